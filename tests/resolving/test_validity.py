"""Test that an edition has what is valid on the day that it is built for, and nothing else."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from tests.support import add, block_of, edit, inspect
from velkomst.build.inspection import read_and_merge
from velkomst.model import Edition
from velkomst.model.project import Project
from velkomst.resolving.editions import Day, resolve

HEALTH = "content/topics/health.yml"
NORDBY = "municipalities/nordby/topics/health.yml"
OLD_YEAR, NEW_YEAR = date(2026, 12, 31), date(2027, 1, 1)
SUCCESSOR = """\
  - id: red-card
    audience: [eu, nordic]
    text: |
      Tag dit røde kort med.
    source: https://www.borger.dk/sundhed
    valid_from: "2027-01-01"
"""


def edition(root: Path, day: date, slug: str = "sydby", language: str = "da") -> Edition:
    state = read_and_merge(Project(root), day)
    merged = next(each for each in state.merged if each.slug == slug)
    return resolve(state.library, merged, language, state.catalogs, Day(day, day))


def block_ids(shown: Edition, topic: str = "health") -> list[str]:
    return [block.id for each in shown.topics if each.id == topic for block in each.blocks]


def succeed(root: Path) -> None:
    """Let the block ``red-card`` take the place of ``eu-card`` on 1 January 2027."""
    edit(root, HEALTH, "      Tag dit blå kort med.\n", '      Tag dit blå kort med.\n    valid_to: "2026-12-31"\n')
    edit(root, HEALTH, "  - id: emergency\n", f"{SUCCESSOR}  - id: emergency\n")


def test_a_successor_takes_over_on_its_first_day(tiny: Path) -> None:
    succeed(tiny)
    assert {"eu-card", "red-card"} & {*block_ids(edition(tiny, OLD_YEAR))} == {"eu-card"}
    assert {"eu-card", "red-card"} & {*block_ids(edition(tiny, NEW_YEAR))} == {"red-card"}


def test_a_block_that_begins_counts_as_changed_on_that_day(tiny: Path) -> None:
    succeed(tiny)
    origin = block_of(edition(tiny, date(2027, 2, 1)), "health/red-card").origin
    assert origin and origin.changed == NEW_YEAR


def test_texts_are_translated_before_they_are_valid(tiny: Path) -> None:
    succeed(tiny)
    untranslated = [problem.line() for problem in inspect(tiny, OLD_YEAR).problems if problem.code == "untranslated"]
    states = inspect(tiny, OLD_YEAR).status().states["shared", "en"]
    edit(tiny, HEALTH, '    valid_from: "2027-01-01"\n', "")
    assert inspect(tiny, OLD_YEAR).status().states["shared", "en"] == states
    assert untranslated == [
        problem.line() for problem in inspect(tiny, OLD_YEAR).problems if problem.code == "untranslated"
    ]


def test_a_topic_and_the_links_to_it_begin_together(tiny: Path) -> None:
    edit(tiny, "content/topics/bank.yml", "need: no\n", 'need: no\nvalid_from: "2027-01-01"\n')
    edit(tiny, HEALTH, "Ring til din egen læge.", "Ring til [banken](topic:bank) eller {{ topic.bank }}.")
    before, after = edition(tiny, OLD_YEAR, "nordby"), edition(tiny, NEW_YEAR, "nordby")
    assert "bank" not in {topic.id for topic in before.topics}
    assert "bank" in {topic.id for topic in after.topics}
    assert "{{" not in block_of(before, "health/short-answer").texts["text"]


def test_a_place_that_has_closed_is_neither_listed_nor_asked(tiny: Path) -> None:
    edit(tiny, "content/places.yml", "    kind: library\n", '    kind: library\n    valid_to: "2026-12-31"\n')
    edit(tiny, HEALTH, "Ring til din egen læge.", "Ring til {{ place.library.phone }}.")

    def asked(shown: Edition) -> list[str]:
        return [place.id for topic in shown.topics if topic.id == "bank" for place in topic.places_to_ask]

    open_, closed = edition(tiny, OLD_YEAR, "nordby"), edition(tiny, NEW_YEAR, "nordby")
    assert asked(open_) == ["library"] and asked(closed) == []
    assert "library" not in {place.id for place in closed.places}
    assert "12345678" in block_of(closed, "health/short-answer").texts["text"]


def test_a_municipality_can_say_until_when_a_shared_place_is_there(tiny: Path) -> None:
    add(tiny, "municipalities/nordby/places.yml", '  - id: library\n    valid_to: "2026-12-31"\n')
    assert "library" not in {place.id for place in edition(tiny, NEW_YEAR, "nordby").places}
    assert "library" in {place.id for place in edition(tiny, NEW_YEAR, "sydby").places}


def test_a_form_that_no_longer_exists_leaves_its_words(tiny: Path) -> None:
    edit(tiny, "content/forms.yml", "    language: da\n", '    language: da\n    valid_to: "2026-12-31"\n')
    edit(tiny, HEALTH, "Vælg en læge på nettet.", "[Vælg en læge](form:choose-gp) på nettet.")
    before, after = edition(tiny, OLD_YEAR, "nordby"), edition(tiny, NEW_YEAR, "nordby")
    assert "(https://www.borger.dk/laege)" in block_of(before, "health/choose").texts["text"]
    assert block_of(after, "health/choose").texts["text"].strip() == "Vælg en læge på nettet."
    assert [topic.forms for topic in after.topics if topic.id == "health"] == [()]


def test_a_change_gives_the_shared_text_back_when_it_ends(tiny: Path) -> None:
    edit(tiny, NORDBY, '    based_on: "d0b3de49"\n', '    based_on: "d0b3de49"\n    valid_to: "2026-12-31"\n')
    edit(tiny, NORDBY, '    based_on: "a0bd94c1"\n', '    based_on: "a0bd94c1"\n    valid_from: "2027-01-01"\n')
    before, after = edition(tiny, OLD_YEAR, "nordby"), edition(tiny, NEW_YEAR, "nordby")
    assert "mandag til fredag" in block_of(before, "health/choose").texts["where"]
    assert "eller hjemmefra" in block_of(after, "health/choose").texts["where"]
    assert "eu-card" in block_ids(before) and "eu-card" not in block_ids(after)


def test_a_change_of_a_text_that_has_ended_is_no_problem(tiny: Path) -> None:
    edit(tiny, HEALTH, "    bring: MitID\n", '    bring: MitID\n    valid_to: "2026-12-31"\n')
    errors = [problem.line() for problem in inspect(tiny, NEW_YEAR).problems if problem.severity == "error"]
    assert errors == [] and "choose" not in block_ids(edition(tiny, NEW_YEAR, "nordby"))


def test_only_the_edition_of_a_day_with_a_change_differs(tiny: Path) -> None:
    succeed(tiny)
    summer, autumn = date(2026, 7, 1), date(2026, 10, 1)
    assert edition(tiny, summer).topics == edition(tiny, autumn).topics != edition(tiny, NEW_YEAR).topics
