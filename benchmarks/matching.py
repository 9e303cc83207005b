"""How many films find their film, against a look through the whole index; what each distance would cost."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.material import real_exports
from lbstats.enrichment.questions import SearchAll
from lbstats.export.folder import uploads_from_path
from lbstats.importing import import_export
from lbstats.matching import distance, fold
from lbstats.model import FilmId, FilmQuery, Match, MatchState
from lbstats.store.database import Database
from lbstats.store.matches import films_to_enrich
from tests.fakes.replica_index import MADE_UP, ReplicaIndex

DECOYS = 0.2
DISTANCES = (0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.45)
ARTICLE = re.compile(r"^(the|a|an) ", re.IGNORECASE)

Library = Sequence[FilmQuery]


def library(path: Path) -> Library:
    """The watched films of an export."""
    with TemporaryDirectory() as folder:
        database = Database.open(Path(folder))
        try:
            library_id = import_export(database, uploads_from_path(path)).library_id
            with database.cursor() as cursor:
                return [each.film for each in films_to_enrich(cursor, library_id, database.clock())]
        finally:
            database.close()


class WholeIndex:
    """Every title of the index, looked through without a search."""

    def __init__(self, index: ReplicaIndex) -> None:
        self._years: dict[str, set[int]] = defaultdict(set)
        self._note(index.films.values(), "title", "original_title", "release_date")
        self._note(index.series.values(), "name", "original_name", "first_air_date")

    def _note(self, rows: Iterable[Mapping[str, object]], *fields: str) -> None:
        *names, dated = fields
        for row in rows:
            year = str(row[dated] or "")[:4]
            if year.isdigit():
                for name in names:
                    self._years[fold(str(row[name]))].add(int(year))

    def has(self, film: FilmQuery) -> bool:
        """Whether a title of the index is the film's, of its year or one beside it."""
        year = film.year or 0
        return not {year - 1, year, year + 1}.isdisjoint(self._years.get(fold(film.title), ()))


def is_wrong(plain: Match, decoyed: Match) -> bool:
    """Whether a match beside decoys is sure of another film than without; judged on real numbers alone."""
    if decoyed.state is not MatchState.MATCHED or not is_real(plain):
        return False
    return (decoyed.kind, decoyed.tmdb_id) != (plain.kind, plain.tmdb_id)


def is_real(match: Match) -> bool:
    """Whether a match has a number of TMDB's own; the stand-in's made-up ones have no votes."""
    return match.tmdb_id is not None and match.tmdb_id < MADE_UP


def shares(libraries: Mapping[str, Library]) -> tuple[ReplicaIndex, dict[FilmQuery, int]]:
    """Print a row for each export; the index, and the films whose real film is beyond doubt."""
    index, known = ReplicaIndex(), dict[FilmQuery, int]()
    whole, decoyed = WholeIndex(index), ReplicaIndex(DECOYS)
    print("Matching: share of films, without and with an obscure namesake beside every fifth film")
    for name, films in libraries.items():
        plain, beside = index.settle_all(films), decoyed.settle_all(films)
        states = Counter(match.state for match in plain.values())
        real = [film.film_id for film in films if is_real(plain[film.film_id])]
        doubted = sum(beside[film_id].state is MatchState.DOUBTFUL for film_id in real)
        wrong = sum(is_wrong(plain[film.film_id], beside[film.film_id]) for film in films)
        there = sum(whole.has(film) for film in films)
        print(
            f"  {name:<16} {len(films):5} films  matched {states[MatchState.MATCHED] / len(films):6.1%}"
            f"  (in the whole index {there / len(films):6.1%})"
            f"  doubtful {states[MatchState.DOUBTFUL] / len(films):5.1%}"
            f"  beside decoys, of {len(real)} with real numbers: doubtful {doubted / len(real):5.1%},"
            f" wrong {wrong}"
        )
        for film in films:
            match = plain[film.film_id]
            if match.state is MatchState.MATCHED and match.distance == 0 and is_real(match):
                known[replace(film, film_id=FilmId(0))] = match.tmdb_id or 0
    return index, known


def other_writings(index: ReplicaIndex, film: FilmQuery, tmdb_id: int) -> Iterator[FilmQuery]:
    """The film as somebody else might write it: by its original or its short title, without the article."""
    titles = {
        str(index.films[tmdb_id]["original_title"]) if tmdb_id in index.films else film.title,
        film.title.partition(": ")[0],
        film.title.partition(" - ")[0],
        ARTICLE.sub("", film.title),
    }
    return (replace(film, title=title) for title in titles if fold(title) != fold(film.title))


def distances(index: ReplicaIndex, known: Mapping[FilmQuery, int]) -> None:
    """Print what taking the nearest candidate up to each distance would find and would get wrong."""
    right, wrong, asked = list[float](), list[float](), 0
    for film, tmdb_id in known.items():
        for query in other_writings(index, film, tmdb_id):
            asked += 1
            found = index.answer(SearchAll(query.title)).candidates
            if found:
                nearest = min(found, key=lambda each: (distance(query, each), -each.vote_count))
                (right if nearest.tmdb_id == tmdb_id else wrong).append(distance(query, nearest))
        others = [each for each in index.answer(SearchAll(film.title)).candidates if each.tmdb_id != tmdb_id]
        if others:
            wrong.append(min(distance(film, each) for each in others))
    print(
        f"Distance: {len(known)} films of all exports, {asked} times under another writing, and once each"
        " as if TMDB had them not"
    )
    for most in DISTANCES:
        taken, mistaken = (sum(apart <= most for apart in found) for found in (right, wrong))
        precision, recall = taken / max(taken + mistaken, 1), taken / asked
        print(
            f"  up to {most:.2f}  precision {precision:6.1%}  recall {recall:6.1%}"
            f"  ({taken} right, {mistaken} wrong)"
        )


def main() -> None:
    """Nine exports against the index of the stand-in for TMDB, in this process."""
    libraries = {path.stem: library(path) for path in real_exports()}
    distances(*shares(libraries))


if __name__ == "__main__":
    main()
