"""Test the validation of documents against models, and the positions of faults."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from velkomst.problems import ContentError
from velkomst.reading.document.parser import parse
from velkomst.reading.nearest import nearest
from velkomst.reading.rules import content as rules
from velkomst.reading.schema import changes as schema_changes
from velkomst.reading.schema import topics as schema_topics
from velkomst.reading.schema.json_schemas import KINDS
from velkomst.reading.validate import shown, validated


def lines(kind: str, text: str) -> list[str]:
    with pytest.raises(ContentError) as caught:
        validated(KINDS[kind], parse(text.encode(), "a.yml"))
    return [one.line().removeprefix("a.yml:") for one in caught.value.problems]


def test_the_place_is_the_value_or_the_key() -> None:
    text = "terms:\n  - {term: CPR, meaning: Register, mening: x}\n  - term: [a]\n    meaning:\n"
    assert lines("terms", text) == [
        "2:36: ukendt felt 'mening' (mente du 'meaning'?)",
        "3:11: i 'term' skal der stå en tekst",
        "4:5: feltet 'meaning' er tomt",
    ]


def test_limits_of_numbers() -> None:
    text = "slug: a\nprint_run:\n  - {language: en, copies: -1}\n  - {language: en, copies: 9999999}\n"
    found = lines("municipality", text)
    assert "3:28: tallet -1 i 'copies' er for lille" in found
    assert "4:28: tallet 9999999 i 'copies' er for stort" in found


@pytest.mark.parametrize("word", ["yes", "ja", "true", "Yes", "JA"])
def test_yes(word: str) -> None:
    text = f"id: a\ntext: b\nlocked: {word}\n"
    assert validated(schema_topics.BlockEntry, parse(text.encode(), "a.yml")).locked is True


@pytest.mark.parametrize("word", ["no", "nej", "false"])
def test_no(word: str) -> None:
    text = f"id: a\ntext: b\nlocked: {word}\n"
    assert validated(schema_topics.BlockEntry, parse(text.encode(), "a.yml")).locked is False


@pytest.mark.parametrize("word", ["ask", "spørg", "Spørg", "Ask"])
def test_ask_is_one_word(word: str) -> None:
    document = parse(f"id: a\nkind: step\ntext: b\nbring: {word}\nwhen: {word} os\n".encode(), "a.yml")
    entry = validated(schema_topics.BlockEntry, document)
    block = schema_topics.block(entry, document, (), entry.id, entry.text)
    assert block.texts == {"text": "b", "bring": "ask", "when": f"{word} os"}


@pytest.mark.parametrize("word", ["free", "gratis", "Gratis", "Free"])
def test_a_price_that_is_free_is_one_word_and_other_facts_are_not(word: str) -> None:
    document = parse(f"id: a\nkind: step\ntext: b\nbring: {word}\ncost: {word}\n".encode(), "a.yml")
    entry = validated(schema_topics.BlockEntry, document)
    block = schema_topics.block(entry, document, (), entry.id, entry.text)
    assert block.texts == {"text": "b", "bring": word, "cost": "free"}


@pytest.mark.parametrize(
    ("value", "good"),
    [
        ("https://www.samsoe.dk", True),
        ("https://www.samsoe.dk/a?b=c#d", True),
        ("https://www.samsoe.dk:8443/", True),
        ("HTTPS://www.samsoe.dk", False),
        ("http://www.samsoe.dk", False),
        ("https://borger.dk@evil.example", False),
        ("https://samsoe", False),
        ("https://samsoe.dk/a b", False),
        ("'https://samsoe.dk/\"><script>'", False),
        ("//evil.example", False),
        ("data:text/html;base64,x", False),
        ("JaVaScRiPt:alert(1)", False),
        ("file:///etc/passwd", False),
    ],
)
def test_addresses(value: str, good: bool) -> None:
    document = parse(f"id: a\ntext: b\nsource: {value}\n".encode(), "a.yml")
    if good:
        assert validated(schema_topics.BlockEntry, document).source == value
    else:
        with pytest.raises(ContentError):
            validated(schema_topics.BlockEntry, document)


def test_a_change_becomes_what_it_says() -> None:
    text = "topic: t\nchanges:\n  - replace: a\n    based_on: 12345678\n    audience: [eu]\n    cost: spørg\n"
    text += "  - before: a\n    id: n\n    text: x\n    source: https://a.dk\n  - hide: b\n    because: fordi\n"
    document = parse(text.encode(), "municipalities/m/topics/t.yml")
    entry = validated(schema_changes.ChangesFile, document)
    assert not list(rules.changes(entry, document))
    replace, before, hide = schema_changes.changes(entry, document).changes
    assert (replace.verb, replace.target, replace.replaced) == ("replace", "a", ("cost", "audience"))
    assert replace.block is not None and replace.block.texts == {"cost": "ask"}
    assert (replace.based_on, replace.mark.line) == ("12345678", 3)
    assert replace.based_on_mark is not None and replace.based_on_mark.line == 4
    assert before.block is not None and (before.block.id, before.block.kind) == ("n", "text")
    assert (hide.because, hide.block, hide.based_on_mark) == ("fordi", None, None)


def test_nearest() -> None:
    assert nearest("Helth", ["health", "bank"]) == "health"
    assert nearest("europe", ["nordic", "eu"]) == "eu"
    assert nearest("", ["a"]) == nearest("zzz", []) == nearest("zzz", ["aaa"]) == ""


def test_shown_is_short_and_on_one_line() -> None:
    assert shown("a\n  b") == "a b"
    assert len(shown("x" * 500)) == 40
    assert shown(["a", {"b": "c"}]) == "a, ..."


keys = st.sampled_from([*sorted({name for model in KINDS.values() for name in model.model_fields}), "text", "x y"])
values = st.recursive(
    st.none() | st.sampled_from(["yes", "nej", "a", "0", "2026-01-01", "https://a.dk", " ", "æ", "step", "\n"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(keys, inner, max_size=6),
    max_leaves=30,
)


@given(st.sampled_from(sorted(KINDS)), values)
def test_any_data_is_taken_or_refused(kind: str, data: Any) -> None:
    raw = yaml_of(data)
    try:
        entry = validated(KINDS[kind], parse(raw, "a.yml"))
    except ContentError as error:
        for one in error.problems:
            assert one.line() and one.hint() and one.line("en") and one.hint("en")
    else:
        assert entry is not None


def yaml_of(data: Any) -> bytes:
    """Write data as YAML with all texts in quotes."""
    import json

    return json.dumps({"id": "a"} if data is None else data, ensure_ascii=False).encode()
