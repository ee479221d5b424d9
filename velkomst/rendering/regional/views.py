"""Define what the pages for a service desk show."""

from __future__ import annotations

from dataclasses import dataclass

from velkomst.model import Edition


@dataclass(frozen=True)
class ServiceDeskView:
    """A municipality's Danish edition, the editions of every language that has sheets, and the paths of the sheets."""

    danish: Edition
    editions: tuple[Edition, ...]
    paths: frozenset[str]
