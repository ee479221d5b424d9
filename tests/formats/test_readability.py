"""Test LIX, sentences and verb-first conditions of Danish texts."""

from __future__ import annotations

import pytest

from velkomst.formats.readability import Readability, measure, sentences


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ring 112. Sig, hvor du er.", ["Ring 112.", "Sig, hvor du er."]),
        ("Ring kl. 8.30 den 1. maj.", ["Ring kl. 8.30 den 1. maj."]),
        ("Det koster ca. 250 kr. om måneden.", ["Det koster ca. 250 kr. om måneden."]),
        ("Det koster 250 kr. Du betaler selv.", ["Det koster 250 kr.", "Du betaler selv."]),
        (
            "Flytter du, fx. Aarhus? Ja! (Spørg først.) Så ring.",
            ["Flytter du, fx. Aarhus?", "Ja!", "(Spørg først.)", "Så ring."],
        ),
        ("Skriv til nr. 4, 2. sal.", ["Skriv til nr. 4, 2. sal."]),
        ("Tag med:\n\n- **Pas**\n- Kontrakt", ["Tag med:", "Pas", "Kontrakt"]),
        ("1. Ring.\n2. Vent.\n", ["Ring.", "Vent."]),
        ("Se [skat.dk](https://skat.dk) i dag. 500 kr. er nok.", ["Se skat.dk i dag.", "500 kr. er nok."]),
        ("Skriv til\n{{ place.x.name }}.", ["Skriv til x."]),
        ("", []),
        ("---", []),
    ],
)
def test_sentences_end_where_a_reader_says(text: str, expected: list[str]) -> None:
    assert list(sentences(text)) == expected


@pytest.mark.parametrize(
    ("text", "lix"),
    [
        ("Du får en læge. Det er gratis.", 4),  # 7 words, 2 sentences, no long word
        ("Kommunen registrerer adressen.", 3 + 100),  # three long words of three
        ("Ring til lægen, og bestil en konsultation hos sekretæren.", 9 + 22),  # two of nine
        ("", 0),
        ("https://www.borger.dk", 0),
    ],
)
def test_lix_is_words_in_a_sentence_and_the_part_of_long_words(text: str, lix: int) -> None:
    assert measure(text).lix == lix


def test_a_word_of_six_letters_is_short_and_signs_are_no_letters() -> None:
    assert measure("Læger EU-kort CPR-nr kaffen").long_words == 0
    assert measure("lægehus").long_words == 1


@pytest.mark.parametrize(
    ("text", "conditions"),
    [
        ("Bor du i Norge, har du ret. Er du studerende, skal du søge.", 2),
        ("Hvis du bor i Norge, har du ret.", 0),
        ("Har du et CPR-nummer?", 0),
        ("Skal du flytte, og hvornår?", 0),
        ("Har du ikke.", 0),
    ],
)
def test_conditions_that_open_with_a_verb_are_counted(text: str, conditions: int) -> None:
    assert measure(text).conditions == conditions


def test_counts_of_texts_are_added() -> None:
    first, second = measure("Du får en læge."), measure("Kommunen registrerer adressen her.")
    assert first + second == Readability(8, 3, 2, 4, 0)
    assert sum((first, second), Readability()).lix == round(8 / 2 + 100 * 3 / 8)
