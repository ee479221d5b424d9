"""Where readers answer the survey: the lowest layer that has an address gives it."""

from __future__ import annotations

from pathlib import Path

from tests.coast import GROUP, add_coast
from tests.support import edition_of

OF_GROUP, OWN = "https://svar.example.org/kyst", "https://svar.example.org/sydby"


def address(root: Path, slug: str) -> str:
    tool = edition_of(root, slug, "da").survey_tool
    return tool.address if tool else ""


def test_a_group_shares_its_survey_tool_and_a_municipality_may_have_its_own(tiny: Path) -> None:
    root = add_coast(tiny)
    (root / GROUP / "survey.yml").write_text(f"address: {OF_GROUP}\n", "utf-8")
    assert [address(root, slug) for slug in ("sydby", "havnby", "nordby")] == [OF_GROUP, OF_GROUP, ""]
    (root / "municipalities/sydby/survey.yml").write_text(f"address: {OWN}\n", "utf-8")
    assert [address(root, slug) for slug in ("sydby", "havnby")] == [OWN, OF_GROUP]


def test_an_edition_has_no_position_of_the_address(tiny: Path) -> None:
    (tiny / "municipalities/nordby/survey.yml").write_text(f"address: {OWN}\n", "utf-8")
    tool = edition_of(tiny, "nordby", "da").survey_tool
    assert tool
    assert tool.marks == {}
