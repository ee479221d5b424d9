"""The published files of one municipality in; one zip that works from a memory stick out, search included.

A browser that opens ``file:`` pages shows a folder instead of its front page, starts no worker and fetches nothing. So
every link gets its ``index.html``, and the search index becomes a script that ``offline.js`` and the theme can use.
"""

from __future__ import annotations

import io
import json
import posixpath
import re
import zipfile
from collections.abc import Iterator, Mapping
from datetime import date

from velkomst.model import Artifact
from velkomst.model.project import Project
from velkomst.rendering.site.landing import render_landing
from velkomst.rendering.site.views import OfflineView

PUBLICATION = "offline"
_LEFT_OUT = re.compile(r"\Asite/(?:.*/)?(?:404\.html|robots\.txt|sitemap\.xml)\Z")
"""Only a web server and a search engine ask for them."""
_LINK = re.compile(rb'(?<= href=")([^":#?]*)(#[^"]*)?(?=")')
_ANCHOR = re.compile(rb'<a\b[^>]*? href="([^":#?]+)(?:#[^"]*)?"[^>]*>(.*?)</a>', re.DOTALL)
_GET = re.compile(rb'<p class="vk-get">.*?</p>', re.DOTALL)
_POLICY = re.compile(rb'(http-equiv="Content-Security-Policy" content=")([^"]*)"')
_OWN_SCRIPT = re.compile(rb'<script src="([^"]*)velkomst/site\.js">')
_REFERENCE = re.compile(rb'(?<= href=")(?![a-z]+:|#)([^"]+)(?=")')
_INDEX = "search/search_index.json"
_README = """\
{name}

Åbn index.html. Siden virker uden internet. Links til andre hjemmesider kræver internet.
Teksterne er fra {day}. Hent en ny udgave, når de er blevet gamle.

Open index.html. The pages work without the internet. Links to other websites need it.
The texts are of {day}. Get a new copy when they have grown old.
"""


def pack(files: Mapping[str, bytes], slug: str, name: str, day: date) -> Artifact:
    """Return ``site/<slug>-offline.zip`` of files below ``site/`` and ``print/``.

    ``day`` is when the texts last changed. The same files give the same bytes. A link to a file that is not among them
    is taken out; a file of ``print/`` that no page links to stays behind.
    """
    kept = {path: data for path, data in files.items() if not _LEFT_OUT.match(path)}
    names = {_indexed(path) for path in kept}
    packed = dict(_converted(path, data, names) for path, data in kept.items())
    linked = {target for path, data in packed.items() if path.endswith(".html") for target in _targets(path, data)}
    packed = {path: data for path, data in packed.items() if path.startswith("site/") or path in linked}
    packed["index.html"] = _REFERENCE.sub(rb"site/\1", packed["site/index.html"])
    packed["README.txt"] = _README.format(name=name, day=day.isoformat()).encode()
    return Artifact(f"site/{slug}-offline.zip", _zip(packed, f"{slug}-offline/"), PUBLICATION, slug)


def _indexed(path: str) -> str:
    return path.removesuffix(".json") + ".js" if path.endswith(_INDEX) else path


def _converted(path: str, data: bytes, names: set[str]) -> tuple[str, bytes]:
    """One file as a memory stick needs it, with its new path."""
    if path.endswith(".html"):
        return path, _page(path, data, names)
    if path.endswith(_INDEX):
        return _indexed(path), _index(data)
    return path, data


def _page(path: str, html: bytes, names: set[str]) -> bytes:
    def whole(found: re.Match[bytes]) -> bytes:
        address, anchor = found[1], found[2] or b""
        if not address or not _is_folder(address):
            return found[0]
        return posixpath.join(address, b"index.html").removeprefix(b"./") + anchor

    def kept(found: re.Match[bytes]) -> bytes:
        return found[0] if _target(path, found[1]) in names else b"<span>" + found[2] + b"</span>"

    html = _LINK.sub(whole, html)
    html = _GET.sub(lambda found: b"" if (slim := _ANCHOR.sub(kept, found[0])) != found[0] else slim, html)
    html = _ANCHOR.sub(kept, html)
    html = _POLICY.sub(lambda found: found[1] + _from_files(found[2]) + b'"', html)
    return _OWN_SCRIPT.sub(rb'<script src="\1velkomst/offline.js"></script>\n\g<0>', html)


def _targets(path: str, html: bytes) -> Iterator[str]:
    return (_target(path, found[1]) for found in _ANCHOR.finditer(html))


def _target(path: str, address: bytes) -> str:
    return posixpath.normpath(posixpath.join(posixpath.dirname(path), address.decode()))


def _is_folder(address: bytes) -> bool:
    return address.endswith(b"/") or address.rsplit(b"/", 1)[-1] in (b".", b"..")


def _from_files(policy: bytes) -> bytes:
    """Not every browser counts a file beside the page as ``'self'``."""
    return re.sub(rb"(?:'|&#39;)self(?:'|&#39;)(?=[^;]*)", rb"\g<0> file:", policy)


def _index(data: bytes) -> bytes:
    """The search index as a script, and its addresses as files."""
    index = json.loads(data)
    for entry in index["docs"]:
        address, mark, anchor = entry["location"].partition("#")
        entry["location"] = f"{address}index.html{mark}{anchor}"
    return b"var __index = " + json.dumps(index, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"


def _zip(files: Mapping[str, bytes], folder: str) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for info, data in _entries(files, folder):
            archive.writestr(info, data)
    return made.getvalue()


def _entries(files: Mapping[str, bytes], folder: str) -> Iterator[tuple[zipfile.ZipInfo, bytes]]:
    for path, data in sorted(files.items()):
        info = zipfile.ZipInfo(folder + path, (1980, 1, 1, 0, 0, 0))
        info.create_system, info.external_attr = 3, 0o644 << 16
        info.compress_type = zipfile.ZIP_STORED if path.endswith((".pdf", ".woff2")) else zipfile.ZIP_DEFLATED
        yield info, data


def render(view: OfflineView, project: Project) -> tuple[Artifact, ...]:
    """Return the zip of a municipality's published files with a landing page of its own."""
    editions = view.landing.editions
    files = {path: project.blob(sha256).read_bytes() for path, sha256 in view.files}
    door = {artifact.path: artifact.data for artifact in render_landing(editions, project)}
    profile, day = editions[0].profile, max(edition.content_date for edition in editions)
    return (pack({**files, **door}, profile.slug, profile.name, day),)
