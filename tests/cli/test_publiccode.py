"""`publiccode.yml`, by which catalogues of public software find the project, keeps the rules of the standard (0.7)."""

from __future__ import annotations

import tomllib
from typing import Any

import yaml

from tests.support import ROOT
from velkomst import __version__

METADATA: dict[str, Any] = yaml.safe_load((ROOT / "publiccode.yml").read_text("utf-8"))
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]


def test_version_and_licence_are_those_of_the_project() -> None:
    assert METADATA["publiccodeYmlVersion"] == "0.7"
    assert METADATA["softwareVersion"] == __version__ == PROJECT["version"]
    assert METADATA["legal"]["license"] == PROJECT["license"]


def test_required_keys_are_there() -> None:
    needed = {"name", "url", "platforms", "developmentStatus", "softwareType", "description", "maintenance"}
    assert needed | {"localisation", "legal"} <= set(METADATA)
    assert METADATA["developmentStatus"] in ("concept", "development", "beta", "stable", "obsolete")
    assert METADATA["maintenance"]["type"] in ("internal", "contract", "community", "none")


def test_countries_are_upper_case_codes() -> None:
    assert all(len(code) == 2 and code.isupper() for code in METADATA["intendedAudience"]["countries"])


def test_no_deprecated_key() -> None:
    assert not {"inputTypes", "outputTypes", "monochromeLogo", "it", "IT"} & set(METADATA)
    assert not {"repoOwner", "authorsFile"} & set(METADATA["legal"])
    assert not any("genericName" in texts for texts in METADATA["description"].values())


def test_descriptions_have_the_length_that_catalogues_accept() -> None:
    assert list(METADATA["description"]) == ["da", "en"]
    for texts in METADATA["description"].values():
        assert len(texts["shortDescription"]) <= 150
        assert 150 <= len(texts["longDescription"]) <= 10_000
        assert texts["features"]
