PYTHON ?= python3
BIN := .venv/bin

.PHONY: locked browser money spark screenshot demo test check format bench golden release lock audit docs \
	clean

# Six reports of one event, compared.
demo: .venv/.installed
	$(BIN)/stemma compare examples/flood

# What the tests need, as CI has it: exact versions, and of each file the hash is checked. Of the
# build of the package itself, too: its builder is in the lock.
locked:
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes \
	  --requirement requirements-ci.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps \
	  --no-build-isolation --editable .
	$(BIN)/python -m pip check
	$(BIN)/python -m compileall -q src
	touch .venv/.installed .venv/.installed-dev

test: .venv/.installed-dev
	$(BIN)/python -m pytest

check: .venv/.installed-dev
	$(BIN)/ruff format --check
	$(BIN)/ruff check
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m pytest

# What the tests in a browser need beside a Chromium; they are skipped without.
browser: .venv/.installed-dev
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[browser]'

# What the tests on Spark need beside a Java; they are skipped without.
spark: .venv/.installed-dev
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[spark]'

# What the test of FollowTheMoney needs: a compiler and libicu-dev, too; it is skipped without.
money: .venv/.installed-dev
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[money]'

# The picture in the README; needs a Chromium.
screenshot: browser
	$(BIN)/python docs/screenshot.py

format: .venv/.installed-dev
	$(BIN)/ruff format
	$(BIN)/ruff check --fix

bench: .venv/.installed-bench
	$(BIN)/python -m bench

# What is found in the examples, written down anew; look at the difference before it is kept.
golden: .venv/.installed-dev
	$(BIN)/python -m tests.golden.rewrite

# What CI installs with `make locked`, each with its hashes.
lock: build/tools/.installed
	build/tools/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	  --no-header --no-annotate --extra dev --extra browser --output-file requirements-ci.txt pyproject.toml

# Known holes in what is locked. It changes with the day, so no check hangs on it; asks the network.
audit: build/tools/.installed
	build/tools/bin/python deploy/audit.py requirements-ci.txt

# The documentation as pages, in build/site.
docs: build/docs/.installed
	build/docs/bin/mkdocs build --strict --quiet --site-dir build/site

# The packages in dist/, built, installed outside the repository and tried there; and what an
# installed one consists of (CycloneDX).
release: .venv/.installed-dev build/tools/.installed
	rm -rf dist build/release
	$(BIN)/python -m hatchling build
	$(PYTHON) -m venv build/release
	build/release/bin/python -m pip install --quiet --disable-pip-version-check dist/*.whl
	cd build && cp -r ../examples/flood release/flood && release/bin/stemma --version \
	  && release/bin/stemma compare release/flood > release/brief.txt && test -s release/brief.txt
	build/tools/bin/cyclonedx-py environment build/release/bin/python --pyproject pyproject.toml \
	  --output-reproducible --output-file dist/stemma-news.cdx.json
	ls -l dist

clean:
	rm -rf .venv

# An installed program has its bytecode; what is installed from here is given it, too.
# The stamps keep a second run from installing again; a changed pyproject.toml asks for it.
.venv/.installed: pyproject.toml
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	$(BIN)/python -m compileall -q src
	touch $@

.venv/.installed-bench: .venv/.installed-dev
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[bench]'
	touch $@

build/tools/.installed:
	$(PYTHON) -m venv build/tools
	build/tools/bin/python -m pip install --quiet --disable-pip-version-check 'uv>=0.13,<1' \
	  'pip-audit>=2.10,<3' 'cyclonedx-bom>=7.5,<8'
	touch $@

build/docs/.installed: pyproject.toml
	$(PYTHON) -m venv build/docs
	build/docs/bin/python -m pip install --quiet --disable-pip-version-check 'mkdocs>=1.6,<2' \
	  'mkdocstrings-python>=2.0,<3'
	touch $@

.venv/.installed-dev: pyproject.toml
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	$(BIN)/python -m compileall -q src
	touch .venv/.installed $@
