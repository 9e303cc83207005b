"""The command line, `python -m lbstats COMMAND`: for scripts and servers, on the app's code and database.

Decides only what comes out where: the answer on stdout, everything else on stderr, and the exit code. The
commands are in `lbstats.cli`.
"""

from __future__ import annotations

import io
import json
import logging
import os
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

from lbstats.cli.arguments import parse
from lbstats.errors import LbstatsError
from lbstats.settings import Settings

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterator, Mapping, Sequence

DONE, NOT_DONE, STOPPED = 0, 1, 130
"""The exit codes; argparse adds 2 for a command it does not understand."""


def main(arguments: Sequence[str] | None = None, environment: Mapping[str, str] | None = None) -> int:
    """Run one command.

    Args:
        arguments: What was typed after the program's name; the process's own when None.
        environment: Variables; the process's own when None.

    Returns:
        The exit code.
    """
    parsed = parse(sys.argv[1:] if arguments is None else arguments)
    try:
        _run(parsed, environment)
    except LbstatsError as error:
        print(*filter(None, (error.message, error.hint)), sep="\n", file=sys.stderr)
        return NOT_DONE
    except KeyboardInterrupt:
        print(_stopped(parsed.command), file=sys.stderr)
        return STOPPED
    except BrokenPipeError:
        # Whoever reads (`| head`) has enough. Python flushes stdout once more at exit: into nothing.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return NOT_DONE
    return DONE


def _run(parsed: Namespace, environment: Mapping[str, str] | None) -> None:
    # A second's worth of libraries, which neither --help nor a wrong command needs.
    from lbstats.cli.commands import COMMANDS, open_context  # noqa: PLC0415

    settings = Settings.load(environment)
    with _log_to_stderr(settings.log_level), open_context(settings) as context:
        answer = COMMANDS[parsed.command](context, parsed)
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")  # a terminal that knows no accents
    print(json.dumps(answer.value, indent=2) if parsed.json else answer.text)
    sys.stdout.flush()


@contextmanager
def _log_to_stderr(level: str) -> Iterator[None]:
    log = logging.getLogger("lbstats")
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    log.addHandler(handler)
    log.setLevel(level)
    try:
        yield
    finally:
        log.removeHandler(handler)


def _stopped(command: str) -> str:
    if command == "enrich":
        return "Stopped. What was found is kept; the same command goes on from there."
    return "Stopped."


if __name__ == "__main__":
    sys.exit(main())
