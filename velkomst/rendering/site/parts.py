"""Draw the parts of pages with ``templates/site/``: header, list of topics, body and footer.

Many pages of a site have the same header, list of topics and footer. Each of these is drawn once, with ``_FOLDER`` for
each folder of the page's address, which is put in afterwards.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from urllib.parse import quote, urlsplit

from jinja2 import Environment

from velkomst.formats import phones
from velkomst.model import EditionAudience
from velkomst.rendering.icons import drawing
from velkomst.rendering.link_targets import with_targets
from velkomst.rendering.names import marked
from velkomst.rendering.site import event_formats, newsletters
from velkomst.rendering.site.directories import asked_by_phase, form_uses
from velkomst.rendering.site.events import EVENTS
from velkomst.rendering.site.icons import icon, with_shared_drawings
from velkomst.rendering.site.media import media_of_topic
from velkomst.rendering.site.newsletters import issue_address
from velkomst.rendering.site.page_contents import HELPER
from velkomst.rendering.site.page_view import PageView
from velkomst.rendering.site.subscription import SIGNUP, code, code_address
from velkomst.rendering.topic_pages import anchor

_GAPS = re.compile(r"\n\s*\n+")
_HOST = re.compile(r"\Ahttps?://(?:www\.)?([^/:?#]+)")
_FOLDER = "\0/"
"""A folder of an address that is not known yet; no text holds this character."""


class PageParts:
    """Draws the parts of the pages of one site."""

    def __init__(self, env: Environment) -> None:
        """Take the templates of an environment."""
        self._env = env
        self._shared: dict[tuple[object, ...], str] = {}

    def body(self, view: PageView) -> str:
        """Return the body that ``<kind>.html`` renders."""
        return with_shared_drawings(self._drawn(f"{view.kind}.html", view))

    def header(self, view: PageView) -> str:
        """Return the header; ``header.html`` sees what ``_around`` says."""
        return self._around("header.html", view, date.min)

    def footer(self, view: PageView) -> str:
        """Return the footer; ``footer.html`` sees what ``_around`` says, and the day of the page."""
        return self._around("footer.html", view, view.changed_on)

    def nav(self, view: PageView) -> str:
        """Return the list of topics of the page's readers; ``nav.html`` sees the readers and no topic."""
        html = self._once("nav.html", type(view)(view.plan, _unknown(view), view.kind, view.readers))
        for end in ("", *(f"#{anchor(reader.id)}" for reader in view.readers)):
            link = f'href="{view.to(view.address)}{end}"'
            html = html.replace(link, f'{link} aria-current="page"')
        return html

    def _around(self, template: str, view: PageView, changed: date) -> str:
        """Return a part around the body. It sees which entry of the menu the page is, and its reader if there is one.

        ``changed`` is the day on which the newest text of the page changed.
        """
        of_menu = view.address in ("", EVENTS, *view.plan.sections)
        address = view.address if of_menu else _unknown(view)
        kind = view.kind if view.kind in ("home", "audience") else ""
        readers: tuple[EditionAudience, ...] = view.readers if len(view.readers) == 1 else ()
        html = self._once(template, type(view)(view.plan, address, kind, readers, changed_on=changed))
        return html if of_menu else html.replace(address, view.address)

    def _once(self, template: str, view: PageView) -> str:
        """Return a part as a view shows it that says nothing about the body of its page."""
        readers = tuple(reader.id for reader in view.readers)
        key = (template, type(view), view.address, view.kind, readers, view.changed_on)
        if key not in self._shared:
            self._shared[key] = self._drawn(template, view)
        return self._shared[key]

    def _drawn(self, template: str, view: PageView) -> str:
        html = with_targets(self._env.get_template(template).render(names_for(view)), view.target_of)
        html = marked(html, view.site.head.names, view.language)
        return _GAPS.sub("\n", html).strip()


def _unknown(view: PageView) -> str:
    """Return an address in as many folders as that of the page."""
    return _FOLDER * view.address.count("/")


def host(address: str) -> str:
    """Return the host of a web address, as a reader knows it.

    >>> host("https://www.borger.dk/sundhed")
    'borger.dk'
    """
    match = _HOST.match(address)
    return match[1] if match else address


def source_name(address: str, others: Iterable[str]) -> str:
    """Return the host of a source, with the end of its path where another source has the same host.

    >>> source_name("https://www.borger.dk/syg/ring-112/", ["https://www.borger.dk/syg/ring-112/", "https://borger.dk"])
    'borger.dk/…/ring-112'
    """
    name = host(address)
    parts = [part for part in urlsplit(address).path.split("/") if part]
    if not parts or sum(host(other) == name for other in others) == 1:
        return name
    return "/".join((name, *(["…"] if len(parts) > 1 else []), parts[-1]))


def names_for(view: PageView) -> dict[str, object]:
    """Return the names that every template of the site may use."""
    return {
        "view": view,
        "site": view.site,
        "icon": icon,
        "drawing": drawing,
        "anchor": anchor,
        "host": host,
        "source_name": source_name,
        "map_query": quote,
        "phone": phones.format_phone,
        "dial": phones.tel_address,
        **event_formats.names_for(view.site),
        "issue_address": issue_address,
        "newsletter_feed": newsletters.FEED,
        "signup_address": SIGNUP if view.site.subscription else "",
        "signup_code": code(code_address(view.site)),
        "media_of": lambda page: media_of_topic(view.site.media, page.topic.id, page.audiences),
        "form_uses": form_uses,
        "asked_by_phase": asked_by_phase,
        "helper": next((place for place in view.site.places if place.id == HELPER), None),
    }
