"""Home: bring an export, try the sample, open a library again; then what was read and how far facts are."""

from __future__ import annotations

from lbstats.ui import home
from lbstats.ui.page import HOME, open_page

home.show(open_page(HOME.title, "🎬"))
