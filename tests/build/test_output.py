"""Test that publishing replaces the output folder at once, and only a folder that a build made."""

from __future__ import annotations

import ctypes
import json
import os
import random
import signal
import time
from pathlib import Path

import pytest

from tests.support import python
from velkomst.build import output
from velkomst.build.cache import Cache
from velkomst.model import Artifact, Record
from velkomst.model.project import Project


def store(tmp_path: Path) -> Cache:
    return Cache(tmp_path / "store")


def records(cache: Cache, **files: str) -> tuple[Record, ...]:
    return output.unique(cache.add(Artifact(path, text.encode(), "site", "a", "da")) for path, text in files.items())


def tree(out: Path) -> dict[str, str]:
    return {
        path.relative_to(out).as_posix(): path.read_text()
        for path in out.rglob("*")
        if path.is_file() and path.name != output.MANIFEST
    }


# ---- where a build may go


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = tmp_path / "project"
    for name in ("content", "locales", "municipalities", "templates", "velkomst"):
        (root / name).mkdir(parents=True)
    return root


@pytest.mark.parametrize(
    "name",
    [".", "..", "../..", "content", "content/topics", "locales", "municipalities/a", "templates/site", "velkomst"],
)
def test_folders_that_a_build_must_never_replace(root: Path, name: str) -> None:
    with pytest.raises(output.OutputError):
        output.guard(root / name, Project(root))


@pytest.mark.parametrize("path", [Path("/"), Path.home(), Path.home().parent])
def test_folders_of_the_machine(root: Path, path: Path) -> None:
    with pytest.raises(output.OutputError):
        output.guard(path, Project(root))


@pytest.mark.parametrize("name", ["tests", "docs", "schemas", "node_modules", ".git", ".venv/lib", "tools"])
def test_other_folders_of_the_project_are_not_made_by_us(root: Path, name: str) -> None:
    (root / name).mkdir(parents=True)
    (root / name / "file").write_text("x")
    with pytest.raises(output.OutputError, match="ikke lavet af Velkomst"):
        output.guard(root / name, Project(root))


def test_a_link_to_a_source_folder(root: Path, tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(root / "content")
    with pytest.raises(output.OutputError):
        output.guard(tmp_path / "link", Project(root))


def test_a_foreign_folder_and_a_file(root: Path, tmp_path: Path) -> None:
    (tmp_path / "photos").mkdir()
    (tmp_path / "photos/a.jpg").write_text("x")
    with pytest.raises(output.OutputError, match="not made by Velkomst"):
        output.guard(tmp_path / "photos", Project(root))
    (tmp_path / "file").write_text("x")
    with pytest.raises(output.OutputError):
        output.guard(tmp_path / "file", Project(root))


@pytest.mark.parametrize("name", ["project/out", "elsewhere/new", "empty"])
def test_folders_that_are_free(root: Path, tmp_path: Path, name: str) -> None:
    (tmp_path / "empty").mkdir()
    output.guard(tmp_path / name, Project(root))
    assert (tmp_path / name).exists() == (name == "empty"), "the guard creates nothing"


def test_what_we_made_may_be_made_again(root: Path, tmp_path: Path) -> None:
    cache = store(tmp_path)
    for text in ("1", "2"):
        output.guard(root / "out", Project(root))
        output.publish(records(cache, a=text), cache, root / "out")
        assert (root / "out/a").read_text("utf-8") == text


# ---- one file, one owner


def test_two_publications_may_not_write_one_file() -> None:
    one = Record("site/x", "1" * 64, 1, "site", "aarhus", "da")
    two = Record("site/x", "2" * 64, 1, "guide", "samsoe", "uk", "eu")
    with pytest.raises(output.PathConflictError, match=r"site/x: site/aarhus/da og guide/samsoe/uk/eu .*both write"):
        output.unique([one, two])


def test_the_same_bytes_from_two_sites_are_one_file() -> None:
    one = Record("site/_t/x", "1" * 64, 1, "site", "aarhus", "da")
    two = Record("site/_t/x", "1" * 64, 1, "site", "samsoe", "da")
    other = Record("a", "3" * 64, 1, "site")
    assert output.unique([one, two, other]) == (other, one)


# ---- publishing


def test_publish(tmp_path: Path) -> None:
    cache, out = store(tmp_path), tmp_path / "deep" / "out"
    first = records(cache, **{"site/a/index.html": "a", "b.txt": "b"})
    assert output.publish(first, cache, out) is True
    assert tree(out) == {"site/a/index.html": "a", "b.txt": "b"}
    assert output.published(out) == first
    listed = json.loads((out / "manifest.json").read_text())["artifacts"]
    assert listed[1] == {
        "path": "site/a/index.html",
        "sha256": first[1].sha256,
        "bytes": 1,
        "publication": "site",
        "municipality": "a",
        "language": "da",
        "audience": "",
    }
    assert output.publish(first, cache, out) is False, "it appears already"
    assert output.publish(records(cache, **{"b.txt": "c"}), cache, out) is True
    assert tree(out) == {"b.txt": "c"}, "what is no longer made goes away"
    assert sorted(path.name for path in out.parent.iterdir()) == ["out"], "nothing is left beside it"


@pytest.mark.parametrize("damage", ["gone", "short", "manifest"])
def test_a_damaged_output_is_fixed(tmp_path: Path, damage: str) -> None:
    cache, out = store(tmp_path), tmp_path / "out"
    first = records(cache, a="aaa", b="b")
    output.publish(first, cache, out)
    if damage == "gone":
        (out / "a").unlink()
    elif damage == "manifest":
        (out / "manifest.json").write_text("{")
    else:
        (out / "a").unlink()
        (out / "a").write_text("x")
    assert output.publish(first, cache, out) is True and tree(out) == {"a": "aaa", "b": "b"}


def test_an_emptied_cache_keeps_what_appears(tmp_path: Path) -> None:
    cache, out = store(tmp_path), tmp_path / "out"
    first = records(cache, a="1")
    output.publish(first, cache, out)
    cache.prune([], [])
    output.publish(output.unique([*first, *records(cache, b="2")]), cache, out)
    assert tree(out) == {"a": "1", "b": "2"}


@pytest.mark.parametrize("text", ["", "[]", '{"artifacts": 1}', '{"artifacts": [{"x": 1}]}', "\x00"])
def test_a_damaged_manifest_lists_nothing(tmp_path: Path, text: str) -> None:
    (tmp_path / "manifest.json").write_text(text)
    assert output.published(tmp_path) == () == output.published(tmp_path / "nowhere")


def test_without_links_files_are_copied(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_link(_source: object, _target: object) -> None:
        raise OSError(18, "Invalid cross-device link")

    monkeypatch.setattr(os, "link", no_link)
    cache = store(tmp_path)
    output.publish(records(cache, a="1"), cache, tmp_path / "out")
    assert tree(tmp_path / "out") == {"a": "1"}


def test_a_fault_on_the_way_leaves_the_old_tree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cache, out = store(tmp_path), tmp_path / "out"
    output.publish(records(cache, a="1"), cache, out)

    def full(_source: object, target: Path) -> None:
        raise OSError(28, "No space left on device", str(target))

    monkeypatch.setattr(os, "link", full)
    with pytest.raises(output.OutputError, match=r"No space left on device .* MB fri / free"):
        output.publish(records(cache, a="2", b="3"), cache, out)
    assert tree(out) == {"a": "1"} and sorted(path.name for path in tmp_path.iterdir()) == ["out", "store"]


PUBLISH = """
import resource, sys
from pathlib import Path
from velkomst.model import Artifact
from velkomst.build import output
from velkomst.build.cache import Cache

folder, limit = Path(sys.argv[1]), int(sys.argv[2])
cache = Cache(folder / "store")

def records(name):
    made = (Artifact(f"site/{number}/{name}.html", f"{name} {number}".encode(), "site", "a") for number in range(60))
    return output.unique([cache.add(one) for one in made])

trees = [records("old"), records("new")]
output.publish(trees[0], cache, folder / "out")
print("ready", flush=True)
if limit:
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
    try:
        output.publish(trees[1], cache, folder / "out")
    except output.OutputError as error:
        print(error)
    sys.exit()
while True:
    for tree in reversed(trees):
        output.publish(tree, cache, folder / "out")
"""


def whole(out: Path) -> str:
    """Return which of the two trees appears, after seeing that it is whole."""
    names = {path.stem for path in out.rglob("*.html")}
    assert len(names) == 1 and names <= {"old", "new"}, names
    (name,) = names
    assert tree(out) == {f"site/{number}/{name}.html": f"{name} {number}" for number in range(60)}
    assert {record.path for record in output.published(out)} == set(tree(out))
    return name


def test_a_full_disk_leaves_the_old_tree(tmp_path: Path) -> None:
    process = python(PUBLISH, str(tmp_path), "2000")
    said, error = process.communicate(timeout=60)
    assert process.returncode == 0, error
    assert b"File too large" in said and b"MB fri / free" in said
    assert whole(tmp_path / "out") == "old"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["out", "store"]


def test_kill_nine_leaves_one_whole_tree(tmp_path: Path) -> None:
    seen = set()
    chance = random.Random(11)
    for _ in range(10):
        process = python(PUBLISH, str(tmp_path), "0")
        assert process.stdout is not None and process.stdout.readline() == b"ready\n"
        time.sleep(chance.uniform(0, 0.06))
        process.send_signal(signal.SIGKILL)
        process.communicate(timeout=60)
        seen.add(whole(tmp_path / "out"))
    cache = store(tmp_path)
    output.publish(records(cache, a="1"), cache, tmp_path / "out")
    assert tree(tmp_path / "out") == {"a": "1"}
    assert sorted(path.name for path in tmp_path.iterdir()) == ["out", "store"], "the next build tidies up"
    assert seen <= {"old", "new"}


def test_without_an_exchange_in_the_kernel(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ctypes, "CDLL", lambda *_args, **_more: object())
    cache, out = store(tmp_path), tmp_path / "out"
    for text in "123":
        output.publish(records(cache, a=text), cache, out)
        assert tree(out) == {"a": text}
    assert sorted(path.name for path in tmp_path.iterdir()) == ["out", "store"]


# ---- one build at a time


def test_a_second_build_is_refused_at_once(tmp_path: Path) -> None:
    with (
        output.lock(tmp_path),
        pytest.raises(output.OutputError, match="another build is running"),
        output.lock(tmp_path),
    ):
        pass
    with output.lock(tmp_path):
        pass


def test_the_lock_of_a_killed_build_is_gone(tmp_path: Path) -> None:
    held = python(
        "import sys, time\nfrom pathlib import Path\nfrom velkomst.build.output import lock\n"
        "with lock(Path(sys.argv[1])):\n    print('held', flush=True)\n    time.sleep(60)\n",
        str(tmp_path),
    )
    assert held.stdout is not None and held.stdout.readline() == b"held\n"
    with pytest.raises(output.OutputError), output.lock(tmp_path):
        pass
    held.kill()
    held.communicate(timeout=60)
    with output.lock(tmp_path):
        pass
