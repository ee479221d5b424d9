"""The base render of a printed thing in; its three forms, each looked over before anyone gets it, out.

*screen* is read, heard and clicked; *office* is what a desk prints and folds or cuts; *press* goes to a print shop.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace

from velkomst.model import Artifact
from velkomst.model.project import Project
from velkomst.rendering.errors import RenderingError
from velkomst.rendering.print.press import Plan, PressError, default_profile, office, preflight, press, screen, trim_mm

SUFFIXES = {"screen": "", "office": "-office", "press": "-press"}
"""Form -> what stands in the file's name behind the insert's."""


def forms(base: Artifact, plan: Plan, project: Project) -> Iterator[Artifact]:
    """Yield the three PDF files of ``base``, whose path ends in ``.pdf``, and what the preflight found in each.

    Raises RenderingError where a form cannot be made or must not be handed out.
    """
    stem = base.path.removesuffix(".pdf")
    try:
        made = {
            "screen": screen(base.data),
            "office": office(base.data, plan),
            "press": press(base.data, default_profile(project)),
        }
    except PressError as error:
        raise RenderingError(stem, str(error)) from error
    reports = {
        form: preflight.check(data, form, drawn=form == "screen")  # type: ignore[arg-type]
        for form, data in made.items()
    }
    wrong = [f"{form}: {report.reason('en')}" for form, report in reports.items() if report.errors]
    if wrong:
        raise RenderingError(stem, "; ".join(wrong))
    width, height = trim_mm(made["screen"])
    measured = replace(base, pages=reports["screen"].pages, width=width, height=height)
    for form, data in made.items():
        yield _beside(measured if form == "screen" else base, f"{stem}{SUFFIXES[form]}.pdf", data)
    found = {"trim_mm": trim_mm(made["screen"]), **{form: report.as_dict() for form, report in reports.items()}}
    text = json.dumps(found, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
    yield _beside(base, f"{stem}-preflight.json", text.encode())


def _beside(base: Artifact, path: str, data: bytes) -> Artifact:
    return replace(base, path=path, data=data)
