# Two commands: `make build` and `make test`. Each installs what it needs and, run again, installs nothing.
SHELL := /bin/bash
PY := .venv/bin/python
export NO_MKDOCS_2_WARNING := 1
.DEFAULT_GOAL := help
.PHONY: build release test lint check audit stress bench serve publish workflows lock clean help install install-test

build: install ## builds the whole demo municipality into out/ and says where to look
	@$(PY) build.py build --demo

test: install-test lint ## everything a merge request must pass
	@CHROMIUM="$$(tools/chromium)" $(PY) -m pytest -n 2 --dist loadfile --no-loadscope-reorder $(if $(filter no,$(BROWSER)),-m "not browser") $(PYTEST)

lint: install-test ## the code: ruff, its formatting, mypy, the direction of imports
	@$(PY) -m ruff check .
	@$(PY) -m ruff format --check .
	@$(PY) -m mypy
	@.venv/bin/lint-imports --no-cache

check: install ## the texts: every mistake with file, line and what to do (seconds)
	@$(PY) build.py check

audit: install-test ## second opinions: sites by axe, vnu, Lighthouse; mails by MJML, caniemail; prints by page-validation, outloud, ZXing (AUDIT="prints -m samsoe -l uk")
	@tools/audit/run $(AUDIT)

stress: install-test ## hours: CASES spoilt inputs for each reader and renderer, KILLS killed builds (CASES=10000 KILLS=50)
	@VELKOMST_EXAMPLES=$(or $(CASES),10000) $(PY) -m pytest -q tests/reading/test_fuzzed_projects.py tests/rendering/test_fuzzed_texts.py tests/i18n/test_edit_histories.py
	@VELKOMST_KILLS=$(or $(KILLS),50) $(PY) -m pytest -q tests/build/test_interrupted_builds.py

bench: install-test ## measures builds, checks and peers and writes docs/performance.md (up to an hour)
	@tools/install benchmark
	@$(PY) -m benchmarks.run

serve: install ## a live preview of the default municipality on this machine
	@$(PY) build.py serve

edit: install ## the live preview, and forms to edit the files in, at /admin/
	@$(PY) build.py serve --edit

publish: install ## copies what is built and public to a folder, or with rsync to a server: DEST=/srv/www or DEST=user@host:/srv
	@$(PY) build.py publish $(DEST)

workflows: install-test ## the files of GitHub's and GitLab's CI: zizmor, their JSON schemas, their commands
	@tools/install workflows
	@.venv/bin/zizmor --offline --persona=pedantic .github
	@$(PY) -m pytest -q tests/cli/test_workflows.py

lock: install-test ## renews requirements/*.txt and package-lock.json (LOCK=--upgrade: newest of everything)
	@tools/lock $(LOCK)

release: install-test ## the source archive with its SBOM, checksums and in-toto statement in dist/, from the commit that is checked out
	@tools/install release
	@rm -rf dist && $(PY) tools/release.py dist && $(PY) build.py verify dist

clean: ## removes what was built and what was installed here
	rm -rf out dist shards .cache .venv node_modules .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

help:
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-9s %s\n", $$1, $$2}' Makefile

install:
	@tools/install build

install-test:
	@tools/install test
