"""Read icons of Material Design Icons, as they are installed with mkdocs-material."""

from __future__ import annotations

import re
from functools import cache

from markupsafe import Markup

from velkomst.formats.installed_icons import icon_file

_PATHS = re.compile(r"<svg[^>]*>(.*)</svg>", re.DOTALL)

_AUDIENCE_ICONS = {
    "nordic": "bridge",
    "eu": "star-circle-outline",
    "third-country": "earth",
    "commuter": "train",
    "refugee": "home-heart",
}
_AUDIENCE_ICON = "bag-suitcase"
"""For an audience that a region has added."""


@cache
def drawing(name: str) -> Markup:
    """Return the paths of an icon, 24 x 24, for use inside an SVG.

    Raises FileNotFoundError for an unknown name and ValueError for a file that holds no SVG.
    """
    path = icon_file(name)
    match = _PATHS.search(path.read_text("utf-8"))
    if match is None:
        raise ValueError(f"{path} holds no SVG")
    return Markup(match[1])  # noqa: S704 - a file of our own dependency


def audience_drawing(audience: str) -> Markup:
    """Return the paths of the icon of an audience (an id), which covers and labels show."""
    return drawing(_AUDIENCE_ICONS.get(audience, _AUDIENCE_ICON))
