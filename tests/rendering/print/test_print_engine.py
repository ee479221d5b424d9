"""Test what a printed page may load, and that faults of a page stop its printing."""

from __future__ import annotations

import os
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from velkomst.model import Edition
from velkomst.model.project import Project
from velkomst.rendering.errors import RenderingError
from velkomst.rendering.print import engine, sources, topic_trust
from velkomst.rendering.print.fetching import FatalURLFetchingError, ProjectFetcher
from velkomst.rendering.print.print_variants import ORDINARY

pytestmark = pytest.mark.pdf

PAGE = '<!doctype html><html lang="da"><head><title>Prøve</title>{head}</head><body><h1>Prøve</h1>{body}</body></html>'


def printed(root: Path, body: str = "", head: str = "") -> bytes:
    return engine.pdf(PAGE.format(head=head, body=body), Project(root), ORDINARY.stylesheet, "samsoe/da/eu")


def test_a_plain_page_is_printed(root: Path) -> None:
    assert printed(root, "<p>Hej</p>").startswith(b"%PDF-1.7")


@pytest.mark.parametrize(
    "address",
    [
        "https://www.example.org/picture.png",
        "http://127.0.0.1:1/picture.png",
        "ftp://example.org/picture.png",
        "file:///etc/passwd",
        "file:///etc/hostname.png",
        "file://example.org/picture.png",
        "../picture.png",
        "templates/print/../../../picture.png",
        "pyproject.toml",
        "templates/print/no-such-picture.png",
    ],
)
def test_only_pictures_of_the_project_are_loaded(root: Path, address: str) -> None:
    with pytest.raises(RenderingError, match="load"):
        printed(root, f'<img src="{address}" alt="Billede">')


def test_a_link_out_of_the_project_is_not_followed(root: Path, tmp_path: Path) -> None:
    (tmp_path / "secret.png").write_bytes(b"secret")
    inside = tmp_path / "project"
    inside.mkdir()
    (inside / "link.png").symlink_to(tmp_path / "secret.png")
    fetcher = ProjectFetcher(Project(inside))
    with pytest.raises(FatalURLFetchingError, match="refused"):
        fetcher.fetch((inside / "link.png").as_uri())


@pytest.mark.parametrize(
    "attachment",
    [
        '<a rel="attachment" href="data:text/plain,secret">fil</a>',
        '<a rel="attachment" href="pyproject.toml">fil</a>',
        '<a rel="attachment" href="templates/print/guide.css">fil</a>',
    ],
)
def test_nothing_is_attached(root: Path, attachment: str) -> None:
    with pytest.raises(RenderingError, match=r"attached files|refused"):
        printed(root, f"<p>{attachment}</p>")


def test_nothing_is_attached_from_the_head(root: Path) -> None:
    with pytest.raises(RenderingError, match=r"attached files|refused"):
        printed(root, head='<link rel="attachment" href="data:text/plain,secret">')


@pytest.mark.parametrize(
    ("fault", "said"),
    [
        ("<img src=\"data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/%3E\">", "alt"),
        ('<p><a href="#nowhere">her</a></p>', "nowhere"),
    ],
)
def test_what_weasyprint_complains_about_stops_the_page(root: Path, fault: str, said: str) -> None:
    with pytest.raises(RenderingError, match=said):
        printed(root, fault)


def test_fonts_of_the_machine_stay_reachable_for_others(root: Path) -> None:
    before = os.environ.get("FONTCONFIG_FILE")
    printed(root, "<p>Hej</p>")
    assert os.environ.get("FONTCONFIG_FILE") == before


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("https://www.borger.dk/", "borger.dk"),
        ("https://siri.dk/ophold/#visum", "siri.dk/ophold"),
        ("https://skat.dk/data.aspx?oid=1", "skat.dk/data.aspx?oid=1"),
        ("https://a.dk/Yes%20to%20asylum", "a.dk/Yes%20to%20asylum"),
    ],
)
def test_an_address_is_printed_as_one_types_it(url: str, shown: str) -> None:
    assert sources.shown(url) == shown


def test_every_heading_of_a_table_says_what_it_heads(root: Path) -> None:
    table = '<table><thead><tr><th scope="col">Emne</th><th scope="col">EU</th></tr></thead>'
    table += '<tbody><tr><th scope="row">Skat</th><td>Ja</td></tr></tbody></table>'
    with pikepdf.open(BytesIO(printed(root, table))) as made:
        objects = [one for one in made.objects if isinstance(one, pikepdf.Dictionary)]
        scopes = [str(one.A.Scope) for one in objects if one.get("/S") == "/TH"]
    assert sorted(scopes) == ["/Column", "/Column", "/Row"]


def test_what_holds_nothing_is_not_reported(root: Path) -> None:
    body = '<p></p><p><span class="ic"></span> <a href="https://example.org"><b>Vej</b></a></p><p><bdi></bdi></p>'
    with pikepdf.open(BytesIO(printed(root, body))) as made:
        (document,) = made.Root.StructTreeRoot.K
        kids = [kid for kid in document.K if isinstance(kid, pikepdf.Dictionary)]
        (link,) = made.pages[0].Annots
        assert link.F == 4
        assert [str(kid.S) for kid in kids].count("/P") == 1
        assert all(len(kid.K) for kid in kids)


def test_a_list_holds_items_alone_when_they_share_a_line(root: Path) -> None:
    items = "".join(f'<li style="display: inline-block">Punkt {number}</li> ' for number in range(3))
    with pikepdf.open(BytesIO(printed(root, f'<ul style="list-style: none">{items}</ul>'))) as made:
        lists = [one for one in made.objects if isinstance(one, pikepdf.Dictionary) and one.get("/S") == "/L"]
        assert [[str(kid.S) for kid in found.K] for found in lists] == [["/LI", "/LI", "/LI"]]


def test_an_arabic_letter_that_only_appears_under_a_sign_keeps_its_letters(root: Path) -> None:
    """WeasyPrint gives the sign both letters and the glyph below it none."""
    pdf = pikepdf.open(BytesIO(printed(root, '<p lang="ar" dir="rtl"><b>تغيّر</b></p>')))
    fonts = [item for item in pdf.objects if isinstance(item, pikepdf.Dictionary) and "/ToUnicode" in item]
    maps = b"".join(font.ToUnicode.read_bytes() for font in fonts)
    assert b"beginbfchar" in maps
    assert b"<>" not in maps
    assert "ير".encode("utf-16-be").hex().encode() in maps


def test_counts_add_up(edition: Callable[..., Edition]) -> None:
    counts = topic_trust.counts(edition("uk").for_audience("refugee").topics, "uk")
    assert counts.blocks == counts.source + counts.reviewed + counts.draft + counts.stale + counts.fallback
    assert counts.checked + counts.unchecked == counts.blocks
    assert counts.fallback == 1
    assert counts.reviewed == 1
