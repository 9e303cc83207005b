from __future__ import annotations

import datetime as dt

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lbstats.ui import text

MISSING = [None, float("nan"), pd.NA, pd.NaT]


def test_html_is_escaped_for_text_and_for_attributes() -> None:
    assert text.escape_html("<b a=\"1\" b='2'>&</b>") == (
        "&lt;b a=&quot;1&quot; b=&#x27;2&#x27;&gt;&amp;&lt;/b&gt;"
    )


def test_characters_that_turn_the_reading_direction_are_dropped() -> None:
    assert text.escape_html("\u202eevil\x00 \u2066x\u2069") == "evil x"


@given(st.text())
def test_no_text_can_open_a_tag_or_leave_an_attribute(raw: str) -> None:
    assert not set("<>\"'") & set(text.escape_html(raw))


@pytest.mark.parametrize(
    "raw",
    ["**b**", "_i_", "[a](b)", "$x$", ":smile:", ":red[x]", "`c`", "# h", "- l", "~s~", "a|b", "<!-- -->"],
)
def test_markdown_means_nothing(raw: str) -> None:
    escaped = text.escape_markdown(raw)
    assert escaped.replace("\\", "") == raw
    assert not [
        mark for mark, before in zip(escaped[1:], escaped, strict=False)
        if mark in "*_[]()$:`#~|<>!-" and before != "\\"
    ]  # fmt: skip
    assert escaped[0] in f"\\{raw[0] if raw[0].isalnum() else ''}"


@pytest.mark.parametrize(
    ("raw", "apart"),
    [
        ("x http://e.com", ("http:", "//e.com")),
        ("HTTPS://e.com", ("HTTPS:", "//e.com")),
        ("see www.e.com", ("www", ".e.com")),
        ("WWW.E.COM", ("WWW", ".E.COM")),
        ("a@e.com", ("a@", "e.com")),
    ],
)
def test_bare_addresses_are_kept_apart_so_that_none_becomes_a_link(raw: str, apart: tuple[str, str]) -> None:
    shown = text.escape_markdown(raw).replace("\\", "")
    assert text.WORD_JOINER.join(apart) in shown
    assert shown.replace(text.WORD_JOINER, "") == raw


def test_markdown_stays_on_one_line() -> None:
    assert text.escape_markdown("a\n\n# b") == "a \\# b"


@pytest.mark.parametrize(
    ("review", "plain"),
    [
        ("A cat.\n\nA <b>bed</b>.", "A cat.\n\nA bed."),
        ("one<br>two<br />three", "one\ntwo\nthree"),
        ("<p>one</p><p>two</p>", "one\n\ntwo"),
        ("x<script>alert(1)</script>y<style>b{}</style>z", "xyz"),
        ("&lt;b&gt; &amp; &#39;", "<b> & '"),
        ("a<br><br><br><br><br>b", "a\n\nb"),
        ("1 < 2 and 3 > 2", "1 < 2 and 3 > 2"),
        ("<blockquote>said</blockquote>me", "said\nme"),
        ("</script>still here", "still here"),
        ("", ""),
    ],
)
def test_a_review_becomes_lines_of_text(review: str, plain: str) -> None:
    assert text.plain_review(review) == plain


@given(st.text())
def test_any_review_can_be_read(review: str) -> None:
    text.plain_review(review)


@pytest.mark.parametrize("value", MISSING)
def test_what_is_missing_is_a_dash_or_nothing(value: float | None) -> None:
    assert text.is_absent(value)
    assert text.number(value) == text.ABSENT
    assert text.stars(value) == ""
    assert text.day(value) == text.ABSENT  # type: ignore[arg-type]
    assert text.title_and_year("Heat", value) == "Heat"  # type: ignore[arg-type]


@pytest.mark.parametrize("value", [0, "", [], ["a"], False])
def test_what_is_empty_is_not_missing(value: object) -> None:
    assert not text.is_absent(value)


@pytest.mark.parametrize(("rating", "shown"), [(0.5, "½"), (1, "★"), (3.5, "★★★½"), (5.0, "★★★★★")])
def test_ratings_are_stars(rating: float, shown: str) -> None:
    assert text.stars(rating) == shown


def test_star_marks_can_be_seen_and_heard() -> None:
    assert text.star_marks(3.5) == ('<span class="lb-stars" role="img" aria-label="3.5 stars">★★★½</span>')
    assert 'aria-label="1 star"' in text.star_marks(1.0)
    assert text.star_marks(None) == ""


def test_figures_carry_separators_and_nouns_agree() -> None:
    assert text.number(1656) == "1,656"
    assert text.number(3.806, 2) == "3.81"
    assert text.plural(1, "film") == "1 film"
    assert text.plural(1656, "film") == "1,656 films"
    assert text.plural(2, "entry", "entries") == "2 entries"
    assert text.day(dt.date(2024, 3, 3)) == "3 Mar 2024"
    assert text.title_and_year("Heat", 1995) == "Heat (1995)"
