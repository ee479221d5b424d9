"""Test guide and inserts with code, logo, in large print and in black and white."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import page
import pikepdf
import pypdfium2  # type: ignore[import-untyped]
import pytest
import zxingcpp

from tests.rendering.print.rendering import guide_files, guide_view, insert_files
from velkomst.model import Artifact, Ask, Edition, Insert, InsertKind
from velkomst.reading import logo
from velkomst.rendering.print.print_variants import variants_of

pytestmark = pytest.mark.pdf

MakeEdition = Callable[..., Edition]
Guides = Callable[[str], dict[str, bytes]]
LANGUAGES = ("da", "uk", "ar")
SITE = "https://velkomst.example.org"
MM = 72 / 25.4
SHEETS: tuple[InsertKind, ...] = ("checklist", "number-card", "desk-sign", "sleeve", "contacts", "box-label")
LOGO = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 12"><rect width="10" height="12" fill="#FF00FF"/></svg>'


def with_extras(edition: Edition) -> Edition:
    profile = replace(edition.profile, print_extras=("large-print", "black-and-white"))
    return replace(edition, profile=profile, site_url=SITE)


def by_name(files: tuple[Artifact, ...]) -> dict[str, bytes]:
    return {Path(made.path).name: made.data for made in files}


@pytest.fixture(scope="module")
def guides(edition: MakeEdition, root: Path) -> Guides:
    """A function from a language to the files of its guides by name; each is made once."""
    known: dict[str, dict[str, bytes]] = {}

    def make(language: str) -> dict[str, bytes]:
        if language not in known:
            whole = with_extras(edition(language))
            known[language] = by_name(guide_files(whole, "eu", variants_of(whole.profile.print_extras)))
        return known[language]

    return make


def codes(data: bytes) -> list[str]:
    """Return what a phone reads from the pages at 150 dpi."""
    document = pypdfium2.PdfDocument(data)
    found = [code.text for each in document for code in zxingcpp.read_barcodes(each.render(scale=150 / 72).to_pil())]
    document.close()
    return found


def colours(data: bytes) -> set[tuple[int, int, int]]:
    """Return the colours of all pixels of all pages."""
    document = pypdfium2.PdfDocument(data)
    pages = [each.render(scale=0.5).to_pil().convert("RGB") for each in document]
    document.close()
    return {pixel for one in pages for _, pixel in one.getcolors(1 << 20)}


def coloured(data: bytes) -> bool:
    """Say whether any pixel is neither grey, black nor white."""
    return any(max(pixel) - min(pixel) > 24 for pixel in colours(data))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ["guide.pdf", "guide-large.pdf", "guide-bw.pdf"])
def test_everyone_can_read_every_look(guides: Guides, language: str, name: str) -> None:
    report = page.validate_pdf_bytes(guides(language)[name], profile="ua1")
    assert [(failure.rule_id, failure.message) for failure in report.failures] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_large_print_is_a4(guides: Guides, language: str) -> None:
    for each in pikepdf.open(BytesIO(guides(language)["guide-large.pdf"])).pages:
        box = [float(number) / MM for number in each.trimbox]
        assert (box[2] - box[0], box[3] - box[1]) == pytest.approx((210, 297), abs=0.1)


@pytest.mark.parametrize("language", LANGUAGES)
def test_black_and_white_has_no_colour(guides: Guides, language: str) -> None:
    assert coloured(guides(language)["guide.pdf"])
    assert not coloured(guides(language)["guide-bw.pdf"])


@pytest.mark.parametrize("name", ["guide.pdf", "guide-large.pdf", "guide-bw.pdf"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_each_topic_leads_to_its_page_and_the_back_to_the_edition(
    guides: Guides, edition: MakeEdition, language: str, name: str
) -> None:
    whole = with_extras(edition(language))
    view = guide_view(whole)
    online = [url for _, url in view.content.online]
    assert len(online) == len(view.content.topics)
    assert sorted(codes(guides(language)[name])) == sorted([*online, view.edition_id.url])


def test_every_topic_has_a_short_address_below_that_of_the_edition(edition: MakeEdition) -> None:
    view = guide_view(with_extras(edition("uk")))
    numbers = {topic: url.removeprefix(view.edition_id.url) for topic, url in view.content.online}
    assert numbers == {id: f"{number}/" for number, id in enumerate(sorted(numbers), start=1)}
    assert set(numbers) == {topic.id for topic in view.content.topics}
    assert guide_view(edition("uk")).content.online == ()


@pytest.mark.parametrize("kind", SHEETS)
def test_a_sheet_has_a_twin_in_black_and_white(edition: MakeEdition, root: Path, kind: InsertKind) -> None:
    whole = with_extras(edition("da"))
    insert = Insert(kind, kind, kind, "reader", places=Ask((whole.places[0].id,)))
    files = by_name(insert_files(whole, insert))
    assert coloured(files[f"{kind}.pdf"])
    assert not coloured(files[f"{kind}-bw.pdf"])


def test_without_extras_there_is_one_guide(edition: MakeEdition, root: Path) -> None:
    names = by_name(guide_files(edition("da")))
    assert not [name for name in names if "large" in name or "bw" in name]


def test_a_logo_appears_on_the_cover(edition: MakeEdition, root: Path) -> None:
    whole = edition("da")
    picture = "data:image/svg+xml;base64," + b64encode(LOGO.encode()).decode()
    profile = replace(whole.profile, logo="images/logo.svg", picture=picture)
    (made, *_) = guide_files(replace(whole, profile=profile))
    assert (255, 0, 255) in colours(made.data)


@pytest.mark.parametrize(
    ("svg", "found"),
    [
        (LOGO.replace("/></svg>", "/><script>1</script></svg>"), "<script>"),
        (LOGO.replace("<rect", '<rect onclick="1"'), "<rect onclick>"),
        (LOGO.replace("#FF00FF", "url(https://example.org/x.svg)"), "<rect fill>"),
        (LOGO.replace("<rect", '<image href="https://example.org/x.png"/><rect'), "<image>"),
        ('<!DOCTYPE svg [<!ENTITY a "b">]>' + LOGO, "<!DOCTYPE>"),
        ("<svg", "unclosed token"),
        ("<p>no</p>", "<p>"),
    ],
)
def test_an_svg_may_only_draw(tmp_path: Path, svg: str, found: str) -> None:
    file = tmp_path / "logo.svg"
    file.write_text(LOGO, "utf-8")
    assert logo.address(file, tmp_path).startswith("data:image/svg+xml;base64,")
    file.write_text(svg, "utf-8")
    with pytest.raises(logo.PictureError, match=found):
        logo.address(file, tmp_path)


def test_a_huge_picture_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "logo.png"
    file.write_bytes(b"x" * (logo.LARGEST + 1000))
    with pytest.raises(logo.PictureError, match="picture-too-large 301"):
        logo.address(file, tmp_path)
