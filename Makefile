# Two commands are enough: `make site` builds the site, `make test` checks everything.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check
COMPILE := $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --no-emit-find-links --custom-compile-command "make lock" $(LOCKFLAGS)

# Material and ProperDocs each print a page about the future of MkDocs at every build.
export NO_MKDOCS_2_WARNING := 1
export DISABLE_MKDOCS_2_WARNING := true

.PHONY: site serve test eval bench check properdocs lock clean

# Built aside and then put in place: a build that is cut short leaves the old site whole.
# The records of the search are the last file of a build that came to its end.
site: $(VENV)/site.stamp
	@rm -rf .cache/site && mkdir -p .cache
	@$(BIN)/mkdocs build --strict --site-dir .cache/site; status=$$?; \
	if [ -e .cache/site/search-records.json ]; then \
		rm -rf .cache/old && { [ ! -e site ] || mv site .cache/old; } && mv .cache/site site; \
	fi; rm -rf .cache/site .cache/old; exit $$status

serve: $(VENV)/site.stamp
	$(BIN)/mkdocs serve

# pytest comes last: its summary is the last line, its exit code is make's.
test: $(VENV)/dev.stamp
	@sh scripts/install-tools
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	@$(BIN)/python -m pytest $(PYTESTFLAGS)

# Where the annotated articles are; without them only the facts are scored.
BSNLP ?= ../shared/data/bsnlp-bg
BSNLP_SCORER ?= ../shared/tools/bsnlp_score.py

# EVALFLAGS="--show quote" tells what is wrong, EVALFLAGS=--keep raises the floors.
eval: $(VENV)/dev.stamp
	@$(BIN)/python -m tests.eval $(BSNLP) $(BSNLP_SCORER) $(EVALFLAGS)

# Speed beside a named peer, in one run.
bench: $(VENV)/bench.stamp
	$(BIN)/python -m benchmarks.extraction $(BSNLP)/raw

check: $(VENV)/site.stamp
	$(BIN)/briefgen check

# The same site under the successor of MkDocs, in an environment of its own.
properdocs: .cache/properdocs/stamp
	out=$$(mktemp -d) && trap 'rm -rf "$$out"' EXIT && \
	.cache/properdocs/bin/properdocs build --strict --config-file mkdocs.yml --site-dir "$$out/site"

# LOCKFLAGS=--upgrade takes the newest versions.
lock: $(VENV)/dev.stamp
	$(COMPILE) pyproject.toml --extra build -o requirements/site.txt
	$(COMPILE) pyproject.toml --extra build --extra dev -c requirements/site.txt \
		-o requirements/dev.txt
	$(COMPILE) requirements/properdocs.in -c requirements/site.txt -o requirements/properdocs.txt
	$(COMPILE) requirements/bench.in -c requirements/dev.txt -o requirements/bench.txt

clean:
	rm -rf site .cache $(VENV)

$(VENV)/bin/python:
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "briefgen needs Python 3.11 or newer: make PYTHON=python3.11")'
	$(PYTHON) -m venv $(VENV)

$(VENV)/site.stamp: requirements/site.txt pyproject.toml | $(VENV)/bin/python
	$(PIP) install --quiet --require-hashes -r requirements/site.txt
	$(PIP) install --quiet --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/dev.stamp: requirements/dev.txt $(VENV)/site.stamp
	$(PIP) install --quiet --require-hashes -r requirements/dev.txt
	@touch $@

$(VENV)/bench.stamp: requirements/bench.txt $(VENV)/dev.stamp
	$(PIP) install --quiet --require-hashes -r requirements/bench.txt
	@touch $@

.cache/properdocs/stamp: requirements/site.txt requirements/properdocs.txt pyproject.toml
	$(PYTHON) -m venv .cache/properdocs
	.cache/properdocs/bin/python -m pip --disable-pip-version-check install --quiet \
		--require-hashes -r requirements/site.txt -r requirements/properdocs.txt
	.cache/properdocs/bin/python -m pip --disable-pip-version-check install --quiet \
		--no-deps --no-build-isolation --editable .
	@touch $@
