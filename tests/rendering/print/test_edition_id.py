"""Test that every printed sheet shows its edition id and a code that leads to it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import get_args

import pypdfium2  # type: ignore[import-untyped]
import pytest
import zxingcpp

from tests import region
from tests.rendering.sample_edition import sample_edition
from velkomst.model import Edition, Insert, InsertKind
from velkomst.model.project import Project
from velkomst.rendering.print import contrast, edition_id, employers, engine, guide, handbook, qr
from velkomst.rendering.print.inserts.page import page_of
from velkomst.rendering.print.inserts.registry import INSERT_SPECS
from velkomst.rendering.print.inserts.spec import RenderJob

SITE = "https://velkomst.example.org"
NUMBERED = ("tickets", "coupons")
"""The codes of a ticket say its number, for whoever takes it at the door."""


@pytest.mark.parametrize("kind", get_args(InsertKind))
def test_every_kind_says_which_edition_it_is(kind: InsertKind, root: Path) -> None:
    page, mark = _page(kind, root)
    assert mark.id in page
    if kind not in NUMBERED:
        assert mark.shown in page
        assert qr.code(mark.url) in page


def _page(kind: InsertKind, root: Path) -> tuple[str, edition_id.EditionId]:
    staff = kind != "guide" and INSERT_SPECS[kind].granularity == "municipality"
    language = "da" if staff else "ar"
    whole = replace(region.edition("klitoe", language), site_url=SITE)
    if kind == "guide" or INSERT_SPECS[kind].granularity == "audience":
        whole = whole.for_audience("refugee")
    mark = edition_id.of(whole)
    if kind == "guide":
        return guide.page_of(whole, Project(root), mark), mark
    insert: Insert = next(one for one in whole.box.inserts if one.kind == kind)
    maker = INSERT_SPECS[kind]
    return page_of(RenderJob(maker.needs(whole, insert), insert, mark, Project(root)), maker), mark


@pytest.mark.pdf
@pytest.mark.parametrize(
    ("make", "stylesheet"),
    [
        (handbook.page, handbook.STYLESHEET),
        (contrast.page, contrast.STYLESHEET),
        (employers.page, employers.STYLESHEET),
        (employers.flyer, employers.FLYER_STYLESHEET),
    ],
)
def test_a_phone_reads_the_code_of_what_staff_and_employers_get(
    make: Callable[[Edition, Path, edition_id.EditionId], str], stylesheet: str, root: Path
) -> None:
    edition = replace(sample_edition(), site_url=SITE)
    mark = edition_id.of(edition)
    document = pypdfium2.PdfDocument(engine.pdf(make(edition, root, mark), Project(root), stylesheet, edition.name))
    found = [code.text for each in document for code in zxingcpp.read_barcodes(each.render(scale=150 / 72).to_pil())]
    document.close()
    assert found == [mark.url]
