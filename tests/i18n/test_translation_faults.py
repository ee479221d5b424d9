"""Test the faults in the form of a translation: planted mistakes are found, right translations are not reported."""

from __future__ import annotations

import pytest

from velkomst.i18n.translation_faults import faults

DANISH = "Du skal vise pas og MitID, når du kommer til kommunen."
NAMES = ("Digital Post", "MitID")

PLANTED = [
    ("en", "You must show your passport and MitID when you come to the municipality", "end"),
    ("en", "You must show your passport and MitID when you come to the municipality:", "end"),
    ("ar", "يجب أن تُظهر جواز السفر و MitID عندما تأتي إلى البلدية؟", "end"),
    ("uk", "Покажіть паспорт і MitID, коли прийдете до комуни!", "end"),
    ("pl", "Pokaż paszport i MitID, gdy przyjdziesz do gminy?", "end"),
    ("en", "You must show show your passport and MitID at the municipality.", "doubled-word"),
    ("de", "Zeigen Sie Ihren Ihren Pass und MitID in der Kommune.", "doubled-word"),
    ("uk", "Покажіть паспорт паспорт і MitID у комуні.", "doubled-word"),
    ("ar", "أظهر جواز جواز السفر و MitID في البلدية.", "doubled-word"),
    ("sv", "Visa pass och\noch MitID hos kommunen.", "doubled-word"),
    ("en", "You must  show your passport and MitID.", "doubled-space"),
    ("pl", "Pokaż paszport i  MitID w gminie.", "doubled-space"),
    ("ar", "أظهر جواز السفر  و MitID في البلدية.", "doubled-space"),
    ("uk", "You must show your passport when you come to the municipality.", "script"),
    ("ar", "Du skal vise dit pas, hvis du kommer hen til kommunen.", "script"),
    ("uk", "Покажіть пaспорт і MitID у комуні.", "script"),
    ("en", "You must shоw your passport and MitID.", "script"),
    ("pl", "Pokaż paszport i MitID w gminie (Покажіть). Покажіть паспорт.", "script"),
    ("de", "Zeigen Sie Ihren Pass جواز und MitID.", "script"),
    ("en", "Show your passport and MitID, når du kommer.", "danish"),
    ("de", "Du skal vise Ihren Pass und MitID.", "danish"),
    ("uk", "Покажіть паспорт і MitID, når du kommer.", "danish"),
    ("sv", "Visa pass och MitID, når du kommer.", "danish"),
    ("pl", DANISH, "danish"),
    ("en", DANISH, "danish"),
]

RIGHT = [
    ("en", "You must show your passport and MitID when you come to the municipality (når du kommer til kommunen)."),
    ("de", "Zeigen Sie Ihren Pass und MitID, wenn Sie zur Kommune kommen."),
    ("pl", "Pokaż paszport i MitID, gdy przyjdziesz do gminy."),
    ("uk", "Покажіть паспорт і MitID, коли прийдете до комуни (kommunen)."),
    ("ar", "يجب أن تُظهر جواز السفر وMitID عندما تأتي إلى البلدية."),
    ("sv", "Du ska visa pass och MitID, när du kommer till kommunen."),
]


@pytest.mark.parametrize(("language", "translated", "kind"), PLANTED)
def test_a_planted_mistake_is_found(language: str, translated: str, kind: str) -> None:
    assert kind in {fault.kind for fault in faults(DANISH, translated, language, NAMES)}


@pytest.mark.parametrize(("language", "translated"), RIGHT)
def test_a_right_translation_is_not_reported(language: str, translated: str) -> None:
    assert list(faults(DANISH, translated, language, NAMES)) == []


@pytest.mark.parametrize(
    ("danish", "translated", "language"),
    [
        ("Er du syg?", "هل أنت مريض؟", "ar"),
        ("Ring nu!", "Ring nu!", "sv"),
        ("I appen Digital Post eller på borger.dk", "I appen Digital Post eller på borger.dk", "sv"),
        ("Aarhus Kommune", "Aarhus Kommune", "uk"),
        ("Gem dem, der er nye.", "Bewahren Sie die, die neu sind, auf.", "de"),
        ("Du kan tro, at det er nok.", "Sie glauben, dass das das Ende ist.", "de"),
        ("Spørg Udlændinge- og Integrationsministeriet.", "Ask Udlændinge- og Integrationsministeriet.", "en"),
        ("Se [lægen](topic:gp).", "See [the doctor](topic:gp).", "en"),
        ("Skriv til {{ place.x.email }}", "Write to {{ place.x.email }}", "en"),
        ("Det koster 250 kr.", "It costs 250 DKK.", "en"),
        ("Ring til **lægen.**", "Call **the doctor**.", "en"),
        ("Tag  det med.", "Bring  it.", "en"),
        ("Bed om hjælp, når du flytter.", "Demandez de l’aide quand vous vous installez.", "fr"),
        (
            "Skriv dig op på [boligaarhus.dk](https://boligaarhus.dk).",
            "Auf [boligaarhus.dk](https://boligaarhus.dk).",
            "de",
        ),
    ],
)
def test_what_looks_like_a_mistake_and_is_none(danish: str, translated: str, language: str) -> None:
    assert list(faults(danish, translated, language, NAMES)) == []
