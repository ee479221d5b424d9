"""Links on phone numbers and mail addresses."""

from __future__ import annotations

import pytest

from velkomst.rendering import markup
from velkomst.resolving.contact_links import interpolate_markdown
from velkomst.resolving.lookup_values import Names

KNOWN = Names(
    {
        "place.alarm.phone": "112",
        "place.alarm.name": "Alarm 112",
        "place.doctor.name": "Lægen",
        "place.doctor.phone": "+45 70 11 31 31",
        "place.doctor.email": "laege@example.org",
        "fact.germany": "+49 115",
        "fact.days": "112",
    },
    frozenset(),
    {
        "place.alarm.phone": "tel:112",
        "place.doctor.phone": "tel:+4570113131",
        "place.doctor.email": "mailto:laege@example.org",
        "fact.germany": "tel:+49115",
    },
)


@pytest.mark.parametrize(
    ("text", "linked"),
    [
        ("Ring {{ place.alarm.phone }}.", "Ring [112](tel:112)."),
        ("Ring **{{ place.alarm.phone }}**.", "Ring **[112](tel:112)**."),
        ("Ring til {{ place.alarm.name }}.", "Ring til [Alarm 112](tel:112)."),
        ("Ring til {{ place.doctor.name }}.", "Ring til Lægen."),
        ("Ring **112**.", "Ring **[112](tel:112)**."),
        ("Bus 112 kører {{ fact.days }} dage.", "Bus 112 kører 112 dage."),
        ("Ring +45 70 11 31 31, også i dag.", "Ring [+45 70 11 31 31](tel:+4570113131), også i dag."),
        ("Ring {{ fact.germany }}", "Ring [+49 115](tel:+49115)"),
        ("[ring]({{ place.x }})", "[ring]({{ place.x }})"),
        ("[ring](tel:{{ place.doctor.phone }})", "[ring](tel:+4570113131)"),
        ("[{{ place.doctor.phone }}](https://example.org)", "[+45 70 11 31 31](https://example.org)"),
        ("Skriv til {{ place.doctor.email }}", "Skriv til [laege@example.org](mailto:laege@example.org)"),
    ],
)
def test_what_can_be_called_is_a_link_and_links_stay_as_they_are(text: str, linked: str) -> None:
    assert interpolate_markdown(text, KNOWN) == linked


@pytest.mark.parametrize("text", ["Ring **112** eller +45 70 11 31 31.", "Skriv til {{ place.doctor.email }}"])
def test_a_link_adds_no_words_to_plain_text(text: str) -> None:
    plain = markup.plain(interpolate_markdown(text, KNOWN))
    assert "(" not in plain and "tel:" not in plain and "mailto:" not in plain
