"""Occurrences in; an Atom feed (RFC 4287) that tells of them, always the same bytes, out."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime, time
from uuid import NAMESPACE_URL, uuid5
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from velkomst.formats.languages import html_code
from velkomst.model import Edition, Occurrence
from velkomst.rendering import calendar
from velkomst.rendering.markup import plain

_SPACE = "http://www.w3.org/2005/Atom"
_LANGUAGE = "xml:lang"


def atom(edition: Edition, times: Iterable[Occurrence], words: calendar.Words, addresses: tuple[str, str]) -> bytes:
    """Return the feed; ``addresses`` are the public ones of the feed and of the page that says the same, or empty."""
    slug, language = edition.profile.slug, html_code(edition.language)
    made = Element("feed", {"xmlns": _SPACE, _LANGUAGE: language})
    _text(made, "id", _urn(f"velkomst/{slug}/{language}/events"))
    _text(made, "title", words.name)
    _text(made, "subtitle", words.about)
    _text(made, "updated", _updated(edition))
    _text(SubElement(made, "author"), "name", edition.profile.name)
    for relation, kind, address in zip(
        ("self", "alternate"), ("application/atom+xml", "text/html"), addresses, strict=True
    ):
        if address:
            SubElement(made, "link", {"rel": relation, "type": kind, "href": address})
    for each in times:
        _entry(SubElement(made, "entry"), each, edition, words)
    indent(made, space="")
    raw: bytes = tostring(made, encoding="utf-8", xml_declaration=True)
    return raw + b"\n"


def _entry(entry: Element, each: Occurrence, edition: Edition, words: calendar.Words) -> None:
    event = each.event
    title = f"{plain(event.title.text)} – {each.day}"
    _text(entry, "id", _urn(f"{calendar.uid(event, edition.profile.slug)}/{each.starts.date().isoformat()}"))
    _text(entry, "title", f"{words.cancelled}: {title}" if each.cancelled else title, html_code(event.title.language))
    _text(entry, "updated", _updated(edition))
    SubElement(entry, "link", {"rel": "alternate", "href": event.source})
    facts = (f"{each.day}, {each.hours}", plain(event.where.text), plain(event.cost.text))
    said = "\n".join(fact for fact in facts if fact) + f"\n\n{plain(event.text.text)}"
    _text(entry, "content", said, html_code(event.text.language))


def _text(parent: Element, tag: str, text: str, language: str = "") -> None:
    SubElement(parent, tag, {_LANGUAGE: language} if language else {}).text = text


def _updated(edition: Edition) -> str:
    return datetime.combine(edition.content_date, time(), UTC).isoformat()


def _urn(name: str) -> str:
    return uuid5(NAMESPACE_URL, name).urn
