"""Test the command's output and exit codes: 0 success, 1 content errors, 2 usage, 3 internal error."""

from __future__ import annotations

import argparse
import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from tests.support import Command, edit
from velkomst.cli import commands
from velkomst.cli.argparse_texts import argparse_language
from velkomst.cli.command import Command as Registered
from velkomst.cli.command import HelpText
from velkomst.cli.commands import NAMES, load, translate

BANK = "content/topics/bank.yml"
COMMANDS = tuple(map(load, NAMES))
ENGLISH = re.compile(r"\b(usage|options|arguments?|show|the|error|invalid|required|choose|expected|such|here)\b")
DANISH = re.compile(r"[æøåÆØÅ]|\b(brug|fejl|vis|og|eller|den|det|til|kun|som|med|hvad|skriv|ikke|mangler)\b")


def test_check_of_what_is_correct(command: Command) -> None:
    assert command("check").code == 0
    assert command("check").out == "Ingen fejl, ingen advarsler.\n"


def test_check_as_json(command: Command) -> None:
    edit(command.root, BANK, "fact.bank_days.number", "fact.bank_day.number")
    edit(command.root, "content/topics/health.yml", "eller hjemmefra", "eller på nettet")
    (command.root / "locales/en/LC_MESSAGES/shared.po").unlink()
    said = command("check", "--json")
    answer = json.loads(said.out)
    assert said.code == 1 and said.err == ""
    assert list(answer) == ["errors", "warnings", "problems", "shared_share", "readability"]
    assert (answer["errors"], answer["warnings"]) == (1, 1)
    assert answer["problems"][0] == {
        "code": "unknown-lookup",
        "severity": "error",
        "path": BANK,
        "line": 19,
        "column": 32,
        "message": "opslaget 'fact.bank_day.number' findes ikke (mente du 'fact.bank_days.number'?)",
        "hint": "Skriv et navn, der findes: fact, value, place, link, topic eller municipality.",
    }
    assert set(answer["shared_share"]) == {"nordby", "sydby"}
    assert all(0 < part < 1 for part in answer["shared_share"].values())


def test_check_as_json_of_an_unreadable_region(command: Command) -> None:
    (command.root / "content/region.yml").write_text("x: [\n")
    said = command("check", "--json")
    answer = json.loads(said.out)
    assert said.code == 1 and answer["errors"] == len(answer["problems"]) == 1


def test_warnings_are_errors_when_strict(command: Command) -> None:
    edit(command.root, "content/topics/health.yml", "eller hjemmefra", "eller på nettet")
    assert [command("check").code, command("check", "--strict").code] == [0, 1]
    assert [command("check", "--json").code, command("check", "--json", "--strict").code] == [0, 1]


def test_errors_stand_last_where_they_are_seen(command: Command) -> None:
    edit(command.root, BANK, "fact.bank_days.number", "fact.bank_day.number")
    edit(command.root, "municipalities/sydby/topics/health.yml", '    based_on: "c3b78c7b"\n', "")
    lines = command("check").err.splitlines()
    assert lines[0].startswith("municipalities/sydby/") and lines[2].startswith("content/topics/bank.yml:19:32: ")
    assert lines[1].startswith("    Kør: ") and lines[3].startswith("    Skriv et navn")
    assert lines[4:] == ["1 fejl, 1 advarsler"]


def test_english(command: Command) -> None:
    edit(command.root, BANK, "fact.bank_days.number", "fact.bank_day.number")
    said = command("check", "--lang-ui", "en")
    assert "nothing is called 'fact.bank_day.number' (did you mean 'fact.bank_days.number'?)" in said.err
    assert "1 errors, 0 warnings" in said.err and "fejl" not in said.err


@pytest.mark.parametrize(
    ("environment", "words"),
    [
        ({"LANG": "en_US.UTF-8"}, "No errors"),
        ({"LANG": "da_DK.UTF-8"}, "Ingen fejl"),
        ({"LANG": "C.UTF-8"}, "Ingen fejl"),
        ({"LANG": "en_GB.UTF-8", "LC_ALL": "da_DK.UTF-8"}, "Ingen fejl"),
        ({}, "Ingen fejl"),
    ],
)
def test_the_computers_language(
    command: Command, monkeypatch: pytest.MonkeyPatch, environment: dict[str, str], words: str
) -> None:
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert command("check").out.startswith(words)


def test_as_of(command: Command) -> None:
    assert command("check", "--strict", "--as-of", "2099-01-01").code == 0
    said = command("check", "--strict", "--as-of", "2099-01-02")
    assert said.code == 1 and "'bank_fee' skulle være kontrolleret senest 2099-01-01" in said.err


@pytest.mark.parametrize(
    "wrong",
    [
        ["check", "--as-of", "i morgen"],
        ["check", "--as-of", "2027-02-30"],
        ["chekc"],
        ["check", "--jsn"],
        ["build", "-j", "0"],
        ["build", "-j", "x"],
        ["build", "--only", "paper"],
        ["build", "--executor", "host:8786"],
        ["accept"],
        ["translate"],
        ["translate", "draft", "en"],
        ["check", "--lang-ui", "de"],
        ["-x"],
    ],
)
def test_a_wrong_command_is_usage(command: Command, wrong: list[str]) -> None:
    said = command(*wrong)
    assert said.code == 2 and said.out == "" and "brug: build.py" in said.err
    assert not ENGLISH.search(said.err)


@pytest.mark.parametrize("wrong", [["chekc"], ["accept"], ["build", "-j", "x"], ["mail", "send-test", "--smtp", "x"]])
def test_a_wrong_command_is_explained_in_english_where_asked(command: Command, wrong: list[str]) -> None:
    said = command("--lang-ui", "en", *wrong)
    assert said.code == 2 and "usage: build.py" in said.err and "error: " in said.err
    assert not DANISH.search(said.err)


def test_a_misspelt_command_names_the_commands(command: Command) -> None:
    assert "'chekc' findes ikke (vælg mellem 'build', 'assemble', 'check', " in command("chekc").err.replace("\n", " ")


def paths(commands: Sequence[Registered]) -> list[list[str]]:
    """Return the words that name each command and subcommand."""
    return [
        path for each in commands for path in ([each.name], *([each.name, *below] for below in paths(each.subcommands)))
    ]


@pytest.mark.parametrize("path", [[], *paths(COMMANDS)], ids=" ".join)
def test_help_is_danish_or_english_throughout(command: Command, path: list[str]) -> None:
    danish = command(*path, "--help")
    assert danish.code == 0 and danish.out.startswith("brug: build.py")
    assert not ENGLISH.search(danish.out.replace("English: --lang-ui en", ""))
    english = command(*path, "--help", "--lang-ui", "en")
    assert english.code == 0 and english.out.startswith("usage: build.py")
    assert not DANISH.search(english.out.replace("Dansk: --lang-ui da", ""))
    for first in (["--lang-ui", "en"], ["--lang-ui=en"]):
        assert command(*first, *path, "-h").out == english.out


def test_argparse_speaks_english_again_after_a_danish_parse() -> None:
    with argparse_language("da"):
        assert argparse.ArgumentParser("x").format_help().startswith("brug: x")
    assert argparse.ArgumentParser("x").format_help().startswith("usage: x")


def texts_of(command: Registered) -> Iterator[HelpText]:
    """Yield the help of a command, of its arguments and of its subcommands."""
    yield command.help
    for below in command.subcommands:
        yield from texts_of(below)


def test_every_command_has_help_and_a_handler() -> None:
    for name in COMMANDS:
        assert all(text.da.strip() and text.en.strip() for text in texts_of(name)), name.name
        assert (name.run is None) == bool(name.subcommands), name.name


def test_every_module_of_commands_is_registered() -> None:
    modules = {path.stem for path in Path(commands.__file__).parent.glob("*.py")} - {"__init__"}
    registered = {each.name for each in COMMANDS}
    assert modules - registered == set(), "add it to NAMES in velkomst/cli/commands/__init__.py"
    assert registered - modules == set(), "a command is named as its module"


def test_help_names_the_exit_codes(command: Command) -> None:
    said = command("--help").out
    assert "Udgangskoder: 0 alt er vel, 1 indhold skal rettes, 2 forkert kommando, 3 vores fejl." in said


def test_our_own_fault_is_three_and_says_so(command: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_arguments: object) -> None:
        raise ZeroDivisionError("af nul")

    monkeypatch.setattr(translate, "_library", broken)
    said = command("translate", "update")
    assert (
        said.code == 3
        and said.err.startswith("Det er vores fejl, ikke din.")
        and "ZeroDivisionError: af nul" in said.err
    )
    with pytest.raises(ZeroDivisionError):
        command("translate", "update", "--verbose")


def test_a_folder_that_cannot_be_written_is_nobodys_fault(command: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_arguments: object) -> None:
        raise OSError(28, "No space left on device", "/disk/x")

    monkeypatch.setattr(translate, "_library", full)
    said = command("translate", "update")
    assert said.code == 2 and said.err.startswith("/disk/x: kan ikke skrives eller læses (No space left on device)")


def test_status(command: Command) -> None:
    said = command("status")
    assert said.code == 0
    assert said.out.startswith("Velkomst i Lilleland: ") and "Nordby Kommune: " in said.out
    assert "  shared en: 6 godkendt, 6 kladde, 0 forældet, " in said.out
    answer = json.loads(command("status", "--json").out)
    assert set(answer) == {
        *("shared_share", "translations", "words", "reader_words", "words_to_translate"),
        *("municipalities", "due", "changes", "unanswered"),
    }
    assert answer["translations"]["shared/en"]["reviewed"] == 6
    assert answer["municipalities"]["nordby"]["unreviewed"] == 14


def test_status_as_markdown_for_a_merge_request(command: Command) -> None:
    said = command("status", "--markdown", "--as-of", "2099-01-02")
    assert said.code == 0 and said.out.startswith("## Status: Velkomst i Lilleland\n\n0 fejl, ")
    assert "Over datoen: " in said.out and "Over datoen: 0." not in said.out
    assert "\n| Nordby Kommune | " in said.out and "\n| en | " in said.out
    english = command("status", "--markdown", "--lang-ui", "en").out
    assert "| Language | Reviewed | Draft | Stale | Missing | To translate |" in english


def test_status_names_what_goes_out_of_date_with_its_owner(command: Command) -> None:
    due = json.loads(command("status", "--json", "--as-of", "2099-01-02").out)["due"]
    fee = next(entry for entry in due if entry["name"] == "fact.bank_fee")
    assert (fee["on"], fee["overdue"], fee["reason"], fee["authority"]) == ("2099-01-01", True, "review", "Lilleland")


def test_status_names_an_audience_without_an_answer(command: Command) -> None:
    edit(command.root, "content/topics/bank.yml", "    kind: answer\n", "    kind: answer\n    audience: [eu]\n")
    unanswered = json.loads(command("status", "--json").out)["unanswered"]
    assert {entry["audience"] for entry in unanswered} == {"nordic", "third-country", "commuter", "refugee"}


@pytest.mark.parametrize(
    "asked", [["status"], ["status", "--json"], ["accept", "-m", "nordby"], ["translate", "update"], ["build"]]
)
def test_without_shared_content_nothing_can_be_done(command: Command, asked: list[str]) -> None:
    (command.root / "content/region.yml").write_text("x: [\n")
    said = command(*asked)
    assert said.code == 1
    answer = said.out if "--json" in asked else said.err
    assert "parentesen her bliver ikke lukket rigtigt" in answer
    assert "Det fælles indhold eller skabelonerne kan ikke læses" in said.err


# ---- translate


def catalogs(root: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in sorted((root / "locales").rglob("*.po"))}


def test_translate_update_writes_once(command: Command) -> None:
    assert command("translate", "update").code == 0
    first = catalogs(command.root)
    stamps = {path: path.stat().st_mtime_ns for path in first}
    said = command("translate", "update")
    assert said.code == 0 and "locales/en/LC_MESSAGES/shared.po: 67 uændret, 0 ændret, 0 ny, 0 udgået" in said.out
    assert catalogs(command.root) == first
    assert {path: path.stat().st_mtime_ns for path in first} == stamps, "not even written"


def test_translate_update_follows_the_danish(command: Command) -> None:
    edit(command.root, "content/topics/health.yml", "din egen læge", "din læge")
    assert "69 uændret" not in command("translate", "update").out.splitlines()[0]
    text = (command.root / "locales/en/LC_MESSAGES/shared.po").read_text("utf-8")
    assert '#| msgid "Ring til din egen læge. Er det livsfarligt, så ring 112."\n' in text


def test_translate_update_makes_the_files_of_a_new_language(command: Command) -> None:
    edit(command.root, "content/region.yml", "languages: [da, en, ar]", "languages: [da, en, ar, so]")
    edit(command.root, "municipalities/sydby/municipality.yml", "languages: [da, en]", "languages: [da, en, so]")
    assert command("translate", "update").code == 0
    made = sorted(path.name for path in (command.root / "locales/so/LC_MESSAGES").iterdir())
    assert made == ["shared.po", "sydby.po", "ui.po"]


def test_translate_update_never_writes_over_a_broken_catalog(command: Command) -> None:
    edit(command.root, "locales/en/LC_MESSAGES/shared.po", 'danger, call 112."', "danger, call 112.")
    before = catalogs(command.root)
    said = command("translate", "update")
    assert said.code == 1 and "locales/en/LC_MESSAGES/shared.po:42:1: oversættelsesfilen kan ikke læses" in said.err
    assert catalogs(command.root) == before


def test_translate_draft(command: Command, tmp_path: Path) -> None:
    file = tmp_path / "drafts.json"
    file.write_text(json.dumps({"health.eu-card": "Bring your blue card.", "health._title": "Never this."}))
    said = command("translate", "draft", "en", "shared", str(file), "--how", "machine 2026-11-22")
    assert said.code == 0
    text = (command.root / "locales/en/LC_MESSAGES/shared.po").read_text("utf-8")
    assert 'msgstr "Bring your blue card."' in text and "Never this" not in text, "a person approved the title"
    assert "# draft: machine 2026-11-22; source " in text
    file.write_text('{"health.eu-crad": "x"}')
    said = command("translate", "draft", "en", "shared", str(file))
    assert said.code == 1 and "ukendte tekster: health.eu-crad" in said.err


@pytest.mark.parametrize("wrong", ["no file", "no json", "no catalog", "no language"])
def test_translate_draft_of_nothing(command: Command, tmp_path: Path, wrong: str) -> None:
    file = tmp_path / "drafts.json"
    if wrong != "no file":
        file.write_text("{" if wrong == "no json" else "{}")
    domain, language = "vestby" if wrong == "no catalog" else "shared", "xx" if wrong == "no language" else "en"
    said = command("translate", "draft", language, domain, str(file))
    assert said.code == 2 and "kan ikke læses" in said.err


# ---- from outside


def outside(
    root: Path, *arguments: str, python: list[str] | None = None, **environment: str
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*(python or [sys.executable]), str(root / "build.py"), *arguments],
        capture_output=True,
        text=True,
        check=False,
        env={"PATH": os.environ["PATH"], **environment},
    )


def test_a_python_without_packages_says_what_installs_them(region_clone: Path) -> None:
    said = outside(region_clone, "check", python=[sys.executable, "-S"])
    assert said.returncode == 2 and said.stdout == ""
    assert said.stderr.startswith("Velkomst mangler en pakke: ")
    assert "make install" in said.stderr and ".venv/bin/python build.py" in said.stderr


def test_the_real_command_in_a_pipe(region_clone: Path) -> None:
    said = outside(region_clone, "check", "--json")
    assert said.returncode == 0, said.stderr
    answer = json.loads(said.stdout)
    assert answer["errors"] == 0 and said.stderr == ""


def test_the_version(region_clone: Path) -> None:
    said = outside(region_clone, "--version")
    assert said.returncode == 0 and said.stdout.strip() == "0.1.0"


def test_a_terminal_without_utf_8_breaks_nothing(region_clone: Path) -> None:
    said = outside(region_clone, "status", LC_ALL="C", PYTHONIOENCODING="ascii:backslashreplace")
    assert said.returncode == 0
