"""Test the style of single sheets: icons, and boxes to tick."""

from __future__ import annotations

import re

import pytest
import weasyprint

from tests import region
from tests.rendering.print.rendering import insert_page
from tests.support import ROOT
from velkomst.rendering.trust import NOTES

SHEETS = ("checklist", "contacts", "first-week", "letter", "number-card", "survey")
CSS = (ROOT / "templates" / "print" / "sheet.css").read_text("utf-8")


@pytest.mark.parametrize("language", ["da", "uk"])
def test_a_sheet_draws_every_icon_that_it_names(language: str) -> None:
    edition = region.edition("klitoe", language)
    sheets = [insert_page(edition, insert) for insert in edition.box.inserts if insert.kind in SHEETS]
    assert len(sheets) == len(SHEETS)
    for sheet in sheets:
        named = set(re.findall(r'class="ic i-([a-z-]+)"', sheet))
        drawn = set(re.findall(r"\.i-([a-z-]+) \{ background-image", sheet))
        assert named | set(NOTES) <= drawn


@pytest.mark.pdf
@pytest.mark.parametrize("direction", ["ltr", "rtl"])
@pytest.mark.parametrize("size", ["", "close", "tight"])
def test_the_boxes_of_a_survey_are_below_its_questions(direction: str, size: str) -> None:
    choices = '<ul class="scale"><li><span class="tick"></span> Choice</li></ul>'
    html = f'<html dir="{direction}"><body><section class="survey {size}"><p>Question</p>{choices}</section>'
    (page,) = weasyprint.HTML(string=html).render(stylesheets=[weasyprint.CSS(string=CSS)]).pages
    boxes = list(page._page_box.descendants())
    (question,) = (box for box in boxes if getattr(box, "text", "") == "Question")
    (tick,) = (box for box in boxes if box.element is not None and box.element.get("class") == "tick")
    if direction == "ltr":
        assert tick.border_box_x() == pytest.approx(question.position_x, abs=1)
    else:
        end = question.position_x + question.width
        assert tick.border_box_x() + tick.border_width() == pytest.approx(end, abs=1)
