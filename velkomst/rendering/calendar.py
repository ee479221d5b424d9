"""Write events as iCalendar files (RFC 5545) that calendar programs open or subscribe to.

``METHOD:PUBLISH`` asks for no answer. A repetition is a rule in Danish local time, so an event at 17:00 stays at 17:00
across changes of daylight saving time. An event keeps its UID in every language and build, and a later version
replaces an earlier one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from uuid import NAMESPACE_URL, uuid5
from zoneinfo import ZoneInfo

from icalendar import Calendar, Timezone, TimezoneDaylight, TimezoneStandard
from icalendar import Event as Entry

from velkomst.formats.languages import html_code
from velkomst.formats.monthly import LAST_DAY, weekday_of
from velkomst.model import SOURCE_LANGUAGE, EditionEvent, Repeat
from velkomst.rendering.event_facts import GetText, event_facts
from velkomst.rendering.markup import plain, plain_line
from velkomst.rendering.views import EditionHead

ZONE = "Europe/Copenhagen"
REFRESH = timedelta(days=1)
"""How often a calendar program should look for changes."""
_FREQUENCY = {"day": "DAILY", "week": "WEEKLY", "month": "MONTHLY", "year": "YEARLY"}
_WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_BEGINNING = date(2020, 1, 1)
"""SEQUENCE counts the days since then: a calendar takes the highest as the newest."""


@dataclass(frozen=True)
class CalendarTexts:
    """The texts of a calendar that are not those of its events, in the reader's language."""

    name: str = ""
    about: str = ""
    cancelled: str = "Aflyst"
    """Precedes the title of a cancelled event that happens once."""
    language: str = SOURCE_LANGUAGE
    gettext: GetText = str


def invitation(event: EditionEvent, slug: str, changed: date, texts: CalendarTexts | None = None) -> bytes:
    """Return the calendar file of one event of a municipality; ``changed`` is the day of its newest text."""
    calendar = _calendar()
    calendar.add_component(_zone())
    calendar.add_component(_entry(event, slug, changed, texts or CalendarTexts()))
    raw: bytes = calendar.to_ical()
    return raw


def subscription(
    events: Sequence[tuple[EditionEvent, date]], head: EditionHead, texts: CalendarTexts, address: str = ""
) -> bytes:
    """Return the calendar that programs subscribe to.

    ``events`` has one event at least; each comes with the day of its newest text. ``address`` is the calendar's public
    address, or empty.
    """
    calendar = _calendar()
    calendar.add("uid", str(uuid5(NAMESPACE_URL, f"velkomst/{head.slug}/{head.language}")))
    for name in ("name", "x-wr-calname"):
        calendar.add(name, texts.name)
    for name in ("description", "x-wr-caldesc"):
        calendar.add(name, texts.about)
    calendar.add("x-wr-timezone", ZONE)
    calendar.add("last-modified", _midnight(max(changed for _, changed in events)))
    calendar.add("refresh-interval", REFRESH, {"value": "DURATION"})
    calendar.add("x-published-ttl", "P1D")
    if address:
        calendar.add("source", address, {"value": "URI"})
    calendar.add_component(_zone())
    for event, changed in events:
        entry = _entry(event, head.slug, changed, texts)
        entry.add("transp", "TRANSPARENT")  # an event that one may go to does not make one busy
        calendar.add_component(entry)
    raw: bytes = calendar.to_ical()
    return raw


def uid(event: EditionEvent, slug: str) -> str:
    """Return the UID of an event of the region or of a municipality in the calendars of one municipality."""
    return str(uuid5(NAMESPACE_URL, f"velkomst/{slug}/{event.owner}/{event.id}"))


def _calendar() -> Calendar:
    calendar = Calendar()
    calendar.add("prodid", "-//Velkomst//velkomst//DA")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    return calendar


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), UTC)


def _entry(event: EditionEvent, slug: str, changed: date, texts: CalendarTexts) -> Entry:
    zone = ZoneInfo(ZONE)
    entry = Entry()
    entry.add("uid", uid(event, slug))
    entry.add("dtstamp", _midnight(changed))
    entry.add("sequence", (changed - _BEGINNING).days)
    whole_days = event.timing == "all-day"
    entry.add("dtstart", event.starts.date() if whole_days else event.starts.replace(tzinfo=zone))
    if whole_days:
        entry.add("dtend", event.ends.date() + timedelta(days=1))  # the day after the last
    elif event.timing == "timed":
        entry.add("dtend", event.ends.replace(tzinfo=zone))
    title = plain_line(event.title.text)
    if event.repeat:
        entry.add("rrule", _rule(event, event.repeat))
        for day in sorted(event.cancelled):
            if whole_days:
                entry.add("exdate", day, {"value": "DATE"})
            else:
                entry.add("exdate", datetime.combine(day, event.starts.time(), zone))
    elif event.cancelled:
        entry.add("status", "CANCELLED")
        title = f"{texts.cancelled}: {title}"
    language = {"language": html_code(event.title.language)}
    entry.add("summary", title, language)
    entry.add("description", _description(event, texts), {"language": html_code(event.text.language)})
    if _location(event):
        entry.add("location", _location(event))
    entry.add("url", event.source)
    return entry


def _rule(event: EditionEvent, repeat: Repeat) -> dict[str, object]:
    last = datetime.combine(repeat.until, event.starts.time(), ZoneInfo(ZONE)).astimezone(UTC)
    rule: dict[str, object] = {
        "freq": _FREQUENCY[repeat.every],
        "interval": repeat.interval,
        "until": repeat.until if event.timing == "all-day" else last,
    }
    if repeat.on == LAST_DAY:
        rule["bymonthday"] = -1
    elif named := weekday_of(repeat.on):
        day, which = named
        rule["byday"] = f"{which}{_WEEKDAYS[day]}"
    return rule


def _description(event: EditionEvent, texts: CalendarTexts) -> str:
    facts = (f"{fact.label}: {fact.line}" for fact in event_facts(event, texts.language, texts.gettext))
    return "\n".join((plain(event.text.text), *facts))


def _location(event: EditionEvent) -> str:
    if not event.places:
        return event.online_link if event.online == "only" and event.online_link else plain_line(event.where.text)
    return "; ".join(", ".join((place.name.text, *place.address.splitlines())) for place in event.places)


def _zone() -> Timezone:
    """Return Danish time since 1996, as two rules instead of a list of years."""
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
