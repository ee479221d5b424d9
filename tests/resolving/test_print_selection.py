"""Test which topics and blocks of an edition are printed."""

from __future__ import annotations

from pathlib import Path

from tests.support import add, block_of, edit, edition_of
from velkomst.model import PrintExtent

NORDBY = "municipalities/nordby/municipality.yml"


def extents(root: Path, slug: str = "nordby") -> dict[str, PrintExtent]:
    return {topic.id: topic.print_extent for topic in edition_of(root, slug, "da").topics}


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
