"""Test how many Danish words are translated, for each catalog and for each municipality's readers."""

from __future__ import annotations

from pathlib import Path

from tests.support import edit, inspect
from velkomst.checking.status import Status
from velkomst.checking.translation_words import by_language

SYDBY = "municipalities/sydby/topics/health.yml"


def status(root: Path) -> Status:
    return inspect(root).status()


def total(status: Status, slug: str, language: str = "en") -> int:
    return sum(status.reader_words[slug, language].values())


def test_a_shared_text_counts_once_and_for_every_municipality(tiny: Path) -> None:
    before = status(tiny)
    edit(tiny, "content/topics/health.yml", "Tag dit blå kort med.", "Tag altid dit blå kort med.")
    after = status(tiny)
    assert sum(after.words["shared", "en"].values()) == sum(before.words["shared", "en"].values()) + 1
    assert total(after, "sydby") == total(before, "sydby") + 1
    assert total(after, "nordby") == total(before, "nordby"), "Nordby hides it"


def test_a_topic_that_a_municipality_leaves_out_does_not_count_for_it(tiny: Path) -> None:
    before = status(tiny)
    edit(tiny, "content/topics/bank.yml", "Spørg en bank.", "Spørg altid en bank.")
    after = status(tiny)
    assert total(after, "nordby") == total(before, "nordby") + 1
    assert total(after, "sydby") == total(before, "sydby")


def test_a_replaced_text_counts_as_the_municipality_wrote_it(tiny: Path) -> None:
    before = status(tiny)
    edit(tiny, SYDBY, "Vælg en læge på rådhuset.", "Vælg selv en læge på rådhuset.")
    edit(tiny, "content/topics/health.yml", "Vælg en læge på nettet.", "Vælg en læge.")
    assert total(status(tiny), "sydby") == total(before, "sydby") + 1


def test_the_words_of_a_language_are_those_of_all_its_catalogs(tiny: Path) -> None:
    found = status(tiny)
    catalogs = [states for (_, language), states in found.words.items() if language == "ar"]
    assert by_language(found.words)["ar"].total() == sum(sum(states.values()) for states in catalogs)
    assert by_language(found.words)["ar"]["draft"] > 0
