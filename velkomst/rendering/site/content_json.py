"""Write what a site says as JSON, so that a municipality's own website or app can show a topic.

The format is ``schemas/output/content.schema.json``. Ids are those of the YAML and equal in all languages.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from velkomst.formats import addresses, languages
from velkomst.model import EditionBlock, EditionForm, EditionPlace, EditionTopic, LocalizedText
from velkomst.rendering import markup
from velkomst.rendering.digital_source import is_machine_written
from velkomst.rendering.site.plan import SitePlan, TopicPage
from velkomst.rendering.site.views import SiteView

NAME = "content.json"
VERSION = 1
"""The version of the format; another one may have other keys."""
_MARKDOWN = "text"
"""The one field of a block that may hold paragraphs and lists; the others are one line."""


def content_of(plan: SitePlan) -> bytes:
    """Return the newcomer's topics and the places of a site as JSON. Same plan: same bytes."""
    site, direction = plan.site, plan.site.head.direction
    pages: dict[str, list[TopicPage]] = {}
    for page in plan.topics:
        pages.setdefault(page.topic.id, []).append(page)
    described = {
        "version": VERSION,
        "municipality": {"id": site.head.slug, "name": site.head.municipality},
        "language": languages.html_code(site.head.language),
        "direction": direction,
        "changed": site.head.content_date.isoformat(),
        "address": addresses.site(site.site_url, site.head.slug, site.head.language) or None,
        "audiences": [{"id": audience.id, "name": _words(audience.name)} for audience in site.audiences],
        "topics": [_topic(topic, pages.get(topic.id, ()), site) for topic in site.topics],
        "places": [_place(place) for place in site.places],
    }
    return (json.dumps(described, ensure_ascii=False, indent=1) + "\n").encode()


def _topic(topic: EditionTopic, pages: Iterable[TopicPage], site: SiteView) -> dict[str, Any]:
    shown = [
        {
            "page": page.address,
            "audiences": [audience.id for audience in page.audiences],
            "changed": site.changed(page.address).isoformat(),
        }
        for page in pages
    ]
    return {
        "id": topic.id,
        "phase": topic.phase,
        "title": _words(topic.title),
        "question": _words(topic.question),
        "authority": _words(topic.authority),
        "audiences": list(topic.answers),
        "pages": shown,
        "ask": [{"audiences": list(ask.audiences), "places": [place.id for place in ask.places]} for ask in topic.asks],
        "forms": [_form(form) for form in topic.forms],
        "blocks": [_block(block, site.head.direction) for block in topic.blocks],
    }


def _block(block: EditionBlock, direction: str) -> dict[str, Any]:
    return {
        "id": block.id,
        "kind": block.kind,
        "audiences": list(block.audiences),
        "language": languages.html_code(block.language),
        "state": block.state,
        "machine": is_machine_written(block),
        "critical": block.critical,
        "layer": block.provenance,
        "source": block.source or None,
        "reviewed": block.reviewed.on.isoformat() if block.reviewed else None,
        "overdue": block.overdue,
        "number": block.number or None,
        "texts": dict(block.texts),
        "html": {name: _html(name, text, direction) for name, text in block.texts.items()},
        "danish": dict(block.danish) if block.danish else None,
    }


def _html(name: str, text: str, direction: str) -> str:
    return str(markup.html(text, direction) if name == _MARKDOWN else markup.inline(text, direction))


def _words(text: LocalizedText) -> Mapping[str, str]:
    return {"text": text.text, "language": languages.html_code(text.language), "state": text.state}


def _form(form: EditionForm) -> dict[str, Any]:
    return {
        "id": form.id,
        "title": _words(form.title),
        "address": form.url,
        "language": form.language,
        "audiences": list(form.audiences),
    }


def _place(place: EditionPlace) -> dict[str, Any]:
    return {
        "id": place.id,
        "kind": place.kind,
        "name": _words(place.name),
        "does": _words(place.does),
        "address": place.address or None,
        "phone": place.phone or None,
        "call": place.phone_link or None,
        "email": place.email or None,
        "web": place.web or None,
        "hours": [{"days": days, "open": hours} for days, hours in place.hours],
        "source": place.source or None,
    }
