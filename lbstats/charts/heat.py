"""Heat maps whose cells say their count, in black or in white, as it is read better. Counts nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from plotly.colors import sample_colorscale

from lbstats.charts.theme import scale
from lbstats.rounding import fixed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lbstats.charts.theme import Theme

BLACK, WHITE = "#000000", "#FFFFFF"
EQUALLY_READ: Final = 0.1791
"""The luminance (WCAG 2) on which black and white have the same contrast; either then has 4.5 or more."""
THOUSAND: Final = 1_000


def counted_cells(
    x: Sequence[str],
    y: Sequence[str],
    counts: Sequence[Sequence[int]],
    theme: Theme,
    *,
    power: float = 1.0,
) -> list[dict[str, Any]]:
    """Traces of a heat map with the count in each cell that has one; nothing in it can be hovered or chosen.

    The counts are traces of their own: Plotly's own text on cells is grey or white, and on half of the shades
    hard to read.

    Args:
        x: What the columns are called.
        y: What the rows are called.
        counts: A list per row; 0 leaves a cell empty.
        theme: The appearance.
        power: Of the counts, in the depth of the colour: 0.5 keeps one full cell from paling all others.
    """
    most = max((count for row in counts for count in row), default=0)
    heat = {
        "type": "heatmap",
        "x": list(x),
        "y": list(y),
        "z": [[count**power if count else None for count in row] for row in counts],
        "hoverinfo": "skip",
        "colorscale": scale(theme),
        "zmin": 0,
        "zmax": most**power or 1,
        "showscale": False,
        "xgap": 2,
        "ygap": 2,
    }
    cells = [
        (column, name, count)
        for name, row in zip(y, counts, strict=True)
        for column, count in zip(x, row, strict=True)
        if count
    ]
    words: dict[str, list[tuple[str, str, str]]] = {BLACK: [], WHITE: []}
    inks = _inks(theme, [(count / most) ** power for _, _, count in cells])
    for (column, name, count), ink in zip(cells, inks, strict=True):
        words[ink].append((column, name, _short(count)))
    return [heat, *(_words(found, ink) for ink, found in words.items() if found)]


def _inks(theme: Theme, depths: Sequence[float]) -> list[str]:
    """Black or white, on the colours at depths of 0 to 1."""
    shades = sample_colorscale(scale(theme), depths, colortype="tuple")
    return [BLACK if _luminance(shade) > EQUALLY_READ else WHITE for shade in shades]


def _luminance(shade: Sequence[float]) -> float:
    red, green, blue = map(_linear, shade)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    """A channel of sRGB as an amount of light; the straight part near black makes no difference here."""
    return float(((channel + 0.055) / 1.055) ** 2.4)


def _words(cells: Sequence[tuple[str, str, str]], ink: str) -> dict[str, Any]:
    x, y, text = zip(*cells, strict=True)
    return {
        "type": "scatter",
        "mode": "text",
        "x": list(x),
        "y": list(y),
        "text": list(text),
        "textfont": {"color": ink, "size": 10},
        # A click on one cell leaves the words of the others as they are.
        "unselected": {"textfont": {"color": ink}},
        "hoverinfo": "skip",
        "showlegend": False,
    }


def _short(count: int) -> str:
    """As it fits a cell on a phone: `999`, `1.2k`."""
    return f"{count}" if count < THOUSAND else f"{fixed(count / THOUSAND, 1)}k"
