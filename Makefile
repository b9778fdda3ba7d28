# make serve · test · lint · site · bench · load · measure · lock · clean
# Everything is set up on the first call and checked by time stamps on the next.

VENV := .venv
BIN := $(VENV)/bin
ADDRESS ?= 127.0.0.1:8000
export NO_MKDOCS_2_WARNING := 1

.PHONY: serve lint test site bench load measure lock setup clean

serve: setup  ## Build the site, serve it with live reload and print its address
	$(BIN)/python -m mkdocs serve --livereload --dev-addr $(ADDRESS)

test: lint $(VENV)/browser  ## Check the habits, then run all tests
	$(BIN)/python -m pytest --numprocesses=auto --cov --cov-report=term

lint: setup  ## Check format, rules and types, and name what is wrong
	$(BIN)/ruff check --quiet
	$(BIN)/ruff format --quiet --check
	$(BIN)/ty check --quiet
	$(BIN)/python tools/npm.py exec --offline -- biome check --error-on-warnings
	$(BIN)/python tools/npm.py exec --offline -- tsc --project jsconfig.json

site: setup  ## Leave the finished static site in site/
	$(BIN)/python -m mkdocs build

bench: setup $(VENV)/browser bench/node_modules/.package-lock.json  ## Measure speed and size side by side with stock Pyodide and the libraries of the field
	$(BIN)/python -m bench

load: site $(VENV)/browser  ## Measure how many readers an nginx on this machine serves, and what each of them loads
	$(BIN)/python -m bench.load site

measure: setup  ## Read a folder of messages or bounces, CORPUS=folder, and print how the header reader does
	$(BIN)/python -m tools.measure "$(CORPUS)"

lock: setup  ## Resolve requirements.in and package.json anew
	$(BIN)/uv pip compile --quiet --universal --upgrade --python-version 3.12 --generate-hashes \
		--no-emit-index-url --no-header --output-file requirements.txt requirements.in
	$(BIN)/python tools/npm.py install --package-lock-only --no-audit --no-fund
	$(BIN)/python tools/npm.py install --prefix bench --package-lock-only --no-audit --no-fund

setup: $(VENV)/python-packages node_modules/.package-lock.json

$(VENV)/python-packages: requirements.txt
	@sh tools/make-venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	@touch $@

node_modules/.package-lock.json: package-lock.json $(VENV)/python-packages
	$(BIN)/python tools/npm.py ci --no-audit --no-fund
	@touch $@

bench/node_modules/.package-lock.json: bench/package-lock.json $(VENV)/python-packages
	$(BIN)/python tools/npm.py ci --prefix bench --no-audit --no-fund
	@touch $@

$(VENV)/browser: $(VENV)/python-packages
	@$(BIN)/python tools/chromium.py
	@touch $@

clean:  ## Remove everything that was made
	rm -rf $(VENV) node_modules bench/node_modules site build dist .coverage .hypothesis .pytest_cache
