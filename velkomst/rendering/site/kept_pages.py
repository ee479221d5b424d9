"""Keep which file each page of a site became, so that an engine makes only those that changed.

This is for engines that say ``PAGES_STAND_ALONE``: a page of theirs depends on what is drawn of it, the settings and
the theme. The files themselves are in the build cache, under their SHA-256; what is not there any more is made again.
"""

from __future__ import annotations

import hashlib
import json
import platform
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version
from itertools import groupby
from pathlib import PurePosixPath
from typing import Any

from velkomst.formats.content_cache import recalled, store
from velkomst.formats.package_code import digest_of, files_below, package_digest
from velkomst.model.project import Project
from velkomst.rendering.site.pages import Page
from velkomst.rendering.site.staging import Settings, configuration, markdown

INDEX = "search/search_index.json"
Files = Mapping[str, bytes]
_PACKAGES = ("mkdocs", "mkdocs-material", "jinja2", "markupsafe")


@dataclass(frozen=True)
class KeptSite:
    """The files of the last rendering of a site: address -> (key, SHA-256 of its page), and SHA-256 of its index."""

    pages: Mapping[str, tuple[bytes, str]]
    index: str


def with_kept(
    pages: Sequence[Page], state: bytes, project: Project, name: str, make: Callable[[Sequence[Page]], Files]
) -> Files:
    """Return what ``make(pages)`` returns: the page of each address and the index of the search.

    ``make`` gets the pages that the last rendering under this name did not have. ``state`` is that of ``state_of``.
    """
    keys = {page.address: _key(state, page) for page in pages}
    known, index = _known(project, name, keys)
    changed = [page for page in pages if page.address not in known]
    made = dict(make(changed)) if changed else {}
    if known:
        made[INDEX] = _joined(pages, known, index, made.get(INDEX))
        made |= {f"{address}index.html": data for address, data in known.items()}
    if made.keys() == {INDEX, *(f"{address}index.html" for address in keys)}:
        files = {address: (key, _sha256(made[f"{address}index.html"])) for address, key in keys.items()}
        store(project, name, b"", KeptSite(files, _sha256(made[INDEX])))
    return {path: made[path] for path in sorted(made, key=PurePosixPath)}


def state_of(settings: Settings, project: Project, theme: str) -> bytes:
    """Return what identifies everything besides itself that a page depends on; ``theme`` is the hash of the theme."""
    templates = digest_of(files_below(project.templates / "site" / "theme"))
    inherited = (project.root / "mkdocs.yml").read_bytes()
    parts = (configuration(settings, project), settings, theme, templates, inherited, _versions())
    return hashlib.sha256(repr(parts).encode()).digest()


@cache
def _versions() -> tuple[str, ...]:
    return (platform.python_version(), package_digest(), *map(version, _PACKAGES))


def _key(state: bytes, page: Page) -> bytes:
    return hashlib.sha256(b"\0".join((state, page.address.encode(), markdown(page).encode()))).digest()


def _known(project: Project, name: str, keys: Mapping[str, bytes]) -> tuple[Files, bytes]:
    """Return address -> page of those that are kept and have these keys, and the index that lists them."""
    kept = recalled(project, name, b"")
    if not isinstance(kept, KeptSite) or (index := _blob(project, kept.index)) is None:
        return {}, b""
    same = {address: sha for address, (key, sha) in kept.pages.items() if keys.get(address) == key}
    found = {address: _blob(project, sha) for address, sha in same.items()}
    return {address: data for address, data in found.items() if data is not None}, index


def _joined(pages: Iterable[Page], known: Files, before: bytes, made: bytes | None) -> bytes:
    """Return the index of all pages, in an engine's order: of known ones as ``before``, of the others as ``made``."""
    index, newer = json.loads(before), json.loads(made) if made else {"docs": ()}
    entries = {page: listed for page, listed in _by_address(index["docs"]).items() if page in known}
    entries |= _by_address(newer["docs"])
    order = sorted(pages, key=lambda page: PurePosixPath(page.address))
    docs = [entry for page in order for entry in entries.get(page.address, ())]
    return json.dumps({**index, **newer, "docs": docs}, separators=(",", ":")).encode()


def _by_address(entries: Iterable[dict[str, Any]]) -> dict[str, tuple[dict[str, Any], ...]]:
    def address(entry: dict[str, Any]) -> str:
        return str(entry["location"]).partition("#")[0]

    return {page: tuple(listed) for page, listed in groupby(entries, address)}


def _blob(project: Project, sha256: str) -> bytes | None:
    """Return the bytes with this SHA-256 of the build cache; None where they are gone or damaged."""
    try:
        data = project.blob(sha256).read_bytes()
    except OSError:
        return None
    return data if _sha256(data) == sha256 else None


def _sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
