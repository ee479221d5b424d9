"""Test ``build.py mail``: export, sending over SMTP, and the timeline of an invented person."""

from __future__ import annotations

import email
import json
import shutil
from email.policy import default
from pathlib import Path

import pytest

from tests import region
from tests.mail_server import listening
from tests.rendering.mail.rendering import render_mails
from tests.support import DAY, PROJECT, ROOT, Command
from velkomst.cli.main import main

PERSON = """\
name: Anna Eksempel
language: uk
enrolled: "2026-12-01"
changes:
  - {on: "2026-12-10", field: cv_received, value: "true"}
leaves: "2027-05-01"
"""


@pytest.fixture
def run(region_clone: Path, capsys: pytest.CaptureFixture[str]) -> Command:
    """The command for the fixture region; these commands write nothing there."""
    return Command(region_clone, capsys)


@pytest.mark.parametrize("slug", ["klitoe", "storby"])
def test_every_mail_arrives_as_it_was_built(slug: str, region_clone: Path) -> None:
    built = [
        one.data for edition in region.editions(slug) for one in render_mails(edition, PROJECT) if ".eml" in one.path
    ]
    with listening() as (sink, port):
        arguments = ["mail", "send-test", "--smtp", f"127.0.0.1:{port}", "--to", "me@example.org", "-m", slug]
        assert main([*arguments, "--as-of", DAY.isoformat()], region_clone) == 0
    assert sorted(sink.received) == sorted(built)
    assert set(sink.recipients) == {"me@example.org"}


def test_one_mail_in_one_language(run: Command) -> None:
    with listening() as (sink, port):
        said = run(
            "mail", "send-test", "--smtp", f"localhost:{port}", "--to", "me@example.org", "-m", "klitoe", "-l", "uk",
            "--mail", "welcome", "--as-of", DAY.isoformat(),
        )  # fmt: skip
    assert said.code == 0 and "1 mails sendt til me@example.org" in said.out
    (raw,) = sink.received
    ukrainian = region.edition("klitoe", "uk")
    subject = next(mail.subject.text for mail in ukrainian.mails if mail.id == "welcome")
    assert email.message_from_bytes(raw, policy=default)["Subject"] == subject


def test_a_mail_that_does_not_exist(run: Command) -> None:
    to = ("--smtp", "localhost:1", "--to", "x@example.org")
    said = run("mail", "send-test", *to, "-m", "klitoe", "--mail", "x")
    assert said.code == 2
    assert "mailen 'x' findes ikke" in said.err and "welcome" in said.err


def test_a_mail_with_a_fault_is_not_sent(tiny: Path, command: Command) -> None:
    mail = tiny / "content/mails/welcome.yml"
    mail.write_text(mail.read_text("utf-8").replace("Velkommen. Begynd", "Se [her](https://x.dk/a). Begynd"), "utf-8")
    shutil.copytree(ROOT / "templates", tiny / "templates")
    with listening() as (sink, port):
        said = command("mail", "send-test", "--smtp", f"127.0.0.1:{port}", "--to", "x@example.org", "-m", "nordby")
    assert (said.code, sink.received) == (1, [])
    assert "linket til https://x.dk/a siger ikke, hvor det fører hen" in said.err


def test_no_server(run: Command) -> None:
    said = run("mail", "send-test", "--smtp", "127.0.0.1:9", "--to", "x@example.org", "-m", "klitoe", "-l", "da")
    assert said.code == 2 and "Er prøveserveren startet?" in said.err


@pytest.mark.parametrize("server", ["localhost", "localhost:", "localhost:99999", ":25"])
def test_not_a_server(run: Command, server: str) -> None:
    said = run("mail", "send-test", "--smtp", server, "--to", "x@example.org")
    assert said.code == 2 and "ikke en server" in said.err


def test_a_person_s_timeline(run: Command, tmp_path: Path) -> None:
    file = tmp_path / "anna.yml"
    file.write_text(PERSON, "utf-8")
    said = run("mail", "simulate", "--person", str(file), "-m", "klitoe")
    lines = said.out.splitlines()
    assert said.code == 0
    assert lines[0] == "Anna Eksempel (opdigtet) · Klitø Kommune · ukrainsk"
    assert lines[1].startswith("2026-12-01  Mail: ") and "(day-1-welcome)" in lines[1]
    assert any("day-14-cv-reminder" in line and "passer ikke til »CV er modtaget" in line for line in lines)
    assert any(line == "2027-05-01  Melder sig fra. Derefter sker der ikke mere." for line in lines)
    assert lines[-1].endswith("venter, for dagen er ikke kendt")


def test_a_person_in_english(run: Command, tmp_path: Path) -> None:
    (tmp_path / "anna.yml").write_text(PERSON, "utf-8")
    said = run("mail", "simulate", "--lang-ui", "en", "--person", str(tmp_path / "anna.yml"), "-m", "storby")
    assert "Anna Eksempel (invented) · Storby Kommune · engelsk" in said.out, "no Ukrainian there, so English"


def test_a_person_with_faults(run: Command, tmp_path: Path) -> None:
    (tmp_path / "anna.yml").write_text(PERSON.replace("enrolled:", "enroled:"), "utf-8")
    said = run("mail", "simulate", "--person", str(tmp_path / "anna.yml"))
    assert said.code == 1 and "ukendt felt 'enroled' (mente du 'enrolled'?)" in said.err


def test_a_person_who_is_not_there(run: Command, tmp_path: Path) -> None:
    said = run("mail", "simulate", "--person", str(tmp_path / "nobody.yml"))
    assert said.code == 2 and "kan ikke læses" in said.err


def test_an_unknown_system_is_reported_which_there_are(run: Command) -> None:
    said = run("mail", "export", "--target", "mautik", "-m", "klitoe")
    assert said.code == 2
    assert "mailsystemet 'mautik' findes ikke" in said.err
    assert "generic, mailchimp, brevo, dynamics365, hubspot, apsis-one, mautic, listmonk" in said.err


def test_an_export_appears_beside_the_build_and_outlives_the_next(build: Command) -> None:
    out = build.root / "out"
    before = {entry["path"] for entry in _manifest(out)}
    said = build("mail", "export", "--target", "generic", "-m", "nordby")
    assert said.code == 0, said.err
    folder = out / "mail/nordby/export/generic"
    assert (folder / "README.md").is_file() and (folder / "da/welcome.html").is_file()
    assert "mail/nordby/export/generic/README.md" in said.out
    assert before < {entry["path"] for entry in _manifest(out)}
    assert build("build").code == 0
    assert (folder / "README.md").is_file()


def _manifest(out: Path) -> list[dict[str, str]]:
    listed: list[dict[str, str]] = json.loads((out / "manifest.json").read_text("utf-8"))["artifacts"]
    return listed
