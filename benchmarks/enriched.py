"""A library with facts, made without TMDB: for what is measured after enrichment."""

import gzip
import json
from pathlib import Path

from benchmarks.material import SHARED
from lbstats.export.folder import uploads_from_path
from lbstats.importing import import_export
from lbstats.matching import fold
from lbstats.model import Kind, LibraryState, Match, MatchState, Rung, Token
from lbstats.store import catalogue, libraries
from lbstats.store.database import Database
from lbstats.store.matches import films_to_enrich, write_matches
from lbstats.tmdb.payloads import parse_film


def enriched_library(data_dir: Path, export: Path) -> Token:
    """Import an export and give every film the recorded facts of its exact title and year."""
    database = Database.open(data_dir)
    try:
        report = import_export(database, uploads_from_path(export))
        now = database.clock()
        with database.cursor() as cursor:
            wanted = {
                (fold(each.film.title), each.film.year): each.film
                for each in films_to_enrich(cursor, report.library_id, now)
            }
        facts, matches = [], []
        with gzip.open(SHARED / "tmdb_replica" / "films.jsonl.gz", "rb") as lines:
            for line in lines:
                body = json.loads(line)
                year = (body.get("release_date") or "")[:4]
                film = wanted.pop((fold(body["title"]), int(year) if year.isdigit() else None), None)
                if film is not None:
                    facts.append(parse_film(body))
                    matches.append(
                        Match(film.film_id, MatchState.MATCHED, Rung.SWEEP, Kind.FILM, body["id"], 0.0)
                    )
        with database.write() as cursor:
            catalogue.write_facts(cursor, facts, now)
            write_matches(cursor, report.library_id, matches, now)
            libraries.set_state(cursor, report.library_id, LibraryState.COMPLETE)
            libraries.bump_version(cursor, report.library_id)
    finally:
        database.close()
    return report.token
