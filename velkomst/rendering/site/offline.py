"""Pack the published files of one municipality as a ZIP file that works from a memory stick, search included.

A browser that opens ``file:`` pages shows a folder instead of its index page, starts no worker and fetches nothing. So
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
from velkomst.rendering import paths
from velkomst.rendering.site import landing
from velkomst.rendering.site.embeds import EMBEDS
from velkomst.rendering.site.views import OfflineView

PUBLICATION = "offline"
_LEFT_OUT = {"404.html", "robots.txt", "sitemap.xml"}
"""Files that only a web server and a search engine ask for."""
_LINK = re.compile(rb'(?:(?<= href=")|(?<="0; url=))([^":#?]*)(#[^"]*)?(?=")')
"""The address of a link, and of a page that redirects."""
_ANCHOR = re.compile(rb'<a\b[^>]*? href="([^":#?]+)(?:#[^"]*)?"[^>]*>(.*?)</a>', re.DOTALL)
_GET = re.compile(rb'<p class="vk-get">.*?</p>', re.DOTALL)
_POLICY = re.compile(rb'(http-equiv="Content-Security-Policy" content=")([^"]*)"')
_OWN_SCRIPT = re.compile(rb'<script src="([^"]*)velkomst/site\.js">')
_REFERENCE = re.compile(rb'(?:(?<= href=")|(?<= src="))(?![a-z]+:|#)([^"]+)(?=")')
_INDEX = "search/search_index.json"
_README = """\
{name}

Åbn index.html. Siden virker uden internet. Links til andre hjemmesider kræver internet.
Teksterne er fra {day}. Hent en ny udgave, når de er blevet gamle.

Open index.html. The pages work without the internet. Links to other websites need it.
The texts are of {day}. Get a new copy when they have grown old.
"""


def render(view: OfflineView, project: Project) -> tuple[Artifact, ...]:
    """Return the ZIP file of a municipality's published files with a landing page of its own."""
    files = {path: project.blob(sha256).read_bytes() for path, sha256 in view.files}
    files |= {artifact.path: artifact.data for artifact in landing.render(view.landing, project)}
    (municipality,) = view.landing.municipalities
    return (pack(files, municipality.slug, municipality.name, view.content_date),)


def pack(files: Mapping[str, bytes], slug: str, name: str, changed: date) -> Artifact:
    """Return the ZIP file of files below ``site/`` and ``print/``; ``changed`` is the day of the newest text.

    The same files give the same bytes. A link to a file that is not among them is removed; a file of ``print/`` that
    no page links to is left out, and so are the small pages for frames.
    """
    kept = {
        path: data
        for path, data in files.items()
        if posixpath.basename(path) not in _LEFT_OUT and f"/{EMBEDS}" not in path
    }
    names = {_indexed(path) for path in kept}
    packed = dict(_converted(path, data, names) for path, data in kept.items())
    linked = {target for path, data in packed.items() if path.endswith(".html") for target in _targets(path, data)}
    packed = {path: data for path, data in packed.items() if path.startswith(paths.SITE) or path in linked}
    packed["index.html"] = _REFERENCE.sub(paths.SITE.encode() + rb"\1", packed[paths.LANDING_PAGE])
    packed["README.txt"] = _README.format(name=name, day=changed.isoformat()).encode()
    return Artifact(paths.offline_copy(slug), _zip(packed, f"{slug}-offline/"), PUBLICATION, slug)


def _indexed(path: str) -> str:
    return path.removesuffix(".json") + ".js" if path.endswith(_INDEX) else path


def _converted(path: str, data: bytes, names: set[str]) -> tuple[str, bytes]:
    """One file as it is packed, with its new path."""
    if path.endswith(".html"):
        return path, _page(path, data, names)
    if path.endswith(_INDEX):
        return _indexed(path), _index(data)
    return path, data


def _page(path: str, html: bytes, names: set[str]) -> bytes:
    def with_index(link: re.Match[bytes]) -> bytes:
        address, anchor = link[1], link[2] or b""
        if not address or not _is_folder(address):
            return link[0]
        return posixpath.join(address, b"index.html").removeprefix(b"./") + anchor

    def without_dead_link(link: re.Match[bytes]) -> bytes:
        return link[0] if _target(path, link[1]) in names else b"<span>" + link[2] + b"</span>"

    def without_dead_download(paragraph: re.Match[bytes]) -> bytes:
        return paragraph[0] if _ANCHOR.sub(without_dead_link, paragraph[0]) == paragraph[0] else b""

    html = _LINK.sub(with_index, html)
    html = _GET.sub(without_dead_download, html)
    html = _ANCHOR.sub(without_dead_link, html)
    html = _POLICY.sub(lambda meta: meta[1] + _allow_files(meta[2]) + b'"', html)
    return _OWN_SCRIPT.sub(rb'<script src="\1velkomst/offline.js"></script>\n\g<0>', html)


def _targets(path: str, html: bytes) -> Iterator[str]:
    return (_target(path, link[1]) for link in _ANCHOR.finditer(html))


def _target(path: str, address: bytes) -> str:
    return posixpath.normpath(posixpath.join(posixpath.dirname(path), address.decode()))


def _is_folder(address: bytes) -> bool:
    return address.endswith(b"/") or address.rsplit(b"/", 1)[-1] in (b".", b"..")


def _allow_files(policy: bytes) -> bytes:
    """Not every browser treats a file in the page's folder as ``'self'``."""
    return re.sub(rb"(?:'|&#39;)self(?:'|&#39;)(?=[^;]*)", rb"\g<0> file:", policy)


def _index(data: bytes) -> bytes:
    """The search index as a script, and its addresses as files."""
    index = json.loads(data)
    for entry in index["docs"]:
        address, mark, anchor = entry["location"].partition("#")
        entry["location"] = f"{address}index.html{mark}{anchor}"
    return b"var __index = " + json.dumps(index, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"


def _zip(files: Mapping[str, bytes], folder: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for info, data in _entries(files, folder):
            archive.writestr(info, data)
    return buffer.getvalue()


def _entries(files: Mapping[str, bytes], folder: str) -> Iterator[tuple[zipfile.ZipInfo, bytes]]:
    for path, data in sorted(files.items()):
        info = zipfile.ZipInfo(folder + path, (1980, 1, 1, 0, 0, 0))
        info.create_system, info.external_attr = 3, 0o644 << 16
        info.compress_type = zipfile.ZIP_STORED if path.endswith((".pdf", ".woff2")) else zipfile.ZIP_DEFLATED
        yield info, data
