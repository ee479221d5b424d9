"""Test the release: archive, SBOM, checksums and statement, and that ``verify`` sees every change of them."""

from __future__ import annotations

import hashlib
import json
import shutil
import subprocess
import sys
import tarfile
from pathlib import Path

import pytest

from tests.support import ROOT
from velkomst.build.release_verification import STATEMENT, SUMS, verify_release
from velkomst.build.verification import UnreadableManifestError

pytest.importorskip("cyclonedx_py", reason="tools/install release")
COPIED = ("pyproject.toml", "package-lock.json", "requirements/runtime.txt", "tools/release.py")
IDENTITY = ("-c", "user.name=Test", "-c", "user.email=test@example.org")


def git(project: Path, *arguments: str) -> str:
    command = ["/usr/bin/env", "git", "-C", str(project), *IDENTITY, *arguments]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository with what a release reads."""
    folder = tmp_path_factory.mktemp("release") / "project"
    for name in COPIED:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(ROOT / name, folder / name)
    git(folder, "init", "--quiet")
    git(folder, "add", ".")
    git(folder, "commit", "--quiet", "-m", "first")
    return folder


def run(project: Path, folder: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(project / "tools" / "release.py"), str(folder)]
    return subprocess.run(command, check=False, capture_output=True, text=True)


@pytest.fixture(scope="module")
def made(project: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("made") / "dist"
    done = run(project, folder)
    assert done.returncode == 0, done.stderr
    return folder


@pytest.fixture
def release(made: Path, tmp_path: Path) -> Path:
    """A copy of a release, to change."""
    return Path(shutil.copytree(made, tmp_path / "dist"))


def test_the_archive_holds_the_commit(made: Path) -> None:
    (archive,) = made.glob("velkomst-*.tar.gz")
    with tarfile.open(archive) as files:
        names = {name.split("/", 1)[1] for name in files.getnames() if name.split("/", 1)[1:]}
    assert set(COPIED) <= names


def test_the_sbom_lists_every_locked_package_with_its_hash(made: Path) -> None:
    sbom = json.loads((made / "sbom.cdx.json").read_text("utf-8"))
    assert (sbom["bomFormat"], sbom["metadata"]["component"]["name"]) == ("CycloneDX", "velkomst")
    purls = {component["purl"] for component in sbom["components"]}
    locked = [line for line in (ROOT / "requirements" / "runtime.txt").read_text("utf-8").splitlines() if "==" in line]
    python = {purl for purl in purls if purl.startswith("pkg:pypi/")}
    assert len(python) == len({line.split("==")[0] for line in locked})
    assert any(purl.startswith("pkg:npm/%40ibm/plex-sans@") for purl in purls)
    for component in sbom["components"]:
        hashes = component.get("hashes") or component["externalReferences"][0]["hashes"]
        assert hashes and all(entry["content"] for entry in hashes), component["name"]


def test_the_statement_names_the_commit_and_the_files(project: Path, made: Path) -> None:
    statement = json.loads((made / STATEMENT).read_text("utf-8"))
    (source,) = statement["predicate"]["buildDefinition"]["resolvedDependencies"]
    assert source["digest"]["gitCommit"] == git(project, "rev-parse", "HEAD")
    stated = {subject["name"]: subject["digest"]["sha256"] for subject in statement["subject"]}
    files = {path.name for path in made.iterdir()} - {SUMS, STATEMENT}
    assert stated == {name: hashlib.sha256((made / name).read_bytes()).hexdigest() for name in files}


def test_the_same_commit_gives_the_same_bytes(project: Path, made: Path, tmp_path: Path) -> None:
    assert run(project, tmp_path / "again").returncode == 0
    assert {path.name: path.read_bytes() for path in (tmp_path / "again").iterdir()} == {
        path.name: path.read_bytes() for path in made.iterdir()
    }


def test_changes_that_are_not_committed_are_refused(project: Path, tmp_path: Path) -> None:
    extra = project / "extra.txt"
    extra.write_text("x")
    try:
        assert run(project, tmp_path / "dist").returncode == 2
    finally:
        extra.unlink()
    assert not (tmp_path / "dist").exists()


def test_an_unchanged_release_is_intact(release: Path) -> None:
    assert verify_release(release).is_intact


def test_a_changed_missing_or_added_file_is_seen(release: Path) -> None:
    (archive,) = release.glob("*.tar.gz")
    archive.write_bytes(b"")
    (release / "sbom.cdx.json").unlink()
    (release / "more.txt").write_text("")
    found = verify_release(release)
    assert (found.changed, found.missing, found.extra) == ((archive.name,), ("sbom.cdx.json",), ("more.txt",))


def test_checksums_that_were_changed_with_the_file_do_not_match_the_statement(release: Path) -> None:
    (archive,) = release.glob("*.tar.gz")
    before = hashlib.sha256(archive.read_bytes()).hexdigest()
    archive.write_bytes(b"other")
    sums = release / SUMS
    sums.write_text(sums.read_text("utf-8").replace(before, hashlib.sha256(b"other").hexdigest()), "utf-8")
    assert verify_release(release).changed == (archive.name,)


@pytest.mark.parametrize("text", ["", "no checksum\n", "0" * 64 + "  ../outside\n"])
def test_damaged_checksums_are_refused(release: Path, text: str) -> None:
    (release / SUMS).write_text(text, "utf-8")
    with pytest.raises(UnreadableManifestError, match=SUMS):
        verify_release(release)


def test_without_its_statement_a_release_is_not_intact(release: Path) -> None:
    (release / STATEMENT).unlink()
    assert STATEMENT in verify_release(release).missing
