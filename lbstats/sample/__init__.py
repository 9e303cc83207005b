"""The sample: the export of a member who does not exist, and the facts of its films, written for it.

With it everything can be tried without a key and without a network. Whoever shows it imports `export_zip()`
like any export, stores `facts()` in the catalogue and `matches()` with the library; here nothing is stored.
"""

from lbstats.sample.archive import export_zip
from lbstats.sample.facts import facts
from lbstats.sample.matches import matches

__all__ = ["export_zip", "facts", "matches"]
