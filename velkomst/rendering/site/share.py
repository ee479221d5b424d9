"""Collect the theme files that all sites share: styles, fonts and scripts, in one folder named by their hash.

They are stored once in the published tree, without files that no page asks for: source maps, and word lists for
languages that need a segmenter to be searched. ``templates/site/search.js`` is appended to the search's worker.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path

from velkomst.formats.content_cache import computed_once
from velkomst.model.project import Project
from velkomst.rendering import paths
from velkomst.rendering.colours import Palette
from velkomst.rendering.site import typeface
from velkomst.rendering.site.engine import DEFAULT, stock
from velkomst.rendering.site.typeface import letters, narrowed

FONT_FOLDERS = ("plex-sans/fonts/split/woff2", "plex-sans-arabic/fonts/complete/woff2")
_FONT_NAME = re.compile(r"url\(fonts/([\w.-]+)\)")
_UNUSED = re.compile(
    r"\.map$|/lunr/(wordcut|tinyseg)\.js$|lunr\.(ja|jp|zh|th|hi|ta|te|kn|sa|ko|vi|hy|he|el|du)\.min\.js$|^images/"
)
_WORKER = re.compile(r"javascripts/workers/search\.\w+\.min\.js\Z")
_REFERENCE = re.compile(rb'"(?:\.\./|\./)*assets/')


@dataclass(frozen=True)
class Theme:
    """The shared files by their path inside the hashed folder."""

    hash: str
    files: tuple[tuple[str, bytes], ...]

    @property
    def folder(self) -> str:
        """Folder below ``site/``."""
        return paths.theme_folder(self.hash).removeprefix(paths.SITE)


@cache
def theme(project: Project, engine: str = DEFAULT) -> Theme:
    """Read the shared theme files for sites of one engine.

    Raises FileNotFoundError when a font that the styles name is not installed.
    """
    files = dict(_stock(engine))
    if stock(engine) == stock(DEFAULT):
        files.update([search_worker(project)])
    own = project.templates / "site" / "theme" / "assets"
    files.update({path.relative_to(own).as_posix(): path.read_bytes() for path in _files(own)})
    for path in fonts(project):
        files[f"velkomst/fonts/{path.name}"] = _letters_of(project, path, files["velkomst/site.css"].decode())
    digest = sha256()
    for name, data in sorted(files.items()):
        digest.update(f"{name}\0{len(data)}\0".encode())
        digest.update(data)
    return Theme(digest.hexdigest()[:12], tuple(sorted(files.items())))


def search_worker(project: Project) -> tuple[str, bytes]:
    """Return the path and the text of the search's worker, with our folding of letters.

    Raises FileNotFoundError when the theme has no worker under its usual name.
    """
    for name, data in _stock(DEFAULT):
        if _WORKER.fullmatch(name):
            return name, data + b"\n" + (project.templates / "site" / "search.js").read_bytes()
    raise FileNotFoundError("javascripts/workers/search.*.min.js in mkdocs-material")


def fonts(project: Project) -> tuple[Path, ...]:
    """Return the font files that the style sheet names, as npm installed them."""
    styles = (project.templates / "site" / "theme" / "assets" / "velkomst" / "site.css").read_text("utf-8")
    return tuple(_font(project, name) for name in sorted(set(_FONT_NAME.findall(styles))))


def styles(colours: Palette) -> str:
    """Return the style sheet with a municipality's colours, for a page's head."""
    names = ("brand", "wall", "leaf", "floor", "wash", "glow", "glow_2")
    pairs = (f"--{name.replace('_', '-')}:{getattr(colours, name)}" for name in names)
    dark = f":root{{--brand:{colours.dark_brand};--wash:{colours.dark_wash}}}"
    return ":root{" + ";".join(pairs) + "}" + in_dark_mode(dark)


def in_dark_mode(rules: str) -> str:
    """Return rules for readers who prefer dark pages; paper stays light."""
    return f"@media screen and (prefers-color-scheme:dark){{{rules}}}"


def point(html: bytes, prefix: str) -> bytes:
    """Return a page with its references to ``assets/`` leading to ``prefix`` instead.

    >>> point(b'<link href="../../assets/a.css">', "../../../../_t/0f/")
    b'<link href="../../../../_t/0f/a.css">'
    """
    return _REFERENCE.sub(b'"' + prefix.encode(), html)


def _stock(engine: str) -> Iterator[tuple[str, bytes]]:
    assets = stock(engine)
    for path in _files(assets):
        name = path.relative_to(assets).as_posix()
        if not _UNUSED.search(name):
            yield name, path.read_bytes()


def _letters_of(project: Project, path: Path, sheet: str) -> bytes:
    """A split font unchanged; a complete font reduced to the ``unicode-range`` of the style sheet."""
    if "complete" not in path.parts:
        return path.read_bytes()
    unicode_range = re.search(rf"url\(fonts/{re.escape(path.name)}\)[^}}]*unicode-range:([^}}]*)}}", sheet)
    data = path.read_bytes()
    if not unicode_range:
        return data
    wanted, made_by = unicode_range[1], (version("fonttools"), version("brotli"))
    state = data + repr((wanted, made_by)).encode()
    return computed_once(
        project, f"fonts/{path.name}", state, typeface.__file__, lambda: narrowed(path, letters(wanted))
    )


def _files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())


def _font(project: Project, name: str) -> Path:
    for folder in FONT_FOLDERS:
        path = project.fonts / folder / name
        if path.is_file():
            return path
    raise FileNotFoundError(f"node_modules/@ibm/…/{name} (run: make)")
