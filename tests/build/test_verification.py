"""Test that a published folder is compared with its manifest, and nothing else is read."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from velkomst.build import output
from velkomst.build.cache import Cache
from velkomst.build.verification import UnreadableManifestError, Verification, verify
from velkomst.model import Artifact

FILES = {"index.html": "a", "site/index.html": "b", "site/da/index.html": "c"}


@pytest.fixture
def out(tmp_path: Path) -> Path:
    """Return a published folder."""
    cache = Cache(tmp_path / "store")
    records = [cache.add(Artifact(path, text.encode(), "site", "a", "da")) for path, text in FILES.items()]
    output.publish(output.unique(records), cache, tmp_path / "out")
    return tmp_path / "out"


def replace(file: Path, text: str) -> None:
    """Write a new file in the place of one that the cache shares."""
    file.unlink()
    file.write_text(text)


def test_a_folder_as_it_was_published(out: Path) -> None:
    assert verify(out) == Verification(3)
    assert verify(out).is_intact


def test_missing_changed_and_extra_files_are_named(out: Path) -> None:
    (out / "index.html").unlink()
    replace(out / "site/index.html", "x")
    (out / "site/new").mkdir()
    (out / "site/new/page.html").write_text("")
    found = verify(out)
    assert found == Verification(3, ("index.html",), ("site/index.html",), ("site/new/page.html",))
    assert not found.is_intact


def test_a_file_of_the_same_size_with_other_bytes_is_changed(out: Path) -> None:
    replace(out / "index.html", "z")
    assert verify(out).changed == ("index.html",)


def test_a_link_is_no_file_of_ours_even_to_the_same_bytes(out: Path, tmp_path: Path) -> None:
    (tmp_path / "same").write_text("a")
    (out / "index.html").unlink()
    (out / "index.html").symlink_to(tmp_path / "same")
    (out / "elsewhere").symlink_to(tmp_path)
    assert verify(out) == Verification(3, (), ("index.html",), ("elsewhere",))


def test_a_folder_in_the_place_of_a_file_is_changed_or_missing(out: Path) -> None:
    (out / "index.html").unlink()
    (out / "index.html").mkdir()
    assert verify(out).missing == ("index.html",)


@pytest.mark.parametrize("manifest", ["", "[]", "{", '{"artifacts": [{}]}', '{"artifacts": 3}', "\xff"])
def test_a_manifest_that_no_build_wrote(out: Path, manifest: str) -> None:
    replace(out / output.MANIFEST, manifest)
    with pytest.raises(UnreadableManifestError):
        verify(out)


@pytest.mark.parametrize("path", ["../store", "/etc/passwd", "", "a/../../b", "a//b", "./a"])
def test_a_manifest_cannot_name_a_file_outside_the_folder(out: Path, path: str) -> None:
    replace(out / output.MANIFEST, json.dumps({"artifacts": [{"path": path, "sha256": "0"}]}))
    with pytest.raises(UnreadableManifestError):
        verify(out)


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(UnreadableManifestError):
        verify(tmp_path / "nowhere")
