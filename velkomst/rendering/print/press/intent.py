"""Declare a PDF as PDF/X-4: its output intent and its metadata."""

from __future__ import annotations

import re
import uuid

import pikepdf

from velkomst.rendering.print.press.files import PressError
from velkomst.rendering.print.press.profiles import PrintingCondition
from velkomst.rendering.print.source_metadata import declared_source, set_source

_DATE = re.compile(r"D:(\d{4})(\d\d)?(\d\d)?")
_SPACE = uuid.UUID("6f3c1f0a-6a0e-5b0e-9d1b-4c1d6f1f8a39")
"""Namespace of our document ids."""
_PRODUCER = "Velkomst"
_PDFX_ID = "http://www.npes.org/pdfx/ns/id/"
"""XML namespace of the mark of PDF/X-4."""


def declare(pdf: pikepdf.Pdf, profile: PrintingCondition, fingerprint: str) -> None:
    """Embed the output intent and write metadata: ids from ``fingerprint``, the day from the PDF.

    Raises PressError where the PDF has no title or no date: PDF/X-4 requires both, and neither is invented.
    """
    title = str(pdf.docinfo.get("/Title", "")).strip()
    date = _DATE.match(str(pdf.docinfo.get("/ModDate", pdf.docinfo.get("/CreationDate", ""))))
    if not title or not date:
        raise PressError("the base render has no " + ("date" if title else "title"))
    year, month, day = (part or "01" for part in date.groups())
    source = declared_source(pdf)
    _intent(pdf, profile)
    _metadata(pdf, title, f"{year}-{month}-{day}T00:00:00+00:00", f"uuid:{uuid.uuid5(_SPACE, fingerprint)}")
    set_source(pdf, source)
    for name in list(pdf.docinfo.keys()):
        del pdf.docinfo[name]
    when = pikepdf.String(f"D:{year}{month}{day}000000+00'00'")
    pdf.docinfo["/Title"] = pikepdf.String(title)
    pdf.docinfo["/Creator"] = pdf.docinfo["/Producer"] = pikepdf.String(_PRODUCER)
    pdf.docinfo["/CreationDate"] = pdf.docinfo["/ModDate"] = when
    pdf.docinfo["/Trapped"] = pikepdf.Name("/False")


def _metadata(pdf: pikepdf.Pdf, title: str, date: str, document: str) -> None:
    """Replace the metadata by that of a PDF/X-4 file; no clock is read."""
    if "/Metadata" in pdf.Root:
        del pdf.Root["/Metadata"]
    with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as metadata:
        metadata.register_xml_namespace(_PDFX_ID, "pdfxid")
        metadata["dc:format"] = "application/pdf"
        metadata["dc:title"] = title
        metadata["pdf:Producer"] = metadata["xmp:CreatorTool"] = _PRODUCER
        metadata["pdf:Trapped"] = "False"
        metadata["pdfxid:GTS_PDFXVersion"] = "PDF/X-4"
        for name in ("CreateDate", "ModifyDate", "MetadataDate"):
            metadata[f"xmp:{name}"] = date
        metadata["xmpMM:DocumentID"] = metadata["xmpMM:InstanceID"] = document
        metadata["xmpMM:RenditionClass"] = "default"
        metadata["xmpMM:VersionID"] = "1"


def _intent(pdf: pikepdf.Pdf, profile: PrintingCondition) -> None:
    icc = pdf.make_stream(profile.data)
    icc["/N"] = 4
    icc["/Alternate"] = pikepdf.Name.DeviceCMYK
    intent = pikepdf.Dictionary(
        Type=pikepdf.Name.OutputIntent,
        S=pikepdf.Name.GTS_PDFX,
        OutputConditionIdentifier=pikepdf.String(profile.condition),
        OutputCondition=pikepdf.String(profile.name),
        Info=pikepdf.String(profile.name),
        DestOutputProfile=icc,
    )
    if profile.registry:
        intent["/RegistryName"] = pikepdf.String(profile.registry)
    pdf.Root["/OutputIntents"] = pikepdf.Array([pdf.make_indirect(intent)])
