"""Test the Markdown and JSON of ``impact`` on a project in git."""

from __future__ import annotations

import json
import re

import pytest

from tests.conftest import git
from tests.support import Command, edit


@pytest.fixture
def committed(command: Command) -> Command:
    """Return the command for a project in git."""
    git(command.root, "init", "--quiet")
    git(command.root, "add", ".")
    git(command.root, "commit", "--quiet", "-m", "Det hele")
    return command


def test_a_change_is_reported_as_markdown(committed: Command) -> None:
    edit(committed.root, "content/topics/health.yml", "eller hjemmefra", "eller på nettet")
    said = committed("impact")
    assert (said.code, said.err) == (0, "")
    assert said.out.startswith(
        "## Hvad ændringen gør\n\nSammenlignet med `HEAD`.\n\n### Hvem det rammer\n\n| Kommune |"
    )
    assert re.search(
        r"^\| Sydby Kommune \| da, en \| nordic, eu, third-country, refugee \| \d+ af \d+ \| \d+ af \d+ \| 0 \|$",
        said.out,
        re.MULTILINE,
    )
    assert "- Nordby Kommune: `health/choose` (`municipalities/nordby/topics/health.yml:5:15`)\n" in said.out
    assert "- ændret: `health.choose.where` (`content/topics/health.yml:28`)\n" in said.out
    assert said.out == committed("impact").out, "the same answer every time"


def test_the_report_is_in_english_by_option(committed: Command) -> None:
    edit(committed.root, "content/topics/health.yml", "eller hjemmefra", "eller på nettet")
    said = committed("impact", "--lang-ui", "en")
    assert "### Who is concerned" in said.out and "ændret" not in said.out


def test_a_change_is_reported_as_json(committed: Command) -> None:
    edit(committed.root, "content/topics/health.yml", "eller hjemmefra", "eller på nettet")
    answer = json.loads(committed("impact", "--json").out)
    assert answer["texts"] == [
        {"edit": "changed", "key": "health.choose.where", "path": "content/topics/health.yml", "line": 28}
    ]
    assert {"municipality", "block", "path", "line"} == set(answer["drifted"][0])
    assert {output["kind"] for output in answer["touched"]} == {"page", "pdf"}
    assert set(answer["totals"]) == {"nordby", "sydby"}


def test_a_change_that_concerns_nobody_is_said_so(committed: Command) -> None:
    said = committed("impact", "--since", "HEAD")
    assert said.code == 0 and said.out.endswith("Ændringen rører hverken læsere, oversættere eller tryksager.\n")


def test_a_revision_that_git_does_not_know_is_wrong_usage(committed: Command) -> None:
    said = committed("impact", "--since", "no-such-revision")
    assert said.code == 2 and said.err.startswith("git kender ikke 'no-such-revision'")
