"""Test which texts ``check`` names when a number changes."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support import edit, inspect


@pytest.mark.parametrize(
    ("old", "new", "languages"),
    [
        ("11", "99", []),
        ("3", "10", []),
        ("11", "100", ["arabisk"]),
        ("3", "11", ["arabisk"]),
        ("3", "1", ["arabisk", "dansk", "engelsk"]),
    ],
)
def test_a_language_is_named_when_its_plural_category_changes(
    old: str, new: str, languages: list[str], tiny: Path
) -> None:
    """Arabic has the categories few (3 to 10), many (11 to 99) and other (100)."""
    edit(tiny, "content/facts.yml", "value: 10\n", f"value: {new}\n")
    edit(tiny, "content/facts.yml", "worded_for: 10\n", f"worded_for: {old}\n")
    arabic = "اسأل بنكًا. يستغرق {{ fact.bank_days.number }} أيام ويكلف {{ fact.bank_fee }}."
    danish = "Spørg en bank. Det tager {{ fact.bank_days.number }} dage og koster {{ fact.bank_fee }}."
    message = f'msgctxt "bank.bank-answer"\nmsgid "{danish}"\nmsgstr "'
    edit(tiny, "locales/ar/LC_MESSAGES/shared.po", f'{message}"', f'{message}{arabic}"')
    problems = inspect(tiny).problems
    assert [dict(problem.details)["language"] for problem in problems] == languages
    assert {problem.severity for problem in problems} <= {"warning"}


def test_a_language_in_which_nobody_sees_the_text_is_not_named(tiny: Path) -> None:
    edit(tiny, "content/facts.yml", "value: 10\n", "value: 1\n")
    for language in ("ar", "en"):
        (tiny / f"locales/{language}/LC_MESSAGES/shared.po").unlink()
    assert [dict(problem.details)["language"] for problem in inspect(tiny).problems] == ["dansk"]
