"""Test that translations are reported by what they say when they are translated back to Danish."""

from __future__ import annotations

from collections.abc import Sequence

from velkomst.checking.back_translations import proofread
from velkomst.i18n.catalogs import Translation
from velkomst.i18n.inventory import Location, TextEntry
from velkomst.i18n.translated_texts import TranslatedText
from velkomst.problems import Mark

BACK = {"Ring inte.": "Ring ikke.", "Ring.": "Ring.", "Vänta två år.": "Vent to år."}


def translated(danish: str, text: str, line: int, language: str = "sv") -> TranslatedText:
    entry = TextEntry("shared", ("health", "a"), danish, Location(Mark("x.yml"), "text"))
    return TranslatedText(entry, language, Translation(text, "draft", Mark(f"{language}.po", line)))


def translate_back(language: str, sentences: Sequence[str]) -> Sequence[str]:
    assert language == "sv" and len(set(sentences)) == len(sentences), "each sentence once, in one run"
    return [BACK[sentence] for sentence in sentences]


def reported(*texts: TranslatedText) -> list[tuple[str, str]]:
    found = proofread(texts, frozenset(("sv",)), translate_back)
    return [(str(problem.mark), problem.code) for problem in found]


def test_each_text_is_compared_with_its_own_sentences() -> None:
    texts = (
        translated("Ring. Ring.", "Ring. Ring.", 1),
        translated("Vent tre år.", "Vänta två år.", 2),
        translated("Ring. Ring ikke. Ring ikke.", "Ring. Ring inte. Ring.", 3),
        translated("Vent tre år.", "Wartet zwei Jahre.", 4, "de"),
    )
    assert reported(*texts) == [("sv.po:2:1", "back-translation-number"), ("sv.po:3:1", "back-translation-negation")]


def test_a_negation_that_no_program_must_translate_is_not_reported_twice() -> None:
    assert reported(translated("Ring ikke.", "Ring.", 1), translated("Ring.", "Ring inte.", 2)) == []
