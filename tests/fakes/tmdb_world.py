"""Made-up films and series in the shapes TMDB answers with: a world small enough to count by hand.

Nothing here is a record of TMDB's. `World` answers the paths the client uses; `tests.fakes.tmdb_server`
serves it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

JsonObject = dict[str, Any]

PAGE_SIZE = 20
GENRE_NAMES = {18: "Drama", 35: "Comedy", 27: "Horror", 878: "Science Fiction", 16: "Animation"}
NOT_FOUND: tuple[int, JsonObject] = (
    404,
    {"success": False, "status_code": 34, "status_message": "The resource you requested could not be found."},
)


def person(number: int, name: str, **more: object) -> JsonObject:
    """A cast or crew row; `more` adds `character`, `order`, `job`, `department` …"""
    return {"id": number, "name": name, "gender": 2, "profile_path": f"/person{number}.jpg", **more}


def director(number: int, name: str) -> JsonObject:
    return person(number, name, job="Director", department="Directing")


def actor(number: int, name: str, order: int = 0, character: str = "Someone") -> JsonObject:
    return person(number, name, order=order, character=character)


def film(number: int, title: str, year: int, **more: Any) -> JsonObject:  # noqa: ANN401 - any field
    """Details of a film with credits and keywords, as `append_to_response` gives them."""
    return {
        "adult": False,
        "id": number,
        "title": title,
        "original_title": title,
        "release_date": f"{year}-03-15",
        "runtime": 100,
        "original_language": "en",
        "genres": [{"id": 18, "name": "Drama"}],
        "production_countries": [{"iso_3166_1": "US", "name": "United States of America"}],
        "production_companies": [{"id": 1, "name": "Lantern Pictures"}],
        "keywords": {"keywords": [{"id": 1, "name": "lighthouse"}]},
        "vote_average": 7.0,
        "vote_count": 500,
        "popularity": 10.0,
        "poster_path": f"/poster{number}.jpg",
        "imdb_id": f"tt{number:07d}",
        "belongs_to_collection": None,
        "credits": {"cast": [actor(900, "Ada Player")], "crew": [director(901, "Bo Maker")]},
        **more,
    }


def series(number: int, name: str, year: int, **more: Any) -> JsonObject:  # noqa: ANN401 - any field
    """Details of a series with aggregate credits and keywords."""
    return {
        "id": number,
        "name": name,
        "original_name": name,
        "first_air_date": f"{year}-09-01",
        "episode_run_time": [50],
        "original_language": "en",
        "origin_country": ["GB"],
        "genres": [{"id": 18, "name": "Drama"}],
        "production_countries": [],
        "production_companies": [],
        "keywords": {"results": [{"id": 2, "name": "anthology"}]},
        "vote_average": 8.0,
        "vote_count": 300,
        "popularity": 20.0,
        "poster_path": f"/poster{number}.jpg",
        "created_by": [{"id": 902, "name": "Cy Creator", "gender": 1, "profile_path": None}],
        "aggregate_credits": {
            "cast": [person(903, "Di Star", order=0, roles=[{"character": "Lead", "episode_count": 6}])],
            "crew": [],
        },
        **more,
    }


def made_up_films() -> list[JsonObject]:
    """Nine films: plain ones, a remake of the same name, a year-off one, a non-Latin one, a part I and II."""
    return [
        film(101, "The Lantern Keeper", 1999, vote_count=9000),
        film(102, "Paper Moons", 2004, vote_count=4000),
        film(103, "The Glass Orchard", 1977, vote_count=700),
        film(104, "The Glass Orchard", 2018, vote_count=3000),
        film(105, "Low Tide", 2016, vote_count=1200),
        film(106, "Salt and Smoke: Part I", 2012, vote_count=800),
        film(107, "Salt and Smoke: Part II", 2012, vote_count=750),
        film(108, "月の庭", 2001, vote_count=600, original_language="ja"),
        film(109, "Quiet Weather", 2020, vote_count=60, runtime=0, poster_path=None),
    ]


def made_up_series() -> list[JsonObject]:
    return [series(201, "Harbour Lights", 2019)]


def summary(details: JsonObject) -> JsonObject:
    """What search and discover show of a film or series."""
    left_out = {
        "genres",
        "credits",
        "aggregate_credits",
        "keywords",
        "production_countries",
        "production_companies",
    }
    left_out |= {"runtime", "imdb_id", "belongs_to_collection", "created_by", "episode_run_time"}
    kept = {name: value for name, value in details.items() if name not in left_out}
    return {**kept, "genre_ids": [genre["id"] for genre in details["genres"]]}


def words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())


@dataclass
class World:
    """Answers TMDB's paths from a few films and series.

    Attributes:
        films: Details as `film` makes them.
        series: Details as `series` makes them.
        episodes: Number of the series by an episode's IMDb id.
    """

    films: list[JsonObject] = field(default_factory=made_up_films)
    series: list[JsonObject] = field(default_factory=made_up_series)
    episodes: dict[str, int] = field(default_factory=lambda: {"tt0000202": 201})

    def answer(self, path: str, query: dict[str, str]) -> tuple[int, JsonObject]:
        """Status and body for a path below the base address."""
        if match := re.fullmatch(r"/(movie|tv)/(\d+)", path):
            found = self.films if match[1] == "movie" else self.series
            return next(((200, one) for one in found if one["id"] == int(match[2])), NOT_FOUND)
        if match := re.fullmatch(r"/find/(tt\d+)", path):
            films = [summary(one) for one in self.films if one["imdb_id"] == match[1]]
            episodes = [
                {"id": 1, "show_id": show} for imdb_id, show in self.episodes.items() if imdb_id == match[1]
            ]
            return 200, {"movie_results": films, "tv_results": [], "tv_episode_results": episodes}
        if path in ("/authentication", "/configuration"):
            return 200, {"success": True, "images": {}}
        pages = {
            "/search/movie": self._search_films,
            "/search/tv": self._search_series,
            "/search/multi": self._search_multi,
            "/discover/movie": self._discover,
        }
        return (200, self._page(pages[path](query), query)) if path in pages else NOT_FOUND

    def _search_films(self, query: dict[str, str]) -> list[JsonObject]:
        year = query.get("year")
        near = [one for one in self.films if not year or abs(int(one["release_date"][:4]) - int(year)) <= 1]
        return self._named(near, query["query"], "title")

    def _search_series(self, query: dict[str, str]) -> list[JsonObject]:
        year = query.get("first_air_date_year", "")
        of_year = [one for one in self.series if one["first_air_date"].startswith(year)]
        return self._named(of_year, query["query"], "name")

    def _search_multi(self, query: dict[str, str]) -> list[JsonObject]:
        films = self._named(self.films, query["query"], "title")
        series = self._named(self.series, query["query"], "name")
        people = [{"media_type": "person", "id": 900, "name": "Ada Player", "known_for": []}]
        return [
            *({"media_type": "movie", **one} for one in films),
            *({"media_type": "tv", **one} for one in series),
            *(people if words(query["query"]) == ["ada"] else []),
        ]

    def _discover(self, query: dict[str, str]) -> list[JsonObject]:
        year = query.get("primary_release_year", "")
        films = [summary(one) for one in self.films if one["release_date"].startswith(year)]
        return sorted(films, key=lambda one: -one["vote_count"])

    @staticmethod
    def _named(rows: list[JsonObject], text: str, field_name: str) -> list[JsonObject]:
        found = [summary(one) for one in rows if set(words(text)) <= set(words(one[field_name]))]
        return sorted(found, key=lambda one: -one["popularity"])

    @staticmethod
    def _page(found: list[JsonObject], query: dict[str, str]) -> JsonObject:
        number = int(query.get("page", "1"))
        shown = found[(number - 1) * PAGE_SIZE : number * PAGE_SIZE]
        pages = -(-len(found) // PAGE_SIZE)
        return {"page": number, "results": shown, "total_pages": pages, "total_results": len(found)}
