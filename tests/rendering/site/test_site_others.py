"""Test the pages for employers and staff."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from lxml import html as parser  # type: ignore[import-untyped]

from tests.rendering.sample_edition import LANGUAGES, sample_edition
from tests.support import PROJECT
from velkomst.model import EditionBox, Insert
from velkomst.rendering.site import every_page
from velkomst.rendering.site.edition_views import site_view
from velkomst.rendering.site.plan import plan

from .sample_site import page, pages, tree

DESK = "samsoe/da/handbook/"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_footer_leads_to_the_employers_pages(language: str) -> None:
    own = {path: document for path, document in pages().items() if path.startswith(f"site/samsoe/{language}/")}
    assert own
    for path, document in own.items():
        assert document.xpath("//footer//a[contains(@href, 'employers/') or @href='./']"), path
    overview = page(f"samsoe/{language}/employers/")
    assert overview.xpath("//div[@id='_main']//h3/a/@href") == ["../employers/employer-cpr-registration/"]


def test_a_text_for_some_employees_says_for_whom() -> None:
    document = page("samsoe/da/employers/employer-cpr-registration/")
    said = [" ".join(each.text_content().split()) for each in document.xpath("//p[@class='vk-only']")]
    assert said == ["Gælder kun: EU", "Gælder kun: Norden, Uden for EU, Pendler, Flygtning"]
    assert document.xpath("//article//h2/@id") == ["cpr-go", "cpr-eu", "cpr-permit", "cpr-thursday"]


def test_several_short_answers_for_employers_are_one_box_with_a_row_each() -> None:
    edition = sample_edition("da")
    (topic,) = edition.employers
    only_eu = replace(topic.blocks[0], id="answer-eu", audiences=("eu",))
    others = replace(topic.blocks[0], audiences=tuple(reader for reader in topic.answers if reader != "eu"))
    blocks = (others, topic.blocks[1], only_eu)
    several = replace(edition, employers=(replace(topic, blocks=blocks),))
    site = plan(site_view(several))
    (drawn,) = (made for made in every_page(site, PROJECT) if made.kind == "employers-topic")
    document = parser.fromstring(drawn.body)
    (box,) = document.xpath("//section[@class='vk-answer']")
    rows = [" ".join(row.text_content().split()) for row in box.xpath(".//dt")]
    assert rows == ["Norden, Uden for EU, Pendler, Flygtning", "EU"]
    assert document.xpath("//article/section")[0] is box
    assert not document.xpath("//p[@class='vk-only']"), "the rows say it"


def test_the_handbook_is_danish_and_no_search_finds_it() -> None:
    found = [path for path in tree() if "/handbook/" in path]
    assert found and all(path.startswith(("site/samsoe/da/", "site/herning/da/")) for path in found)
    for path in found:
        assert page(path.removeprefix("site/")).xpath("//meta[@name='robots']/@content") == ["noindex"], path
    index = json.loads(tree()["site/samsoe/da/search/search_index.json"])
    places = {entry["location"].split("#")[0] for entry in index["docs"]}
    assert not [place for place in places if place.startswith("handbook/")]
    assert "employers/" in places and "employers/employer-cpr-registration/" not in places, "not in a newcomer's way"


def test_only_staffs_pages_are_kept_from_search_engines() -> None:
    hidden = {path for path, document in pages().items() if document.xpath("//meta[@name='robots']")}
    assert not [path for path in hidden if "/handbook/" not in path and path.startswith("site/samsoe/da/")]


def test_the_contents_go_by_reader_then_phase() -> None:
    document = page(DESK)
    assert len(document.xpath("//section[@class='vk-desk__reader']")) == 5
    eu = document.xpath("//section[@aria-labelledby='eu']")[0]
    assert eu.xpath(".//li/a/@href") == ["../handbook/eu/desk-cpr-registration/", "../handbook/topics/desk-health/"]
    commuter = document.xpath("//section[@aria-labelledby='commuter']")[0]
    assert "Gælder ikke: Læge og sundhed" in commuter.text_content()


def test_a_procedure_leads_to_the_same_for_other_readers() -> None:
    document = page(f"{DESK}eu/desk-cpr-registration/")
    assert document.xpath("//nav[@class='vk-beside']//a/@href") == ["../../../handbook/nordic/desk-cpr-registration/"]
    assert "Indenrigsministeriet" in document.xpath("//p[@class='vk-decides']")[0].text_content()
    assert not document.xpath("//*[@id='cpr-permit']") and document.xpath("//*[@id='cpr-eu']")


def test_the_language_list_leads_from_staffs_pages_to_front_pages() -> None:
    links = page(f"{DESK}eu/desk-cpr-registration/").xpath("//details[contains(@class, 'vk-langs')]//a/@href")
    assert links == ["../../../handbook/eu/desk-cpr-registration/", "../../../../uk/", "../../../../ar/"]


def test_the_contrast_sheet_is_a_table_with_heads() -> None:
    document = page(f"{DESK}contrast/")
    assert len(document.xpath("//thead/tr/th[@scope='col']")) == 6
    for row in document.xpath("//tbody/tr"):
        assert len(row.xpath("./th[@scope='row']")) == 1
        assert sum(int(cell.get("colspan", "1")) for cell in row.xpath("./td")) == 5


def test_an_edition_without_them_has_no_such_pages() -> None:
    bare = replace(sample_edition(), employers=(), handbook=())
    site_plan = plan(site_view(bare))
    drawn = list(every_page(site_plan, PROJECT))
    assert not [page.address for page in drawn if page.address.startswith(("employers/", "handbook/"))]
    assert "employers/" not in drawn[0].footer and "handbook/" not in drawn[0].footer
    made = {each.address.partition("/")[0] for each in drawn}
    assert made.isdisjoint({"employers", "handbook"})
    assert not any(address.startswith(("employers/", "handbook/")) for address in site_plan.addresses)


def test_the_manual_is_linked_only_when_it_is_printed() -> None:
    insert = Insert("employer-manual", "employer-manual", "Håndbog", "company")
    with_manual = replace(sample_edition(), box=EditionBox(inserts=(insert,)))
    assert site_view(sample_edition()).employer_manual == ""
    assert site_view(with_manual).employer_manual == "print/samsoe/da/employer-manual.pdf"
