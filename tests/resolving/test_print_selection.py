"""Test which topics and blocks of an edition are printed."""

from __future__ import annotations

from pathlib import Path

from tests.coast import GROUP, add_coast
from tests.support import add, block_of, edit, edition_of, problems_of
from velkomst.model import PrintExtent

NORDBY = "municipalities/nordby/municipality.yml"


def extents(root: Path, slug: str = "nordby") -> dict[str, PrintExtent]:
    return {topic.id: topic.print_extents.default for topic in edition_of(root, slug, "da").topics}


def test_what_readers_need_is_printed_in_full_and_what_is_nice_to_know_in_short(tiny: Path) -> None:
    assert extents(tiny)["health"] == "full"
    assert extents(tiny)["bank"] == "short"


def test_a_topic_says_itself_how_much_of_it_is_printed(tiny: Path) -> None:
    edit(tiny, "content/topics/bank.yml", "need: no\n", "need: no\nprint: full\n")
    assert extents(tiny)["bank"] == "full"


def test_a_municipality_decides_for_itself_how_much_is_printed(tiny: Path) -> None:
    add(tiny, NORDBY, "print:\n  health: short\n  nordby-ferry: site\n")
    assert extents(tiny)["health"] == "short"
    assert extents(tiny)["nordby-ferry"] == "site"
    assert extents(tiny, "sydby")["health"] == "full"


def test_an_audience_can_have_another_extent_than_the_others(tiny: Path) -> None:
    edit(tiny, "content/topics/bank.yml", "need: no\n", "need: no\nprint:\n  default: site\n  eu: full\n")
    add(tiny, NORDBY, "print:\n  health: {eu: short}\n  bank: {nordic: short}\n")
    topics = {topic.id: topic.print_extents for topic in edition_of(tiny, "nordby", "da").topics}
    assert (topics["health"].of("eu"), topics["health"].of("nordic")) == ("short", "full")
    assert [topics["bank"].of(audience) for audience in ("eu", "nordic", "commuter")] == ["full", "short", "site"]


def test_an_unknown_audience_below_print_is_reported(tiny: Path) -> None:
    edit(tiny, "content/topics/bank.yml", "need: no\n", "need: no\nprint: {nordics: full}\n")
    add(tiny, NORDBY, "print:\n  health: {ue: short}\n")
    reported = [problem for problem in problems_of(tiny) if problem.code == "unknown-audience"]
    assert [problem.mark.path for problem in reported] == ["content/topics/bank.yml", NORDBY]


def test_a_block_that_is_on_the_site_only_stays_in_the_edition(tiny: Path) -> None:
    edit(
        tiny,
        "content/topics/health.yml",
        "    audience: [eu, nordic]\n",
        "    audience: [eu, nordic]\n    only: [site]\n",
    )
    edition = edition_of(tiny, "sydby", "da")
    assert block_of(edition, "health/eu-card").site_only
    assert not block_of(edition, "health/choose").site_only


def test_a_group_decides_for_its_municipalities_and_each_of_these_can_decide_otherwise(tiny: Path) -> None:
    root = add_coast(tiny)
    add(root, f"{GROUP}/group.yml", "print:\n  bank: full\n  health: {eu: short}\n  coast-harbour: full\n")
    add(root, "municipalities/vigby/municipality.yml", "print:\n  bank: {eu: site}\n")
    assert extents(root, "odby")["bank"] == "full"
    assert extents(root, "odby")["coast-harbour"] == "full"
    assert extents(root, "nordby")["bank"] == "short"
    topics = {topic.id: topic.print_extents for topic in edition_of(root, "vigby", "da").topics}
    assert [topics["bank"].of(audience) for audience in ("eu", "nordic")] == ["site", "full"]
    assert [topics["health"].of(audience) for audience in ("eu", "nordic")] == ["short", "full"]


def test_two_groups_of_a_municipality_cannot_both_decide_for_a_topic(tiny: Path) -> None:
    root = add_coast(tiny)
    other = "id: inland\nname: Inlandet\nmunicipalities: [sydby]\nprint: {bank: site}\n"
    (root / "content/groups/inland").mkdir()
    (root / "content/groups/inland/group.yml").write_text(other, "utf-8")
    add(root, f"{GROUP}/group.yml", "print: {bank: full}\n")
    assert "groups-clash" in {problem.code for problem in problems_of(root)}


def test_an_unknown_topic_below_print_of_a_group_is_reported(tiny: Path) -> None:
    root = add_coast(tiny)
    add(root, f"{GROUP}/group.yml", "print: {bnk: full}\n")
    (reported,) = (problem for problem in problems_of(root) if problem.code == "unknown-topic")
    assert reported.mark.path == f"{GROUP}/group.yml"
