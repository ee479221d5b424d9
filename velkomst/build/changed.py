"""Say which municipalities a change of files concerns."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

_LOCAL = re.compile(r"municipalities/([^/]+)/|locales/[^/]+/LC_MESSAGES/([^/]+)\.po$")
_DOMAINS = {"shared", "ui"}
"""The catalogs that belong to no municipality."""
_SHARED = (
    "content/",
    "locales/",
    "templates/",
    "velkomst/",
    "requirements/runtime.txt",
    "mkdocs.yml",
    "package-lock.json",
)


@dataclass(frozen=True)
class Concerned:
    """The municipalities with changes in their own files, and whether something changed that all of them share."""

    municipalities: tuple[str, ...]
    shared: bool


def concerned(changed: Iterable[str], slugs: Iterable[str]) -> Concerned:
    """Return what the changed paths concern. ``slugs`` are the municipalities that there are now."""
    known = frozenset(slugs)
    local: set[str] = set()
    shared = False
    for path in changed:
        match = _LOCAL.match(path)
        slug = (match[1] or match[2]) if match else ""
        if slug in known:
            local.add(slug)
        elif not path.startswith("municipalities/"):
            shared |= path.startswith(_SHARED) and (not match or slug in _DOMAINS)
    return Concerned(tuple(sorted(local)), shared)
