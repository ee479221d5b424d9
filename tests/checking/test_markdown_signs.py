"""Test that the check names signs that a reader would see, and leaves everything else alone."""

from __future__ import annotations

import time

import pytest

from velkomst.checking import markdown, markdown_signs
from velkomst.i18n.consistency import differences

FAULTS = {
    "- [ ] pas\n- [x] foto": "task-list-in-text",
    "!!! warning": "admonition-in-text",
    "??? note": "admonition-in-text",
    "Det er ~~gratis~~ dyrt": "strikethrough-in-text",
    "Husk ==pas==": "highlight-in-text",
    "*[CPR]: Det Centrale Personregister": "abbreviation-in-text",
    "Pas\n: Dokument": "definition-list-in-text",
    "Pas {: .x }": "attributes-in-text",
    "Se\n\n    fire mellemrum": "code-in-text",
    "Ring {{ value.phone": "half-lookup",
    "Ring { value.phone }": "half-lookup",
    "Ring value.phone }}": "half-lookup",
    "[fil](https://www.samsoe.dk/min fil.pdf)": "link-with-space",
    "[fil] (https://www.samsoe.dk)": "link-with-space",
    "24. december\n31. december\n1. januar": "numbers-run-together",
    "Lukket:\n- pas\n\n1. maj\n1. juni": "numbers-run-together",
    "- 5 grader er koldt": "list-of-one",
    "1. pas\n  - kopi\n2. foto": "list-indent",
    "+ pas\n+ foto": "plus-list",
    "Husk **pas": "sign-without-partner",
    "Husk ** pas **": "sign-without-partner",
    "Pas[^1]": "footnote-in-text",
}
ALLOWED = (
    "Du skal have:\n- pas\n- kontrakt",
    "- pas\n  - kopi\n- foto",
    "1) pas\n2) foto",
    "2027. Fra det år gælder nye regler.",
    "1. maj holder kontoret lukket.",
    "2*3*4 stk.",
    "Ring {{ value.phone }} eller se [kortet](https://a.dk 'Kort').",
    "**Pas** og _foto_ og `~~`",
    r"Vis \*\* sådan",
    "Er det dyrt?? Nej!!",
    "Klokken 8: åben\nKlokken 9: lukket",
    "- 24. december\n- 31. december",
)


def codes(text: str, *, running: bool = True) -> list[str]:
    parts = markdown.parts(text, running=running)
    return [code for code, _, _ in markdown_signs.faults(text, parts, running=running)]


@pytest.mark.parametrize("text", FAULTS)
def test_a_sign_without_effect_is_named_once_where_it_is(text: str) -> None:
    parts = markdown.parts(text)
    ((code, offset, sign),) = markdown_signs.faults(text, parts, running=True)
    assert code == FAULTS[text]
    assert text[offset:].startswith(sign) or code == "code-in-text"


@pytest.mark.parametrize("text", ALLOWED)
def test_what_is_allowed_is_not_named(text: str) -> None:
    assert codes(text) == []


@pytest.mark.parametrize("line", ["15. januar 2027", "2. sal", "> 250 kr.", "- 5 grader", "+45 12 34 56 78"])
def test_a_line_may_begin_with_any_sign(line: str) -> None:
    assert codes(line, running=False) == []


def test_a_signed_translation_of_a_date_is_no_fault() -> None:
    assert differences("1. maj holder kontoret lukket.", "The office is closed on 1 May.", ()) == ()
    (lost,) = differences("Tag med:\n- pas\n- foto", "Bring: passport and photo", ())
    assert lost.what == "list"


@pytest.mark.parametrize("sign", ["*", "_", "`", "[", "{", "~", "=", "> ", "1. ", "- ", "www.a.dk ", "a@b.dk", "]("])
def test_a_long_run_of_signs_takes_no_time(sign: str) -> None:
    text = (sign * markdown_signs.MAX_CHARACTERS)[: markdown_signs.MAX_CHARACTERS]
    started = time.process_time()
    codes(text)
    assert time.process_time() - started < 1
