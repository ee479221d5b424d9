"""Test that a mail names the contacts that speak its language, each to the audiences that it helps."""

from __future__ import annotations

import pytest

from tests.region import edition
from tests.support import PROJECT
from velkomst.model import EditionMail
from velkomst.rendering.mail.drafts import render
from velkomst.rendering.mail.edition_views import mail_views


def after_registration(language: str) -> EditionMail:
    return next(mail for mail in edition("klitoe", language).mails if mail.id == "after-registration")


def ids(mail: EditionMail) -> list[str]:
    return [contact.id for contact in mail.contacts]


@pytest.mark.parametrize(("language", "expected"), [("uk", ["contact-ukrainian"]), ("ar", ["family-island"])])
def test_a_mail_to_everyone_names_the_contacts_for_everyone(language: str, expected: list[str]) -> None:
    audiences = [audience.id for audience in edition("klitoe", language).audiences]
    assert ids(after_registration(language).for_all(audiences)) == expected


def test_an_audience_gets_its_own_contacts_too() -> None:
    mail = after_registration("ar")
    assert ids(mail.variant("refugee")) == ["mentor-network", "family-island"]
    assert ids(mail.variant("eu")) == ["family-island"]


def test_other_mails_name_no_contacts() -> None:
    others = [mail for mail in edition("klitoe", "uk").mails if mail.id != "after-registration"]
    assert others and not any(map(ids, others))


def test_both_parts_of_the_mail_show_name_hours_and_number() -> None:
    view = next(view for view in mail_views(edition("klitoe", "uk")) if view.mail.id == "after-registration")
    files = {file.path.rpartition("/")[2]: file.data.decode() for file in render(view, PROJECT)}
    for name in ("after-registration.html", "after-registration.txt"):
        assert "Oksana Eksempel" in files[name] and "13:00–15:00" in files[name] and "12345674" in files[name]
