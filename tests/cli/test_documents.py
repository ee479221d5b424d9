"""Test that the documents name commands, files and headings that exist, and that every file has a licence."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

from tests.support import ROOT
from velkomst.cli.commands import needed
from velkomst.cli.parser import asked_language, parse, with_command

DOCUMENTS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")])
_COMMAND = re.compile(r"build\.py ([a-z][^`\n]*)")
_FENCE = re.compile(r"^```.*?^```", re.MULTILINE | re.DOTALL)
_LINK = re.compile(r"\]\(([^)\s]+)\)")
_EXAMPLES = {"<kommune>": "samsoe", "<slug>": "samsoe", "<file>": "out/index.html", "<dato>": "2027-02-01"}


def commands(text: str) -> list[str]:
    """Return the arguments of every command of build.py in a document, without comments, examples filled in."""
    found = []
    for line in _COMMAND.findall(text):
        command = re.split(r"\s{2,}#|\s#\s|[|;]", line)[0]
        for word, example in _EXAMPLES.items():
            command = command.replace(word, example)
        found.append(command.strip())
    return found


NAMED = sorted({(path.name, command) for path in DOCUMENTS for command in commands(path.read_text("utf-8"))})


@pytest.mark.parametrize(("document", "command"), NAMED)
def test_every_command_in_the_documents_is_understood(
    document: str, command: str, capsys: pytest.CaptureFixture[str]
) -> None:
    _, words = asked_language(shlex.split(command))
    asked = with_command(words)
    only_named = len(asked) <= 2
    try:
        options = parse(asked, needed(asked), "en")
    except SystemExit:
        said = capsys.readouterr().err
        assert only_named and "required" in said, f"{document}: build.py {command}\n{said}"
    else:
        assert callable(options.run)


def heading_ids(text: str) -> set[str]:
    """Return the ids that GitHub and GitLab give the headings of a document."""
    headings = re.findall(r"^#+ (.+)$", _FENCE.sub("", text), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).strip().replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_every_link_between_documents_leads_somewhere(document: Path) -> None:
    dead = []
    for target in _LINK.findall(_FENCE.sub("", document.read_text("utf-8"))):
        path, _, heading = target.partition("#")
        if ":" in target:
            continue
        file = (document.parent / path).resolve() if path else document
        if not file.exists() or (heading and heading not in heading_ids(file.read_text("utf-8"))):
            dead.append(target)
    assert dead == []


def test_every_document_is_in_the_list_of_documents() -> None:
    listed = set(_LINK.findall((ROOT / "docs" / "README.md").read_text("utf-8")))
    assert {path.name for path in (ROOT / "docs").glob("*.md")} - {"README.md"} <= listed


@pytest.mark.skipif(find_spec("reuse") is None, reason="tools/install release")
def test_every_file_has_a_licence() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "reuse", "--root", str(ROOT), "lint", "--quiet"], capture_output=True, check=False
    )
    assert done.returncode == 0, "run `.venv/bin/reuse lint`"
