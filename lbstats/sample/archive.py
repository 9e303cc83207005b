"""Writes the sample's diary as the ZIP Letterboxd would give: all its files, their columns, their line ends.

The same bytes every time: fixed times, and stored rather than deflated, which each zlib does in its own way.
The addresses are the one thing made differently: films carry the long address of exports until 2020, which
leads to the film, as short ones cannot be made up; entries and lists carry addresses that lead nowhere.
"""

from __future__ import annotations

import csv
import datetime as dt
import io
import zipfile
from functools import cache
from typing import TYPE_CHECKING

from lbstats.sample.diary import diary
from lbstats.sample.member import member

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from lbstats.sample.diary import Entry
    from lbstats.sample.member import FilmList, Member, SampleFilm

_FILM = ("Date", "Name", "Year", "Letterboxd URI")
_DIARY = (*_FILM, "Rating", "Rewatch", "Tags", "Watched Date")
_REVIEWS = (*_FILM, "Rating", "Rewatch", "Review", "Tags", "Watched Date")
_COMMENTS = ("Date", "Content", "Comment")
_LIKED_TEXTS = ("Date", "Content")
_LIST = ("Date", "Name", "Tags", "URL", "Description")
_LIST_FILMS = ("Position", "Name", "Year", "URL", "Description")
_PROFILE = (
    "Date Joined", "Username", "Given Name", "Family Name", "Email Address", "Location", "Website", "Bio",
    "Pronoun", "Favorite Films",
)  # fmt: skip
_LIKE_AFTER_DAYS = 1
_WATCHLIST_STEP_DAYS = 101


@cache
def export_zip() -> tuple[str, bytes]:
    """The export of the sample's member: the ZIP's name and its bytes."""
    who = member()
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as archive:
        for path, text in _files(who, diary(who)):
            info = zipfile.ZipInfo(path, who.exported_at.timetuple()[:6])
            archive.writestr(info, text.encode())
    return f"letterboxd-{who.username}-{who.exported_at:%Y-%m-%d-%H-%M}-utc.zip", buffer.getvalue()


def _files(who: Member, entries: Sequence[Entry]) -> Iterator[tuple[str, str]]:
    """Path and text of every file, in the order in which Letterboxd puts them."""
    yield "profile.csv", _table(_PROFILE, [_profile(who)])
    yield "watched.csv", _table(_FILM, _watched(who, entries))
    yield "ratings.csv", _table((*_FILM, "Rating"), _ratings(who, entries))
    yield "diary.csv", _table(_DIARY, map(_diary_row, entries))
    yield "reviews.csv", _table(_REVIEWS, _reviews(who, entries))
    yield "watchlist.csv", _table(_FILM, _watchlist(who))
    yield "comments.csv", _table(_COMMENTS, [])
    yield "deleted/comments.csv", _table(_COMMENTS, [])
    yield "deleted/diary.csv", _table(_DIARY, [_deleted_row(entries)])
    yield "deleted/reviews.csv", _table(_REVIEWS, [])
    yield "likes/films.csv", _table(_FILM, _likes(who, entries))
    yield "likes/lists.csv", _table(_LIKED_TEXTS, [])
    yield "likes/reviews.csv", _table(_LIKED_TEXTS, [])
    for number, each in enumerate(who.lists, start=1):
        yield f"lists/{each.file}.csv", _list(who, each, number)
    yield "orphaned/comments.csv", _table(_COMMENTS, [])
    yield "orphaned/diary.csv", _table(_DIARY, [_orphaned_row()])
    yield "orphaned/reviews.csv", _table(_REVIEWS, [])


def _table(header: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(header)
    writer.writerows(rows)
    return text.getvalue()


def _profile(who: Member) -> tuple[object, ...]:
    favourites = ", ".join(who.film(slug).uri for slug in who.favourites)
    return (who.joined_on, who.username, "", "", "sample@example.com", "", "", "", "", favourites)


def _film_row(on: dt.date, film: SampleFilm) -> tuple[object, ...]:
    return (on, film.title, film.year, film.uri)


def _stars(rating: float | None) -> str:
    return "" if rating is None else f"{rating:g}"


def _first_logged_on(who: Member, entries: Sequence[Entry]) -> dict[str, dt.date]:
    """Slug → the day the film was marked: its first entry's, or the day the account began."""
    days = dict.fromkeys(who.seen, who.joined_on)
    days |= {entry.viewing.film.slug: entry.logged_on for entry in reversed(entries)}
    return days


def _by_day(days: dict[str, dt.date], films: Iterable[SampleFilm]) -> list[tuple[dt.date, SampleFilm]]:
    return sorted(((days[film.slug], film) for film in films), key=lambda row: row[0])


def _watched(who: Member, entries: Sequence[Entry]) -> Iterator[tuple[object, ...]]:
    for day, film in _by_day(_first_logged_on(who, entries), who.seen.values()):
        yield _film_row(day, film)


def _ratings(who: Member, entries: Sequence[Entry]) -> Iterator[tuple[object, ...]]:
    days = _first_logged_on(who, entries)
    days |= {entry.viewing.film.slug: entry.logged_on for entry in entries if entry.rating is not None}
    for day, film in _by_day(days, who.seen.values()):
        if film.rating is not None:
            yield (*_film_row(day, film), _stars(film.rating))


def _likes(who: Member, entries: Sequence[Entry]) -> Iterator[tuple[object, ...]]:
    days = _first_logged_on(who, entries)
    for day, film in _by_day(days, (film for film in who.seen.values() if film.is_liked)):
        yield _film_row(day + dt.timedelta(days=_LIKE_AFTER_DAYS), film)


def _watchlist(who: Member) -> Iterator[tuple[object, ...]]:
    day = who.joined_on
    for slug in who.watchlist:
        film = who.film(slug)
        yield _film_row(max(day, film.released_on or day), film)
        day += dt.timedelta(days=_WATCHLIST_STEP_DAYS)


def _entry_cells(entry: Entry) -> tuple[tuple[object, ...], tuple[object, ...]]:
    """The cells of an entry before and after the place where reviews.csv has its text."""
    film = entry.viewing.film
    rewatch = "Yes" if entry.is_marked_rewatch else ""
    before = (entry.logged_on, film.title, film.year, entry.uri, _stars(entry.rating), rewatch)
    return before, (", ".join(entry.viewing.tags), entry.viewing.day)


def _diary_row(entry: Entry) -> tuple[object, ...]:
    before, after = _entry_cells(entry)
    return (*before, *after)


def _reviews(who: Member, entries: Sequence[Entry]) -> Iterator[tuple[object, ...]]:
    """A review belongs to the film's first entry; of a film never logged it stands alone, without a day."""
    first_entries = {entry.viewing.film.slug: entry for entry in reversed(entries)}
    for slug, text in who.reviews.items():
        if entry := first_entries.get(slug):
            before, after = _entry_cells(entry)
            yield (*before, text, *after)
        else:
            film = who.seen[slug]
            uri = f"https://boxd.it/samplereview-{slug}"
            yield (who.joined_on, film.title, film.year, uri, _stars(film.rating), "", text, "", "")


def _list(who: Member, each: FilmList, number: int) -> str:
    url = f"https://boxd.it/samplelist{number}"
    head = _table(_LIST, [(each.created_on, each.name, ", ".join(each.tags), url, each.description)])
    films = map(who.film, each.slugs)
    rows = [
        (position, film.title, film.year, film.uri, each.notes.get(film.slug, ""))
        for position, film in enumerate(films, start=1)
    ]
    return f"Letterboxd list export v7\r\n{head}\r\n{_table(_LIST_FILMS, rows)}"


def _deleted_row(entries: Sequence[Entry]) -> tuple[object, ...]:
    """An entry made twice by mistake, and taken back."""
    before, after = _entry_cells(entries[0])
    logged_on, title, year, _, *others = before
    return (logged_on, title, year, "https://boxd.it/sample0000", *others, *after)


def _orphaned_row() -> tuple[object, ...]:
    """An entry of a series that left Letterboxd."""
    return ("2021-02-08", "Planet Earth II", 2016, "", 4, "", "home", "2021-02-07")
