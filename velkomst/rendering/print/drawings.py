"""Turn a drawing into a ``data:`` address for a background, which screen readers skip."""

from __future__ import annotations

from functools import cache
from urllib.parse import quote

from markupsafe import Markup

from velkomst.rendering.icons import drawing


def address(svg: str) -> str:
    """Return the ``data:`` address of an SVG, safe inside a CSS ``url("...")`` within a style attribute."""
    return "data:image/svg+xml," + quote(" ".join(svg.split()), safe="/:=,;@!$*+-_.~")


@cache
def icon(name: str, colour: str, mirrored: bool = False) -> str:
    """Return the ``data:`` address of a Material Design icon in one colour (``#RRGGBB``).

    Raises FileNotFoundError for an unknown name.
    """
    turn = Markup(' transform="translate(24 0) scale(-1 1)"') if mirrored else ""
    return address(
        Markup('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24"><g fill="{}"{}>{}</g></svg>').format(
            colour, turn, drawing(name)
        )
    )
