# make demo: see it work.  make test: all tests.  make lint: what a change must pass.
# Needs Python 3.11 or newer and make; uses uv if it is installed.
PYTHON ?= $(shell command -v python3.11 || command -v python3 || command -v python)
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed
DEMO := demo
FIGURES := $(VENV)/figures.jsonl

SECONDS := 600
SEED := 1
FAULTS := .fuzz

# tests start thousands of short processes: without compiled modules each takes half as long again
export PYTHONDONTWRITEBYTECODE :=

.PHONY: demo test promises fuzz lint format docs architecture pictures clean

$(STAMP): pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "briefkit needs Python 3.11 or newer" >&2; exit 1; }
	@echo "setting up $(VENV) …"
	@if command -v uv >/dev/null 2>&1; then \
	  uv venv --quiet --seed --allow-existing --python $(PYTHON) $(VENV) && \
	  uv pip install --quiet --python $(BIN)/python -c constraints.txt -e '.[dask,import,postgres,xlsx]' --group dev; \
	else \
	  $(PYTHON) -m venv $(VENV) && \
	  $(BIN)/python -m pip install --quiet --disable-pip-version-check 'pip>=25.1' && \
	  $(BIN)/python -m pip install --quiet -c constraints.txt -e '.[dask,import,postgres,xlsx]' --group dev; \
	fi
	@touch $@

demo: $(STAMP)
	@echo '$$ briefkit list --topic sanctions'
	@$(BIN)/briefkit --library briefs list --topic sanctions --format table
	@echo; echo '$$ briefkit show impasse-before-paris'
	@$(BIN)/briefkit --library briefs --no-pager show impasse-before-paris
	@echo; echo '$$ briefkit issues --topic sanctions --until 2018-12 --pivot party'
	@$(BIN)/briefkit --library briefs --no-pager issues --topic sanctions --until 2018-12 --pivot party --format table
	@echo; echo '$$ briefkit export impasse-before-paris --to pdf,html -o $(DEMO)'
	@$(BIN)/briefkit --library briefs export impasse-before-paris --to pdf,html -o $(DEMO)

test: $(STAMP)
	$(BIN)/python -m pytest -q -n auto --dist worksteal $(ARGS)

# test every promise at full length and write docs/promises.md; as root, also those that need a mount
promises: $(STAMP)
	@rm -f $(FIGURES)
	CI=true BRIEFKIT_TESTS=all BRIEFKIT_FIGURES=$(abspath $(FIGURES)) $(BIN)/python -m pytest -q -n auto --hypothesis-profile=promises $$($(BIN)/python -m tests.promises.rows)
	$(BIN)/python -m tests.promises.report $(FIGURES) > docs/promises.md

# hostile inputs of every kind for so many SECONDS; those that fail are kept in the folder FAULTS
fuzz: $(STAMP)
	$(BIN)/python -m tools.fuzz --seconds $(SECONDS) --seed $(SEED) --faults $(FAULTS)

lint: $(STAMP)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/mypy --platform win32 --no-warn-unreachable --cache-dir .mypy_cache/windows src  # what Windows lacks

format: $(STAMP)
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

# what the pages show of calls, the pages generated from the code, and the picture of the packages
docs architecture: $(STAMP)
	UPDATE_TRANSCRIPTS=1 $(BIN)/python -m pytest -q tests/test_docs.py -k sessions
	$(BIN)/python -m tests.generated_docs

# the pictures of the README, from the sample library as it is exported today; needs Chromium and poppler
pictures: $(STAMP)
	$(BIN)/python -m tools.draw_pictures

clean:
	rm -rf $(VENV) $(DEMO) dist .pytest_cache .mypy_cache .ruff_cache
