"""Find broken links and heavy pages in a published folder."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from lxml import html as parser  # type: ignore[import-untyped]

LARGEST_PAGE = 120_000
"""Bytes of HTML."""
_ELSEWHERE = re.compile(r"(?i)[a-z][a-z0-9+.-]*:|//")
_LINKS = "//@href | //@src | //@poster | //*[name()='object']/@data"


def dangling(root: Path, pages: Path | None = None, *, from_files: bool = False) -> list[str]:
    """Return each internal link of the pages below ``pages`` without a target file or id below ``root``.

    ``from_files``: read as a browser does that has no server, so a folder is no page.
    """
    ids: dict[Path, set[str]] = {}
    faults = []
    for page in sorted((pages or root).rglob("*.html")):
        document = parser.document_fromstring(page.read_bytes())
        ids[page] = _ids(document)
        missing = partial(_missing, root, page, ids, from_files=from_files)
        faults += [f"{page.relative_to(root)}: {link}" for link in _links(document) if missing(link)]
    return faults


def heavy(pages: Path, limit: int = LARGEST_PAGE) -> list[str]:
    """Return the pages with more bytes than the limit."""
    sizes = {page.relative_to(pages): page.stat().st_size for page in sorted(pages.rglob("*.html"))}
    return [f"{page}: {size} bytes" for page, size in sizes.items() if size > limit]


def _links(document: Any) -> Iterator[str]:
    yield from document.xpath(_LINKS)
    for several in document.xpath("//@srcset"):
        yield from (one.split()[0] for one in several.split(",") if one.strip())


def _missing(root: Path, page: Path, ids: dict[Path, set[str]], link: str, *, from_files: bool) -> bool:
    if _ELSEWHERE.match(link) or (link.startswith("/") and page.name == "404.html"):
        return False
    if link.startswith("/"):
        return True
    parts = urlsplit(link)
    target = Path(posixpath.normpath(page.parent / unquote(parts.path))) if parts.path else page
    if target.is_dir() and not from_files and parts.path.endswith(("/", ".")):
        target /= "index.html"
    if not target.is_relative_to(root) or not target.is_file():
        return True
    if not parts.fragment:
        return False
    if target not in ids:
        ids[target] = _ids(parser.document_fromstring(target.read_bytes()))
    return unquote(parts.fragment) not in ids[target]


def _ids(document: Any) -> set[str]:
    return set(document.xpath("//@id"))
