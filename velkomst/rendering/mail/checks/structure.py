"""Find HTML that screen readers or mail programs cannot use, and tags that no mail may contain."""

from __future__ import annotations

import re
from collections.abc import Iterator

from velkomst.formats.languages import html_code
from velkomst.rendering.mail.checks.parsed_mail import Fault, ParsedMail

FORBIDDEN = ("script", "iframe", "form", "input", "link", "object", "embed", "video", "audio", "svg", "base")
_REMOTE = re.compile(r"@import|url\(|fonts\.googleapis", re.IGNORECASE)


def faults(mail: ParsedMail) -> Iterator[Fault]:
    """Yield missing languages, roles and alternative texts, scripts and remote resources."""
    yield from _language(mail)
    for tag in mail.page.tags:
        if tag.name == "table" and tag.attributes.get("role") != "presentation":
            yield "mail-table-role", {}
        if tag.name == "img" and not tag.attributes.get("alt"):
            yield "mail-image-alt", {}
        if tag.name in FORBIDDEN or any(key.startswith("on") for key in tag.attributes):
            yield "mail-forbidden-tag", {"tag": tag.name}
        if tag.attributes.get("src", "").startswith("http:") or _REMOTE.search(tag.attributes.get("style", "")):
            yield "mail-remote", {"tag": tag.name}
    if any(_REMOTE.search(style) for style in mail.page.styles):
        yield "mail-remote", {"tag": "style"}
    if mail.page.title != mail.subject:
        yield "mail-title", {}


def _language(mail: ParsedMail) -> Iterator[Fault]:
    """Require the language on the html element and on the first box inside, because Gmail drops html and body."""
    expected = (html_code(mail.language), mail.direction)
    roots = [tag for tag in mail.page.tags if tag.name == "html" or tag.attributes.get("role") == "article"]
    attributes = [(tag.attributes.get("lang"), tag.attributes.get("dir")) for tag in roots]
    if len(attributes) < 2 or any(pair != expected for pair in attributes):
        yield "mail-language", {"language": mail.language}
