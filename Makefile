# Every command of the course that is run by hand or by CI.
PYTHON ?= python3
VENV := .venv
RUN := $(VENV)/bin

ifeq ($(OS),Windows_NT)
$(error this needs Linux or macOS: install WSL 2 and run make in it)
endif

# tests start many processes: each should find the modules compiled
export PYTHONDONTWRITEBYTECODE :=

.DEFAULT_GOAL := help
.PHONY: help setup demo test lint types drift bench pages pictures compare-stock lab build view lock clean

help:  ## show this list
	@sed -n 's/^\([a-z-]*\):.*## /  make \1\t/p' $(MAKEFILE_LIST) | expand -t 22

setup: $(VENV)/installed  ## make .venv with the pinned dependencies and the `course` command

$(VENV)/installed: requirements.lock pyproject.toml grading/pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "the course needs Python 3.11 or newer")'
	$(PYTHON) -m venv $(VENV)
	$(RUN)/python -m pip install --quiet --require-hashes -r requirements.lock
	$(RUN)/python -m pip install --quiet --no-deps --no-build-isolation -e . -e ./grading
	@touch $@

demo: setup  ## the full workflow with a synthetic class
	$(RUN)/course demo

# as tests/conftest.py orders them, because xdist would start with the files of most tests, but the slowest have few;
# four processes on two cores, because tests wait for servers, browsers and time limits;
# one BLAS thread each: a second one would only wait for the first
test: setup  ## lint, import rules, types, drift check, tests, and the notebooks through nbval
	@$(MAKE) --no-print-directory -j2 lint types drift
	OPENBLAS_NUM_THREADS=1 $(RUN)/python -m pytest -n 4 --dist loadfile --no-loadscope-reorder \
		--nbval-lax --nbval-cell-timeout 60 source tests

lint:
	$(RUN)/ruff check
	$(RUN)/ruff format --check
	$(RUN)/codespell README.md docs notebooks course_utils grading tests benchmarks
	$(RUN)/lint-imports

types:
	$(RUN)/mypy

drift:
	$(RUN)/course build --check

bench: setup  ## how fast the sliders answer, the network trains and the grader grades
	@set -e; for benchmark in benchmarks/[!_]*.py; do $(RUN)/python $$benchmark; echo; done

pages: setup  ## the instructor's notebooks, run, as HTML pages in build/pages
	$(RUN)/jupyter nbconvert --to html --execute --ExecutePreprocessor.store_widget_state=False \
		--ExecutePreprocessor.skip_cells_with_tag= \
		--output-dir build/pages source/*/*.ipynb

pictures: setup  ## the pictures of the README, in docs/images
	$(RUN)/python docs/pictures.py

compare-stock: setup  ## hostile submissions graded by stock nbgrader and by this grader, in docs/grading.md
	$(RUN)/python -m benchmarks.stock_comparison.compare

lab: setup  ## JupyterLab on the release
	$(RUN)/course lab

build: setup  ## notebooks/ to source/, release/ and reference outputs
	$(RUN)/course build

view:  ## the explorers' JavaScript, from view/ (needs npm)
	mkdir -p build/view
	cp view/package.json view/package-lock.json view/.npmrc build/view
	npm ci --no-audit --no-fund --prefix build/view
	$(PYTHON) view/bundle.py

lock: setup  ## write requirements.lock from pyproject.toml
	$(RUN)/uv pip compile --quiet pyproject.toml --all-extras --universal --python-version 3.11 \
		--generate-hashes --no-emit-index-url --no-emit-find-links --no-header -o requirements.lock

clean:  ## remove what these made
	rm -rf $(VENV) build dist .ruff_cache .mypy_cache .import_linter_cache
	find . \( -name __pycache__ -o -name .pytest_cache -o -name .hypothesis -o -name '*.egg-info' \) -prune -exec rm -rf {} +
