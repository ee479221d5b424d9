"""Describe a page as JSON-LD with the schema.org vocabulary."""

from __future__ import annotations

import json

from velkomst.formats.languages import html_code
from velkomst.rendering.digital_source import schema_org
from velkomst.rendering.site.page_view import PageView


def linked_data(view: PageView, title: str) -> str:
    """Return the JSON-LD of a page, safe inside a ``script`` element; empty where no text is machine-written."""
    if not view.source:
        return ""
    described = {
        "@context": "https://schema.org",
        "@type": "WebPage",
        "name": title,
        "inLanguage": html_code(view.language),
        "publisher": {"@type": "GovernmentOrganization", "name": view.site.head.municipality},
        "digitalSourceType": schema_org(view.source),
    }
    return json.dumps(described, ensure_ascii=False).replace("<", "\\u003c")
