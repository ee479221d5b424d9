"""Format the days and addresses of events for the templates."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from zoneinfo import ZoneInfo

from babel.dates import format_date, format_skeleton

from velkomst.formats import addresses, languages
from velkomst.formats.cldr_text import adapted
from velkomst.rendering.calendar import ZONE
from velkomst.rendering.event_facts import event_facts, names_of, spoken_languages
from velkomst.rendering.site.events import CALENDAR, EVENTS, FEED, next_for
from velkomst.rendering.site.views import SiteView


def names_for(site: SiteView) -> dict[str, object]:
    """Return the names that templates of events may use in addition to those of every page."""
    locale = languages.locale(site.head.language)
    calendar = addresses.site(site.site_url, site.head.slug, site.head.language, CALENDAR)

    def in_pattern(pattern: str) -> Callable[[date], str]:
        return lambda day: adapted(format_date(day, pattern, locale=locale))

    return {
        "day_month": in_pattern("MMMM"),
        "weekday": in_pattern("EEEE"),
        "month_name": lambda month: format_skeleton("yMMMM", month, locale=locale),
        "moment": moment,
        "event_facts": lambda event, gettext: event_facts(event, site.head.language, gettext),
        "spoken_languages": lambda event, gettext: spoken_languages(event, site.head.language, gettext),
        "names_of": lambda codes: names_of(codes, site.head.language),
        "next_for": lambda audience: next_for(site.occurrences, audience),
        "webcal": addresses.calendar_subscription(calendar),
        "calendar_address": calendar,
        "calendar_file": CALENDAR,
        "feed_file": FEED,
        "events_address": EVENTS,
    }


def moment(local: datetime) -> str:
    """Return a Danish local time with its distance from UTC, as machines read it.

    >>> moment(datetime(2026, 10, 24, 17)), moment(datetime(2026, 10, 25, 17))
    ('2026-10-24T17:00+02:00', '2026-10-25T17:00+01:00')
    """
    return local.replace(tzinfo=ZoneInfo(ZONE)).isoformat(timespec="minutes")
