"""Give the links to topics and places in a finished page the addresses that they have on this page."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import cast

from markupsafe import escape

from velkomst.model.link_syntax import LinkTarget, TargetKind

_LINK = re.compile(r'<a href="(?P<kind>topic|place):(?P<id>[\w-]+)"[^>]*>(?P<words>.*?)</a>', re.DOTALL)


def with_targets(html: str, address_of: Callable[[LinkTarget], str], attributes: str = "") -> str:
    """Return the HTML with its links to topics and places resolved; the words alone where there is no address.

    ``attributes`` are added to the resolved links.
    """

    def resolved(match: re.Match[str]) -> str:
        address = address_of(LinkTarget(cast("TargetKind", match["kind"]), match["id"]))
        return f'<a{attributes} href="{escape(address)}">{match["words"]}</a>' if address else match["words"]

    return _LINK.sub(resolved, html)
