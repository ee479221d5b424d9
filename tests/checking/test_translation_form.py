"""Test that faults of translations have their place, and that equal texts with other translations are named."""

from __future__ import annotations

from pathlib import Path

from tests.support import codes_of, edit, inspect, lines

EN = "locales/en/LC_MESSAGES/shared.po"


def test_the_fixture_has_no_fault(tiny: Path) -> None:
    assert codes_of(inspect(tiny).problems) == []


def test_a_fault_is_a_warning_with_its_place(tiny: Path) -> None:
    edit(tiny, EN, "Call your own doctor. If life is in danger, call 112.", "Call your own own doctor. Call 112")
    problems = inspect(tiny).problems
    assert codes_of(problems) == ["translation-doubled-word", "translation-end"]
    assert {problem.severity for problem in problems} == {"warning"}
    assert lines(problems)[0].startswith(f"{EN}:") and "har det samme ord to gange: own own" in lines(problems)[0]


def test_a_translation_that_nobody_sees_is_not_judged(tiny: Path) -> None:
    edit(tiny, EN, "Call your own doctor. If life is in danger, call 112.", "TODO  call call")
    assert "translation-doubled-word" not in codes_of(inspect(tiny).problems)


def same_question(root: Path, translated: str) -> list[dict[str, str]]:
    """Let two topics ask the same question, and return the problems of its second translation."""
    question = "Hvad gør jeg, når jeg bliver syg?"
    edit(root, "content/topics/bank.yml", "Hvordan får jeg en bankkonto?", question)
    message = 'msgctxt "bank._question"\nmsgid "'
    old = f'{message}Hvordan får jeg en bankkonto?"\nmsgstr "How do I open a bank account?"'
    edit(root, EN, old, f'{message}{question}"\nmsgstr "{translated}"')
    return [dict(each.details) for each in inspect(root).problems if each.code == "translation-inconsistent"]


def test_one_text_has_one_translation_in_a_language(tiny: Path) -> None:
    assert same_question(tiny, "What if I become ill?") == [{"context": "bank._question", "other": "health._question"}]


def test_equal_translations_of_one_text_are_right(tiny: Path) -> None:
    assert same_question(tiny, "What do I do when I fall ill?") == []


def test_a_short_text_may_need_other_words_elsewhere(tiny: Path) -> None:
    edit(tiny, "content/topics/health.yml", "title: Læge og sundhed\n", "title: Bank\n")
    message = 'msgctxt "health._title"\nmsgid "'
    edit(tiny, EN, f'{message}Læge og sundhed"\nmsgstr "Doctor and health"', f'{message}Bank"\nmsgstr "Banks"')
    assert "translation-inconsistent" not in codes_of(inspect(tiny).problems)
