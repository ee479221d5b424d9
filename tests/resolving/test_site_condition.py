"""Blocks that speak of the public site, and the first step in a mail."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support import edit, edition_of
from velkomst.model import Edition

_STEP = """\
  - id: mail-step
    kind: step
    first_step: yes
    needs_site: yes
    title: Åbn siden
    text: Vælg din situation på vores side.
    bring: Ingenting
    where: På vores side
    when: I dag
    cost: free
button:
"""
_URL = "site_url: https://velkomst.lilleland.dk"


@pytest.fixture
def project(tiny: Path) -> Path:
    edit(tiny, "content/mails/welcome.yml", "button:\n", _STEP)
    return tiny


def _welcome(edition: Edition, audience: str = "") -> list[str]:
    (mail,) = edition.mails
    audiences = [known.id for known in edition.audiences]
    return [block.id for block in (mail.variant(audience) if audience else mail.for_all(audiences)).blocks]


@pytest.mark.parametrize("language", ["da", "en", "ar"])
def test_a_mail_begins_with_the_first_step_of_a_known_reader(project: Path, language: str) -> None:
    edition = edition_of(project, "nordby", language)
    assert _welcome(edition) == ["mail-answer", "mail-step"]
    assert _welcome(edition, "eu") == ["mail-answer", "choose"]


def test_a_block_about_the_site_is_left_out_while_there_is_no_address(project: Path) -> None:
    edit(project, "content/region.yml", _URL, "")
    edit(project, "content/topics/health.yml", "  - id: eu-card\n", "  - id: eu-card\n    needs_site: yes\n")
    edition = edition_of(project, "sydby", "da")
    assert _welcome(edition) == ["mail-answer"]
    assert _welcome(edition, "eu") == ["mail-answer", "choose"]
    assert "eu-card" not in [block.id for topic in edition.topics for block in topic.blocks]


def test_a_block_about_the_site_is_there_with_an_address(project: Path) -> None:
    edit(project, "content/topics/health.yml", "  - id: eu-card\n", "  - id: eu-card\n    needs_site: yes\n")
    edition = edition_of(project, "sydby", "da")
    assert "eu-card" in [block.id for topic in edition.topics for block in topic.blocks]
