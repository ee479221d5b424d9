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

import pydyf

from velkomst.formats.typeface import FONTS
from velkomst.model.project import Project
from velkomst.problems import Mark, problem
from velkomst.rendering.digital_source import DigitalSource
from velkomst.rendering.errors import RenderingError, unrendered
from velkomst.rendering.print import to_unicode
from velkomst.rendering.print.source_metadata import declare_source

_CONFIGURATION = Path(__file__).with_name("fonts.conf")
_HARMLESS = "No fonts configured in FontConfig"


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
    import weasyprint.pdf.tags
    from weasyprint.text.fonts import FontConfiguration
    from weasyprint.urls import FatalURLFetchingError

    from velkomst.rendering.print.fetching import ProjectFetcher
    from velkomst.rendering.print.form_fields import correct_fields
    from velkomst.rendering.print.tag_languages import install
    from velkomst.rendering.print.tagging import AttachedFileError, correct_tags

install(weasyprint.pdf.tags)


class _Complaints(logging.Handler):
    """Collects what WeasyPrint complains about: a page with a fault is not printed."""

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
    is declared in the metadata.
    The same page gives the same bytes. Raises RenderingError where the page names what it may not load, or where
    WeasyPrint complains (unknown property, picture without alternative text, dead link ...).
    """
    fonts, sheet = _prepared(project, stylesheet)
    log = logging.getLogger("weasyprint")
    complaints = _Complaints()
    log.addHandler(complaints)
    try:
        with _no_collection():
            base = project.root.resolve().as_uri() + "/"
            page = weasyprint.HTML(string=html, base_url=base, url_fetcher=ProjectFetcher(project))
            data: bytes = page.write_pdf(
                font_config=fonts,
                stylesheets=[sheet],
                finisher=lambda _document, pdf: _finish(pdf, project, direction, source),
                pdf_variant="pdf/ua-1",
                pdf_forms=fields,
            )
    except (FatalURLFetchingError, AttachedFileError) as error:
        raise RenderingError(name, unrendered(name, "page-not-printable", reason=error)) from error
    finally:
        log.removeHandler(complaints)
    if complaints.messages:
        reason = "; ".join(dict.fromkeys(complaints.messages))
        raise RenderingError(name, unrendered(name, "page-not-printable", reason=reason))
    return data


def anchors(html: str, project: Project, stylesheet: str) -> tuple[frozenset[str], ...]:
    """Return the ids of the elements on every page, without making a PDF."""
    fonts, sheet = _prepared(project, stylesheet)
    with _no_collection():
        page = weasyprint.HTML(
            string=html, base_url=project.root.resolve().as_uri() + "/", url_fetcher=ProjectFetcher(project)
        )
        document = page.render(font_config=fonts, stylesheets=[sheet])
        return tuple(frozenset(sheet.anchors) for sheet in document.pages)


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
def _prepared(project: Project, stylesheet: str) -> tuple[FontConfiguration, weasyprint.CSS]:
    """Unpack the fonts and read the stylesheet, once per process."""
    with _no_fonts_of_the_machine():
        fonts = FontConfiguration()
        try:
            sheet = weasyprint.CSS(
                filename=str(project.root / stylesheet), font_config=fonts, url_fetcher=ProjectFetcher(project)
            )
        except FatalURLFetchingError as error:
            raise RenderingError(stylesheet, problem("fonts-missing", Mark(stylesheet))) from error
    return fonts, sheet
