"""The steps of a reception have the same numbers for the family and for the staff, wherever one meets them."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest

from tests.support import add, edit, edition_of
from velkomst.model import Edition, EditionBlock, Insert
from velkomst.rendering.print.guide import guide_content
from velkomst.rendering.print.inserts import checklist, first_week
from velkomst.rendering.site.edition_views import site_view
from velkomst.rendering.site.plan import plan

_HEAD = """\
id: {id}
title: Modtagelse
question: Hvad sker der, når jeg kommer?
phase: first-week
need: yes
audiences:
  nordic: Emnet er for flygtninge.
  eu: Emnet er for flygtninge.
  third-country: Emnet er for flygtninge.
  commuter: Emnet er for flygtninge.
  refugee: yes
owner: Lilleland
ask: borgerservice
"""
_ANSWER = """\
blocks:
  - id: answer
    kind: answer
    text: Følg trinnene.
    source: https://www.borger.dk/modtagelse
"""
_STEP = """\
  - id: {id}
    kind: step
    title: {id}
    text: Gør det.
    bring: Pas
    where: Hos kommunen
    when: I den første uge
    cost: free
    source: https://www.borger.dk/modtagelse
"""
NUMBERS = {"step-home": 1, "step-cpr": 2, "step-doctor": 3}
INSERT = Insert("sheet", "checklist", "Ark", "reader")


def topic(id: str, steps: Iterable[str], more: str = "") -> str:
    return _HEAD.format(id=id) + more + _ANSWER + "".join(_STEP.format(id=step) for step in steps)


@pytest.fixture
def reception(tiny: Path) -> Path:
    """Return a project in which the staff has one step more than the family, and another order."""
    add(tiny, "content/topics/reception.yml", topic("reception", NUMBERS))
    staff = ("step-cpr", "step-interpreter", "step-home", "step-doctor")
    add(tiny, "content/handbook/desk-reception.yml", topic("desk-reception", staff, "steps_of: reception\n"))
    sheet = "sheets:\n  - {id: reception, title: Modtagelse, audiences: [refugee], steps: reception}\n"
    edit(tiny, "content/phrases.yml", "sheets:\n", sheet)
    return tiny


def numbers(blocks: Iterable[EditionBlock]) -> dict[str, int]:
    return {block.id: block.number for block in blocks if block.kind == "step" and block.number}


def in_print(edition: Edition) -> dict[str, dict[str, int]]:
    reader = edition.for_audience("refugee")
    guide, listed = guide_content(reader), checklist.content(reader, INSERT)
    pictured = first_week.content(reader, INSERT)
    assert guide and listed and pictured
    return {
        "guide": numbers(block for each in guide.topics if each.id == "reception" for block in each.blocks),
        "checklist": numbers(step.block for step in listed.steps if step.topic.id == "reception"),
        "pictures": numbers(each.step.block for each in pictured.steps if each.step.topic.id == "reception"),
        "desk sheet": {
            row.id: row.number for sheet in edition.box.sheets if sheet.id == "reception" for row in sheet.phrases
        },
    }


def on_site(edition: Edition) -> dict[str, int]:
    pages = plan(site_view(edition)).checklist("refugee").pages
    return numbers(block for page in pages if page.topic.id == "reception" for block in page.blocks)


@pytest.mark.parametrize("language", ["da", "en", "ar"])
@pytest.mark.parametrize("slug", ["nordby", "sydby"])
def test_site_guide_checklist_pictures_and_desk_sheet_count_alike(reception: Path, slug: str, language: str) -> None:
    edition = edition_of(reception, slug, language)
    assert on_site(edition) == NUMBERS
    assert in_print(edition) == dict.fromkeys(("guide", "checklist", "pictures", "desk sheet"), NUMBERS)


def test_the_handbook_has_the_numbers_of_the_family_and_none_for_its_own_steps(reception: Path) -> None:
    (handbook,) = (each for each in edition_of(reception, "nordby", "da").handbook if each.id == "desk-reception")
    assert numbers(handbook.blocks) == NUMBERS
    assert [block.id for block in handbook.blocks if block.kind == "step"][1] == "step-interpreter"
