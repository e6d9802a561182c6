# Three commands do everything on a machine with Python 3.11 or newer, git and make:
#   make check   sets up .venv and checks a sample draft
#   make app     sets up .venv and opens the reviewers' desk
#   make test    sets up .venv and runs all that CI runs
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
DRAFT ?= corpus/samples/yunling-draft.txt

.PHONY: check app test lint format types shape examples pytest docs benchmark clean

check: $(VENV)/.stamp
	$(BIN)/tiaoli check --fail-on never $(DRAFT)

app: $(VENV)/.stamp
	$(BIN)/tiaoli app

test: lint types shape examples pytest

$(VENV)/.stamp: requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "$(PYTHON) is too old; run: make PYTHON=python3.11 (or newer)")'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	touch $@

lint: $(VENV)/.stamp
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/lint-imports

format: $(VENV)/.stamp
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

types: $(VENV)/.stamp
	$(BIN)/mypy

shape: $(VENV)/.stamp
	$(BIN)/python tools/shape.py checker

examples: $(VENV)/.stamp
	$(BIN)/tiaoli rules test

pytest: $(VENV)/.stamp
	$(BIN)/pytest -n auto

docs: $(VENV)/.stamp
	NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build --quiet --site-dir build/site

benchmark: $(VENV)/.stamp
	$(BIN)/python -m benchmarks

clean:
	rm -rf $(VENV) build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis
