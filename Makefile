# Everything is run from the project's own .venv; setting it up needs Python 3.11 or later, git and make, nothing else.

PY := .venv/bin/python
READY := .venv/.ready
# PYTHON=/some/python goes before these; one that is there and does not work, or is too old, is passed over.
PYTHONS := $(PYTHON) python3.14 python3.13 python3.12 python3.11 python3 python
WORKS := import ensurepip, sys, venv; sys.exit(sys.version_info < (3, 11))

# Says nothing when the command succeeds, and everything when it does not.
quietly = out=$$($(1) 2>&1) || { printf '%s\n' "$$out" >&2; exit 1; }

# Where Python is set to keep nothing, every run in a test would read the rules anew: nearly twice the time.
export PYTHONDONTWRITEBYTECODE :=

define lint
	$(PY) -m ruff check --quiet .
	$(PY) -m ruff format --check --quiet .
	$(PY) -m mypy
	$(PY) -m scripts.generate --check
endef
# In parallel, a file of tests in one process: what a file sets up, such as a browser, is set up once. The costly come
# first. One process more than there are processors, for some tests wait for the programs of others.
pytest = $(PY) -m pytest -q -n $$(($$($(PY) -c 'import os; print(os.cpu_count())') + 1)) --dist loadfile --no-loadscope-reorder

.DEFAULT_GOAL := help
.PHONY: help demo test quick thorough fresh generated desk bench scale interrupts fuzz pairs ranges lock clean

help:  ## Say what can be made
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-10s %s\n", $$1, $$2 }' Makefile

demo: $(READY)  ## Check the arrangements that Luton published in 2024
	@code=0; .venv/bin/masa-check check examples/luton-2024.yaml || code=$$?; \
	if [ $$code -gt 1 ]; then echo "masa-check could not run: exit code $$code" >&2; exit $$code; fi

test: $(READY)  ## Lint, types, whether the generated files are fresh, and every test
	$(lint)
	$(pytest)

quick: $(READY)  ## The same in a minute: no browser, no installations, few examples of each property
	$(lint)
	$(pytest) -m 'not slow' --hypothesis-profile quick

thorough: $(READY)  ## Try in thousands what the tests try on a small sample: random documents, and mutants of the examples
	$(pytest) -m hypothesis --hypothesis-profile thorough
	$(PY) -m scripts.mutate

fresh: $(READY)  ## Only whether the generated files are fresh
	$(PY) -m scripts.generate --check

generated: $(READY)  ## Write the generated files anew
	$(PY) -m scripts.generate

desk: $(READY)  ## Build the desk, masa-check in a browser, in build/desk and serve it to this machine alone
	$(PY) -m scripts.desk --serve

bench: $(READY)  ## Measure against yamllint, check-jsonschema and PyYAML (BENCH=--write puts the table into docs/)
	$(PY) -m benchmarks.run $(BENCH)

scale: $(READY)  ## Measure starts, revisions, documents, every format, and `survey` on a synthetic England (BENCH=--write puts the tables into docs/)
	$(PY) -m benchmarks.scale $(BENCH)
	$(PY) -m benchmarks.formats $(BENCH)
	$(PY) -m benchmarks.revisions $(BENCH)
	$(PY) -m benchmarks.starts $(BENCH)
	$(PY) -m benchmarks.documents $(BENCH)

interrupts: $(READY)  ## End a hundred runs at random moments (INTERRUPTS=--write puts the figures into docs/)
	$(PY) -m scripts.interrupt $(INTERRUPTS)

pairs: $(READY)  ## Compare declarations that differ in known ways, and count what is told (PAIRS=--write: into docs/)
	$(PY) -m scripts.pairs $(PAIRS)

fuzz: $(READY)  ## Read, check and draw changed declarations for ten minutes (FUZZ=--write puts the figures into docs/)
	$(PY) -m scripts.fuzz --seconds $(or $(FUZZ_SECONDS),600) --seed $(or $(FUZZ_SEED),1) $(FUZZ)

ranges: $(READY)  ## A quick part of the tests with the oldest and the newest of all that the package needs
	$(PY) -m scripts.ranges

lock:  ## Choose the versions in requirements/test.txt anew
	@$(call find_python); $(call quietly,"$$python" -m venv --clear build/lock && build/lock/bin/python -m pip install uv)
	@$(call quietly,build/lock/bin/uv pip compile pyproject.toml --extra test --universal --python-version 3.11 \
		--upgrade --generate-hashes --no-header --annotation-style line --output-file build/lock/test.txt)
	@{ echo '# Made by `make lock`, for Python 3.11 and later on any system; not to be edited by hand.'; \
		cat build/lock/test.txt; } > requirements/test.txt

clean:  ## Remove what make has made
	rm -rf .venv .bench build dist .mypy_cache .pytest_cache .ruff_cache .hypothesis

find_python = for python in $(1) $(PYTHONS); do "$$python" -c '$(WORKS)' >/dev/null 2>&1 && break; python=; done; \
	[ -n "$$python" ] || { echo 'masa-check needs Python 3.11 or later, with its venv module' >&2; exit 1; }

$(READY): pyproject.toml requirements/test.txt
	@echo 'Setting up .venv (a minute or so, the first time)' >&2
	@$(call find_python,$(PY)); [ "$$python" = $(PY) ] || { $(call quietly,"$$python" -m venv --clear .venv); }
	@$(call quietly,$(PY) -m pip install --disable-pip-version-check --require-hashes -r requirements/test.txt)
	@$(call quietly,$(PY) -m pip install --disable-pip-version-check --no-deps --no-build-isolation -e .)
	@touch $@
