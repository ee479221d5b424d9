"""Test that phone numbers stay whole in site, print and mail."""

from __future__ import annotations

import pypdfium2  # type: ignore[import-untyped]
import pytest
from weasyprint import HTML

from velkomst.rendering import markup
from velkomst.rendering.mail.text import folded

WHOLE = '<bdi dir="ltr" class="ltr whole">{}</bdi>'


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
@pytest.mark.parametrize("number", ["+45 87 92 22 00", "70 11 31 31"])
def test_a_phone_number_is_kept_whole(number: str, direction: str) -> None:
    assert WHOLE.format(number) in markup.html(f"Ring {number}.", direction)
    assert markup.ltr(number) == WHOLE.format(number)


@pytest.mark.parametrize("text", ["1.250 kr.", "10 20 30", "22. november 2026", "2026", "kl. 10.00–14.00", "112"])
def test_other_numbers_are_left_alone(text: str) -> None:
    assert "whole" not in markup.html(text)


@pytest.mark.parametrize("street", ["Strandengen 1", "Palle Juul-Jensens Boulevard 161", "Søndre Skovvej 12B"])
def test_a_street_keeps_its_number_in_arabic(street: str) -> None:
    whole = '<bdi dir="ltr">{}\u00a0{}</bdi>'.format(*street.rsplit(" ", 1))
    assert whole in markup.html(f"المكتب، {street}", "rtl")
    assert whole in markup.html(f"في {street}، المدخل J3.", "rtl")
    assert whole in markup.html(f"في {street}. يرجى السؤال.", "rtl")
    assert "<bdi" not in markup.html(f"Kom til {street}.")


@pytest.mark.parametrize("text", ["من Danmark 12 شهرًا", "رقم Lægevagten 70 11 31 31.", "في MitID 2,5"])
def test_a_name_and_a_number_of_its_own_stay_apart_in_arabic(text: str) -> None:
    assert '<bdi dir="ltr">' not in markup.html(text, "rtl")


@pytest.mark.parametrize("compound", ["EU/EØS", "EU-opholdsdokument", "ø-kort", "e-Boks", "c/o"])
def test_a_compound_is_not_parted_in_arabic(compound: str) -> None:
    assert f'<bdi dir="ltr" class="ltr">{compound}</bdi>' in markup.html(f"الأوروبية ({compound}).", "rtl")
    assert "<bdi" not in markup.html(f"({compound})")


def test_an_address_is_never_touched() -> None:
    made = markup.html("[ring](https://example.org/70%2011) [70 11 31 31](tel:+4570113131)")
    assert 'href="tel:+4570113131"' in made and made.count("<bdi") == 1


def test_a_phone_number_is_not_folded_in_plain_text() -> None:
    for width in range(55, 75):
        text = f"{'x' * width} Ring +45 87 92 22 00 først"
        assert "+45 87 92 22 00" in folded(text)


@pytest.mark.parametrize(
    "address", ["Strandengen 1, 8305 Samsø", "Langgade 12B, Tranebjerg, 8305 Samsø", "Rådhustorvet 4, 8700 Horsens"]
)
def test_an_address_is_one_run_in_arabic(address: str) -> None:
    assert f'<bdi dir="ltr">{address}</bdi>' in markup.html(f"المكتب في {address}.", "rtl")
    assert markup.isolated(f"المكتب في {address}.") == f"المكتب في \u2066{address}\u2069."
    assert "<bdi" not in markup.html(f"Kontoret er på {address}.")


def test_plain_text_isolates_no_link_and_no_line_in_latin_letters() -> None:
    for text in ("انظر https://www.samsoe.dk/affald", "اكتب إلى kommune@samsoe.dk", "Strandengen 1, 8305 Samsø"):
        assert markup.isolated(text) == text
    assert markup.isolated("من 10.00–14.00") == "من \u206610.00–14.00\u2069"


@pytest.mark.pdf
def test_a_printed_arabic_line_shows_the_address_from_left_to_right() -> None:
    line = markup.html("المكتب في Strandengen 1, 8305 Samsø.", "rtl")
    pdf = HTML(string=f'<html lang="ar" dir="rtl"><body>{line}').write_pdf()
    page = pypdfium2.PdfDocument(pdf)[0].get_textpage()
    left = {
        letter: page.get_charbox(index)[0]
        for index in range(page.count_chars())
        if (letter := page.get_text_range(index, 1)) in ("d", "8", "ø")
    }
    assert left["d"] < left["8"] < left["ø"]
