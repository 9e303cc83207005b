"""The errors a person may see: a sentence that says what is wrong and a hint that says what to do.

Pages and the command line catch `LbstatsError` and nothing broader. Modules raise one of these at their
seam with `raise … from error`, so that no library's own exception reaches a screen. This module imports
nothing of the project.
"""


class LbstatsError(Exception):
    """Something a person can be told about.

    Attributes:
        message: One sentence: what is wrong.
        hint: One sentence: what to do about it; may be empty.
    """

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint

    def __str__(self) -> str:
        """The message and the hint as one line."""
        return f"{self.message} {self.hint}".strip()


class ExportError(LbstatsError):
    """The files are not an export that can be read; nothing of them was kept."""


class NeedsConfirmationError(LbstatsError):
    """The import is possible but the person must say so first.

    Attributes:
        question: A short key of what is asked: `two_files` or `other_member`.
        choices: For `two_files` the file names to choose from; otherwise empty.
    """

    def __init__(self, message: str, hint: str = "", *, question: str, choices: tuple[str, ...] = ()) -> None:
        super().__init__(message, hint)
        self.question = question
        self.choices = choices


class StoreError(LbstatsError):
    """The database cannot be opened, read or written."""


class LibraryError(LbstatsError):
    """The link names no library, an expired one, or one it may not change."""


class SettingsError(LbstatsError):
    """A setting of the environment has a value that makes no sense."""


class TmdbError(LbstatsError):
    """TMDB could not answer one request; another may still succeed."""


class CredentialError(TmdbError):
    """TMDB does not accept the key, or there is none."""


class TmdbUnavailableError(TmdbError):
    """TMDB failed to answer after every retry; the film is tried again in the next run."""


class StoppedError(TmdbError):
    """The process is stopping or the job was paused while a request waited."""
