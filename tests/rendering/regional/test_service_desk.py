"""Test the page from which a service desk prints."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import Any

import lxml.html  # type: ignore[import-untyped]

from tests import region
from tests.support import PROJECT
from velkomst.rendering import paths
from velkomst.rendering.regional import service_desk
from velkomst.rendering.regional.edition_views import service_desk_view

SITE = "https://velkomst.example.org"


@cache
def page(site_url: str = SITE) -> Any:
    editions = [replace(edition, site_url=site_url) for edition in region.editions("klitoe")]
    files = frozenset(
        path
        for edition in editions
        for audience in edition.audiences
        for path in (
            paths.guide("klitoe", edition.language, audience.id),
            paths.guide("klitoe", edition.language, audience.id, "-office"),
            paths.box("klitoe", edition.language, audience.id),
            paths.box("klitoe", edition.language, audience.id, "-office"),
        )
    )
    (artifact,) = service_desk.render(service_desk_view(editions[0], editions, files, ()), PROJECT)
    return lxml.html.document_fromstring(artifact.data.decode())


def test_languages_and_readers_are_closed_until_they_are_chosen() -> None:
    languages = page().xpath("//main//details[@name='sprog']")
    assert [entry.get("id") for entry in languages] == ["da", "en", "uk", "ar"]
    assert not page().xpath("//details[@open]")
    readers = page().xpath("//details[@id='uk']/details[@name='uk-laeser']")
    assert [entry.get("id") for entry in readers][:2] == ["uk-nordic", "uk-eu"]


def test_the_chosen_reader_has_one_big_button_that_prints_the_whole_box() -> None:
    buttons = page().xpath("//details[@id='uk-eu']//a[contains(concat(' ', @class, ' '), ' go ')]")
    assert [button.get("href") for button in buttons] == ["uk/eu/box-office.pdf", "uk/eu/box.pdf"]
    assert buttons[0].text_content().strip() == "Print hele æsken"


def test_the_page_needs_no_script_and_no_other_file() -> None:
    assert not page().xpath("//script | //link | //img | //iframe")


def test_without_a_public_address_the_desk_reads_that_there_are_no_codes() -> None:
    assert "Ingen QR-koder." in page(site_url="").text_content()
    assert "Ingen QR-koder." not in page().text_content()
