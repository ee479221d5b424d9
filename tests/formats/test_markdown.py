"""Test that lists, numbers and bare addresses mean to the parser what they mean to an editor."""

from __future__ import annotations

import re
from html import unescape

import pytest

from velkomst.formats import markdown

COMMONMARK = {
    "a list needs no empty line before it": (
        "Du skal have:\n- pas\n- foto",
        "<p>Du skal have:</p><ul><li>pas</li><li>foto</li></ul>",
    ),
    "two spaces nest": ("- pas\n  - kopi\n- foto", "<ul><li>pas<ul><li>kopi</li></ul></li><li>foto</li></ul>"),
    "four spaces nest too": ("- pas\n    - kopi", "<ul><li>pas<ul><li>kopi</li></ul></li></ul>"),
    "a list below a number": ("1. pas\n   - kopi\n2. foto", "<ol><li>pas<ul><li>kopi</li></ul></li><li>foto</li></ol>"),
    "numbers with a bracket": ("1) pas\n2) foto", "<ol><li>pas</li><li>foto</li></ol>"),
    "numbers after a sentence": (
        "Gør sådan:\n1. ring\n2. vent",
        "<p>Gør sådan:</p><ol><li>ring</li><li>vent</li></ol>",
    ),
    "a loose list": ("- pas\n\n- foto", "<ul><li><p>pas</p></li><li><p>foto</p></li></ul>"),
    "numbers with empty lines": ("1. pas\n\n2. foto", "<ol><li><p>pas</p></li><li><p>foto</p></li></ol>"),
    "a line of an item goes on": ("- pas og\nkopi\n- foto", "<ul><li>pas og kopi</li><li>foto</li></ul>"),
    "an item of two paragraphs": ("- pas\n\n  kopi", "<ul><li><p>pas</p><p>kopi</p></li></ul>"),
    "another bullet begins another list": ("- pas\n* foto", "<ul><li>pas</li></ul><ul><li>foto</li></ul>"),
    "a hyphen without a space is a word": ("-pas\n-foto", "<p>-pas -foto</p>"),
    "an escaped number": ("1\\. pas\n2\\. foto", "<p>1. pas 2. foto</p>"),
    "bold within a word": ("**fed**skrift", "<p><strong>fed</strong>skrift</p>"),
    "underscores within a word": ("min_lille_fil", "<p>min_lille_fil</p>"),
    "a link in brackets": ("<https://borger.dk>", '<p><a href="https://borger.dk">https://borger.dk</a></p>'),
    "a link with a space in brackets": (
        "[fil](<https://a.dk/min fil>)",
        '<p><a href="https://a.dk/min%20fil">fil</a></p>',
    ),
}
"""What is promised -> text, HTML: as CommonMark 0.31 has it."""
SENTENCES = (
    "2027. Fra det år gælder nye regler.",
    "1. maj holder kontoret lukket.",
    "15. januar 2027",
    "2. sal",
    "1. Mai ist das Büro geschlossen.\nAlles andere ist offen.",
    "24. december\n31. december\n1. januar",
    "2*3*4 stk.",
)
ADDRESSES = {
    "Se https://www.samsoe.dk/affald nu.": "https://www.samsoe.dk/affald",
    "(se https://a.dk/b_(c)).": "https://a.dk/b_(c)",
    "Se www.samsoe.dk, tak": "https://www.samsoe.dk",
    "Skriv til kommune@samsoe.dk.": "mailto:kommune@samsoe.dk",
    "»https://a.dk/x?y=1&z=2«": "https://a.dk/x?y=1&z=2",
}
NO_ADDRESSES = ("kl.at ringe", "samsoe.dk", "a@b", "@samsoe", "www.", "https://", "[pas](https://a.dk) og `www.a.dk`")


def flat(html: str) -> str:
    return re.sub(r"(?<=>)\s+|\s+(?=<(?!a|strong))", "", html).replace("\n", " ")


@pytest.mark.parametrize("name", COMMONMARK)
def test_what_we_allow_is_read_as_commonmark_does(name: str) -> None:
    text, expected = COMMONMARK[name]
    assert flat(markdown.to_html(text)) == expected


@pytest.mark.parametrize("sentence", SENTENCES)
def test_a_sentence_with_a_number_stays_as_written(sentence: str) -> None:
    assert markdown.to_html(sentence) == f"<p>{sentence}</p>\n"
    assert markdown.list_items(sentence) == 0


@pytest.mark.parametrize("date", ["24. december", "2. januar"])
def test_a_date_in_a_list_stays_as_written(date: str) -> None:
    assert flat(markdown.to_html(f"- {date}\n- pas")) == f"<ul><li>{date}</li><li>pas</li></ul>"


@pytest.mark.parametrize(
    "line", ["15. januar 2027", "2. sal", "- 5 grader", "+ 45", "# 3", "1) først", "    indrykket"]
)
def test_a_line_is_never_a_block(line: str) -> None:
    assert markdown.to_inline_html(line) == line.strip()


def test_a_line_that_begins_with_a_greater_sign_stays_as_written() -> None:
    assert markdown.to_inline_html("> 250 kr.") == "&gt; 250 kr."


@pytest.mark.parametrize("text", ADDRESSES)
def test_a_bare_address_is_a_link(text: str) -> None:
    assert re.findall(r'href="([^"]*)"', unescape(markdown.to_html(text))) == [ADDRESSES[text]]


@pytest.mark.parametrize("text", NO_ADDRESSES)
def test_other_words_are_no_links(text: str) -> None:
    assert markdown.to_html(text).count("<a ") == text.count("](")
