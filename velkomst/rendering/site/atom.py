"""Write the elements that the Atom feeds (RFC 4287) of a site have in common."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from uuid import NAMESPACE_URL, uuid5
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from velkomst.formats.languages import html_code
from velkomst.rendering.site.views import SiteView

_SPACE = "http://www.w3.org/2005/Atom"
_LANGUAGE = "xml:lang"


def atom_feed(site: SiteView, name: str, title: str, updated: date, addresses: tuple[str, str]) -> Element:
    """Return a feed without entries; ``addresses`` are the public ones of the feed and of its page, or empty."""
    language = html_code(site.head.language)
    feed = Element("feed", {"xmlns": _SPACE, _LANGUAGE: language})
    add_text(feed, "id", urn(f"velkomst/{site.head.slug}/{language}/{name}"))
    add_text(feed, "title", title)
    add_text(feed, "updated", midnight(updated))
    add_text(SubElement(feed, "author"), "name", site.head.municipality)
    kinds = ("application/atom+xml", "text/html")
    for relation, kind, address in zip(("self", "alternate"), kinds, addresses, strict=True):
        if address:
            SubElement(feed, "link", {"rel": relation, "type": kind, "href": address})
    return feed


def written(feed: Element) -> bytes:
    """Return a feed as an XML document."""
    indent(feed, space="")
    raw: bytes = tostring(feed, encoding="utf-8", xml_declaration=True)
    return raw + b"\n"


def add_text(parent: Element, tag: str, text: str, language: str = "") -> None:
    """Add an element with a text, in ``language`` (BCP 47) or that of its parent."""
    SubElement(parent, tag, {_LANGUAGE: language} if language else {}).text = text


def midnight(day: date) -> str:
    """Return the beginning of a day in UTC, as Atom writes moments."""
    return datetime.combine(day, time(), UTC).isoformat()


def urn(name: str) -> str:
    """Return the identity that belongs to a name."""
    return uuid5(NAMESPACE_URL, name).urn
