"""An edition in; its pages of events and their words out, and the files that a calendar or a feed reader asks for.

The day of the build reaches this module only through the edition's occurrences.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from babel.dates import format_date, format_skeleton

from velkomst.formats import languages
from velkomst.model import Edition, EditionAudience, EditionEvent, Occurrence
from velkomst.model.project import Project
from velkomst.rendering import calendar
from velkomst.rendering.site import feed
from velkomst.rendering.templating import words
from velkomst.rendering.views import head_of

EVENTS = "events/"
"""Address of the page of the coming weeks; each month stands below it."""
CALENDAR, FEED = "events.ics", "events.atom"
WEEKS = timedelta(weeks=4)
"""How far the first page and the feed look, counted from the first event that ends."""
ON_HOME = 3
"""Events on the home page of an audience."""


@dataclass(frozen=True)
class EventPage:
    """One page of events: ``month`` is its first day, None for the page of the coming weeks."""

    address: str
    month: date | None
    times: tuple[Occurrence, ...]

    @property
    def events(self) -> tuple[EditionEvent, ...]:
        """The events of the page, each once, in order of time."""
        return tuple({each.event.id: each.event for each in self.times}.values())

    def readers(self, audiences: tuple[EditionAudience, ...]) -> tuple[EditionAudience, ...]:
        """Return those who may choose to see their own only: nobody where everything here is for everybody."""
        if all(len(event.audiences) == len(audiences) for event in self.events):
            return ()
        return tuple(each for each in audiences if any(each.id in event.audiences for event in self.events))


def event_pages(edition: Edition) -> tuple[EventPage, ...]:
    """Return the page of the coming weeks and one page per month, in order; none without events."""
    if not edition.occurrences:
        return ()
    first = min(each.ends for each in edition.occurrences)
    months: dict[date, list[Occurrence]] = {}
    for each in edition.occurrences:
        month = max(each.starts.date().replace(day=1), first.date().replace(day=1))
        months.setdefault(month, []).append(each)
    coming = EventPage(EVENTS, None, soon(edition))
    return (coming, *(EventPage(f"{EVENTS}{at:%Y-%m}/", at, tuple(months[at])) for at in sorted(months)))


def soon(edition: Edition) -> tuple[Occurrence, ...]:
    """Return what happens in the coming weeks; where nothing does, what happens then next."""
    last = min((each.ends for each in edition.occurrences), default=datetime.min) + WEEKS  # noqa: DTZ901 - local time
    return tuple(each for each in edition.occurrences if each.starts <= last)


def next_for(edition: Edition, audience: str) -> tuple[Occurrence, ...]:
    """Return the next time of the first few events that an audience can go to."""
    hers: dict[str, Occurrence] = {}
    for each in edition.occurrences:
        if audience in each.event.audiences and not each.cancelled:
            hers.setdefault(each.event.id, each)
    return tuple(hers.values())[:ON_HOME]


def public(edition: Edition, name: str) -> str:
    """Return the public address of a file or page of the site, "" while the region has none."""
    code = languages.html_code(edition.language)
    return f"{edition.site_url.rstrip('/')}/{edition.profile.slug}/{code}/{name}" if edition.site_url else ""


def event_files(edition: Edition, project: Project) -> Mapping[str, bytes]:
    """Return the calendar that programs subscribe to, the feed, and a calendar file per event; none without events."""
    if not edition.occurrences:
        return {}
    word = words(project, edition.language).gettext
    head = head_of(edition, (edition.events, edition.occurrences))
    told = calendar.Words(
        name=f"{word('Arrangementer')} – {edition.profile.name}",
        about=word("Ændringer og aflysninger kommer af sig selv."),
        cancelled=word("Aflyst"),
    )
    files = {
        CALENDAR: calendar.subscription(edition.events, head, told, public(edition, CALENDAR)),
        FEED: feed.atom(edition, soon(edition), told, (public(edition, FEED), public(edition, EVENTS))),
    }
    for event in edition.events:
        files[f"{EVENTS}{event.id}.ics"] = calendar.invitation(event, head, told)
    return files


def names_for(edition: Edition) -> dict[str, object]:
    """Return the names that templates of events may use beside those of every page."""
    locale = languages.locale(edition.language)

    def shown(pattern: str) -> Callable[[date], str]:
        return lambda day: format_date(day, pattern, locale=locale)

    return {
        "day_month": shown("MMMM"),
        "weekday": shown("EEEE"),
        "month_name": lambda month: format_skeleton("yMMMM", month, locale=locale),
        "moment": moment,
        "next_for": lambda audience: next_for(edition, audience),
        "webcal": public(edition, CALENDAR).replace("https://", "webcal://", 1),
        "calendar_address": public(edition, CALENDAR),
        "calendar_file": CALENDAR,
        "feed_file": FEED,
        "events_address": EVENTS,
    }


def moment(local: datetime) -> str:
    """Return a Danish local time with its distance from UTC, as machines read it.

    >>> moment(datetime(2026, 10, 24, 17)), moment(datetime(2026, 10, 25, 17))
    ('2026-10-24T17:00+02:00', '2026-10-25T17:00+01:00')
    """
    return local.replace(tzinfo=ZoneInfo(calendar.ZONE)).isoformat(timespec="minutes")
