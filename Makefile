# Paths are relative throughout, so that a checkout in a folder with spaces works.
PYTHON ?= python3
BIN := .venv/bin
STAMP := .venv/.installed

.PHONY: setup demo test fix lint types check test-all coverage bench torture fuzz

setup: $(STAMP)

$(STAMP): pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Python 3.11 or newer is needed; name it: make PYTHON=python3.12 $(MAKECMDGOALS)"; exit 1; }
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e ".[fast,encodings,dev]"
	@touch $(STAMP)

demo: setup
	$(BIN)/python -m crawler demo

test: setup
	$(BIN)/python -m pytest -n 4

test-all: test

fix: setup
	$(BIN)/python -m ruff format .
	$(BIN)/python -m ruff check --fix .

lint: setup
	$(BIN)/python -m ruff format --check .
	$(BIN)/python -m ruff check .

types: setup
	$(BIN)/python -m mypy crawler tests bench

coverage: setup
	$(BIN)/python -m pytest --cov --cov-report=term-missing:skip-covered

check: lint types test

BENCH_STAMP := bench/.venv/.installed

$(BENCH_STAMP): bench/requirements.txt
	$(PYTHON) -m venv bench/.venv
	bench/.venv/bin/python -m pip install --quiet --disable-pip-version-check -r bench/requirements.txt
	@touch $(BENCH_STAMP)

# What `make bench` measures depends on the machine: nothing of it decides a test.
bench: setup $(BENCH_STAMP)
	$(BIN)/python -m bench.crawl $(BENCH)

# Kills crawls until COUNT is reached; SEED repeats a round that failed.
COUNT ?= 140
SEED ?= 1
torture: setup
	$(BIN)/python -m tests.torture --count $(COUNT) --seed $(SEED)

# Every property with 20,000 examples instead of 40: half an hour; PROPERTY picks some by name.
PROPERTY ?= ""
fuzz: setup
	$(BIN)/python -m pytest -n 4 --hypothesis-profile=fuzz -k $(PROPERTY) tests/fuzz tests/core/test_markdown.py \
		tests/core/test_sanitise.py tests/core/test_visible.py tests/judging/test_pages.py
