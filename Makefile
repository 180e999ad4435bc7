# make run: set up everything and start the app. make test: set up and run every check.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed
DEV_STAMP := $(VENV)/.installed-dev

.PHONY: run install test lint types layers unit bank prove browser assets assets-check bench lock schemas clean

run: $(STAMP)
	@$(BIN)/greenroom serve

install: $(STAMP)

$(BIN)/python:
	@$(PYTHON) -c 'import sys; v = sys.version_info[:2]; sys.exit(0 if (3, 11) <= v < (3, 14) else "Greenroom needs Python 3.11, 3.12 or 3.13; this is %d.%d. Try: make PYTHON=python3.12 run" % v)'
	$(PYTHON) -m venv $(VENV)

$(STAMP): $(BIN)/python requirements.lock pyproject.toml
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

$(DEV_STAMP): $(STAMP) requirements-dev.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock
	@touch $@

test: $(DEV_STAMP) lint types layers bank prove assets-check browser unit

lint: $(DEV_STAMP)
	$(BIN)/ruff check
	$(BIN)/ruff format --check

types: $(DEV_STAMP)
	$(BIN)/mypy

layers: $(DEV_STAMP)
	$(BIN)/lint-imports

bank: $(STAMP)
	$(BIN)/greenroom bank check

# What the authors of code, SQL and review items promise, run; mutants of each reference included.
prove: $(STAMP)
	$(BIN)/greenroom judge prove

# Chromium for the browser tests; where it cannot be installed they are skipped, or fail if CI=true.
browser:
	@sh tools/install_chromium.sh

unit: $(DEV_STAMP)
	$(BIN)/python -m pytest -n auto

# Scripts that are built (frontend/); what they become is committed, so that only this needs Node.js.
PACKAGES := frontend/node_modules/.package-lock.json

$(PACKAGES): frontend/package.json frontend/package-lock.json frontend/.npmrc
	cd frontend && npm ci --loglevel=error
	@touch $@

assets: $(PACKAGES)
	cd frontend && npm run --silent build -- ../src/greenroom/web/static

# Builds them again and compares, where there is npm.
assets-check:
	@sh tools/check_assets.sh

bench: $(DEV_STAMP)
	$(BIN)/python bench/start.py
	$(BIN)/python bench/bank.py
	$(BIN)/python bench/web.py
	$(BIN)/python bench/judge.py --prove
	$(BIN)/python bench/sandbox_soak.py
	$(BIN)/python bench/open_answers.py
	$(BIN)/python bench/learner.py

schemas: $(STAMP)
	$(BIN)/greenroom bank schemas

# For maintainers, with uv on the path: pin what pyproject.toml allows.
lock:
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --extra data --extra notebook --group build -o requirements.lock pyproject.toml
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --extra data --extra notebook --group build --group dev -o requirements-dev.lock pyproject.toml

clean:
	rm -rf $(VENV)
