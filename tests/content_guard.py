"""Record what this process reads of the region's own texts, so that a test of the code can be stopped from it."""

from __future__ import annotations

import os
import sys

from tests.support import ROOT

TEXTS = (f"{ROOT}/content/", f"{ROOT}/municipalities/")
CATALOGS = f"{ROOT}/locales/"
READING = frozenset({"open", "os.listdir", "os.scandir"})
"""The audit events of reading a file or a folder."""


def watch_content() -> list[str]:
    """Return a list to which every later read of a text of the region adds its path, until the process ends."""
    reads: list[str] = []

    def note(event: str, arguments: tuple[object, ...]) -> None:
        if event in READING and is_text_of_region(arguments[0]):
            reads.append(str(arguments[0]))

    sys.addaudithook(note)
    return reads


def is_text_of_region(path: object) -> bool:
    """Say whether a path leads to a text of the region; the translations in ``ui.po`` belong to the templates."""
    if not isinstance(path, str | os.PathLike):
        return False
    name = str(os.fspath(path))
    in_catalog = name.startswith(CATALOGS) and name.endswith(".po") and not name.endswith("/ui.po")
    return f"{name}/".startswith(TEXTS) or in_catalog
