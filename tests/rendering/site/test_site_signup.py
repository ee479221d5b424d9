"""The page where readers sign up for mails."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from lxml import html  # type: ignore[import-untyped]

from tests.rendering.sample_edition import sample_edition
from tests.rendering.sample_events import edition_with_events
from velkomst.model import LocalizedText
from velkomst.model.subscription import EditionSubscription
from velkomst.rendering.site.edition_views import site_view
from velkomst.rendering.site.subscription import code, code_address

from .rendered_site import render_site
from .sample_site import Element

CONSENT = LocalizedText("Jeg vil have **mails**.", "da")
WAYS = EditionSubscription("https://mail.samsoe.dk/nyt", "https://mail.samsoe.dk/rejsen", CONSENT)


@cache
def files(language: str = "da") -> dict[str, bytes]:
    edition = replace(edition_with_events(language), subscription=WAYS)
    return {artifact.path: artifact.data for artifact in render_site(edition)}


def page(address: str, language: str = "da") -> Element:
    return html.document_fromstring(files(language)[f"site/samsoe/{language}/{address}index.html"].decode())


def test_the_page_links_to_each_way_and_shows_the_consent() -> None:
    document = page("signup/")
    ways = document.xpath("//section[@class='vk-signup__way']//a/@href")
    assert ways == ["https://mail.samsoe.dk/nyt", "https://mail.samsoe.dk/rejsen"]
    assert document.xpath("//section[contains(@class, 'vk-note')]//strong")[0].text == "mails"
    assert document.xpath("//*[name()='svg'][contains(@class, 'vk-qr')]")


def test_the_consent_says_which_language_it_is_in() -> None:
    (text,) = page("signup/", "uk").xpath("//section[contains(@class, 'vk-note')]//div[contains(@class, 'vk-text')]")
    assert text.get("lang") == "da"


def test_events_and_footer_lead_to_the_page() -> None:
    assert page("events/").xpath("//p[@class='vk-more']/a/@href") == ["../signup/"]
    assert page("").xpath("//footer//a[@href='signup/']")


def test_the_code_leads_to_the_public_page_or_else_to_the_mailing_system() -> None:
    edition = replace(sample_edition(), subscription=WAYS)
    public = replace(edition, site_url="https://velkomst.example.dk")
    assert code_address(site_view(public)) == "https://velkomst.example.dk/samsoe/da/signup/"
    assert code_address(site_view(edition)) == "https://mail.samsoe.dk/nyt"
    assert code("https://mail.samsoe.dk/" + "x" * 200) == "" and code("") == ""


def test_without_addresses_there_is_no_page() -> None:
    assert not [artifact.path for artifact in render_site(sample_edition()) if "signup" in artifact.path]
