# run: the main job on the bundled demo, offline · test: the whole suite, with COVERAGE=1 what it covers · check: linters and types
# compiled: the facts compiled, in build/compiled · test-compiled: the tests of facts and postings on it · bench: measurements, of facts on both
.POSIX:
.PHONY: run test check lint compiled test-compiled bench golden docs ready clean

PYTHON = python3
COMPILED = JOBFIT_COMPILED=1 PYTHONSAFEPATH=1 PYTHONPATH="$$PWD/build/compiled" .venv/bin/python

run:
	@PYTHON='$(PYTHON)' tools/setup run
	@.venv/bin/jobfit demo

test: ready
	@PYTHONDONTWRITEBYTECODE= .venv/bin/python -m pytest -n 2 --dist worksteal $(COVERAGE:1=--cov --cov-report=term) $(ARGS)

check: lint
	@.venv/bin/python -m tools.docs --check

lint: ready
	@.venv/bin/ruff check .
	@.venv/bin/ruff format --check .
	@.venv/bin/mypy

compiled: ready
	@tools/compiled

test-compiled: compiled # jobfit is loaded as a plugin, before pytest puts the sources first
	@$(COMPILED) -m pytest -p jobfit -n 2 --dist worksteal tests/facts tests/postings tests/marking tests/rules $(ARGS)

bench: compiled
	@.venv/bin/python -m benchmarks.bench $(ARGS)
	@$(COMPILED) -m benchmarks.bench --facts

golden: ready
	@UPDATE_GOLDEN=1 .venv/bin/python -m pytest -q -n 2 $(ARGS)

docs: ready
	@.venv/bin/python -m tools.docs

ready:
	@PYTHON='$(PYTHON)' tools/setup dev

clean:
	find . -name .venv -prune -o -name "*.so" -type f -exec rm {} +
	rm -rf .venv build dist *.egg-info .coverage* .pytest_cache .mypy_cache .ruff_cache .hypothesis
