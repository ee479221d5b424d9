"""Test the links to topics and places on the site, on paper and in mails."""

from __future__ import annotations

import re
from dataclasses import replace

import pypdfium2  # type: ignore[import-untyped]
import pytest

from tests.rendering.mail.rendering import render_mails
from tests.rendering.print.rendering import guide_files, guide_page, guide_view, insert_page
from tests.rendering.sample_edition import AUDIENCES, LANGUAGES, sample_block, sample_edition
from tests.support import PROJECT
from velkomst.model import Edition, EditionBlock, EditionTopic, Insert
from velkomst.model.link_syntax import InternalLink, LinkTarget, internal_links, link
from velkomst.rendering import markup
from velkomst.rendering.mail.edition_views import mail_views
from velkomst.rendering.site import every_page
from velkomst.rendering.site.edition_views import site_view
from velkomst.rendering.site.page_view import PageView
from velkomst.rendering.site.plan import plan
from velkomst.rendering.topic_pages import groups, page_for

TEXT = "Se [CPR](topic:cpr-registration), [læge](topic:health), [os](place:borgerservice) og [øen](topic:gone)."
SITE = "https://velkomst.example"


def with_text(block: EditionBlock, text: str = TEXT) -> EditionBlock:
    return replace(block, texts={**block.texts, "text": text})


def linking(language: str = "da", **changes: object) -> Edition:
    """The sample edition, in which the topic ``emergency`` and the mail link to other topics and to places."""
    edition = sample_edition(language)

    def with_links(topic: EditionTopic) -> EditionTopic:
        first, *rest = topic.blocks
        return replace(topic, blocks=(with_text(first), *rest)) if topic.id == "emergency" else topic

    mail = replace(edition.mails[0], blocks=(with_text(sample_block("emergency-112", language)),))
    made = replace(edition, topics=tuple(map(with_links, edition.topics)), mails=(mail,))
    return replace(made, **changes)  # type: ignore[arg-type]


def hrefs(html: str) -> dict[str, str]:
    """Words -> address of the links of the linking text."""
    return {words: href for href, words in re.findall(r'<a [^>]*?href="([^"]*)"[^>]*>(CPR|læge|os|øen)</a>', html)}


def bodies(edition: Edition) -> dict[str, str]:
    return {page.address: page.body for page in every_page(plan(site_view(edition)), PROJECT)}


def test_syntax() -> None:
    assert [*internal_links("[a](topic:b) [c](https://d.dk) [e *f*\ng](place:h)")] == [
        InternalLink("a", LinkTarget("topic", "b"), 0),
        InternalLink("e *f*\ng", LinkTarget("place", "h"), 31),
    ]
    assert link("a", "https://x.dk/b (c)") == "[a](<https://x.dk/b (c)>)"


def test_a_topic_has_a_page_for_each_group_that_its_links_tell_apart() -> None:
    edition = linking()
    addresses = [address for address, _ in groups(edition.topics, edition.audiences)["emergency"]]
    assert addresses == ["nordic/emergency/", "eu/emergency/", "commuter/emergency/"]
    alone = groups(sample_edition().topics, edition.audiences)["emergency"]
    assert [address for address, _ in alone] == ["topics/emergency/"]


def test_a_difference_travels_along_a_chain_of_links() -> None:
    edition = linking()
    emergency = next(topic for topic in edition.topics if topic.id == "emergency")
    outer = emergency.blocks[0]
    chain = tuple(
        replace(emergency, id=f"chain-{n}", blocks=(with_text(outer, f"[næste](topic:chain-{n + 1})"),))
        for n in range(9)
    )
    last = replace(emergency, id="chain-9", blocks=(with_text(outer, "[CPR](topic:cpr-registration)"),))
    made = groups((*edition.topics, *chain, last), edition.audiences)
    assert [address for address, _ in made["chain-0"]] == ["nordic/chain-0/", "eu/chain-0/"]
    circle = replace(emergency, id="circle", blocks=(with_text(outer, "[selv](topic:circle)"),))
    assert [address for address, _ in groups((circle,), edition.audiences)["circle"]] == ["topics/circle/"]
    assert page_for(made, "health", "commuter") == page_for(made, "unknown", "eu") == ""


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_site_leads_to_the_readers_own_page_in_every_language(language: str) -> None:
    drawn = bodies(linking(language))
    assert hrefs(drawn["eu/emergency/"]) == {
        "CPR": "../../eu/cpr-registration/",
        "læge": "../../topics/health/#for_eu",
        "os": "../../places/#place_borgerservice",
    }
    assert hrefs(drawn["nordic/emergency/"]) == {
        "CPR": "../../nordic/cpr-registration/",
        "læge": "../../topics/health/",
        "os": "../../places/#place_borgerservice",
    }
    assert hrefs(drawn["commuter/emergency/"]) == {
        "CPR": "../../nordic/cpr-registration/#for_commuter",
        "os": "../../places/#place_borgerservice",
    }
    assert "og øen." in drawn["eu/emergency/"]
    assert not any("topic:" in body or "place:" in body for body in drawn.values())


def test_the_list_of_a_reader_leads_to_her_own_pages_too() -> None:
    assert hrefs(bodies(linking())["eu/"])["CPR"] == "../eu/cpr-registration/"


def test_a_place_without_a_directory_leads_to_its_website() -> None:
    edition = linking()
    site = plan(site_view(edition))
    place = replace(edition.places[0], id="elsewhere")
    view = PageView(site, "eu/emergency/", "topic", site.topics[0].audiences)
    assert view.target_of(LinkTarget("place", "gone")) == ""
    assert view.to_place(replace(place, id="unlisted", web="https://x.dk")) == "https://x.dk"


def test_the_handbook_leads_to_the_page_of_the_audience_that_it_is_about() -> None:
    edition = linking()
    topic = edition.handbook[0]
    first, *rest = topic.blocks
    staff = replace(topic, blocks=(with_text(first, "[CPR](topic:cpr-registration)"), *rest))
    site = plan(site_view(replace(edition, handbook=(staff,))))
    drawn = {page.address: page.body for page in every_page(site, PROJECT)}
    assert hrefs(drawn[f"handbook/eu/{topic.id}/"]) == {"CPR": "../../../eu/cpr-registration/"}


def test_a_new_title_or_address_of_a_target_changes_the_view() -> None:
    edition = linking()
    renamed = replace(edition, places=(replace(edition.places[0], web="https://new.dk"), *edition.places[1:]))
    assert repr(guide_view(edition)) != repr(guide_view(renamed))
    assert repr(mail_views(replace(edition, site_url=SITE))) != repr(mail_views(replace(renamed, site_url="")))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_guide_gives_the_page_of_what_it_holds(language: str) -> None:
    html = guide_page(linking(language))
    assert hrefs(html) == {
        "CPR": "#topic-cpr-registration",
        "læge": "#topic-health",
        "os": "#place-borgerservice",
    }
    assert all(f' id="{href[1:]}"' in html for href in hrefs(html).values())
    assert hrefs(guide_page(linking(language), "commuter")) == {
        "CPR": "#topic-cpr-registration",
        "os": "#place-borgerservice",
    }


@pytest.mark.pdf
def test_the_page_number_is_printed_after_the_words() -> None:
    data = guide_files(linking())[0].data
    document = pypdfium2.PdfDocument(data)
    texts = [" ".join(page.get_textpage().get_text_range().split()) for page in document]
    (text,) = [text for text in texts if "Se CPR" in text]
    match = re.search(r"Se CPR \(side (\d+)\), læge \(side (\d+)\), os \(side (\d+)\) og øen\.", text)
    assert match
    cpr, health, _ = (texts[int(number) - 1] for number in match.groups())
    assert "senest 5 dage" in cpr and "bliver syg" in health


def test_a_sheet_without_the_topic_shows_the_words_alone() -> None:
    edition = linking()
    step = sample_block("health-choose", "da", kind="step")
    fact = replace(step, texts={**step.texts, "where": "Hos [CPR](topic:cpr-registration)"})
    topics = tuple(replace(topic, blocks=(*topic.blocks, fact)) for topic in edition.topics)
    html = insert_page(replace(edition, topics=topics), Insert("checklist", "checklist", "Tjekliste", "reader"))
    assert "Hos CPR" in html and "topic:" not in html and hrefs(html) == {}


def test_pages_without_addresses_show_the_words_alone() -> None:
    assert markup.html(TEXT) == "<p>Se CPR, læge, os og øen.</p>"
    assert markup.plain(TEXT) == "Se CPR, læge, os og øen."


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_mail_has_the_public_address_of_the_readers_own_page(language: str) -> None:
    files = {file.path: file.data.decode() for file in render_mails(linking(language, site_url=SITE), PROJECT)}
    base, folder = f"{SITE}/samsoe/{language}", f"mail/samsoe/{language}/welcome"
    assert hrefs(files[f"{folder}-eu.html"]) == {
        "CPR": f"{base}/eu/cpr-registration/",
        "læge": f"{base}/topics/health/#for_eu",
        "os": f"{base}/places/#place_borgerservice",
    }
    assert hrefs(files[f"{folder}.html"]) == {
        "læge": f"{base}/topics/health/",
        "os": f"{base}/places/#place_borgerservice",
    }
    assert "topic:" not in "".join(files.values())


def test_a_mail_without_a_public_site_has_words_and_websites() -> None:
    edition = linking()
    (place,) = (place for place in edition.places if place.id == "borgerservice")
    files = {file.path: file.data.decode() for file in render_mails(edition, PROJECT)}
    html = files["mail/samsoe/da/welcome.html"]
    assert hrefs(html) == ({"os": place.web} if place.web else {})
    assert "Se CPR, læge" in html
    assert [path for path in files if any(audience in path for audience in AUDIENCES)] == []
