"""Find links that are unsafe, track the reader, have no meaningful text or are missing from the plain text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import parse_qsl, urlsplit

from velkomst.checking.links import faults as address_faults
from velkomst.formats.merge_fields import FIELD
from velkomst.rendering.mail.checks.parsed_mail import Fault, ParsedMail

_EMPTY_WORDS = {"her", "klik her", "læs mere", "link", "here", "click here", "read more", "hier", "tutaj", "тут", "هنا"}
_TRACKING = re.compile(r"^(utm_.*|fbclid|gclid|mc_eid|mc_cid|_hs.*)$")
_SHORTENERS = {"bit.ly", "t.co", "tinyurl.com", "goo.gl", "ow.ly", "is.gd", "buff.ly", "lnkd.in"}


def faults(mail: ParsedMail) -> Iterator[Fault]:
    """Yield faults of links."""
    plain = re.sub(r"\s", "", mail.text)
    for link in mail.page.links:
        yield from _address(link.address)
        if not link.words or link.words.casefold() in _EMPTY_WORDS:
            yield "mail-link-words", {"address": link.address}
        if link.address.removeprefix("mailto:").removeprefix("tel:").partition(";ext=")[0] not in plain:
            yield "mail-link-not-in-text", {"address": link.address}


def _address(address: str) -> Iterator[Fault]:
    if FIELD.fullmatch(address):
        return
    without_fields = FIELD.sub("x", address)
    yield from address_faults(without_fields)
    parts = urlsplit(without_fields)
    if (parts.hostname or "") in _SHORTENERS:
        yield "mail-link-short", {"address": address}
    for key, _ in parse_qsl(parts.query, keep_blank_values=True):
        if _TRACKING.match(key):
            yield "mail-link-follows", {"address": address, "key": key}
