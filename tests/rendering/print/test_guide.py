"""Test the guide as PDF."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

import page
import pikepdf
import pypdfium2  # type: ignore[import-untyped]
import pytest
from lxml import html as parser  # type: ignore[import-untyped]

from tests.rendering.print.rendering import guide_files, guide_page, guide_view
from velkomst.model import Edition, Town
from velkomst.model.project import Project
from velkomst.rendering.errors import RenderingError
from velkomst.rendering.print import engine
from velkomst.rendering.print.guide import page as page_of_guide
from velkomst.rendering.print.guide import view
from velkomst.rendering.print.page import PageJob
from velkomst.rendering.print.print_variants import LARGE, ORDINARY, PrintVariant

pytestmark = pytest.mark.pdf

MakeEdition = Callable[..., Edition]
LANGUAGES = ("da", "uk", "ar")
A5 = (419.53, 595.28)
MM = 72 / 25.4
PLEX = re.compile(r"/[A-Z]{6}\+IBM-Plex-(Sans(-Arabic)?(-Bold)?|Serif-Bold)(-\d+)?")


@pytest.fixture(scope="session")
def guide(edition: MakeEdition, root: Path) -> Callable[..., bytes]:
    """A function from language and audience to the bytes of a guide; each is made once."""
    made: dict[tuple[str, str], bytes] = {}

    def make(language: str, audience: str = "eu") -> bytes:
        if (language, audience) not in made:
            artifact, *_ = guide_files(edition(language), audience)
            made[language, audience] = artifact.data
        return made[language, audience]

    return make


def texts(data: bytes) -> list[str]:
    """Return the text of every page as another program reads it."""
    document = pypdfium2.PdfDocument(data)
    found = [each.get_textpage().get_text_range() for each in document]
    document.close()
    return found


def whole(data: bytes) -> str:
    """Return all text with its white space folded."""
    return " ".join(" ".join(texts(data)).split())


def opened(data: bytes) -> pikepdf.Pdf:
    return pikepdf.open(BytesIO(data))


def test_a_guide_is_one_artifact_at_its_place(edition: MakeEdition, root: Path) -> None:
    artifact, *_ = guide_files(edition("da"), "refugee")
    assert artifact.path == "print/samsoe/da/refugee/guide.pdf"
    assert (artifact.publication, artifact.municipality, artifact.language, artifact.audience) == (
        "guide",
        "samsoe",
        "da",
        "refugee",
    )


def test_a_guide_for_an_unknown_reader_is_refused(edition: MakeEdition) -> None:
    with pytest.raises(KeyError, match="tourist"):
        view(edition("da"), "tourist", (ORDINARY,))


def test_an_empty_guide_is_not_printed(edition: MakeEdition) -> None:
    assert view(replace(edition("da"), topics=()), "eu", (ORDINARY,)) is None


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("audience", ["eu", "commuter"])
def test_everyone_can_read_it(guide: Callable[..., bytes], language: str, audience: str) -> None:
    report = page.validate_pdf_bytes(guide(language, audience), profile="ua1")
    assert [(failure.rule_id, failure.message) for failure in report.failures] == []
    assert report.is_compliant


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_says_what_it_is(guide: Callable[..., bytes], language: str) -> None:
    pdf = opened(guide(language))
    assert str(pdf.Root.Lang) == language
    assert pdf.Root.MarkInfo.Marked
    assert pdf.Root.ViewerPreferences.DisplayDocTitle
    assert pdf.Root.ViewerPreferences.Direction == ("/R2L" if language == "ar" else "/L2R")
    assert "Samsø Kommune" in str(pdf.docinfo["/Title"])
    assert str(pdf.docinfo["/CreationDate"]).startswith("D:20261120")
    assert "/EmbeddedFiles" not in pdf.Root.get("/Names", {})


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_is_a5(guide: Callable[..., bytes], language: str) -> None:
    for each in opened(guide(language)).pages:
        for box in (each.mediabox, each.trimbox):
            size = (float(box[2] - box[0]), float(box[3] - box[1]))
            assert size == pytest.approx(A5, abs=0.1)


@pytest.mark.parametrize("language", LANGUAGES)
def test_only_our_fonts_are_in_it_and_all_are_embedded(guide: Callable[..., bytes], language: str) -> None:
    pdf = opened(guide(language))
    fonts = [item for item in pdf.objects if _is_font(item)]
    descriptors = [item.FontDescriptor for item in fonts if "/FontDescriptor" in item]
    assert fonts
    assert descriptors
    for font in fonts:
        assert PLEX.fullmatch(str(font.BaseFont)), font.BaseFont
    for descriptor in descriptors:
        assert "/FontFile2" in descriptor or "/FontFile3" in descriptor


@pytest.mark.parametrize(("language", "serif"), [("da", True), ("uk", True), ("ar", False)])
def test_headings_are_in_the_serif_where_the_script_has_one(
    guide: Callable[..., bytes], language: str, serif: bool
) -> None:
    pdf = opened(guide(language))
    fonts = [str(item.BaseFont) for item in pdf.objects if _is_font(item)]
    assert any("Serif" in name for name in fonts) == serif


def _is_font(item: Any) -> bool:
    return isinstance(item, pikepdf.Dictionary) and str(item.get("/Type")) == "/Font"


def test_bookmarks_lead_through_phases_and_topics(guide: Callable[..., bytes]) -> None:
    document = pypdfium2.PdfDocument(guide("da"))
    marks = [(mark.level, mark.get_title()) for mark in document.get_toc()]
    document.close()
    assert (0, "Den første uge") in marks
    assert (1, "Hvordan får jeg et CPR-nummer?") in marks


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_contents_name_the_right_pages(guide: Callable[..., bytes], edition: MakeEdition, language: str) -> None:
    pages = texts(guide(language))
    pdf = opened(guide(language))
    targets = {
        str(each["/Dest"]): number
        for each, number in _named_destinations(pdf)
        if str(each["/Dest"]).startswith("topic-")
    }
    topics = edition(language).for_audience("eu").topics
    assert set(targets) == {f"topic-{topic.id}" for topic in topics}
    for topic in topics:
        number = targets[f"topic-{topic.id}"]
        assert str(number) in re.findall(r"\d+", pages[2]), topic.id
        assert _first_word(topic.question.text) in pages[number - 1], topic.id


def _named_destinations(pdf: pikepdf.Pdf) -> list[tuple[Any, int]]:
    """Return every link of the contents page with the number of the page it leads to."""
    names = pdf.Root.Names.Dests.Names
    places = {str(names[place]): names[place + 1] for place in range(0, len(names), 2)}
    numbers = {each.obj.objgen: number for number, each in enumerate(pdf.pages, start=1)}
    return [(link, numbers[places[str(link["/Dest"])][0].objgen]) for link in pdf.pages[2].Annots if "/Dest" in link]


def _first_word(text: str) -> str:
    """Return a word that holds no ligature; pdfium turns the letters of an Arabic ligature round."""
    return text.split(maxsplit=1)[0]


def test_arabic_is_in_reading_order(guide: Callable[..., bytes]) -> None:
    assert "جزيرة فيها مكان لك" in whole(guide("ar"))


def test_a_phone_number_reads_from_the_left_in_arabic_too(guide: Callable[..., bytes]) -> None:
    document = pypdfium2.PdfDocument(guide("ar"))
    (sheet,) = (each for each in document if "8305" in each.get_textpage().get_text_range())
    places = [_left_edges(sheet, part)[0] for part in ("45", "87", "92", "22", "00")]
    document.close()
    assert places == sorted(places)


def _left_edges(sheet: pypdfium2.PdfPage, text: str) -> list[float]:
    """Return where a text appears on a page, in points from its left edge."""
    words = sheet.get_textpage()
    found, edges = words.search(text), []
    while place := found.get_next():
        edges.append(words.get_charbox(place[0])[0])
    return edges


@pytest.mark.parametrize("language", LANGUAGES)
def test_long_addresses_stay_between_the_margins(edition: MakeEdition, root: Path, language: str) -> None:
    whole_edition = edition(language)
    far = tuple(
        replace(
            place, web=f"https://www.samsoe.dk/{'en-meget-lang-adresse/' * 4}", address="Søtorvet 7\n8305 Samsø" * 2
        )
        for place in whole_edition.places
    )
    artifact, *_ = guide_files(replace(whole_edition, places=far))
    document = pypdfium2.PdfDocument(artifact.data)
    edges: list[tuple[float, float]] = []
    for each in document:
        words = each.get_textpage()
        boxes = [words.get_rect(number) for number in range(words.count_rects())]
        edges += [(left, each.get_width() - right) for left, _, right, _ in boxes]
    document.close()
    assert min(min(edge) for edge in edges) > 2 * MM


def test_the_book_turns_from_the_right_in_arabic(guide: Callable[..., bytes]) -> None:
    """Page numbers stand outside: on the left of right-to-left page 3, which is a left-hand page."""
    for language, outside_is_left in (("da", False), ("ar", True)):
        document = pypdfium2.PdfDocument(guide(language))
        sheet = document[2]
        words = sheet.get_textpage()
        found = words.search("3")
        boxes = []
        while place := found.get_next():
            boxes.append(words.get_charbox(place[0]))
        left, *_ = min(boxes, key=lambda box: box[1])
        assert (left < A5[0] / 2) is outside_is_left
        document.close()


def test_a_reader_gets_only_what_is_meant_for_her(guide: Callable[..., bytes]) -> None:
    eu, refugee, commuter = (whole(guide("da", audience)) for audience in ("eu", "refugee", "commuter"))
    assert "EU-opholdsbevis" in eu
    assert "EU-opholdsbevis" not in refugee
    assert "opholdstilladelse" in refugee
    assert "opholdstilladelse" not in eu
    assert "Vælg en læge" in eu
    assert "Vælg en læge" not in commuter


def test_what_is_not_known_says_ask(guide: Callable[..., bytes]) -> None:
    assert "Spørg" in whole(guide("da"))
    assert " ask " not in whole(guide("da"))


def test_a_critical_draft_has_the_danish_text_beside_it(guide: Callable[..., bytes]) -> None:
    text = whole(guide("uk"))
    assert "Ring 112 ved livsfare." in text
    assert "Er du i tvivl?" in text


def test_own_text_of_the_municipality_is_marked(guide: Callable[..., bytes]) -> None:
    text = whole(guide("da"))
    for title in ("Kom uden tid om torsdagen", "Lægehuset i Tranebjerg"):
        assert re.search(rf"Særligt for Samsø(?: \d+)? {title}", text), title
    assert not re.search(r"Særligt for Samsø(?: \d+)? Vælg en læge", text), "a shared step has no mark"


def test_page_numbers_and_running_heads_are_artifacts(guide: Callable[..., bytes]) -> None:
    """Whoever listens to the guide is not read a page number in the middle of a sentence."""
    pdf = opened(guide("da"))
    sheet = pdf.pages[4]
    depth: list[str] = []
    shown = {"artifact": 0, "content": 0}
    for instruction in pikepdf.parse_content_stream(sheet):
        operator = str(instruction.operator)
        if operator in ("BMC", "BDC"):
            depth.append(str(instruction.operands[0]))
        elif operator == "EMC":
            depth.pop()
        elif operator in ("Tj", "TJ"):
            assert depth, "text that is neither content nor artifact"
            shown["artifact" if "/Artifact" in depth else "content"] += 1
    assert shown["artifact"] >= 3
    assert shown["content"] > shown["artifact"]


def test_a_character_that_no_font_has_stops_the_guide(edition: MakeEdition) -> None:
    whole_edition = edition("da")
    topic = whole_edition.topics[0]
    block = replace(topic.blocks[0], texts={"text": "Velkommen 欢"})
    broken = replace(
        whole_edition, topics=(replace(topic, blocks=(block, *topic.blocks[1:])), *whole_edition.topics[1:])
    )
    with pytest.raises(RenderingError, match=r"samsoe/da/eu/guide: no font has 欢 \(U\+6B22"):
        guide_files(broken)


def test_what_a_guide_does_not_show_is_not_in_its_view(edition: MakeEdition) -> None:
    whole_edition = edition("da")
    (cpr, *others) = whole_edition.topics
    only_for_eu = replace(cpr.blocks[2], texts={"title": "Andet", "text": "Andet"})
    changed = replace(
        whole_edition,
        profile=replace(whole_edition.profile, towns=(Town("8305", "Tranebjerg"),)),
        topics=(replace(cpr, blocks=(*cpr.blocks[:2], only_for_eu, *cpr.blocks[3:])), *others),
        mails=(),
        employers=(),
        handbook=(),
    )
    assert guide_view(changed, "refugee") == guide_view(whole_edition, "refugee")
    assert guide_view(changed, "eu") != guide_view(whole_edition, "eu")


def test_missing_fonts_say_what_to_do(edition: MakeEdition, root: Path, tmp_path: Path) -> None:
    shutil.copytree(root / "templates", tmp_path / "templates")
    with pytest.raises(RenderingError, match="run make"):
        guide_files(edition("da"), project=Project(tmp_path))


MAKE = """
import hashlib, sys
from pathlib import Path
from tests.rendering.sample_edition import sample_edition
from velkomst.model.project import Project
from velkomst.rendering.print.guide import render, view
from velkomst.rendering.print.print_variants import ORDINARY
for language, audience in (("da", "eu"), ("ar", "refugee")):
    artifact, *_ = render(view(sample_edition(language), audience, (ORDINARY,)), Project(Path(sys.argv[1])))
    print(hashlib.sha256(artifact.data).hexdigest())
    assert sys.argv[1].encode() not in artifact.data
"""


def test_the_same_bytes_in_two_folders_and_with_two_hash_seeds(root: Path, tmp_path: Path) -> None:
    made = set()
    for seed, name in ((1, "one"), (2, "another one")):
        folder = tmp_path / name
        shutil.copytree(root / "templates", folder / "templates")
        for font in ("plex-sans", "plex-sans-arabic", "plex-serif"):
            where = Path("node_modules/@ibm") / font / "fonts/complete/woff2"
            shutil.copytree(root / where, folder / where)
        made.add(
            subprocess.run(
                [sys.executable, "-c", MAKE, str(folder)],
                env={**os.environ, "PYTHONHASHSEED": str(seed), "PYTHONPATH": str(root)},
                check=True,
                capture_output=True,
                text=True,
            ).stdout
        )
    assert len(made) == 1


def test_order_within_one_process_does_not_matter(
    guide: Callable[..., bytes], edition: MakeEdition, root: Path
) -> None:
    first = guide("da", "nordic")
    guide("ar", "nordic")
    again, *_ = guide_files(edition("da"), "nordic")
    assert again.data == first


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("variant", "topics"),
    [*((ORDINARY, topics) for topics in (8, 15, 16, 20, 21)), (LARGE, 8), (LARGE, 12), (LARGE, 19)],
)
def test_an_opening_and_its_list_are_on_one_page(
    edition: MakeEdition, root: Path, language: str, variant: PrintVariant, topics: int
) -> None:
    mine = edition(language)
    many = tuple(
        replace(mine.topics[0], id=f"topic-{number}", need=number != 1, phase="first-week", blocks=(), forms=())
        for number in range(topics)
    )
    html = page_of_guide(PageJob(guide_view(replace(mine, topics=many)), Project(root), variant))
    (items, *_) = parser.document_fromstring(html).find_class("ticks")
    last = f'<a href="#topic-topic-{len(items) - 1}">'
    html = last.replace("<a", '<a id="end-of-list"').join(html.rsplit(last, 1))
    pages = engine.anchors(html, Project(root), variant.stylesheet)
    (opening,) = (place for place, ids in enumerate(pages) if "phase-2" in ids)
    assert "end-of-list" in pages[opening]


@pytest.mark.parametrize("site_url", ["", "https://velkomst.example.org"])
def test_the_colophon_has_one_sentence_about_checks_and_names_the_page_with_the_sources(
    edition: MakeEdition, site_url: str
) -> None:
    html = guide_page(replace(edition("da"), site_url=site_url))
    assert html.count("Indholdet er skrevet med en maskine og endnu ikke kontrolleret af kommunen.") == 2
    assert "tekststykke" not in html and 'id="sources"' not in html
    (colophon,) = parser.document_fromstring(guide_page(edition("uk"))).find_class("colophon")
    assert not re.search(r"[.!?][^\W\d_]", colophon.text_content()), "a space parts two sentences"
    assert ("Kilderne til hvert emne står på nettet:" in html) == bool(site_url)


FILLERS = (90, 100, 110, 120, 140)
"""Heights in mm; on a page that is less than half full, blocks may be divided."""


def pages_of_ids(html: str, root: Path) -> dict[str, int]:
    """Return the index of the page on which each element with an id begins."""
    pages = engine.anchors(html, Project(root), ORDINARY.stylesheet)
    return {id: number for number, ids in reversed(list(enumerate(pages))) for id in ids}


def filled(html: str, height: int) -> str:
    """Return a guide with topics that begin further down the page by ``height`` mm."""
    return html.replace('<article class="topic"', f'{filler(height)}<article class="topic"')


def filler(height: int) -> str:
    """Return a block of ``height`` mm with text at its foot, which counts as filling the page above."""
    return f'<div style="box-sizing: border-box; height: {height}mm; padding-top: {height - 6}mm">.</div>'


@pytest.mark.parametrize("filler", FILLERS)
def test_the_number_of_a_step_is_on_the_page_of_its_title(edition: MakeEdition, root: Path, filler: int) -> None:
    html = guide_page(edition("da"))
    for number in range(html.count('<p class="number heading">')):
        html = html.replace('<p class="number heading">', f'<p class="number heading" id="number-{number}">', 1)
    html = re.sub(r'(id="number-(\d+)">.*?</p>\s*)<div class="of-step', r'\1<div id="step-\2" class="of-step', html)
    firsts = pages_of_ids(filled(html, filler), root)
    numbers = [id for id in firsts if id.startswith("number-")]
    assert numbers
    assert [id for id in numbers if firsts[id] != firsts[id.replace("number-", "step-")]] == []


@pytest.mark.parametrize("language", ["da", "uk"])
@pytest.mark.parametrize("filler", FILLERS[::2])
def test_what_belongs_together_is_on_one_page(edition: MakeEdition, root: Path, language: str, filler: int) -> None:
    """Heading and answer; a step and its facts; a note and its title; the title of a Danish text and its words."""
    document = parser.document_fromstring(filled(guide_page(edition(language)), filler))
    pairs = [
        *((head.find("h2"), head.find_class("block")[0]) for head in document.find_class("topic-head")),
        *((step, step.find_class("facts")[0]) for step in document.find_class("step") if step.find_class("facts")),
        *((title.getparent().getparent(), title) for title in document.xpath("//*[@class='of-note']/h3")),
        *((title, title.getnext()) for title in document.find_class("danish-title")),
    ]
    assert bool(document.find_class("danish-title")) == (language != "da")
    for number, element in enumerate(element for pair in pairs for element in pair):
        element.set("id", element.get("id", f"element-{number}"))
    firsts = pages_of_ids(parser.tostring(document, encoding="unicode"), root)
    assert pairs
    assert [
        (first.get("id"), second.get("class"))
        for first, second in pairs
        if firsts[first.get("id")] != firsts[second.get("id")]
    ] == []


@pytest.mark.parametrize(("before", "turned"), [("<p></p>", 1), ("", 0)])
def test_no_answer_is_last_on_a_page_except_that_of_an_opening(
    edition: MakeEdition, root: Path, before: str, turned: int
) -> None:
    html = guide_page(edition("ar")).replace('<article class="topic"', f'{before}<article class="topic"')
    document = parser.document_fromstring(html)
    head, *_ = document.find_class("topic-head")
    head.set("id", "head")
    head.getnext().set("id", "after-answer")
    head.getparent().set("style", "break-before: page")
    head.getparent().insert(0, parser.fragment_fromstring(filler(100)))
    head.getnext().set("style", "height: 80mm; break-inside: avoid")
    firsts = pages_of_ids(parser.tostring(document, encoding="unicode"), root)
    assert firsts["head"] == firsts[head.getparent().get("id")] + turned
    assert firsts["after-answer"] == firsts[head.getparent().get("id")] + 1


def share_filled(sheet: pypdfium2.PdfPage) -> float:
    """Return how far down the text between the margins of a page goes: 0 is at the top margin, 1 at the foot."""
    words, width, height = sheet.get_textpage(), sheet.get_width(), sheet.get_height()
    boxes = [words.get_rect(number) for number in range(words.count_rects())]
    feet = [
        bottom for left, bottom, right, _ in boxes if bottom > 15 * MM and right > 14 * MM and left < width - 14 * MM
    ]
    share: float = (height - min(feet, default=height) - 16 * MM) / (height - 31 * MM)
    return share


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_page_is_less_than_half_full_except_before_a_part(
    guide: Callable[..., bytes], edition: MakeEdition, root: Path, language: str
) -> None:
    document = pypdfium2.PdfDocument(guide(language))
    shares = [share_filled(sheet) for sheet in document]
    document.close()
    html = guide_page(edition(language))
    firsts, bare = pages_of_ids(html, root), len(engine.anchors(html, Project(root), ORDINARY.stylesheet))
    parts = {page for id, page in firsts.items() if id.startswith("phase-") or id in ("contents", "places")}
    ends = {page - 1 for page in parts} | {0}
    last = bare - 2
    """Before the pages to write on and the back cover."""
    assert parts
    assert [page + 1 for page, share in enumerate(shares[:last]) if share < 0.5 and page not in ends] == []


def test_the_foot_of_a_topic_says_whom_to_ask_and_no_step_repeats_it(edition: MakeEdition) -> None:
    whole_edition = edition("da")
    document = parser.document_fromstring(guide_page(whole_edition))
    unsure = {
        f"topic-{topic.id}"
        for topic in whole_edition.for_audience("eu").topics
        if topic.ask and any(block.to_ask for block in topic.blocks)
    }
    assert unsure
    for topic in document.find_class("topic"):
        assert topic.text_content().count("Spørg, hvis du er i tvivl") == (topic.get("id") in unsure)


def test_a_long_label_of_a_fact_pushes_no_other_fact_down(guide: Callable[..., bytes]) -> None:
    document = pypdfium2.PdfDocument(guide("ar"))
    rows = 0
    for sheet in document:
        text = sheet.get_textpage()
        search = text.search("التكلفة")
        while match := search.get_next():
            _, bottom, _, top = text.get_charbox(match[0])
            boxes = [text.get_rect(number) for number in range(text.count_rects())]
            beside = [
                box for box in boxes if box[1] < (bottom + top) / 2 < box[3] and box[2] < text.get_charbox(match[0])[0]
            ]
            assert beside, "the price appears on the line of its label"
            rows += 1
    document.close()
    assert rows
