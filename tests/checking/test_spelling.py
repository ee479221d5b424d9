"""Test that misspelled words are found in Danish texts and translations, and that names are no mistakes."""

from __future__ import annotations

from velkomst.checking.spelling import AcceptedWords, SpellingText, proofread
from velkomst.i18n.spelled_words import spelled_words
from velkomst.problems import Mark

WORDS = {
    "da": frozenset(["ring", "til", "lægen", "med", "kort", "boligstøtte", "nummer"]),
    "de": frozenset(["rufen", "sie", "den", "arzt", "mit", "karte", "an", "nummer"]),
    "ar": frozenset(("اتصل", "و")),
}
NAMES = AcceptedWords(frozenset(("Samsø", "CPR")), {"de": frozenset(("app",))})


def unknown(language: str, words: frozenset[str]) -> frozenset[str]:
    return frozenset(word for word in words if word.lower() not in WORDS[language])


def text(words: str, danish: str = "", path: str = "x.po") -> SpellingText:
    danish_words = frozenset(found.word for found in spelled_words(danish))
    return SpellingText(
        tuple(spelled_words(words)), "health.a", lambda offset: Mark(path, 1, offset + 1), danish=danish_words
    )


def wrong(language: str, *texts: SpellingText) -> list[tuple[str, str]]:
    return [
        (str(dict(problem.details)["word"]), str(dict(problem.details)["count"]))
        for problem in proofread(texts, language, NAMES, unknown)
    ]


def test_a_misspelled_word_is_reported_once_at_its_place() -> None:
    (problem,) = proofread((text("Ring til lægn. Lægen."), text("lægn")), "da", NAMES, unknown)
    assert (problem.mark.column, dict(problem.details)["count"]) == (10, "2")
    assert "locales/da/words.txt" in problem.hint()


def test_names_with_endings_and_listed_words_are_right() -> None:
    assert wrong("de", text("Rufen Sie den Arzt (Samsøs) mit CPR-App an.")) == []
    assert wrong("da", text("Ring til samsøs app")) == [("samsøs", "1"), ("app", "1")]


def test_each_part_of_a_word_with_hyphens_must_be_right() -> None:
    assert wrong("de", text("CPR-Nummer CPR-Numer")) == [("Numer", "1")]


def test_danish_words_are_right_in_an_aside_and_where_the_danish_has_them() -> None:
    assert wrong("de", text("Karte (boligstøtte)"), text("Karte boligstøtte", "Ring: boligstøtte")) == []
    assert wrong("de", text("Karte boligstøtte")) == [("boligstøtte", "1")]


def test_latin_words_in_another_script_may_be_danish() -> None:
    assert wrong("ar", text("اتصل وboligstøtte")) == []
    assert wrong("ar", text("اتصل boligstytte, اتصلل")) == [("boligstytte", "1"), ("اتصلل", "1")]


def test_lookups_links_and_placeholders_are_no_words() -> None:
    assert wrong("da", text("Ring til [lægen](topic:gqp) {{ fact.zzz }} %(zz)s <bq> www.zzqq.dk aa@zzq.dk")) == []
