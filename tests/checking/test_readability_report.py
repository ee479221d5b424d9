"""Test which texts are reported as hard to read, and that this stops nothing."""

from __future__ import annotations

import json
from pathlib import Path

from tests.support import Command, add, edit, inspect
from velkomst.checking.readability import ReadabilityReport, report
from velkomst.i18n import inventory

SHORT_ANSWER = "Ring til din egen læge. Er det livsfarligt, så ring 112."
HARD = "Kommunens patientvejledning indeholder retningslinjer for konsultation og behandling uden tidsbestilling."
HEALTH = "content/topics/health.yml"


def reported(root: Path) -> ReadabilityReport:
    library = inspect(root).library
    return report(inventory.texts(library), library.region.readability)


def test_a_text_with_long_words_is_named_with_its_place(tiny: Path) -> None:
    assert reported(tiny).hard == ()
    edit(tiny, HEALTH, SHORT_ANSWER, HARD)
    (text,) = reported(tiny).hard
    assert (text.name, text.owner, text.mark.path, text.faults) == ("health/short-answer", "shared", HEALTH, ("lix",))
    topic = next(topic for topic in reported(tiny).topics if (topic.container, topic.owner) == ("health", "shared"))
    assert topic.hard == 1 and topic.is_above


def test_a_few_words_are_no_measure(tiny: Path) -> None:
    edit(tiny, HEALTH, SHORT_ANSWER, "Patientvejledningen indeholder retningslinjer.")
    assert reported(tiny).hard == ()


def test_a_long_sentence_and_a_chain_of_conditions_are_named(tiny: Path) -> None:
    edit(tiny, HEALTH, SHORT_ANSWER, "Ring til din læge, og sig, " + "at du er syg, og " * 5 + "vent så.")
    edit(tiny, HEALTH, "Vælg en læge på nettet.", "Bor du her, så ring. Er du ny, så vent.")
    assert {text.name: text.faults for text in reported(tiny).hard} == {
        "health/short-answer": ("sentence",),
        "health/choose": ("conditions",),
    }


def test_the_region_sets_the_limits(tiny: Path) -> None:
    edit(tiny, HEALTH, SHORT_ANSWER, HARD)
    add(tiny, "content/region.yml", "readability: {block: 80, sentence: 9}\n")
    assert [text.faults for text in reported(tiny).hard if text.name == "health/short-answer"] == [("sentence",)]


def test_check_names_the_worst_and_stops_nothing(command: Command) -> None:
    assert "Læsbarhed" not in command("check").out
    edit(command.root, HEALTH, SHORT_ANSWER, HARD)
    edit(command.root, "content/topics/bank.yml", "Spørg en bank.", HARD)
    edit(command.root, "municipalities/nordby/topics/nordby-ferry.yml", "Tag færgen fra havnen.", HARD)
    edit(command.root, "municipalities/sydby/topics/sydby-work.yml", "Se de ledige job på jobtavlen.", HARD)
    said = command("check")
    assert said.code == 0
    assert "Læsbarhed: af " in said.out and " har 4 LIX over 40, 0 en sætning på mere end 20 ord" in said.out
    assert said.out.count(": LIX ") == 3 and "Dem alle: build.py check --readability" in said.out
    everything = command("check", "--readability")
    assert everything.out.count(": LIX ") == 4 and "Skriv »Hvis du ...«" in everything.out
    english = command("check", "--lang-ui", "en").out
    assert "It stops no build." in english
    answer = json.loads(command("check", "--json").out)["readability"]
    assert [text["faults"] for text in answer] == [["lix"]] * 4 and answer[0]["path"] == HEALTH
