"""Write the public addresses of the published site; all of them are empty while the region has no public address."""

from __future__ import annotations

from urllib.parse import urlsplit

from velkomst.formats.languages import html_code

LONGEST_ROOT = 50
"""Characters of the landing page's address with which the address of a printed topic fits its QR code (62 bytes)."""


def root(site_url: str) -> str:
    """Return the public address of the landing page, ending in a slash.

    >>> root("https://example.org/welcome")
    'https://example.org/welcome/'
    """
    return f"{site_url.rstrip('/')}/" if site_url else ""


def root_path(site_url: str) -> str:
    """Return the path part of the landing page's address; ``/`` while there is none.

    >>> root_path("https://example.org/welcome"), root_path("")
    ('/welcome/', '/')
    """
    return f"{urlsplit(site_url).path.rstrip('/')}/"


def site(site_url: str, slug: str, language: str, page: str = "") -> str:
    """Return the public address of a municipality's site in one language, or of a page or file of it.

    >>> site("https://example.org", "samsoe", "uk", "eu/")
    'https://example.org/samsoe/uk/eu/'
    """
    return f"{root(site_url)}{slug}/{html_code(language)}/{page}" if site_url else ""


def released(site_url: str, edition_id: str) -> str:
    """Return the public address of the page behind the QR code of a printed edition.

    >>> released("https://example.org", "K7Q2MX")
    'https://example.org/q/K7Q2MX/'
    """
    return f"{root(site_url)}q/{edition_id}/" if site_url else ""


def printed_topic(site_url: str, edition_id: str, number: int) -> str:
    """Return the short public address in the QR code of a topic in a printed guide.

    >>> printed_topic("https://example.org", "K7Q2MX", 3)
    'https://example.org/q/K7Q2MX/3/'
    """
    return f"{released(site_url, edition_id)}{number}/" if site_url else ""


def calendar_subscription(address: str) -> str:
    """Return the address that opens a calendar program; ``address`` is the public one of the calendar, or empty.

    >>> calendar_subscription("https://example.org/samsoe/uk/events.ics")
    'webcal://example.org/samsoe/uk/events.ics'
    """
    return address.replace("https://", "webcal://", 1)
