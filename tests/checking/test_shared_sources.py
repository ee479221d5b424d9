"""Test that the region's texts and values do not cite one municipality."""

from __future__ import annotations

from pathlib import Path

from tests.support import edit, problems_of

CODE = "source-of-one-municipality"


def cited(root: Path) -> list[tuple[str, int]]:
    return [(one.mark.path, one.mark.line) for one in problems_of(root) if one.code == CODE]


def test_a_coming_value_of_one_municipality_is_reported(tiny: Path) -> None:
    edit(
        tiny,
        "content/facts.yml",
        "    name: Pris for en bankkonto\n",
        "    name: Pris for en bankkonto\n"
        '    next: {value: 300, valid_from: "2098-01-01", source: https://www.nordby.dk/gebyr}\n',
    )
    assert cited(tiny) == [("content/facts.yml", 7)]


def test_a_topic_for_employers_is_checked(tiny: Path) -> None:
    edit(tiny, "content/employers/employer-hire.yml", "https://www.borger.dk/arbejdsgiver", "https://job.sydby.dk")
    assert [path for path, _ in cited(tiny)] == ["content/employers/employer-hire.yml"]


def test_a_domain_that_only_ends_alike_is_another(tiny: Path) -> None:
    edit(tiny, "content/letters/welcome.yml", "https://www.borger.dk", "https://www.storenordby.dk/laege")
    assert cited(tiny) == []


def test_a_domain_of_several_municipalities_is_nobodys(tiny: Path) -> None:
    edit(tiny, "municipalities/sydby/municipality.yml", "https://www.sydby.dk", "https://sydby.nordby.dk")
    edit(tiny, "content/letters/welcome.yml", "https://www.borger.dk", "https://www.nordby.dk/laege")
    assert cited(tiny) == []


def test_a_municipality_may_cite_itself(tiny: Path) -> None:
    assert "https://www.nordby.dk" in (tiny / "municipalities/nordby/topics/nordby-ferry.yml").read_text("utf-8")
    assert cited(tiny) == []
