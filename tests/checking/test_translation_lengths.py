"""Test that translations that are too long for their place, or for their Danish text, are found."""

from __future__ import annotations

from pathlib import Path

from tests.support import codes_of, edit, inspect, lines
from velkomst.checking.translation_lengths import check
from velkomst.i18n.catalogs import Translation
from velkomst.i18n.inventory import Location, TextEntry
from velkomst.i18n.translated_texts import TranslatedText
from velkomst.problems import Mark

SENTENCE = "Ring til din læge, når du bliver syg, og sig, hvad du fejler i dag."


def codes(danish: str, translated: str, longest: int = 0) -> list[str]:
    entry = TextEntry("shared", ("health", "a"), danish, Location(Mark("x.yml"), "text"), longest=longest)
    text = TranslatedText(entry, "de", Translation(translated, "draft", Mark("de.po", 7)))
    return [problem.code for problem in check((text,))]


def test_a_subject_has_room_for_sixty_characters_and_lookups() -> None:
    subject = "x" * 50 + " {{ municipality.short_name }}"
    assert codes(SENTENCE, f"{subject} 1234567", longest=60) == []
    assert codes(SENTENCE, f"{subject} 1234567 and more", longest=60) == ["translation-no-room"]


def test_half_of_a_sentence_is_too_short_and_the_same_twice_too_long() -> None:
    assert len(SENTENCE) >= 60 and codes(SENTENCE, SENTENCE) == []
    assert codes(SENTENCE, SENTENCE[:30]) == ["translation-short"]
    assert codes(SENTENCE, SENTENCE * 3) == ["translation-long"]


def test_a_short_text_may_need_many_words_or_few() -> None:
    assert codes("Pendler", "Pracownik dojeżdżający z zagranicy") == []
    assert codes("Gratis, også for børn under 18 år", "Kostenlos") == []


def test_a_danish_name_in_parentheses_does_not_count() -> None:
    assert codes("Beredskab", "Emergency management and rescue (Beredskabsstyrelsens landsdækkende beredskab)") == []


def test_short_names_and_subjects_of_the_project_have_a_limit(tiny: Path) -> None:
    catalog = "locales/en/LC_MESSAGES/shared.po"
    edit(tiny, catalog, 'msgid "Norden"\nmsgstr ""', 'msgid "Norden"\nmsgstr "The five Nordic countries"')
    subject = 'msgctxt "_mails.welcome._subject"\nmsgid "Velkommen til {{ municipality.short_name }}"\nmsgstr '
    edit(tiny, catalog, f'{subject}""', f'{subject}"Welcome to {{{{ municipality.short_name }}}}{" and so on" * 5}"')
    found = inspect(tiny).problems
    assert codes_of(found) == ["translation-no-room", "translation-no-room"]
    assert "har 61 tegn, og der er plads til 60" in lines(found)[0], lines(found)
    assert "har 25 tegn, og der er plads til 24" in lines(found)[1], lines(found)
