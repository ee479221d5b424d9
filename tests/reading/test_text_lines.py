"""Test the places of single characters in the texts of YAML files."""

from __future__ import annotations

import pytest

from velkomst.i18n.inventory.entry import locate
from velkomst.reading.document.parser import parse

SIGN = "§"


@pytest.mark.parametrize(
    ("yaml", "place"),
    [
        ("a: en § her\n", "1:7"),
        ('a: "en § her"\n', "1:8"),
        ("a: 'en § her'\n", "1:8"),
        ("a: '  en § her'\n", "1:10"),
        ("a:    en § her  # note\n", "1:10"),
        ("a: |\n  en § her\n", "2:6"),
        ("a: >-\n\n  en § her\n", "1:4"),
        ('a: "en \\u00a7 her"\n', "1:4"),
        ("a: 'et '' og § her'\n", "1:4"),
        ("a: en\n  § her\n", "1:4"),
        ("a: |\n  en\n  to § her\n", "3:6"),
        ("a: {b: en, c: æøå}\n", "1:4"),
    ],
)
def test_a_sign_has_its_own_place_where_the_text_is_on_one_line_as_written(yaml: str, place: str) -> None:
    document = parse(yaml.encode(), "x.yml")
    value = document.value("a")
    text = value.strip() if isinstance(value, str) else ""
    mark = locate(document.under("a") | {"a": document.mark("a")}, "a").at(text, max(text.find(SIGN), 0))
    assert str(mark) == f"x.yml:{place}"


def test_items_of_lists_have_places_too() -> None:
    document = parse('a:\n  - {b: "en § her"}\n'.encode(), "x.yml")
    assert document.mark("a", 0, "b").text == (2, 10)
    assert document.mark("a", 0).text is None
