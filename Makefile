PYTHON ?= python3
BIN := .venv/bin

.PHONY: browser money spark screenshot demo test check format bench golden release clean

# Six reports of one event, compared.
demo: .venv/.installed
	$(BIN)/stemma compare examples/flood

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

# The packages in dist/, built, installed outside the repository and tried there.
release: .venv/.installed-dev
	rm -rf dist build/release
	$(BIN)/python -m hatchling build
	$(PYTHON) -m venv build/release
	build/release/bin/python -m pip install --quiet --disable-pip-version-check dist/*.whl
	cd build && cp -r ../examples/flood release/flood && release/bin/stemma --version \
	  && release/bin/stemma compare release/flood > release/brief.txt && test -s release/brief.txt
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

.venv/.installed-dev: pyproject.toml
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	$(BIN)/python -m compileall -q src
	touch .venv/.installed $@
