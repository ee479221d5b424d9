"""An edition whose municipality wants a letter for Digital Post in; the letter as PDF and as a MeMo 1.2 template out.

The template is whole but for what only the municipality's own system knows: it writes the recipient's CPR number, a
UUID and the time where ``{{cpr}}``, ``{{message_uuid}}`` and ``{{created}}`` stand. The letter names nobody, so one PDF
fits all. Sending needs the municipality's own certificate and agreement, and happens elsewhere.
"""

from __future__ import annotations

from base64 import b64encode
from pathlib import Path
from xml.etree import ElementTree as ET

from velkomst.editing.languages import html_code
from velkomst.model import Artifact, DigitalPost, Edition, EditionMail
from velkomst.rendering import colours, names, templating
from velkomst.rendering.mail.fields import FIELD
from velkomst.rendering.mail.letters import with_words
from velkomst.rendering.mail.notes import notes
from velkomst.rendering.print import engine, glyphs

NAMESPACE = "https://DigitalPost.dk/MeMo-1"
VERSION = "1.2"
STYLESHEET = "templates/mail/letter.css"
_FILE = "letter.pdf"


def render_digital_post(edition: Edition, root: Path) -> tuple[Artifact, ...]:
    """Return ``mail/<slug>/<language>/digital-post.{pdf,xml}``; nothing where the municipality does not want it.

    Raises RenderingError for a character that no font has.
    """
    post = edition.profile.digital_post
    mail = next((mail for mail in edition.mails if post and mail.id == post.mail), None)
    if post is None or mail is None:
        return ()
    letter = _without_fields(mail.for_all(audience.id for audience in edition.audiences), edition)
    pdf = _pdf(letter, edition, root)
    outputs = {"pdf": pdf, "xml": template(letter.subject.text, post, html_code(edition.language), pdf)}
    folder = f"mail/{edition.profile.slug}/{edition.language}"
    return tuple(
        Artifact(f"{folder}/digital-post.{ending}", data, "mail", edition.profile.slug, edition.language)
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


def _without_fields(mail: EditionMail, edition: Edition) -> EditionMail:
    """A letter that fits everyone: where a name would stand, the fallback stands."""
    fallbacks = {field.id: field.fallback.text for field in edition.fields}
    return with_words(mail, lambda words: FIELD.sub(lambda found: fallbacks.get(found[1], ""), words).strip())


def _pdf(mail: EditionMail, edition: Edition, root: Path) -> bytes:
    page = (
        templating.environment(root, "mail", edition.language)
        .get_template("letter.html")
        .render(
            mail=mail,
            edition=edition,
            palette=colours.palette(edition.profile.brand),
            notes=notes(mail, edition.language),
        )
    )
    page = str(names.marked(page, edition.names, edition.language))
    glyphs.check(edition, page, root)
    return engine.pdf(page, root, STYLESHEET, f"{edition.name}/digital-post", edition.direction)
