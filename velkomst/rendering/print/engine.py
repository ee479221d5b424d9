"""Lay out an HTML page as a tagged PDF (PDF/UA-1); the only module that uses WeasyPrint.

Only IBM Plex can reach a page: the fonts come by ``@font-face`` from the project's ``node_modules`` and fontconfig is
given an empty configuration. One font configuration is kept per process, since unpacking the fonts is slow.
"""

from __future__ import annotations

import gc
import logging
import os
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any

import pydyf

from velkomst.formats.typeface import FONTS
from velkomst.model.project import Project
from velkomst.problems import Mark, problem
from velkomst.rendering.digital_source import DigitalSource
from velkomst.rendering.errors import RenderingError, unrendered
from velkomst.rendering.print import half_full_pages, line_ends, tag_sources, to_unicode
from velkomst.rendering.print.press.blanks import places
from velkomst.rendering.print.source_metadata import declare_source

_CONFIGURATION = Path(__file__).with_name("fonts.conf")
_HARMLESS = "No fonts configured in FontConfig"
TYPEFACES = "templates/print/fonts.css"
"""The stylesheet that declares the typefaces of every page."""


@contextmanager
def _no_fonts_of_the_machine() -> Iterator[None]:
    """Give fontconfig an empty configuration, and only while it reads one: other programs keep their fonts."""
    before = os.environ.get("FONTCONFIG_FILE")
    os.environ["FONTCONFIG_FILE"] = str(_CONFIGURATION)
    try:
        with warnings.catch_warnings():
            warnings.filterwarnings("ignore", message=_HARMLESS)
            yield
    finally:
        if before is None:
            del os.environ["FONTCONFIG_FILE"]
        else:
            os.environ["FONTCONFIG_FILE"] = before


with _no_fonts_of_the_machine():
    import weasyprint
    import weasyprint.layout.block
    import weasyprint.layout.inline
    import weasyprint.layout.page
    import weasyprint.pdf.tags
    from weasyprint.document import Document
    from weasyprint.text.fonts import FontConfiguration
    from weasyprint.urls import FatalURLFetchingError

    from velkomst.rendering.print.fetching import ProjectFetcher
    from velkomst.rendering.print.form_fields import correct_fields
    from velkomst.rendering.print.tagging import AttachedFileError, correct_tags

tag_sources.install(weasyprint.pdf.tags)
line_ends.install(weasyprint.layout.inline)
half_full_pages.install(weasyprint.layout.page, weasyprint.layout.block)


class _Complaints(logging.Handler):
    """Collects the warnings and errors of WeasyPrint."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.messages.append(record.getMessage())


def pdf(
    html: str,
    project: Project,
    stylesheet: str,
    name: str,
    direction: str = "ltr",
    *,
    fields: bool = False,
    source: DigitalSource | None = None,
) -> bytes:
    """Return the PDF of a page: ``stylesheet`` is a path below ``project``, ``name`` the edition (for errors).

    ``fields`` makes what a page's ``<input>`` and ``<textarea>`` ask for into fields that can be filled in; ``source``
    is declared in the metadata. A page that ``anchors`` or ``fill_up`` has laid out is not laid out again.
    The same page gives the same bytes. Raises RenderingError where the page names what it may not load, or where
    WeasyPrint complains (unknown property, picture without alternative text, dead link ...).
    """
    with _refused(name), _no_collection():
        key = (html, project, stylesheet, fields)
        document, earlier = _laid_out.pop(key) if key in _laid_out else _lay_out(*key)
        _laid_out.clear()
        with _complaints() as complaints:
            data: bytes = document.write_pdf(
                finisher=lambda _document, pdf: _finish(pdf, project, direction, source), **_options(fields)
            )
    if messages := [*earlier, *complaints]:
        reason = "; ".join(dict.fromkeys(messages))
        raise RenderingError(name, unrendered(name, "page-not-printable", reason=reason))
    return data


def anchors(html: str, project: Project, stylesheet: str, *, fields: bool = False) -> tuple[frozenset[str], ...]:
    """Return the ids of the elements on every page, without making a PDF.

    ``pdf`` uses the layout when it is asked for the same page next. Raises FatalURLFetchingError where the page names
    what it may not load.
    """
    key = (html, project, stylesheet, fields)
    with _no_collection():
        if key not in _laid_out:
            _laid_out[key] = _lay_out(*key)
        document, _ = _laid_out[key]
        return tuple(frozenset(sheet.anchors) for sheet in document.pages)


@contextmanager
def _refused(name: str) -> Iterator[None]:
    """Raise RenderingError where a page names what it may not load."""
    try:
        yield
    except (FatalURLFetchingError, AttachedFileError) as error:
        raise RenderingError(name, unrendered(name, "page-not-printable", reason=error)) from error


def fill_up(
    html: str, notes: str, project: Project, stylesheet: str, name: str, *, back_cover: bool, least: int = 1
) -> None:
    """Lay out a page with sides to write on, so that the number of sides is a multiple of four.

    ``notes`` is a page of four sides to write on, the first of which is a right-hand one. They are before the last side
    where that is a ``back_cover``, else behind it. A page of fewer sides than ``least`` gets none. ``pdf`` uses the
    layout when it is asked for the same page next. Raises RenderingError where a page names what it may not load.
    """
    key = (html, project, stylesheet, False)
    with _refused(name), _no_collection():
        document, complaints = _laid_out[key] if key in _laid_out else _lay_out(*key)
        missing = places(len(document.pages)).count(None)
        if missing and len(document.pages) >= least:
            end = len(document.pages) - back_cover
            sides, last = document.pages[:end], document.pages[end:]
            blanks, more = _lay_out(notes, project, stylesheet, fields=False)
            written_on = blanks.pages[end % 2 :][:missing]
            document, complaints = document.copy([*sides, *written_on, *last]), [*complaints, *more]
    _laid_out[key] = document, complaints


_laid_out: dict[tuple[str, Project, str, bool], tuple[Document, list[str]]] = {}
"""Layouts that were measured or filled up, with WeasyPrint's complaints. The next PDF takes its own and drops all."""


def _lay_out(html: str, project: Project, stylesheet: str, fields: bool) -> tuple[Document, list[str]]:
    fonts, sheets = _fonts(project), [_stylesheet(project, name) for name in (TYPEFACES, stylesheet)]
    base = project.root.resolve().as_uri() + "/"
    with _complaints() as complaints:
        page = weasyprint.HTML(string=html, base_url=base, url_fetcher=ProjectFetcher(project))
        return page.render(font_config=fonts, **_options(fields) | {"stylesheets": sheets}), complaints


def _options(fields: bool) -> dict[str, Any]:
    """Return the options of both layout and writing: all that WeasyPrint has, since writing a layout wants each."""
    return {**weasyprint.DEFAULT_OPTIONS, "pdf_variant": "pdf/ua-1", "pdf_forms": fields}


@contextmanager
def _complaints() -> Iterator[list[str]]:
    """Collect what WeasyPrint complains about: a page with a fault is not printed."""
    log, handler = logging.getLogger("weasyprint"), _Complaints()
    log.addHandler(handler)
    try:
        yield handler.messages
    finally:
        log.removeHandler(handler)


def _finish(pdf: pydyf.PDF, project: Project, direction: str, source: DigitalSource | None) -> None:
    """Correct the PDF just before it is written."""
    if source:
        declare_source(pdf, source)
    correct_tags(pdf, direction)
    correct_fields(pdf, direction)
    to_unicode.complete(pdf, {(font.family, font.bold): project.fonts / font.path for font in FONTS})


@contextmanager
def _no_collection() -> Iterator[None]:
    """Let the garbage collector rest while hundreds of thousands of boxes are made: a third of the time is its own."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


@cache
def _fonts(project: Project) -> FontConfiguration:  # noqa: ARG001 - each project has typefaces of its own
    """Return the font configuration of a project, once per process: unpacking its typefaces takes a second."""
    with _no_fonts_of_the_machine():
        return FontConfiguration()


@cache
def _stylesheet(project: Project, name: str) -> weasyprint.CSS:
    """Read a stylesheet below a project once per process."""
    with _no_fonts_of_the_machine():
        try:
            return weasyprint.CSS(
                filename=str(project.root / name), font_config=_fonts(project), url_fetcher=ProjectFetcher(project)
            )
        except FatalURLFetchingError as error:
            raise RenderingError(name, problem("fonts-missing", Mark(name))) from error
