# Every step a newcomer needs. Each target installs what it lacks and works offline the second time.
SHELL := /bin/bash
PYTHON ?= python3.11
VENV := .venv
BIN := $(VENV)/bin
UV := PYTHONPATH=.tools $(PYTHON) -m uv
export UV_SYSTEM_CERTS := 1
# Another port: make demo PORT=8001
PORT := 8000
SUDO := $(shell [ "$$(id -u)" = 0 ] || command -v sudo)

.PHONY: help setup demo serve test check format lock debian-browser debian-postgresql clean

help: ## Show what one can do here
	@grep -E '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 12

# Compiled here: where Python may not write later (PYTHONDONTWRITEBYTECODE, a read-only disk), every
# start would compile everything again, the rules of understanding too, and take four times as long.
setup: $(VENV)/.beforehand ## Install Salesbeat into .venv
	@$(BIN)/python -m compileall -q bot charts core handlers jobs

demo: setup ## Open the web chat with a sample company on http://127.0.0.1:8000/ (or PORT=…)
	$(BIN)/salesbeat demo --port $(PORT)

serve: setup ## Run the real bot with the settings in .env
	$(BIN)/salesbeat serve --port $(PORT)

test: setup debian-browser debian-postgresql ## Run the whole test suite, browser and PostgreSQL included
	$(BIN)/python -m pytest -n 2 --dist loadfile --max-worker-restart 0

check: setup ## What must be clean before a commit
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

format: setup ## Format the code and mend what can be mended
	$(BIN)/ruff check --fix-only .
	$(BIN)/ruff format .

lock: .tools/uv ## Renew requirements.lock (hashes, no addresses)
	$(UV) pip compile pyproject.toml --group dev --upgrade --python-version 3.11 --generate-hashes \
	  --no-emit-index-url --no-annotate --no-header --quiet --output-file requirements.lock > /dev/null

clean: ## Remove everything that was installed here
	rm -rf $(VENV) .tools

# A Debian without pip gets it from Debian; one that has it needs no network for this step.
.tools/uv: tools.lock
	@$(PYTHON) -m pip --version > /dev/null 2>&1 || { $(SUDO) apt-get update -q && $(SUDO) apt-get install -q -y python3-pip; }
	$(PYTHON) -m pip install --quiet --disable-pip-version-check --upgrade --require-hashes --target .tools -r tools.lock
	@touch $@

$(VENV)/.ready: .tools/uv requirements.lock pyproject.toml
	$(UV) venv --quiet --allow-existing --python $(PYTHON) $(VENV)
	$(UV) pip sync --quiet --compile-bytecode --python $(BIN)/python --require-hashes requirements.lock
	$(UV) pip install --quiet --python $(BIN)/python --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/.beforehand: $(VENV)/.ready $(shell find bot core handlers -name '*.py')
	@$(BIN)/python -m bot.beforehand
	@touch $@

debian-browser:
	@command -v chromium > /dev/null || { $(SUDO) apt-get update -q && $(SUDO) apt-get install -q -y --no-install-recommends chromium; }

debian-postgresql:
	@ls /usr/lib/postgresql/15/bin/initdb > /dev/null 2>&1 || { $(SUDO) apt-get update -q && $(SUDO) apt-get install -q -y --no-install-recommends postgresql-15; }
