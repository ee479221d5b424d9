"""The pages of the newsletter and its feed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import cache

import feedparser
from lxml import html  # type: ignore[import-untyped]

from tests.rendering.sample_edition import sample_edition
from tests.rendering.sample_events import walk
from velkomst.formats.occurrences import between
from velkomst.model import Edition, LocalizedText
from velkomst.model.edition_mails import EditionNews
from velkomst.model.newsletter import EditionIssue
from velkomst.resolving.event_resolver import described

from .rendered_site import render_site
from .sample_site import Element

ADDRESS = "https://velkomst.example.dk"


def issue(day: date, subject: str, published: bool = True) -> EditionIssue:
    sample = sample_edition()
    event = replace(walk(), cancelled=())
    mail = replace(
        sample.mails[0],
        id=f"newsletters/{day.isoformat()}",
        purpose="newsletter",
        issue=day,
        subject=LocalizedText(subject, "da"),
        preheader=LocalizedText("Det sker snart.", "da"),
        blocks=(
            replace(sample.mails[0].blocks[0], kind="text", texts={"title": "Husk", "text": "Ring til **lægen**."}),
        ),
        events=described(between(event, day, None), "da"),
        news=(EditionNews("health", LocalizedText("Hvordan får jeg en læge?", "da"), ("eu",)),),
    )
    return EditionIssue(day, "en dag", mail, published, sent=True)


def edition() -> Edition:
    issues = (
        issue(date(2026, 11, 1), "Nyt i november"),
        issue(date(2026, 11, 15), "Mere nyt"),
        issue(date(2026, 12, 1), "Endnu ikke", published=False),
    )
    return replace(sample_edition(), newsletters=issues, site_url=ADDRESS)


@cache
def files() -> dict[str, bytes]:
    return {artifact.path.removeprefix("site/samsoe/da/"): artifact.data for artifact in render_site(edition())}


def page(address: str) -> Element:
    return html.document_fromstring(files()[f"{address}index.html"].decode())


def test_the_archive_lists_published_issues_newest_first() -> None:
    links = page("newsletters/").xpath("//ul[@class='vk-issues']//h2/a")
    assert [(link.get("href"), link.text_content()) for link in links] == [
        ("../newsletters/2026-11-15/", "Mere nyt"),
        ("../newsletters/2026-11-01/", "Nyt i november"),
    ]
    assert "newsletters/2026-12-01/index.html" not in files(), "its day has not come"
    assert page("").xpath("//footer//a[@href='newsletters/']")


def test_an_issue_has_its_words_events_and_news() -> None:
    document = page("newsletters/2026-11-01/")
    assert [heading.text_content() for heading in document.xpath("//main//h1|//main//h2")] == [
        "Nyt i november", "Husk", "Nyt på siden", "Arrangementer",
    ]  # fmt: skip
    assert document.xpath("//li[starts-with(@class, 'vk-event')]//h3/a/@href") == [walk().source]
    (news,) = document.xpath("//section[@class='vk-issue__part']/ul/li")
    assert news.xpath(".//a/@href"), "a link to the topic"


def test_a_feed_reader_reads_the_issues() -> None:
    feed = feedparser.parse(files()["newsletters.atom"])
    assert not feed.bozo and feed.feed.title == "Nyhedsbreve – Samsø Kommune"
    assert [entry.title for entry in feed.entries] == ["Mere nyt", "Nyt i november"]
    assert feed.entries[0].link == f"{ADDRESS}/samsoe/da/newsletters/2026-11-15/"
    assert "Ring til lægen." in feed.entries[0].summary and len({entry.id for entry in feed.entries}) == 2
    (link,) = page("newsletters/").xpath("//link[@rel='alternate ']")
    assert link.get("href") == "../newsletters.atom"


def test_without_newsletters_there_is_no_trace_of_them() -> None:
    plain = {artifact.path for artifact in render_site(sample_edition())}
    assert not [path for path in plain if "newsletter" in path]
