"""Test that every printed sheet shows the id of its words and a code that leads to its page."""

from __future__ import annotations

from dataclasses import replace
from typing import get_args

import pypdfium2  # type: ignore[import-untyped]
import pytest
import zxingcpp

from tests import region
from tests.rendering.print.rendering import guide_page, guide_view, insert_files, insert_page, insert_view
from tests.rendering.sample_edition import sample_edition
from velkomst.model import Edition, Insert, InsertKind, LocalizedText, Origin
from velkomst.rendering.print import qr
from velkomst.rendering.print.edition_id import EditionId
from velkomst.rendering.print.inserts.registry import INSERT_SPECS

SITE = "https://velkomst.example.org"
NUMBERED = ("tickets", "coupons")
"""The codes of a ticket hold its serial number, for whoever takes it at the door."""


@pytest.mark.parametrize("kind", get_args(InsertKind))
def test_every_kind_carries_the_id_of_its_words(kind: InsertKind) -> None:
    page, edition_id = _page(kind)
    assert edition_id.id in page
    if kind not in NUMBERED:
        assert edition_id.shown in page
        assert qr.code(edition_id.url) in page


def _page(kind: InsertKind, site_url: str = SITE) -> tuple[str, EditionId]:
    staff = kind != "guide" and INSERT_SPECS[kind].granularity == "municipality"
    whole = replace(region.edition("klitoe", "da" if staff else "ar"), site_url=site_url)
    if kind == "guide":
        return guide_page(whole), guide_view(whole).edition_id
    insert: Insert = next(insert for insert in whole.box.inserts if insert.kind == kind)
    view = insert_view(whole, insert)
    assert view
    return insert_page(whole, insert), view.edition_id


@pytest.mark.pdf
@pytest.mark.parametrize("kind", ["handbook", "contrast", "employer-manual", "employer-flyer"])
def test_a_phone_reads_the_code_of_what_staff_and_employers_get(kind: InsertKind) -> None:
    edition, insert = replace(sample_edition(), site_url=SITE), Insert(kind, kind, kind, "desk")
    view = insert_view(edition, insert)
    document = pypdfium2.PdfDocument(insert_files(edition, insert)[0].data)
    codes = [code.text for page in document for code in zxingcpp.read_barcodes(page.render(scale=150 / 72).to_pil())]
    document.close()
    assert view and codes == [view.edition_id.url]


@pytest.mark.parametrize("kind", [kind for kind in get_args(InsertKind) if kind not in NUMBERED])
def test_without_a_public_address_a_sheet_has_no_code_and_promises_no_page(kind: InsertKind) -> None:
    page, edition_id = _page(kind, site_url="")
    assert (edition_id.url, edition_id.has_page) == ("", False)
    assert edition_id.id in page
    assert 'class="qr"' not in page and qr.code("https://www.klitoe.dk") not in page
    assert "/q/" not in page


def test_an_id_depends_on_the_words_of_its_own_sheet_alone() -> None:
    edition = _with_origins(sample_edition())
    sleeve, sign = Insert("sleeve", "sleeve", "Banderole", "desk"), Insert("sign", "desk-sign", "Skilt", "desk")
    other_motto = replace(edition, motto=replace(edition.motto, text="Et andet motto"))
    assert _id(other_motto, sleeve) != _id(edition, sleeve)
    assert _id(other_motto, sign) == _id(edition, sign)
    reviewed = replace(edition, motto=replace(edition.motto, state="reviewed"))
    assert _id(reviewed, sleeve) == _id(edition, sleeve), "the words are the same"
    assert _id(edition, replace(sleeve, id="second")) != _id(edition, sleeve)


def _id(edition: Edition, insert: Insert) -> str:
    view = insert_view(edition, insert)
    assert view
    return view.edition_id.id


def _with_origins(edition: Edition) -> Edition:
    motto = LocalizedText(edition.motto.text, "da", "source", Origin("samsoe:_municipality.motto"))
    return replace(edition, motto=motto)
