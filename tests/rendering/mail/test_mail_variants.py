"""Test the variants of a mail for audiences that read different texts."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.rendering.mail.rendering import render_mails
from tests.rendering.sample_edition import AUDIENCES, sample_block, sample_edition
from tests.support import PROJECT
from velkomst.rendering.mail.variants import fields_of, variants

HTML_AND_TEXT = (".html", ".txt")


def test_a_mail_that_reads_the_same_appears_once() -> None:
    edition = sample_edition()
    assert [variant.name for variant in variants(edition.mails[0], AUDIENCES)] == ["welcome"]


def test_a_variant_holds_what_is_only_for_its_readers() -> None:
    edition = sample_edition()
    blocks = (*edition.mails[0].blocks, sample_block("cpr-eu", "da", audiences=("eu",)))
    edition = replace(edition, mails=(replace(edition.mails[0], blocks=blocks),))
    made = {artifact.path: artifact.data.decode() for artifact in render_mails(edition, PROJECT)}
    assert {path.split("/")[-1] for path in made} == {
        f"{name}.{ending}" for name in ("welcome", "welcome-eu") for ending in ("html", "txt", "eml")
    }
    for ending in HTML_AND_TEXT:
        assert "SIRI" not in made[f"mail/samsoe/da/welcome{ending}"], "nobody's audience is guessed"
        assert "SIRI" in made[f"mail/samsoe/da/welcome-eu{ending}"]


def test_what_all_but_one_read_is_not_for_everyone() -> None:
    edition = sample_edition()
    not_eu = tuple(audience for audience in AUDIENCES if audience != "eu")
    blocks = (*edition.mails[0].blocks, sample_block("cpr-eu", "da", audiences=not_eu))
    mail = replace(edition.mails[0], blocks=blocks)
    names = [variant.name for variant in variants(mail, AUDIENCES)]
    assert names == ["welcome", *(f"welcome-{audience}" for audience in not_eu)]


@pytest.mark.parametrize("stop", [True, False])
def test_the_link_to_leave_the_list(stop: bool) -> None:
    edition = sample_edition("uk")
    edition = replace(edition, mails=(replace(edition.mails[0], stop=stop),))
    for artifact in render_mails(edition, PROJECT):
        if artifact.path.endswith(HTML_AND_TEXT):
            assert ("{{field.unsubscribe_url}}" in artifact.data.decode()) == stop


def test_fields_of_a_mail() -> None:
    assert fields_of(sample_edition().mails[0]) == {"first_name"}
