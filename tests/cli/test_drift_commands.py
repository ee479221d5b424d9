"""Test ``drift``, ``adopt`` and ``merge`` on a project in git."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.conftest import git
from tests.support import Command, codes_of, edit, inspect

SHARED = "content/topics/health.yml"
HEALTH = "municipalities/nordby/topics/health.yml"


@pytest.fixture
def drifting(command: Command) -> Command:
    """Return the command for a project in git in which the shared text of ``choose`` has changed."""
    root = command.root
    git(root, "init", "--quiet")
    git(root, "add", ".")
    git(root, "commit", "--quiet", "-m", "Det hele")
    edit(
        root, SHARED, "{{ place.borgerservice.name }} eller hjemmefra", "{{ place.borgerservice.name }} eller på nettet"
    )
    git(root, "commit", "--quiet", "-a", "-m", "På nettet")
    return command


def test_without_drift_there_is_nothing_to_show(command: Command) -> None:
    said = command("drift")
    assert (said.code, said.out) == (0, "Ingen fælles tekst er ændret, siden jeres tekster blev skrevet.\n")


def test_drift_shows_three_texts_and_three_choices(drifting: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "200")
    said = drifting("drift", "-m", "nordby")
    assert said.code == 0 and said.err == ""
    assert said.out.startswith(f"{HEALTH}:4:14: nordby health/choose\n")
    row = next(line for line in said.out.splitlines() if "where" in line)
    base, now, local = (cell.strip() for cell in row.split("│")[2:5])
    assert base == "{{ place.borgerservice.name }} eller hjemmefra"
    assert now == "{{ place.borgerservice.name }} eller [-hjemmefra-]{+på nettet+}"
    assert local == "{{ place.borgerservice.name }}, mandag til fredag"
    for choice in ("accept", "adopt", "merge"):
        assert f"build.py {choice} health/choose -m nordby" in said.out


def test_drift_as_json(drifting: Command) -> None:
    answer = json.loads(drifting("drift", "--json").out)["drifted"]
    assert [(entry["owner"], entry["block"], entry["line"]) for entry in answer] == [("nordby", "health/choose", 4)]
    assert answer[0]["base_known"] and answer[0]["fields"][0]["base"].endswith("hjemmefra")


def test_without_history_there_is_no_base(command: Command) -> None:
    edit(command.root, SHARED, "eller hjemmefra", "eller på nettet")
    said = command("drift")
    assert said.code == 0 and "build.py adopt" in said.out and "build.py merge" not in said.out
    before = (command.root / HEALTH).read_bytes()
    said = command("merge", "health/choose", "-m", "nordby")
    assert said.code == 1 and said.err.startswith("Historien i git har ikke den fælles tekst")
    assert (command.root / HEALTH).read_bytes() == before


def test_the_base_is_found_in_a_file_that_breaks_the_rules_of_today(drifting: Command) -> None:
    root = drifting.root
    git(root, "checkout", "--quiet", "HEAD~1")
    edit(root, SHARED, "phase:", "time: now\nphase:")
    git(root, "commit", "--quiet", "--amend", "-a", "-m", "Efter andre regler")
    edit(root, SHARED, "time: now\n", "")
    edit(root, SHARED, "eller hjemmefra", "eller på nettet")
    git(root, "commit", "--quiet", "-a", "-m", "Efter reglerne")
    assert json.loads(drifting("drift", "--json").out)["drifted"][0]["base_known"]


def test_a_project_in_a_folder_of_a_repository_has_its_history(command: Command) -> None:
    repository = command.root.parent
    git(repository, "init", "--quiet")
    git(repository, "add", ".")
    git(repository, "commit", "--quiet", "-m", "Det hele")
    edit(command.root, SHARED, "eller hjemmefra", "eller på nettet")
    assert json.loads(command("drift", "--json").out)["drifted"][0]["base_known"]


def test_adopt_removes_the_change(drifting: Command) -> None:
    file = drifting.root / HEALTH
    before = file.read_text("utf-8")
    said = drifting("adopt", "health/choose", "-m", "nordby")
    assert (said.code, said.out) == (
        0,
        f"{HEALTH}: din ændring af health/choose er slettet. Nu vises den fælles tekst.\n",
    )
    gone = before[before.index("  - replace: choose") : before.index("  - after: emergency")]
    assert file.read_text("utf-8") == before.replace(gone, "")
    assert "drift" not in codes_of(inspect(drifting.root).problems)


def test_adopting_the_only_change_deletes_the_file(command: Command) -> None:
    file = command.root / HEALTH
    file.write_text("topic: health\nchanges:\n  - hide: eu-card\n    because: Nej.\n", "utf-8")
    said = command("adopt", "health/eu-card", "-m", "nordby")
    assert said.code == 0 and "er slettet" in said.out and not file.exists()
    assert command("check").code == 0


def in_two_periods(root: Path, text: str) -> None:
    """Write two changes of one block: one until the end of a year, and one that hides it after that."""
    local = f"""topic: health
changes:
  - replace: choose
    where: "{text}"
    valid_to: "2026-12-31"
  - hide: choose
    because: Nej.
    valid_from: "2027-01-01"
  - hide: eu-card
    because: Nej.
"""
    (root / HEALTH).write_text(local, "utf-8")


def test_adopt_removes_the_changes_of_all_periods(command: Command) -> None:
    in_two_periods(command.root, "Hjemme")
    said = command("adopt", "health/choose", "-m", "nordby")
    assert said.code == 0 and said.out.count("er slettet") == 1
    written = (command.root / HEALTH).read_text("utf-8")
    assert written == "topic: health\nchanges:\n  - hide: eu-card\n    because: Nej.\n"


def test_merge_merges_each_change_of_a_block_and_names_the_one_that_hides_it(drifting: Command) -> None:
    root = drifting.root
    edit(root, SHARED, "eller på nettet", "eller hjemmefra")
    in_two_periods(root, "{{ place.borgerservice.name }} i Nordby eller hjemmefra")
    assert drifting("accept", "health/choose", "-m", "nordby").code == 0
    edit(root, SHARED, "eller hjemmefra", "eller på nettet")
    said = drifting("merge", "health/choose", "-m", "nordby")
    assert "i Nordby eller på nettet" in (root / HEALTH).read_text("utf-8")
    assert said.code == 2 and "skjul" in said.err


def test_merge_takes_the_new_words_of_others(drifting: Command) -> None:
    file = drifting.root / HEALTH
    edit(drifting.root, HEALTH, "name }}, mandag til fredag", "name }} i Nordby eller hjemmefra")
    said = drifting("merge", "health/choose", "-m", "nordby")
    assert said.code == 0 and said.out.startswith(f"{HEALTH}:4:"), said
    assert 'where: "{{ place.borgerservice.name }} i Nordby eller på nettet"' in file.read_text("utf-8")
    assert "drift" not in codes_of(inspect(drifting.root).problems)


def test_merge_marks_a_conflict_and_check_refuses_it(drifting: Command) -> None:
    said = drifting("merge", "health/choose", "-m", "nordby")
    assert said.code == 1 and "I har begge ændret det samme i where" in said.out
    written = (drifting.root / HEALTH).read_text("utf-8")
    assert (
        "    where: |\n"
        "      <<<<<<< lokal\n"
        "      {{ place.borgerservice.name }}, mandag til fredag\n"
        "      =======\n"
        "      {{ place.borgerservice.name }} eller på nettet\n"
        "      >>>>>>> fælles\n"
    ) in written
    refused = drifting("check")
    assert refused.code == 1 and f"{HEALTH}:7:7: her er to udgaver af teksten" in refused.err
    again = drifting("adopt", "health/choose", "-m", "nordby")
    assert again.code == 1 and "her er to udgaver" in again.err


def test_a_hidden_text_cannot_be_merged(drifting: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "200")
    edit(drifting.root, SHARED, "Tag dit blå kort med.", "Tag altid dit blå kort med.")
    said = drifting("drift")
    assert "skjult: Nordby har sin egen ordning." in said.out
    assert drifting("merge", "health/eu-card", "-m", "nordby").code == 2


def test_a_change_in_braces_is_left_alone(command: Command) -> None:
    file = command.root / HEALTH
    file.write_text("topic: health\nchanges: [{hide: eu-card, because: Nej}, {hide: choose, because: Nej}]\n", "utf-8")
    before = file.read_bytes()
    said = command("adopt", "health/eu-card", "-m", "nordby")
    assert said.code == 1 and "Ret filen i hånden" in said.err and file.read_bytes() == before


@pytest.mark.parametrize("asked", [("adopt",), ("merge",)])
@pytest.mark.parametrize("name", ["health/chose", "choose", "health/emergency"])
def test_a_change_that_does_not_exist(command: Command, asked: tuple[str], name: str) -> None:
    said = command(*asked, name, "-m", "nordby")
    assert said.code == 2 and said.err.startswith(f"nordby har ingen 'replace' eller 'hide' af {name}")


@pytest.mark.parametrize("asked", [("drift",), ("adopt", "health/choose"), ("merge", "health/choose")])
def test_an_unknown_municipality(command: Command, asked: tuple[str, ...]) -> None:
    said = command(*asked, "-m", "vestby")
    assert said.code == 2 and "kommunen 'vestby' findes ikke; vælg mellem nordby, sydby" in said.err


def test_a_mail_is_merged_by_its_name(drifting: Command) -> None:
    root = drifting.root
    text = "Velkommen. Begynd med at vælge øens læge."
    local = f"mail: welcome\nchanges:\n  - replace: mail-answer\n    text: |\n      {text}\n"
    file = root / "municipalities/nordby/mails/welcome.yml"
    file.parent.mkdir()
    file.write_text(local, "utf-8")
    assert drifting("accept", "mails/welcome/mail-answer", "-m", "nordby").code == 0
    edit(root, "content/mails/welcome.yml", "      Velkommen. Begynd", "      Hej og velkommen. Begynd")
    assert "mails/welcome/mail-answer" in drifting("drift", "-m", "nordby").out
    assert drifting("merge", "mails/welcome/mail-answer", "-m", "nordby").code == 0
    assert "      Hej og velkommen. Begynd med at vælge øens læge.\n" in file.read_text("utf-8")
