"""Draw icons as inline SVG elements of a web page."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

from markupsafe import Markup, escape

from velkomst.rendering.icons import drawing

_ICON = re.compile(r'(<svg class="vk-ic[^>]*>)(.*?)(</svg>)')


@cache
def icon(name: str, style: str = "") -> Markup:
    """Return a decorative 24 x 24 icon. ``style`` adds class names; raises FileNotFoundError for an unknown name.

    >>> str(icon("check"))[:43]
    '<svg class="vk-ic" viewBox="0 0 24 24" aria'
    """
    classes = f"vk-ic {style}".strip()
    return Markup('<svg class="{}" viewBox="0 0 24 24" aria-hidden="true">{}</svg>').format(
        escape(classes), drawing(name)
    )


def with_shared_drawings(html: str) -> str:
    """Return a page on which each drawing of an icon is written once; the other icons of the same kind refer to it.

    >>> print(with_shared_drawings(2 * '<svg class="vk-ic"><path d="M1 1"/></svg>'))
    <svg class="vk-ic"><g id="_i1"><path d="M1 1"/></g></svg><svg class="vk-ic"><use href="#_i1"/></svg>
    """
    counts = Counter(drawn for _, drawn, _ in _ICON.findall(html))
    ids: dict[str, str] = {}

    def shared(match: re.Match[str]) -> str:
        start, drawn, end = match.groups()
        if counts[drawn] == 1:
            return match[0]
        if drawn in ids:
            return f'{start}<use href="#{ids[drawn]}"/>{end}'
        ids[drawn] = f"_i{len(ids) + 1}"
        return f'{start}<g id="{ids[drawn]}">{drawn}</g>{end}'

    return _ICON.sub(shared, html)
