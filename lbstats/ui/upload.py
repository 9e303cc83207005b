"""Taking in an export: the files, the questions an import may have, and the import itself.

An upload makes a new library unless the visitor says otherwise: a link sent by a stranger must not collect
uploads. What was answered is kept in the session for as long as the same files lie there; nothing of it is
stored.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import streamlit as st

from lbstats.errors import LbstatsError, NeedsConfirmationError
from lbstats.export.archive import Upload
from lbstats.importing import OTHER_MEMBER, import_export
from lbstats.ui import resources, state
from lbstats.ui.text import escape_markdown, plural

if TYPE_CHECKING:
    from collections.abc import Sequence

    from streamlit.runtime.uploaded_file_manager import UploadedFile

    from lbstats.store.libraries import Library

MAIN_FILES = ("watched.csv", "ratings.csv", "diary.csv")
"""What an export always holds, and somebody with loose files should not forget."""
_ROUND = "lbstats.upload_round"
_VISIT = "lbstats.upload"


@dataclass(slots=True)
class Conversation:
    """What was asked and answered about the files that lie in the upload.

    Attributes:
        about: The ids of the files and the library that is open, by which another conversation is noticed.
        is_wanted: All files are there: read them.
        into_open: True: into the library that is open; False: into a new one; None: not said yet.
        choices: The file chosen for a table, as the import wants it.
        confirmed: Questions that were answered with yes.
        question: What must be answered before the import goes on.
        refusal: Why the files were refused.
    """

    about: tuple[str | None, ...] = ()
    is_wanted: bool = False
    into_open: bool | None = None
    choices: dict[str, str] = field(default_factory=dict)
    confirmed: frozenset[str] = frozenset()
    question: NeedsConfirmationError | None = None
    refusal: LbstatsError | None = None


def upload_area(
    library: Library | None, film_count: int = 0, *, label: str = "Drop your Letterboxd export here"
) -> None:
    """The place to put files, and everything that follows from them up to the imported library.

    Args:
        library: The open library, or None. A view-only one is never written to.
        film_count: Its watched films, for the question whether to add to it.
        label: What the upload is called.
    """
    files = st.file_uploader(
        label,
        accept_multiple_files=True,
        key=f"upload-{_round()}",
        help="The ZIP, or several of its CSV files.",
    )
    answer = st.container()  # right below the files it is about
    folder = _folder()
    talk = _conversation(folder or files, library)
    if folder:
        files, talk.is_wanted = folder, True
    with answer:
        _go_on(files, talk, library, film_count)


def _go_on(
    files: Sequence[UploadedFile], talk: Conversation, library: Library | None, film_count: int
) -> None:
    """The next thing to be said, asked or done about the files."""
    if not files:
        return
    if not talk.is_wanted and not _is_one_zip(files):
        if missing := [name for name in MAIN_FILES if name not in {file.name for file in files}]:
            st.markdown(f"If you have {escape_markdown(' and '.join(missing))} too, add them first.")
        if not st.button(f"Read {plural(len(files), 'file')}", key="read", type="primary"):
            return
        talk.is_wanted = True
    if talk.refusal:
        _refused(talk, talk.refusal)
    elif library is not None and library.may_change and talk.into_open is None:
        _ask_where(talk, library, film_count)
    elif talk.question:
        _ask(talk, talk.question)
    else:
        _import(files, talk)


def _folder() -> list[UploadedFile]:
    """The files of a folder: Safari unpacks a ZIP as soon as it has loaded it."""
    with st.expander("Is it unpacked already? Bring the folder"):
        return st.file_uploader(
            "The unpacked folder", accept_multiple_files="directory", type="csv", key=f"folder-{_round()}"
        )


def _round() -> int:
    """Counts the uploads of this visit: a new number is an empty upload, and its bytes are let go of."""
    return int(st.session_state.get(_ROUND, 0))


def _start_over() -> None:
    st.session_state[_ROUND] = _round() + 1
    st.session_state.pop(_VISIT, None)


def _conversation(files: Sequence[UploadedFile], library: Library | None) -> Conversation:
    about = (library.library_id if library else None, *(file.file_id for file in files))
    talk: Conversation = st.session_state.setdefault(_VISIT, Conversation())
    if talk.about != about:
        talk = st.session_state[_VISIT] = Conversation(about)
    return talk


def _is_one_zip(files: Sequence[UploadedFile]) -> bool:
    return len(files) == 1 and files[0].name.lower().endswith(".zip")


def _import(files: Sequence[UploadedFile], talk: Conversation) -> None:
    settings = resources.settings()
    token = state.current_token() if talk.into_open else None
    try:
        with st.spinner("Reading your export …"):
            report = import_export(
                resources.database(),
                [Upload(file.name, file) for file in files],
                token=token,
                choices=talk.choices,
                confirmed=talk.confirmed,
                personal=settings.personal,
            )
    except NeedsConfirmationError as question:
        talk.question = question
        st.rerun()
    except LbstatsError as error:
        talk.refusal = error
        st.rerun()
    if settings.tmdb_api_key:
        resources.enrichment().start_job(report.library_id)
    _start_over()
    state.open_library(report.token)
    st.rerun()


def _refused(talk: Conversation, error: LbstatsError) -> None:
    st.error(f"**{escape_markdown(error.message)}**  \n{escape_markdown(error.hint)}", icon="⚠️")
    with st.container(horizontal=True):
        st.button("Try another file", key="start-over", on_click=_start_over)
        if talk.into_open:
            st.button("Make a new library of it", key="into-new", on_click=_say_new, args=(talk,))


def _ask_where(talk: Conversation, library: Library, film_count: int) -> None:
    name = escape_markdown(library.username or "your open library")
    with st.container(border=True):
        st.markdown(
            f"Add this to **{name}**, {plural(film_count, 'film')}, or make a new library of it? "
            "Adding brings it up to date; nothing is counted twice."
        )
        with st.container(horizontal=True):
            st.button(
                "Make a new library", key="into-new", type="primary", on_click=_say_where, args=(talk, False)
            )
            st.button(f"Add to {name}", key="into-open", on_click=_say_where, args=(talk, True))
            st.button("Neither", key="start-over", on_click=_start_over)


def _say_where(talk: Conversation, into_open: bool) -> None:  # noqa: FBT001 - Streamlit's callbacks are positional
    talk.into_open = into_open


def _ask(talk: Conversation, question: NeedsConfirmationError) -> None:
    with st.container(border=True):
        st.markdown(f"**{escape_markdown(question.message)}**  \n{escape_markdown(question.hint)}")
        with st.container(horizontal=True):
            for number, choice in enumerate(question.choices):
                label = f"Take {escape_markdown(choice)}"
                st.button(label, key=f"choose-{number}", on_click=_choose, args=(talk, choice))
            if question.question == OTHER_MEMBER:
                st.button(
                    "Make a new library", key="into-new", type="primary", on_click=_say_new, args=(talk,)
                )
                st.button("Add it all the same", key="confirm", on_click=_confirm, args=(talk, OTHER_MEMBER))
            st.button("Leave it", key="start-over", on_click=_start_over)


def _choose(talk: Conversation, file: str) -> None:
    # A path stands for one table only, so it may be its own key.
    talk.choices[file] = file
    talk.question = None


def _confirm(talk: Conversation, question: str) -> None:
    talk.confirmed |= {question}
    talk.question = None


def _say_new(talk: Conversation) -> None:
    talk.into_open = False
    talk.question = talk.refusal = None
