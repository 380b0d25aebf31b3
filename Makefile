# make demo: see it work.  make test: all tests.  make lint: what a change must pass.
# Needs Python 3.11 or newer and make; uses uv if it is installed.
PYTHON ?= $(shell command -v python3.11 || command -v python3 || command -v python)
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed
CORE := $(VENV)/.core
LOG := $(VENV)/install.log
COMMA := ,
DEMO := demo
SITE := site
FIGURES := $(VENV)/figures.jsonl

SECONDS := 600
SEED := 1
FAULTS := .fuzz

# tests start thousands of short processes: without compiled modules each takes half as long again
export PYTHONDONTWRITEBYTECODE :=

.PHONY: demo test promises fuzz lint format docs architecture pictures clean

# $(call installed,WHAT): install WHAT, quietly unless it fails
define installed
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "briefkit needs Python 3.11 or newer" >&2; exit 1; }
	@echo "setting up $(VENV), once: this takes a minute or two …"
	@mkdir -p $(VENV); { \
	if command -v uv >/dev/null 2>&1; then \
	  uv venv --quiet --seed --allow-existing --python $(PYTHON) $(VENV) && \
	  uv pip install --quiet --python $(BIN)/python -c constraints.txt $(1); \
	else \
	  $(PYTHON) -m venv $(VENV) && \
	  $(BIN)/python -m pip install --quiet --disable-pip-version-check 'pip>=25.1' && \
	  $(BIN)/python -m pip install --quiet -c constraints.txt $(1); \
	fi; } >$(LOG) 2>&1 || { cat $(LOG) >&2; echo "setting up $(VENV) failed, as said above" >&2; exit 1; }
	@touch $@
endef

$(STAMP): pyproject.toml constraints.txt
	$(call installed,-e '.[dask$(COMMA)import$(COMMA)lsp$(COMMA)postgres$(COMMA)xlsx]' --group dev --group docs)

$(CORE): pyproject.toml constraints.txt
	$(call installed,-e '.[import$(COMMA)xlsx]')

# what is typed, then what it prints
show = @echo '$$ $(BIN)/briefkit $(1)'; $(BIN)/briefkit --library briefs --no-pager $(1); echo

# what is needed to run briefkit; what tests need besides is installed with them
demo: $(if $(wildcard $(STAMP)),$(STAMP),$(CORE))
	$(call show,list --topic sanctions --limit 5 --format table)
	$(call show,issues inf-treaty --until 2018-12 --pivot party --format table)
	$(call show,export impasse-before-paris --to pdf --to html -o $(DEMO))
	@echo 'Go on with the sample library:'
	@echo '  $(BIN)/briefkit show impasse-before-paris'
	@echo '  $(BIN)/briefkit judgments score'
	@echo 'Start your own, in a folder of your choice:'
	@echo '  $(BIN)/briefkit init ~/briefs'
	@echo 'To type “briefkit” without its folder:'
	@echo '  . $(BIN)/activate      in this terminal'
	@echo '  pipx install .          or: uv tool install .'

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

format: $(STAMP)
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

# what the pages show of calls, the pages generated from the code, and all pages as a site
docs: architecture
	$(BIN)/python -m tools.build_site $(SITE)

# the same without the site: also the picture of the packages
architecture: $(STAMP)
	UPDATE_TRANSCRIPTS=1 $(BIN)/python -m pytest -q tests/test_docs.py -k sessions
	$(BIN)/python -m tests.generated_docs

# the pictures of the README, from the sample library as it is exported today; needs Chromium and poppler
pictures: $(STAMP)
	$(BIN)/python -m tools.draw_pictures

clean:
	rm -rf $(VENV) $(DEMO) $(SITE) dist .pytest_cache .mypy_cache .ruff_cache
