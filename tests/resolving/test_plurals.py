"""Test plurals in texts and translations: the words fit the number in every language, also after it has changed."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support import block_of, codes_of, edit, edition_of, inspect
from velkomst.i18n.consistency import differences
from velkomst.i18n.translation_faults import faults
from velkomst.model.lookup_syntax import lookups

DANISH = "Spørg en bank. Det tager {{ fact.bank_days.number }} dage og koster {{ fact.bank_fee }}."
ENGLISH = "Ask a bank. It takes {{ fact.bank_days.number }} days and costs {{ fact.bank_fee }}."
PLURAL_DA = "{fact.bank_days.number, plural, one {# dag} other {# dage}}"
PLURAL_EN = "{fact.bank_days.number, plural, one {one day} other {# days}}"
ARABIC = (
    "اسأل بنكًا. يستغرق {fact.bank_days.number, plural, zero {# يوم} one {يومًا واحدًا} two {يومين} few {# أيام} "
    "many {# يومًا} other {# يوم}} ويكلف {{ fact.bank_fee }}."
)


@pytest.fixture
def with_plurals(tiny: Path) -> Path:
    """Return the tiny project with plurals in one Danish text and its translations."""
    danish = DANISH.replace("{{ fact.bank_days.number }} dage", PLURAL_DA)
    english = ENGLISH.replace("{{ fact.bank_days.number }} days", PLURAL_EN)
    edit(tiny, "content/topics/bank.yml", DANISH, danish)
    edit(tiny, "content/facts.yml", "    worded_for: 10\n", "")
    edit(tiny, "locales/en/LC_MESSAGES/shared.po", f'{DANISH}"\nmsgstr "{ENGLISH}', f'{danish}"\nmsgstr "{english}')
    edit(tiny, "locales/ar/LC_MESSAGES/shared.po", f'{DANISH}"\nmsgstr "', f'{danish}"\nmsgstr "{ARABIC}')
    return tiny


@pytest.mark.parametrize(
    ("value", "danish", "english", "arabic"),
    [
        ("10", "10 dage", "10 days", "10 أيام"),
        ("1", "1 dag", "one day", "يومًا واحدًا"),
        ("2", "2 dage", "2 days", "يومين"),
    ],
)
def test_the_words_follow_the_number(value: str, danish: str, english: str, arabic: str, with_plurals: Path) -> None:
    edit(with_plurals, "content/facts.yml", "value: 10\n", f"value: {value}\n")
    assert codes_of(inspect(with_plurals).problems) == [], "a changed number breaks no sentence, so nothing is named"
    for language, words in (("da", danish), ("en", english), ("ar", arabic)):
        text = block_of(edition_of(with_plurals, "nordby", language), "bank/bank-answer").texts["text"]
        assert words in text and "plural" not in text


def test_the_number_of_a_plural_must_exist(with_plurals: Path) -> None:
    edit(with_plurals, "content/topics/bank.yml", "{fact.bank_days.number, plural", "{fact.bank_dayz.number, plural")
    assert "unknown-lookup" in codes_of(inspect(with_plurals).problems)


def test_a_translation_may_have_a_plural_where_the_danish_has_a_number() -> None:
    assert differences(DANISH, ENGLISH.replace("{{ fact.bank_days.number }} days", PLURAL_EN), ()) == ()
    assert differences(DANISH, ARABIC, ()) == ()
    assert differences(DANISH, ARABIC.replace("bank_days", "bank_weeks"), ()) != ()
    assert lookups(ARABIC) == ["fact.bank_fee", "fact.bank_days.number"]


def test_a_plural_needs_every_form_of_the_language() -> None:
    polish = "Zapytaj w banku. To trwa {fact.bank_days.number, plural, one {# dzień} few {# dni} other {# dnia}}."
    assert [fault.kind for fault in faults("Spørg.", polish, "pl", ())] == ["plural"]
    assert list(faults("Spørg.", polish.replace("few", "many {# dni} few"), "pl", ())) == []
