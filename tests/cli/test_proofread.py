"""Test ``proofread`` and ``translate pseudo`` on a small project."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.support import Command, add, edit, inspect
from velkomst.cli.dictionaries import Hunspell, MissingDictionaryError
from velkomst.i18n.catalogs import path_of
from velkomst.model.project import Project

EN = path_of("en", "shared")


def _has_dictionaries(*languages: str) -> bool:
    try:
        return all(Hunspell(Project(Path("/"))).dictionary(language) for language in languages)
    except MissingDictionaryError:
        return False


needs_hunspell = pytest.mark.skipif(
    not _has_dictionaries("da", "en", "ar"), reason="needs Hunspell: apt install hunspell hunspell-{da,en-gb,ar}"
)


def test_a_missing_dictionary_is_named_with_what_installs_it(command: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda _name: None)
    said = command("proofread", "-l", "en")
    assert said.code == 2 and "apt-get install hunspell hunspell-en-gb" in said.err, said


def test_an_unknown_language_is_named(command: Command) -> None:
    assert command("proofread", "-l", "xx").code == 2


@needs_hunspell
def test_typos_are_found_in_danish_and_in_translations(command: Command) -> None:
    assert "Fund: 0" in (said := command("proofread")).out and said.code == 0, said
    edit(command.root, EN, "Call your own doctor.", "Call your own docter.")
    edit(command.root, "content/topics/bank.yml", "Spørg en bank.", "Sprøg en bank.")
    said = command("proofread", "--strict")
    assert said.code == 1 and "docter" in said.err and "Sprøg" in said.err and f"{EN}:" in said.err, said
    add(command.root, "locales/en/words.txt", "# names of this test\ndocter\n")
    assert "docter" not in command("proofread", "-l", "en").err


def test_a_sentence_in_another_language_is_found(command: Command) -> None:
    pytest.importorskip("py3langid")
    german = "Rufen Sie bitte so bald wie möglich Ihren eigenen Arzt an. If life is in danger, call 112."
    edit(command.root, EN, "Call your own doctor. If life is in danger, call 112.", german)
    assert "ligner tysk" in command("proofread", "-l", "en").err


def test_a_pseudo_project_has_no_fault_and_is_not_the_project(command: Command, tmp_path: Path) -> None:
    before = {path: path.read_bytes() for path in command.root.rglob("*.po")}
    folder = tmp_path / "pseudo"
    said = command("translate", "pseudo", "ar", "-o", str(folder))
    assert said.code == 0 and "build -m <kommune> -l ar" in said.out, said
    assert {problem.code for problem in inspect(folder).problems if problem.severity == "error"} == set()
    assert {path: path.read_bytes() for path in command.root.rglob("*.po")} == before
    assert command("translate", "pseudo", "ar", "-o", str(folder)).code == 2, "the folder is not empty"
