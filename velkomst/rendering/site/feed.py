"""Write an Atom feed (RFC 4287) of the coming occurrences."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from uuid import NAMESPACE_URL, uuid5
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from velkomst.formats.languages import html_code
from velkomst.model import Occurrence
from velkomst.rendering import calendar
from velkomst.rendering.event_facts import event_facts
from velkomst.rendering.markup import plain, plain_line
from velkomst.rendering.site.events import FEED, event_file, soon
from velkomst.rendering.site.views import SiteView

_SPACE = "http://www.w3.org/2005/Atom"
_LANGUAGE = "xml:lang"


def atom(site: SiteView, texts: calendar.CalendarTexts, addresses: tuple[str, str]) -> bytes:
    """Return the feed; ``addresses`` are the public ones of the feed and of the page of events, or empty."""
    slug, language = site.head.slug, html_code(site.head.language)
    feed = Element("feed", {"xmlns": _SPACE, _LANGUAGE: language})
    _text(feed, "id", _urn(f"velkomst/{slug}/{language}/events"))
    _text(feed, "title", texts.name)
    _text(feed, "subtitle", texts.about)
    _text(feed, "updated", _midnight(site.changed(FEED)))
    _text(SubElement(feed, "author"), "name", site.head.municipality)
    for relation, kind, address in zip(
        ("self", "alternate"), ("application/atom+xml", "text/html"), addresses, strict=True
    ):
        if address:
            SubElement(feed, "link", {"rel": relation, "type": kind, "href": address})
    for occurrence in soon(site.occurrences):
        _entry(SubElement(feed, "entry"), occurrence, site, texts)
    indent(feed, space="")
    raw: bytes = tostring(feed, encoding="utf-8", xml_declaration=True)
    return raw + b"\n"


def _entry(entry: Element, occurrence: Occurrence, site: SiteView, texts: calendar.CalendarTexts) -> None:
    event = occurrence.event
    title = f"{plain_line(event.title.text)} – {occurrence.day}"
    if occurrence.cancelled:
        title = f"{texts.cancelled}: {title}"
    _text(entry, "id", _urn(f"{calendar.uid(event, site.head.slug)}/{occurrence.starts.date().isoformat()}"))
    _text(entry, "title", title, html_code(event.title.language))
    _text(entry, "updated", _midnight(site.changed(event_file(event.id))))
    SubElement(entry, "link", {"rel": "alternate", "href": event.source})
    facts = [occurrence.when, plain_line(event.where.text), plain_line(event.cost.text)]
    facts += (f"{fact.label}: {fact.line}" for fact in event_facts(event, site.head.language, texts.gettext))
    content = "\n".join(fact for fact in facts if fact) + f"\n\n{plain(event.text.text)}"
    _text(entry, "content", content, html_code(event.text.language))


def _text(parent: Element, tag: str, text: str, language: str = "") -> None:
    SubElement(parent, tag, {_LANGUAGE: language} if language else {}).text = text


def _midnight(day: date) -> str:
    return datetime.combine(day, time(), UTC).isoformat()


def _urn(name: str) -> str:
    return uuid5(NAMESPACE_URL, name).urn
