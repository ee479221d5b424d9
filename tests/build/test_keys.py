"""A key changes when the bytes could, and not when something else does: else builds are wrong, or slow."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from velkomst.build.tasks import tasks_of

from tests.support import add, edit, edition_of
from velkomst.build.executor import Task
from velkomst.build.keys import Keys
from velkomst.build.selection import Selection
from velkomst.model import Edition
from velkomst.model.project import Project


@pytest.fixture
def root(tiny: Path) -> Path:
    for path in (
        "templates/site/a.html",
        "templates/print/b.html",
        "templates/mail/c.mjml",
        "templates/shared/d.svg",
        "mkdocs.yml",
        "requirements/main.txt",
        "package-lock.json",
        "locales/ar/LC_MESSAGES/ui.po",
        "locales/en/LC_MESSAGES/ui.po",
    ):
        add(tiny, path, "x\n")
    return tiny


def keys(root: Path, edition: Edition | None = None) -> dict[str, str]:
    made = Keys(Project(root))
    found = edition or edition_of(root, "nordby", "ar")
    return {folder: made.of(folder, found) for folder in ("site", "print", "mail")}


def test_the_same_again(root: Path) -> None:
    assert keys(root) == keys(root)
    assert len(set(keys(root).values())) == 3
    assert all(len(key) == 64 and int(key, 16) for key in keys(root).values())


@pytest.mark.parametrize(
    ("path", "changed"),
    [
        ("templates/site/a.html", {"site"}),
        ("templates/site/deep/new.css", {"site"}),
        ("templates/print/b.html", {"print"}),
        ("templates/mail/c.mjml", {"mail"}),
        ("templates/shared/d.svg", {"site", "print", "mail"}),
        ("requirements/main.txt", {"site", "print", "mail"}),
        ("package-lock.json", {"site", "print", "mail"}),
        ("mkdocs.yml", {"site", "print", "mail"}),
        ("locales/ar/LC_MESSAGES/ui.po", {"site", "print", "mail"}),
        ("locales/en/LC_MESSAGES/ui.po", set()),
        ("README.md", set()),
        ("docs/editors.md", set()),
        ("tests/test_x.py", set()),
        ("templates/reports/status.html", set()),
        ("templates/site/__pycache__/x.pyc", set()),
        ("municipalities/sydby/notes.txt", set()),
    ],
)
def test_files(root: Path, path: str, changed: set[str]) -> None:
    before = keys(root)
    add(root, path, "more\n")
    after = keys(root)
    assert {folder for folder in before if before[folder] != after[folder]} == changed


def test_a_file_that_goes_away(root: Path) -> None:
    before = keys(root)
    (root / "templates/site/a.html").unlink()
    assert keys(root)["site"] != before["site"] and keys(root)["mail"] == before["mail"]


def test_words(root: Path) -> None:
    before = keys(root)
    edit(root, "content/topics/bank.yml", "Spørg en bank.", "Spørg din bank.")
    assert set(keys(root).values()).isdisjoint(before.values())


def test_everything_in_an_edition_counts(root: Path) -> None:
    edition = edition_of(root, "nordby", "ar")
    before = keys(root, edition)
    for other in (
        replace(edition, content_date=date(2027, 1, 1)),
        replace(edition, profile=replace(edition.profile, brand="#123456")),
        edition.for_audience("eu"),
        edition_of(root, "nordby", "da"),
        edition_of(root, "sydby", "da"),
    ):
        assert set(keys(root, other).values()).isdisjoint(before.values())


def tasks(root: Path) -> dict[str, str]:
    editions = [
        edition_of(root, slug, language) for slug, language in (("nordby", "da"), ("nordby", "ar"), ("sydby", "da"))
    ]
    scope = Selection(audiences=("eu", "commuter"), only=("site", "print", "mail"))
    made = tasks_of(editions, scope, Keys(Project(root)), Project(root))
    return {f"{task.name} {_sheet(task)}".strip(): task.key for task in made if _sheet(task) not in AFTERWARDS}


def _sheet(task: Task) -> str:
    return str(task.arguments[1].id) if task.publication == "insert" else ""


AFTERWARDS = ("phrasebook", "desk-sheet", "card")
"""Sheets for the desk; what these tests say holds for the reader's."""
SHEETS = (
    *("insert nordby/da/eu checklist", "insert nordby/da number-card", "insert nordby/da tickets"),
    *("insert nordby/ar/eu checklist", "insert nordby/ar number-card", "insert nordby/ar tickets"),
    *("insert sydby/da/eu checklist", "insert sydby/da number-card"),
)


def test_the_tasks_of_a_build(root: Path) -> None:
    assert list(tasks(root)) == [
        "site nordby/da",
        "site nordby/ar",
        "site sydby/da",
        "guide nordby/da/eu",
        "guide nordby/da/commuter",
        "guide nordby/ar/eu",
        "guide nordby/ar/commuter",
        "guide sydby/da/eu",
        "guide sydby/da/commuter",
        *SHEETS,
        "mail nordby/da",
        "mail nordby/ar",
        "mail sydby/da",
    ]


def changed(before: dict[str, str], after: dict[str, str]) -> set[str]:
    return {name for name in before if before[name] != after[name]}


def test_one_municipalitys_word_builds_only_what_it_stands_in(root: Path) -> None:
    before = tasks(root)
    edit(root, "municipalities/nordby/topics/nordby-ferry.yml", "Tag færgen fra havnen.", "Tag færgen.")
    assert changed(before, tasks(root)) == {
        "site nordby/da",
        "site nordby/ar",
        "guide nordby/da/eu",
        "guide nordby/da/commuter",
        "guide nordby/ar/eu",
        "guide nordby/ar/commuter",
        *(name for name in SHEETS if "nordby" in name),
    }, "every sheet carries the name of its words"


def test_a_text_for_one_audience_leaves_the_guides_of_others(root: Path) -> None:
    before = tasks(root)
    edit(root, "content/topics/health.yml", "Tag dit blå kort med.", "Tag kortet med.")
    assert changed(before, tasks(root)) == {
        "site sydby/da",
        "guide sydby/da/eu",
        *(name for name in SHEETS if "sydby" in name),
    }, "nordby hides it"


def test_a_town_builds_nothing_but_the_front_door(root: Path) -> None:
    before = tasks(root)
    add(root, "municipalities/nordby/municipality.yml", 'towns: [{postcode: "8305", name: Nordby}]\n')
    assert changed(before, tasks(root)) == set()


def test_a_word_of_a_mail_builds_mails(root: Path) -> None:
    before = tasks(root)
    edit(root, "content/mails/welcome.yml", "Velkommen. Begynd", "Goddag. Begynd")
    assert {"mail nordby/da", "mail nordby/ar", "mail sydby/da"} == {
        name for name in changed(before, tasks(root)) if not name.startswith("site")
    }


def test_a_word_of_the_handbook_builds_danish_sites_alone(root: Path) -> None:
    before = tasks(root)
    edit(root, "content/handbook/desk-register.yml", "Se passet og lejekontrakten.", "Se passet.")
    assert changed(before, tasks(root)) == {"site nordby/da", "site sydby/da"}


def test_a_word_for_employers_builds_sites_alone(root: Path) -> None:
    before = tasks(root)
    edit(root, "content/employers/employer-hire.yml", "Vent, til", "Vent altid, til")
    assert changed(before, tasks(root)) == {"site nordby/da", "site nordby/ar", "site sydby/da"}
