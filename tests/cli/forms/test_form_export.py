"""Test the forms that are written for a web server, and the files of backends that are refused."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.region import REGION
from tests.support import PROJECT, ROOT, copy_project
from velkomst.cli.forms import pages
from velkomst.cli.forms.export import BackendError, export, read_backend
from velkomst.model.project import Project

GITHUB = "backend: {name: github, repo: region/velkomst, branch: main}\npublish_mode: editorial_workflow\n"


def test_the_forms_of_every_layer_are_written_for_the_backend(tmp_path: Path) -> None:
    if not pages.is_installed(PROJECT):
        pytest.skip("the npm packages of the forms are not installed: npm ci")
    root = tmp_path / "project"
    copy_project(REGION.root, root)
    for name in ("templates", "node_modules"):
        (root / name).symlink_to(ROOT / name)
    (tmp_path / "backend.yml").write_text(GITHUB, "utf-8")
    export(Project(root), read_backend(tmp_path / "backend.yml"), tmp_path / "admin")
    settings = json.loads((tmp_path / "admin" / "klitoe" / "config.json").read_text("utf-8"))
    assert settings["config"]["backend"] == {"name": "github", "repo": "region/velkomst", "branch": "main"}
    assert (settings["config"]["publish_mode"], settings["check"]) == ("editorial_workflow", "")
    assert 'href="klitoe/"' in (tmp_path / "admin" / "index.html").read_text("utf-8")
    for name in ("start.mjs", "decap-cms/dist/decap-cms.js", "yaml/browser/dist/index.js", "node-diff3/dist/diff3.mjs"):
        assert (tmp_path / "admin" / "_" / name).is_file(), name
    written = [path for path in (tmp_path / "admin").rglob("*.html") if '"/admin' in path.read_text("utf-8")]
    assert written == [], "addresses are relative, so that the folder can have any name"


@pytest.mark.parametrize("text", ["", "backend: github", "backend: {name: github}\ncollections: []", "a: [", "- x"])
def test_another_file_is_no_backend(tmp_path: Path, text: str) -> None:
    (tmp_path / "backend.yml").write_text(text, "utf-8")
    with pytest.raises(BackendError):
        read_backend(tmp_path / "backend.yml")
