"""Settings come from the environment, then from secrets, and nonsense is refused with a sentence."""

from pathlib import Path

import pytest

from lbstats.errors import SettingsError
from lbstats.settings import RateLimit, Settings


def test_defaults_when_nothing_is_set() -> None:
    settings = Settings.load({})
    assert settings == Settings()
    assert settings.data_dir == Path("data")
    assert settings.rate_limit.per_second == 35


def test_environment_wins_over_secrets() -> None:
    secrets = {"TMDB_API_KEY": "from-secrets", "TMDB_RATE_LIMIT": "20/1"}
    settings = Settings.load({"TMDB_API_KEY": "from-env"}, secrets)
    assert settings.tmdb_api_key == "from-env"
    assert settings.rate_limit == RateLimit(20, 1.0)


def test_an_empty_variable_counts_as_not_set() -> None:
    assert Settings.load({"TMDB_API_KEY": " "}, {"TMDB_API_KEY": "k"}).tmdb_api_key is None
    assert Settings.load({"TMDB_API_KEY": ""}, {"TMDB_API_KEY": "k"}).tmdb_api_key == "k"


def test_every_variable_reaches_its_field() -> None:
    settings = Settings.load(
        {
            "LBSTATS_DATA_DIR": "/somewhere",
            "TMDB_BASE_URL": "http://127.0.0.1:1/3/",
            "TMDB_RATE_LIMIT": "40/10",
            "LBSTATS_PERSONAL": "1",
            "LBSTATS_LOG_LEVEL": "info",
        }
    )
    assert settings.data_dir == Path("/somewhere")
    assert settings.tmdb_base_url == "http://127.0.0.1:1/3"
    assert settings.rate_limit.per_second == 4
    assert settings.personal is True
    assert settings.log_level == "INFO"


def test_the_key_is_not_in_the_representation() -> None:
    assert "hunter2" not in repr(Settings.load({"TMDB_API_KEY": "hunter2"}))


@pytest.mark.parametrize("text", ["fast", "0/1", "-3/1", "35/0", "35/-1", "35/inf", "35/nan", "3.5/1", "/"])
def test_a_rate_that_is_no_rate_is_refused(text: str) -> None:
    with pytest.raises(SettingsError, match="TMDB_RATE_LIMIT"):
        Settings.load({"TMDB_RATE_LIMIT": text})


@pytest.mark.parametrize(
    ("name", "text"), [("LBSTATS_LOG_LEVEL", "chatty"), ("TMDB_BASE_URL", "api.themoviedb.org/3")]
)
def test_nonsense_names_the_variable(name: str, text: str) -> None:
    with pytest.raises(SettingsError, match=name):
        Settings.load({name: text})
