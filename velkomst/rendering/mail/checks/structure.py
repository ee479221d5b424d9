"""A mail in; what a screen reader or a mail program could not make sense of, or must not be given, out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from velkomst.formats.languages import html_code
from velkomst.rendering.mail.checks.parsed_mail import Fault, ParsedMail

FORBIDDEN = ("script", "iframe", "form", "input", "link", "object", "embed", "video", "audio", "svg", "base")
_REMOTE = re.compile(r"@import|url\(|fonts\.googleapis", re.IGNORECASE)


def faults(sheet: ParsedMail) -> Iterator[Fault]:
    """Yield missing languages, roles and texts of pictures, and everything that runs or is fetched."""
    yield from _language(sheet)
    for tag in sheet.page.tags:
        if tag.name == "table" and tag.attributes.get("role") != "presentation":
            yield "mail-table-role", {}
        if tag.name == "img" and not tag.attributes.get("alt"):
            yield "mail-image-alt", {}
        if tag.name in FORBIDDEN or any(key.startswith("on") for key in tag.attributes):
            yield "mail-forbidden-tag", {"tag": tag.name}
        if tag.attributes.get("src", "").startswith("http:") or _REMOTE.search(tag.attributes.get("style", "")):
            yield "mail-remote", {"tag": tag.name}
    if any(_REMOTE.search(style) for style in sheet.page.styles):
        yield "mail-remote", {"tag": "style"}
    if sheet.page.title != sheet.subject:
        yield "mail-title", {}


def _language(sheet: ParsedMail) -> Iterator[Fault]:
    """Gmail drops what stands on html and body, so the language stands on the first box inside as well."""
    wanted = (html_code(sheet.language), sheet.direction)
    roots = [tag for tag in sheet.page.tags if tag.name == "html" or tag.attributes.get("role") == "article"]
    said = [(tag.attributes.get("lang"), tag.attributes.get("dir")) for tag in roots]
    if len(said) < 2 or any(one != wanted for one in said):
        yield "mail-language", {"language": sheet.language}
