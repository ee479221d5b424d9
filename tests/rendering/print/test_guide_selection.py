"""Test which topics the guide prints in full, in short or not at all."""

from __future__ import annotations

from dataclasses import replace

import pytest
from lxml import html as parser  # type: ignore[import-untyped]

from tests.rendering.print.rendering import READER, guide_page, guide_view
from tests.rendering.sample_edition import MakeEdition
from velkomst.model import Edition, EditionTopic, Insert, PrintExtent, PrintExtents
from velkomst.rendering.print import guide, shown
from velkomst.rendering.print.inserts import checklist
from velkomst.rendering.print.print_variants import ORDINARY

SITE = "https://velkomst.example.org"


def printed(edition: Edition, extents: dict[str, PrintExtent]) -> Edition:
    """Return the edition with other extents of some topics."""
    topics = (
        replace(topic, print_extents=PrintExtents(extents.get(topic.id, topic.print_extents.default)))
        for topic in edition.topics
    )
    return replace(edition, topics=tuple(topics))


def with_site_only(topic: EditionTopic, block_id: str) -> EditionTopic:
    return replace(topic, blocks=tuple(replace(block, site_only=block.id == block_id) for block in topic.blocks))


def topic_of(page: str, topic_id: str) -> str:
    """Return the text of a topic in a guide, "" where the guide does not have it."""
    (text, *_) = [
        *(element.text_content() for element in parser.document_fromstring(page).xpath(f"//*[@id='topic-{topic_id}']")),
        "",
    ]
    return " ".join(text.split())


def test_a_short_topic_has_its_title_its_short_answer_and_whom_to_ask(edition: MakeEdition) -> None:
    whole = edition("da")
    short = topic_of(guide_page(printed(whole, {"health": "short"})), "health")
    (topic,) = (topic for topic in whole.topics if topic.id == "health")
    answer, step = topic.blocks[0].texts["text"], topic.blocks[1].texts["title"]
    assert topic.title.text in short
    assert answer.split(".")[0] in short
    assert "+45 87 92 22 00" in short.replace("\u00a0", " ")
    assert step not in short
    assert topic.question.text not in short


def test_a_site_topic_is_not_in_the_guide(edition: MakeEdition) -> None:
    page = guide_page(printed(edition("da"), {"health": "site"}))
    assert topic_of(page, "health") == ""
    assert "topic-health" not in page


@pytest.mark.parametrize("site_url", ["", SITE])
def test_the_chapter_of_short_topics_promises_a_site_only_where_there_is_one(
    edition: MakeEdition, site_url: str
) -> None:
    page = guide_page(replace(printed(edition("da"), {"health": "short"}), site_url=site_url))
    chapter = parser.document_fromstring(page).get_element_by_id("more")
    assert ("nettet" in chapter.text_content()) == bool(site_url)
    assert bool(chapter.find_class("qr")) == bool(site_url)
    assert ("velkomst.example.org/q/" in topic_of(page, "health")) == bool(site_url)
    assert chapter.find(".//h1").text_content() == ("Mere på nettet" if site_url else "Kort fortalt")


def test_a_guide_without_short_topics_has_no_chapter_for_them(edition: MakeEdition) -> None:
    page = guide_page(edition("da"))
    assert 'id="more"' not in page
    assert "#more" not in page


def test_the_contents_and_the_opening_pages_name_only_what_is_printed_in_full(edition: MakeEdition) -> None:
    document = parser.document_fromstring(guide_page(printed(edition("da"), {"health": "short", "ferry": "site"})))
    links = {link.get("href") for part in ("contents", "opener") for link in document.xpath(f"//*[@class='{part}']//a")}
    topics = {link for link in links if link.startswith("#topic-")}
    assert topics == {"#topic-cpr-registration", "#topic-emergency"}
    assert "#more" in links
    assert "#phase-3" not in links, "a phase without a whole topic has no chapter"


@pytest.mark.parametrize(("extent", "words"), [("full", "href"), ("short", "href"), ("site", "")])
def test_a_link_leads_to_the_page_of_a_printed_topic_and_is_plain_words_otherwise(
    edition: MakeEdition, extent: PrintExtent, words: str
) -> None:
    whole = edition("da")
    first = whole.topics[0]
    answer = replace(first.blocks[0], texts={"text": "Se [emnet om læge](topic:health)."})
    linking = replace(first, blocks=(answer, *first.blocks[1:]))
    page = guide_page(printed(replace(whole, topics=(linking, *whole.topics[1:])), {"health": extent}))
    assert ('href="#topic-health">emnet om læge</a>' in page) == bool(words)
    assert "emnet om læge" in page


def test_the_numbers_of_short_addresses_count_whole_and_short_topics(edition: MakeEdition) -> None:
    whole = replace(printed(edition("da"), {"health": "short", "ferry": "site"}), site_url=SITE)
    content = guide_view(whole).content
    assert [topic for topic, _ in content.online] == ["cpr-registration", "emergency", "health"]


def test_a_background_text_is_not_printed(edition: MakeEdition) -> None:
    whole = edition("da").for_audience(READER)
    (cpr,) = (topic for topic in whole.topics if topic.id == "cpr-registration")
    background = with_site_only(cpr, "cpr-eu")
    ids = [block.id for block in cpr.blocks]
    assert [block.id for block in shown.topic(background).blocks] == [id for id in ids if id != "cpr-eu"]
    assert [block.id for block in shown.for_all(background).blocks] == [id for id in ids if id != "cpr-eu"]


def test_what_is_not_printed_is_not_in_the_view_of_the_guide(edition: MakeEdition) -> None:
    whole = printed(edition("da"), {"health": "site"})
    changed = tuple(replace(topic, urgent=topic.id == "health") for topic in whole.topics)
    assert guide_view(whole) == guide_view(replace(whole, topics=changed))


def test_how_much_is_printed_does_not_change_what_the_site_is_made_of(edition: MakeEdition) -> None:
    assert repr(printed(edition("da"), {"health": "short"})) == repr(edition("da"))


def test_a_reader_without_a_printed_topic_has_no_guide(edition: MakeEdition) -> None:
    whole = edition("da")
    nothing = printed(whole, dict.fromkeys((topic.id for topic in whole.topics), "site"))
    assert guide.view(nothing, READER, (ORDINARY,)) is None
    assert guide.view(printed(nothing, {"ferry": "short"}), READER, (ORDINARY,)) is not None


def test_the_checklist_leaves_out_what_is_not_printed(edition: MakeEdition) -> None:
    insert = Insert("checklist", "checklist", "Tjekliste", "reader")

    def topics(extent: PrintExtent) -> set[str]:
        content = checklist.content(printed(edition("da"), {"health": extent}).for_audience(READER), insert)
        assert content
        return {step.topic.id for step in content.steps}

    assert "health" in topics("short")
    assert "health" not in topics("site")
