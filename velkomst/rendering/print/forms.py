"""Make the three forms of a printed PDF, and check each before it is published.

*screen* is read, heard and clicked; *office* is what a desk prints and folds or cuts; *press* goes to a print shop.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace

from velkomst.model import Artifact
from velkomst.model.project import Project
from velkomst.rendering.errors import RenderingError, unrendered
from velkomst.rendering.print.press import (
    Booklet,
    Plan,
    PressError,
    fill_up,
    office,
    preflight,
    press,
    profile_of,
    screen,
    sheet_size,
    upright,
)
from velkomst.rendering.print.press.blanks import LEAF
from velkomst.rendering.print.press.preflight import Expected, Form
from velkomst.rendering.print.print_variants import FORM_SUFFIXES

BLEED = 3.0
"""mm that a page for a print shop continues beyond the cut."""


def forms(base: Artifact, plan: Plan, trim: tuple[float, float], project: Project) -> Iterator[Artifact]:
    """Yield the three PDF files of ``base`` and the report of their preflight.

    The path of ``base`` ends in ``.pdf``. ``trim`` is the size of a finished page in mm. A booklet for a print shop
    gets blank pages before its back cover, so that its page count is a multiple of four. Raises RenderingError where a
    form cannot be made, or has an error.
    """
    stem = base.path.removesuffix(".pdf")
    booklet = isinstance(plan, Booklet)
    try:
        pdfs: dict[Form, bytes] = {
            "screen": screen(base.data),
            "office": upright(office(base.data, plan)),
            "press": press(fill_up(base.data) if booklet else base.data, profile_of(project)),
        }
    except PressError as error:
        raise RenderingError(stem, unrendered(base.municipality, "pdf-not-made", reason=error)) from error
    wanted: dict[Form, Expected] = {
        "screen": Expected(trim),
        "office": Expected(sheet_size(plan, trim)),
        "press": Expected(trim, LEAF if booklet else 1, BLEED),
    }
    reports = {form: preflight.check(pdf, form, wanted[form], drawn=form == "screen") for form, pdf in pdfs.items()}
    refused = {form: report for form, report in reports.items() if report.errors}
    if refused:
        danish = "; ".join(f"{form}: {report.reason('da')}" for form, report in refused.items())
        english = "; ".join(f"{form}: {report.reason('en')}" for form, report in refused.items())
        fault = unrendered(base.municipality, "pdf-fails-preflight", reason=danish, reason_en=english)
        raise RenderingError(stem, fault)
    for form, pdf in pdfs.items():
        width, height = wanted[form].size or trim
        sized = replace(base, pages=reports[form].pages, width=width, height=height)
        yield replace(sized, path=f"{stem}{FORM_SUFFIXES[form]}.pdf", data=pdf)
    content: dict[str, object] = {"trim_mm": trim, **{form: report.as_dict() for form, report in reports.items()}}
    text = json.dumps(content, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
    yield replace(base, path=f"{stem}-preflight.json", data=text.encode())
