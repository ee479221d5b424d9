"""Know the page where readers sign up for mails, and its code for phones."""

from __future__ import annotations

from functools import cache

import segno
from markupsafe import Markup

from velkomst.formats import addresses
from velkomst.rendering.site.views import SiteView

SIGNUP = "signup/"
"""Address of the page where readers sign up."""
_LONGEST = 120
"""Characters of an address that a phone still reads as a code from a screen."""


def code_address(site: SiteView) -> str:
    """Return what the code on the page leads to: the page itself where it is public, else the first address."""
    if site.subscription is None:
        return ""
    public = addresses.site(site.site_url, site.head.slug, site.head.language, SIGNUP)
    return public or site.subscription.ways[0][1]


@cache
def code(address: str) -> Markup:
    """Return a QR code as an SVG element; empty for an address that is too long, or not ASCII."""
    if not address.isascii() or not 0 < len(address) <= _LONGEST:
        return Markup("")
    symbol = segno.make(address, error="m", micro=False, boost_error=False)
    drawn = symbol.svg_inline(border=4, dark="#1C1B22", light="#FFFFFF", omitsize=True, svgclass="vk-qr")
    return Markup(drawn.replace("<svg ", '<svg aria-hidden="true" focusable="false" ', 1))  # noqa: S704 - ours
