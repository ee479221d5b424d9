"""The first week in pictures: a drawing for each step of the checklist, with the same numbers."""

from __future__ import annotations

from dataclasses import replace
from xml.etree import ElementTree as ET

import page
import pytest

from tests import region
from tests.rendering.print.rendering import insert_files, insert_page, insert_view
from tests.support import PROJECT
from velkomst.model import Edition, Insert
from velkomst.model.kinds import PICTOGRAMS
from velkomst.rendering.colours import palette
from velkomst.rendering.print.inserts import checklist, first_week
from velkomst.rendering.templating import environment

PICTURES = Insert("first-week", "first-week", "Den første uge i billeder", "reader")
LANGUAGES = ("da", "uk", "ar")
DRAWINGS = environment(PROJECT, "print", "da").get_template("shared/pictograms.svg.jinja").module


def drawn(name: str, mirror: bool = False) -> str:
    return str(DRAWINGS.doorway(name, palette("#0F5CA8"), "#7C3388", mirror))  # type: ignore[attr-defined]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_steps_have_the_order_and_the_numbers_of_the_checklist(language: str) -> None:
    for audience in region.library().audience_ids:
        reader = region.edition("klitoe", language).for_audience(audience)
        listed, pictured = checklist.content(reader, PICTURES), first_week.content(reader, PICTURES)
        assert listed and pictured
        rows = [row for phase in checklist.phases(listed.steps) if phase.phase == pictured.phase for row in phase.rows]
        shown = [(each.step.block.id, each.step.block.number) for each in pictured.steps]
        assert shown == [(row.block.id, row.block.number) for row in rows]


def test_a_step_has_the_drawing_that_its_topic_names_and_a_door_without_one() -> None:
    content = first_week.content(region.edition("klitoe", "da").for_audience("eu"), PICTURES)
    assert content
    pictograms = {each.step.block.id: each.pictogram for each in content.steps}
    assert pictograms["register-eu"] == "desk"
    assert set(pictograms.values()) == {"desk", "door"}


def test_a_reader_without_steps_in_the_first_week_gets_those_of_the_first_phase_with_steps() -> None:
    reader = region.edition("klitoe", "da").for_audience("eu")
    later = replace(reader, topics=tuple(replace(topic, phase="first-month") for topic in reader.topics))
    content = first_week.content(later, PICTURES)
    assert content and content.phase == "first-month"
    assert first_week.content(replace(reader, topics=()), PICTURES) is None


def test_another_drawing_is_another_sheet_and_the_same_checklist() -> None:
    def with_bus(edition: Edition) -> Edition:
        return replace(
            edition,
            topics=tuple(
                replace(topic, blocks=tuple(replace(block, pictogram="bus") for block in topic.blocks))
                for topic in edition.topics
            ),
        )

    edition = region.edition("klitoe", "da")
    assert insert_view(with_bus(edition), PICTURES) != insert_view(edition, PICTURES)
    listed = Insert("checklist", "checklist", "Tjekliste", "reader")
    assert insert_view(with_bus(edition), listed) == insert_view(edition, listed)


@pytest.mark.parametrize("name", PICTOGRAMS)
def test_every_pictogram_is_a_drawing_of_its_own_with_words_for_it(name: str) -> None:
    drawing = ET.fromstring(drawn(name))
    assert len(drawing.findall("{http://www.w3.org/2000/svg}g/*")) >= 2
    assert str(DRAWINGS.words(name)).strip()  # type: ignore[attr-defined]
    assert [other for other in PICTOGRAMS if drawn(other) == drawn(name)] == [name]


def test_only_what_moves_is_mirrored() -> None:
    assert {name for name in PICTOGRAMS if drawn(name) != drawn(name, mirror=True)} == {"bus", "door", "ferry"}


def test_each_picture_says_what_it_shows() -> None:
    sheet = insert_page(region.edition("klitoe", "uk"), PICTURES)
    assert 'alt="Людина за стійкою"' in sheet
    assert 'alt=""' not in sheet


@pytest.mark.pdf
@pytest.mark.parametrize("language", LANGUAGES)
def test_everyone_can_read_it(language: str) -> None:
    screen = insert_files(region.edition("klitoe", language), PICTURES)[0]
    assert screen.pages <= 2
    report = page.validate_pdf_bytes(screen.data, profile="ua1")
    assert [(failure.rule_id, failure.message) for failure in report.failures] == []
