"""Say which municipalities a change of files concerns."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

_LOCAL = re.compile(r"municipalities/([^/]+)/|content/groups/([^/]+)/|locales/[^/]+/LC_MESSAGES/([^/]+)\.po$")
_GROUP_FILE = re.compile(r"content/groups/[^/]+/group\.yml")
"""It says which municipalities a group has; those that it no longer names are concerned too."""
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


def concerned(changed: Iterable[str], readers: Mapping[str, Iterable[str]]) -> Concerned:
    """Return what the changed paths concern.

    ``readers`` are the municipalities and groups that there are now: a slug or id -> the municipalities that show its
    texts. A change of ``group.yml`` concerns all municipalities.
    """
    local: set[str] = set()
    shared = False
    for path in changed:
        match = _LOCAL.match(path)
        owner = (match[1] or match[2] or match[3]) if match else ""
        local.update(readers.get(owner, ()))
        if _GROUP_FILE.match(path):
            shared = True
        elif owner not in readers and not path.startswith("municipalities/"):
            shared |= path.startswith(_SHARED) and (not match or not match[3] or owner in _DOMAINS)
    return Concerned(tuple(sorted(local)), shared)
