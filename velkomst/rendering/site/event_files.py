"""Write the calendar files and the feed of a site's events."""

from __future__ import annotations

from collections.abc import Mapping

from velkomst.formats import addresses
from velkomst.model.project import Project
from velkomst.rendering import calendar
from velkomst.rendering.site import feed
from velkomst.rendering.site.events import CALENDAR, EVENTS, FEED, event_file
from velkomst.rendering.site.views import SiteView
from velkomst.rendering.templating import words


def event_files(site: SiteView, project: Project) -> Mapping[str, bytes]:
    """Return address -> bytes of the calendar to subscribe to, the feed, and a file per event; none without events."""
    if not site.occurrences:
        return {}
    gettext = words(project, site.head.language).gettext
    texts = calendar.CalendarTexts(
        name=f"{gettext('Arrangementer')} – {site.head.municipality}",
        about=gettext("Ændringer og aflysninger kommer af sig selv."),
        cancelled=gettext("Aflyst"),
        language=site.head.language,
        gettext=gettext,
    )
    slug = site.head.slug
    dated = tuple((event, site.changed(event_file(event.id))) for event in site.events)
    public = {name: addresses.site(site.site_url, slug, site.head.language, name) for name in (CALENDAR, FEED, EVENTS)}
    files = {
        CALENDAR: calendar.subscription(dated, site.head, texts, public[CALENDAR]),
        FEED: feed.atom(site, texts, (public[FEED], public[EVENTS])),
    }
    for event, changed in dated:
        files[event_file(event.id)] = calendar.invitation(event, slug, changed, texts)
    return files
