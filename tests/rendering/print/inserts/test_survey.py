"""The survey in the box: its questions, the scale, and the web address where there is one."""

from __future__ import annotations

from dataclasses import replace

import page
import pytest

from tests import region
from tests.rendering.print.rendering import insert_files, insert_page, insert_view
from velkomst.model import Edition, Insert
from velkomst.model.survey import SCALE

SURVEY = Insert("survey", "survey", "Spørgeskema", "reader")


def with_address(edition: Edition, address: str) -> Edition:
    tool = edition.survey_tool
    assert tool
    return replace(edition, survey_tool=replace(tool, address=address))


def test_the_sheet_has_every_question_and_a_box_for_each_answer_of_the_scale() -> None:
    edition = region.edition("storby", "da")
    survey = edition.survey
    assert survey
    sheet = insert_page(edition, SURVEY)
    assert all(question.text.text in sheet for question in survey.questions)
    rated = sum(question.kind == "scale" for question in survey.questions)
    assert sheet.count('class="tick"') == rated * len(SCALE)


def test_the_address_names_municipality_language_and_audience() -> None:
    view = insert_view(region.edition("klitoe", "uk"), SURVEY)
    assert view
    assert view.content.address == ("https://svar.example.org/index.php/123456?kommune=klitoe&lang=uk&maalgruppe=eu")
    assert view.content.has_code


def test_a_municipality_without_an_address_has_a_sheet_without_link_and_code() -> None:
    view = insert_view(region.edition("storby", "da"), SURVEY)
    assert view
    assert view.content.address == ""
    assert 'answer-online"' not in insert_page(region.edition("storby", "da"), SURVEY)


def test_an_address_that_no_phone_reads_from_paper_is_printed_without_a_code() -> None:
    edition = with_address(region.edition("klitoe", "da"), "https://svar.example.org/" + "x" * 100)
    sheet = insert_page(edition, SURVEY)
    assert 'class="answer-online"' in sheet
    assert 'class="code"' not in sheet


def test_a_region_without_a_survey_has_no_sheet() -> None:
    assert insert_view(replace(region.edition("storby", "da"), survey=None), SURVEY) is None


@pytest.mark.pdf
def test_the_sheet_has_two_sides_in_a_language_from_right_to_left() -> None:
    screen = insert_files(region.edition("klitoe", "ar"), SURVEY)[0]
    assert screen.pages == 2
    report = page.validate_pdf_bytes(screen.data, profile="ua1")
    assert [(failure.rule_id, failure.message) for failure in report.failures] == []
