"""A PDF and its printing condition in; the same PDF that calls itself PDF/X-4 out: output intent and metadata."""

from __future__ import annotations

import re
import uuid
from xml.sax.saxutils import escape

import pikepdf

from velkomst.rendering.print.press.files import PressError
from velkomst.rendering.print.press.profiles import PrintingCondition

_DATE = re.compile(r"D:(\d{4})(\d\d)?(\d\d)?")
_SPACE = uuid.UUID("6f3c1f0a-6a0e-5b0e-9d1b-4c1d6f1f8a39")
"""Namespace of our document ids."""
_PRODUCER = "Velkomst"
_XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about=""
 xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:pdfxid="http://www.npes.org/pdfx/ns/id/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/">
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<pdf:Producer>{producer}</pdf:Producer>
<pdf:Trapped>False</pdf:Trapped>
<pdfxid:GTS_PDFXVersion>PDF/X-4</pdfxid:GTS_PDFXVersion>
<xmp:CreateDate>{date}</xmp:CreateDate>
<xmp:ModifyDate>{date}</xmp:ModifyDate>
<xmp:MetadataDate>{date}</xmp:MetadataDate>
<xmp:CreatorTool>{producer}</xmp:CreatorTool>
<xmpMM:DocumentID>uuid:{document}</xmpMM:DocumentID>
<xmpMM:InstanceID>uuid:{document}</xmpMM:InstanceID>
<xmpMM:RenditionClass>default</xmpMM:RenditionClass>
<xmpMM:VersionID>1</xmpMM:VersionID>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>"""


def declare(pdf: pikepdf.Pdf, profile: PrintingCondition, fingerprint: str) -> None:
    """Embed the output intent and write metadata whose ids come from ``fingerprint`` and whose day from the PDF.

    Raises PressError where the PDF has no title or no date: PDF/X-4 asks for both, and neither is invented.
    """
    title = str(pdf.docinfo.get("/Title", "")).strip()
    date = _DATE.match(str(pdf.docinfo.get("/ModDate", pdf.docinfo.get("/CreationDate", ""))))
    if not title or not date:
        raise PressError("the base render has no " + ("date" if title else "title"))
    year, month, day = (part or "01" for part in date.groups())
    _intent(pdf, profile)
    xmp = _XMP.format(
        title=escape(title),
        producer=_PRODUCER,
        date=f"{year}-{month}-{day}T00:00:00+00:00",
        document=uuid.uuid5(_SPACE, fingerprint),
    )
    metadata = pdf.make_stream(xmp.encode())
    metadata["/Type"], metadata["/Subtype"] = pikepdf.Name.Metadata, pikepdf.Name.XML
    pdf.Root["/Metadata"] = metadata
    for name in list(pdf.docinfo.keys()):
        del pdf.docinfo[name]
    when = pikepdf.String(f"D:{year}{month}{day}000000+00'00'")
    pdf.docinfo["/Title"] = pikepdf.String(title)
    pdf.docinfo["/Creator"] = pdf.docinfo["/Producer"] = pikepdf.String(_PRODUCER)
    pdf.docinfo["/CreationDate"] = pdf.docinfo["/ModDate"] = when
    pdf.docinfo["/Trapped"] = pikepdf.Name("/False")


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
