"""The sentences under the Diary's charts: what a frame says, in plain words, computed and never praising.

Pure functions to plain text from the frames of `diary`, `habits`, `lags` and `tags`. A tag or a person's name
may be in it, so that a sentence is as untrusted as a title.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from lbstats.rounding import fixed, nearest, percent
from lbstats.stats.habits import MARATHON_DAYS
from lbstats.stats.wording import count, few, listing, peak, share, text

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable

    import pandas as pd

WEEKDAYS: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS: Final = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November", "December",
)  # fmt: skip
NO_DAYS: Final = "No diary entry has a day."
DAYS_OF_A_YEAR: Final = 365.25


def entries_per_year(frame: pd.DataFrame) -> str:
    """Entries by year, the one with most of them, and the rewatches; from `diary.entries_per_year`."""
    return _entries_per(frame, "year", lambda day: str(day.year))


def entries_per_month(frame: pd.DataFrame) -> str:
    """Entries by month, the one with most of them, and the rewatches; from `diary.entries_per_month`."""
    return _entries_per(frame, "month", lambda day: f"{MONTHS[day.month - 1]} {day.year}")


def entries_per_week(frame: pd.DataFrame) -> str:
    """Entries by week, the one with most of them, and the rewatches; from `diary.entries_per_week`."""
    return _entries_per(frame, "week", lambda day: f"the week of {_day(day)}")


def hours(frame: pd.DataFrame) -> str:
    """How many hours the entries took, and how many entries they lack; from any of the three above."""
    known = frame.dropna(subset="hours")
    if known.empty or not known["hours"].sum():
        return "No runtime is known yet of the films in the diary."
    without = int(frame["without_runtime_count"].sum())
    return text(
        f"{fixed(known['hours'].sum())} hours, without series.",
        f"{count(without, 'entry has', 'entries have')} no runtime and no hours." if without else "",
    )


def calendar(frame: pd.DataFrame) -> str:
    """On how many days something was watched, and on how many several films; from `diary.calendar`."""
    if frame.empty:
        return NO_DAYS
    several = int((frame["film_count"] > 1).sum())
    days, entries = len(frame), int(frame["entry_count"].sum())
    return text(
        f"{count(entries, 'entry', 'entries')} on {count(days, 'day')}, "
        f"{_days(frame['watched_on'].min(), frame['watched_on'].max())}.",
        f"Two films or more on {several:,} of them ({percent(several / days)})."
        if several
        else "Never two films on one day.",
        few(entries, "entry", "entries"),
    )


def weekday_by_month(frame: pd.DataFrame) -> str:
    """The weekday and the month with the most entries; from `diary.weekday_by_month`."""
    entries = int(frame["entry_count"].sum())
    if not entries:
        return NO_DAYS
    by_weekday = frame.groupby("weekday")["entry_count"].sum()
    by_month = frame.groupby("month")["entry_count"].sum()
    return text(
        peak(WEEKDAYS, by_weekday.tolist(), "entries"),
        peak(MONTHS, by_month.tolist(), "entries"),
        few(entries, "entry", "entries"),
    )


def cumulative_by_year(frame: pd.DataFrame) -> str:
    """How far the last year has come, and the year before by then; from `diary.cumulative_by_year`."""
    if frame.empty:
        return NO_DAYS
    last = frame.iloc[-1]
    before = frame[(frame["year"] == last["year"] - 1) & (frame["day_of_year"] <= last["day_of_year"])]
    now = f"{int(last['year'])} has {count(int(last['cumulative_count']), 'entry', 'entries')} by"
    day = f"{last['watched_on'].day} {MONTHS[last['watched_on'].month - 1]}"
    if (frame["year"] == last["year"]).all():
        return f"{now} {day}. No other year is counted here."
    if not (frame["year"] == last["year"] - 1).any():
        return f"{now} {day}; {int(last['year']) - 1} has none here."
    then = f"{now} {day}; {int(last['year']) - 1} had {int(before['entry_count'].sum()):,} by then."
    return text(then, _fullest(frame))


def _fullest(frame: pd.DataFrame) -> str:
    """The year with the most entries, where there are more than the two that were compared."""
    whole = frame.groupby("year")["entry_count"].sum()
    if len(whole) < 3:  # noqa: PLR2004 - two are compared already
        return ""
    most = whole[whole == whole.max()]
    years = listing([str(year) for year in most.index])
    have = "has" if len(most) == 1 else "have"
    return f"{years} {have} the most of all: {count(int(whole.max()), 'entry', 'entries')}."


def week_streaks(frame: pd.DataFrame) -> str:
    """The longest run of weeks with an entry; from `habits.week_streaks`."""
    return _streak(frame, "calendar week")


def day_streaks(frame: pd.DataFrame) -> str:
    """The longest run of two days with an entry or more; from `habits.day_streaks`."""
    return "No two days in a row have an entry." if frame.empty else _streak(frame, "day")


def droughts(frame: pd.DataFrame) -> str:
    """The longest time without an entry; from `habits.droughts`."""
    if frame.empty:
        return "No day without an entry lies between two with one."
    longest = frame.iloc[0]
    return (
        f"The longest time without an entry: {count(int(longest['days']), 'day')} "
        f"between {_day(longest['last_on'])} and {_day(longest['next_on'])}."
    )


def busiest_days(frame: pd.DataFrame) -> str:
    """The day with the most entries; from `habits.busiest_days`."""
    if frame.empty:
        return NO_DAYS
    most = frame.iloc[0]
    alike = int((frame["entry_count"] == most["entry_count"]).sum()) - 1
    return text(
        f"The busiest day: {count(int(most['entry_count']), 'entry', 'entries')} "
        f"of {count(int(most['film_count']), 'film')} on {_day(most['watched_on'])}.",
        f"{count(alike, 'other day', 'other days')} of those listed had as many." if alike else "",
    )


def double_features(frame: pd.DataFrame) -> str:
    """The latest day with two films or more; from `habits.double_features`."""
    if frame.empty:
        return "Never two different films on one day."
    latest = frame.iloc[0]
    return f"The latest: {count(int(latest['film_count']), 'film')} on {_day(latest['watched_on'])}."


def marathons(frame: pd.DataFrame) -> str:
    """The marathon with most films; from `habits.marathons`."""
    if frame.empty:
        return (
            "No three films of one franchise, director or leading actor "
            f"with at most {MARATHON_DAYS} days from one to the next."
        )
    longest = frame.iloc[0]
    return (
        f"The one with most films: {int(longest['film_count'])} of {longest['name']} "
        f"in {count(int(longest['days']), 'day')}, from {_day(longest['starts_on'])}."
    )


def release_lags(frame: pd.DataFrame) -> str:
    """The median of the days from release to first watch, what was new; from `lags.release_lag_bands`."""
    films = int(frame["film_count"].sum())
    if not films:
        return "Of no first watch both the day and the film's release date are known."
    median = float(frame["median_days"].iloc[0])
    if films == 1:
        when = f"{_span(abs(median))} {'before' if median < 0 else 'after'}" if median else "on the day of"
        return text(f"The one film was seen {when} its release.", few(films, "film"))
    when = f"within {_span(median)} of" if median >= 1 else "before" if median < 0 else "by the day of"
    new = int(frame.loc[frame["from_day"].between(0, 365), "film_count"].sum())
    early = int(frame.loc[frame["from_day"] < 0, "film_count"].sum())
    return text(
        f"Half of {count(films, 'film')} were seen {when} their release; "
        f"{share(new, films)} within a year after it.",
        f"{count(early, 'was', 'were')} seen before it." if early else "",
        few(films, "film"),
    )


def rewatches(frame: pd.DataFrame) -> str:
    """The median of the days since the entry before of a film; from `lags.rewatch_gap_bands`."""
    entries, films = int(frame["entry_count"].sum()), int(frame["film_count"].iloc[0])
    if not entries:
        return "No film was logged twice with a day."
    span = _span(float(frame["median_days"].iloc[0]))
    return text(
        f"{count(entries, 'rewatch', 'rewatches')} of {count(films, 'film')}, "
        + (f"half of them within {span}." if entries > 1 else f"after {span}."),
        few(entries, "rewatch", "rewatches"),
    )


def tags(frame: pd.DataFrame) -> str:
    """The tag with the most entries and its share; from `tags.tags`."""
    if frame.empty:
        return "No diary entry is tagged."
    most = int(frame["entry_count"].max())
    top = frame.loc[frame["entry_count"] == most, "tag"].tolist()[:3]
    verb = "is" if len(top) == 1 else "are each"
    return (
        f"{count(len(frame), 'tag')}; {listing(top)} {verb} on {count(most, 'entry', 'entries')}, "
        f"{percent(float(frame['entry_share'].max()))} of all."
    )


def tags_by_year(frame: pd.DataFrame) -> str:
    """The tag whose share changed most from the first year to the last; from `tags.tags_by_year`."""
    years = frame["year"].unique().tolist()
    if len(years) < 2:  # noqa: PLR2004 - one cannot be compared
        return "Tags of fewer than two years: nothing to compare."
    first, last = (
        frame[frame["year"] == year].set_index("tag")["entry_share"] for year in (years[0], years[-1])
    )
    tag = str((last - first).abs().idxmax())
    changed = "changed most" if len(first) > 1 else "changed"
    before, after = percent(float(first[tag])), percent(float(last[tag]))
    used = int(frame.loc[frame["tag"] == tag, "entry_count"].sum())
    return text(
        f"The share of {tag} {changed}: {before} of the entries of {years[0]}, "
        f"{after} of those of {years[-1]}."
        if before != after
        else f"No share changed by a per cent from {years[0]} to {years[-1]}; "
        f"that of {tag} is {after} of the entries.",
        few(used, "entry with it", "entries with it"),
    )


def _entries_per(frame: pd.DataFrame, noun: str, name: Callable[[dt.date], str]) -> str:
    entries = int(frame["entry_count"].sum())
    if not entries:
        return NO_DAYS
    again = int(frame["rewatch_count"].sum())
    return text(
        f"{count(entries, 'entry', 'entries')} in {count(len(frame), noun)}, "
        f"{_rate(entries / len(frame))} a {noun}."
        if len(frame) > 1
        else f"{count(entries, 'entry', 'entries')}, all in {name(frame['starts_on'].iloc[0])}.",
        peak([name(day) for day in frame["starts_on"]], frame["entry_count"].tolist(), "entries"),
        f"Rewatches: {share(again, entries)}." if again else "None is a rewatch.",
        few(entries, "entry", "entries"),
    )


def _streak(frame: pd.DataFrame, noun: str) -> str:
    if frame.empty:
        return NO_DAYS
    longest = frame.iloc[0]
    alike = int((frame["length"] == longest["length"]).sum()) - 1
    return text(
        f"The longest streak: {count(int(longest['length']), noun)} with an entry, "
        f"{_days(longest['starts_on'], longest['ends_on'])}, "
        f"{count(int(longest['entry_count']), 'entry', 'entries')}.",
        f"{count(alike, 'other', 'others')} of those listed lasted as long." if alike else "",
    )


def _rate(number: float) -> str:
    return fixed(number, 1) if number >= 1 else fixed(number, 2)


def _day(day: dt.date) -> str:
    return f"{day.day} {MONTHS[day.month - 1][:3]} {day.year}"


def _days(first: dt.date, last: dt.date) -> str:
    return _day(first) if first == last else f"{_day(first)} to {_day(last)}"


def _span(days: float) -> str:
    """Days as people say them: in days below a hundred, in months below two years, else in years."""
    if days < 100:  # noqa: PLR2004 - see above
        return count(nearest(days), "day")
    if days < 2 * DAYS_OF_A_YEAR:
        return f"{fixed(days * 12 / DAYS_OF_A_YEAR)} months"
    return f"{fixed(days / DAYS_OF_A_YEAR, 1)} years"
