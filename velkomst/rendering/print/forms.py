"""Make the forms of a printed PDF, and check each before it is published.

*screen* is read, heard and clicked; *office* is what a desk prints and folds or cuts; *press* goes to a print shop and
is made of the screen form, when somebody asks for it.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace

from velkomst.model import Artifact
from velkomst.model.project import Project
from velkomst.rendering.errors import RenderingError, unrendered
from velkomst.rendering.print.press import (
    Plan,
    PressError,
    PrintingCondition,
    fill_up,
    office,
    preflight,
    press,
    profile_of,
    screen,
    sheet_size,
    upright,
    with_bleed,
)
from velkomst.rendering.print.press.blanks import LEAF
from velkomst.rendering.print.press.preflight import Expected, Form, PreflightReport
from velkomst.rendering.print.print_variants import FORM_SUFFIXES
from velkomst.rendering.print.views import PressView

BLEED = 3.0
"""mm that a page for a print shop continues beyond the cut."""


def forms(base: Artifact, plan: Plan, trim: tuple[float, float]) -> Iterator[Artifact]:
    """Yield the screen and office form of ``base`` and the report of their preflight.

    The path of ``base`` ends in ``.pdf``. ``trim`` is the size of a finished page in mm. Raises RenderingError where a
    form cannot be made, or has an error.
    """
    stem = base.path.removesuffix(".pdf")
    try:
        pdfs: dict[Form, bytes] = {"screen": screen(base.data), "office": upright(office(base.data, plan))}
    except PressError as error:
        raise RenderingError(stem, unrendered(base.municipality, "pdf-not-made", reason=error)) from error
    wanted: dict[Form, Expected] = {"screen": Expected(trim), "office": Expected(sheet_size(plan, trim))}
    reports = {form: preflight.check(pdf, form, wanted[form], drawn=form == "screen") for form, pdf in pdfs.items()}
    _refuse_errors(base, reports)
    for form, pdf in pdfs.items():
        width, height = wanted[form].size or trim
        sized = replace(base, pages=reports[form].pages, width=width, height=height)
        yield replace(sized, path=f"{stem}{FORM_SUFFIXES[form]}.pdf", data=pdf)
    yield _report(base, f"{stem}-preflight.json", trim, reports)


def render_press(view: PressView, project: Project) -> tuple[Artifact, ...]:
    """Return the press form of a published PDF, which is taken from the build cache, and the report of its preflight.

    Raises what ``press_form`` raises.
    """
    return press_form(view, project.blob(view.sha256).read_bytes(), profile_of(project))


def press_form(view: PressView, data: bytes, profile: PrintingCondition) -> tuple[Artifact, ...]:
    """Return the press form of the screen form ``data``, and the report of its preflight.

    A booklet gets blank pages before its back cover, so that its page count is a multiple of four. Raises
    RenderingError where the form cannot be made, or has an error.
    """
    stem = f"{view.stem}{FORM_SUFFIXES['press']}"
    base = Artifact(f"{stem}.pdf", b"", "press", view.municipality, view.language, view.audience)
    try:
        whole = with_bleed(data)
        data = press(fill_up(whole) if view.booklet else whole, profile)
    except PressError as error:
        raise RenderingError(stem, unrendered(view.municipality, "pdf-not-made", reason=error)) from error
    report = preflight.check(data, "press", Expected(view.trim, LEAF if view.booklet else 1, BLEED))
    _refuse_errors(base, {"press": report})
    width, height = view.trim
    return (
        replace(base, data=data, pages=report.pages, width=width, height=height),
        _report(base, f"{stem}-preflight.json", view.trim, {"press": report}),
    )


def _refuse_errors(base: Artifact, reports: dict[Form, PreflightReport]) -> None:
    refused = {form: report for form, report in reports.items() if report.errors}
    if refused:
        danish = "; ".join(f"{form}: {report.reason('da')}" for form, report in refused.items())
        english = "; ".join(f"{form}: {report.reason('en')}" for form, report in refused.items())
        fault = unrendered(base.municipality, "pdf-fails-preflight", reason=danish, reason_en=english)
        raise RenderingError(base.path.removesuffix(".pdf"), fault)


def _report(base: Artifact, path: str, trim: tuple[float, float], reports: dict[Form, PreflightReport]) -> Artifact:
    content: dict[str, object] = {"trim_mm": trim, **{form: report.as_dict() for form, report in reports.items()}}
    text = json.dumps(content, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
    return replace(base, path=path, data=text.encode())
