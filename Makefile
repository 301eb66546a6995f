# The one door. Plain `make` lists the targets. Another Python: make site PYTHON=python3.12
.DEFAULT_GOAL := help
.PHONY: help site test mutants measure serve validate fmt lock engines clean environment test-environment mutants-environment
SHELL := /bin/bash
export PYTHON CHROME JAVA
# Material announces its end of life at every build; pyproject.toml holds it below the next major version.
export NO_MKDOCS_2_WARNING := 1

help: ## Show this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-10s %s\n", $$1, $$2 }' Makefile

site: environment ## Check the records and build the site into site/
	@echo "Checking the records"
	@.venv/bin/catalogue validate
	@echo "Building the site"
	@.venv/bin/catalogue build --out site
	@echo "The site is in site/. Look at it with: make serve"
	@echo "or, as plain files: python3 -m http.server --directory site"

test: test-environment ## Run every check: style, types, tests (with a browser)
	@chrome="$$(scripts/setup/browser.sh)" && java="$$(scripts/setup/java.sh)" && \
	export CHROME="$$chrome" JAVA="$$java" && \
	echo "Checking style" && .venv/bin/ruff check --quiet && .venv/bin/ruff format --check --quiet && \
	echo "Checking types" && .venv/bin/mypy && \
	echo "Running the tests" && .venv/bin/pytest --numprocesses auto --dist loadfile

# SINCE is the commit to compare with, FILES are whole files to break instead, TESTS the tests to run instead of
# those of the room, AT_MOST a number.
mutants: mutants-environment ## Break each changed line and say what no test notices (SINCE=main)
	@.venv/bin/python scripts/setup/mutants.py --since "$(or $(SINCE),HEAD)" --at-most $(or $(AT_MOST),40) --files $(FILES) --tests $(TESTS)

measure: test-environment ## Count the code: lines by room, imports under law, docstrings
	@.venv/bin/python scripts/setup/measure.py

serve: environment ## Show the site on this machine, and again after each change
	@.venv/bin/mkdocs serve --livereload

validate: environment ## Check the records only
	@.venv/bin/catalogue validate

fmt: test-environment ## Put the Python code and the records into their usual form
	@.venv/bin/ruff check --fix --quiet; .venv/bin/ruff format; .venv/bin/catalogue fmt

# --fork-strategy fewest: one version of a package on every Python, so that every machine builds the same pages.
COMPILE = UV_CUSTOM_COMPILE_COMMAND="make lock" .venv/lock/bin/uv pip compile --quiet --universal --upgrade \
	--python-version 3.11 --fork-strategy fewest --generate-hashes --no-emit-index-url --no-emit-find-links \
	--no-annotate --extra build pyproject.toml

lock: environment ## Choose the newest allowed packages anew, into requirements/
	@.venv/bin/python -m venv .venv/lock && .venv/lock/bin/python -m pip install --quiet uv
	@$(COMPILE) --output-file requirements/site.txt
	@$(COMPILE) --extra test --constraint requirements/site.txt --output-file requirements/test.txt
	@$(COMPILE) --extra engines --constraint requirements/site.txt --output-file requirements/engines.txt
	@$(COMPILE) --extra test --extra mutants --constraint requirements/test.txt --output-file requirements/mutants.txt
	@git diff --stat -- requirements

engines: environment ## Build the site with ProperDocs and Zensical too, and compare
	@scripts/setup/engines.sh

clean: ## Remove the built site, caches and the environment
	@rm -rf site .site.building .venv .venv.lock node_modules docs/assets/vendor .cache .mypy_cache .ruff_cache .pytest_cache .hypothesis
	@find scripts tests -type d -name __pycache__ -prune -exec rm -rf {} + 2>/dev/null || true

environment:
	@scripts/setup/environment.sh site
	@.venv/bin/python scripts/setup/front_end.py

mutants-environment:
	@scripts/setup/environment.sh mutants
	@.venv/bin/python scripts/setup/front_end.py test

test-environment:
	@scripts/setup/environment.sh test
	@.venv/bin/python scripts/setup/front_end.py test
