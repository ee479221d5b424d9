"""Test that a block can send its readers to other places than its topic."""

from __future__ import annotations

from pathlib import Path

from tests.region import edition
from tests.support import block_of, codes_of, edit, edition_of, inspect
from velkomst.rendering.print import shown

BANK, HEALTH = "content/topics/bank.yml", "content/topics/health.yml"


def test_a_block_names_the_place_that_answers_for_it(tiny: Path) -> None:
    edit(tiny, BANK, "    kind: answer\n", "    kind: answer\n    ask: [library, borgerservice]\n")
    (block,) = (each for each in edition_of(tiny, "nordby", "en").topics if each.id == "bank")
    assert [place.id for place in block.blocks[0].ask] == ["library", "borgerservice"]
    assert block.ask is not None and block.ask.id == "library", "the topic keeps its own"


def test_a_block_without_a_place_of_its_own_names_none() -> None:
    assert block_of(edition("klitoe", "da"), "gp/choose-gp").ask == ()
    assert [place.id for place in block_of(edition("klitoe", "da"), "gp/short-answer").ask] == ["giftlinjen"]


def test_a_place_that_only_another_municipality_has_is_an_error_there(tiny: Path) -> None:
    text = (tiny / HEALTH).read_text("utf-8")
    (tiny / HEALTH).write_text(text.replace("    kind: answer\n", "    kind: answer\n    ask: ferry\n", 1), "utf-8")
    problems = [problem for problem in inspect(tiny).problems if problem.code == "unknown-block-place"]
    assert codes_of(problems) == ["unknown-block-place"], "Nordby has the ferry, Sydby does not"


def test_paper_shows_number_and_hours_of_the_place_alone() -> None:
    (place,) = shown.block(block_of(edition("klitoe", "da"), "gp/short-answer")).ask
    assert place.phone and place.hours and not place.does.text and not place.address
