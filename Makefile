# `make help` prints the targets. A fresh machine needs Python 3.11+ and make, nothing else.
PYTHON ?= python3
BIN := .venv/bin
# Most tests wait for somebody: one worker more than there are cores.
WORKERS ?= $(shell echo $$(($$(getconf _NPROCESSORS_ONLN) + 1)))
.DEFAULT_GOAL := help
.PHONY: help install demo run test check words lock clean

help: ## print this
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /\1\t/' | expand -t 12

.venv/.installed: pyproject.toml requirements.lock locales/compile.py
	$(PYTHON) -c 'import sys; sys.exit("Turbota needs Python 3.11 or newer") if sys.version_info < (3, 11) else None'
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --editable .
	@touch $@

install: .venv/.installed ## install everything into .venv

demo: install words ## the whole product on one page, with no token and no internet
	$(BIN)/turbota demo

run: install words ## the bot on Telegram itself: BOT_TOKEN=... make run
	$(BIN)/turbota run

test: install words ## all tests; installs what they need, a Chromium included
	@$(BIN)/python -m tests.page.browser
	$(BIN)/python -m pytest --numprocesses $(WORKERS) --dist loadfile

check: install words ## lint, types, import layers, words
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m locales.check

words: install ## compile the translations
	@$(BIN)/python locales/compile.py

lock: ## renew requirements.lock from pyproject.toml (needs uv)
	uv pip compile --quiet --universal --python-version 3.11 --extra dev --extra postgres --no-emit-index-url --no-annotate --no-header pyproject.toml -o requirements.lock

clean: ## remove what was built
	rm -rf .venv var .mypy_cache .ruff_cache .pytest_cache
