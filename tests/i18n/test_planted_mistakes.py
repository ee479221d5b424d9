"""Plant forty kinds of mistakes in right translations, and count how many the checks find.

Two cannot be found by a program that does not understand the words; they are listed, so that nobody relies on it.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

from velkomst.checking import markdown_signs, spelling, wrong_language
from velkomst.checking.spelling import AcceptedWords
from velkomst.cli.dictionaries import Hunspell, MissingDictionaryError
from velkomst.cli.language_identifier import LanguageIdentifier, MissingIdentifierError
from velkomst.i18n.catalogs import Catalogs, Translation, is_unfinished
from velkomst.i18n.consistency import differences
from velkomst.i18n.inventory import Location, TextEntry
from velkomst.i18n.negation import negation_fault
from velkomst.i18n.translated_texts import TranslatedText
from velkomst.i18n.translation_faults import faults
from velkomst.model.project import Project
from velkomst.problems import Mark

TERMS = ("Digital Post", "MitID", "CPR")
NAMES = AcceptedWords(frozenset(("Digital", "Post", "MitID", "CPR", "Samsø")))


class Planted(NamedTuple):
    """A kind of mistake: a right translation, and what is changed in it."""

    kind: str
    language: str
    danish: str
    right: str
    old: str
    new: str


_RING = "Ring til lægen inden 14 dage."
_APPLY = "Søg på [borger.dk](https://www.borger.dk) med MitID."
_NOT = "Du må ikke arbejde, mens du venter på svar."
_PARTS = "**Husk** to ting.\n\n- pas\n- MitID"
MISTAKES = (
    Planted("number changed", "de", _RING, "Rufen Sie den Arzt innerhalb von 14 Tagen an.", "14", "41"),
    Planted("number lost", "pl", _RING, "Zadzwoń do lekarza w ciągu 14 dni.", "14 dni", "kilku dni"),
    Planted("Arabic digits changed", "ar", _RING, "اتصل بالطبيب خلال ١٤ يومًا.", "١٤", "١٥"),
    Planted("year changed", "en", "Reglen gælder til 2027.", "The rule applies until 2027.", "2027", "2026"),
    Planted("price changed", "fr", "Det koster 1.250 kr.", "Cela coûte 1 250 couronnes.", "1 250", "1 520"),
    Planted("phone number changed", "uk", "Ring til 89 40 20 00.", "Телефонуйте 89 40 20 00.", "20 00", "20 10"),
    Planted(
        "link lost",
        "en",
        _APPLY,
        "Apply at [borger.dk](https://www.borger.dk) with MitID.",
        "https://www.borger.dk",
        "#",
    ),
    Planted(
        "link to another site",
        "de",
        _APPLY,
        "Beantragen Sie es auf [borger.dk](https://www.borger.dk) mit MitID.",
        "www.borger.dk)",
        "www.borger.de)",
    ),
    Planted(
        "link to another topic",
        "sv",
        "Läs om [lægen](topic:gp).",
        "Läs om [läkaren](topic:gp).",
        "topic:gp",
        "topic:dentist",
    ),
    Planted(
        "mail address changed", "fr", "Skriv til hjaelp@samsoe.dk.", "Écrivez à hjaelp@samsoe.dk.", "hjaelp@", "aide@"
    ),
    Planted(
        "lookup lost",
        "ro",
        "Ring til {{ place.gp.phone }}.",
        "Sunați la {{ place.gp.phone }}.",
        " la {{ place.gp.phone }}",
        "",
    ),
    Planted(
        "lookups swapped for another",
        "ru",
        "Ring til {{ place.gp.phone }}.",
        "Позвоните по номеру {{ place.gp.phone }}.",
        "place.gp",
        "place.er",
    ),
    Planted(
        "lookup twice",
        "en",
        "Ring til {{ place.gp.phone }}.",
        "Call {{ place.gp.phone }}.",
        "Call",
        "Call {{ place.gp.phone }} or",
    ),
    Planted(
        "translated CPR", "fr", "Du skal have et CPR-nummer.", "Vous devez avoir un numéro CPR.", "CPR", "de registre"
    ),
    Planted("transliterated MitID", "uk", "Brug MitID.", "Скористайтеся MitID.", "MitID", "МітІД"),
    Planted(
        "translated Digital Post",
        "ar",
        "Læs din Digital Post.",
        "اقرأ رسائل Digital Post.",
        "Digital Post",
        "البريد الرقمي",
    ),
    Planted(
        "Danish left in Ukrainian",
        "uk",
        _NOT,
        "Вам не можна працювати, доки чекаєте на відповідь.",
        "доки чекаєте на відповідь",
        "mens du venter på svar",
    ),
    Planted(
        "Danish left in German",
        "de",
        _NOT,
        "Sie dürfen nicht arbeiten, während Sie auf Antwort warten.",
        "während Sie auf Antwort warten",
        "mens du venter på svar",
    ),
    Planted(
        "not translated at all",
        "pl",
        _NOT,
        "Nie wolno ci pracować, dopóki czekasz na odpowiedź.",
        "Nie wolno ci pracować, dopóki czekasz na odpowiedź.",
        _NOT,
    ),
    Planted(
        "English left in German",
        "de",
        _NOT,
        "Sie dürfen nicht arbeiten, während Sie auf die Antwort warten.",
        "Sie dürfen nicht arbeiten, während Sie auf die Antwort warten.",
        "You may not work while you are waiting for the answer.",
    ),
    Planted(
        "German in the Swedish catalog",
        "sv",
        _NOT,
        "Du får inte arbeta medan du väntar på svar.",
        "Du får inte arbeta medan du väntar på svar.",
        "Sie dürfen nicht arbeiten, während Sie auf die Antwort warten.",
    ),
    Planted(
        "Russian in the Ukrainian catalog",
        "uk",
        _NOT,
        "Вам не можна працювати, доки ви чекаєте на відповідь.",
        "Вам не можна працювати, доки ви чекаєте на відповідь.",
        "Вам нельзя работать, пока вы ждёте ответа от ведомства.",
    ),
    Planted(
        "Latin letter in a Cyrillic word", "uk", _NOT, "Вам не можна працювати, доки чекаєте.", "працювати", "прaцювати"
    ),
    Planted(
        "Cyrillic letter in a Latin word", "pl", _NOT, "Nie wolno ci pracować, dopóki czekasz.", "pracować", "pracоwać"
    ),
    Planted("Latin script in Arabic", "ar", _NOT, "لا يجوز لك العمل.", "لا يجوز لك العمل", "la yajuz laka alamal"),
    Planted("English typo", "en", "Spørg lægen.", "Ask the doctor.", "doctor", "docter"),
    Planted("German typo", "de", "Spørg lægen.", "Fragen Sie den Arzt.", "Fragen", "Frgaen"),
    Planted("Swedish typo", "sv", "Spørg lægen.", "Fråga läkaren.", "läkaren", "läkarren"),
    Planted("Ukrainian typo", "uk", "Spørg lægen.", "Запитайте лікаря.", "лікаря", "лікяра"),
    Planted("wrong plural in Ukrainian", "uk", "Vent 5 måneder.", "Зачекайте 5 місяців.", "місяців", "місяць"),
    Planted("wrong plural in English", "en", "Vent 3 måneder.", "Wait 3 months.", "months", "month"),
    Planted("negation lost in Swedish", "sv", _NOT, "Du får inte arbeta medan du väntar på svar.", " inte", ""),
    Planted("negation added in English", "en", "Du må arbejde nu.", "You may work now.", "may", "may not"),
    Planted(
        "list item lost",
        "sv",
        _PARTS,
        "**Kom ihåg** två saker.\n\n- pass\n- MitID",
        "- pass\n- MitID",
        "- pass och MitID",
    ),
    Planted("bold lost", "de", _PARTS, "**Denken** Sie an zwei Dinge.\n\n- Pass\n- MitID", "**Denken**", "Denken"),
    Planted(
        "half of the bold signs",
        "en",
        _PARTS,
        "**Remember** two things.\n\n- passport\n- MitID",
        "**Remember**",
        "**Remember",
    ),
    Planted("question mark lost", "ar", "Er du syg?", "هل أنت مريض؟", "؟", "."),
    Planted("word twice", "en", _RING, "Call the doctor within 14 days.", "the doctor", "the the doctor"),
    Planted("number in words changed", "en", "Vent to uger.", "Wait two weeks.", "two", "three"),
    Planted("another meaning", "sv", "Spørg lægen.", "Fråga läkaren.", "läkaren", "tandläkaren"),
)
NOT_FOUND = ["number in words changed", "another meaning"]


@cache
def hunspell(language: str) -> Hunspell | None:
    dictionaries = Hunspell(Project(Path("/")))
    try:
        dictionaries.dictionary(language), dictionaries.dictionary("da")
    except MissingDictionaryError:
        return None
    return dictionaries


@cache
def identifier() -> LanguageIdentifier | None:
    try:
        return LanguageIdentifier()
    except MissingIdentifierError:
        return None


def reported(danish: str, translated: str, language: str) -> list[str]:
    """Return what all checks of translations report."""
    entry = TextEntry("shared", ("health", "a"), danish, Location(Mark("x.yml"), "text"), kind="block")
    text = TranslatedText(entry, language, Translation(translated, "draft", Mark("x.po")))
    kinds = [difference.what for difference in differences(danish, translated, TERMS)]
    kinds += (fault.kind for fault in faults(danish, translated, language, TERMS))
    kinds += (problem.code for problem in markdown_signs.check((), (text,)))
    kinds += filter(None, (negation_fault(danish, translated, language), "todo" if is_unfinished(translated) else ""))
    if model := identifier():
        names = frozenset(NAMES.names)
        kinds += (problem.code for problem in wrong_language.proofread((text,), model.known, names, model.identify))
    if dictionaries := hunspell(language):
        texts = spelling.translated((text,), Catalogs({}), language)
        kinds += (problem.code for problem in spelling.proofread(texts, language, NAMES, dictionaries.unknown_words))
    return kinds


def needs(mistake: Planted) -> str:
    """Return what must be installed to find a mistake; "" where it is, or where the mistake needs nothing."""
    if "typo" in mistake.kind and hunspell(mistake.language) is None:
        return f"Hunspell for {mistake.language}: tools/audit/run texts"
    needs_model = (
        mistake.kind in ("English left in German", "German in the Swedish catalog") or "Russian" in mistake.kind
    )
    return "py3langid: tools/install proofread" if needs_model and identifier() is None else ""


@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda mistake: mistake.kind)
def test_a_planted_mistake_is_found_and_the_right_translation_is_not_reported(mistake: Planted) -> None:
    assert mistake.right.count(mistake.old) == 1
    assert reported(mistake.danish, mistake.right, mistake.language) == []
    if missing := needs(mistake):
        pytest.skip(f"needs {missing}")
    planted = mistake.right.replace(mistake.old, mistake.new)
    assert (reported(mistake.danish, planted, mistake.language) == []) == (mistake.kind in NOT_FOUND)


def test_thirty_eight_of_forty_kinds_are_found() -> None:
    assert len({mistake.kind for mistake in MISTAKES}) == len(MISTAKES) == 40
    assert len(MISTAKES) - len(NOT_FOUND) == 38
