"""Test lookups in texts."""

from __future__ import annotations

from dataclasses import replace
from datetime import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support import add, block_of, edit, edition_of, inspect, library_of, lines
from velkomst.model.journey import Consent, Journey
from velkomst.model.lookup_syntax import lookups
from velkomst.resolving.lookup_values import Names, interpolate, names, places_of

BANK = "content/topics/bank.yml"
EN = "locales/en/LC_MESSAGES/shared.po"
TEXT = "Spørg en bank."
KNOWN = Names({"fact.x": "180", "place.a.name": "Biblioteket", "value.empty": "", "fact.kr": "250 kr."}, frozenset())


@pytest.mark.parametrize(
    ("text", "filled"),
    [
        ("Om {{ fact.x }} dage", "Om 180 dage"),
        ("{{fact.x}}{{  fact.x\n}}", "180180"),
        ("[{{ place.a.name }}](https://x.dk)", "[Biblioteket](https://x.dk)"),
        ("a{{ value.empty }}b", "ab"),
        ("{{ fact.y }}", "{{ fact.y }}"),
        ("{ fact.x }", "{ fact.x }"),
        ("{{{ fact.x }}}", "{{{ fact.x }}}"),
        ("{{ }}", "{{ }}"),
        ("Det koster {{ fact.kr }}. Slut", "Det koster 250 kr. Slut"),
        ("Det koster {{ fact.kr }}, slut", "Det koster 250 kr., slut"),
        ("ingen", "ingen"),
    ],
)
def test_fill(text: str, filled: str) -> None:
    assert interpolate(text, KNOWN) == filled


def test_a_link_to_a_form_gets_the_address_of_the_form_and_other_links_stay() -> None:
    known = Names({"value.word": "Skift"}, frozenset(), forms={"choose-gp": "https://www.borger.dk/laege"})
    text = "[{{ value.word }} *læge*](form:choose-gp), [læge](topic:health), [ukendt](form:unknown)"
    assert interpolate(text, known) == ("[Skift *læge*](https://www.borger.dk/laege), [læge](topic:health), ukendt")


def test_the_title_of_a_topic_is_in_the_language_of_the_text(tiny: Path) -> None:
    edit(tiny, BANK, TEXT, "Se {{ topic.health }}.")
    danish = block_of(edition_of(tiny, "nordby", "da"), "bank/bank-answer").texts["text"]
    assert danish.startswith("Se [Læge og sundhed](topic:health).")
    edit(tiny, EN, 'msgid "Spørg en bank.', 'msgid "Se {{ topic.health }}.')
    edit(tiny, EN, 'msgstr "Ask a bank.', 'msgstr "See {{ topic.health }}.')
    for language in ("en", "ar"):
        shown = block_of(edition_of(tiny, "nordby", language), "bank/bank-answer")
        assert (shown.language, shown.texts["text"][:41]) == ("en", "See [Doctor and health](topic:health). It"), (
            language
        )


def test_a_title_fills_its_own_lookups_and_its_brackets_are_no_link(tiny: Path) -> None:
    edit(tiny, BANK, "title: Bank\n", "title: Bank [i] {{ municipality.short_name }}\n")
    library = library_of(tiny)
    known = names(library, library.complete("nordby"), "da")
    assert known.texts["topic.bank"] == "[Bank \\[i\\] Nordby](topic:bank)"


NEVER_RUN = [
    "{{ 7*7 }}",
    "{{ contact.__class__ }}",
    "{{ fact.x.__class__.__mro__ }}",
    "{% include 'secret.txt' %}",
    "{% for a in b %}x{% endfor %}",
    "{{ fact.x | upper }}",
    "{{ fact.x() }}",
    "{# fact.x #}",
    "${fact.x}",
    "%(fact.x)s",
    "{fact.x}",
    "{0.__class__}",
]


@pytest.mark.parametrize("text", NEVER_RUN)
def test_content_is_never_a_template(text: str) -> None:
    assert interpolate(text, KNOWN) == text


@given(st.text())
def test_a_value_is_not_looked_at_again(value: str) -> None:
    known = Names({"value.a": value, "value.b": "B"}, frozenset())
    assert interpolate("{{ value.a }}", known) == value
    assert interpolate("x {{ value.a }} y", Names({"value.a": "{{ value.b }}", "value.b": "B"}, frozenset())) == (
        "x {{ value.b }} y"
    )


@given(st.text(alphabet="{}% .abfactx7*|_()\n"))
def test_any_text_is_only_filled(text: str) -> None:
    assert isinstance(interpolate(text, KNOWN), str)
    assert set(lookups(interpolate(text, Names({}, frozenset())))) == set(lookups(text))


@pytest.mark.parametrize("wrong", ["7*7", "contact.__class__", "fact.bank_days | upper", "fact.bank_day", "bank_days"])
def test_a_name_that_does_not_exist(tiny: Path, wrong: str) -> None:
    edit(tiny, BANK, TEXT, f"Spørg en bank {{{{ {wrong} }}}}.")
    said = lines(inspect(tiny).problems)
    near = " (mente du 'fact.bank_days'?)" if wrong == "fact.bank_day" else ""
    assert len(said) == 1
    assert said[0].startswith(f"{BANK}:19:21: opslaget '{wrong}' findes ikke") and near in said[0]


def test_a_program_command_is_never_run(tiny: Path) -> None:
    edit(tiny, BANK, TEXT, "Spørg en bank {% include 'content/region.yml' %} {{ 7*7 }}.")
    text = block_of(edition_of(tiny, "nordby", "da"), "bank/bank-answer").texts["text"]
    assert text.startswith("Spørg en bank {% include 'content/region.yml' %} {{ 7*7 }}.")


def test_a_lookup_without_a_value_stops_only_that_municipality(tiny: Path) -> None:
    edit(tiny, BANK, TEXT, "Ring til {{ place.borgerservice.phone }}.")
    found = inspect(tiny).problems
    assert lines(found) == [f"{BANK}:19:16: opslaget 'place.borgerservice.phone' har ingen værdi i Nordby"]
    assert found[0].municipality == "nordby", "sydby has no bank topic"


def test_everything_that_can_be_looked_up(tiny: Path) -> None:
    library = library_of(tiny)
    known = names(library, library.complete("nordby"), "da", site="https://v.dk/nordby/da/")
    expected = {
        "value.waste_page": "https://www.nordby.dk/affald",
        "fact.bank_fee": "250\u00a0kr.",
        "fact.bank_fee.number": "250",
        "fact.bank_days": "10 dage",
        "place.borgerservice.name": "Borgerservice",
        "place.borgerservice.web": "https://www.nordby.dk/borgerservice",
        "place.borgerservice.phone": "",
        "place.library.phone": "12345678",
        "place.ferry.name": "Nordby Færge",
        "link.borger": "https://www.borger.dk",
        "municipality.name": "Nordby Kommune",
        "municipality.short_name": "Nordby",
        "municipality.web": "https://www.nordby.dk",
        "municipality.site": "https://v.dk/nordby/da/",
        "field.first_name": "⟦first_name⟧",
        "topic.health": "[Læge og sundhed](topic:health)",
        "topic.nordby-ferry": "[Færgen](topic:nordby-ferry)",
    }
    assert {name: known.texts[name] for name in expected} == expected
    kinds = {"value", "fact", "place", "link", "municipality", "field", "topic"}
    assert {name.split(".")[0] for name in known.texts} == kinds
    assert "value.waste_page" in known.local and "place.ferry.name" in known.local
    assert "place.library.name" not in known.local


def test_a_mail_says_the_same_period_as_the_journey(tiny: Path) -> None:
    library = library_of(tiny)
    consent = Consent("samtykke", "P1Y", "P18M")
    journey = Journey("newcomer", "Rejsen", consent, (), ())
    known = names(replace(library, journey=journey), library.complete("nordby"), "da").texts
    assert {name: text for name, text in known.items() if name.startswith("journey.")} == {
        "journey.yearly_question.months": "12",
        "journey.yearly_question.years": "1",
        "journey.delete_after_inactive.months": "18",
    }, "a year and a half is no number of years: a mail that says years is then reported"


def test_each_municipality_has_its_own_values(tiny: Path) -> None:
    library = library_of(tiny)
    known = names(library, library.complete("sydby"), "da")
    assert known.texts["value.waste_page"] == "https://www.lilleland.dk/affald"
    assert "place.ferry.name" not in known.texts
    assert {name.rpartition(".")[0] for name in known.local} == {"place.borgerservice"}
    assert known.texts["place.borgerservice.web"] == "https://www.sydby.dk", "municipality.yml says how to reach it"


def test_a_link_follows_the_language_with_a_reserve(tiny: Path) -> None:
    library = library_of(tiny)
    found = {
        language: names(library, library.complete("nordby"), language).texts["link.borger"]
        for language in ("da", "en", "ar")
    }
    assert found == {
        "da": "https://www.borger.dk",
        "en": "https://lifeindenmark.borger.dk",
        "ar": "https://lifeindenmark.borger.dk",
    }


def test_a_local_place_keeps_what_it_does_not_say_itself(tiny: Path) -> None:
    add(tiny, "municipalities/nordby/places.yml", '  - id: library\n    phone: "87654321"\n    email: bib@nordby.dk\n')
    library = library_of(tiny)
    places = {place.id: place for place in places_of(library, library.complete("nordby"))}
    assert list(places) == ["borgerservice", "library", "ferry"], "the region's order, then their own"
    own = places["library"]
    assert (own.phone, own.email) == ("87654321", "bib@nordby.dk")
    assert (own.name, own.kind, own.hours[0].opens) == ("Biblioteket", "library", time(10))
    assert (own.source, own.owner) == ("https://www.borger.dk/bibliotek", "nordby")
    assert own.owners == {"name": "shared", "does": "shared"}
    assert places["borgerservice"].does == "Hjælper nye borgere."
    other = {place.id: place for place in places_of(library, library.complete("sydby"))}
    assert other["library"].phone == "12345678" and other["library"].owner == "shared"


def test_a_place_described_again_is_translated_in_its_own_domain(tiny: Path) -> None:
    add(tiny, "municipalities/nordby/places.yml", "  - id: library\n    does: Låner bøger ud.\n")
    library = library_of(tiny)
    own = next(each for each in places_of(library, library.complete("nordby")) if each.id == "library")
    assert own.owners == {"name": "shared", "does": "nordby"}


def test_a_text_with_a_local_value_is_adapted(tiny: Path) -> None:
    edit(tiny, BANK, TEXT, "Spørg en bank: {{ value.waste_page }}")
    assert block_of(edition_of(tiny, "nordby", "da"), "bank/bank-answer").provenance == "adapted"
    edit(tiny, BANK, "{{ value.waste_page }}", "{{ link.borger }}")
    assert block_of(edition_of(tiny, "nordby", "da"), "bank/bank-answer").provenance == "shared"


def test_lookups_are_filled_in_the_language_of_the_text(tiny: Path) -> None:
    add(
        tiny,
        "content/facts.yml",
        """\
  - id: from_day
    value: "2027-01-31"
    unit: date
    name: Dagen
    source: https://www.borger.dk/bank
    review_by: "2099-01-01"
    owner: Lilleland
""",
    )
    edit(tiny, BANK, TEXT, "Spørg en bank fra {{ fact.from_day }}.")
    one = block_of(edition_of(tiny, "nordby", "ar"), "bank/bank-answer")
    assert one.language == "en", "stale English replaces missing Arabic"
    edit(tiny, "locales/en/LC_MESSAGES/shared.po", "Ask a bank.", "Ask a bank from {{ fact.from_day }}.")
    text = block_of(edition_of(tiny, "nordby", "ar"), "bank/bank-answer").texts["text"]
    assert text.startswith("Ask a bank from 31 January 2027. It takes 10 days and costs 250\u00a0kr.")
