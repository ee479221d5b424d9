"""Test that an element that continues on another page has one tag."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import page
import pikepdf
import pytest

from velkomst.model.project import Project
from velkomst.rendering.print import engine

pytestmark = pytest.mark.pdf

ITEMS = 90
BODY = (
    "<section><h1>Liste</h1><ul>"
    + "".join(f"<li>Punkt {number}</li>" for number in range(ITEMS))
    + "</ul></section><p>"
    + "Et langt afsnit. " * 700
    + '</p><table><thead><tr><th scope="col">Emne</th><th scope="col">Svar</th></tr></thead><tbody>'
    + "".join(f'<tr><th scope="row">Emne {number}</th><td>Svar</td></tr>' for number in range(ITEMS))
    + "</tbody></table>"
)
HTML = (
    '<!doctype html><html lang="da"><head><title>Prøve</title><meta name="dcterms.created" content="2026-11-20">'
    f"</head><body>{BODY}</body></html>"
)


@pytest.fixture(scope="module")
def data(root: Path) -> bytes:
    return engine.pdf(HTML, Project(root), "templates/print/order.css", "x")


def walk(tag: Any) -> Iterator[tuple[str, Any]]:
    """Yield the type of every structure element below one, with the element, in reading order."""
    for kid in tag.K if isinstance(tag.get("/K"), pikepdf.Array) else ():
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield str(kid.S), kid
            yield from walk(kid)


def content(tag: Any, pages: dict[Any, int], own: int = 0) -> Iterator[tuple[int, int]]:
    """Yield (page, number of the marked content) in reading order."""
    here = pages[tag.Pg.objgen] if "/Pg" in tag else own
    for kid in tag.K if isinstance(tag.get("/K"), pikepdf.Array) else ():
        if isinstance(kid, int):
            yield here, kid
        elif kid.get("/Type") == "/MCR":
            yield pages[kid.Pg.objgen], int(kid.MCID)
        elif "/S" in kid:
            yield from content(kid, pages, here)


def test_each_element_has_one_tag(data: bytes) -> None:
    with pikepdf.open(BytesIO(data)) as pdf:
        assert len(pdf.pages) > 4
        names = [name for name, _ in walk(pdf.Root.StructTreeRoot.K[0])]
    rows = {"/LI": ITEMS, "/TR": ITEMS + 1, "/TD": ITEMS}
    once = dict.fromkeys(("/Sect", "/L", "/P", "/Table", "/THead", "/TBody"), 1)
    assert {name: names.count(name) for name in once | rows} == once | rows


def test_the_text_is_spoken_page_by_page_and_once(data: bytes) -> None:
    with pikepdf.open(BytesIO(data)) as pdf:
        pages = {sheet.objgen: number for number, sheet in enumerate(pdf.pages)}
        order = list(content(pdf.Root.StructTreeRoot.K[0], pages))
    turned = [number for number, _ in order]
    assert turned == sorted(turned) and set(turned) == set(pages.values())
    assert len(order) == len(set(order)) > 3 * ITEMS


def test_the_parent_tree_names_the_tag_that_holds_the_text(data: bytes) -> None:
    with pikepdf.open(BytesIO(data)) as pdf:
        root = pdf.Root.StructTreeRoot
        reached = {tag.objgen for _, tag in walk(root.K[0])}
        numbers = root.ParentTree.Nums
        named = [tag for entry in numbers[1::2] if isinstance(entry, pikepdf.Array) for tag in entry]
        assert named and {tag.objgen for tag in named if isinstance(tag, pikepdf.Dictionary)} <= reached


def test_a_cell_names_the_heading_that_is_spoken(data: bytes) -> None:
    with pikepdf.open(BytesIO(data)) as pdf:
        tags = list(walk(pdf.Root.StructTreeRoot.K[0]))
    ids = {bytes(tag.ID) for name, tag in tags if name == "/TH" and "/ID" in tag}
    named = {bytes(header) for name, tag in tags if name == "/TD" for header in tag.A.Headers}
    assert named and named <= ids


def test_checkers_find_nothing(data: bytes) -> None:
    report = page.validate_pdf_bytes(data, profile="ua1")
    assert [(failure.rule_id, failure.message) for failure in report.failures] == []
