"""Test what ``impact`` finds in a small project in git, for each kind of change."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

from tests.build.planning import PlannedProject, planned_project
from tests.support import DAY, add, edit, edition_of
from velkomst.build.impact.report import Impact, impact
from velkomst.build.impact.translation_work import LanguageWork
from velkomst.build.selection import UnknownNameError
from velkomst.model.project import Project
from velkomst.reading.release_files import written
from velkomst.rendering.print.printed_sheets import printed_sheets

SHARED = "content/topics/health.yml"
AR = "locales/ar/LC_MESSAGES/shared.po"


@pytest.fixture
def project(tmp_path: Path) -> PlannedProject:
    """Return a committed copy of the tiny project with the real templates."""
    return planned_project(tmp_path)


def impact_of(project: PlannedProject, since: str = "HEAD") -> Impact:
    return impact(Project(project.root), since, DAY)


def touched(found: Impact, kind: str) -> set[str]:
    """Return the names of the touched outputs of a kind, with municipality and language for a page."""
    return {
        f"{output.municipality}/{output.language}/{output.name}" if kind == "page" else output.name
        for output in found.touched
        if output.kind == kind
    }


def edits(found: Impact) -> set[tuple[str, str]]:
    return {(edit.edit, edit.key) for edit in found.texts}


def test_without_a_change_nothing_is_concerned(project: PlannedProject) -> None:
    add(project.root, "README.md", "Hej\n")
    assert impact_of(project).is_empty


def test_a_shared_text_concerns_every_municipality_and_its_translators(project: PlannedProject) -> None:
    edit(project.root, SHARED, "Ring til din egen læge.", "Ring først til din egen læge.")
    found = impact_of(project)
    assert edits(found) == {("changed", "health.short-answer")}
    assert {(output.municipality, output.language) for output in found.touched} == {
        ("nordby", "da"),
        ("nordby", "ar"),
        ("sydby", "da"),
    }
    assert "sydby/da/nordic/health/" in touched(found, "page") and "sydby/da/places/" not in touched(found, "page")
    assert "guide nordby/da/eu" in touched(found, "pdf") and "guide nordby/da/commuter" not in touched(found, "pdf")
    (arabic,) = (work for work in found.translations if work.language == "ar")
    assert arabic == LanguageWork("ar", drafts_lost=1, words=12)
    assert not found.drifted and not found.outdated and not found.code and found.readable


def test_a_local_text_concerns_one_municipality(project: PlannedProject) -> None:
    edit(project.root, "municipalities/nordby/topics/health.yml", "Lægen har åbent", "Lægen holder åbent")
    found = impact_of(project)
    assert {municipality for _, municipality in found.totals} == {"nordby"}
    assert edits(found) == {("changed", "nordby:health.nordby-doctor")}
    assert touched(found, "mail") == set()


def test_a_text_for_some_audiences_concerns_their_prints_alone(project: PlannedProject) -> None:
    edit(project.root, SHARED, "Tag dit blå kort med.", "Husk dit blå kort.")
    guides = {name for name in touched(impact_of(project), "pdf") if name.startswith("guide sydby/da/")}
    assert guides == {"guide sydby/da/eu", "guide sydby/da/nordic"}


def test_a_fact_needs_no_translation(project: PlannedProject) -> None:
    edit(project.root, "content/facts.yml", "value: 250", "value: 275")
    found = impact_of(project)
    assert edits(found) == {("changed", "_facts.bank_fee")}
    assert "nordby/ar/topics/bank/" in touched(found, "page")
    assert not [name for name in touched(found, "page") if name.startswith("sydby/")], "Sydby has no bank"
    assert found.translations == ()


def test_a_template_concerns_what_is_made_of_it(project: PlannedProject) -> None:
    add(project.root, "templates/mail/mail.txt", "\n")
    found = impact_of(project)
    assert {output.kind for output in found.touched} == {"mail"}
    assert len(found.touched) == sum(count for (kind, _), count in found.totals.items() if kind == "mail") > 0
    assert found.texts == () and found.translations == ()


def test_an_approved_translation_concerns_its_language(project: PlannedProject) -> None:
    file = project.root / AR
    text = file.read_text("utf-8")
    head, entry = text.split("# draft: machine 2026-11-22; source d79d19bb\n")
    file.write_text(head + entry.replace("#, fuzzy\n", "", 1), "utf-8")
    found = impact_of(project)
    assert {output.language for output in found.touched} == {"ar"}
    assert {language for work in found.translations for language in [work.language]} == {"ar"}
    assert found.translations == (LanguageWork("ar", approved=1),)
    assert set(found.totals) == {(kind, "nordby") for kind in ("page", "pdf", "mail")}


def test_words_on_buttons_concern_everything_in_their_language(project: PlannedProject) -> None:
    edit(project.root, "locales/ar/LC_MESSAGES/ui.po", '"Language: ar\\n"', '"Language: ar\\n"\n"X-Test: 1\\n"')
    found = impact_of(project)
    assert len(found.touched) == sum(found.totals.values()) > 0


def test_a_shared_text_under_a_local_one_begins_to_drift(project: PlannedProject) -> None:
    edit(project.root, SHARED, "eller hjemmefra", "eller på nettet")
    found = impact_of(project)
    assert [(each.municipality, each.block) for each in found.drifted] == [("nordby", "health/choose")]
    project.commit("2026-11-02")
    edit(project.root, SHARED, "eller på nettet", "eller på din telefon")
    assert impact_of(project).drifted == (), "it drifted before"


def test_a_printed_sheet_that_is_made_wrong_is_named(project: PlannedProject) -> None:
    sheets = [sheet for sheet in printed_sheets(edition_of(project.root, "nordby", "da")) if sheet.audience == "eu"]
    folder = project.root / "municipalities/nordby/printed"
    folder.mkdir()
    (folder / "2026-11-01.json").write_bytes(written(sheets, date(2026, 11, 1)))
    project.commit("2026-11-02")
    edit(project.root, SHARED, "Ring til din egen læge.", "Ring først til din egen læge.")
    guide = next(sheet for sheet in sheets if sheet.sheet == "guide")
    found = {sheet.id: sheet for sheet in impact_of(project).outdated}
    assert (found[guide.id].audience, found[guide.id].released, found[guide.id].changes) == ("eu", "2026-11-01", 1)
    project.commit("2026-11-03")
    edit(project.root, SHARED, "Ring først til", "Ring straks til")
    assert impact_of(project).outdated == (), "it was wrong before"


def test_new_files_count_before_they_are_added(project: PlannedProject) -> None:
    ferry = project.root / "municipalities/nordby/topics/nordby-ferry.yml"
    bus = ferry.read_text("utf-8").replace("nordby-ferry", "nordby-bus").replace("ferry-answer", "bus-answer")
    ferry.with_name("nordby-bus.yml").write_text(bus, "utf-8")
    found = impact_of(project)
    assert ("added", "nordby:nordby-bus.bus-answer") in edits(found)
    assert "nordby/da/topics/nordby-bus/" in touched(found, "page")
    assert [work.language for work in found.translations] == ["ar"] and found.translations[0].added > 0


def test_a_municipality_that_leaves_takes_its_outputs_with_it(project: PlannedProject) -> None:
    shutil.rmtree(project.root / "municipalities/sydby")
    found = impact_of(project)
    assert {output.municipality for output in found.touched} == {"sydby"} and found.names["sydby"] == "Sydby Kommune"
    assert all(edit == "removed" for edit, _ in edits(found))


def test_a_municipality_that_cannot_be_read_is_named(project: PlannedProject) -> None:
    edit(project.root, "municipalities/nordby/municipality.yml", "motto: Byen mod nord.", "motto: [")
    found = impact_of(project)
    assert found.unread == ("nordby",) and found.touched == ()


def test_everything_counts_where_the_earlier_texts_cannot_be_read(project: PlannedProject) -> None:
    edit(project.root, SHARED, "phase: first-month", "phase: some-day")
    project.commit("2026-11-02")
    edit(project.root, SHARED, "phase: some-day", "phase: first-month")
    found = impact_of(project)
    assert not found.readable and len(found.touched) == sum(found.totals.values())


def test_a_commit_counts_as_much_as_an_edit(project: PlannedProject) -> None:
    edit(project.root, SHARED, "Ring til din egen læge.", "Ring først til din egen læge.")
    before = impact_of(project)
    project.commit("2026-11-02")
    after = impact_of(project, "HEAD~1")
    assert (after.texts, after.touched, after.translations) == (before.texts, before.touched, before.translations)
    assert impact_of(project).is_empty


def test_an_unknown_revision_is_refused(project: PlannedProject) -> None:
    with pytest.raises(UnknownNameError):
        impact_of(project, "no-such-revision")
