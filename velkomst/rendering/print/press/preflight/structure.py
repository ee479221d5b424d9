"""Check what a PDF declares: tags for the screen, printer settings for the office, PDF/X-4 for the press."""

from __future__ import annotations

from collections.abc import Iterator

import pikepdf

from velkomst.rendering.print.press.preflight.findings import Finding, finding

_UA = "{http://www.aiim.org/pdfua/ns/id/}part"
_X = "{http://www.npes.org/pdfx/ns/id/}GTS_PDFXVersion"


def faults(pdf: pikepdf.Pdf, form: str) -> Iterator[Finding]:
    """Yield what a file of a form lacks, or should not have."""
    if not str(pdf.docinfo.get("/Title", "")).strip():
        yield finding("title-missing")
    yield from {"screen": _screen, "office": _office, "press": _press}[form](pdf)


def _screen(pdf: pikepdf.Pdf) -> Iterator[Finding]:
    root = pdf.Root
    if not root.get("/MarkInfo", pikepdf.Dictionary()).get("/Marked") or "/StructTreeRoot" not in root:
        yield finding("tags-missing")
    if not str(root.get("/Lang", "")).strip():
        yield finding("language-missing")
    if not root.get("/ViewerPreferences", pikepdf.Dictionary()).get("/DisplayDocTitle"):
        yield finding("title-hidden")
    if str(_metadata(pdf, _UA)) != "1":
        yield finding("ua-missing")
    pages = {page.obj.objgen: number for number, page in enumerate(pdf.pages, 1)}
    for item in pdf.objects:
        is_figure = isinstance(item, pikepdf.Dictionary) and item.get("/S") == "/Figure"
        if is_figure and not str(item.get("/Alt", item.get("/ActualText", ""))).strip():
            page = item.get("/Pg")
            yield finding("figure-silent", pages.get(page.objgen, 0) if page is not None else 0)


def _office(pdf: pikepdf.Pdf) -> Iterator[Finding]:
    wishes = pdf.Root.get("/ViewerPreferences", pikepdf.Dictionary())
    if wishes.get("/PrintScaling") != "/None":
        yield finding("scaling-allowed")
    if "/Duplex" not in wishes:
        yield finding("duplex-missing")


def _press(pdf: pikepdf.Pdf) -> Iterator[Finding]:
    intents = [intent for intent in pdf.Root.get("/OutputIntents", pikepdf.Array()) if intent.get("/S") == "/GTS_PDFX"]
    if len(intents) != 1 or not _has_profile(intents[0]):
        yield finding("intent-missing")
    if str(_metadata(pdf, _X)) != "PDF/X-4":
        yield finding("x4-missing")
    if "/ID" not in pdf.trailer:
        yield finding("id-missing")
    if pdf.docinfo.get("/Trapped") not in ("/False", "/True"):
        yield finding("trapped-missing")
    yield from _for_the_screen_only(pdf)


def _for_the_screen_only(pdf: pikepdf.Pdf) -> Iterator[Finding]:
    for name in ("/AcroForm", "/OpenAction", "/AA"):
        if name in pdf.Root:
            yield finding("not-for-paper", what=name.removeprefix("/"))
    for item in pdf.objects:
        if isinstance(item, pikepdf.Dictionary) and item.get("/S") == "/JavaScript":
            yield finding("not-for-paper", what="JavaScript")
    for number, page in enumerate(pdf.pages, 1):
        if len(page.obj.get("/Annots", pikepdf.Array())):
            yield finding("not-for-paper", number, what="Annots")


def _has_profile(intent: pikepdf.Object) -> bool:
    profile = intent.get("/DestOutputProfile")
    return (
        isinstance(profile, pikepdf.Stream)
        and int(profile.get("/N", 0)) == 4
        and bool(str(intent.get("/OutputConditionIdentifier", "")))
    )


def _metadata(pdf: pikepdf.Pdf, key: str) -> object:
    return pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False).get(key, "")
