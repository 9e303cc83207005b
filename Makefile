# One command each. Every target that needs packages makes the virtual environment first.
PYTHON ?= python3
BIN := .venv/bin
export LBSTATS_PERSONAL ?= 1

.PHONY: run test coverage soak check static format bench screenshots lock clean

.venv/made: requirements.txt requirements-dev.txt constraints.txt
	$(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	touch $@

.venv/made-to-run: requirements.txt constraints.txt
	$(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --disable-pip-version-check -r requirements.txt
	touch $@

run: .venv/made-to-run          ## the app on your own machine
	$(BIN)/streamlit run app.py

test: .venv/made                ## all tests
	env -u LBSTATS_PERSONAL $(BIN)/pytest

coverage: .venv/made            ## the tests that need no browser, with branch coverage
	env -u LBSTATS_PERSONAL $(BIN)/pytest --cov --cov-report=term --ignore=tests/browser

soak: .venv/made                ## long runs against a stand-in for TMDB that fails in every way, half an hour
	env -u LBSTATS_PERSONAL $(BIN)/pytest -m soak

static: .venv/made              ## format, lint, types, import contracts
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

check: static test              ## what every commit passes

format: .venv/made
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

bench: .venv/made               ## the figures of the README
	env -u LBSTATS_PERSONAL $(BIN)/python -m benchmarks

screenshots: .venv/made         ## docs/screenshots/, of the sample
	env -u LBSTATS_PERSONAL $(BIN)/python -m benchmarks.screenshots

lock: .venv/made                ## constraints.txt anew, from requirements-dev.txt without the old lock
	grep -hv '^-' requirements.txt requirements-dev.txt > .venv/wanted.txt
	$(PYTHON) -m venv --clear .venv/lock
	.venv/lock/bin/pip install --quiet --disable-pip-version-check -r .venv/wanted.txt
	{ echo '# The whole lock: every package of requirements-dev.txt with what it needs. Made by `make lock`.'; \
	  .venv/lock/bin/pip freeze | LC_ALL=C sort -f; } > constraints.txt
	rm -rf .venv/lock .venv/wanted.txt

clean:
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .coverage .coverage.*
