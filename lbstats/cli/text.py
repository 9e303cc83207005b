"""How answers look when a person reads them: lines and tables, without JSON's exactness.

Titles and names come from files anyone can craft: what a terminal would obey is replaced.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from lbstats.rounding import fixed

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from lbstats.importing import ImportReport
    from lbstats.stats.summary import LibrarySummary
    from lbstats.store.libraries import ListedLibrary

_PROBLEMS_SHOWN = 20
_CELL_WIDTH = 44
_BAR_WIDTH = 40
_HANDLE_WITH_CARE = "Keep it to yourself: whoever has it can change and delete the library."


def printable(text: str) -> str:
    """The text without control characters, so that no title can move the cursor."""
    return "".join(letter if letter.isprintable() else "\N{REPLACEMENT CHARACTER}" for letter in text)


def table(rows: Iterable[Sequence[object]]) -> str:
    """Columns side by side; long cells are cut, None is blank."""
    lines = [tuple(map(_cell, row)) for row in rows]
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip()
        for line in lines
    )


def _cell(value: object) -> str:
    text = "" if value is None else printable(str(value))
    return text if len(text) <= _CELL_WIDTH else f"{text[: _CELL_WIDTH - 1]}…"


def import_text(report: ImportReport) -> str:
    """The report of an import, the link's token last."""
    counts, found = report.counts, report.reconciliation
    rows = (
        f"Rows: {counts.watched} watched, {counts.rated} rated, {counts.liked} liked, {counts.entries} diary "
        f"entries, {counts.watchlisted} on the watchlist, {counts.lists} lists, {counts.reviews} reviews; "
        f"apart from them {counts.deleted} deleted and {counts.orphaned} orphaned entries."
    )
    lines = [
        "Imported into a new library." if report.is_new else "Imported into the library.",
        rows,
        f"Films: {found.watched} watched = {found.in_diary} in the diary + {found.undated} undated.",
    ]
    if report.changes:
        changes = ", ".join(f"{count} {change}" for change, count in report.changes.items())
        lines.append(f"Changes: {changes}.")
    lines += map(printable, report.notes)
    lines += _problem_lines(report)
    lines += ["", f"LIBRARY {report.token}", _HANDLE_WITH_CARE]
    return "\n".join(lines)


def _problem_lines(report: ImportReport) -> Iterable[str]:
    if not report.problems:
        return
    yield f"Could not be read: {len(report.problems)}; rows left out for that: {report.skipped_rows}."
    for problem in report.problems[:_PROBLEMS_SHOWN]:
        place = problem.file if problem.line is None else f"{problem.file}, line {problem.line}"
        column = f", {problem.column}" if problem.column else ""
        yield printable(f"  {place}{column}: {problem.reason}")
    if len(report.problems) > _PROBLEMS_SHOWN:
        yield f"  and {len(report.problems) - _PROBLEMS_SHOWN} more (--json has them all)"


def enrich_text(answer: Mapping[str, Any]) -> str:
    """What an enrichment came to."""
    counts = "{matched} matched, {doubtful} doubtful, {unmatched} not found, {failed} failed"
    return f"Films: {{films}} ({counts}). Requests: {{requests}} in {{seconds:.1f}} s.".format_map(answer)


def stats_text(summary: LibrarySummary) -> str:
    """The figures of a library, each with what it counts."""
    average = None if summary.mean_rating is None else fixed(summary.mean_rating, 2)
    rows = {
        "films watched": summary.watched,
        "rated": _with(summary.rated, average, "{} on average"),
        "liked": summary.liked,
        "films in the diary": summary.films_in_diary,
        "diary entries": summary.entries,
        "rewatches": summary.rewatches,
        "days with an entry": _with(summary.days, summary.first_day, f"{{}} to {summary.last_day}"),
        "entries on the busiest day": summary.busiest_entries,
        "longest streak in weeks": summary.streak.weeks,
    }
    if summary.hours is None:
        note = "No facts yet: hours, directors, countries and languages come with `enrich`."
    else:
        note = f"The last four are of {summary.enriched} films with facts."
        hours = fixed(summary.hours, 1)
        rows |= {
            "hours": _with(hours, summary.films_without_runtime, "films without a runtime: {}"),
            "directors": summary.directors,
            "countries": summary.countries,
            "languages": summary.languages,
        }
    parts = [table(rows.items()), note, f"Films by rating\n{_bars(summary.histogram)}"]
    if summary.entries_by_year:
        parts.append(f"Entries by year\n{_bars(summary.entries_by_year)}")
    return "\n\n".join(parts)


def _with(figure: float | str, more: object | None, form: str) -> str:
    """A figure, and in brackets what belongs to it, where there is any."""
    return f"{figure} ({form.format(more)})" if more else f"{figure}"


def _bars(counts: Mapping[Any, int]) -> str:
    most = max(counts.values(), default=0) or 1
    rows = (
        (f"{key:g}".rjust(4), str(count).rjust(len(str(most))), "█" * round(count / most * _BAR_WIDTH))
        for key, count in counts.items()
    )
    return table(rows)


def matches_text(matches: Sequence[Mapping[str, Any]]) -> str:
    """One line per film, those to look at first."""
    header = ("state", "film", "year", "kind", "tmdb id", "rung", "distance")
    keys = ("state", "title", "year", "kind", "tmdb_id", "rung", "distance")
    return table([header, *([match[key] for key in keys] for match in matches)])


def films_text(films: Sequence[Mapping[str, Any]], *, limit: int, offset: int) -> str:
    """One line per film, and how to see the next ones."""
    rows = [
        (
            film["title"],
            film["year"],
            film["rating"],
            film["runtime_min"],
            ", ".join(film["genres"] or ()),
            ", ".join(film["directors"] or ()),
        )
        for film in films
    ]
    text = table([("title", "year", "rating", "minutes", "genres", "directors"), *rows])
    if len(films) < limit:
        return text
    return f"{text}\n… go on with --offset {offset + limit}"


def libraries_text(libraries: Sequence[ListedLibrary]) -> str:
    """One line per library."""
    if not libraries:
        return "There is no library yet."
    rows = [
        (library_name(each), each.film_count, each.state, f"{each.opened_at:%Y-%m-%d}") for each in libraries
    ]
    return table([("name", "films", "state", "opened"), *rows])


def library_name(library: ListedLibrary) -> str:
    """What a library is called: its member, as far as the export said."""
    return library.username or "unnamed"
