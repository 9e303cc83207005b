"""The README, the container, the configuration and the code tell the same story."""

import re
import tomllib
from pathlib import Path

import pytest

from lbstats.settings import Settings
from lbstats.store.database import CONFIG
from lbstats.ui.page import PAGES

ROOT = Path(__file__).resolve().parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
SETTINGS = (ROOT / "lbstats/settings.py").read_text(encoding="utf-8")
VARIABLES = sorted(set(re.findall(r'value\("([A-Z_]+)"\)', SETTINGS)))


def recipe(target: str) -> list[str]:
    """Commands of a target of the Makefile, as a shell would read them."""
    text = (ROOT / "Makefile").read_text(encoding="utf-8").replace("$(BIN)", ".venv/bin").replace("\\\n", "")
    found = re.search(rf"^{target}:.*\n((?:\t.*\n)+)", text, re.MULTILINE)
    assert found, f"no target {target}"
    return [line.strip() for line in found[1].splitlines()]


@pytest.mark.parametrize("target", ["run", "test", "check", "bench", "screenshots"])
def test_readme_names_the_make_targets_that_exist(target: str) -> None:
    assert f"make {target}" in README
    assert re.search(rf"^{target}:", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)


@pytest.mark.parametrize("target", ["run", "test"])
def test_readme_spells_out_what_make_runs(target: str) -> None:
    command = recipe(target)[-1].removeprefix("env -u LBSTATS_PERSONAL ")
    assert command in README


def test_readme_names_every_setting() -> None:
    assert len(VARIABLES) == 6
    assert [name for name in VARIABLES if f"`{name}`" not in README] == []


def test_readme_names_every_page() -> None:
    assert [page.title for page in PAGES if f"| **{page.title}** |" not in README] == []


def test_navigation_leads_to_every_page_and_to_no_other() -> None:
    scripts = {"app.py"} | {f"pages/{path.name}" for path in (ROOT / "pages").glob("*.py")}
    assert {page.path for page in PAGES} == scripts


def test_readme_links_lead_somewhere() -> None:
    targets = re.findall(r"\]\((?!https?:|#)([^)#]+)", README)
    assert targets
    assert [target for target in targets if not (ROOT / target).exists()] == []


def test_requirements_are_exact_pins_that_the_lock_knows() -> None:
    lock = set((ROOT / "constraints.txt").read_text("utf-8").splitlines())
    run = (ROOT / "requirements.txt").read_text("utf-8").splitlines()
    develop = (ROOT / "requirements-dev.txt").read_text("utf-8").splitlines()
    assert run[0] == "-c constraints.txt"
    assert develop[0] == "-r requirements.txt"
    assert [pin for pin in run[1:] + develop[1:] if pin not in lock] == []


def test_streamlit_is_configured_as_decided() -> None:
    config = tomllib.loads((ROOT / ".streamlit/config.toml").read_text(encoding="utf-8"))
    assert config["browser"]["gatherUsageStats"] is False
    assert config["browser"]["serverAddress"] == "localhost"
    assert config["client"]["showErrorDetails"] == "none"
    assert config["client"]["showSidebarNavigation"] is False
    assert config["server"]["enableStaticServing"] is True
    assert config["server"]["maxUploadSize"] == 50
    assert config["server"]["showEmailPrompt"] is False


def test_the_theme_fetches_nothing() -> None:
    config = (ROOT / ".streamlit/config.toml").read_text(encoding="utf-8")
    assert "http" not in re.sub(r"^\s*#.*$", "", config, flags=re.MULTILINE)


def test_the_container_copies_what_exists_and_nothing_secret() -> None:
    copied = re.findall(r"^COPY (.+) \S+$", (ROOT / "Dockerfile").read_text("utf-8"), re.MULTILINE)
    sources = [source for line in copied for source in line.split()]
    allowed = (ROOT / ".dockerignore").read_text("utf-8").splitlines()
    assert sources
    assert [source for source in sources if not (ROOT / source).exists()] == []
    assert [source for source in sources if f"!{source}" not in allowed] == []
    assert allowed[0] == "*"
    assert not any("secrets" in line for line in allowed)


def test_the_secrets_example_holds_no_secret_and_is_read() -> None:
    example = tomllib.loads((ROOT / ".streamlit/secrets.toml.example").read_text(encoding="utf-8"))
    assert Settings.load({}, example).tmdb_api_key is None


def test_the_database_has_its_limits_set() -> None:
    assert CONFIG["threads"] in (1, 2)
    assert CONFIG["memory_limit"] == "256MB"
