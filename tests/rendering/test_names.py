"""Test that names are marked with their language."""

from __future__ import annotations

import pytest

from velkomst.rendering.names import marked

NAMES = (
    ("Borgerservice", "da"),
    ("Tøj & Sko", "da"),
    ("ICS West", "en"),
    ("borger.dk", "da"),
    ("Borgerservice på Øen", "da"),
)


@pytest.mark.parametrize(
    ("html", "wanted"),
    [
        ("Ідіть до Borgerservice.", 'Ідіть до <bdi lang="da">Borgerservice</bdi>.'),
        ("Borgerservice på Øen", '<bdi lang="da">Borgerservice på Øen</bdi>'),
        ("<b>Tøj &amp; Sko</b>", '<b><bdi lang="da">Tøj &amp; Sko</bdi></b>'),
        ("Застава (depositum) є", 'Застава (<bdi lang="da">depositum</bdi>) є'),
        ("(EU-opholdsdokument) وثيقة", '(<bdi lang="da">EU-opholdsdokument</bdi>) وثيقة'),
        ("Номер (CPR) є (2026) і (borger.dk)", 'Номер (CPR) є (2026) і (<bdi lang="da">borger.dk</bdi>)'),
        ("بالهاتف وBorgerservice", 'بالهاتف و<bdi lang="da">Borgerservice</bdi>'),
        ("The deposit (really)", None),
        ("ICS West", '<bdi lang="en">ICS West</bdi>'),
        ('<a href="/Borgerservice" title="Borgerservice">x</a>', None),
        ('<p lang="da">Borgerservice <b>Borgerservice</b></p>', None),
        ('<p lang="da">ICS West</p>', '<p lang="da"><bdi lang="en">ICS West</bdi></p>'),
        ("Borgerservices Borgerservice-vagt xBorgerservice", None),
        ("https://borger.dk/a post@borger.dk www.borger.dk.nu", None),
        ("<title>Borgerservice</title><style>/* Borgerservice */</style>", None),
        ("<!-- Borgerservice <b> -->", None),
        (
            '<p lang="da">Borgerservice<br>x <img src="a"> <path d="M0"/></p>Borgerservice',
            '<p lang="da">Borgerservice<br>x <img src="a"> <path d="M0"/></p><bdi lang="da">Borgerservice</bdi>',
        ),
        ('<p lang="da"><i>x</p>Borgerservice', '<p lang="da"><i>x</p><bdi lang="da">Borgerservice</bdi>'),
        ("</p>1 < 2 Borgerservice", '</p>1 < 2 <bdi lang="da">Borgerservice</bdi>'),
    ],
)
def test_only_text_in_another_language_is_marked(html: str, wanted: str | None) -> None:
    assert marked(html, NAMES, "uk") == (html if wanted is None else wanted)


def test_marking_twice_changes_nothing_more() -> None:
    once = marked("<p>Borgerservice, ICS West</p>", NAMES, "ar")
    assert marked(once, NAMES, "ar") == once


def test_in_danish_only_foreign_names_are_marked() -> None:
    assert marked("Borgerservice, ICS West", NAMES, "da") == 'Borgerservice, <bdi lang="en">ICS West</bdi>'


def test_without_names_nothing_is_read() -> None:
    assert marked("<p>Borgerservice", (), "uk") == "<p>Borgerservice"
