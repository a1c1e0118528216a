# Every target sets up what it needs, and is quick when that is there.
.DEFAULT_GOAL := help
.PHONY: help serve build dist test bench compare-cpython python-pace package recordings mutants miri setup clean

help: ## this list
	@sed -n 's/^\([a-z-]*\):.*## /\1: /p' $(MAKEFILE_LIST)

serve: dist ## build, and serve the page at http://localhost:8080 (PORT=… for another)
	@node tools/serve.mjs

dist: node ## build the page into dist/, as it is deployed
	@node tools/setup.mjs serve
	@node tools/build.mjs

build: dist

test: node ## run every test, in every engine that is there
	@node tools/test.mjs

bench: node ## run the benchmarks, and write target/bench.json
	@node tools/setup.mjs test
	@node tools/build.mjs
	@node benches/run.mjs

compare-cpython: node ## run the page's Python programs beside the page, and write target/compare-cpython.json
	@node tools/setup.mjs test
	@node tools/build.mjs
	@node benches/compare-cpython/run.mjs

python-pace: node ## measure what a step of the page's work takes in this machine's python3, for www/python/pace.js
	@node benches/compare-cpython/pace.mjs

package: dist ## pack what `make dist` built for npm, and say where it lies
	@node tools/package.mjs

recordings: node ## run again what the page shows as recorded, and write it into www/recorded/ (ONLY=race,… for some)
	@node tools/setup.mjs test
	@node tools/build.mjs
	@node tools/record.mjs

miri: node ## run Miri over all that it can run, which takes long; `make test` runs what is quick
	@node tools/miri.mjs

mutants: node ## break the lock on purpose, line by line, and see its tests fail
	@node tools/mutants.mjs

setup: node ## install what serving and testing need, and do no more
	@node tools/setup.mjs test

clean: ## remove what was built; what was installed stays
	rm -rf dist pkg target

.PHONY: node
node:
	@node -e '' 2>/dev/null || { echo 'Node.js is missing: get version 20.11 or later (https://nodejs.org), with npm'; exit 1; }
