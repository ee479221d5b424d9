"""Write an Atom feed (RFC 4287) of the coming occurrences."""

from __future__ import annotations

from xml.etree.ElementTree import Element, SubElement

from velkomst.formats.languages import html_code
from velkomst.model import Occurrence
from velkomst.rendering import calendar
from velkomst.rendering.event_facts import event_facts
from velkomst.rendering.markup import plain, plain_line
from velkomst.rendering.site.atom import add_text, atom_feed, midnight, urn, written
from velkomst.rendering.site.events import FEED, event_file, soon
from velkomst.rendering.site.views import SiteView


def atom(site: SiteView, texts: calendar.CalendarTexts, addresses: tuple[str, str]) -> bytes:
    """Return the feed; ``addresses`` are the public ones of the feed and of the page of events, or empty."""
    feed = atom_feed(site, "events", texts.name, site.changed(FEED), addresses)
    add_text(feed, "subtitle", texts.about)
    for occurrence in soon(site.occurrences):
        _entry(SubElement(feed, "entry"), occurrence, site, texts)
    return written(feed)


def _entry(entry: Element, occurrence: Occurrence, site: SiteView, texts: calendar.CalendarTexts) -> None:
    event = occurrence.event
    title = f"{plain_line(event.title.text)} – {occurrence.day}"
    if occurrence.cancelled:
        title = f"{texts.cancelled}: {title}"
    add_text(entry, "id", urn(f"{calendar.uid(event, site.head.slug)}/{occurrence.starts.date().isoformat()}"))
    add_text(entry, "title", title, html_code(event.title.language))
    add_text(entry, "updated", midnight(site.changed(event_file(event.id))))
    SubElement(entry, "link", {"rel": "alternate", "href": event.source})
    facts = [occurrence.when, plain_line(event.where.text), plain_line(event.cost.text)]
    facts += (f"{fact.label}: {fact.line}" for fact in event_facts(event, site.head.language, texts.gettext))
    content = "\n".join(fact for fact in facts if fact) + f"\n\n{plain(event.text.text)}"
    add_text(entry, "content", content, html_code(event.text.language))
