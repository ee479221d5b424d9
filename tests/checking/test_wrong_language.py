"""Test that a sentence in a wrong language is found in a translation."""

from __future__ import annotations

from velkomst.checking.wrong_language import proofread
from velkomst.i18n.catalogs import Translation
from velkomst.i18n.inventory import Location, TextEntry
from velkomst.i18n.translated_texts import TranslatedText
from velkomst.problems import Mark

GERMAN = "Sie wählen Ihren Arzt selbst auf der Webseite."
ENGLISH = "You choose your own doctor on the website."


def translated(text: str, language: str = "de") -> TranslatedText:
    entry = TextEntry("shared", ("health", "a"), "Du vælger selv din læge.", Location(Mark("x.yml"), "text"))
    return TranslatedText(entry, language, Translation(text, "draft", Mark("de.po", 7)))


def identify(text: str) -> tuple[str, float]:
    return ("en", 0.95) if text.startswith("You") else ("da", 0.5)


def codes(text: TranslatedText, known: frozenset[str] = frozenset(("de", "en"))) -> list[str]:
    return [str(problem.mark) for problem in proofread((text,), known, frozenset(), identify)]


def test_one_sentence_in_another_language_is_found() -> None:
    assert codes(translated(f"{GERMAN} {ENGLISH}")) == ["de.po:7:1"]


def test_an_unlikely_guess_and_a_short_sentence_are_not_reported() -> None:
    assert codes(translated(GERMAN)) == [] and codes(translated("You go.")) == []


def test_a_language_that_nobody_can_identify_is_not_checked() -> None:
    assert codes(translated(ENGLISH, "ti")) == []
