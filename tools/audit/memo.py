"""Compare our MeMo template with the message that python_serviceplatformen writes."""

from __future__ import annotations

import sys
from pathlib import Path
from xml.etree import ElementTree as ET

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / ".cache" / "audit" / "memo")]

from python_serviceplatformen.models import message as memo  # type: ignore[import-not-found]  # noqa: E402
from python_serviceplatformen.models.xml_util import dataclass_to_xml  # type: ignore[import-not-found]  # noqa: E402

from velkomst.model import DigitalPost  # noqa: E402 - this file is run, not imported, so the path comes first
from velkomst.rendering.mail.memo import template  # noqa: E402


def main() -> int:
    """Return 0 when both messages have the same elements with the same texts in the same order."""
    file = memo.File(encodingFormat="application/pdf", filename="letter.pdf", language="da", content="eA==")
    header = memo.MessageHeader(
        messageType="DIGITALPOST",
        messageUUID="{{message_uuid}}",
        label="Velkommen",
        mandatory=False,
        legalNotification=False,
        sender=memo.Sender(senderID="26696348", idType="CVR", label="Samsø Kommune"),
        recipient=memo.Recipient(recipientID="{{cpr}}", idType="CPR"),
    )
    body = memo.MessageBody(createdDateTime="{{created}}", mainDocument=memo.MainDocument(files=(file,)))
    theirs = dataclass_to_xml(memo.Message(messageHeader=header, messageBody=body))
    ours = ET.fromstring(template("Velkommen", DigitalPost("26696348", "Samsø Kommune", "welcome"), "da", b"x"))  # noqa: S314 - our own bytes
    same = _flat(theirs) == _flat(ours)
    print(f"MeMo 1.2: {'the same as' if same else 'DIFFERS from'} python_serviceplatformen")
    return 0 if same else 1


def _flat(root: ET.Element) -> list[tuple[str, str | None, dict[str, str]]]:
    return [(one.tag, one.text, dict(one.attrib)) for one in root.iter()]


if __name__ == "__main__":
    sys.exit(main())
