"""The container of editors and servers has what the installation asks of a machine."""

from __future__ import annotations

import json
import re

from tests.support import ROOT

CONTAINER = (ROOT / "Containerfile").read_text("utf-8")
EDITOR = json.loads((ROOT / ".devcontainer/devcontainer.json").read_text("utf-8"))


def test_the_image_has_every_package_that_the_installation_would_fetch() -> None:
    (libraries,) = re.findall(r"pdf_libraries=\((.*)\)", (ROOT / "tools/install").read_text("utf-8"))
    packages = set(CONTAINER.split("--no-install-recommends", 1)[1].split("&&", 1)[0].replace("\\", "").split())
    assert packages >= {*libraries.split(), "python3", "python3-venv", "make", "git"}


def test_editors_work_in_its_base_and_install_into_the_folder_that_they_opened() -> None:
    build = EDITOR["build"]
    assert (ROOT / ".devcontainer" / build["dockerfile"]).resolve() == ROOT / "Containerfile"
    assert re.search(rf"^FROM \S+ AS {build['target']}$", CONTAINER, re.MULTILINE)
    assert EDITOR["postCreateCommand"] == "tools/install build"


def test_editors_get_the_extensions_that_the_project_recommends() -> None:
    recommended = json.loads((ROOT / ".vscode/extensions.json").read_text("utf-8"))["recommendations"]
    assert EDITOR["customizations"]["vscode"]["extensions"] == recommended
