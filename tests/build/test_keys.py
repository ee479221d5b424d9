"""A cache key changes when the rendered bytes could change, and when nothing else does."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from tests.support import add
from velkomst.build.dependencies import Dependencies
from velkomst.build.keys import Keys
from velkomst.build.task import Renderer, Task
from velkomst.model.project import Project


@dataclass(frozen=True)
class View:
    text: str


MAIL = Renderer("velkomst.rendering.mail.drafts:render", ("mail/mail.mjml",))
PRINT = Renderer("velkomst.rendering.print.engine:pdf", ("print/letter.html", "print/sheet.css"), files=("extra.icc",))
SITE = Renderer(
    "velkomst.rendering.site:render", ("site/",), ("velkomst.rendering.site.engine_mkdocs",), ("mkdocs.yml",)
)
FILES = {
    "templates/mail/mail.mjml": '{% import "words.jinja" as words %}',
    "templates/mail/words.jinja": '{% import "shared/door.svg.jinja" as door %}',
    "templates/mail/other.html": "",
    "templates/print/letter.html": '{% extends "print/base.html" %}',
    "templates/print/base.html": "",
    "templates/print/sheet.css": '@import "fonts.css";',
    "templates/print/fonts.css": '@font-face { src: url("../../node_modules/x.woff2") }',
    "templates/print/other.css": "",
    "templates/site/page.html": "",
    "templates/site/deep/new.css": "",
    "templates/site/__pycache__/x.pyc": "",
    "templates/shared/door.svg.jinja": "",
    "templates/reports/status.html": "",
    "mkdocs.yml": "",
    "extra.icc": "",
    "requirements/runtime.txt": "",
    "requirements/dev.txt": "",
    "package-lock.json": "",
    "locales/ar/LC_MESSAGES/ui.po": 'msgid "Ja"\nmsgstr "نعم"\n',
    "locales/en/LC_MESSAGES/ui.po": 'msgid "Ja"\nmsgstr "Yes"\n',
}
TASKS = {
    "mail": Task("mail", MAIL, View("Hej"), "nordby", "ar"),
    "print": Task("insert", PRINT, View("Hej"), "nordby", "ar"),
    "site": Task("site", SITE, View("Hej"), "nordby", "ar"),
}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    for path, text in FILES.items():
        add(tmp_path, path, text)
    return tmp_path


def keys(root: Path) -> dict[str, str]:
    known = Keys(Project(root))
    return {name: known.of(task) for name, task in TASKS.items()}


def test_equal_input_gives_equal_keys(root: Path) -> None:
    assert keys(root) == keys(root)
    assert len(set(keys(root).values())) == 3
    assert all(len(key) == 64 and int(key, 16) for key in keys(root).values())


@pytest.mark.parametrize(
    ("path", "changed"),
    [
        ("templates/mail/mail.mjml", {"mail"}),
        ("templates/mail/words.jinja", {"mail"}),
        ("templates/mail/other.html", set()),
        ("templates/print/letter.html", {"print"}),
        ("templates/print/base.html", {"print"}),
        ("templates/print/fonts.css", {"print"}),
        ("templates/print/other.css", set()),
        ("templates/site/page.html", {"site"}),
        ("templates/site/deep/new.css", {"site"}),
        ("templates/site/__pycache__/x.pyc", set()),
        ("templates/shared/door.svg.jinja", {"site", "print", "mail"}),
        ("templates/reports/status.html", set()),
        ("mkdocs.yml", {"site"}),
        ("extra.icc", {"print"}),
        ("requirements/runtime.txt", {"site", "print", "mail"}),
        ("requirements/dev.txt", set()),
        ("package-lock.json", {"site", "print", "mail"}),
        ("locales/ar/LC_MESSAGES/ui.po", {"site", "print", "mail"}),
        ("locales/en/LC_MESSAGES/ui.po", set()),
        ("README.md", set()),
        ("content/topics/bank.yml", set()),
    ],
)
def test_a_file_changes_the_keys_of_what_depends_on_it(root: Path, path: str, changed: set[str]) -> None:
    before = keys(root)
    add(root, path, "\nmere")
    after = keys(root)
    assert {name for name in before if before[name] != after[name]} == changed


def test_a_comment_in_a_catalog_changes_no_key(root: Path) -> None:
    before = keys(root)
    add(root, "locales/ar/LC_MESSAGES/ui.po", "# set efter\n")
    assert keys(root) == before


def test_a_deleted_template_changes_the_key(root: Path) -> None:
    before = keys(root)
    (root / "templates/site/page.html").unlink()
    after = keys(root)
    assert after["site"] != before["site"] and after["mail"] == before["mail"]


def test_the_view_the_language_and_further_languages_change_the_key(root: Path) -> None:
    known = Keys(Project(root))
    task = TASKS["mail"]
    others = (
        replace(task, view=View("Goddag")),
        replace(task, language="en"),
        replace(task, languages=("en",)),
        replace(task, publication="export"),
    )
    assert len({known.of(each) for each in (task, *others)}) == 5


def test_the_code_of_a_key_is_what_the_renderer_imports(root: Path) -> None:
    files = {name: set(Dependencies(Project(root)).of(task.renderer)) for name, task in TASKS.items()}
    assert "velkomst/rendering/mail/drafts.py" in files["mail"] - files["print"]
    assert "velkomst/rendering/print/engine.py" in files["print"] - files["mail"]
    assert "velkomst/rendering/site/engine_mkdocs.py" in files["site"]
    assert "velkomst/model/resolved.py" in files["mail"]
    everything = set().union(*files.values())
    assert not any(path.startswith(("velkomst/cli/", "velkomst/build/", "velkomst/messages/")) for path in everything)
