"""All nine real exports under many scopes, with facts: every figure against a count in plain Python."""

from __future__ import annotations

import datetime as dt
import gzip
import json
import zipfile
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from lbstats.export.archive import Upload
from lbstats.importing import import_export
from lbstats.model import FilmId, Kind, Match, MatchState, Rung, TitleFacts
from lbstats.stats import changes, diary, films, habits, lags, ratings, tags
from lbstats.stats.scope import EVERYTHING, Population, Scope, from_params
from lbstats.stats.scope_bar import left_out, scope_choices
from lbstats.stats.summary import library_summary
from lbstats.store import catalogue, matches
from lbstats.store.prepared import PreparedViews
from tests.fakes import plain_count
from tests.fakes.cells import rows
from tests.fakes.libraries import AT

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from lbstats.model import LibraryId
    from lbstats.store.database import Cursor, Database

SHARED = Path(__file__).resolve().parents[2].parent / "shared"
EXPORTS, REPLICA = SHARED / "exports", SHARED / "tmdb_replica" / "films.jsonl.gz"
NAMES = [
    "diary-2026-2338", "excel-2023-457", "flat-2026-1656", "full-2021-481", "full-2021-75", "full-2025-1692",
    "full-2026-2250", "full-2026-251", "slugs-2017-2667",
]  # fmt: skip
KEPT = (
    "id", "genres", "production_countries", "original_language", "runtime", "release_date", "vote_average",
    "vote_count",
)  # fmt: skip
ALL = 1_000_000

pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(not REPLICA.is_file(), reason=f"The recorded facts are not in {REPLICA}."),
]


@pytest.fixture(scope="module")
def recorded() -> dict[tuple[str, str], dict[str, Any]]:
    """What TMDB answered about each film, by title and year; of namesakes the first."""
    found: dict[tuple[str, str], dict[str, Any]] = {}
    with gzip.open(REPLICA, "rt", encoding="utf-8") as lines:
        for line in lines:
            body = json.loads(line)
            name = (body["title"], (body.get("release_date") or "")[:4])
            found.setdefault(name, {field: body.get(field) for field in KEPT})
    return found


def scopes(library: plain_count.PlainLibrary) -> dict[str, Scope]:
    """The scopes of a library, among them its busiest year and its most used tag."""
    years = Counter(entry.day.year for entry in library.entries)
    year = max(years, key=lambda each: (years[each], each))
    used = Counter(tag for entry in library.entries for tag in sorted(entry.tags))
    tag = used.most_common(1)[0][0] if used else "nobody's tag"
    last = max(entry.day for entry in library.entries)
    of_the_year = Scope(watched_from=dt.date(year, 1, 1), watched_to=dt.date(year, 12, 31))
    return {
        "everything": EVERYTHING,
        "rated": Scope(Population.RATED),
        "liked": Scope(Population.LIKED),
        "first watches": Scope(Population.FIRST_WATCHES),
        "rewatches": Scope(Population.REWATCHES),
        "busiest year": of_the_year,
        "last hundred days": Scope(watched_from=last - dt.timedelta(days=99)),
        "nineties": Scope(released_from=1990, released_to=1999),
        "drama": Scope(genres=("Drama",)),
        "new, American, funny or horrible": Scope(
            genres=("Comedy", "Horror"), countries=("US",), released_from=2000
        ),
        "French or Japanese": Scope(languages=("fr", "ja")),
        "short or unknown": Scope(formats=("short", "unknown")),
        "well rated": Scope(rating_from=4),
        "tag": Scope(tags=(tag,)),
        "of an hour and a half, or a little longer": Scope(runtime_from=91, runtime_to=105),
        "weekends of winter": Scope(weekdays=(6, 7), months=(1, 2, 12)),
        "rewatched dramas of the year": replace(
            of_the_year, population=Population.REWATCHES, genres=("Drama",)
        ),
        "liked, logged, well rated": Scope(Population.LIKED, rating_from=4, in_diary=True),
    }


def add_facts(
    database: Database, library_id: LibraryId, facts: Callable[[str, str], Mapping[str, Any] | None]
) -> None:
    """Match each film to the recorded one of its title and year."""
    with database.cursor() as cursor:
        watched = rows(films.films(cursor, library_id), "film_id", "title", "year")
    known, found = {}, []
    for film_id, title, year in watched:
        body = facts(title, "" if year is None else str(year))
        if body is None:
            continue
        known[body["id"]] = TitleFacts(
            Kind.FILM,
            body["id"],
            title,
            title,
            dt.date.fromisoformat(body["release_date"]) if body["release_date"] else None,
            body["runtime"] or None,
            body["original_language"],
            tuple(genre["name"] for genre in body["genres"]),
            tuple(country["iso_3166_1"] for country in body["production_countries"]),
            vote_average=body["vote_average"] if body["vote_count"] else None,
            vote_count=body["vote_count"],
        )
        found.append(Match(FilmId(film_id), MatchState.MATCHED, Rung.SWEEP, Kind.FILM, body["id"], 0.0))
    with database.write() as cursor:
        catalogue.write_facts(cursor, list(known.values()), AT)
        matches.write_matches(cursor, library_id, found, AT)


def counted(cursor: Cursor, library_id: LibraryId, scope: Scope) -> dict[str, Any]:
    """The project's figures in the reference's form."""
    summary = library_summary(cursor, library_id, scope)
    histogram = ratings.histogram(cursor, library_id, scope)
    days = diary.calendar(cursor, library_id, scope)
    months = diary.entries_per_month(cursor, library_id, scope)
    weeks = diary.entries_per_week(cursor, library_id, scope)
    years = diary.entries_per_year(cursor, library_id, scope)
    cells = diary.weekday_by_month(cursor, library_id, scope)
    tagged = tags.tags(cursor, library_id, scope, limit=ALL)
    liked = ratings.likes_by_rating(cursor, library_id, scope)
    return {
        "films": summary.watched,
        "entries": summary.entries,
        "rewatches": summary.rewatches,
        "liked": summary.liked_watched,
        "film_ratings": Counter(dict(rows(histogram, "rating", "film_count"))),
        "entry_ratings": Counter(dict(rows(histogram, "rating", "entry_count"))),
        "by_release_year": Counter(summary.films_by_year),
        "by_year": Counter({day.year: number for day, number in rows(years, "starts_on", "entry_count")}),
        "by_month": Counter(
            {(day.year, day.month): number for day, number in rows(months, "starts_on", "entry_count")}
        ),
        "by_week": Counter(dict(rows(weeks, "starts_on", "entry_count"))),
        "by_day": Counter(dict(rows(days, "watched_on", "entry_count"))),
        "by_month_and_weekday": Counter(
            {(month, day): number for month, day, number in rows(cells, "month", "weekday", "entry_count")}
        ),
        "minutes": round(years["hours"].sum() * 60),
        "week_streaks": habits.week_streaks(cursor, library_id, scope, limit=ALL)["length"].tolist(),
        "day_streaks": habits.day_streaks(cursor, library_id, scope, limit=ALL)["length"].tolist(),
        "droughts": habits.droughts(cursor, library_id, scope, limit=ALL)["days"].tolist(),
        "full_days": {
            day for (day,) in rows(habits.double_features(cursor, library_id, scope, limit=ALL), "watched_on")
        },
        "milestones": rows(habits.milestones(cursor, library_id, scope), "nth", "watched_on"),
        "tags": Counter(dict(rows(tagged, "tag", "entry_count"))),
        "tag_means": dict(rows(tagged.dropna(subset="mean_rating"), "tag", "mean_rating")),
        "quarter_means": dict(rows(ratings.drift(cursor, library_id, scope), "quarter", "mean_rating")),
        "weekday_means": dict(
            rows(
                ratings.by_weekday(cursor, library_id, scope).dropna(subset="mean_rating"),
                "weekday",
                "mean_rating",
            )
        ),
        "rewatch_gaps": lags.rewatches(cursor, library_id, scope)["gap_days"].tolist(),
        "rewatch_changes": Counter(
            dict(rows(changes.rewatch_change_counts(cursor, library_id, scope), "change", "entry_count"))
        ),
        "rating_changes": Counter(
            dict(rows(changes.rating_change_counts(cursor, library_id, scope), "change", "film_count"))
        ),
        "release_lags": lags.release_lags(cursor, library_id, scope)["lag_days"].tolist(),
        "residuals": ratings.crowd_films(cursor, library_id, scope)["residual"].dropna().tolist()[::-1],
        "liked_by_rating": Counter(dict(rows(liked, "rating", "liked_count"))),
    }


def assert_same(found: dict[str, Any], expected: dict[str, Any]) -> None:
    assert found.keys() == expected.keys()
    for name, value in expected.items():
        if name.endswith("means") or name == "residuals":
            assert found[name] == pytest.approx(value), name
        else:
            # A count of 0 is none at all.
            assert (+found[name] if isinstance(value, Counter) else found[name]) == value, name


@pytest.mark.parametrize("name", NAMES)
def test_every_figure_of_every_scope_equals_a_plain_count(
    name: str, database: Database, recorded: dict[tuple[str, str], dict[str, Any]]
) -> None:
    path = EXPORTS / f"{name}.zip"

    def facts(title: str, year: str) -> Mapping[str, Any] | None:
        return recorded.get((title, year))

    library_id = import_export(database, [Upload(path.name, path.read_bytes())]).library_id
    add_facts(database, library_id, facts)
    with zipfile.ZipFile(path) as archive:
        library = plain_count.read(archive, facts)
    asked = scopes(library)

    with database.cursor() as cursor:
        assert_same(counted(cursor, library_id, EVERYTHING), plain_count.count(library, EVERYTHING))
    # As the pages ask.
    with PreparedViews(database).cursor(library_id, 0) as cursor:
        choices = scope_choices(cursor, library_id)
        for scope in asked.values():
            assert_same(counted(cursor, library_id, scope), plain_count.count(library, scope))
            assert from_params(scope.to_params()) == scope
        of_the_year = left_out(cursor, library_id, asked["busiest year"])
        of_dramas = left_out(cursor, library_id, asked["drama"])

    genres = Counter(genre["name"] for film in library.films if film.facts for genre in film.facts["genres"])
    assert choices.genres == genres
    assert of_the_year.undated == len(library.films) - len({id(entry.film) for entry in library.entries})
    assert of_dramas.without_facts == sum(
        film.facts is None or not film.facts["genres"] for film in library.films
    )
