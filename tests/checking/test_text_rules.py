"""Test the rules for texts, each by itself and on whole files."""

from __future__ import annotations

import shutil
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support import copy_project
from velkomst.checking import links, markdown, markdown_signs, private, text_rules
from velkomst.i18n import inventory
from velkomst.i18n.inventory import BlockInfo, Location, TextEntry
from velkomst.model import Kind, Library
from velkomst.problems import Mark, Problem
from velkomst.reading.library import read

TESTS = Path(__file__).resolve().parents[1]
MISTAKES = sorted(folder.name for folder in (TESTS / "mistakes").glob("text-*"))


MARK = Mark("content/topics/x.yml", 5, 11)


def block_text(text: str, kind: Kind = "text", mark: Mark = MARK) -> TextEntry:
    """The running text of a block."""
    block = BlockInfo("topic", "x", kind)
    return TextEntry("shared", ("topic", "x", "text"), text, Location(mark, "text"), kind="block", block=block)


def codes(text: str) -> list[str]:
    """Every problem code that a text in a block gets, in order."""
    return sorted(fault.code for fault in text_rules.check_text(block_text(text)))


def check(library: Library) -> tuple[Problem, ...]:
    entries = inventory.texts(library)
    return (*text_rules.check(entries), *markdown_signs.check(entries, ()))


@pytest.mark.parametrize("name", MISTAKES)
def test_mistake(name: str, tmp_path: Path) -> None:
    copy_project(TESTS / "tiny", tmp_path)
    shutil.copytree(TESTS / "mistakes" / name / "input", tmp_path, dirs_exist_ok=True)
    reading = read(tmp_path)
    assert reading.library is not None
    started = time.process_time()
    found = sorted({*reading.problems, *check(reading.library)})
    assert time.process_time() - started < 2
    reported = "".join(f"{fault.line()}\n    {fault.hint()}\n" for fault in found)
    assert reported == (TESTS / "mistakes" / name / "expected.txt").read_text("utf-8")
    assert all(fault.line("en") and fault.hint("en") for fault in found)


def test_every_rule_has_a_mistake() -> None:
    assert len(MISTAKES) >= 40


def test_the_tiny_project_is_clean() -> None:
    library = read(TESTS / "tiny").library
    assert library is not None
    assert check(library) == ()


def test_a_local_mistake_belongs_to_its_municipality(tmp_path: Path) -> None:
    copy_project(TESTS / "tiny", tmp_path)
    shutil.copytree(TESTS / "mistakes/text-answer-too-long-in-change/input", tmp_path, dirs_exist_ok=True)
    library = read(tmp_path).library
    assert library is not None
    assert [fault.municipality for fault in check(library)] == ["nordby"]


@pytest.mark.parametrize(
    "text",
    [
        "Ring til **Borgerservice** på [87 92 22 00](tel:+4587922200).",
        "Skriv til [kommunen](mailto:kommune@samsoe.dk) eller <kommune@samsoe.dk>.",
        "Se <https://www.borger.dk> og [borger.dk](https://www.borger.dk/a?b=1&c=2#d 'Titel').",
        "Se [siden]({{ link.borger }}) og [ring](tel:{{ place.borgerservice.phone }}).",
        "Se [siden]({{link.borger}}/cpr) og {{ fact.x.number }} dage.",
        "Du skal have:\n\n- pas\n- kontrakt\n    - underskrevet\n\n1. Først\n2. Så",
        "Det tager under < 5 dage, 5 > 3 og a & b.",
        "Skriv `<b>` i feltet.",
        "> Et citat\n> over to linjer",
        "Kl. 10.00–14.00 den 24.12.2026. Ring 70 11 31 31 eller +45 87 92 22 00, +4587922200.",
        "Åbent 2026 - 2027 | mandag | tirsdag",
        "Se [børn](https://www.børn.dk).",
        "OBS: Data: se næste side.",
        "Kontonummer 1234 0012345678.",
    ],
)
def test_ordinary_text_passes(text: str) -> None:
    assert codes(text) == []


@pytest.mark.parametrize(
    ("address", "wanted"),
    [
        ("https://www.borger.dk", []),
        ("HTTPS://www.borger.dk", []),
        ("mailto:a@b.dk", []),
        ("tel:+4512345678", []),
        ("http://x.dk", ["link-http"]),
        ("javascript:alert(1)", ["link-scheme"]),
        (" \tjava\nscript:alert(1)", ["link-scheme"]),
        ("\x01javascript:x", ["link-scheme"]),
        ("java\u200bscript:x", ["link-scheme"]),
        ("DATA:text/html,x", ["link-scheme"]),
        ("vbscript:x", ["link-scheme"]),
        ("blob:https://x.dk/1", ["link-scheme"]),
        ("intent://x", ["link-scheme"]),
        ("ftp://x.dk", ["link-scheme"]),
        ("//evil.example", ["link-incomplete"]),
        ("\\\\evil.example", ["link-incomplete"]),
        ("/\t/evil.example", ["link-incomplete"]),
        ("www.borger.dk", ["link-incomplete"]),
        ("#top", ["link-incomplete"]),
        ("", ["link-incomplete"]),
        ("https://", ["link-incomplete", "link-host"]),
        ("https://[x", ["link-incomplete"]),
        ("https://borger.dk@evil.example", ["link-hides-host"]),
        ("https:\\\\borger.dk\\@evil.example", []),
        ("https://www.b\u043erger.dk", ["link-host"]),
        ("https://xn--brger-jye.dk", ["link-host"]),
        ("https://xn--brn-0na.dk", []),
        ("https://xn--\u00e6", []),
    ],
)
def test_addresses(address: str, wanted: list[str]) -> None:
    assert [code for code, _ in links.faults(address)] == wanted


def test_a_lookalike_is_shown_as_it_really_is() -> None:
    ((_, details),) = links.faults("https://www.b\u043erger.dk/x")
    assert details == {"host": "www.b\u043erger.dk", "punycode": "www.xn--brger-jye.dk"}


@given(st.data())
def test_no_disguise_of_a_script_passes(data: st.DataObject) -> None:
    spelt = ""
    for letter in "javascript:":
        form = data.draw(st.sampled_from(["plain", "upper", "decimal", "hex", "tab"]))
        spelt += {
            "plain": letter,
            "upper": letter.upper(),
            "decimal": f"&#{ord(letter)};",
            "hex": f"&#x{ord(letter):X};",
            "tab": f"{letter}&#9;",
        }[form]
    shape = data.draw(st.sampled_from(["[x]({})", "[x][1]\n\n[1]: {}", "[x]\n\n[x]: {}", "- [x](<{}>)"]))
    assert "link-scheme" in codes(shape.format(spelt + "alert"))


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("010190-1234", ["cpr-number"]),
        ("310299–4321.", ["cpr-number"]),
        ("999999-1234", ["cpr-number"]),
        ("0101901234", ["cpr-number"]),
        ("010190 1234", ["cpr-number"]),
        ("9901901234", []),
        ("+45 12345678", []),
        ("https://x.dk/?id=0101901234", []),
        ("se else@gmail.com", ["private-email"]),
        ("Else.Hansen@Live.dk", ["private-email"]),
        ("else@gmail.com.example.dk", []),
        ("else@mailhuset.dk", []),
        ("gh" + "p_" + "a" * 36, ["secret"]),
        ("-----BEGIN RSA PRIVATE KEY-----", ["secret"]),
        ("glpat-" + "x" * 20, ["secret"]),
        ("AKIA er et navn", []),
    ],
)
def test_private(text: str, wanted: list[str]) -> None:
    assert [code for code, _, _ in private.faults(text)] == wanted


def test_a_number_or_a_secret_is_not_repeated_in_the_message() -> None:
    key = "gh" + "p_" + "abcdefghij" * 4
    for _, _, details in private.faults(f"010190-1234 {key}"):
        assert "1234" not in details["start"]
        assert "abc" not in details["start"]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("", 0),
        ("Ring **112** ved livsfare.", 4),
        ("[Vælg læge](https://x.dk/en/lang/adresse) i dag", 4),
        ("{{ fact.x.number }} dage – {{ place.y.name }}", 3),
        ("- a\n- b kl. 10.00–14.00", 4),
    ],
)
def test_words(text: str, wanted: int) -> None:
    assert text_rules.words(text) == wanted


def test_an_answer_of_35_words_and_a_block_of_600_signs_pass() -> None:
    answer, block = block_text(" ".join(["ord"] * 35), "answer"), block_text("a" * 600)
    assert [*text_rules.check_text(answer), *text_rules.check_text(block)] == []


def test_only_running_text_has_a_length() -> None:
    address = TextEntry("shared", ("_places", "x", "address"), "ord " * 200, Location(Mark("x.yml"), "address"))
    assert list(text_rules.check_text(address)) == []


@pytest.mark.parametrize(
    "text",
    [
        ">" * 400 + " x",
        "> " * 400 + "x",
        "- " * 400 + "x",
        "1. " * 400 + "x",
        "\n".join(" " * 4 * depth + "- x" for depth in range(40)),
        "[" * 3000,
        "`" * 3999,
        "*a" * 1900,
        "<" * 3000,
        "![" * 1500,
        "[a](" * 900,
        "&#9;" * 900,
    ],
)
def test_hostile_shapes_end_quickly(text: str) -> None:
    started = time.process_time()
    codes(text)
    assert time.process_time() - started < 10  # a guard against growth without bound, not a measurement


@given(st.text(alphabet="[]()<>#*_-`!>|:{}% \n1a\\/&;\"'", max_size=60))
def test_any_text_is_judged_the_same_twice(text: str) -> None:
    assert codes(text) == codes(text)


def test_a_place_inside_a_text_block() -> None:
    entry = block_text("Første\nanden her", mark=Mark("x.yml", 10, 11))
    assert entry.at(0) == Mark("x.yml", 11, 7)
    assert entry.at(entry.text.index("her")) == Mark("x.yml", 12, 13)
    assert block_text("en linje", mark=Mark("x.yml", 10, 11)).at(3) == Mark("x.yml", 10, 11)


def test_links_keep_how_they_were_spelt() -> None:
    (link,) = markdown.parts("[ x ](java&#9;script:y)").links
    assert link == markdown.MarkdownLink("java\tscript:y", "x", "java&#9;script:y")
