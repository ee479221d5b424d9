"""An edit that is committed on a later day renders what shows it, and nothing else."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.build.planning import PlannedProject, changed, planned_project
from tests.support import add, edit
from velkomst.build.dependencies import Dependencies
from velkomst.model.project import Project

LATER = "2026-11-15"
SITEMAPS = "landing sitemap-index"
"""It names the day of the newest text of every site."""


@pytest.fixture(scope="module")
def committed(tmp_path_factory: pytest.TempPathFactory) -> PlannedProject:
    return planned_project(tmp_path_factory.mktemp("committed"))


@pytest.fixture(scope="module")
def before(committed: PlannedProject) -> dict[str, str]:
    return committed.keys()


@pytest.fixture
def project(committed: PlannedProject, tmp_path: Path) -> PlannedProject:
    """A copy that a test may edit."""
    root = tmp_path / "project"
    shutil.copytree(committed.root, root)
    return PlannedProject(root)


def kinds(names: set[str]) -> set[str]:
    """Return the publications of tasks."""
    return {name.split()[0] for name in names}


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        ("content/phrases.yml", "groups:", "# Sig det langsomt.\ngroups:"),
        ("content/topics/bank.yml", "blocks:", "# En bemærkning.\nblocks:"),
        ("municipalities/nordby/places.yml", "places:", "# Steder\nplaces:"),
        ("locales/ar/LC_MESSAGES/shared.po", 'msgctxt "bank._title"', '# set efter\nmsgctxt "bank._title"'),
    ],
)
def test_a_comment_renders_nothing(
    project: PlannedProject, before: dict[str, str], path: str, old: str, new: str
) -> None:
    edit(project.root, path, old, new)
    project.commit(LATER)
    assert changed(before, project.keys()) == set()


def test_a_commit_elsewhere_renders_nothing(project: PlannedProject, before: dict[str, str]) -> None:
    add(project.root, "README.md", "Noget andet.\n")
    project.commit(LATER)
    assert changed(before, project.keys()) == set()


def test_a_town_renders_the_landing_page(project: PlannedProject, before: dict[str, str]) -> None:
    add(project.root, "municipalities/nordby/municipality.yml", 'towns: [{postcode: "8305", name: Nordby}]\n')
    project.commit(LATER)
    assert changed(before, project.keys()) == {"landing"}


def test_a_local_block_renders_what_shows_it(project: PlannedProject, before: dict[str, str]) -> None:
    edit(project.root, "municipalities/nordby/topics/nordby-ferry.yml", "Tag færgen fra havnen.", "Tag færgen.")
    project.commit(LATER)
    names = changed(before, project.keys())
    assert names and all("nordby" in name for name in names - {SITEMAPS})
    assert {"site nordby/da", "site nordby/ar", "guide nordby/da/eu", "guide nordby/ar/eu"} <= names
    assert kinds(names - {SITEMAPS}) <= {"site", "guide", "insert", "released"}
    inserts = {name.rpartition(" ")[2] for name in names if name.startswith("insert")}
    assert inserts <= {"checklist", "employer-manual"}, "no other sheet shows a topic"


def test_a_block_for_one_audience_leaves_the_guides_of_the_others(
    project: PlannedProject, before: dict[str, str]
) -> None:
    edit(project.root, "content/topics/health.yml", "Tag dit blå kort med.", "Tag kortet med.")
    project.commit(LATER)
    names = changed(before, project.keys())
    assert {name for name in names if name.startswith("guide")} == {
        "guide sydby/da/eu",
        "guide sydby/da/nordic",
    }, "nordby hides it"
    assert "site sydby/da" in names and not any("nordby" in name for name in names)


def test_a_shared_title_in_one_language_renders_that_language(project: PlannedProject, before: dict[str, str]) -> None:
    path = project.root / "locales/ar/LC_MESSAGES/shared.po"
    text = path.read_text("utf-8")
    start = text.index('msgstr "', text.index('msgctxt "bank._title"')) + len('msgstr "')
    path.write_text(text[:start] + "المصرف" + text[text.index('"', start) :], "utf-8")
    project.commit(LATER)
    names = changed(before, project.keys())
    assert names and all("nordby/ar" in name for name in names - {SITEMAPS})
    assert kinds(names - {SITEMAPS}) <= {"site", "guide", "insert", "released"}


def test_a_ticket_renders_tickets(project: PlannedProject, before: dict[str, str]) -> None:
    file = project.root / "municipalities/nordby/tickets.yml"
    text = file.read_text("utf-8")
    start = text.index("title: ") + len("title: ")
    file.write_text(text[:start] + "Ny " + text[start:], "utf-8")
    project.commit(LATER)
    names = changed(before, project.keys())
    assert {name.rpartition(" ")[2] for name in names if name.startswith("insert")} == {"tickets"}
    assert kinds(names) <= {"insert", "released", "order"}


def test_a_handbook_text_renders_danish_sites_and_the_desks_books(
    project: PlannedProject, before: dict[str, str]
) -> None:
    edit(project.root, "content/handbook/desk-register.yml", "Se passet og lejekontrakten.", "Se passet.")
    project.commit(LATER)
    names = changed(before, project.keys())
    assert {"site nordby/da", "site sydby/da"} <= names
    assert kinds(names - {SITEMAPS}) <= {"site", "insert", "released"}
    assert not any("/ar" in name for name in names)


def test_a_mail_template_renders_mails(project: PlannedProject, before: dict[str, str]) -> None:
    add(project.root, "templates/mail/mail.txt", "\n")
    assert kinds(changed(before, project.keys())) <= {"mail", "journey"}
    assert any(name.startswith("mail") for name in changed(before, project.keys()))


def test_a_print_template_renders_the_sheets_that_use_it(project: PlannedProject, before: dict[str, str]) -> None:
    add(project.root, "templates/print/checklist.html", "\n")
    names = changed(before, project.keys())
    assert names and {name.rpartition(" ")[2] for name in names} == {"checklist"}


def test_no_key_depends_on_messages_checks_or_the_command(committed: PlannedProject) -> None:
    dependencies = Dependencies(Project(committed.root))
    files = {path for task in committed.tasks().values() for path in dependencies.of(task.renderer)}
    assert not any(path.startswith(("velkomst/messages/", "velkomst/cli/", "velkomst/build/")) for path in files)
