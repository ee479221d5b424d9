"""A copy of the tiny project with a group of five municipalities; Nordby is in no group."""

from __future__ import annotations

import shutil
from pathlib import Path

from tests.support import TESTS

GROUP = "content/groups/coast"
COAST = ("havnby", "odby", "sandby", "sydby", "vigby")
"""The municipalities of the group."""


def add_coast(root: Path) -> Path:
    """Add the group and its municipalities to a copy of ``tests/tiny``; return the root."""
    shutil.copytree(TESTS / "fixtures" / "coast", root, dirs_exist_ok=True)
    for slug in COAST:
        if slug != "sydby":
            add_municipality(root, slug)
    return root


def add_municipality(root: Path, slug: str) -> None:
    """Add a municipality that has a file of its own and nothing else."""
    folder = root / "municipalities" / slug
    folder.mkdir()
    name = slug.capitalize()
    text = (root / "municipalities/sydby/municipality.yml").read_text("utf-8")
    own = text[: text.index("without:")].replace("slug: sydby", f"slug: {slug}").replace("Sydby", name)
    (folder / "municipality.yml").write_text(own + f"was_url: https://was.digst.dk/{slug}-dk\n", "utf-8")
