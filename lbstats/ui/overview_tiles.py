"""The tiles of the Overview page: what a library amounts to. Nothing is counted here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lbstats.stats.summary import diary_figures, film_figures, origins
from lbstats.ui import cache
from lbstats.ui.counting import how_counted
from lbstats.ui.text import day, number, plural
from lbstats.ui.widgets import Tile, tiles

if TYPE_CHECKING:
    from lbstats.stats.scope import Scope
    from lbstats.stats.summary import DiaryFigures, FilmFigures, Origins
    from lbstats.store.libraries import Library


def figures(library: Library, scope: Scope) -> None:
    """The tiles: four that matter most, then the rest; those that need facts only once there are some."""
    films, diary = cache.read(library, film_figures, scope), cache.read(library, diary_figures, scope)
    tiles(_main_tiles(films, diary), large=True)
    tiles(_further_tiles(films, diary, cache.read(library, origins, scope)))
    how_counted("figures", ["Hours", "Watched films", "Rewatches", "Streaks and droughts"])


def _main_tiles(films: FilmFigures, diary: DiaryFigures) -> list[Tile]:
    shown = [Tile(number(films.watched), "films", f"{number(diary.films_in_diary)} of them in the diary")]
    if films.hours is not None:
        without = films.films_without_runtime
        note = f"{plural(without, 'film')} without a runtime" if without else "rewatches included"
        shown.append(Tile(number(films.hours), "hours", note))
    if films.mean_rating is not None:
        rated = f"of {plural(films.rated, 'rated film')}"
        shown.append(Tile(number(films.mean_rating, 2), "average rating", rated, "★"))
    shown.append(
        Tile(
            number(diary.entries),
            "diary entries" if diary.entries != 1 else "diary entry",
            _days(diary.days),
        )
    )
    return shown


def _further_tiles(films: FilmFigures, diary: DiaryFigures, origins: Origins) -> list[Tile]:
    weeks = diary.streak.weeks
    shown = [
        Tile(number(films.liked), "likes", _liked(films)),
        Tile(number(diary.rewatches), "rewatches", "marked, or logged before"),
        Tile(
            number(weeks), "longest streak", "calendar weeks with an entry", "week" if weeks == 1 else "weeks"
        ),
        Tile(number(diary.multiple_days), "days with 2+ films", _busiest(diary)),
    ]
    if origins.directors is not None:
        shown += [
            Tile(number(origins.directors), "directors", _of(origins.films_with_director)),
            Tile(number(origins.countries), "countries", _of(origins.films_with_country)),
            Tile(number(films.languages), "original languages", _of(films.films_with_language)),
        ]
    return shown


def _of(known: int | None) -> str:
    """The films that a number of directors, countries or languages is counted over."""
    return f"of {plural(known or 0, 'film')} with a known one"


def _liked(films: FilmFigures) -> str:
    if films.liked_watched == films.liked:
        return "all of them watched" if films.liked else ""
    return f"{number(films.liked_watched)} of them watched"


def _days(days: int) -> str:
    return f"on {plural(days, 'day')}" if days else ""


def _busiest(diary: DiaryFigures) -> str:
    if diary.busiest_day is None or diary.busiest_entries == 1:
        return ""
    return f"at most {plural(diary.busiest_entries, 'entry', 'entries')}, last on {day(diary.busiest_day)}"
