"""Letterboxd Stats: statistics of a Letterboxd export, exact and private."""

__version__ = "0.1.0"
