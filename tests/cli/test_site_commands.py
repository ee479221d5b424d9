"""Test ``site zip`` and ``--engine``."""

from __future__ import annotations

import importlib.util
import json
from zipfile import ZipFile

import pytest

from tests.support import Command

ZIP = "site/nordby-offline.zip"


def test_a_zip_is_written_beside_what_appears_and_stays(build: Command) -> None:
    said = build("site", "zip", "-m", "nordby")
    assert (said.code, said.err) == (0, "")
    out = build.root / "out"
    assert f"{ZIP} (" in said.out.replace("\n", "")
    with ZipFile(out / ZIP) as archive:
        names = set(archive.namelist())
        assert archive.testzip() is None
    assert {"nordby-offline/index.html", "nordby-offline/site/nordby/da/index.html"} <= names
    assert any(name.startswith("nordby-offline/print/nordby/da/") for name in names), "the guides that stand come along"
    assert not any("/sydby/" in name for name in names)
    first = (out / ZIP).read_bytes()
    assert build("site", "zip", "-m", "nordby").code == 0
    assert (out / ZIP).read_bytes() == first
    assert build("build", "-m", "sydby", "--only", "site").code == 0
    listed = {each["path"] for each in json.loads((out / "manifest.json").read_text("utf-8"))["artifacts"]}
    assert ZIP in listed and (out / ZIP).is_file()


def test_a_zip_of_a_municipality_that_nobody_knows(build: Command) -> None:
    said = build("site", "zip", "-m", "nowhere")
    assert said.code == 2 and "nowhere" in said.err


def test_an_engine_that_is_not_installed_says_how(build: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("velkomst.cli.commands.build.find_spec", lambda _name: None)
    said = build("build", "--engine", "zensical", "-m", "sydby")
    assert said.code == 2
    assert "tools/install zensical" in said.err


@pytest.mark.skipif(importlib.util.find_spec("zensical") is None, reason="zensical is not installed: run tools/install")
def test_the_other_engine_builds_a_site_and_the_first_one_again(build: Command) -> None:
    front = build.root / "out/site/sydby/da/index.html"
    before = front.read_bytes()
    assert build("build", "--engine", "zensical", "-m", "sydby", "--only", "site").code == 0
    assert front.read_bytes() != before
    assert (build.root / "out/site/sydby/da/search.json").is_file()
    assert build("build", "-m", "sydby", "--only", "site").code == 0
    assert front.read_bytes() == before
