"""Test ``verify``, ``publish``, ``check --publish`` and ``build --since``."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from tests.conftest import git
from tests.support import Command, add, edit
from velkomst.build.publishing import rsync_commands

ADDRESS = "site_url: https://velkomst.lilleland.dk"
REGION = "content/region.yml"


def tree(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def broken_links(folder: Path) -> list[str]:
    """Return every link of a published page to a guide that is not where it leads."""
    links = [
        (page, part.split(b'"', 1)[0].decode())
        for page in folder.rglob("*.html")
        for part in page.read_bytes().split(b'href="')[1:]
        if b"print/" in part.split(b'"', 1)[0]
    ]
    assert links
    root = folder.resolve()
    return [link for page, link in links if not _at_host(root, page.parent, link).is_file()]


def _at_host(root: Path, folder: Path, link: str) -> Path:
    """Follow a relative link as a browser does, for which ``..`` at the root of a host leads nowhere else."""
    for part in link.split("/"):
        folder = (folder.parent if folder != root else root) if part == ".." else folder / part
    return folder


# ---- check --publish


def test_without_a_public_address_nothing_can_be_published(command: Command) -> None:
    assert command("check", "--publish").code == 0
    edit(command.root, REGION, ADDRESS, "")
    assert command("check").code == 0
    said = command("check", "--publish")
    assert said.code == 1
    assert f"{REGION}:" in said.err and "site_url mangler, så siderne kan ikke udgives" in said.err
    assert "site_url is missing" in command("check", "--publish", "--lang-ui", "en").err


@pytest.mark.parametrize("address", ["https://midt.dk/velkomst", "https://midt.dk/website"])
def test_an_address_from_which_pages_cannot_reach_their_guides(command: Command, address: str) -> None:
    edit(command.root, REGION, ADDRESS, f"site_url: {address}")
    said = command("check", "--publish")
    assert said.code == 1 and f"{REGION}:12:11: site_url er {address}" in said.err


def test_a_faulty_municipality_does_not_keep_the_others_from_being_published(command: Command) -> None:
    edit(command.root, "municipalities/sydby/topics/health.yml", "topic: health", "topic: helth")
    assert [command("check").code, command("check", "--publish").code] == [1, 0]
    edit(command.root, "content/topics/bank.yml", "fact.bank_days.number", "fact.bank_day.number")
    assert command("check", "--publish").code == 1


# ---- verify


def test_verify_says_what_differs(build: Command) -> None:
    out = build.root / "out"
    count = len(json.loads((out / "manifest.json").read_text("utf-8"))["artifacts"])
    said = build("verify")
    assert (said.code, said.err) == (0, "") and f"alle {count} filer" in said.out
    shutil.rmtree(build.root / "content")
    page = out / "site/sydby/da/index.html"
    page.unlink()
    page.write_text("x")
    (out / "site/robots.txt").unlink()
    (out / "notes.txt").write_text("x")
    said = build("verify", str(out))
    assert said.code == 1 and said.err.splitlines()[:3] == [
        "mangler: site/robots.txt",
        "ændret: site/sydby/da/index.html",
        "hører ikke til: notes.txt",
    ]
    answer = json.loads(build("verify", "--json").out)
    assert (answer["intact"], answer["extra"]) == (False, ["notes.txt"])


def test_verify_of_a_folder_without_a_manifest(build: Command, tmp_path: Path) -> None:
    said = build("verify", str(tmp_path), "--lang-ui", "en")
    assert said.code == 1 and "not a finished build" in said.err


# ---- publish


def test_publish_to_a_folder_and_again_and_a_newer_one(build: Command, tmp_path: Path) -> None:
    www = tmp_path / "www"
    assert "Klar til at blive udgivet" in build("publish", "--dry-run").out and not www.exists()
    said = build("publish", str(www))
    assert (said.code, said.err) == (0, "")
    first = tree(www)
    assert {"index.html", "404.html", "robots.txt", "sydby/da/index.html", "manifest.json"} <= set(first)
    assert broken_links(www) == []
    staff = [path for path in first if path.startswith(("mail/", "reports/")) or "box" in path or "order" in path]
    assert staff == []
    assert build("verify", str(www)).code == 0
    assert "allerede udgivet" in build("publish", str(www)).out and tree(www) == first
    edit(build.root, "municipalities/sydby/topics/sydby-work.yml", "title: ", "title: Ny ")
    assert build("build", "-m", "sydby", "--only", "site").code == 0
    assert build("publish", str(www)).code == 0
    assert tree(www) != first and tree(tmp_path / ".www.previous") == first
    assert sorted(path.name for path in tmp_path.glob("*www*")) == [".www.previous", "www"]


def test_below_a_folder_sites_and_guides_keep_their_paths(build: Command, tmp_path: Path) -> None:
    edit(build.root, REGION, ADDRESS, "site_url: https://midt.dk/velkomst/site")
    said = build("publish", str(tmp_path / "www"))
    assert said.code == 1 and "bygget med en anden site_url" in said.err
    assert build("build", "--only", "site").code == 0
    assert build("publish", str(tmp_path / "www")).code == 0
    assert (tmp_path / "www/site/index.html").is_file() and broken_links(tmp_path / "www") == []


def test_what_is_not_whole_is_not_published(build: Command, tmp_path: Path) -> None:
    www, out = tmp_path / "www", build.root / "out"
    edit(build.root, REGION, ADDRESS, "")
    assert "site_url mangler" in build("publish", str(www)).err
    add(build.root, REGION, f"{ADDRESS}\n")
    (out / "site/robots.txt").rename(tmp_path / "robots.txt")
    said = build("publish", str(www))
    assert said.code == 1 and "mangler: site/robots.txt" in said.err
    (out / "manifest.json").unlink()
    said = build("publish", str(www))
    assert said.code == 1 and "ikke bygget færdig" in said.err
    assert not www.exists()


def test_a_tree_without_every_municipality_is_not_published(build: Command, tmp_path: Path) -> None:
    shutil.copytree(build.root / "municipalities/sydby", build.root / "municipalities/vestby")
    said = build("publish", str(tmp_path / "www"))
    assert said.code == 1 and "mangler vestby" in said.err and "står uændret" in said.err


def test_sites_without_their_guides_are_not_published(build: Command, tmp_path: Path) -> None:
    assert build("build", "--only", "site", "-o", str(tmp_path / "sites")).code == 0
    said = build("publish", "-o", str(tmp_path / "sites"), str(tmp_path / "www"))
    assert said.code == 1 and "mangler nordby/ar, nordby/da, sydby/da" in said.err


def test_a_faulty_municipality_is_published_as_it_was(build: Command, tmp_path: Path) -> None:
    before = (build.root / "out/site/sydby/da/index.html").read_bytes()
    edit(build.root, "municipalities/sydby/topics/health.yml", "topic: health", "topic: helth")
    assert build("build", "--only", "site").code == 1
    assert build("publish", str(tmp_path / "www")).code == 0
    assert (tmp_path / "www/sydby/da/index.html").read_bytes() == before


@pytest.mark.parametrize("name", ["out", "out/site", ".", "content", "templates"])
def test_folders_that_are_never_published_to(build: Command, name: str) -> None:
    before = tree(build.root / "out")
    assert build("publish", str(build.root / name)).code == 2
    assert tree(build.root / "out") == before


def test_a_folder_with_something_else_is_left_alone(build: Command, tmp_path: Path) -> None:
    (tmp_path / "photos").mkdir()
    (tmp_path / "photos/a.jpg").write_text("x")
    said = build("publish", str(tmp_path / "photos"))
    assert said.code == 2 and "ikke lavet af Velkomst" in said.err
    assert tree(tmp_path / "photos") == {"a.jpg": b"x"}


def test_publish_asks_where(build: Command) -> None:
    assert build("publish").code == 2


# ---- publish to a server


SHELL = """#!/bin/sh
# Stand in for ssh: drop the host and run the server's command on this machine.
while [ "$1" != server ]; do shift; done
shift
exec sh -c "$*"
"""


@pytest.mark.skipif(shutil.which("rsync") is None, reason="rsync is not installed")
def test_publish_to_a_server_and_back(build: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shell = tmp_path / "shell"
    shell.write_text(SHELL)
    shell.chmod(0o755)
    monkeypatch.setenv("RSYNC_RSH", str(shell))
    server = tmp_path / "server"
    said = build("publish", f"server:{server}/")
    assert (said.code, said.err) == (0, "")
    first = (server / "current").readlink()
    assert build("verify", str(server / "current")).code == 0
    edit(build.root, "municipalities/sydby/topics/sydby-work.yml", "title: ", "title: Ny ")
    assert build("build", "-m", "sydby", "--only", "site").code == 0
    assert build("publish", f"server:{server}").code == 0
    second = (server / "current").readlink()
    assert second != first and build("verify", str(server / "current")).code == 0
    assert build("verify", str(server / first)).code == 0
    guides = [next((server / release / "print").rglob("guide.pdf")) for release in (first, second)]
    assert guides[0].samefile(guides[1]), "what did not change is not sent again"
    said = build("publish", "server:/proc/nowhere")
    assert said.code == 2 and "rsync kunne ikke udgive" in said.err


def test_readers_see_a_release_only_when_all_of_it_is_there(tmp_path: Path) -> None:
    commands = rsync_commands(tmp_path, "u@h:/srv", "abc")
    assert [command[-1] for command in commands] == ["u@h:/srv/", "u@h:/srv/releases/abc/", "u@h:/srv/"]
    assert commands[-1][-2] == f"{tmp_path}/current"
    assert all(command[-3] == "--" for command in commands)


def test_without_rsync_the_command_says_so(build: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    said = build("publish", "server:/srv")
    assert said.code == 2 and "rsync er ikke installeret" in said.err


# ---- build --since


def test_since_builds_the_municipalities_that_changed(build: Command, tmp_path: Path) -> None:
    preview = ("build", "--since", "HEAD", "--only", "site", "-o", str(tmp_path / "preview"))
    said = build(*preview)
    assert said.code == 0 and "intet ændret" in said.out and not (tmp_path / "preview").exists()
    edit(build.root, "municipalities/sydby/topics/health.yml", "topic: health", "topic:  health")
    git(build.root, "commit", "--quiet", "-am", "Mellemrum")
    assert "intet ændret" in build(*preview).out
    said = build(*(part.replace("HEAD", "HEAD^1") for part in preview))
    assert said.code == 0 and (tmp_path / "preview/site/sydby/da/index.html").is_file()
    assert not (tmp_path / "preview/site/nordby").exists()


@pytest.mark.parametrize("revision", ["nowhere", "--output=x", ""])
def test_since_a_revision_that_git_does_not_know(build: Command, revision: str) -> None:
    said = build("build", f"--since={revision}")
    assert said.code == 2 and "git kender ikke" in said.err
    assert not (build.root / "x").exists()
