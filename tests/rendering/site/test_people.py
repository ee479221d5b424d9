"""Test the pages of people who help: one per audience, filtered by language with anchors alone."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from typing import Any

import pytest
from lxml import html as parser  # type: ignore[import-untyped]

from tests.region import edition
from tests.support import PROJECT
from velkomst.rendering.site import every_page
from velkomst.rendering.site.edition_views import site_view
from velkomst.rendering.site.people import people_page_for, people_pages, speaking
from velkomst.rendering.site.plan import HANDBOOK, plan

STYLES = PROJECT.templates / "site/theme/assets/velkomst/site.css"


@cache
def bodies(language: str) -> dict[str, Any]:
    """Return address -> the body of each page of Klitø for newcomers and employers."""
    site = plan(site_view(edition("klitoe", language)))
    drawn = {page.address: page.body for page in every_page(site, PROJECT) if not page.address.startswith(HANDBOOK)}
    return {address: parser.fromstring(f"<main>{body}</main>") for address, body in drawn.items()}


def ids(body: Any) -> list[str]:
    return [id.removeprefix("contact_") for id in body.xpath("//li[contains(@class, 'vk-person')]/@id")]


def test_there_is_a_page_for_everyone_and_one_per_audience() -> None:
    addresses = [address for address in bodies("da") if address.startswith("people/")]
    assert addresses == ["people/", *(f"people/{each.id}/" for each in edition("klitoe", "da").audiences)]
    assert "guide-polish" in ids(bodies("da")["people/eu/"])
    assert "guide-polish" not in ids(bodies("da")["people/refugee/"])


def test_contacts_for_everyone_need_one_page_only() -> None:
    everyone = tuple(contact for contact in edition("klitoe", "da").contacts if not contact.audiences)
    readers = edition("klitoe", "da").audiences
    (only,) = people_pages(everyone, readers, ("da", "en"), "da")
    assert people_page_for((only,), "eu") is only
    assert people_pages((), readers, ("da",), "da") == ()


def test_companies_contacts_are_on_the_pages_for_employers_alone() -> None:
    drawn = bodies("da")
    assert all("company-service" not in ids(body) for address, body in drawn.items() if "employers/" not in address)
    assert all("company-service" in ids(body) for address, body in drawn.items() if address.startswith("employers/"))


def test_each_language_has_an_anchor_and_counts_its_contacts() -> None:
    body = bodies("uk")["people/"]
    links = body.xpath("//nav[contains(@class, 'vk-kinds__nav')]//a")
    assert [link.get("href") for link in links][:3] == ["#all", "#speaks_uk", "#speaks_da"], "the page's language first"
    assert {link.get("href")[1:] for link in links} <= set(body.xpath("//@id"))
    assert " ".join(links[1].text_content().split()) == "Українська (1)"
    assert not body.xpath("//script | //input")


def test_the_style_sheet_has_a_rule_for_every_language_of_a_contact() -> None:
    styles = STYLES.read_text("utf-8")
    body = bodies("da")["people/"]
    used = {number for name in body.xpath("//li/@class") for number in re.findall(r"vk-speaks-(\d+)", name)}
    assert used == {str(number) for number in range(1, 7)}
    assert all(f".vk-tongue-{number}:target~* .vk-person:not(.vk-speaks-{number})" in styles for number in used)


@pytest.mark.parametrize("language", ["da", "ar"])
def test_a_card_shows_languages_hours_and_ways_to_get_in_touch(language: str) -> None:
    (card,) = bodies(language)["people/"].xpath("//li[@id='contact_contact-ukrainian']")
    assert card.xpath(".//bdi/@lang") == ["uk", "en"]
    assert card.xpath(".//a/@href") == ["tel:12345674", "../places/#place_bibliotek"]
    assert "Oksana Eksempel" in card.text_content() and card.xpath(".//table//td")


def test_the_home_page_of_an_audience_shows_who_speaks_the_language_of_the_page() -> None:
    assert ids(bodies("uk")["eu/"]) == ["contact-ukrainian"]
    assert ids(bodies("ar")["refugee/"]) == ["mentor-network", "family-island"]
    assert ids(bodies("ar")["eu/"]) == ["family-island"]
    assert bodies("uk")["eu/"].xpath("//a[@href='../people/eu/']")


def test_a_home_page_lists_three_contacts_at_most() -> None:
    (contact, *_) = (each for each in edition("klitoe", "da").contacts if each.speaks("da") and not each.audiences)
    assert len(speaking([contact] * 5, "da", "eu")) == 3


def test_an_audience_without_contacts_has_no_page_of_its_own() -> None:
    limited = tuple(contact for contact in edition("klitoe", "da").contacts if contact.audiences == ("refugee",))
    shown = edition("klitoe", "da").audiences[0]
    readers = tuple(replace(shown, id=id) for id in ("eu", "refugee"))
    made = people_pages(limited, readers, ("da",), "da")
    assert [page.address for page in made] == ["people/", "people/refugee/"]
