"""Test fingerprints, drift and ``accept``."""

from __future__ import annotations

import difflib
import unicodedata
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support import Command, codes_of, edit, inspect, lines
from velkomst.i18n.fingerprints import fingerprint, of_block
from velkomst.model import Block, Change
from velkomst.problems import Mark
from velkomst.reading import diagnostics
from velkomst.reading.document import parser
from velkomst.reading.document.parser import Document
from velkomst.resolving.accept import accept, accept_all

HEALTH = "municipalities/nordby/topics/health.yml"


@pytest.mark.parametrize("same", ["Ring  112.", " Ring 112.\n", "Ring\n112.", "Ring\u00a0112.", "Ring\r\n 112."])
def test_whitespace_is_no_change(same: str) -> None:
    assert fingerprint(same) == fingerprint("Ring 112.")


def test_another_way_to_write_a_letter_is_no_change() -> None:
    assert unicodedata.normalize("NFD", "Århus") != "Århus"
    assert fingerprint(unicodedata.normalize("NFD", "Århus")) == fingerprint("Århus")


@pytest.mark.parametrize("other", ["Ring 113.", "ring 112.", "Ring 112", "Ring112.", "Ring **112**."])
def test_a_word_is_a_change(other: str) -> None:
    assert fingerprint(other) != fingerprint("Ring 112.")


@given(st.text(), st.text())
def test_a_fingerprint_is_eight_hex_digits(one: str, two: str) -> None:
    assert len(fingerprint(one)) == 8 and int(fingerprint(one), 16) >= 0
    if unicodedata.normalize("NFC", one).split() == unicodedata.normalize("NFC", two).split():
        assert fingerprint(one) == fingerprint(two)


def test_only_the_keys_that_are_replaced_count() -> None:
    shared = Block("a", "step", {"text": "A", "where": "Her"}, audiences=("eu",), source="https://a.dk")
    moved = Block("a", "step", {"text": "B", "where": "Her"}, audiences=("nordic",), source="https://b.dk")
    assert of_block(shared, ("where",)) == of_block(moved, ("where",))
    for key in ("text", "audience", "source"):
        assert of_block(shared, (key,)) != of_block(moved, (key,)), key
    assert of_block(shared) != of_block(moved)
    assert of_block(shared, ("text", "where")) == of_block(shared, ("where", "text"))
    assert of_block(shared, ("text",)) != of_block(shared, ("title",)), "the field's name counts"


def changed_lines(before: bytes, after: bytes) -> list[str]:
    """Return the lines that a diff shows, with their sign and their ending."""
    old, new = (text.decode().splitlines(keepends=True) for text in (before, after))
    return [line for line in difflib.ndiff(old, new) if line[0] in "+-"]


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_drift_from_end_to_end(command: Command, ending: str) -> None:
    root = command.root
    file = root / HEALTH
    text = file.read_text("utf-8").replace("topic: health\n", "topic: health   # vores ændringer\n\n")
    file.write_bytes(text.replace("\n", ending).encode())
    assert command("check").code == 0
    edit(root, "content/topics/health.yml", "eller hjemmefra", "eller på nettet")
    said = command("check")
    assert said.code == 0, "drift is a warning"
    assert (
        f"{HEALTH}:6:15: den fælles tekst 'health/choose' er ændret, siden din tekst blev skrevet (d0b3de49 -> "
    ) in said.err
    assert "{{ place.borgerservice.name }} eller på nettet" in said.err
    assert "python build.py accept health/choose -m nordby" in said.err
    before = file.read_bytes()
    assert command("accept", "health/choose", "-m", "nordby").code == 0
    lost, gained = changed_lines(before, file.read_bytes())
    assert lost == f'-     based_on: "d0b3de49"{ending}'
    assert gained.startswith("+     based_on: ") and gained.endswith(ending)
    assert (command("check").code, set(codes_of(inspect(root).problems))) == (0, {"drafts-orphaned"}), "no drift"


def test_drift_goes_away_when_the_words_come_back(tiny: Path) -> None:
    edit(tiny, "content/topics/health.yml", "eller hjemmefra", "eller på nettet")
    assert codes_of(inspect(tiny).problems) == ["drafts-orphaned", "drift"]
    edit(tiny, "content/topics/health.yml", "eller på nettet", "eller  hjemmefra")
    assert inspect(tiny).problems == ()


@pytest.mark.parametrize(
    "untouched",
    [("Vælg en læge på nettet.", "Vælg en læge i dag."), ("Tag dit blå kort med.", "Tag  dit\n      blå kort med.")],
)
def test_no_drift_where_nothing_that_was_replaced_has_changed(tiny: Path, untouched: tuple[str, str]) -> None:
    edit(tiny, "content/topics/health.yml", *untouched)
    assert [found for found in inspect(tiny).problems if found.municipality == "nordby"] == []


def test_a_hidden_text_drifts_too(tiny: Path) -> None:
    edit(tiny, "content/topics/health.yml", "Tag dit blå kort med.", "Tag altid dit blå kort med.")
    said = lines(inspect(tiny).problems)
    assert len(said) == 1 and said[0].startswith(f"{HEALTH}:13:15: den fælles tekst 'health/eu-card' er ændret")


def test_strict_makes_drift_an_error(command: Command) -> None:
    edit(command.root, "content/topics/health.yml", "eller hjemmefra", "eller på nettet")
    assert command("check", "--strict").code == 1


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
@pytest.mark.parametrize("last", [True, False])
def test_a_change_without_based_on_gets_its_line(command: Command, ending: str, last: bool) -> None:
    more = "" if last else "  # og så\n  - add: more\n    text: |\n      Mere.\n    source: https://www.sydby.dk\n"
    file = command.root / "municipalities/sydby/topics/health.yml"
    written = f"# Sydby\ntopic: health\nchanges:\n  - hide:   eu-card   # ikke her\n    because: Nej.\n{more}"
    file.write_bytes(written.replace("\n", ending).encode())
    assert codes_of(inspect(command.root).problems) == ["based-on-missing"]
    assert command("accept", "health/eu-card", "-m", "sydby").code == 0
    assert changed_lines(written.replace("\n", ending).encode(), file.read_bytes()) == [
        f'+     based_on: "a0bd94c1"{ending}'
    ]
    assert inspect(command.root).problems == ()


def test_a_comment_beside_based_on_stays() -> None:
    made = Change("replace", "a", Mark("x.yml", 1, 5), based_on="1", based_on_mark=Mark("x.yml", 2, 15))
    text = "  - replace: a\n    based_on:  11111111   # Mette, 1. maj\n    text: x"
    assert accept(text, made, "22222222") == text.replace("11111111", '"22222222"')


def test_a_verb_on_the_last_line_without_a_line_break() -> None:
    made = Change("hide", "a", Mark("x.yml", 2, 5))
    assert accept("    because: x\n  - hide: a", made, "22222222") == (
        '    because: x\n  - hide: a\n    based_on: "22222222"\n'
    )


@pytest.mark.parametrize("mark", [None, Mark("x.yml", 1, 1)])
def test_a_change_that_is_not_where_it_should_be(mark: Mark | None) -> None:
    made = Change("replace", "a", Mark("x.yml", 1, 5), based_on_mark=mark)
    with pytest.raises(ValueError, match="line 1"):
        accept("something: else\n", made, "22222222")


def test_accept_of_everything_in_a_municipality(command: Command) -> None:
    file = command.root / HEALTH
    good = file.read_bytes()
    file.write_bytes(b"".join(line for line in good.splitlines(keepends=True) if b"based_on" not in line))
    said = command("accept", "-m", "nordby")
    assert said.code == 0 and said.out.count("based_on") == 2
    assert file.read_bytes() == good


def test_accept_reads_each_file_once(command: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    file = command.root / HEALTH
    file.write_bytes(b"".join(line for line in file.read_bytes().splitlines(True) if b"based_on" not in line))
    parsed: Counter[str] = Counter()
    parse = parser.parse

    def counting(raw: bytes, path: str) -> Document:
        parsed[path] += 1
        return parse(raw, path)

    monkeypatch.setattr(diagnostics, "parse", counting)
    assert command("accept", "-m", "nordby").out.count("based_on") == 2
    assert parsed[HEALTH] == 1 and set(parsed.values()) == {1}


def test_accept_names_the_line_of_each_change_in_the_new_file() -> None:
    text = "  - hide: a\n  - replace: b\n    based_on: 11111111\n  - hide: c\n"
    changes = (
        Change("hide", "c", Mark("x.yml", 4, 5)),
        Change("hide", "a", Mark("x.yml", 1, 5)),
        Change("replace", "b", Mark("x.yml", 2, 5), based_on_mark=Mark("x.yml", 3, 15)),
    )
    new, numbers = accept_all(text, zip(changes, ("cccccccc", "aaaaaaaa", "bbbbbbbb"), strict=True))
    assert new.splitlines() == [
        "  - hide: a",
        '    based_on: "aaaaaaaa"',
        "  - replace: b",
        '    based_on: "bbbbbbbb"',
        "  - hide: c",
        '    based_on: "cccccccc"',
    ]
    assert numbers == (1, 3, 5)


def test_accept_again_changes_nothing(command: Command) -> None:
    before = (command.root / HEALTH).read_bytes()
    said = command("accept", "health/choose", "-m", "nordby")
    assert (said.code, said.out) == (0, "Ændringen af health/choose passer allerede til den fælles tekst.\n")
    assert (command.root / HEALTH).read_bytes() == before


@pytest.mark.parametrize(
    "named",
    [("nordby", "health/chose"), ("vestby", "health/choose"), ("nordby", "choose"), ("nordby", "health/emergency")],
)
def test_accept_of_something_that_does_not_exist(command: Command, named: tuple[str, str]) -> None:
    said = command("accept", named[1], "-m", named[0])
    assert said.code == 2 and said.err.startswith(f"{named[0]} har ingen 'replace' eller 'hide' af {named[1]}")


def test_each_municipality_accepts_for_itself(command: Command) -> None:
    edit(command.root, "content/topics/health.yml", "    cost: Gratis", "    cost: Det er gratis")
    assert [found.municipality for found in inspect(command.root).problems] == ["sydby"]
    assert command("accept", "health/choose", "-m", "nordby").out.startswith("Ændringen af")
    assert command("accept", "health/choose", "-m", "sydby").code == 0
    assert inspect(command.root).problems == ()
