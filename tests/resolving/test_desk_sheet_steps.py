"""Desk sheets with the steps of a topic."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support import edit, edition_of

_SHEET = "  - id: doctor\n    title: Læge\n    audiences: [eu]\n    steps: health\n"
_SECOND = """\
  - id: call
    kind: step
    title: Ring til lægen
    text: Ring, når du er syg.
    bring: MitID
    where: Hjemmefra
    when: Når du er syg
    cost: free
    source: https://www.borger.dk/sundhed
  - id: eu-card
"""


@pytest.mark.parametrize("language", ["da", "en"])
def test_a_sheet_lists_the_steps_of_a_topic_with_the_numbers_of_the_guide(tiny: Path, language: str) -> None:
    edit(tiny, "content/phrases.yml", "sheets:\n", f"sheets:\n{_SHEET}")
    edit(tiny, "content/topics/health.yml", "  - id: eu-card\n", _SECOND)
    edition = edition_of(tiny, "nordby", language)
    sheet = next(sheet for sheet in edition.box.sheets if sheet.id == "doctor")
    (health,) = (topic for topic in edition.for_audience("eu").topics if topic.id == "health")
    steps = [(block.number, block.texts["title"]) for block in health.blocks if block.kind == "step"]
    assert [(row.number, row.text.text) for row in sheet.phrases] == steps
    assert [row.danish for row in sheet.phrases] == ["Vælg en læge", "Ring til lægen"]


def test_a_sheet_of_a_topic_that_a_municipality_leaves_out_is_not_printed(tiny: Path) -> None:
    edit(tiny, "content/phrases.yml", "sheets:\n", f"sheets:\n{_SHEET.replace('health', 'bank')}")
    assert "doctor" in [sheet.id for sheet in edition_of(tiny, "nordby", "da").box.sheets]
    assert "doctor" not in [sheet.id for sheet in edition_of(tiny, "sydby", "da").box.sheets]
