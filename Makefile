# Every target sets up what it needs by itself: Python 3.11 or newer and make are enough.
PYTHON ?= python3
BIN := .venv/bin
RUN := .venv/.run-ready
DEV := .venv/.dev-ready

.PHONY: setup install demo run test search check bench pictures fmt lock clean
.DEFAULT_GOAL := demo

.venv/bin/python:
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Otklik needs Python 3.11 or newer")'
	$(PYTHON) -m venv .venv

$(RUN): requirements.txt pyproject.toml | .venv/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	touch $@

$(DEV): requirements-dev.txt pyproject.toml | .venv/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	touch $@ $(RUN)

setup: $(DEV)

# What a server needs and no more; run from there as PYTHONPATH=… .venv/bin/python -m bot.
install: $(RUN)
	$(BIN)/python -m compileall -q actions bot handlers messages nps scheduler storage

# The sample company in a browser; ONCE=1 prints one round instead and ends.
demo: $(RUN)
	$(BIN)/python -m bot demo $(if $(ONCE),--once)

run: $(RUN)
	$(BIN)/python -m bot run

# Three workers on two cores: each waits for disks, children and clocks a third of its time. Bytecode is kept, whatever
# the surroundings say: rewriting the assertions takes each worker longer than importing the program.
test search: export PYTHONDONTWRITEBYTECODE =
test: $(DEV)
	$(BIN)/python -m pytest -n 3 --dist loadfile --no-loadscope-reorder $(ARGS)

# Hypothesis tries examples that it has never tried, ten times as many as in the tests.
search: $(DEV)
	$(BIN)/python -m pytest -n 3 --hypothesis-profile=search -m hypothesis

check: $(DEV)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m tests.audit

bench: $(DEV)
	$(BIN)/python -m bench

# The README's pictures of the demonstration; needs Chromium and the fonts Roboto and Noto Color Emoji.
pictures: $(DEV)
	$(BIN)/python -m tests.browser.pictures

fmt: $(DEV)
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

# Locks every dependency with its hashes for all platforms; the files name no download address.
lock: .venv/bin/python
	$(BIN)/python -m pip install --quiet uv
	$(BIN)/uv pip compile --quiet --universal --generate-hashes --no-emit-index-url --no-header pyproject.toml -o requirements.txt
	$(BIN)/uv pip compile --quiet --universal --generate-hashes --no-emit-index-url --no-header --extra dev pyproject.toml -o requirements-dev.txt

clean:
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache
