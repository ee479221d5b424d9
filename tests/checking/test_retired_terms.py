"""Test that a name that another has replaced is found in Danish texts and translations."""

from __future__ import annotations

from pathlib import Path

from tests.support import codes_of, edit, inspect, lines

EN = "locales/en/LC_MESSAGES/shared.po"


def retire(root: Path) -> None:
    edit(root, "content/terms.yml", "{term: MitID,", "{term: MitID, was: [NemID],")


def test_a_former_name_is_found_in_a_translation(tiny: Path) -> None:
    edit(tiny, EN, 'msgstr "Choose a doctor online."', 'msgstr "Choose a doctor online with NemID."')
    assert "translation-retired-term" not in codes_of(inspect(tiny).problems)
    retire(tiny)
    (found,) = inspect(tiny).problems
    assert found.code == "translation-retired-term" and "siger »NemID«, som nu hedder »MitID«" in found.line()
    assert found.line().startswith(f"{EN}:")


def test_a_former_name_is_found_in_danish_and_not_again_in_its_translation(tiny: Path) -> None:
    retire(tiny)
    edit(tiny, "content/topics/bank.yml", "Spørg en bank.", "Spørg en bank om NemID.")
    found = [line for line in lines(inspect(tiny).problems) if "NemID" in line]
    assert len(found) == 1 and found[0].startswith("content/topics/bank.yml:") and "hedder nu »MitID«" in found[0]


def test_part_of_a_word_is_another_word(tiny: Path) -> None:
    retire(tiny)
    edit(tiny, EN, 'msgstr "Choose a doctor online."', 'msgstr "Choose a doctor online, NemIDs."')
    assert codes_of(inspect(tiny).problems) == []
