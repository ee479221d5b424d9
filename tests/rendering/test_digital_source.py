"""Texts that no person has signed or reviewed are marked as machine-written, in the IPTC vocabulary."""

from __future__ import annotations

import json
import re
from dataclasses import replace

import pytest

from tests.rendering.mail.rendering import render_mails
from tests.rendering.sample_edition import MakeEdition, sample_block
from tests.rendering.site.rendered_site import render_site
from tests.support import DAY, PROJECT
from velkomst.model import EditionBlock, LocalizedText, Review, State
from velkomst.rendering.digital_source import digital_source, is_machine_written, joint_source
from velkomst.rendering.trust import note, notes
from velkomst.rendering.views import texts

ALL = "trainedAlgorithmicMedia"
SOME = "compositeWithTrainedAlgorithmicMedia"
CODES = "http://cv.iptc.org/newscodes/digitalsourcetype/"


def block(language: str, state: State, *, reviewed: bool = False) -> EditionBlock:
    """A block with a review or without one."""
    sample = sample_block("cpr-answer", "da", kind="answer")
    review = Review(DAY, "Borgerservice") if reviewed else None
    return replace(sample, language=language, state=state, reviewed=review)


DANISH_DRAFT, DANISH_REVIEWED = block("da", "source"), block("da", "source", reviewed=True)
DRAFT, SIGNED, STALE = block("uk", "draft"), block("uk", "reviewed"), block("uk", "stale")
TITLE, TITLE_DRAFT = LocalizedText("Læge", "da"), LocalizedText("Лікар", "uk", "draft")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (DANISH_DRAFT, True),
        (DANISH_REVIEWED, False),
        (DRAFT, True),
        (SIGNED, False),
        (STALE, True),
        (TITLE, False),
        (TITLE_DRAFT, True),
    ],
)
def test_a_persons_word_removes_the_mark(text: EditionBlock | LocalizedText, expected: bool) -> None:
    assert is_machine_written(text) is expected


def test_the_source_of_several_texts() -> None:
    assert digital_source((TITLE, DANISH_DRAFT)) == ALL, "a short Danish text has no review of its own"
    assert digital_source((DRAFT, SIGNED)) == SOME
    assert digital_source((DANISH_REVIEWED, TITLE)) is None
    assert digital_source(()) is None


def test_the_source_of_several_publications() -> None:
    assert joint_source(()) == joint_source([""]) == ""
    assert joint_source([CODES + ALL, CODES + ALL]) == CODES + ALL
    assert joint_source(["", CODES + ALL]) == CODES + SOME


def test_a_reader_reads_once_that_a_danish_text_is_a_draft() -> None:
    assert note(DANISH_DRAFT, "da") is None
    assert notes((DANISH_DRAFT, DANISH_DRAFT), "da") == ("unchecked",)
    assert notes((DANISH_REVIEWED, TITLE), "da") == ()
    assert notes((DRAFT,), "uk") == ("draft",)


@pytest.mark.parametrize("language", ["da", "uk"])
def test_pages_declare_it(edition: MakeEdition, language: str) -> None:
    files = {file.path: file.data.decode() for file in render_site(edition(language)) if file.path.endswith(".html")}
    page = next(data for path, data in files.items() if path.endswith("/emergency/index.html"))
    (described,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page)
    assert json.loads(described)["digitalSourceType"].startswith("https://schema.org/")
    assert json.loads(described)["inLanguage"] == language
    assert f'data-digital-source="{ALL}"' in page
    own = next(data for path, data in files.items() if path.endswith("/ferry/index.html"))
    assert "data-digital-source" not in own, "the block is reviewed, and its translation signed"
    assert ("skrevet med en maskine" in page) == (language == "da")
    assert "skrevet med en maskine" not in own


@pytest.mark.parametrize("language", ["da", "uk"])
def test_mails_declare_it(edition: MakeEdition, language: str) -> None:
    html, _text, draft = (artifact.data for artifact in render_mails(edition(language), PROJECT))
    assert re.search(rb"^Digital-Source-Type: http://cv\.iptc\.org/\S+\r$", draft.replace(b"\r\n ", b" "), re.MULTILINE)
    assert f'name="digital-source-type" content="{CODES}'.encode() in html


def test_every_text_of_a_view_counts(edition: MakeEdition) -> None:
    assert digital_source(texts(edition("uk").topics)) == SOME
    assert digital_source(texts(edition("da").topics)) == SOME
