"""The sheet on which readers sign up for mails: codes on the front, a form on the back."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO

import page
import pikepdf
import pytest

from tests import region
from tests.rendering.print.rendering import insert_files, insert_page, insert_view
from velkomst.model import Edition, Insert
from velkomst.rendering.print.inserts.signup import SignupWay

SIGNUP = Insert("mail-signup", "signup", "Tilmelding til mails", "reader")
NEWSLETTER, JOURNEY = "https://mail.klitoe.example/nyhedsbrev", "https://mail.klitoe.example/velkommen"


def with_newsletter(edition: Edition, address: str) -> Edition:
    assert edition.subscription
    return replace(edition, subscription=replace(edition.subscription, newsletter=address, journey=""))


def test_without_a_public_site_each_way_has_its_code() -> None:
    view = insert_view(region.edition("klitoe", "uk"), SIGNUP)
    assert view and view.content.ways == (SignupWay(("newsletter",), NEWSLETTER), SignupWay(("journey",), JOURNEY))


def test_a_public_site_has_one_code_to_its_page() -> None:
    edition = replace(region.edition("klitoe", "uk"), site_url="https://velkomst.example.org")
    view = insert_view(edition, SIGNUP)
    address = "https://velkomst.example.org/klitoe/uk/signup/"
    assert view and view.content.ways == (SignupWay(("newsletter", "journey"), address),)


def test_an_address_that_no_phone_reads_from_paper_is_printed_without_a_code() -> None:
    sheet = insert_page(with_newsletter(region.edition("klitoe", "da"), "https://mail.example/" + "x" * 120), SIGNUP)
    assert "mail.example/xxx" in sheet
    assert 'class="code' not in sheet


def test_only_what_is_offered_can_be_ticked() -> None:
    sheet = insert_page(with_newsletter(region.edition("klitoe", "da"), NEWSLETTER), SIGNUP)
    assert 'name="newsletter"' in sheet
    assert 'name="journey"' not in sheet


def test_staff_read_language_audience_and_consent_in_danish() -> None:
    sheet = insert_page(region.edition("klitoe", "uk"), SIGNUP)
    assert "Sprog: ukrainsk · Målgruppe: EU" in sheet
    assert sheet.count("Kommunen sletter min adresse") == 2
    assert insert_page(region.edition("klitoe", "da"), SIGNUP).count("Kommunen sletter min adresse") == 1


def test_only_a_municipality_where_readers_can_sign_up_has_the_sheet() -> None:
    assert any(insert.kind == "signup" for insert in region.edition("klitoe", "da").box.inserts)
    assert not any(insert.kind == "signup" for insert in region.edition("storby", "da").box.inserts)


@pytest.mark.pdf
@pytest.mark.parametrize("language", ["da", "uk", "ar"])
def test_the_sheet_has_two_sides_and_fields_that_everyone_can_fill_in(language: str) -> None:
    screen = insert_files(region.edition("klitoe", language), SIGNUP)[0]
    assert screen.pages == 2
    report = page.validate_pdf_bytes(screen.data, profile="ua1")
    assert [(failure.rule_id, failure.message) for failure in report.failures] == []
    with pikepdf.open(BytesIO(screen.data)) as pdf:
        fields = {str(field.T): str(field.TU) for field in pdf.Root.AcroForm.Fields}
    assert list(fields) == ["first-name", "email", "newsletter", "journey", "consent", "date", "signature"]
    assert all(fields.values())
