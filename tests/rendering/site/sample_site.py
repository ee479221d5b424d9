"""The sites of the sample editions, built once per process."""

from __future__ import annotations

import posixpath
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any, TypeAlias

from lxml import html as parser  # type: ignore[import-untyped]

from tests.rendering.sample_edition import LANGUAGES, sample_edition

from .rendered_site import render_landing, render_site

Element: TypeAlias = Any
"""lxml publishes no types."""


@cache
def tree() -> dict[str, bytes]:
    """Return path -> bytes of samsoe in all sample languages, of herning in Danish, and of the landing page."""
    editions = [
        *(sample_edition(language) for language in LANGUAGES),
        replace(sample_edition("da", "herning"), languages=("da",)),
    ]
    artifacts = [artifact for edition in editions for artifact in render_site(edition)]
    files: dict[str, bytes] = {}
    for artifact in (*artifacts, *render_landing(editions)):
        assert files.setdefault(artifact.path, artifact.data) == artifact.data, artifact.path
    return files


@cache
def page(path: str) -> Element:
    """Return a parsed page of the tree; ``samsoe/uk/eu/`` is short for ``site/samsoe/uk/eu/index.html``."""
    name = f"site/{path}" + ("index.html" if path.endswith("/") or not path else "")
    return parser.document_fromstring(tree()[name].decode())


def pages() -> dict[str, Element]:
    """Return every page by its path in the tree, without the small pages that other sites show in a frame."""
    paths = (path for path in sorted(tree()) if path.endswith(".html") and "/embed/" not in path)
    return {path: page(path.removeprefix("site/")) for path in paths}


def resolve(path: str, link: str) -> str:
    """Return the path of the file that a relative link on a page leads to."""
    joined = posixpath.normpath(posixpath.join(posixpath.dirname(path), link or "."))
    return f"{joined}/index.html" if link.endswith("/") or not posixpath.splitext(joined)[1] else joined


def publish(folder: Path) -> None:
    """Write the tree below a folder."""
    for path, data in tree().items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)
