"""Test the three variants of every insert and their preflight."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.rendering.print.rendering import insert_files
from velkomst.model import (
    Artifact,
    Edition,
    Insert,
)
from velkomst.model.project import Project
from velkomst.rendering.errors import RenderingError
from velkomst.rendering.print import engine, glyphs
from velkomst.rendering.print.forms import forms
from velkomst.rendering.print.inserts.registry import stem_of
from velkomst.rendering.print.press import Sheets

MakeEdition = Callable[..., Edition]
LABEL = Insert("box-label", "box-label", "Mærkat", "desk")
A5 = (148.0, 210.0)
STRANGE = "\N{CUNEIFORM SIGN A}"


@pytest.mark.pdf
def test_an_insert_has_two_forms_and_a_preflight(edition: MakeEdition, root: Path) -> None:
    made = insert_files(edition("da"), LABEL)
    stem = "print/samsoe/da/eu/box-label"
    assert [one.path for one in made[:3]] == [
        f"{stem}.pdf",
        f"{stem}-office.pdf",
        f"{stem}-preflight.json",
    ]
    report = json.loads(made[2].data)
    assert report["trim_mm"] == [105.0, 74.0] and set(report) == {"trim_mm", "screen", "office"}
    assert report["screen"]["pages"] == 1
    about = {(one.publication, one.municipality, one.language, one.audience) for one in made}
    assert about == {("insert", "samsoe", "da", "eu")}
    assert insert_files(edition("da"), LABEL) == made, "same input, same bytes"


@pytest.mark.pdf
def test_what_the_preflight_refuses_is_not_handed_out(root: Path) -> None:
    page = '<!doctype html><html lang="da"><head><title></title></head><body><p>A</p></body></html>'
    data = engine.pdf(page, Project(root), "templates/print/order.css", "x", "ltr")
    base = Artifact("print/samsoe/da/letter.pdf", data, "insert", "samsoe", "da")
    with pytest.raises(RenderingError) as error:
        list(forms(base, Sheets(), A5))
    assert "print/samsoe/da/letter" in str(error.value)


def test_what_is_no_pdf_names_the_insert(root: Path) -> None:
    base = Artifact("print/samsoe/da/letter.pdf", b"x", "insert", "samsoe", "da")
    with pytest.raises(RenderingError, match="print/samsoe/da/letter: the PDF file cannot be made: not a PDF"):
        list(forms(base, Sheets(), A5))


def test_every_guide_is_called_guide(edition: MakeEdition) -> None:
    hers = edition("da").for_audience("eu")
    assert stem_of(hers, Insert("book", "guide", "Guide", "reader")) == "print/samsoe/da/eu/guide"
    assert stem_of(hers, Insert("label", "box-label", "Mærkat", "desk")) == "print/samsoe/da/eu/label"
    assert stem_of(hers, Insert("book", "handbook", "Håndbog", "desk")) == "print/samsoe/book"


def test_a_character_that_no_font_has_stops_a_page(root: Path) -> None:
    glyphs.check("samsoe/da", "<p>Æ</p>", Project(root))
    with pytest.raises(RenderingError) as error:
        glyphs.check("samsoe/da", f"<p>{STRANGE}</p>", Project(root))
    assert str(error.value) == f"samsoe/da: no font has {STRANGE} (U+12000 CUNEIFORM SIGN A)"
