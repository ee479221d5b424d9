"""Join the PDF files of one reader's box into one file, in the order of the box."""

from __future__ import annotations

import io
from collections.abc import Sequence

import pikepdf

from velkomst.formats.languages import html_code
from velkomst.model import Artifact
from velkomst.model.project import Project
from velkomst.rendering.digital_source import joint_source
from velkomst.rendering.print.press import blank_like
from velkomst.rendering.print.source_metadata import declared_source, set_source
from velkomst.rendering.print.views import BoxView


def merged(parts: Sequence[tuple[str, bytes]], title: str, language: str, *, duplex: bool = False) -> bytes:
    """Return one PDF: ``parts`` are (name, PDF bytes), each a bookmark; the same bytes for the same parts.

    ``duplex`` is for parts that were set for an office printer: each begins on the front of a sheet, and the printer is
    asked to flip on the long edge. The tags of each part stay in the part's own file.
    """
    whole = pikepdf.new()
    sources: set[str] = set()
    with whole.open_outline() as outline:
        for name, data in parts:
            with pikepdf.open(io.BytesIO(data)) as part:
                sources.add(declared_source(part))
                _remove_links(part)
                outline.root.append(pikepdf.OutlineItem(name, len(whole.pages)))
                whole.pages.extend(part.pages)
                if duplex and len(whole.pages) % 2:
                    whole.pages.append(blank_like(whole, whole.pages[-1]))
    whole.Root.Lang = pikepdf.String(html_code(language))
    preferences = pikepdf.Dictionary(DisplayDocTitle=True, PrintScaling=pikepdf.Name("/None"))
    if duplex:
        preferences.Duplex = pikepdf.Name.DuplexFlipLongEdge
    whole.Root.ViewerPreferences = preferences
    whole.docinfo["/Title"] = title
    set_source(whole, joint_source(sources))
    output = io.BytesIO()
    whole.remove_unreferenced_resources()
    whole.save(output, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return output.getvalue()


def _remove_links(part: pikepdf.Pdf) -> None:
    """Remove links and named destinations: in the whole file they would lead to other pages."""
    for key in ("/Names", "/Dests"):
        if key in part.Root:
            del part.Root[key]
    for page in part.pages:
        for key in ("/StructParents", "/Annots", "/Tabs"):
            if key in page.obj:
                del page.obj[key]


def render(view: BoxView, project: Project) -> tuple[Artifact, ...]:
    """Return one PDF of all sheets, which are taken from the build cache."""
    files = [(name, project.blob(sha256).read_bytes()) for name, sha256 in view.parts]
    data = merged(files, view.title, view.language, duplex=view.duplex)
    return (Artifact(view.path, data, "box", view.municipality, view.language, view.audience),)
