"""Test what git says about the texts of an earlier revision."""

from __future__ import annotations

from pathlib import Path

from tests.conftest import git
from velkomst.reading.history import extract_texts


def test_the_texts_of_a_revision_are_written_without_links_and_other_files(tmp_path: Path) -> None:
    root, folder = tmp_path / "project", tmp_path / "earlier"
    for name in ("content/emne/færge.yml", "municipalities/samsø/municipality.yml", "templates/page.html"):
        (root / name).parent.mkdir(parents=True)
        (root / name).write_text("æøå\n", "utf-8")
    (root / "content/link.yml").symlink_to("/etc/hostname")
    (root / "content/emne/færge.yml").chmod(0o755)
    git(tmp_path, "init", "--quiet", str(root))
    git(root, "add", ".")
    git(root, "commit", "--quiet", "-m", "Tekster")
    (root / "content/emne/færge.yml").write_text("nyt\n", "utf-8")
    extract_texts(root, "HEAD", folder)
    written = {path.relative_to(folder).as_posix(): path.read_text("utf-8") for path in folder.rglob("*.yml")}
    assert written == {"content/emne/færge.yml": "æøå\n", "municipalities/samsø/municipality.yml": "æøå\n"}
    assert not (folder / "templates").exists()
