"""Draw an icon as an inline SVG element of a web page."""

from __future__ import annotations

from functools import cache

from markupsafe import Markup, escape

from velkomst.rendering.icons import drawing


@cache
def icon(name: str, style: str = "") -> Markup:
    """Return a decorative 24 x 24 icon. ``style`` adds class names; raises FileNotFoundError for an unknown name.

    >>> str(icon("check"))[:43]
    '<svg class="vk-ic" viewBox="0 0 24 24" aria'
    """
    classes = f"vk-ic {style}".strip()
    return Markup('<svg class="{}" viewBox="0 0 24 24" aria-hidden="true" focusable="false">{}</svg>').format(
        escape(classes), drawing(name)
    )
