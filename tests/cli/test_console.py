"""Test how the console prints many problems."""

from __future__ import annotations

import pytest

from velkomst.cli.console import Reporter
from velkomst.problems import Mark, UiLanguage, problem


@pytest.mark.parametrize("language", ["da", "en"])
def test_a_fault_that_repeats_is_one_message_with_a_count(
    language: UiLanguage, capsys: pytest.CaptureFixture[str]
) -> None:
    faults = [problem("image-in-text", Mark("content/topics/bank.yml", line)) for line in range(1, 21)]
    other = problem("heading-in-text", Mark("content/topics/bank.yml", 3))
    Reporter(language, as_json=False).problems([*faults, other])
    printed = capsys.readouterr().err
    assert printed.count(faults[0].message(language)) == 1
    assert "bank.yml:1:1" in printed and other.message(language) in printed
    assert " 20 " in printed and printed.rstrip().splitlines()[-1].startswith("21 ")


def test_a_line_number_is_no_emoji(capsys: pytest.CaptureFixture[str]) -> None:
    Reporter("da").problems([problem("image-in-text", Mark("content/topics/bank.yml", 100, 11))])
    assert capsys.readouterr().err.startswith("content/topics/bank.yml:100:11: ")


def test_a_removed_audience_is_one_message_that_says_what_to_do(capsys: pytest.CaptureFixture[str]) -> None:
    details = {"name": "commuter", "near": "", "allowed": "eu, nordic"}
    faults = [
        problem("unknown-audience", Mark(f"content/topics/t{number}.yml", 11, 3), **details) for number in range(110)
    ]
    Reporter("en").problems(faults)
    said = capsys.readouterr().err
    assert said.count("unknown audience 'commuter'") == 1
    assert "If the audience was removed or renamed in content/audiences.yml, do the same here." in said
    assert "The same is in 110 places" in said


@pytest.mark.parametrize("kind", ["lookup", "link", "number", "term", "list"])
def test_an_english_message_names_the_difference_in_english(kind: str, capsys: pytest.CaptureFixture[str]) -> None:
    fault = problem("draft-differs", Mark("a.po"), context="a", differs=kind, missing="x", extra="y")
    danish = fault.message("da").partition("tekst (")[2].partition(")")[0]
    english = fault.message("en").partition("text (")[2].partition(")")[0]
    assert danish and english and (danish != english or kind == "link")
