# `make help` prints the targets. A fresh machine needs Python 3.11+ and make, nothing else.
PYTHON ?= python3
BIN := .venv/bin
# Many tests wait for somebody: two workers more than there are cores.
WORKERS ?= $(shell echo $$(($$(getconf _NPROCESSORS_ONLN) + 2)))
.DEFAULT_GOAL := help
.PHONY: help install tools demo run test check words lock clean

help: ## print this
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /\1\t/' | expand -t 12

# Twice the same: what running needs, and besides it what working on it needs. Each package must be the one that was locked.
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check

.venv/.runs: pyproject.toml requirements.lock locales/compile.py
	@$(PYTHON) -c 'import sys; sys.exit("Turbota needs Python 3.11 or newer") if sys.version_info < (3, 11) else None'
	@echo "Installing into .venv what Turbota needs: a minute or two, once …"
	@$(PYTHON) -m venv .venv
	@$(PIP) --require-hashes -r requirements.lock
	@$(PIP) --no-deps --editable .
	@touch $@

.venv/.installed: .venv/.runs requirements-dev.lock
	@echo "Installing what its checks and tests need …"
	@$(PIP) --require-hashes -r requirements-dev.lock
	@touch $@

install: .venv/.runs ## install into .venv what running needs

tools: .venv/.installed ## and what working on it needs

demo: install words ## the whole product on one page, with no token and no internet
	$(BIN)/turbota demo

run: install words ## the bot on Telegram itself: BOT_TOKEN=... make run
	$(BIN)/turbota run

# Many tests start processes: none shall compile again what another has, whatever whoever calls prefers elsewhere.
test: tools words ## all tests; installs what they need, a Chromium included
	@$(BIN)/python -m tests.page.browser
	PYTHONDONTWRITEBYTECODE= $(BIN)/python -m pytest --numprocesses $(WORKERS) --dist loadfile --no-loadscope-reorder

check: tools words ## lint, types, import layers, words, sizes
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m locales.check
	$(BIN)/python -m tests.sizes
	$(BIN)/python -m tests.named

words: install ## compile the translations
	@$(BIN)/python locales/compile.py

LOCK := $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --no-annotate --no-header pyproject.toml --extra postgres
lock: tools ## renew both locks from pyproject.toml
	@$(PIP) uv
	@$(LOCK) -o requirements.lock
	@$(LOCK) --extra dev -o requirements-dev.lock

clean: ## remove what was built
	rm -rf .venv var .mypy_cache .ruff_cache .pytest_cache
