"""Test ``proofread`` and ``translate pseudo`` on a small project."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support import ROOT, TESTS, Command, add, edit, inspect
from velkomst.cli.dictionaries import DICTIONARIES, Hunspell, MissingDictionaryError
from velkomst.cli.pseudo_project import write_pseudo_project
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


def test_the_packages_of_all_dictionaries_are_installed() -> None:
    listed = (ROOT / "requirements" / "debian-proofread.txt").read_text("utf-8").splitlines()
    assert {"hunspell", *(package for _, package in DICTIONARIES.values())} <= set(listed)


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


def test_the_command_of_a_pseudo_project_reads_that_project(tmp_path: Path) -> None:
    """The package finds its project by its own place, so a link to it would build the real project."""
    (project := tmp_path / "project").mkdir()
    for name in ("content", "municipalities", "locales"):
        shutil.copytree(TESTS / "tiny" / name, project / name)
    for name in ("build.py", "mkdocs.yml", "velkomst", "templates", "schemas"):
        (project / name).symlink_to(ROOT / name)
    write_pseudo_project(Project(project), folder := tmp_path / "pseudo", "ar", ())
    assert (folder / "mkdocs.yml").read_bytes() == (ROOT / "mkdocs.yml").read_bytes(), "a site needs it"
    (folder / "content" / "region.yml").unlink()
    said = subprocess.run([sys.executable, folder / "build.py", "check"], capture_output=True, text=True, check=False)
    assert said.returncode == 1 and "content/region.yml" in said.stderr, said
