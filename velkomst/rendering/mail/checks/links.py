"""A mail in; links that lead nowhere safe, say nothing, follow the reader or lack in the plain text, out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import parse_qsl, urlsplit

from velkomst.checking.links import faults as address_faults
from velkomst.rendering.mail.checks.parsed_mail import Fault, ParsedMail

_FIELD = re.compile(r"⟦[a-z0-9_]+⟧")
_EMPTY_WORDS = {"her", "klik her", "læs mere", "link", "here", "click here", "read more", "hier", "tutaj", "тут", "هنا"}
_FOLLOWING = re.compile(r"^(utm_.*|fbclid|gclid|mc_eid|mc_cid|_hs.*)$")
_SHORTENERS = {"bit.ly", "t.co", "tinyurl.com", "goo.gl", "ow.ly", "is.gd", "buff.ly", "lnkd.in"}


def faults(sheet: ParsedMail) -> Iterator[Fault]:
    """Yield what is wrong with the links."""
    plain = re.sub(r"\s", "", sheet.text)
    for link in sheet.page.links:
        yield from _address(link.address)
        if not link.words or link.words.casefold() in _EMPTY_WORDS:
            yield "mail-link-words", {"address": link.address}
        if link.address.removeprefix("mailto:").removeprefix("tel:") not in plain:
            yield "mail-link-not-in-text", {"address": link.address}


def _address(address: str) -> Iterator[Fault]:
    if _FIELD.fullmatch(address):
        return
    bare = _FIELD.sub("x", address)
    yield from address_faults(bare)
    parts = urlsplit(bare)
    if (parts.hostname or "") in _SHORTENERS:
        yield "mail-link-short", {"address": address}
    for key, _ in parse_qsl(parts.query, keep_blank_values=True):
        if _FOLLOWING.match(key):
            yield "mail-link-follows", {"address": address, "key": key}
