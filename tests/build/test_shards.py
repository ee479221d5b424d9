"""Test that shards of a build are joined to the same tree, and that a damaged or foreign shard is refused."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from tests.build.planning import planned_project, render_quickly
from tests.support import DAY, Command
from velkomst.build import pipeline
from velkomst.build.keys import digest
from velkomst.build.output import MANIFEST, OutputError
from velkomst.build.pipeline import build
from velkomst.build.request import Request
from velkomst.build.selection import Selection
from velkomst.build.shards import Shard, day_of, read_shards, render_shard, take_in
from velkomst.build.task import Renderer, Task
from velkomst.build.verification import verify
from velkomst.model.project import Project

TOTAL = 2


@pytest.fixture(scope="module")
def quick_rendering() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pipeline, "run", render_quickly)
        yield


@pytest.fixture(scope="module")
def planned(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return planned_project(tmp_path_factory.mktemp("shards")).root


@pytest.fixture(scope="module")
def shards(planned: Path, tmp_path_factory: pytest.TempPathFactory, quick_rendering: None) -> tuple[Path, ...]:
    """Return the folders of all shards, each rendered in a copy of the project."""
    folders = []
    for number in range(1, TOTAL + 1):
        root = shutil.copytree(planned, tmp_path_factory.mktemp("job") / "project")
        work = render_shard(Project(root), request(root.parent / "shard"), Shard(number, TOTAL), lambda *_: None)
        assert work.rendered and not work.failures
        folders.append(root.parent / "shard")
    return tuple(folders)


def request(out: Path) -> Request:
    return Request(out, DAY, Selection(only=("mail",)), jobs=1)


def test_shards_are_joined_to_the_tree_of_one_build(planned: Path, shards: tuple[Path, ...], tmp_path: Path) -> None:
    whole, joined = (shutil.copytree(planned, tmp_path / name) for name in ("whole", "joined"))
    outcome = build(Project(whole), request(whole / "out"))
    take_in(Project(joined), request(joined / "out"), read_shards(shards))
    after = build(Project(joined), request(joined / "out"))
    assert after.unchanged > after.built and set(after.rendered) < set(outcome.rendered)
    assert (joined / "out" / MANIFEST).read_bytes() == (whole / "out" / MANIFEST).read_bytes()
    assert verify(joined / "out").is_intact


def test_every_task_is_in_one_shard() -> None:
    tasks = [Task(str(number), Renderer("none:none"), None) for number in range(10)]
    divided = [Shard(number, TOTAL).of(tasks) for number in range(1, TOTAL + 1)]
    assert sorted((task for part in divided for task in part), key=tasks.index) == tasks
    assert [len(part) for part in divided] == [5, 5]


def test_a_shard_can_be_verified(shards: tuple[Path, ...]) -> None:
    assert all(verify(folder).is_intact and verify(folder).listed for folder in shards)


def test_a_missing_or_doubled_shard_is_refused(planned: Path, shards: tuple[Path, ...]) -> None:
    read = read_shards(shards)
    twice = {**read, Path("again"): read[shards[0]]}
    for chosen in ({folder: read[folder] for folder in shards[:1]}, {}, twice):
        with pytest.raises(OutputError, match="each shard must be here once"):
            take_in(Project(planned), request(planned / "out"), chosen)


def test_a_shard_of_other_files_or_options_is_refused(planned: Path, shards: tuple[Path, ...], tmp_path: Path) -> None:
    other = replace(request(planned / "out"), scope=Selection(only=("print",)))
    with pytest.raises(OutputError, match="with other options"):
        take_in(Project(planned), other, read_shards(shards))
    root = shutil.copytree(planned, tmp_path / "project")
    with (root / "content/facts.yml").open("a") as file:
        file.write("# note\n")
    with pytest.raises(OutputError, match="built from other files"):
        take_in(Project(root), request(root / "out"), read_shards(shards))


def test_shards_of_two_days_are_refused(shards: tuple[Path, ...]) -> None:
    first, *others = read_shards(shards).values()
    assert day_of([first, *others]) == DAY
    with pytest.raises(OutputError, match="not built for one day"):
        day_of([replace(first, as_of=DAY + timedelta(days=1)), *others])


@pytest.mark.parametrize("damage", ["changed", "missing", "extra", "elsewhere", "manifest"])
def test_a_damaged_shard_is_refused(shards: tuple[Path, ...], tmp_path: Path, damage: str) -> None:
    folder = shutil.copytree(shards[0], tmp_path / "shard")
    blob = next(folder.glob("blobs/*/*"))
    manifest = folder / MANIFEST
    if damage == "elsewhere":
        (folder / "evil").write_text("x")
        stored = json.loads(manifest.read_text())
        stored["artifacts"].append({"path": "evil", "sha256": digest("x")})
        manifest.write_text(json.dumps(stored))
    elif damage == "manifest":
        manifest.write_text('{"artifacts": []}')
    elif damage == "extra":
        (folder / "extra").write_text("x")
    else:
        blob.unlink()
        if damage == "changed":
            blob.write_text("x")
    with pytest.raises(OutputError, match=r"no shard of a build|is not as it was built"):
        read_shards([folder])


def test_the_commands(planned: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], quick_rendering: None) -> None:
    root = shutil.copytree(planned, tmp_path / "project")
    command = Command(root, capsys)
    choice = ("--only", "mail", "-m", "nordby")
    for number in (1, 2):
        assert command("build", "--shard", f"{number}/2", *choice, "--as-of", DAY.isoformat()).code == 0
    shutil.rmtree(root / ".cache" / "velkomst")
    assembled = command("assemble", *choice)
    assert assembled.code == 0, assembled.err
    assert command("verify").code == 0
    shutil.rmtree(root / "shards" / "2-of-2")
    refused = command("assemble", *choice)
    assert refused.code == 2 and "hver del skal være her netop én gang" in refused.err


@pytest.mark.parametrize("text", ["0/3", "4/3", "3", "3/", "a/b", "1/0", "-1/3"])
def test_what_is_no_part_is_usage(planned: Path, capsys: pytest.CaptureFixture[str], text: str) -> None:
    assert Command(planned, capsys)("build", f"--shard={text}").code == 2
