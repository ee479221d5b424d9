"""Test the built sites: HTML, links, languages, search, bytes."""

from __future__ import annotations

import hashlib
import json
import logging
import os
import re
import subprocess
import sys
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from urllib.parse import parse_qs

import pytest
from lxml import html as parser  # type: ignore[import-untyped]

from tests.rendering.sample_edition import AUDIENCES, LANGUAGES, sample_edition
from tests.support import PROJECT, ROOT
from velkomst.model import LocalizedText, Point, Town
from velkomst.rendering.colours import DARK_GROUNDS, DARK_INK
from velkomst.rendering.site import engine, engine_mkdocs, every_page, settings
from velkomst.rendering.site.edition_views import landing_view, site_view
from velkomst.rendering.site.pages import Page
from velkomst.rendering.site.plan import plan
from velkomst.rendering.site.share import theme

from .rendered_site import render_landing, render_site
from .sample_site import Element, page, resolve, tree
from .sample_site import pages as built

GUIDE = re.compile(r"print/samsoe/(da|uk|ar)/[a-z-]+/guide\.pdf|print/herning/da/[a-z-]+/guide\.pdf")
"""What print puts beside the sites; the whole build proves that it is there."""
DANISH_PERMIT = "Du skal vise din opholdstilladelse:"


def test_every_internal_link_and_anchor_leads_somewhere() -> None:
    ids = {path: set(document.xpath("//@id")) for path, document in built().items()}
    for path, document in built().items():
        for link in document.xpath("//@href | //@src"):
            if re.match(r"(https|tel|mailto|geo):", link):
                continue
            assert not link.startswith(("/", "http")) or path == "site/404.html", (path, link)
            address, _, fragment = link.partition("#")
            target = _target(path, address)
            if GUIDE.fullmatch(target):
                continue
            assert target in tree(), (path, link)
            assert not fragment or fragment in ids[target], (path, link)


def test_a_page_draws_each_icon_once_and_refers_to_it() -> None:
    icons = page("samsoe/uk/eu/").xpath("//*[@id='_main']//*[local-name()='svg'][starts-with(@class, 'vk-ic')]")
    drawn = [icon.xpath(".//*[local-name()='path']/@d") for icon in icons]
    once = [tuple(paths) for paths in drawn if paths]
    assert len(once) == len(set(once)) < len(icons)


def test_nothing_is_loaded_from_another_host() -> None:
    for path, document in built().items():
        loaded = document.xpath("//link/@href | //script/@src | //img/@src | //@srcset | //iframe/@src")
        assert not [address for address in loaded if "//" in address], path
    styles = [data.decode() for path, data in tree().items() if path.endswith("velkomst/site.css")]
    assert styles and all("//" not in re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL) for text in styles)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_says_its_language(language: str) -> None:
    document = page(f"samsoe/{language}/eu/")
    assert document.get("lang") == language
    assert document.find("body").get("dir") == ("rtl" if language == "ar" else "ltr")


def test_the_switch_leads_to_the_same_page_with_own_names() -> None:
    links = page("samsoe/uk/eu/cpr-registration/").xpath("//details[contains(@class, 'vk-langs')]//a")
    assert [(link.get("lang"), link.get("hreflang"), _text(link)) for link in links] == [
        ("da", "da", "Dansk"),
        ("uk", "uk", "Українська"),
        ("ar", "ar", "العربية"),
    ]
    assert links[0].get("href") == "../../../da/eu/cpr-registration/"
    assert [link.get("aria-current") for link in links] == [None, "true", None]
    assert links[2].get("dir") == "rtl"


def test_a_topic_page_asks_the_readers_question_and_answers_first() -> None:
    document = page("samsoe/da/eu/cpr-registration/")
    assert _text(document.find(".//h1")) == "Hvordan får jeg et CPR-nummer?", "the crumb names the reader"
    assert document.findtext(".//title") == "Hvordan får jeg et CPR-nummer? – EU-borger – Samsø Kommune"
    sections = document.xpath("//article/section")
    assert sections[0].get("class") == "vk-answer"
    assert "Gå til Borgerservice senest 5 dage efter" in _text(sections[0])
    assert _text(document.xpath("//nav[@class='vk-crumb']/a")[0]) == "EU · Den første uge"


def test_steps_show_their_facts_and_one_line_names_who_knows_the_others() -> None:
    facts = page("samsoe/da/eu/cpr-registration/").xpath("//dl[@class='vk-facts']")
    read = [{_text(pair.find("dt")): _text(pair.find("dd")) for pair in fact} for fact in facts]
    assert read[0] == {
        "Tag med": "Pas og lejekontrakt",
        "Sted": "Borgerservice",
        "Hvornår": "Senest 5 dage efter",
        "Pris": "Gratis",
    }
    assert list(read[1]) == ["Tag med", "Sted", "Hvornår"]
    unsure = page("samsoe/da/eu/cpr-registration/").xpath("//p[contains(@class, 'vk-unsure')]")
    assert [_text(line) for line in unsure] == ["Spørg, hvis du er i tvivl: Borgerservice, +45 87 92 22 00"]
    assert unsure[0].find(".//a").get("href") == "tel:+4587922200"


def test_municipal_text_is_marked_and_shared_text_is_not() -> None:
    document = page("samsoe/da/eu/cpr-registration/")
    marked = document.xpath("//section[@class='vk-local']")
    assert len(marked) == 1
    assert _text(marked[0]).startswith("Særligt for Samsø Kom uden tid om torsdagen")
    assert "Bestil en tid" not in _text(marked[0])
    own = page("samsoe/da/topics/ferry/")
    assert not own.xpath("//section[@class='vk-local']")
    label = own.xpath("//section[@class='vk-answer']/p[@class='vk-answer__label']")[0]
    assert _text(label) == "Det korte svar Særligt for Samsø Godt at vide"
    shared = page("samsoe/da/topics/emergency/").xpath("//p[@class='vk-answer__label']")[0]
    assert _text(shared) == "Det korte svar", "only what a reader may leave out is marked"


def test_a_page_for_some_readers_names_them_until_one_is_chosen() -> None:
    (small,) = page("samsoe/da/nordic/cpr-registration/").xpath("//h1/small")
    assert small.get("class") == "vk-anyone"
    assert _text(small) == "For: Norden, Uden for EU, Pendler, Flygtning"


def test_the_sources_of_a_topic_are_one_list_at_its_foot() -> None:
    document = page("samsoe/da/eu/cpr-registration/")
    (sources,) = document.xpath("//footer[@class='vk-checked']/div[@class='vk-sources']")
    assert sources.xpath(".//a/@href") == ["https://lifeindenmark.borger.dk/"]
    assert not document.xpath("//article//section//footer")


def test_a_fallback_appears_in_its_own_language_with_a_note() -> None:
    for language in ("uk", "ar"):
        document = page(f"samsoe/{language}/nordic/cpr-registration/")
        (text,) = document.xpath(f"//div[@class='vk-text'][contains(., '{DANISH_PERMIT}')]")
        assert (text.get("lang"), text.get("dir")) == ("da", "ltr")
        assert document.xpath("//article//p[contains(@class, 'vk-state--fallback')]")
        assert document.xpath("//h2[@id='cpr-permit'][@lang='da']")
    danish = page("samsoe/da/nordic/cpr-registration/")
    assert not danish.xpath("//article//*[@lang]")
    assert not danish.xpath("//p[contains(@class, 'vk-state--fallback') or contains(@class, 'vk-state--stale')]")


def test_one_line_says_the_state_and_a_block_only_where_it_differs() -> None:
    document = page("samsoe/uk/eu/cpr-registration/")
    (line,) = document.xpath("//p[contains(@class, 'vk-state--brief')]")
    assert line.xpath(".//a/@href") == ["../../../da/eu/cpr-registration/"]
    assert "vk-state--draft" in line.get("class")
    (stale,) = document.xpath("//section[h2[@id='cpr-eu']]/p[contains(@class, 'vk-state--stale')]")
    assert stale.get("role") == "note"
    assert not document.xpath("//section//p[contains(@class, 'vk-state--draft')]"), "the page says it"


def test_a_machines_block_among_checked_ones_says_so_itself() -> None:
    edition = sample_edition("uk")
    (ferry,) = (topic for topic in edition.topics if topic.id == "ferry")
    draft = replace(ferry.blocks[0], id="ferry-draft", kind="text", state="draft", reviewed=None)
    mixed = replace(edition, topics=(replace(ferry, blocks=(*ferry.blocks, draft)),))
    (topic,) = (drawn for drawn in every_page(plan(site_view(mixed)), PROJECT) if drawn.address == "topics/ferry/")
    document = parser.fromstring(topic.body)
    assert len(document.xpath("//section//p[contains(@class, 'vk-state--draft')]")) == 1
    assert document.xpath("//section[@id='ferry-draft']//p[contains(@class, 'vk-state--draft')]")


def test_a_critical_text_has_the_danish_beside_it_until_reviewed() -> None:
    beside = page("samsoe/ar/topics/emergency/").xpath("//figure[@class='vk-danish']/blockquote")
    assert [(quote.get("lang"), quote.get("dir")) for quote in beside] == [("da", "ltr"), ("da", "ltr")]
    assert "Ring 112 ved livsfare." in _text(beside[0])
    assert not page("samsoe/da/topics/emergency/").xpath("//figure")


def test_a_checklist_is_as_careful_as_the_pages() -> None:
    document = page("samsoe/uk/eu/")
    (item,) = document.xpath("//li[@class='vk-item'][.//h3[@id='t_emergency']]")
    assert "Ring 112 ved livsfare." in _text(item.xpath(".//blockquote[@lang='da']")[0])
    assert document.xpath("//p[contains(@class, 'vk-state--page')][@role='note']")
    assert page("samsoe/uk/").xpath("//p[contains(@class, 'vk-state--page')]")
    assert not page("samsoe/da/eu/").xpath("//figure")


def test_numbers_read_left_to_right_in_arabic() -> None:
    warning = page("samsoe/ar/topics/emergency/").xpath("//section[contains(@class, 'vk-note--warning')]")[0]
    assert [_text(bdi) for bdi in warning.xpath(".//div[@class='vk-text']//bdi[@dir='ltr']")] == ["70 11 31 31"]


def test_content_that_nobody_checked_says_so() -> None:
    assert "endnu ikke kontrolleret" in _text(
        page("samsoe/da/topics/health/").xpath("//footer[@class='vk-checked']")[0]
    )
    ferry = page("samsoe/da/topics/ferry/").xpath("//footer[@class='vk-checked']")[0]
    assert "Kommunen har sidst kontrolleret siden den 10. november 2026." in _text(ferry)


def test_someone_to_ask_and_the_form_are_there() -> None:
    document = page("samsoe/da/topics/health/")
    person = document.xpath("//aside//section[@class='vk-ask']")[0]
    assert "tel:+4587922200" in person.xpath(".//a/@href")
    cells = person.xpath(".//table[@class='vk-times']//tr/*")
    assert [_text(cell) for cell in cells] == ["mandag–onsdag", "10:00–14:00"]
    (form,) = document.xpath("//a[@class='vk-form']")
    assert form.get("href") == "https://www.borger.dk/laegevalg"
    assert not page("samsoe/da/topics/emergency/").xpath("//section[@class='vk-ask']")


@pytest.mark.parametrize("audience", AUDIENCES)
def test_an_audience_home_lists_her_topics_by_phase(audience: str) -> None:
    document = page(f"samsoe/da/{audience}/")
    phases = document.xpath("//details[starts-with(@class, 'vk-phase')]/div/@id")
    assert phases == ["before-arrival", "first-week", *(["first-month"] if audience != "commuter" else []), "later"]
    assert len(document.xpath("//li[@class='vk-item']")) == (2 if audience == "commuter" else 3)
    (extras,) = document.xpath("//details[@class='vk-extras']")
    assert _text(extras.xpath("./summary")[0]) == "Godt at vide 1 emne"
    assert len(extras.xpath(".//a")) == 1
    assert extras.get("open") is not None, "its phase has no task"
    assert document.xpath("//nav[@class='vk-strip']//a/@href") == [f"#{phase}" for phase in phases], "no empty phase"


def test_a_task_is_a_tick_and_a_question_that_opens() -> None:
    document = page("samsoe/da/eu/")
    opened = document.xpath("//details[@open][not(@class='vk-extras')]")
    assert [details.get("class") for details in opened] == ["vk-phase vk-p1", None], "first phase, and its first task"
    (item,) = document.xpath("//li[@class='vk-item'][input[@value='cpr-registration']]")
    assert _text(item.xpath("details/summary")[0]) == "Hvordan får jeg et CPR-nummer?"
    (inside,) = item.xpath("details")
    assert "Gå til Borgerservice senest 5 dage efter" in _text(inside)
    assert inside.xpath("./dl[@class='vk-facts']//dt[contains(., 'Sted')]")
    assert inside.xpath("./p[@class='vk-item__ways']//a/@href") == ["../eu/cpr-registration/", "tel:+4587922200"]


def test_an_audience_home_leads_to_her_guide_on_paper() -> None:
    for audience in AUDIENCES:
        (link,) = page(f"samsoe/uk/{audience}/").xpath("//p[@class='vk-get']/a")
        assert resolve(f"site/samsoe/uk/{audience}/index.html", link.get("href")) == (
            f"print/samsoe/uk/{audience}/guide.pdf"
        )


def test_a_mistake_is_reported_by_mail_that_names_the_page() -> None:
    document = page("samsoe/da/topics/health/")
    assert document.xpath("//footer[@class='vk-checked']//a/@href")[-1] == "https://www.samsoe.dk/borger"
    edition = sample_edition("uk")
    contact = replace(edition.profile.contact, email="post@example.dk")
    made = every_page(plan(site_view(replace(edition, profile=replace(edition.profile, contact=contact)))), PROJECT)
    (topic,) = (each for each in made if each.address == "topics/health/")
    links = parser.fromstring(topic.body).xpath("//details[@class='vk-flaw']//a/@href")
    reported = [parse_qs(link.removeprefix("mailto:post@example.dk?")) for link in links]
    where = "samsoe/uk/topics/health"
    assert [each["subject"] for each in reported] == [
        [f"Fejl på siden {where}{block}"] for block in ("", "#health-answer", "#health-choose", "#health-local")
    ]
    assert reported[1]["body"][0].splitlines()[:2] == [f"Side: {where}", "Afsnit: health-answer"]


def test_the_commuter_reads_why_a_topic_is_missing() -> None:
    others = page("samsoe/da/commuter/").xpath("//details[@class='vk-others']")[0]
    assert "Læge og sundhed Du har ikke dansk sundhedskort." in _text(others)
    assert not page("samsoe/da/eu/").xpath("//details[@class='vk-others']")


def test_a_block_for_eu_never_reaches_the_others() -> None:
    for language in LANGUAGES:
        for audience in AUDIENCES:
            folder = "eu" if audience == "eu" else "nordic"
            document = page(f"samsoe/{language}/{folder}/cpr-registration/")
            assert bool(document.xpath("//*[@id='cpr-eu']")) == (audience == "eu")
            assert bool(document.xpath("//*[@id='cpr-permit']")) == (audience != "eu")


def test_ids_are_unique_and_equal_in_every_language() -> None:
    for path, document in built().items():
        ids = document.xpath("//@id")
        assert len(ids) == len(set(ids)), path
        if path.startswith("site/samsoe/da/") and "/handbook/" not in path:
            for language in LANGUAGES:
                other = page(path.removeprefix("site/").replace("/da/", f"/{language}/", 1))
                assert _own_ids(other) == _own_ids(document), path


def test_the_style_sheet_has_the_dark_colours_whose_contrast_is_checked() -> None:
    (sheet,) = (data.decode() for path, data in tree().items() if path.endswith("velkomst/site.css"))
    dark = sheet.split("@media screen and (prefers-color-scheme:dark){", 1)[1].split("\n}\n", 1)[0]
    grounds = dict(zip(("paper", "kalk", "lys", "info-ground", "warn-ground"), DARK_GROUNDS, strict=True))
    declared = dict(re.findall(r"--([\w-]+):(#\w+)", dark))
    assert {name: declared[name] for name in (*grounds, "ink")} == grounds | {"ink": DARK_INK}


def test_headings_step_down_one_at_a_time() -> None:
    for path, document in built().items():
        levels = [int(heading.tag[1]) for heading in document.xpath("//h1|//h2|//h3|//h4")]
        assert levels.count(1) == 1, path
        assert all(after <= before + 1 for before, after in pairwise(levels)), path


@pytest.mark.parametrize("language", LANGUAGES)
def test_search_knows_each_topic_once_and_no_small_print(language: str) -> None:
    index = json.loads(tree()[f"site/samsoe/{language}/search/search_index.json"])
    places = [entry["location"] for entry in index["docs"]]
    assert len(places) == len(set(places))
    topics = {page.address for page in plan(site_view(sample_edition(language))).topics}
    beside = {"places/", "networks/", "housing/", "forms/", "employers/"}
    dates = {f"{audience}/dates/" for audience in AUDIENCES}
    assert {place.split("#")[0] for place in places} == topics | beside | dates
    if language == "da":
        (step,) = (entry for entry in index["docs"] if entry["location"] == "eu/cpr-registration/#cpr-go")
        assert "Tag med <p>Pas og lejekontrakt</p>" in step["text"], "each fact is a line of its own"
    text = json.dumps(index, ensure_ascii=False)
    assert "Kilde" not in text and "Maskinoversat" not in text
    assert "<svg" not in text


def test_the_body_is_handed_through_untouched() -> None:
    for language in LANGUAGES:
        for made in every_page(plan(site_view(sample_edition(language))), PROJECT):
            html = tree()[f"site/samsoe/{language}/{made.address}index.html"].decode()
            assert made.body.replace(' data-search-exclude="true"', "") in html, (language, made.address)


def test_hard_text_is_handed_through_untouched() -> None:
    body = '<div>\n```\n<p>a_b_c *d* [e](f) &amp; 1. x\n\n    g ~~~ <br>\n# h</p>\n```\n<input type="checkbox"></div>'
    hard = Page("", "home", 'a "b": {c} – d', "", "", "", body, "", searched=True)
    html = engine.build([hard], settings(site_view(sample_edition())), PROJECT)["index.html"].decode()
    assert body.replace("```", "&#96;&#96;&#96;").replace("~~~", "&#126;&#126;&#126;") in html
    assert "<title>a &#34;b&#34;: {c} – d</title>" in html


def test_a_remark_of_the_engine_is_an_error(capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    def remark(_plugin: object, html: str, **_: object) -> str:
        logging.getLogger("mkdocs.plugins.search").warning("missing.md")
        return html

    monkeypatch.setattr(engine_mkdocs._FinishedHtml, "on_page_markdown", remark)
    page = Page("", "home", "x", "", "", "", "<p>Hej</p>", "", searched=True)
    with pytest.raises(engine.EngineError, match=r"missing\.md"):
        engine.build([page], settings(site_view(sample_edition())), PROJECT)
    assert capfd.readouterr() == ("", "")


def test_the_engine_is_silent_and_leaves_the_environment_alone(capfd: pytest.CaptureFixture[str]) -> None:
    before = dict(os.environ)
    render_site(sample_edition())
    assert capfd.readouterr() == ("", "")
    assert dict(os.environ) == before


def test_shared_files_stand_once_and_are_all_that_is_needed() -> None:
    shared = theme(PROJECT)
    assert {path for path in tree() if path.startswith("site/_t/")} == {
        f"site/{shared.folder}{name}" for name, _ in shared.files
    }
    assert not [path for path in tree() if path.endswith(".map") or "/assets/" in path]
    assert sum(len(data) for _, data in shared.files) < 1_200_000


def test_stock_faults_are_fixed() -> None:
    for path, document in built().items():
        assert not document.xpath("//input[@type='checkbox']/@autocomplete"), path
        assert not document.xpath("//script[not(@src)][not(contains(@type, 'json'))]"), path
        assert not document.xpath("//link[@rel='alternate'] | //*[@style] | //*[@onclick]"), path
        assert not document.xpath("//*[@role='dialog']"), path


def test_two_builds_give_the_same_bytes(tmp_path: Path) -> None:
    script = (
        "import hashlib, sys; sys.path.insert(0, sys.argv[1])\n"
        "from tests.rendering.sample_edition import sample_edition\n"
        "from tests.rendering.site.rendered_site import render_site\n"
        "for made in render_site(sample_edition('ar')):\n"
        "    print(made.path, hashlib.sha256(made.data).hexdigest())\n"
    )
    printed = []
    for seed in ("1", "2"):
        folder = tmp_path / seed
        folder.mkdir()
        environment = {**os.environ, "PYTHONHASHSEED": seed, "TMPDIR": str(folder), "TZ": f"UTC+{seed}"}
        command = [sys.executable, "-c", script, str(ROOT)]
        done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=True)
        assert done.stderr == ""
        printed.append(done.stdout)
    assert printed[0] == printed[1]
    here = "".join(
        f"{made.path} {hashlib.sha256(made.data).hexdigest()}\n" for made in render_site(sample_edition("ar"))
    )
    assert printed[0] == here


def test_the_landing_page_leads_to_every_site() -> None:
    document = page("")
    links = document.xpath("//li[starts-with(@class, 'vk-house')]//a")
    assert [(link.get("href"), link.get("lang")) for link in links] == [
        ("herning/da/", "da"),
        ("samsoe/da/", "da"),
        ("samsoe/uk/", "uk"),
        ("samsoe/ar/", "ar"),
    ]
    assert len(document.xpath("//script")) == 1
    assert b"Allow: /" in tree()["site/robots.txt"]


@pytest.mark.parametrize(
    ("municipalities", "placed", "searched", "asked"), [(1, 1, 0, 0), (3, 1, 0, 0), (2, 2, 0, 1), (4, 0, 1, 0)]
)
def test_the_landing_page_offers_only_what_helps(municipalities: int, placed: int, searched: int, asked: int) -> None:
    one = sample_edition()
    profiles = (
        replace(
            one.profile,
            slug=f"town-{index}",
            towns=(Town("8305", "Kolby Kås"), Town("8305", "Ballen")),
            centre=Point(55.83, 10.6) if index < placed else None,
        )
        for index in range(municipalities)
    )
    made = render_landing([replace(one, profile=profile) for profile in profiles])
    home = parser.document_fromstring(next(each.data for each in made if each.path == "site/index.html").decode())
    assert len(home.xpath("//input")) == len(home.xpath("//li/@data-towns")[:1]) == searched
    assert len(home.xpath("//button")) == len(home.xpath("//li/@data-centre")[:1]) == asked
    assert len(home.xpath("//script")) == 1 + max(searched, asked)
    assert set(home.xpath("//li/@data-towns")) <= {"8305 Kolby Kås|8305 Ballen"}
    assert "8305" not in home.xpath("string(//body)")


def test_a_landing_page_needs_an_edition() -> None:
    with pytest.raises(ValueError, match="at least one"):
        landing_view([])


def test_a_light_brand_keeps_readable_text() -> None:
    (style,) = page("herning/da/").xpath("//style/text()")
    light, dark = (dict(re.findall(r"--([a-z0-9-]+):(#[0-9A-F]{6})", rules)) for rules in style.split("@media"))
    assert _contrast("#FFD100", "#FFFFFF") < 1.5, "the municipality's own colour is too light for text"
    for text, ground in (
        ("#FFFFFF", light["wall"]),
        (light["brand"], "#FFFFFF"),
        (light["brand"], light["wash"]),
        *((dark["brand"], ground) for ground in (*DARK_GROUNDS, dark["wash"])),
    ):
        assert _contrast(text, ground) >= 4.5, (text, ground)


def _contrast(first: str, second: str) -> float:
    """Return the contrast ratio of two colours by the formula of WCAG 2.2."""

    def luminance(colour: str) -> float:
        channels = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
        linear = [value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in channels]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    darker, lighter = sorted((luminance(first), luminance(second)))
    return (lighter + 0.05) / (darker + 0.05)


def _text(element: Element) -> str:
    return " ".join(element.text_content().split())


def _own_ids(document: Element) -> list[str]:
    """Return the ids that links lead to: not those of the theme, and not those of icons."""
    return [each for each in document.xpath("//@id") if not re.match(r"__|_i\d", each)]


def _target(path: str, address: str) -> str:
    """The file that a link leads to; on the 404, which is shown under any address, links begin at the root."""
    if not address:
        return path
    return resolve("site/index.html", f"./{address}") if path == "site/404.html" else resolve(path, address)


def test_the_reason_why_a_topic_is_not_for_a_reader_links_to_her_page_of_the_topic_that_it_names() -> None:
    edition = sample_edition("da")
    topic = next(topic for topic in edition.topics if "commuter" in topic.answers)
    reason = LocalizedText(f"Se [det andet](topic:{topic.id}).", "da")
    elsewhere = replace(topic, id="elsewhere", answers=("eu",), reasons={"commuter": reason})
    site = plan(site_view(replace(edition, topics=(*edition.topics, elsewhere))))
    home = next(page for page in every_page(site, PROJECT) if page.address == "commuter/")
    (link,) = parser.fromstring(home.body).xpath("//details[@class='vk-others']//dd/a")
    assert (link.text, link.get("href")) == ("det andet", f"../nordic/{topic.id}/#for_commuter")
