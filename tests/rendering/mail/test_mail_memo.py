"""Test the Digital Post letter and its MeMo 1.2 message."""

from __future__ import annotations

import base64
from functools import cache
from io import BytesIO
from xml.etree import ElementTree as ET

import pikepdf
import pytest

from tests import region
from tests.support import PROJECT
from velkomst.model import DigitalPost, Insert
from velkomst.rendering.mail.memo import NAMESPACE, render, template
from velkomst.rendering.mail.memo_view import DigitalPostView
from velkomst.rendering.print.inserts import letter

POST = DigitalPost("26696348", "Klitø Kommune", "welcome")
ORDER = [
    *("Message", "MessageHeader", "messageType", "messageUUID", "label", "mandatory", "legalNotification"),
    *("Sender", "senderID", "idType", "label", "Recipient", "recipientID", "idType"),
    *("MessageBody", "createdDateTime", "MainDocument"),
    *("File", "encodingFormat", "filename", "language", "content"),
]
"""Every element of the message, in the order of MeMo 1.2."""


LETTER = Insert("letter", "letter", "Digital Post", "reader", content_id="welcome")


def rendered(language: str, post: DigitalPost = POST) -> dict[str, bytes]:
    edition = region.edition("klitoe", language).for_audience("eu")
    view = letter.SPEC.view(edition, LETTER)
    assert view
    return {artifact.path: artifact.data for artifact in render(DigitalPostView(view, post), PROJECT)}


@cache
def made(language: str) -> dict[str, bytes]:
    return rendered(language)


@pytest.mark.pdf
@pytest.mark.parametrize("language", ["da", "ar"])
def test_the_message_holds_the_letter(language: str) -> None:
    pdf = made(language)[f"mail/klitoe/{language}/digital-post-eu.pdf"]
    message = ET.fromstring(made(language)[f"mail/klitoe/{language}/digital-post-eu.xml"])
    content = message.findtext(f".//{{{NAMESPACE}}}content")
    assert content is not None and base64.b64decode(content) == pdf
    assert message.findtext(f".//{{{NAMESPACE}}}language") == language
    assert pdf.startswith(b"%PDF-")


def test_the_elements_stand_in_their_order() -> None:
    message = ET.fromstring(template("Velkommen & hej", POST, "da", b"x"))
    assert [element.tag.removeprefix(f"{{{NAMESPACE}}}") for element in message.iter()] == ORDER
    assert message.get("memoVersion") == "1.2"
    values = {element.tag.split("}")[1]: element.text for element in message.iter() if element.text}
    assert values["label"] == "Klitø Kommune" and values["recipientID"] == "{{cpr}}"
    assert message.findtext(f"./{{{NAMESPACE}}}MessageHeader/{{{NAMESPACE}}}label") == "Velkommen & hej"
    assert {text for text in values.values() if text.startswith("{{")} == {
        "{{cpr}}", "{{message_uuid}}", "{{created}}",
    }  # fmt: skip


@pytest.mark.pdf
@pytest.mark.parametrize("language", ["da", "ar"])
def test_the_letter_names_nobody_and_is_always_the_same(language: str) -> None:
    assert rendered(language) == made(language)
    pdf = made(language)[f"mail/klitoe/{language}/digital-post-eu.pdf"]
    with pikepdf.open(BytesIO(pdf)) as opened:
        assert str(opened.Root.Lang) == language
        assert len(opened.pages) == 1
    for words in (b"first_name", "⟦".encode()):
        assert words not in made(language)[f"mail/klitoe/{language}/digital-post-eu.xml"]
