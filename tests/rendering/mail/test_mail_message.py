"""Test draft messages: sent over SMTP byte for byte, and safe from header injection."""

from __future__ import annotations

import email
import smtplib
from collections.abc import Iterator
from email.message import EmailMessage
from email.policy import default

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests import region
from tests.mail_server import Sink, listening
from tests.rendering.mail.rendering import render_mails
from tests.rendering.sample_edition import LANGUAGES, sample_edition
from tests.support import PROJECT
from velkomst.rendering.mail import message

SUBJECTS = (
    "Velkommen til Samsø – æøå ÆØÅ",
    "Ласкаво просимо на Самсьо",
    "أهلاً بك في سامسو",
    "Hej 👋 {{field.first_name}} " * 6,
)


@pytest.fixture(scope="module")
def sink() -> Iterator[tuple[Sink, int]]:
    """A mail server on a free port of this machine."""
    with listening() as both:
        yield both


def sent(draft: bytes, sink: tuple[Sink, int]) -> bytes:
    """Send a draft for real and return what arrived."""
    handler, port = sink
    handler.received.clear()
    with smtplib.SMTP("127.0.0.1", port) as client:
        client.sendmail("from@example.org", ["to@example.org"], draft)
    return handler.received[0]


def opened(raw: bytes) -> EmailMessage:
    """The message as a mail program reads it."""
    made = email.message_from_bytes(raw, policy=default)
    assert isinstance(made, EmailMessage)
    return made


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_arrives_is_what_was_built(language: str, sink: tuple[Sink, int]) -> None:
    html, text, draft = (artifact.data for artifact in render_mails(sample_edition(language), PROJECT))
    arrived = sent(draft, sink)
    assert arrived == draft
    read = opened(arrived)
    assert not read.defects
    assert read.get_content_type() == "multipart/alternative"
    assert [part.get_content_type() for part in read.iter_parts()] == ["text/plain", "text/html"]
    plain, page = read.get_body(("plain",)), read.get_body(("html",))
    assert plain is not None
    assert page is not None
    assert plain.get_content().replace("\r\n", "\n").encode() == text
    assert page.get_content().replace("\r\n", "\n").encode() == html
    assert read["Subject"] == sample_edition(language).mails[0].subject.text
    assert read["Content-Language"] == language
    assert read["X-Unsent"] == "1"


@pytest.mark.parametrize(("slug", "languages"), [("klitoe", 4), ("storby", 3)])
def test_every_mail_of_the_journey_arrives_as_it_was_built(slug: str, languages: int, sink: tuple[Sink, int]) -> None:
    editions = region.editions(slug)
    assert len(editions) == languages
    for edition in editions:
        drafts = [made for made in render_mails(edition, PROJECT) if made.path.endswith(".eml")]
        assert len(drafts) >= 12
        for made in drafts:
            assert sent(made.data, sink) == made.data, made.path
            assert not opened(made.data).defects, made.path


@pytest.mark.parametrize("subject", SUBJECTS)
def test_subjects_survive(subject: str, sink: tuple[Sink, int]) -> None:
    arrived = sent(message.draft(subject, "Tekst\n", "<p>Tekst</p>\n", "da"), sink)
    assert opened(arrived)["Subject"] == " ".join(subject.split())


def test_the_draft_names_nobody_and_no_day() -> None:
    read = opened(message.draft("Hej", "a\n", "<p>a</p>\n", "zh_Hans"))
    assert set(read.keys()) == {"Subject", "X-Unsent", "MIME-Version", "Content-Type", "Content-Language"}
    assert read["Content-Language"] == "zh-Hans"


def test_bytes_are_ascii_with_network_line_ends_and_the_same_every_time() -> None:
    first = message.draft(SUBJECTS[2], "سطر\n.\n", "<p>" + "س" * 3000 + "</p>\n", "ar")
    assert first == message.draft(SUBJECTS[2], "سطر\n.\n", "<p>" + "س" * 3000 + "</p>\n", "ar")
    assert first.isascii()
    assert b"\n" not in first.replace(b"\r\n", b"")
    assert max(len(line) for line in first.split(b"\r\n")) <= 78


def test_the_boundary_follows_the_content() -> None:
    one, two = (opened(message.draft("x", text, "<p>x</p>", "da")).get_boundary() for text in ("a", "b"))
    assert one != two


@given(st.text(max_size=80))
def test_no_subject_opens_a_new_header(start: str) -> None:
    draft = message.draft(f"{start}\r\nBcc: someone@example.org\n\nbody", "a\n", "<p>a</p>\n", "da")
    read = opened(draft)
    assert "Bcc" not in read
    assert len(read.keys()) == 5


@pytest.mark.parametrize("sign", ["\r\n", "\n", "\r", "\x0b", "\x0c", "\x00", "\x85", "\u2028", "\u2029"])
def test_one_line(sign: str) -> None:
    assert message.one_line(f"a{sign}Bcc: b") == "a Bcc: b"


def test_a_header_keeps_the_no_break_space_of_french_and_the_joiner_of_persian() -> None:
    assert message.one_line(" Que\u00a0faire\u202f? ") == "Que\u00a0faire\u202f?"
    assert message.one_line("می\u200cخواهید") == "می\u200cخواهید"
