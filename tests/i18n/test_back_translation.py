"""Plant mistakes in right Swedish translations, and find them in what Apertium translates back to Danish."""

from __future__ import annotations

import pytest

from velkomst.cli.back_translator import BackTranslator, MissingTranslatorError
from velkomst.i18n.back_translation import back_translation_fault, sentences

_RULES = "Du må ikke arbejde, mens du venter. Har du fået svar, må du arbejde i to år. Der er ingen gebyrer."
_REGELR = "Du får inte arbeta medan du väntar. När du har fått svar får du arbeta i två år. Det finns inga avgifter."
_DOCTOR = "Ring til lægen mindst en uge før rejsen. Klinikken har åbent mandag og onsdag i juli."
_LAKARE = "Ring läkaren minst en vecka före resan. Kliniken har öppet måndag och onsdag i juli."
_SCHOOL = "Skriv barnet op til skole på kommunens hjemmeside. Skolen ringer til dig, når der er en plads til barnet."
_SKOLA = "Skriv upp barnet till skola på kommunens webbplats. Skolan ringer dig när det finns en plats för barnet."
RIGHT = (
    (_RULES, _REGELR),
    (_DOCTOR, _LAKARE),
    (_SCHOOL, _SKOLA),
    ("Søg på [borger.dk](https://www.borger.dk) med **MitID**.",
     "Sök på [borger.dk](https://www.borger.dk) med **MitID**."),
    ("Gebyret er {{ fact.fee }}. Betal inden 14 dage.", "Avgiften är {{ fact.fee }}. Betala inom 14 dagar."),
)  # fmt: skip
PLANTED = (
    ("one of two negations lost", _RULES, _REGELR, "inga avgifter", "avgifter", "negation"),
    ("a negation added", _SCHOOL, _SKOLA, "Skolan ringer dig", "Skolan ringer dig inte", "negation"),
    ("a number word changed", _RULES, _REGELR, "två år", "tre år", "number"),
    ("a number changed", "Betal inden 14 dage.", "Betala inom 14 dagar.", "14", "41", "number"),
    ("weeks for months", _DOCTOR, _LAKARE, "en vecka", "en månad", "word"),
    ("another day of the week", _DOCTOR, _LAKARE, "onsdag", "torsdag", "word"),
    ("another month", _DOCTOR, _LAKARE, "juli", "augusti", "word"),
    ("at most for at least", _DOCTOR, _LAKARE, "minst", "högst", "word"),
    ("another sentence", _SCHOOL, _SKOLA, _SKOLA[_SKOLA.index("Skolan") :],
     "Hämta ditt paket på posten i närmaste butik.", "sentence"),
    ("a sentence left out", _SCHOOL, _SKOLA, _SKOLA[: _SKOLA.index("Skolan")], "", "sentence"),
)  # fmt: skip


@pytest.fixture(scope="module")
def apertium() -> BackTranslator:
    try:
        return BackTranslator()
    except MissingTranslatorError:
        pytest.skip("needs Apertium: tools/install proofread")


@pytest.mark.parametrize(("danish", "swedish"), RIGHT)
def test_a_right_translation_raises_no_alarm(apertium: BackTranslator, danish: str, swedish: str) -> None:
    back = apertium.translate_back("sv", sentences(swedish))
    assert back_translation_fault(sentences(danish), back) is None


@pytest.mark.parametrize(("kind", "danish", "right", "old", "new", "fault"), PLANTED, ids=lambda value: value[:30])
def test_a_planted_mistake_raises_an_alarm(
    apertium: BackTranslator, kind: str, danish: str, right: str, old: str, new: str, fault: str
) -> None:
    assert right.count(old) == 1, kind
    back = apertium.translate_back("sv", sentences(right.replace(old, new)))
    found = back_translation_fault(sentences(danish), back)
    assert found is not None and found.kind == fault, back


def test_sentences_keep_their_place_in_one_run(apertium: BackTranslator) -> None:
    assert apertium.translate_back("sv", ("Ring läkaren", "Det är gratis.", "Hej!")) == [
        "Ring lægen", "Det er gratis.", "Hej!"
    ]  # fmt: skip
    assert apertium.translate_back("sv", ()) == ()


def test_a_short_sentence_may_be_free() -> None:
    assert back_translation_fault(("Det aftaler vi.",), ("Det her kommer vi overens om.",)) is None
