"""Write what a site says as JSON, so that a municipality's own website or app can show a topic.

The format is ``schemas/output/content.schema.json``. Ids are those of the YAML and equal in all languages.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from velkomst.formats import addresses, languages
from velkomst.model import (
    FOR_COMPANIES,
    EditionBlock,
    EditionContact,
    EditionForm,
    EditionPlace,
    EditionTopic,
    LocalizedText,
)
from velkomst.model.media import EditionMedia
from velkomst.model.period import Period
from velkomst.model.resolved import EditionDeadline
from velkomst.rendering import markup
from velkomst.rendering.digital_source import is_machine_written
from velkomst.rendering.site.embeds import embed_address
from velkomst.rendering.site.plan import SitePlan, SituationPage, TopicPage
from velkomst.rendering.site.views import SiteView

NAME = "content.json"
VERSION = 1
"""The version of the format; another one may have other keys."""
_MARKDOWN = "text"
"""The one field of a block that may hold paragraphs and lists; the others are one line."""


def content_of(plan: SitePlan) -> bytes:
    """Return topics, situations, places, contacts and media of a site as JSON. The same plan gives the same bytes."""
    site, direction = plan.site, plan.site.head.direction
    topics = (*site.topics, *site.situation_topics)
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
        "topics": [_topic(topic, pages.get(topic.id, ()), site) for topic in topics],
        "situations": [_situation(page) for page in plan.situations],
        "places": [_place(place) for place in site.places],
        "contacts": [_contact(contact) for contact in _shown_contacts(plan)],
        "media": [_medium(medium) for medium in site.media],
    }
    return (json.dumps(described, ensure_ascii=False, indent=1) + "\n").encode()


def _topic(topic: EditionTopic, pages: Iterable[TopicPage], site: SiteView) -> dict[str, Any]:
    shown = [
        {
            "page": page.address,
            "embed": embed_address(page.address),
            "audiences": [audience.id for audience in page.audiences],
            "changed": site.changed(page.address).isoformat(),
        }
        for page in pages
    ]
    return {
        "id": topic.id,
        "phase": topic.phase,
        "phases": {audience: place.phase for audience, place in sorted(topic.reading_places.items())},
        "title": _words(topic.title),
        "question": _words(topic.question),
        "authority": _words(topic.authority),
        "audiences": list(topic.answers),
        "situations": list(topic.situations),
        **_dates(topic.period),
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
        "ask": [place.id for place in block.ask],
        "deadline": _deadline(block.deadline) if block.deadline else None,
        **_dates(block.period),
        "texts": dict(block.texts),
        "html": {name: _html(name, text, direction) for name, text in block.texts.items()},
        "danish": dict(block.danish) if block.danish else None,
    }


def _dates(period: Period) -> Mapping[str, str | None]:
    """Return the first and the last day of something; None for no limit."""
    first, last = period.valid_from, period.valid_to
    return {"valid_from": first.isoformat() if first else None, "valid_to": last.isoformat() if last else None}


def _deadline(deadline: EditionDeadline) -> Mapping[str, str | int]:
    return {
        "after": deadline.milestone,
        "number": deadline.number,
        "unit": deadline.unit,
        "text": deadline.words,
    }


def _situation(page: SituationPage) -> dict[str, Any]:
    situation = page.situation
    return {
        "id": situation.id,
        "name": _words(situation.name),
        "you_are": _words(situation.you_are),
        "page": page.address,
        "topics": [topic.id for topic in situation.topics],
    }


def _shown_contacts(plan: SitePlan) -> Iterator[EditionContact]:
    """Yield the contacts that a page of the site shows: newcomers', and companies' where it has pages for them."""
    for contact in plan.site.contacts:
        if contact.role != FOR_COMPANIES or plan.employers:
            yield contact


def _contact(contact: EditionContact) -> dict[str, Any]:
    return {
        "id": contact.id,
        "role": contact.role,
        "title": _words(contact.title),
        "offers": _words(contact.offers),
        "languages": [languages.html_code(language) for language in contact.languages],
        "audiences": list(contact.audiences),
        "name": contact.name or None,
        "consent_until": contact.consent_until.isoformat() if contact.consent_until else None,
        "phone": contact.phone or None,
        "call": contact.phone_link or None,
        "email": contact.email or None,
        "web": contact.web or None,
        "place": contact.place.id if contact.place else None,
        "hours": _hours(contact.hours),
    }


def _medium(medium: EditionMedia) -> dict[str, Any]:
    return {
        "id": medium.id,
        "kind": medium.kind,
        "title": _words(medium.title),
        "about": _words(medium.about),
        "length": medium.length or None,
        "topics": list(medium.topics),
        "audiences": list(medium.audiences),
        "versions": [
            {
                "language": languages.html_code(version.language),
                "web": version.web,
                "subtitles": [languages.html_code(language) for language in version.subtitles],
                "transcript": version.transcript or None,
            }
            for version in medium.versions
        ],
    }


def _hours(hours: Iterable[tuple[str, str]]) -> list[dict[str, str]]:
    return [{"days": days, "open": times} for days, times in hours]


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
        **_dates(form.period),
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
        "hours": _hours(place.hours),
        "audiences": list(place.audiences),
        "source": place.source or None,
        **_dates(place.period),
    }
