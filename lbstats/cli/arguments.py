"""What may be typed after `python -m lbstats`. Imports little, so that `--help` answers at once."""

from __future__ import annotations

import argparse
import re
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_IN_LINK = "library="
"""What stands before the token in a link."""
_DASHED_TOKEN = re.compile(r"-[A-Za-z0-9_-]{42}")
_DEFAULT_LIMIT = 100
_EPILOG = """\
LIBRARY is what `import` printed: the owner's token, or the whole link that holds it.
Exit codes: 0 done, 1 not done (a sentence says why), 2 the command was not understood, 130 stopped.
Environment: TMDB_API_KEY, TMDB_BASE_URL, TMDB_RATE_LIMIT,
             LBSTATS_DATA_DIR, LBSTATS_PERSONAL, LBSTATS_LOG_LEVEL.
"""


def parse(arguments: Sequence[str]) -> argparse.Namespace:
    """Read the command line; says what is wrong and exits with 2 when it makes no sense."""
    # Every 64th token begins with a dash, which would make it an option.
    return _parser().parse_args(
        [f"{_IN_LINK}{each}" if _DASHED_TOKEN.fullmatch(each) else each for each in arguments]
    )


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m lbstats",
        description="Statistics of a Letterboxd export.",
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    common = argparse.ArgumentParser(add_help=False)
    common.add_argument("--json", action="store_true", help="print the answer as one JSON value")
    library = argparse.ArgumentParser(add_help=False)
    library.add_argument("library", metavar="LIBRARY", type=_token, help="the library's token or link")

    reading = commands.add_parser("import", parents=[common], help="read an export into a library")
    reading.add_argument(
        "paths", metavar="PATH", type=Path, nargs="+", help="the ZIP, its CSV files or its unzipped folder"
    )
    reading.add_argument("--library", type=_token, help="update this library instead of making a new one")
    reading.add_argument(
        "--choose",
        metavar="FILE",
        action="append",
        default=[],
        help="of two files for one table, this counts",
    )
    reading.add_argument(
        "--confirm",
        metavar="QUESTION",
        action="append",
        default=[],
        help="answer yes to a question asked before",
    )
    commands.add_parser(
        "enrich", parents=[library, common], help="find the films at TMDB and fetch their facts"
    )
    commands.add_parser("stats", parents=[library, common], help="the figures of a library")
    commands.add_parser("matches", parents=[library, common], help="what each film was matched to, and how")
    films = commands.add_parser("films", parents=[library, common], help="the watched films, by title")
    films.add_argument("--limit", metavar="N", type=_from_1, default=_DEFAULT_LIMIT, help="at most so many")
    films.add_argument("--offset", metavar="N", type=_from_0, default=0, help="leave out so many first")
    commands.add_parser("libraries", parents=[common], help="the libraries of one's own machine")
    commands.add_parser("delete", parents=[library, common], help="delete a library and everything in it")
    return parser


def _token(text: str) -> str:
    """The token, alone or within a link."""
    return re.split("[&#]", text.rpartition(_IN_LINK)[2])[0].strip()


def _from_0(text: str) -> int:
    if not text.isascii() or not text.isdigit():
        raise argparse.ArgumentTypeError(f"{text!r} is not a whole number from 0 on")
    return int(text)


def _from_1(text: str) -> int:
    number = _from_0(text)
    if not number:
        raise argparse.ArgumentTypeError("it must be 1 at least")
    return number
