"""Declare the digital source of a PDF's texts in its XMP metadata, and read it again.

The property is ``Iptc4xmpExt:DigitalSourceType`` of the IPTC Photo Metadata Standard.
"""

from __future__ import annotations

import pikepdf
import pydyf

from velkomst.rendering.digital_source import DigitalSource, iptc

NAMESPACE = "http://iptc.org/std/Iptc4xmpExt/2008-02-29/"
PREFIX = "Iptc4xmpExt"
PROPERTY = f"{{{NAMESPACE}}}DigitalSourceType"
_END = b"</rdf:RDF>"


def declare_source(pdf: pydyf.PDF, source: DigitalSource) -> None:
    """Add the source to the metadata that WeasyPrint has written. Raises ValueError where there is none."""
    reference = pdf.catalog["Metadata"]
    metadata = next(entry for entry in pdf.objects if entry.reference == reference)
    packet = metadata.stream[0]
    description = (
        f'<rdf:Description xmlns:{PREFIX}="{NAMESPACE}" rdf:about="">'
        f"<{PREFIX}:DigitalSourceType>{iptc(source)}</{PREFIX}:DigitalSourceType></rdf:Description>"
    )
    if _END not in packet:
        raise ValueError("the PDF has no RDF metadata")
    metadata.stream[0] = packet.replace(_END, description.encode() + _END)


def declared_source(pdf: pikepdf.Pdf) -> str:
    """Return the IPTC identifier of the source that a PDF declares; empty where it declares none."""
    if "/Metadata" not in pdf.Root:
        return ""
    with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as metadata:
        return str(metadata.get(PROPERTY, ""))


def set_source(pdf: pikepdf.Pdf, identifier: str) -> None:
    """Declare the source with this IPTC identifier in the metadata of a PDF; an empty one is not declared."""
    if not identifier:
        return
    with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as metadata:
        metadata.register_xml_namespace(NAMESPACE, PREFIX)
        metadata[PROPERTY] = identifier
