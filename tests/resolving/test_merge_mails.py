"""Test how a municipality's changes merge with shared mails."""

from __future__ import annotations

from pathlib import Path

from tests.support import Command
from velkomst.build.inspection import inspect
from velkomst.checking import drift
from velkomst.model import Library
from velkomst.model.project import Project
from velkomst.reading.history import today
from velkomst.reading.library import read
from velkomst.resolving.merge import Merged, merge

HEAD = "# yaml-language-server: $schema=../../../../../schemas/mail-changes.schema.json\nmail: welcome\nchanges:\n"


def written(tiny: Path, changes: str) -> Library:
    folder = tiny / "municipalities/nordby/mails"
    folder.mkdir(exist_ok=True)
    (folder / "welcome.yml").write_text(HEAD + changes, "utf-8")
    library = read(tiny).library
    assert library is not None
    return library


def blocks(merged: Merged) -> list[tuple[str, str, str]]:
    return [(one.block.id, one.provenance, one.owner) for one in merged.mails[0].blocks]


def test_unchanged_mails_are_shared(tiny: Path) -> None:
    library = read(tiny).library
    assert library is not None
    assert blocks(merge(library, "nordby")) == [("mail-answer", "shared", "shared")]


def test_replace_and_after(tiny: Path) -> None:
    library = written(
        tiny,
        "  - replace: mail-answer\n    text: Velkommen til Nordby.\n"
        "  - after: mail-answer\n    id: nordby-ferry\n    text: Tag færgen.\n    source: https://www.nordby.dk\n",
    )
    merged = merge(library, "nordby")
    assert blocks(merged) == [("mail-answer", "replaced", "shared"), ("nordby-ferry", "local", "nordby")]
    assert merged.mails[0].blocks[0].owners == {"text": "nordby"}
    assert blocks(merge(library, "sydby")) == [("mail-answer", "shared", "shared")]


def test_an_unknown_block_names_the_mail_s_file(tiny: Path) -> None:
    library = written(tiny, "  - hide: mail-anser\n    because: Vi har vores egen.\n")
    (fault,) = merge(library, "nordby").problems
    assert fault.line().endswith("har ingen fælles tekst med id 'mail-anser' (mente du 'mail-answer'?)")
    assert "content/mails/welcome.yml" in fault.hint()


def test_a_mail_keeps_one_short_answer(tiny: Path) -> None:
    written(tiny, "  - hide: mail-answer\n    because: Vi har vores egen.\n")
    codes = [(fault.code, fault.municipality) for fault in inspect(Project(tiny), today()).problems]
    assert ("mail-answers", "nordby") in codes


def test_a_change_is_accepted_and_drifts(tiny: Path, command: Command) -> None:
    written(tiny, "  - replace: mail-answer\n    text: Velkommen til Nordby.\n")
    said = command("accept", "mails/welcome/mail-answer", "-m", "nordby")
    assert said.code == 0
    assert "based_on: " in (tiny / "municipalities/nordby/mails/welcome.yml").read_text("utf-8")
    shared = tiny / "content/mails/welcome.yml"
    shared.write_text(shared.read_text("utf-8").replace("Begynd med", "Start med"), "utf-8")
    library = read(tiny).library
    assert library is not None
    (fault,) = drift.check(library)
    assert fault.code == "drift" and "accept mails/welcome/mail-answer -m nordby" in fault.hint()


def test_an_own_mail_is_local(tiny: Path) -> None:
    mail = (tiny / "content/mails/welcome.yml").read_text("utf-8").replace("id: welcome", "id: nordby-news")
    (tiny / "municipalities/nordby/mails").mkdir()
    (tiny / "municipalities/nordby/mails/nordby-news.yml").write_text(mail, "utf-8")
    library = read(tiny).library
    assert library is not None
    merged = merge(library, "nordby")
    assert [one.mail.id for one in merged.mails] == ["welcome", "nordby-news"]
    assert merged.mails[1].blocks[0].provenance == "local"
    assert [one.mail.id for one in merge(library, "sydby").mails] == ["welcome"]
