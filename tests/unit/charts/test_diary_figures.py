from __future__ import annotations

import datetime as dt
from math import nan

import pandas as pd
import pytest

from lbstats.charts import calendar, diary, tags
from lbstats.charts.bands import bands_figure
from lbstats.charts.marks import choose
from lbstats.charts.theme import DARK, LIGHT, Theme

THEMES = (LIGHT, DARK)
PERIODS = pd.DataFrame(
    {
        "starts_on": pd.to_datetime(["2023-01-01", "2024-01-01", "2025-01-01"]),
        "entry_count": pd.Series([2, 0, 1200], dtype="Int64"),
        "first_watch_count": pd.Series([1, 0, 1000], dtype="Int64"),
        "rewatch_count": pd.Series([1, 0, 200], dtype="Int64"),
        "hours": [float("nan"), 0.0, 2400.25],
        "average_entries": [float("nan"), float("nan"), 400.666],
        "average_hours": [float("nan"), float("nan"), float("nan")],
    }
)
# 1 January 2024 was a Monday, 31 December 2025 a Wednesday.
DAYS = pd.DataFrame(
    {
        "watched_on": pd.to_datetime(["2024-01-01", "2025-12-31"]),
        "year": pd.Series([2024, 2025], dtype="Int64"),
        "week": pd.Series([0, 52], dtype="Int64"),
        "weekday": pd.Series([1, 3], dtype="Int64"),
        "entry_count": pd.Series([1, 7], dtype="Int64"),
        "titles": [["<b>Her"], list("abcdef")],
    }
)
CELLS = pd.DataFrame(
    {
        "month": pd.Series([month for month in range(1, 13) for _ in range(7)], dtype="Int64"),
        "weekday": pd.Series([day for _ in range(12) for day in range(1, 8)], dtype="Int64"),
        "entry_count": pd.Series([5, *[0] * 82, 1], dtype="Int64"),
    }
)
CUMULATIVE = pd.DataFrame(
    {
        "year": pd.Series([2020, 2021, 2024, 2025, 2025], dtype="Int64"),
        "watched_on": pd.to_datetime(["2020-03-01", "2021-01-02", "2024-01-01", "2025-01-01", "2025-12-31"]),
        "day_of_year": pd.Series([61, 2, 1, 1, 366], dtype="Int64"),
        "entry_count": pd.Series([1, 1, 1, 1, 2], dtype="Int64"),
        "cumulative_count": pd.Series([1, 1, 1, 1, 3], dtype="Int64"),
    }
)
TAGS = pd.DataFrame(
    {"tag": ["<i>home", "x" * 60], "entry_count": pd.Series([3, 1]), "film_count": pd.Series([2, 1])}
)


def test_entries_are_first_watches_and_rewatches_with_a_line_that_starts_when_it_can() -> None:
    first, again, average = diary.entries_figure(PERIODS, LIGHT, "year").data
    assert list(first.y) == [1, 0, 1000]
    assert list(again.y) == [1, 0, 200]
    assert list(average.y) == [None, None, 400.67]
    assert first.hovertext[2] == "2025: 1,200 entries, 200 of them rewatches"
    assert first.customdata[0] == "2023-01-01"


def test_hours_that_are_not_known_are_no_bar_and_say_so() -> None:
    bars, average = diary.hours_figure(PERIODS, LIGHT, "month").data
    assert list(bars.y) == [None, 0.0, 2400.25]
    assert list(bars.hovertext) == [
        "January 2023: runtimes unknown",
        "January 2024: 0.0 hours",
        "January 2025: 2,400.3 hours",
    ]
    assert set(average.y) == {None}


def test_bars_stand_over_their_month_which_is_named_once_and_an_average_without_a_value_is_not_named() -> (
    None
):
    figure = diary.entries_figure(PERIODS.assign(average_entries=[nan, 1.0, 2.0]), LIGHT, "month")
    assert {trace.xperiod for trace in figure.data} == {"M1"}
    assert (figure.layout.xaxis.ticklabelmode, figure.layout.xaxis.dtick) == ("period", "M1")
    assert figure.data[-1].showlegend is True
    assert diary.hours_figure(PERIODS, LIGHT, "month").data[-1].showlegend is False
    one = PERIODS.assign(average_entries=[nan, nan, 2.0])
    assert diary.entries_figure(one, LIGHT, "month").data[-1].showlegend is False  # no line has one point
    weekly = diary.entries_figure(PERIODS, LIGHT, "week")
    assert weekly.data[0].xperiod0 == "2000-01-03"
    assert weekly.layout.xaxis.dtick is None


def test_a_short_year_is_counted_in_whole_entries() -> None:
    assert diary.cumulative_figure(CUMULATIVE, LIGHT).layout.yaxis.dtick == 1


def test_weeks_are_named_by_their_monday() -> None:
    hover = diary.entries_figure(PERIODS, LIGHT, "week").data[0].hovertext
    assert hover[0] == "Week of 1 Jan 2023: 2 entries,<br>1 of them rewatches"


def test_map_has_a_cell_for_every_day_of_its_years_and_the_latest_on_top() -> None:
    heat = calendar.calendar_figure(DAYS, LIGHT).data[0]
    cells = [count for row in heat.z for count in row if count is not None]
    assert len(cells) == 366 + 365
    assert sorted(cells)[-2:] == [1, 4]
    assert heat.z[2][52] == 4
    assert heat.z[calendar.ROWS][0] == 1


def test_every_other_weekday_of_the_map_is_named_beside_its_row_and_the_year_beside_the_first() -> None:
    axis = calendar.calendar_figure(DAYS, LIGHT).layout.yaxis
    assert list(axis.tickvals) == [0, 2, 4, 6, 8, 10, 12, 14]
    assert list(axis.ticktext)[:5] == ["<b>2025</b>  Mon", "Wed", "Fri", "Sun", "<b>2024</b>  Mon"]


def test_days_of_the_map_can_be_clicked_and_name_their_films() -> None:
    marks = calendar.calendar_figure(DAYS, LIGHT).data[1]
    assert list(marks.customdata) == ["2024-01-01", "2025-12-31"]
    assert list(zip(marks.x, marks.y, strict=True)) == [(0, calendar.ROWS), (52, 2)]
    assert marks.hovertext[0] == "Monday, 1 Jan 2024: 1 entry<br>&lt;b&gt;Her"
    assert marks.hovertext[1].endswith("a<br>b<br>c<br>d<br>and 2 more")


def test_only_the_chosen_day_is_outlined() -> None:
    figure = calendar.calendar_figure(DAYS, LIGHT)
    marks = figure.data[1]
    assert (marks.marker.opacity, marks.selected.marker.opacity, marks.unselected.marker.opacity) == (0, 0, 0)
    choose(figure, lambda key: key == "2025-12-31", LIGHT)
    outlines = figure.layout.shapes
    assert [(each.x0, each.x1, each.y0, each.y1) for each in outlines] == [(51.5, 52.5, 1.5, 2.5)] * 2
    assert [(each.line.color, each.line.width) for each in outlines] == [(LIGHT.surface, 6), (LIGHT.text, 3)]
    assert marks.marker.opacity == 0


def test_weekdays_by_month_fill_the_figure_with_monday_on_top() -> None:
    axes = diary.weekday_by_month_figure(CELLS, LIGHT).layout
    assert (axes.xaxis.range, axes.yaxis.range) == ((-0.5, 11.5), (6.5, -0.5))


def test_the_outline_of_a_weekday_in_a_month_is_as_large_as_its_cell() -> None:
    figure = diary.weekday_by_month_figure(CELLS, LIGHT)
    choose(figure, lambda key: key == [12, 7], LIGHT)
    _, outline = figure.layout.shapes
    assert (outline.x0, outline.x1, outline.y0, outline.y1) == (10.5, 11.5, 5.5, 6.5)


def test_weekdays_by_month_write_their_counts_and_leave_empty_cells_blank() -> None:
    heat, *words, marks = diary.weekday_by_month_figure(CELLS, LIGHT).data
    assert ("Jan", "Mon", "5") in {
        cell for each in words for cell in zip(each.x, each.y, each.text, strict=True)
    }
    assert heat.z[0][1] is None
    assert marks.hovertext[-1] == "Sundays in Dec: 1 entry"
    assert marks.customdata[-1] == [12, 7]
    assert (marks.hovertext[1], marks.customdata[1]) == ("Mondays in Feb: 0 entries", None)


def test_years_are_laid_over_each_other_with_the_latest_strongest() -> None:
    lines = diary.cumulative_figure(CUMULATIVE, LIGHT).data
    assert [line.name for line in lines] == ["Earlier years", "Earlier years", "2024", "2025"]
    assert list(lines[-1].y) == [0, 1, 3]
    assert lines[-1].line.width > lines[-2].line.width > lines[0].line.width
    # New Year's Day, before any entry, opens nothing.
    assert list(lines[-1].customdata) == [None, "2025-01-01", "2025-12-31"]
    days = [dt.datetime.fromtimestamp(day / 1000, dt.UTC).date() for day in lines[-1].x]
    assert days == [dt.date(2000, 1, 1), dt.date(2000, 1, 1), dt.date(2000, 12, 31)]
    assert lines[-1].hovertemplate == "Entries by %{x|%-d %b} 2025: %{y:,}<extra></extra>"


def test_lines_of_tags_break_where_a_year_has_no_entry_and_name_each_year_once() -> None:
    frame = pd.DataFrame(
        {"year": [2021, 2023], "tag": ["home", "home"], "entry_count": [2, 0], "entry_share": [0.5, 0.0]}
    )
    figure = tags.tags_by_year_figure(frame, LIGHT)
    (line,) = figure.data
    assert list(line.x) == [2021, 2022, 2023]
    assert list(line.y) == [0.5, None, 0.0]
    assert line.hovertext[0] == "2021: 2 entries tagged home,<br>50 % of the year's"
    assert figure.layout.xaxis.dtick == 1


def test_one_tag_is_no_wall() -> None:
    first, last = tags.tags_figure(TAGS.head(1), LIGHT).layout.yaxis.range
    assert first - last == tags.LEAST_ROWS


def test_bands_say_their_share() -> None:
    bars = bands_figure(
        ["first week", "1 to 5 years"], [1, 3], LIGHT, y_title="Time", noun=("film", "films")
    ).data[0]
    assert list(bars.hovertext) == ["first week: 1 film (25 %)", "1 to 5 years: 3 films (75 %)"]


def test_tags_are_shortened_and_stay_text() -> None:
    bars = tags.tags_figure(TAGS, LIGHT)
    assert bars.layout.yaxis.ticktext[0] == "&lt;i&gt;home"
    assert len(bars.layout.yaxis.ticktext[1]) == tags.LONGEST_NAME
    assert bars.data[0].customdata[0] == "<i>home"


@pytest.mark.parametrize("theme", THEMES)
def test_every_figure_is_high_enough_for_a_phone(theme: Theme) -> None:
    figures = [
        diary.entries_figure(PERIODS, theme, "year"),
        calendar.calendar_figure(DAYS, theme),
        diary.weekday_by_month_figure(CELLS, theme),
        diary.cumulative_figure(CUMULATIVE, theme),
        tags.tags_figure(TAGS, theme),
    ]
    assert all(figure.layout.height >= 260 for figure in figures)
