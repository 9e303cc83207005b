"""What every figure has in common."""

from __future__ import annotations

from lbstats.charts.theme import LIGHT, make_figure


def hover(*texts: str) -> list[str]:
    """The sentences as a figure has them."""
    trace = {"type": "bar", "x": list(range(len(texts))), "y": [1] * len(texts), "hovertext": list(texts)}
    return list(make_figure(LIGHT, [trace], x_title="", y_title="").data[0].hovertext)


def test_a_hover_sentence_is_broken_where_it_would_be_wider_than_a_phone() -> None:
    fits = "1999: 34 films, average 3.80 over 30 rated films"
    wide = "2020s: 1,321 films, average 3.23 over 1,213 rated films"
    title = "Supercalifragilisticexpialidocious" * 2

    assert hover(fits, f"{fits}<br>{fits}", wide, f"{wide}<br>fair average 3.24", title) == [
        fits,
        f"{fits}<br>{fits}",
        "2020s: 1,321 films, average 3.23 over 1,213 rated<br>films",
        "2020s: 1,321 films, average 3.23 over 1,213 rated<br>films<br>fair average 3.24",
        title,
    ]
