"""Keep which file each page of a site became, so that only pages are drawn and made that changed.

This is for engines that say ``PAGES_STAND_ALONE``: a page of theirs depends on what is drawn of it, the settings and
the theme. The files themselves are in the build cache, under their SHA-256; what is not there any more is made again.
"""

from __future__ import annotations

import hashlib
import json
import platform
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
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
class Undrawn:
    """A page to be drawn; pages of one address and one key are drawn equal."""

    address: str
    key: bytes
    draw: Callable[[], Page]


@dataclass(frozen=True)
class KeptPage:
    """A page of the last rendering: the keys of what it shows and of what was drawn, and the SHA-256 of its file."""

    shown: bytes
    drawn: bytes
    file: str


@dataclass(frozen=True)
class KeptSite:
    """The last rendering of a site: its pages by address, and the SHA-256 of its index."""

    pages: Mapping[str, KeptPage]
    index: str


def with_kept(
    pages: Sequence[Undrawn], state: bytes, project: Project, name: str, make: Callable[[Sequence[Page]], Files]
) -> Files:
    """Return what ``make`` returns for all pages, drawn: the page of each address and the index of the search.

    Pages are drawn that show something else than in the last rendering under this name, and ``make`` gets those that
    are drawn in another way. ``state`` is that of ``state_of``.
    """
    kept, index = _last(project, name)
    shown = {page.address: page.key for page in pages}
    known = {
        address: kept[address] for address, key in shown.items() if address in kept and kept[address][0].shown == key
    }
    drawn = {page.address: page.draw() for page in pages if page.address not in known}
    keys = {address: _key(state, page) for address, page in drawn.items()}
    known |= {at: kept[at] for at, key in keys.items() if at in kept and kept[at][0].drawn == key}
    changed = [page for address, page in drawn.items() if address not in known]
    made = dict(make(changed)) if changed else {}
    if known:
        made[INDEX] = _joined(shown, known.keys(), index, made.get(INDEX))
        made |= {f"{address}index.html": data for address, (_, data) in known.items()}
    if made.keys() == {INDEX, *(f"{address}index.html" for address in shown)}:
        files = {address: _sha256(made[f"{address}index.html"]) for address in shown}
        keys = {address: page.drawn for address, (page, _) in known.items()} | keys
        site = {address: KeptPage(key, keys[address], files[address]) for address, key in shown.items()}
        store(project, name, b"", KeptSite(site, _sha256(made[INDEX])))
    return {path: made[path] for path in sorted(made, key=PurePosixPath)}


def state_of(settings: Settings, project: Project, theme: str) -> bytes:
    """Return what identifies everything besides itself that a page depends on; ``theme`` is the hash of the theme.

    The day of the site is no part of it: it is the clock of mkdocs, which no page shows.
    """
    templates = digest_of(files_below(project.templates / "site" / "theme"))
    inherited = (project.root / "mkdocs.yml").read_bytes()
    dayless = replace(settings, content_date=date.min)
    parts = (configuration(settings, project), dayless, theme, templates, inherited, _versions())
    return hashlib.sha256(repr(parts).encode()).digest()


def drawing_state(project: Project, language: str) -> bytes:
    """Return what identifies everything besides its view that the drawing of a page depends on."""
    folders = (project.templates / "site", project.templates / "shared", project.root / "requirements")
    files = [named for folder in folders for named in files_below(folder)]
    words = project.locales / language / "LC_MESSAGES" / "ui.po"
    files += [("ui.po", words)] if words.is_file() else []
    return hashlib.sha256(repr((digest_of(files), _versions())).encode()).digest()


@cache
def _versions() -> tuple[str, ...]:
    return (platform.python_version(), package_digest(), *map(version, _PACKAGES))


def _key(state: bytes, page: Page) -> bytes:
    return hashlib.sha256(b"\0".join((state, page.address.encode(), markdown(page).encode()))).digest()


def _last(project: Project, name: str) -> tuple[Mapping[str, tuple[KeptPage, bytes]], bytes]:
    """Return address -> what is kept of a page, and its bytes; and the index that lists them."""
    kept = recalled(project, name, b"")
    if not isinstance(kept, KeptSite) or (index := _blob(project, kept.index)) is None:
        return {}, b""
    found = ((address, page, _blob(project, page.file)) for address, page in kept.pages.items())
    return {address: (page, data) for address, page, data in found if data is not None}, index


def _joined(pages: Iterable[str], known: Collection[str], before: bytes, made: bytes | None) -> bytes:
    """Return the index of all pages, in an engine's order: of known ones as ``before``, of the others as ``made``."""
    index, newer = json.loads(before), json.loads(made) if made else {"docs": ()}
    entries = {page: listed for page, listed in _by_address(index["docs"]).items() if page in known}
    entries |= _by_address(newer["docs"])
    docs = [entry for page in sorted(pages, key=PurePosixPath) for entry in entries.get(page, ())]
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
