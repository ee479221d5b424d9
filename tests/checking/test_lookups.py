"""Lookups are checked in every text that some municipality shows, against the values of that municipality."""

from __future__ import annotations

from pathlib import Path

from tests.support import add, edit, inspect

BANK = "content/topics/bank.yml"
HEALTH = "content/topics/health.yml"
MAIL = "content/mails/welcome.yml"


def found(root: Path) -> list[tuple[str, str, str]]:
    problems = inspect(root).problems
    return [(one.code, one.municipality, str(one.mark)) for one in problems if "lookup" in one.code]


def test_a_lookup_without_a_value_is_an_error_of_the_municipality_that_lacks_it(tiny: Path) -> None:
    edit(tiny, MAIL, "Du får denne mail, fordi du er ny her.", '"Skriv til {{ place.borgerservice.email }}."')
    assert found(tiny) == [("empty-lookup", slug, f"{MAIL}:16:17") for slug in ("nordby", "sydby")]
    add(tiny, "municipalities/sydby/places.yml", "places:\n  - id: borgerservice\n    email: post@sydby.dk\n")
    assert found(tiny) == [("empty-lookup", "nordby", f"{MAIL}:16:17")]


def test_a_text_that_a_municipality_replaces_needs_no_value_there(tiny: Path) -> None:
    edit(tiny, HEALTH, "cost: Gratis", 'cost: "Spørg {{ place.library.email }}"')
    assert found(tiny) == [("empty-lookup", "nordby", f"{HEALTH}:30:18")], "sydby says what it costs"


def test_a_text_of_a_topic_that_a_municipality_leaves_out_needs_no_value_there(tiny: Path) -> None:
    edit(tiny, BANK, "question: Hvordan får jeg en bankkonto?", 'question: "Hvor er {{ place.library.email }}?"')
    assert found(tiny) == [("empty-lookup", "nordby", f"{BANK}:4:20")]


def test_a_text_that_nobody_shows_is_checked_all_the_same(tiny: Path) -> None:
    edit(tiny, HEALTH, "Tag dit blå kort med.", "Tag {{ value.zzz }} med.")
    add(tiny, "municipalities/sydby/topics/health.yml", "  - hide: eu-card\n    because: Intet kort.\n")
    assert found(tiny) == [("unknown-lookup", "", f"{HEALTH}:35:11")]


def test_a_lookup_where_none_is_filled_is_an_error(tiny: Path) -> None:
    edit(tiny, "municipalities/nordby/places.yml", "name: Nordby Færge", 'name: "{{ municipality.short_name }} Færge"')
    assert found(tiny) == [("lookup-not-filled", "nordby", "municipalities/nordby/places.yml:7:12")]
