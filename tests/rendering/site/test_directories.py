"""Test the directories of places, forms and questions."""

from __future__ import annotations

from dataclasses import replace
from typing import get_args

import pytest
from lxml import html as parser  # type: ignore[import-untyped]

from tests.rendering.sample_edition import LANGUAGES, sample_edition
from tests.support import PROJECT
from velkomst.reading.schema.places import PlaceKind
from velkomst.rendering.site import every_page
from velkomst.rendering.site.directories import KINDS, addresses, directories, form_uses
from velkomst.rendering.site.edition_views import site_view
from velkomst.rendering.site.plan import plan

from .sample_site import page


def test_every_kind_has_a_directory() -> None:
    assert {kind for kinds in KINDS.values() for kind in kinds} == set(get_args(PlaceKind))


def test_every_place_appears_once() -> None:
    edition = sample_edition()
    made = [place.id for directory in directories(edition.places) for place in directory.places]
    assert sorted(made) == sorted(place.id for place in edition.places)
    assert [directory.id for directory in directories(edition.places)] == ["places", "networks", "housing"]


def test_an_unknown_kind_is_not_lost_and_an_empty_directory_is_not_made() -> None:
    edition = sample_edition()
    odd = replace(edition, places=(replace(edition.places[0], kind="circus"),))
    (only,) = directories(odd.places)
    assert [group.kind for group in only.groups] == ["other"]
    assert addresses((), ()) == ()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_place_shows_what_is_known_and_loads_no_map(language: str) -> None:
    (card,) = page(f"samsoe/{language}/places/").xpath("//li[@id='place_borgerservice']")
    text = " ".join(card.text_content().split())
    assert "Søtofte 10, 8305 Samsø" in text and "10:00–14:00" in text
    links = card.xpath(".//a/@href")
    query = "S%C3%B8tofte%2010%2C%208305%20Sams%C3%B8"
    assert links == [
        "tel:+4587922200",
        "mailto:kommune@samsoe.dk",
        "https://www.samsoe.dk/borgerservice",
        f"https://www.openstreetmap.org/search?query={query}",
        f"geo:0,0?q={query}",
    ]
    assert card.xpath(".//address/@lang") == ["da"]
    assert not page(f"samsoe/{language}/places/").xpath("//iframe | //img | //input[@type='radio']")


def test_a_filter_is_links_to_groups() -> None:
    document = page("samsoe/da/places/")
    links = document.xpath("//nav[@class='vk-kinds__nav']//a/@href")
    assert links == ["#all", "#office", "#health"]
    assert not page("samsoe/da/housing/").xpath("//nav[@class='vk-kinds__nav']")


def test_a_name_in_another_language_says_so_also_in_danish() -> None:
    assert page("samsoe/da/networks/").xpath("//li[@id='place_friends']//h3//*[@lang='en']")
    assert page("samsoe/uk/networks/").xpath("//li[@id='place_frivilligcenter']//h3//*[@lang='da']")


def test_a_form_says_its_language_its_need_and_its_topic() -> None:
    (use,) = form_uses(sample_edition().topics)
    assert (use.form.id, [topic.id for topic in use.topics]) == ("choose-gp", ["health"])
    (card,) = page("samsoe/da/forms/").xpath("//ul[@class='vk-formed']/li")
    text = " ".join(card.text_content().split())
    assert "Sprog dansk" in text and "Du skal bruge MitID" in text and "Åbner på borger.dk" in text
    assert "../topics/health/" in card.xpath(".//dd//a/@href")


def test_every_question_that_someone_answers_has_a_row() -> None:
    rows = page("samsoe/da/help/").xpath("//table//tbody/tr")
    assert len(rows) == 3
    first = rows[0]
    assert first.xpath("./th/@scope") == ["row"]
    assert first.xpath(".//th//a/@href") == ["../nordic/cpr-registration/", "../eu/cpr-registration/"]
    assert first.xpath("./td//a/@href") == ["../places/#place_borgerservice", "tel:+4587922200"]


def test_the_page_of_who_helps_begins_with_calls_and_is_closed_phase_by_phase() -> None:
    edition = sample_edition()
    (health,) = (topic for topic in edition.topics if topic.id == "health")
    topics = tuple(replace(topic, urgent=topic is health) for topic in edition.topics)
    (drawn,) = (
        drawn for drawn in every_page(plan(site_view(replace(edition, topics=topics))), PROJECT) if drawn.kind == "help"
    )
    document = parser.fromstring(f"<main>{drawn.body}</main>")
    phases = document.xpath("//details[starts-with(@class, 'vk-phase')]")
    assert [details.xpath("./div/@id")[0] for details in phases] == ["first-week", "later"]
    assert not document.xpath("//details[@open]")
    (calls,) = document.xpath("//h2[following-sibling::details]/following-sibling::*[1]")
    assert calls.xpath(".//a/@href") == ["tel:+4587922200"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_leads_to_the_directories(language: str) -> None:
    for path in ("", "eu/", "topics/health/", "places/", "find/"):
        links = page(f"samsoe/{language}/{path}").xpath("//footer//nav//a/@href")
        assert [link.replace("../", "") for link in links] == [
            "places/",
            "networks/",
            "housing/",
            "forms/",
            "help/",
            "find/",
        ]


def test_names_in_running_text_are_marked_in_other_languages() -> None:
    for language in ("uk", "ar"):
        document = page(f"samsoe/{language}/eu/cpr-registration/")
        assert document.xpath("//section[@class='vk-answer']//bdi[@lang='da'][.='Borgerservice']")
    assert not page("samsoe/da/eu/cpr-registration/").xpath("//article//bdi[@lang]")
