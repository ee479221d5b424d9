"""Test that blocks are divided where a page would end above its middle, and only there."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pypdfium2  # type: ignore[import-untyped]
import pytest

from velkomst.model.project import Project
from velkomst.rendering.print import engine
from velkomst.rendering.print.print_variants import ORDINARY

pytestmark = pytest.mark.pdf

LINE = 5
"""Height of a line in mm, on a page of 100 mm."""
STYLE = f"""@page {{ size: 100mm; margin: 0 !important; bleed: 0 }}
@page :left {{ @bottom-left {{ content: none !important }} @bottom-right {{ content: none !important }} }}
@page :right {{ @bottom-left {{ content: none !important }} @bottom-right {{ content: none !important }} }}
p {{ margin: 0; font-size: 8pt; line-height: {LINE}mm; orphans: 2; widows: 2 }}
h2 {{ margin: 0; line-height: {LINE}mm }}"""


def pages(root: Path, before: int, keep: str, lines: int = 16, after: str = "", heading: str = "") -> list[list[str]]:
    """Return the words of every page: ``before`` lines, a block of ``lines`` in a style, ``after``."""
    first = "".join(f"<p>a{n}</p>" for n in range(before))
    block = "".join(f"<p>b{n}</p>" for n in range(lines))
    html = (
        f'<!doctype html><html lang="da"><head><title>Prøve</title><style>{STYLE}</style></head>'
        f'<body>{first}{heading}<div style="{keep}">{block}</div>{after}</body></html>'
    )
    document = pypdfium2.PdfDocument(BytesIO(engine.pdf(html, Project(root), ORDINARY.stylesheet, "samsoe/da/eu")))
    return [page.get_textpage().get_text_range().split() for page in document]


def words(letter: str, first: int, end: int) -> list[str]:
    return [f"{letter}{number}" for number in range(first, end)]


def test_a_block_is_divided_where_the_page_would_be_less_than_half_full(root: Path) -> None:
    first, second = pages(root, before=8, keep="break-inside: avoid-page")
    assert first == words("a", 0, 8) + words("b", 0, 12)
    assert second == words("b", 12, 16)


def test_a_block_is_whole_where_the_page_is_half_full_without_it(root: Path) -> None:
    assert pages(root, before=12, keep="break-inside: avoid-page") == [words("a", 0, 12), words("b", 0, 16)]


def test_what_always_avoids_a_division_is_whole(root: Path) -> None:
    assert pages(root, before=8, keep="break-inside: avoid") == [words("a", 0, 8), words("b", 0, 16)]


def test_a_heading_stays_with_the_block_that_is_divided(root: Path) -> None:
    first, second = pages(root, 8, "break-inside: avoid-page", heading='<h2 style="break-after: avoid">H</h2>')
    assert first == [*words("a", 0, 8), "H", *words("b", 0, 11)]
    assert second == words("b", 11, 16)


@pytest.mark.parametrize("new_page", ["break-before: page", "page: other"])
def test_a_page_before_a_new_one_may_be_short(root: Path, new_page: str) -> None:
    last = f'<p style="{new_page}">z</p>'
    assert pages(root, 1, "break-inside: avoid-page", lines=2, after=last) == [["a0", "b0", "b1"], ["z"]]


def test_numbers_of_pages_and_counters_count_a_page_once(root: Path) -> None:
    keep = "break-inside: avoid-page; counter-increment: kept"
    after = '<p class="k">k</p><style>.k::after { content: counter(kept) "/" counter(page) }</style>'
    first, second = pages(root, before=8, keep=keep, after=after)
    assert [first[-1], second[-1]] == ["b11", "k1/2"]
