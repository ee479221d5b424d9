"""Test the build cache."""

from __future__ import annotations

from pathlib import Path

import pytest

from velkomst.build.cache import Cache
from velkomst.model import Artifact, Record

A = Artifact("site/a/da/index.html", b"<p>a", "site", "a", "da")
B = Artifact("print/a/da/eu/guide.pdf", b"%PDF", "guide", "a", "da", "eu")


@pytest.fixture
def cache(tmp_path: Path) -> Cache:
    return Cache(tmp_path / "store")


def files(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.rglob("*") if path.is_file())


def test_what_goes_in_comes_out(cache: Cache) -> None:
    assert cache.get("k1") is None
    records = cache.put("k1", [B, A])
    assert cache.get("k1") == records
    assert [record.path for record in records] == [B.path, A.path], "sorted by path"
    assert records[0] == Record(B.path, records[0].sha256, 4, "guide", "a", "da", "eu")
    assert cache.blob(records[0].sha256).read_bytes() == B.data


def test_another_process_finds_it(cache: Cache, tmp_path: Path) -> None:
    records = cache.put("k1", [A])
    assert Cache(tmp_path / "store").get("k1") == records


def test_the_same_bytes_lie_there_once(cache: Cache, tmp_path: Path) -> None:
    cache.put("k1", [A])
    cache.put("k2", [Artifact("other", A.data, "site")])
    assert len(files(tmp_path / "store/blobs")) == 1


def test_nothing_can_be_a_result(cache: Cache) -> None:
    assert cache.put("k1", []) == () and cache.get("k1") == ()


@pytest.mark.parametrize("damage", ["", "[", "{}", '[{"path": 1}]', "[1]", '[{"path": "x", "new": 1}]', "\x00"])
def test_a_damaged_list_counts_as_missing(cache: Cache, tmp_path: Path, damage: str) -> None:
    cache.put("k1", [A])
    (tmp_path / "store/keys/k1.json").write_text(damage)
    assert cache.get("k1") is None
    assert cache.put("k1", [A]) == cache.get("k1")


@pytest.mark.parametrize("damage", ["gone", "short", "empty"])
def test_a_damaged_file_counts_as_missing_and_is_fixed(cache: Cache, damage: str) -> None:
    (record,) = cache.put("k1", [A])
    blob = cache.blob(record.sha256)
    blob.chmod(0o644)
    blob.unlink() if damage == "gone" else blob.write_bytes(b"<p" if damage == "short" else b"")
    assert cache.get("k1") is None and not cache.holds(record)
    assert cache.put("k1", [A]) == (record,) and blob.read_bytes() == A.data


def test_stored_bytes_are_read_only(cache: Cache) -> None:
    (record,) = cache.put("k1", [A])
    assert cache.blob(record.sha256).stat().st_mode & 0o222 == 0, "they are linked into the output"


def test_prune_keeps_what_is_needed(cache: Cache, tmp_path: Path) -> None:
    cache.put("k1", [A])
    cache.put("k2", [B])
    stale = cache.put("k3", [Artifact("c", b"c", "site")])
    kept = cache.add(Artifact("index.html", b"map", "overview"))
    cache.prune(["k1"], [kept])
    assert cache.get("k1") is not None and cache.get("k2") is None and cache.get("k3") is None
    assert cache.holds(kept) and not cache.holds(stale[0])
    assert len(files(tmp_path / "store")) == 3


def test_prune_of_nothing(cache: Cache, tmp_path: Path) -> None:
    cache.prune([], [])
    assert not (tmp_path / "store").exists()


def test_prune_survives_a_damaged_list(cache: Cache, tmp_path: Path) -> None:
    cache.put("k1", [A])
    (tmp_path / "store/keys/k1.json").write_text("[")
    cache.prune(["k1"], [])
    assert cache.get("k1") is None
