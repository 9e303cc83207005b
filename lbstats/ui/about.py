"""The words of the About page, TMDB's notice with its logo, and what the app runs on."""

from __future__ import annotations

import platform
from importlib.metadata import version

import streamlit as st

from lbstats import __version__
from lbstats.ui.text import escape_html

PRIVACY = """
Your export is read by this app and kept in its own database. Of it, **titles and release years go to TMDB**,
to find each film. Posters come from TMDB's image host straight to your browser, which therefore sees your
address and which posters you look at. Nothing else leaves: no ratings, no dates, no reviews, no username, and
no statistics about you.

- A library is opened by a secret link. Only its fingerprint is stored, so a lost link cannot be looked up.
- A link for sharing shows everything and can change or download nothing.
- A library that nobody opens for 30 days is deleted, except on your own machine. You can delete yours at
  once, on Home; its bytes leave the disk when the app next starts.
- Of your profile only the username, the day you joined and your favourite films are read, never the e-mail
  address.
- TMDB's answers are kept for 7 days, with the addresses that were asked: titles and years, without a hint
  whose. Its facts, and which title they belong to, are kept for 180 days and shared by all libraries. Neither
  is tied to yours, and deleting yours leaves them.
- A TMDB key you enter is kept in memory, never stored.
- Where somebody else runs this app, they run the machine your export lies on. Streamlit Community Cloud also
  overrules settings of this app: it may show its own buttons, count visits and switch on Streamlit's usage
  statistics, which carry the address of the page and with it your secret link. On your own machine none of
  that happens.
"""

DIFFERENCES = """
- **A rewatch** is an entry you marked as one, or any entry of a film that already has an earlier entry.
  Letterboxd counts the marked ones.
- **Hours** are the runtime of every diary entry, and once of every watched film that was never logged. A
  series counts as one title and adds no hours.
- **Actors** are the first fifteen billed, without appearances as themselves, archive footage and uncredited
  parts.
- **The crowd** is TMDB's voters, on a scale of ten: another public than Letterboxd's members.
- **A fair average** starts every decade, genre or person with five ratings of your own mean, so that one
  lucky film does not lead. The plain average stands beside it.
- **The release year** is the one in your export.
- **Countries** are where a film was produced. A film can have several, so shares add up to more than 100 %.
- **Films never logged** have no day: they count as films and not as entries.
"""

SOURCES = """
Runtimes, genres, people, countries, languages and crowd ratings come from
[The Movie Database](https://www.themoviedb.org), which its members write. What you watched, when and how you
liked it comes from the export of [your Letterboxd account](https://letterboxd.com/settings/data/). This app
belongs to neither of them. Facts are refreshed after 150 days and gone after 180.

The typefaces are Bricolage Grotesque and Instrument Sans, under the SIL Open Font License.
"""

TMDB_NOTICE = "This product uses the TMDB API but is not endorsed or certified by TMDB."

RUNS_ON = ("streamlit", "duckdb", "plotly", "pandas")


def tmdb_notice() -> None:
    """The notice TMDB requires, with its logo, which must not outshine our own name."""
    st.html(
        '<p class="lb-tmdb"><img src="app/static/tmdb.svg" alt="The Movie Database" width="52" height="52">'
        f"<span>{escape_html(TMDB_NOTICE)}</span></p>"
    )


def versions() -> None:
    """The app's version and those of what it stands on."""
    known = [("Letterboxd Stats", __version__), ("Python", platform.python_version())]
    known += [(name, version(name)) for name in RUNS_ON]
    rows = "".join(f"<dt>{escape_html(name)}</dt><dd>{escape_html(number)}</dd>" for name, number in known)
    st.html(f'<dl class="lb-versions">{rows}</dl>')
