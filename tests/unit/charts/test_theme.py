"""What every figure has in common."""

from __future__ import annotations

import html

import pytest

from lbstats.charts.hover import LINE
from lbstats.charts.theme import LIGHT, make_figure

FITS = "1999: 34 films, average 3.80 over 30 rated"
WIDE = "2020s: 321 films, average 3.23 over 213 rated films"
IN_TWO = "2020s: 321 films,<br>average 3.23 over 213 rated films"


def hover(*texts: str) -> list[str]:
    """The sentences as a figure has them."""
    trace = {"type": "bar", "x": list(range(len(texts))), "y": [1] * len(texts), "hovertext": list(texts)}
    return list(make_figure(LIGHT, [trace], x_title="", y_title="").data[0].hovertext)


def test_a_hover_sentence_is_broken_where_it_would_be_wider_than_a_phone() -> None:
    assert hover(FITS, f"{FITS}<br>{FITS}", WIDE, f"{WIDE}<br>fair average 3.24") == [
        FITS,
        f"{FITS}<br>{FITS}",
        IN_TWO,
        f"{IN_TWO}<br>fair average 3.24",
    ]


def test_without_a_pause_it_is_broken_between_words() -> None:
    assert hover("1.1 stars above the 3.9 that the line expects of it") == [
        "1.1 stars above the 3.9 that the line expects<br>of it"
    ]


@pytest.mark.parametrize(
    ("word", "letters"), [("Supercalifragilistic" * 4, 80), ("千と千尋の神隠し" * 5, 80), ("'" * 60, 60)]
)
def test_a_word_wider_than_a_line_is_broken_between_its_letters(word: str, letters: int) -> None:
    (text,) = hover(f"On {html.escape(word)}: 1 entry")
    lines = [html.unescape(line) for line in text.split("<br>")]
    assert "".join(lines).replace("On ", "On") == f"On{word}: 1 entry"
    widths = [len(line) * (2 if line[0] in word and not line.isascii() else 1) for line in lines[1:-1]]
    assert all(width <= LINE for width in widths)
    assert sum(widths) + len(lines[-1]) >= letters - LINE


def test_what_stands_for_a_letter_is_one_wide_and_stays_whole() -> None:
    assert hover("&lt;b&gt; " * 11 + "&amp; so on and on") == ["&lt;b&gt; " * 11 + "&amp;<br>so on and on"]
