"""Check a PDF before it is published."""

from __future__ import annotations

from collections import Counter
from typing import Literal, TypeAlias

import pikepdf

from velkomst.rendering.print.press.files import opened
from velkomst.rendering.print.press.preflight import boxes, fonts, inks, pictures, structure
from velkomst.rendering.print.press.preflight.findings import Expected, Finding, PreflightReport, finding
from velkomst.rendering.print.press.preflight.walking import Seen, walk

__all__ = ["Expected", "Finding", "Form", "PreflightReport", "check"]

Form: TypeAlias = Literal["screen", "office", "press"]


def check(data: bytes, form: Form, expected: Expected | None = None, *, drawn: bool = True) -> PreflightReport:
    """Return what is wrong with a PDF of one form; ``expected`` says what it should have been.

    Without ``drawn`` letters and pictures are passed over: another form of the same render was looked through.
    Raises PressError where the bytes are not a PDF at all. Whether an error stops a build is the caller's choice.
    """
    wanted = expected or Expected()
    pdf = opened(data)
    seen = walk(pdf, text=drawn) if drawn or form == "press" else Seen()
    findings: list[Finding] = _damage(pdf)
    findings += boxes.faults(pdf, form, wanted)
    findings += fonts.faults(pdf, seen)
    findings += pictures.faults(seen)
    findings += structure.faults(pdf, form)
    if form == "press":
        findings += inks.faults(pdf, seen)
    return PreflightReport(form, len(pdf.pages), tuple(sorted(_together(set(findings), len(pdf.pages)))))


def _together(findings: set[Finding], pages: int) -> set[Finding]:
    """Say once what is wrong with every page of a file."""
    alike = Counter((fault.code, fault.details) for fault in findings if fault.page)
    everywhere = {key for key, number in alike.items() if number == pages > 1}
    kept = {fault for fault in findings if not fault.page or (fault.code, fault.details) not in everywhere}
    return kept | {Finding(0, fault.code, fault.severity, fault.details) for fault in findings - kept}


def _damage(pdf: pikepdf.Pdf) -> list[Finding]:
    return [finding("pdf-damaged", what=line) for line in pdf.check_pdf_syntax()]
