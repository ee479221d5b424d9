"""The sheet of films, sound and stories: an address and a code for each."""

from __future__ import annotations

from dataclasses import replace

import page
import pytest

from tests import region
from tests.rendering.print.rendering import insert_files, insert_page, insert_view
from velkomst.model import Insert

MEDIA = Insert("media", "media", "Se og hør", "reader")


def test_each_has_the_address_and_the_code_of_the_readers_version() -> None:
    sheet = insert_page(region.edition("klitoe", "uk"), MEDIA)
    assert "film.klitoe.example/velkommen" in sheet and "film.klitoe.example/welcome" not in sheet
    assert sheet.count('class="code ') == 2


def test_an_address_that_no_phone_reads_from_paper_is_printed_without_a_code() -> None:
    edition = region.edition("klitoe", "da")
    (film, _) = edition.media
    long = replace(film, versions=(replace(film.version, web="https://film.klitoe.example/" + "x" * 120),))
    assert 'class="code ' not in insert_page(replace(edition, media=(long,)), MEDIA)


def test_a_reader_without_media_gets_no_sheet() -> None:
    edition = region.edition("klitoe", "da")
    refugees = tuple(replace(medium, audiences=("refugee",)) for medium in edition.media)
    assert insert_view(replace(edition, media=refugees), MEDIA) is None


@pytest.mark.pdf
@pytest.mark.parametrize("language", ["da", "uk", "ar"])
def test_everyone_can_read_it(language: str) -> None:
    report = page.validate_pdf_bytes(insert_files(region.edition("klitoe", language), MEDIA)[0].data, profile="ua1")
    assert [(failure.rule_id, failure.message) for failure in report.failures] == []
