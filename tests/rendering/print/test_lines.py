"""Test where the lines of printed texts end, and what hangs beside them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pytest
import weasyprint
from lxml import html as parser  # type: ignore[import-untyped]

from tests.rendering.print.rendering import guide_page
from tests.rendering.sample_edition import MakeEdition
from tests.support import ROOT
from velkomst.rendering.print import line_ends

pytestmark = pytest.mark.pdf

CSS = (ROOT / "templates" / "print" / "guide.css").read_text("utf-8")


def laid_out(body: str, direction: str = "ltr") -> list[Any]:
    """Return the pages of some HTML in the style of a guide, as the engine of prints lays them out."""
    line_ends.install(weasyprint.layout.inline)
    document = weasyprint.HTML(string=f'<html lang="uk" dir="{direction}"><body>{body}').render(
        stylesheets=[weasyprint.CSS(string=CSS)]
    )
    return [page._page_box for page in document.pages]


def boxes(parents: Iterable[Any], name: str) -> list[Any]:
    """Return the boxes of a kind in others, in order."""
    return [box for parent in parents for box in parent.descendants() if type(box).__name__ == name]


def lines(pages: Iterable[Any]) -> list[str]:
    """Return the text of each line."""
    found = ("".join(part.text for part in boxes([line], "TextBox")) for line in boxes(pages, "LineBox"))
    return [line for line in found if line.strip()]


def test_a_line_is_full_where_only_the_space_before_bold_words_does_not_fit() -> None:
    words = "Du må højst være væk i <strong>6 måneder</strong> i træk."
    texts = "".join(f'<p style="width: {30 + tenths / 10}mm">{words}</p>' for tenths in range(250))
    first_lines = [line for line in lines(laid_out(texts)) if line.startswith("Du")]
    assert len(first_lines) == 250
    assert [line for line in first_lines if " " not in line.strip()] == []


def test_a_name_in_a_fact_is_not_divided_where_it_fits_on_the_next_line() -> None:
    value = 'Посвідчення особи і картка (<bdi lang="da">skattekort</bdi>), якщо є'
    fact = f'<li><p class="label">Візьміть</p> <p class="value">{value}</p></li>'
    facts = "".join(f'<ul class="facts" style="width: {width}mm">{fact}</ul>' for width in range(40, 90, 3))
    words = [box.text for box in boxes(laid_out(facts), "TextBox")]
    assert words.count("skattekort") == len(range(40, 90, 3))


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
def test_the_icons_of_a_note_and_a_fact_hang_beside_their_texts(direction: str) -> None:
    icon = '<span class="ic"></span>'
    note = f'<div class="note"><div class="of-note"><h3>{icon}Title</h3><p>{"word " * 30}</p></div></div>'
    fact = f'<ul class="facts"><li><p class="label">{icon} What</p> <p class="value">{"word " * 30}</p></li></ul>'
    for body in (note, fact):
        pages = laid_out(body, direction)
        hanging = boxes(pages, "InlineBlockBox")[-1]
        last = next(box for box in reversed(boxes(pages, "TextBox")) if box.text.startswith("word word"))
        if direction == "ltr":
            assert hanging.content_box_x() + hanging.width < last.position_x
        else:
            assert hanging.content_box_x() > last.position_x + last.width


@pytest.mark.parametrize("language", ["da", "ar"])
def test_no_line_begins_with_the_point_between_a_place_and_its_phone(edition: MakeEdition, language: str) -> None:
    document = parser.document_fromstring(guide_page(edition(language)))
    contacts = [part.text_content() for name in ("ask", "entry-ask") for part in document.find_class(name)]
    before = [text[place - 1] for text in contacts for place, sign in enumerate(text) if sign == "·"]
    assert before
    assert set(before) == {"\u00a0"}
