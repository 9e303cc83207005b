"""Makes six years of evenings of what member.toml plans and thinks: which film on which day, which entry.

The same every time: all that is left to chance is drawn from one seed. Knows nothing of files.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lbstats.sample.chance import Draw

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from lbstats.sample.member import Member, SampleFilm

FIRST_DAY = dt.date(2020, 1, 6)
LAST_DAY = dt.date(2025, 12, 28)
_SEED = 24
_HALF_STAR, _MOST_STARS = 0.5, 5.0
_APART = dt.timedelta(days=150)
"""A film drawn again is never drawn sooner than this."""
_CINEMAS_CLOSED = (dt.date(2020, 3, 14), dt.date(2021, 5, 20))
_WEEKDAY_WEIGHTS = (5, 6, 8, 10, 20, 28, 23)
"""Monday to Sunday."""
_YEAR_WEIGHTS = {2020: 1.5, 2021: 0.7, 2022: 1.0, 2023: 1.3, 2024: 0.8, 2025: 0.9}
_THURSDAY, _FRIDAY = 3, 4
_PREMIERE_WITHIN_DAYS = 30


@dataclass(frozen=True, slots=True)
class Viewing:
    """A film seen on a day.

    Attributes:
        day: When.
        film: What.
        tags: How its entry is tagged.
    """

    day: dt.date
    film: SampleFilm
    tags: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """A row of the diary.

    Attributes:
        number: From 1, in the order in which the rows were made.
        viewing: What was seen.
        logged_on: The day the row was made.
        rating: Then; None when it was left out.
        is_marked_rewatch: Says Yes under Rewatch.
    """

    number: int
    viewing: Viewing
    logged_on: dt.date
    rating: float | None
    is_marked_rewatch: bool

    @property
    def uri(self) -> str:
        """The entry's address: longer than any of Letterboxd's short ones, so that it is nobody's."""
        return f"https://boxd.it/sample{self.number:04d}"


def diary(member: Member) -> tuple[Entry, ...]:
    """The diary of the sample's member: entries by the day of the film, of one day in the order seen."""
    draw = Draw(_SEED)
    return _entries(_viewings(member, draw), draw)


def _viewings(member: Member, draw: Draw) -> list[Viewing]:
    planned = [
        Viewing(evening.day, member.seen[slug], evening.tags)
        for evening in member.evenings
        for slug in evening.slugs
    ]
    times_planned = Counter(viewing.film.slug for viewing in planned)
    unplanned = [film for film in member.seen.values() if film.is_dated and not times_planned[film.slug]]
    planned += _premieres(member, [film for film in unplanned if _is_new(film)], planned, draw)
    times_planned = Counter(viewing.film.slug for viewing in planned)
    first_time = draw.shuffled(film for film in unplanned if not _is_new(film))
    again = {
        film.slug: 1 + film.rewatch_count - (times_planned[film.slug] or 1)
        for film in member.seen.values()
        if film.is_dated
    }
    days = _free_evenings(member, planned, len(first_time) + sum(again.values()), draw)
    return sorted(planned + _fill(days, planned, first_time, again, member, draw), key=lambda each: each.day)


def _is_new(film: SampleFilm) -> bool:
    """Released while the diary was kept."""
    return film.released_on is not None and film.released_on >= FIRST_DAY


def _premieres(
    member: Member, films: Iterable[SampleFilm], planned: Sequence[Viewing], draw: Draw
) -> list[Viewing]:
    """New films, on an evening from Friday to Sunday within weeks of their release."""
    taken = {viewing.day for viewing in planned}
    found = []
    for film in films:
        day = (film.released_on or FIRST_DAY) + dt.timedelta(days=2 + draw.below(_PREMIERE_WITHIN_DAYS))
        while day.weekday() < _FRIDAY or day in taken or _is_paused(member, day):
            day += dt.timedelta(days=1)
        taken.add(day)
        found.append(Viewing(day, film, _tags(day, draw, is_new=True)))
    return found


def _free_evenings(member: Member, planned: Sequence[Viewing], count: int, draw: Draw) -> list[dt.date]:
    """So many days without a film, one a week at most: first where a streak needs one, then at random."""
    mondays = [FIRST_DAY + dt.timedelta(weeks=week) for week in range((LAST_DAY - FIRST_DAY).days // 7 + 1)]
    mondays = [monday for monday in mondays if not _is_paused(member, monday)]
    busy = {viewing.day - dt.timedelta(days=viewing.day.weekday()) for viewing in planned}
    needed = [
        monday
        for monday in mondays
        if monday not in busy and any(monday in streak for streak in member.streaks)
    ]
    others = [monday for monday in mondays if monday not in needed]
    weights = [_YEAR_WEIGHTS[monday.year] for monday in others]
    chosen = sorted(needed + draw.some_of(others, weights, count - len(needed)))
    taken = {viewing.day for viewing in planned}
    days = [monday + dt.timedelta(days=draw.weighted(_WEEKDAY_WEIGHTS)) for monday in chosen]
    return [day for day in days if day not in taken]


def _fill(
    days: Sequence[dt.date],
    planned: Sequence[Viewing],
    first_time: list[SampleFilm],
    again: dict[str, int],
    member: Member,
    draw: Draw,
) -> list[Viewing]:
    """Give each free evening a film not yet seen or one that is due again; of the first none is left over."""
    seen_on: defaultdict[str, list[dt.date]] = defaultdict(list)
    for viewing in planned:
        seen_on[viewing.film.slug].append(viewing.day)
    found = []
    for evenings_left, day in zip(range(len(days), 0, -1), days, strict=True):
        due = [slug for slug, times in again.items() if times and _is_due(day, seen_on[slug])]
        times_left = sum(again.values())
        is_again = draw.chance(times_left / (times_left + len(first_time) or 1))
        if due and len(first_time) < evenings_left and (is_again or not first_time):
            film = member.seen[draw.one_of(due)]
            again[film.slug] -= 1
        elif first_time:
            film = first_time.pop()
        else:
            continue
        seen_on[film.slug].append(day)
        found.append(Viewing(day, film, _tags(day, draw, is_new=False)))
    return found


def _is_due(day: dt.date, seen_on: Sequence[dt.date]) -> bool:
    """Seen before, and neither just now nor about to be."""
    return bool(seen_on) and min(seen_on) < day and all(abs(day - each) >= _APART for each in seen_on)


def _is_paused(member: Member, day: dt.date) -> bool:
    return any(day in pause for pause in member.pauses)


def _tags(day: dt.date, draw: Draw, *, is_new: bool) -> tuple[str, ...]:
    closed_on, open_on = _CINEMAS_CLOSED
    if closed_on <= day < open_on:
        return ("home",)
    if is_new:
        return ("cinema", "with friends") if draw.chance(0.3) else ("cinema",)
    if day.weekday() == _THURSDAY:
        return ("film club",)
    return draw.one_of((("home",), ("home",), ("cinema",), ("home", "with friends"), ()))


def _entries(viewings: Sequence[Viewing], draw: Draw) -> tuple[Entry, ...]:
    times_left = Counter(viewing.film.slug for viewing in viewings)
    seen: set[str] = set()
    drafts = []
    for viewing in viewings:
        film = viewing.film
        times_left[film.slug] -= 1
        is_again = film.slug in seen or film.was_seen_before
        is_last = not times_left[film.slug]
        rating = _rating_then(film, draw, is_again=film.slug in seen, is_last=is_last)
        drafts.append((viewing, _logged_on(viewing.day, draw), rating, is_again and not draw.chance(0.03)))
        seen.add(film.slug)
    made = sorted(range(len(drafts)), key=lambda index: drafts[index][1])
    numbers = {index: number for number, index in enumerate(made, start=1)}
    return tuple(Entry(numbers[index], *draft) for index, draft in enumerate(drafts))


def _rating_then(film: SampleFilm, draw: Draw, *, is_again: bool, is_last: bool) -> float | None:
    """What an entry says: the last mostly today's rating, an earlier one at times half a star off or none."""
    if film.rating is None or draw.chance(0.2 if is_again else 0.05):
        return None
    if is_last:
        off = _HALF_STAR if draw.chance(0.05) else 0.0
    else:
        off = (-_HALF_STAR, -_HALF_STAR, _HALF_STAR, 0.0, 0.0, 0.0)[draw.below(6)]
    return min(max(film.rating + off, _HALF_STAR), _MOST_STARS)


def _logged_on(day: dt.date, draw: Draw) -> dt.date:
    """Mostly the next day, sometimes the same, now and then weeks later."""
    days = (0, 1, 1, 1, 1, 1, 2, 3, 5, 24)[draw.below(10)]
    return min(day + dt.timedelta(days=days), LAST_DAY + dt.timedelta(days=3))
