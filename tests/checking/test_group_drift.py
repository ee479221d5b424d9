"""Test that drift is reported along the chain of region, group and municipality."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.coast import GROUP, add_coast
from tests.conftest import git
from tests.support import Command, add, edit
from velkomst.checking import drift
from velkomst.checking.comparison import drifted
from velkomst.reading.library import read

SHARED = "content/topics/health.yml"
CHANGES = f"{GROUP}/topics/health.yml"
LOCAL = "municipalities/odby/topics/health.yml"


@pytest.fixture
def coast(command: Command) -> Command:
    """Return the command for a project in git: a group replaces a shared text, a municipality that of the group."""
    add_coast(command.root)
    add(
        command.root,
        LOCAL,
        "topic: health\nchanges:\n  - replace: choose\n    where: Odbys sundhedshus\n"
        "  - replace: coast-nurse\n    text: Odbys sygeplejerske.\n",
    )
    for owner in (("-g", "coast"), ("-m", "odby")):
        assert command("accept", *owner).code == 0
    git(command.root, "init", "--quiet")
    commit(command.root)
    assert drifting(command.root) == []
    return command


def commit(root: Path) -> None:
    git(root, "add", ".")
    git(root, "commit", "--quiet", "-m", "Nyt")


def drifting(root: Path) -> list[tuple[str, str]]:
    return [
        (problem.mark.path, dict(problem.details)["id"])
        for problem in drift.check(read(root).required())
        if problem.code == "drift" and not problem.mark.path.startswith("municipalities/nordby/")
    ]


def test_a_new_shared_text_is_drift_in_the_group_that_replaces_it(coast: Command) -> None:
    edit(coast.root, SHARED, "eller hjemmefra", "eller på nettet")
    assert drifting(coast.root) == [(CHANGES, "choose")], "the municipality shows what the group says, as before"


def test_a_new_text_of_the_group_is_drift_in_the_municipality(coast: Command) -> None:
    edit(coast.root, CHANGES, "Sundhedshuset i Havnby", "Det nye sundhedshus")
    edit(coast.root, CHANGES, "taler engelsk", "taler engelsk og tysk")
    assert drifting(coast.root) == [(LOCAL, "choose"), (LOCAL, "coast-nurse")]


def test_the_text_before_is_found_in_the_history_of_both_files(coast: Command) -> None:
    edit(coast.root, CHANGES, "Sundhedshuset i Havnby", "Det nye sundhedshus")
    edit(coast.root, CHANGES, "taler engelsk", "taler engelsk og tysk")
    commit(coast.root)
    local = {each.block: each for each in drifted(read(coast.root).required(), coast.root) if each.owner == "odby"}
    assert (local["choose"].base, local["choose"].now) == ("Sundhedshuset i Havnby", "Det nye sundhedshus")
    assert local["coast-nurse"].base == "Sygeplejersken på havnen taler engelsk."
    assert local["coast-nurse"].option == "-m odby"


def test_drift_of_a_group_is_shown_accepted_and_adopted(coast: Command) -> None:
    edit(coast.root, SHARED, "eller hjemmefra", "eller på nettet")
    said = coast("drift", "-g", "coast")
    assert said.code == 0 and "build.py accept health/choose -g coast" in said.out
    assert coast("accept", "health/choose", "-g", "coast").code == 0
    assert drifting(coast.root) == []
    assert coast("adopt", "health/choose", "-g", "coast").code == 0
    assert "choose" not in (coast.root / CHANGES).read_text("utf-8").replace("after: choose", "")
    assert drifting(coast.root) == [(LOCAL, "choose")], "the municipality now replaces the shared text"


def test_what_is_new_in_the_shared_text_is_merged_into_that_of_the_group(coast: Command) -> None:
    text = "text: Vælg en læge på nettet.\n    where:"
    edit(coast.root, CHANGES, "where:", text)
    edit(coast.root, CHANGES, "Vælg en læge på nettet.", "Vælg en god læge på nettet.")
    assert coast("accept", "-g", "coast").code == 0
    commit(coast.root)
    edit(coast.root, SHARED, "Vælg en læge på nettet.", "Vælg en læge på nettet i dag.")
    commit(coast.root)
    assert coast("merge", "health/choose", "-g", "coast").code == 0
    assert "Vælg en god læge på nettet i dag." in (coast.root / CHANGES).read_text("utf-8")


def test_a_municipality_merges_what_is_new_in_the_text_of_its_group(coast: Command) -> None:
    edit(coast.root, LOCAL, "Odbys sygeplejerske.", "Odbys sygeplejerske på havnen taler engelsk.")
    commit(coast.root)
    edit(coast.root, CHANGES, "taler engelsk.", "taler engelsk og tysk.")
    commit(coast.root)
    assert coast("merge", "health/coast-nurse", "-m", "odby").code == 0
    assert "Odbys sygeplejerske på havnen taler engelsk og tysk." in (coast.root / LOCAL).read_text("utf-8")
