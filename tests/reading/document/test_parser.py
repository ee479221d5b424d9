"""Bytes in, data with places out; and what happens to bytes that nobody should write."""

from __future__ import annotations

import time

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from velkomst.problems import ContentError, Mark
from velkomst.reading.document import parser
from velkomst.reading.document.parser import parse


def codes_of(raw: bytes) -> list[str]:
    with pytest.raises(ContentError) as caught:
        parse(raw, "a.yml")
    return [one.code for one in caught.value.problems]


def test_every_value_stays_text() -> None:
    text = b"a: no\nb: 0800\nc: 10:30\nd: 2026-01-05\ne: 1.10\nf: +4512345678\ng: 'null'\nh: 1e3\ni: 0x1F\n"
    assert parse(text, "a.yml").data == {
        "a": "no",
        "b": "0800",
        "c": "10:30",
        "d": "2026-01-05",
        "e": "1.10",
        "f": "+4512345678",
        "g": "null",
        "h": "1e3",
        "i": "0x1F",
    }


def test_nothing_is_none() -> None:
    document = parse(b"a:\nb: ~\nc: null\nd: ''\n", "a.yml")
    assert document.data == {"a": None, "b": None, "c": None, "d": ""}
    assert parser.empty_values(document) == (("a",), ("b",), ("c",))


def test_places_of_keys_and_values() -> None:
    document = parse("æ: blåbær\nliste: [ø, å]\nblokke:\n  - id: x\n".encode(), "a.yml")
    assert document.mark("æ") == Mark("a.yml", 1, 4)
    assert document.mark("liste", 1) == Mark("a.yml", 2, 12)
    assert document.key("blokke", 0, "id") == Mark("a.yml", 4, 5)
    assert document.mark("blokke", 0, "id") == Mark("a.yml", 4, 9)
    assert document.mark("blokke", 7, "nothing") == Mark("a.yml", 4, 3)
    assert document.key("blokke", 0) == Mark("a.yml", 4, 5)


def test_places_below() -> None:
    document = parse(b"a:\n  b: [c, d]\n", "a.yml")
    assert document.under("a") == {
        "": Mark("a.yml", 2, 3),
        "b": Mark("a.yml", 2, 6),
        "b.0": Mark("a.yml", 2, 7),
        "b.1": Mark("a.yml", 2, 10),
    }
    assert document.keys_under("a") == {"a": Mark("a.yml", 1, 1), "a.b:key": Mark("a.yml", 2, 3)}


@pytest.mark.parametrize("raw", [b"\xef\xbb\xbfa: b\n", b"a: b\r\n", b"---\na: b\n", b"a: b\n...\n"])
def test_what_editors_save_by_themselves_is_accepted(raw: bytes) -> None:
    assert parse(raw, "a.yml").data == {"a": "b"}


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        (b"a: " + b"x" * 1_000_001, "file-too-large"),
        (b"&a [*a]", "yaml-anchor"),
        (b"a: &x b\nc: *x\n", "yaml-alias"),
        (b"&k a: b\n", "yaml-anchor"),
        (b"!!str a: b\n", "yaml-tag"),
        (b"*x : b\n", "key-not-text"),
        (b"a: !!binary aGVq\n", "yaml-tag"),
        (b"<<: *x\n", "yaml-alias"),
        (b"a: 1\na: 2\n", "duplicate-key"),
        (b"[" * 3000, "too-deep"),
        (b"a: " + b"{a: " * 3000, "too-deep"),
        (b"- " * 5000 + b"x", "too-deep"),
        (b"a: 1\n--- \nb: 2\n", "second-document"),
        (b"a: \x00\n", "control-character"),
        (b"a: b\xc2\x85c\n", "control-character"),
        ("a: \u2028\n".encode(), "control-character"),
        (b'a: "\\u2066"\n', "invisible-character"),
        ("a: b\ufeffc\n".encode(), "invisible-character"),
        ("\u00a0\u00a0a: b\n".encode(), "strange-space"),
        (b"a:\tb\n", "tab"),
        (b"# only a comment\n", "empty-file"),
        (b"---\n", "empty-file"),
        (b"\xff\xfea\x00", "not-utf8"),
        (b"a: \xed\xa0\x80\n", "not-utf8"),
        (b"%YAML 9.9\n---\na: b\n", "quote-needed"),
    ],
)
def test_refused(raw: bytes, code: str) -> None:
    assert code in codes_of(raw)


def test_place_of_a_wrong_byte_counts_letters_not_bytes() -> None:
    with pytest.raises(ContentError) as caught:
        parse("a: x\nb: æøå".encode() + b"\xe6\n", "a.yml")
    assert caught.value.problems[0].mark == Mark("a.yml", 2, 7)
    assert dict(caught.value.problems[0].details) == {"byte": "0xE6", "offset": "14"}


def test_one_run_reports_all_faults_of_writing() -> None:
    raw = "a: x: y\nb: {{ place.x }} og\nc: **fed**\nd: &x 1\nd: 2\ne: skjult\u200b\n"
    assert codes_of(raw.encode()) == [
        "colon-in-text",
        "quote-needed",
        "quote-needed",
        "yaml-anchor",
        "duplicate-key",
        "invisible-character",
    ]


def test_no_file_says_the_same_a_thousand_times() -> None:
    assert len(codes_of("a: \u200b\n".encode() * 5000)) <= 40


@pytest.mark.parametrize("text", ["need: yes # yes or no", "phone: '1'  # kilden", "a: to ord   # note"])
def test_a_comment_may_follow_a_value(text: str) -> None:
    assert parse(text.encode(), "a.yml").warnings == ()


@pytest.mark.parametrize("text", ["a: Bus #5", "a: to ord # og mere", "a:\n  - Linje #2\n", "a: #2E8B6F"])
def test_a_comment_that_was_meant_as_text(text: str) -> None:
    assert [one.code for one in parse(text.encode(), "a.yml").warnings] == ["hidden-comment"]


@pytest.mark.parametrize("text", ["a: 'Bus #5'", "a: |\n  Bus #5\n", "a: >\n  to ord # og mere\n"])
def test_a_number_sign_inside_quotes_or_a_block_is_text(text: str) -> None:
    assert parse(text.encode(), "a.yml").warnings == ()


def test_without_the_fast_reader_the_same_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    raw = "æ: 'b'\nliste:\n  - {id: x, tom: y}\n  - |\n    to\n    linjer\n".encode()
    fast = parse(raw, "a.yml")
    monkeypatch.setattr(parser, "_LOADER", yaml.SafeLoader)
    assert parse(raw, "a.yml") == fast
    assert codes_of(b"a: b: c\n") == ["colon-in-text"]
    assert codes_of(b"a: {{ b }} c\n") == ["quote-needed"]
    assert codes_of(b"a: 'b\n") == ["quote-open"]


@pytest.mark.parametrize(
    "raw",
    [
        b"- " * 400_000,
        b"{" * 900_000,
        b"a: '" + b"x" * 900_000,
        b"- a\n" * 100_000 + b"a: b: c\n",
        b"\t\n" * 400_000,
        b'a: "' + b"\\" * 900_000,
        b"? " * 400_000,
    ],
)
def test_monstrous_files_end_soon(raw: bytes) -> None:
    start = time.process_time()
    with pytest.raises(ContentError):
        parse(raw, "a.yml")
    assert time.process_time() - start < 5


SIGNS = ["a", "b", ": ", ":", "\n", "  ", "- ", "{", "}", "[", "]", ",", '"', "'", "|", ">", "&x", "*x", "!t", "#"]
ODD = ["\t", "{{ a }}", "---\n", "...\n", "æ", "\\", "%", "@", "?", "~", "\u200b", "\x00", "<<", "\r", "\U0001f600"]
yaml_like = st.lists(st.sampled_from([*SIGNS, *ODD]), max_size=60).map("".join)


@given(st.binary(max_size=200))
@example(b"\xef\xbb\xbf\xff")
@example(b"\xff")
def test_any_bytes_are_read_or_refused(raw: bytes) -> None:
    _reads_or_refuses(raw)


@given(yaml_like)
def test_any_text_that_looks_like_yaml_is_read_or_refused(text: str) -> None:
    _reads_or_refuses(text.encode())


def _reads_or_refuses(raw: bytes) -> None:
    try:
        document = parse(raw, "a.yml")
    except ContentError as error:
        refused = error.problems
    else:
        assert document.data is not None
        assert document.under()[""].line >= 1
        return
    assert refused
    assert all(one.line() and one.hint() for one in refused)


@pytest.mark.parametrize(
    "raw",
    [b"[" * 990_000, b"a: [" + b"x, " * 330_000 + b"]", b"a: {" + b"x: y, " * 160_000 + b"}", b"- " * 490_000],
    ids=["open brackets", "one flow list", "one flow mapping", "nested dashes"],
)
def test_a_file_of_nothing_but_signs_is_refused_at_once(raw: bytes) -> None:
    started = time.process_time()
    assert {"too-deep", "too-many-values"} & set(codes_of(raw))
    assert time.process_time() - started < 2
