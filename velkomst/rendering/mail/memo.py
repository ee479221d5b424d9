"""Render the mayor's letter for Digital Post: as PDF and as a MeMo 1.2 template.

The template is complete except for what only the municipality's own system knows: it fills in the recipient's CPR
number, a UUID and the time at ``{{cpr}}``, ``{{message_uuid}}`` and ``{{created}}``. The letter has no recipient's
name, so one PDF serves every recipient. Sending needs the municipality's own certificate and agreement, and is not part
of this program.
"""

from __future__ import annotations

from base64 import b64encode
from xml.etree import ElementTree as ET

from velkomst.formats.languages import html_code
from velkomst.model import Artifact, DigitalPost
from velkomst.model.project import Project
from velkomst.rendering import markup, paths
from velkomst.rendering.mail.memo_view import DigitalPostView
from velkomst.rendering.print.inserts.letter import SPEC
from velkomst.rendering.print.print_variants import FORM_SUFFIXES

NAMESPACE = "https://DigitalPost.dk/MeMo-1"
VERSION = "1.2"
_FILE = "letter.pdf"


def render(view: DigitalPostView, project: Project) -> tuple[Artifact, ...]:
    """Return the letter to one reader as PDF and as a MeMo template.

    Raises RenderingError for a character that no font has, or a letter that does not fit on one side.
    """
    letter, head = view.letter, view.letter.head
    files = {artifact.path: artifact.data for artifact in SPEC.render(letter, project)}
    pdf = files[f"{letter.stem}{FORM_SUFFIXES['screen']}.pdf"]
    label = markup.plain_line(letter.content.letter.title.text)
    outputs = {"pdf": pdf, "xml": template(label, view.post, html_code(head.language), pdf)}
    return tuple(
        Artifact(
            paths.digital_post(head.slug, head.language, letter.audience, ending),
            data,
            "mail",
            head.slug,
            head.language,
            letter.audience,
        )
        for ending, data in outputs.items()
    )


def template(label: str, post: DigitalPost, language: str, pdf: bytes) -> bytes:
    """Return the MeMo message, its elements in the order that MeMo 1.2 wants."""
    message = ET.Element(f"{{{NAMESPACE}}}Message", {"memoVersion": VERSION})
    header = _part(message, "MessageHeader")
    _part(header, "messageType", "DIGITALPOST")
    _part(header, "messageUUID", "{{message_uuid}}")
    _part(header, "label", label)
    _part(header, "mandatory", "false")
    _part(header, "legalNotification", "false")
    sender = _part(header, "Sender")
    for name, text in (("senderID", post.cvr), ("idType", "CVR"), ("label", post.sender)):
        _part(sender, name, text)
    recipient = _part(header, "Recipient")
    for name, text in (("recipientID", "{{cpr}}"), ("idType", "CPR")):
        _part(recipient, name, text)
    body = _part(message, "MessageBody")
    _part(body, "createdDateTime", "{{created}}")
    document = _part(body, "MainDocument")
    file = _part(document, "File")
    for name, text in (("encodingFormat", "application/pdf"), ("filename", _FILE), ("language", language)):
        _part(file, name, text)
    _part(file, "content", b64encode(pdf).decode("ascii"))
    ET.register_namespace("memo", NAMESPACE)
    raw: bytes = ET.tostring(message, encoding="utf-8", xml_declaration=True)
    return raw + b"\n"


def _part(parent: ET.Element, name: str, text: str = "") -> ET.Element:
    part = ET.SubElement(parent, f"{{{NAMESPACE}}}{name}")
    part.text = text or None
    return part
