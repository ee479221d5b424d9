"""Test the event pages."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import date
from functools import cache
from itertools import pairwise

import pytest
from lxml import etree, html  # type: ignore[import-untyped]

from tests.rendering.sample_edition import AUDIENCES, LANGUAGES, sample_edition
from tests.rendering.sample_events import cafe, edition_with_events, fair, walk
from velkomst.model import EditionSignup, LocalizedText
from velkomst.rendering.site.events import LANGUAGE_FILTERS, event_pages, next_for, soon

from .rendered_site import render_site
from .sample_site import Element, resolve
from .sample_site import pages as plain_pages
from .sample_site import tree as plain_tree

ADDRESS = "https://velkomst.example.dk/ny"


@cache
def tree(language: str, address: str = "") -> dict[str, bytes]:
    made = render_site(replace(edition_with_events(language), site_url=address))
    return {each.path.removeprefix("site/"): each.data for each in made}


def page(path: str, address: str = "") -> Element:
    return html.document_fromstring(tree(path.split("/")[1], address)[f"{path}index.html"].decode())


def text(element: Element) -> str:
    return " ".join(element.text_content().split())


def test_one_page_for_the_coming_weeks_and_one_per_month_that_has_events() -> None:
    addresses = [each.address for each in event_pages(edition_with_events().occurrences)]
    months = ["2026-10", "2026-11", "2026-12", "2027-01", "2027-02", "2027-03"]
    assert addresses == ["events/", *(f"events/{month}/" for month in months)]
    only_fair = event_pages(edition_with_events(events=[fair()]).occurrences)
    assert [page.address for page in only_fair] == ["events/", "events/2027-02/"]


def test_a_month_that_is_seven_months_away_has_no_page_yet() -> None:
    far = edition_with_events(events=[cafe()], as_of=date(2026, 11, 30))
    assert event_pages(far.occurrences)[-1].address == "events/2027-04/"


def test_an_exhibition_is_on_the_page_of_every_month_that_it_runs_from_that_of_the_build() -> None:
    exhibition = replace(fair(), starts=fair().starts.replace(year=2026, month=9, day=1))
    (_, *months) = event_pages(edition_with_events(events=[exhibition]).occurrences)
    assert [month.address for month in months] == [
        "events/2026-10/", "events/2026-11/", "events/2026-12/", "events/2027-01/", "events/2027-02/"
    ]  # fmt: skip
    assert {len(month.times) for month in months} == {1}


def test_the_coming_weeks_are_four() -> None:
    shown = soon(edition_with_events().occurrences)
    assert [each.starts.date().isoformat() for each in shown] == [
        "2026-10-21", "2026-10-28", "2026-11-04", "2026-11-07", "2026-11-11", "2026-11-18"
    ]  # fmt: skip
    assert [each.event.id for each in soon(edition_with_events(events=[fair()]).occurrences)] == ["fair"], "never empty"


def test_what_is_over_is_on_no_page() -> None:
    later = edition_with_events(as_of=date(2026, 11, 8))
    assert "walk" not in {each.event.id for one in event_pages(later.occurrences) for each in one.times}
    assert event_pages(later.occurrences)[1].address == "events/2026-11/"
    assert event_pages(edition_with_events(as_of=date(2027, 5, 27)).occurrences) == ()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_row_says_day_month_title_time_place_and_price(language: str) -> None:
    rows = page(f"samsoe/{language}/events/").xpath("//li[starts-with(@class, 'vk-event')]")
    assert len(rows) == 6
    first = rows[0]
    (time,) = first.xpath(".//time")
    assert time.get("datetime") == "2026-10-21T17:00+02:00" and text(time).startswith("21 ")
    assert rows[1].xpath(".//time/@datetime") == ["2026-10-28T17:00+01:00"]
    assert first.xpath(".//h3/a/@href") == ["../events/#cafe"]
    said = text(first)
    for words in (cafe(language).title.text, "Samsø Bibliotek", cafe(language).cost.text, "17"):
        assert words in said
    assert text(first.xpath(".//bdi[@class='ltr']")[0]) in ("17.00–19.00", "17:00–19:00")


def test_a_cancelled_day_says_so_first_and_strikes_the_title() -> None:
    (row,) = page("samsoe/da/events/").xpath("//li[contains(@class, 'vk-event--off')]")
    heading = row.find(".//h3")
    assert text(heading) == "Aflyst: Sprogcafé"
    assert [each.tag for each in heading] == ["strong", "a"] and text(heading.find(".//s")) == "Sprogcafé"


def test_each_event_is_described_once_with_its_calendar_file_and_source() -> None:
    document = page("samsoe/da/events/")
    abouts = document.xpath("//section[starts-with(@class, 'vk-about ')]")
    assert [each.find("h3").get("id") for each in abouts] == ["cafe", "walk", "fair"]
    assert "Hver uge" in text(abouts[0]) and "Hver uge" not in text(abouts[1])
    assert "Søtofte 10" in text(abouts[2]) and "Pris" not in text(abouts[2])
    assert abouts[0].xpath(".//a[@type='text/calendar']/@href") == ["../events/cafe.ics"]
    assert abouts[0].xpath(".//a[starts-with(@href, 'https')]/@href") == ["https://www.samsoe.dk/cafe"]
    assert "Messe &amp; marked" in tree("da")["samsoe/da/events/index.html"].decode()


def test_words_in_another_language_say_which_and_the_page_says_how_far_to_trust_it() -> None:
    document = page("samsoe/uk/events/")
    (title,) = document.xpath("//h3[@id='fair']/span")
    assert (title.get("lang"), title.get("dir")) == ("da", "ltr")
    assert document.xpath("//p[contains(@class, 'vk-state--fallback')]")
    assert document.xpath("//p[contains(@class, 'vk-state--page')]//a/@href") == ["../../da/events/"]
    assert not page("samsoe/da/events/").xpath("//p[contains(@class, 'vk-state')]")


def test_every_link_and_anchor_leads_somewhere() -> None:
    for language in LANGUAGES:
        files = tree(language)
        documents = {path: html.document_fromstring(data) for path, data in files.items() if path.endswith(".html")}
        for path, document in documents.items():
            ids = document.xpath("//@id")
            assert len(ids) == len(set(ids)), path
            for link in document.xpath("//a/@href | //link/@href"):
                if re.match(r"(https|tel|mailto|geo):|.*print/|.*/was/|.*\.\./\.\./$", link):
                    continue
                address, _, fragment = link.partition("#")
                target = resolve(path, address) if address else path
                other = re.sub(r"^samsoe/(da|uk|ar)/", f"samsoe/{language}/", target)
                assert other in files, (path, link)
                if fragment:
                    assert fragment in documents[other].xpath("//@id"), (path, link)


def test_slugs_and_ids_are_equal_in_every_language() -> None:
    names = [{path.split("/", 2)[2] for path in tree(language) if path.startswith("samsoe/")} for language in LANGUAGES]
    names = [{name for name in many if not name.startswith("handbook/")} for many in names]  # staff read Danish
    assert names[0] == names[1] == names[2]
    for name in names[0]:
        if name.startswith("events/") and name.endswith("index.html"):
            ids = [page(f"samsoe/{code}/{name.removesuffix('index.html')}").xpath("//@id") for code in LANGUAGES]
            assert ids[0] == ids[1] == ids[2], name


def test_headings_step_down_and_the_month_is_in_the_title() -> None:
    for path, data in tree("da").items():
        if "/events/" in path and path.endswith(".html"):
            document = html.document_fromstring(data.decode())
            levels = [int(heading.tag[1]) for heading in document.xpath("//h1|//h2|//h3|//h4")]
            assert levels.count(1) == 1 and all(after <= before + 1 for before, after in pairwise(levels)), path
    november = page("samsoe/da/events/2026-11/")
    assert text(november.find(".//h1")) == "Arrangementer: november 2026"
    assert november.findtext(".//title") == "Arrangementer: november 2026 – Samsø Kommune"
    assert november.xpath("//nav[@class='vk-chips']//a[@aria-current]/@href") == ["../../events/2026-11/"]


def test_readers_may_see_their_own_only_where_it_makes_a_difference() -> None:
    chips = page("samsoe/da/events/").xpath("//nav[contains(@class, 'vk-chips--readers')]//a/@href")
    assert chips == ["#_all", *(f"#for_{audience}" for audience in AUDIENCES)]
    assert not page("samsoe/da/events/2026-12/").xpath("//nav[contains(@class, 'vk-chips--readers')]")
    (row,) = page("samsoe/da/events/").xpath("//li[starts-with(@class, 'vk-event')][.//a[contains(., 'Gåtur')]]")
    assert row.get("class").split() == ["vk-event", "vk-to-2"] and "For: EU" in text(row)


def test_an_audience_home_shows_her_next_three() -> None:
    rows = page("samsoe/da/eu/").xpath("//section[@class='vk-soon']//li[starts-with(@class, 'vk-event')]//h3")
    assert [text(row) for row in rows] == ["Sprogcafé", "Gåtur for nye naboer", "Messe & marked"]
    commuter = page("samsoe/da/commuter/").xpath("//section[@class='vk-soon']")[0]
    assert "Gåtur" not in text(commuter)
    assert commuter.xpath(".//p/a/@href") == ["../events/#for_commuter"]


def test_a_home_passes_over_a_cancelled_day() -> None:
    (first, *_) = next_for(edition_with_events(as_of=date(2026, 10, 29), events=[cafe()]).occurrences, "eu")
    assert first.starts.date() == date(2026, 11, 11)
    assert next_for(edition_with_events(events=[walk()]).occurrences, "commuter") == ()


def test_menu_and_header_lead_to_the_events() -> None:
    for address, link in (("", "events/"), ("eu/", "../events/"), ("topics/health/", "../../events/")):
        document = page(f"samsoe/da/{address}")
        assert link in document.xpath("//details[contains(@class, 'vk-menu')]//a/@href")
        assert document.xpath("//a[contains(@class, 'vk-to-events')]/@href") == [link]


def test_how_to_subscribe() -> None:
    section = page("samsoe/da/events/").xpath("//section[@class='vk-subscribe']")[0]
    assert section.xpath(".//a/@href") == ["../events.ics", "../events.atom"]
    public = page("samsoe/da/events/", ADDRESS).xpath("//section[@class='vk-subscribe']")[0]
    assert public.xpath(".//a/@href")[0] == "webcal://velkomst.example.dk/ny/samsoe/da/events.ics"
    assert f"{ADDRESS}/samsoe/da/events.ics" in text(public)
    (found,) = page("samsoe/da/events/2026-11/").xpath("//link[@rel='alternate ']")
    assert (found.get("type"), found.get("href")) == ("application/atom+xml", "../../events.atom")


def test_the_sites_map_names_the_pages_of_events() -> None:
    spaces = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}
    urls = etree.fromstring(tree("da", ADDRESS)["samsoe/da/sitemap.xml"]).findall("s:url/s:loc", spaces)
    found = {url.text.removeprefix(f"{ADDRESS}/samsoe/da/") for url in urls}
    assert {each.address for each in event_pages(edition_with_events().occurrences)} <= found


def test_search_knows_each_event_once() -> None:
    index = json.loads(tree("uk")["samsoe/uk/search/search_index.json"])
    places = [entry["location"] for entry in index["docs"] if entry["location"].startswith("events/")]
    assert places == ["events/", "events/#cafe", "events/#walk", "events/#fair"]


def test_without_events_there_is_no_trace_of_them() -> None:
    assert not [path for path in plain_tree() if re.search(r"/events|\.ics$|\.atom$", path)]
    for path, document in plain_pages().items():
        assert not document.xpath("//a[contains(@href, 'events')] | //*[contains(@class, 'vk-soon')]"), path
    assert event_pages(sample_edition().occurrences) == ()


def test_only_what_is_said_of_an_event_in_words_is_trusted_to_be_text() -> None:
    evil = replace(cafe(), where=LocalizedText("<script>x</script>**B**", "da"), title=LocalizedText("<b>x", "da"))
    made = {each.path: each.data for each in render_site(edition_with_events(events=[evil]))}
    document = html.document_fromstring(made["site/samsoe/da/events/index.html"].decode())
    assert not document.xpath("//main//script | //div[@class='vk-two']//script | //h3//b")


def test_a_page_can_be_filtered_by_the_languages_of_its_events() -> None:
    own = replace(walk(), audiences=AUDIENCES, languages=("uk",), interpreters=("ar",))
    made = {each.path: each.data for each in render_site(edition_with_events(events=[cafe(), own]))}
    document = html.document_fromstring(made["site/samsoe/da/events/index.html"].decode())
    chips = document.xpath("//nav[contains(@class, 'vk-chips--languages')]//a")
    assert [(chip.get("href"), text(chip)) for chip in chips] == [
        ("#_all", "Alle sprog"),
        ("#in_ar", "العربية"),
        ("#in_uk", "Українська"),
    ]
    assert document.xpath("//*[@id='in_ar']/@class") == ["vk-lang vk-lang-1"]
    (row,) = document.xpath("//li[starts-with(@class, 'vk-event')][.//a[contains(., 'Gåtur')]]")
    assert row.get("class").split()[-2:] == ["vk-in-1", "vk-in-2"] and "kun ukrainsk" in text(row)
    assert not page("samsoe/da/events/").xpath("//nav[contains(@class, 'vk-chips--languages')]")
    sheet = next(data for path, data in made.items() if path.endswith("site.css")).decode()
    assert f".vk-lang-{LANGUAGE_FILTERS}:target" in sheet and f".vk-lang-{LANGUAGE_FILTERS + 1}:" not in sheet


def test_words_in_the_language_of_the_event_need_no_note() -> None:
    title = LocalizedText("Українське кафе", "uk")
    own = replace(walk(), title=title, text=title, written_in="uk", languages=("uk",), cost=LocalizedText("", "da"))
    made = {each.path: each.data for each in render_site(edition_with_events(events=[own]))}
    document = html.document_fromstring(made["site/samsoe/da/events/index.html"].decode())
    assert document.xpath("//h3[@id='walk']/span/@lang") == ["uk"]
    assert not document.xpath("//p[contains(@class, 'vk-state')]")


def test_after_the_last_day_a_page_says_that_sign_up_is_over() -> None:
    def facts(signup: EditionSignup) -> str:
        event = replace(walk(), signup=signup)
        made = {each.path: each.data for each in render_site(edition_with_events(events=[event]))}
        document = html.document_fromstring(made["site/samsoe/da/events/index.html"].decode())
        return text(document.xpath("//section[starts-with(@class, 'vk-about ')]//dl")[0])

    ways = (("samsoe.dk", "https://www.samsoe.dk/tilmeld"),)
    assert "Tilmelding samsoe.dk, senest 1. november 2026" in facts(EditionSignup(ways, "1. november 2026"))
    closed = facts(EditionSignup())
    assert "Tilmeldingen er slut" in closed and "samsoe.dk" not in closed
