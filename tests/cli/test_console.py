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
