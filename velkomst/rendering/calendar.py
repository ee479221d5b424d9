"""Events in; iCalendar files (RFC 5545) that any calendar opens or subscribes to, always the same bytes, out.

``METHOD:PUBLISH``: nobody is asked to answer. A repetition is a rule in Danish time, so 17 stays 17 across the change
to and from summer time. The same event keeps its UID in every language and every build, and a later text replaces it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from uuid import NAMESPACE_URL, uuid5
from zoneinfo import ZoneInfo

from icalendar import Calendar, Timezone, TimezoneDaylight, TimezoneStandard
from icalendar import Event as Entry

from velkomst.formats.languages import html_code
from velkomst.model import Edition, EditionEvent
from velkomst.rendering.markup import plain

ZONE = "Europe/Copenhagen"
REFRESH = timedelta(days=1)
"""How often a calendar program should look for changes."""
_FREQUENCY = {"day": "DAILY", "week": "WEEKLY", "month": "MONTHLY", "year": "YEARLY"}
_BEGINNING = date(2020, 1, 1)
"""SEQUENCE counts the days since then: a calendar takes the highest as the newest."""


@dataclass(frozen=True)
class Words:
    """What a calendar says beside its events, in the reader's language."""

    name: str = ""
    about: str = ""
    cancelled: str = "Aflyst"
    """Stands before the title of an event that was to happen once."""


def invitation(event: EditionEvent, edition: Edition, words: Words | None = None) -> bytes:
    """Return the calendar file of one event."""
    made = _calendar()
    made.add_component(_zone())
    made.add_component(_entry(event, edition, words or Words()))
    raw: bytes = made.to_ical()
    return raw


def subscription(events: Iterable[EditionEvent], edition: Edition, words: Words, address: str = "") -> bytes:
    """Return the calendar that programs subscribe to; ``address`` is its public one, or empty."""
    made = _calendar()
    made.add("uid", str(uuid5(NAMESPACE_URL, f"velkomst/{edition.profile.slug}/{edition.language}")))
    for name in ("name", "x-wr-calname"):
        made.add(name, words.name)
    for name in ("description", "x-wr-caldesc"):
        made.add(name, words.about)
    made.add("x-wr-timezone", ZONE)
    made.add("last-modified", _moment(edition))
    made.add("refresh-interval", REFRESH, {"value": "DURATION"})
    made.add("x-published-ttl", "P1D")
    if address:
        made.add("source", address, {"value": "URI"})
    made.add_component(_zone())
    for event in events:
        entry = _entry(event, edition, words)
        entry.add("transp", "TRANSPARENT")  # what one could go to must not make one look busy
        made.add_component(entry)
    raw: bytes = made.to_ical()
    return raw


def uid(event: EditionEvent, slug: str) -> str:
    """Return the identity of an event of the region or of a municipality, as one municipality tells of it."""
    return str(uuid5(NAMESPACE_URL, f"velkomst/{slug}/{event.owner}/{event.id}"))


def _calendar() -> Calendar:
    made = Calendar()
    made.add("prodid", "-//Velkomst//velkomst//DA")
    made.add("version", "2.0")
    made.add("calscale", "GREGORIAN")
    made.add("method", "PUBLISH")
    return made


def _moment(edition: Edition) -> datetime:
    return datetime.combine(edition.content_date, time(), UTC)


def _entry(event: EditionEvent, edition: Edition, words: Words) -> Entry:
    zone = ZoneInfo(ZONE)
    entry = Entry()
    entry.add("uid", uid(event, edition.profile.slug))
    entry.add("dtstamp", _moment(edition))
    entry.add("sequence", (edition.content_date - _BEGINNING).days)
    entry.add("dtstart", event.starts.replace(tzinfo=zone))
    entry.add("dtend", event.ends.replace(tzinfo=zone))
    title = plain(event.title.text)
    if event.repeat:
        last = datetime.combine(event.repeat.until, event.starts.time(), zone).astimezone(UTC)
        rule = {"freq": _FREQUENCY[event.repeat.every], "interval": event.repeat.interval, "until": last}
        entry.add("rrule", rule)
        for day in sorted(event.cancelled):
            entry.add("exdate", datetime.combine(day, event.starts.time(), zone))
    elif event.cancelled:
        entry.add("status", "CANCELLED")
        title = f"{words.cancelled}: {title}"
    language = {"language": html_code(event.title.language)}
    entry.add("summary", title, language)
    entry.add("description", plain(event.text.text), {"language": html_code(event.text.language)})
    if _location(event):
        entry.add("location", _location(event))
    entry.add("url", event.source)
    return entry


def _location(event: EditionEvent) -> str:
    address = ", ".join(event.place.address.splitlines()) if event.place else ""
    return ", ".join(part for part in (plain(event.where.text), address) if part)


def _zone() -> Timezone:
    """Danish time since 1996, as two rules instead of a list of years."""
    zone = Timezone()
    zone.add("tzid", ZONE)
    for kind, month, hour, before, name in (
        (TimezoneStandard, 10, 3, 2, "CET"),
        (TimezoneDaylight, 3, 2, 1, "CEST"),
    ):
        part = kind()
        part.add("dtstart", datetime(1996, month, 27 if month == 10 else 31, hour))  # noqa: DTZ001 - local by rule
        part.add("rrule", {"freq": "YEARLY", "bymonth": month, "byday": "-1SU"})
        part.add("tzoffsetfrom", timedelta(hours=before))
        part.add("tzoffsetto", timedelta(hours=3 - before))
        part.add("tzname", name)
        zone.add_component(part)
    return zone
