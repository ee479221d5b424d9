"""Test the topics for employers and staff."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support import Command, add, codes_of, edit, edition_of, inspect, library_of
from velkomst.i18n.inventory import translatable
from velkomst.model import EditionTopic

HIRE = "content/employers/employer-hire.yml"
REGISTER = "content/handbook/desk-register.yml"
NORDBY = "municipalities/nordby"


def ids(topics: tuple[EditionTopic, ...]) -> list[str]:
    return [topic.id for topic in topics]


def test_an_edition_keeps_the_three_apart(tiny: Path) -> None:
    nordby = edition_of(tiny, "nordby", "da")
    assert ids(nordby.topics) == ["nordby-ferry", "health", "bank"]
    assert ids(nordby.employers) == ["employer-hire"]
    assert ids(nordby.handbook) == ["desk-register", "desk-nordby-ferry"]
    assert {topic.readership for topic in nordby.handbook} == {"handbook"}


def test_local_text_reaches_each_of_them(tiny: Path) -> None:
    nordby, sydby = edition_of(tiny, "nordby", "da"), edition_of(tiny, "sydby", "da")
    blocks = {block.id: block for topic in (*nordby.employers, *nordby.handbook) for block in topic.blocks}
    assert list(blocks)[:2] == ["hire-answer", "nordby-host"]
    assert blocks["nordby-host"].provenance == "local"
    assert blocks["register-check"].texts["where"] == "Ved skranke 3"
    assert blocks["hire-answer"].texts["text"] == "Skriv kontrakten, og bestil tid i Borgerservice."
    assert [block.id for block in sydby.employers[0].blocks] == ["hire-answer", "hire-permit", "hire-contract"]
    assert ids(sydby.handbook) == ["desk-register"]


def test_the_handbook_is_written_in_danish_alone(tiny: Path) -> None:
    for language in ("en", "ar"):
        nordby = edition_of(tiny, "nordby", language)
        assert nordby.handbook == () and ids(nordby.employers) == ["employer-hire"]


def test_translators_get_the_employers_and_not_the_handbook(tiny: Path) -> None:
    contexts = [message.context for message in translatable(library_of(tiny))]
    assert "employer-hire._title" in contexts and "nordby:employer-hire.nordby-host" in contexts
    assert not [context for context in contexts if "desk-" in context]


def test_a_translation_of_an_employers_text_is_shown(tiny: Path) -> None:
    po = "locales/en/LC_MESSAGES/shared.po"
    edit(
        tiny,
        po,
        'msgctxt "employer-hire._title"\nmsgid "Ansæt fra udlandet"\nmsgstr ""',
        'msgctxt "employer-hire._title"\nmsgid "Ansæt fra udlandet"\nmsgstr "Hire from abroad"',
    )
    (hire,) = edition_of(tiny, "nordby", "en").employers
    assert (hire.title.text, hire.title.state) == ("Hire from abroad", "reviewed")


def test_one_reader_meets_only_her_own(tiny: Path) -> None:
    edition = edition_of(tiny, "nordby", "da")
    commuter, eu = edition.for_audience("commuter"), edition.for_audience("eu")
    assert ids(commuter.handbook) == ["desk-nordby-ferry"] and ids(eu.handbook) == ids(edition.handbook)
    assert [block.id for block in eu.handbook[0].blocks] == ["register-answer", "register-check", "register-eu"]
    assert [block.id for block in eu.employers[0].blocks] == ["hire-answer", "nordby-host", "hire-contract"]


def test_a_topic_that_does_not_apply_is_left_out_of_each_of_them(tiny: Path) -> None:
    add(tiny, f"{NORDBY}/municipality.yml", "without:\n  - {topic: desk-register, because: Vi har ingen skranke.}\n")
    (tiny / f"{NORDBY}/handbook/desk-register.yml").unlink()
    assert inspect(tiny).problems == ()
    assert ids(edition_of(tiny, "nordby", "da").handbook) == ["desk-nordby-ferry"]


def test_neither_of_them_makes_up_for_a_guide_without_topics(tiny: Path) -> None:
    for path in ("nordby/topics/nordby-ferry.yml", "nordby/topics/health.yml"):
        (tiny / "municipalities" / path).unlink()
    edit(tiny, f"{NORDBY}/municipality.yml", "topics: [nordby-ferry]\n", "")
    add(tiny, f"{NORDBY}/municipality.yml", "without:\n  - {topic: bank, because: Nej.}\n")
    found = [one for one in inspect(tiny).problems if one.code == "audience-left-out"]
    assert [dict(one.details)["audience"] for one in found] == ["commuter"], "the employers' topics answer her"


@pytest.mark.parametrize(
    ("path", "old", "new", "code"),
    [
        (HIRE, "    kind: answer\n", "    kind: text\n", "no-answer"),
        (REGISTER, "    kind: answer\n", "    kind: text\n", "no-answer"),
        (HIRE, "place.borgerservice.name", "place.borgerservis.name", "unknown-lookup"),
        (REGISTER, "Se passet og lejekontrakten.", "Se <b>passet</b>.", "html-in-text"),
        (REGISTER, "audience: [eu]\n", "audience: [commuter]\n", "block-for-nobody"),
        (HIRE, "    kind: answer\n", '    kind: answer\n    review_by: "2020-01-01"\n', "block-review-due"),
        (f"{NORDBY}/handbook/desk-register.yml", "replace: register-check", "replace: register-chek", "unknown-block"),
    ],
)
def test_every_rule_for_topics_holds(tiny: Path, path: str, old: str, new: str, code: str) -> None:
    edit(tiny, path, old, new)
    found = inspect(tiny).problems
    assert set(codes_of(found)) == {code}


def test_an_unknown_block_names_the_right_file(tiny: Path) -> None:
    edit(tiny, f"{NORDBY}/handbook/desk-register.yml", "replace: register-check", "replace: register-chek")
    assert "content/handbook/desk-register.yml" in inspect(tiny).problems[0].hint()


def test_drift_is_reported_and_accepted_by_the_topics_id(command: Command) -> None:
    edit(command.root, REGISTER, "where: Ved skranken", "where: Ved skranken eller hjemme")
    assert codes_of(inspect(command.root).problems) == ["drift"]
    assert command("accept", "desk-register/register-check", "-m", "nordby").code == 0
    assert inspect(command.root).problems == ()
