"""Define places and opening hours as people wrote them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import time

from velkomst.model.kinds import SHARED, SOURCE_LANGUAGE, HoursNote, OpeningDay
from velkomst.model.period import ALWAYS, Period
from velkomst.problems import Mark


@dataclass(frozen=True)
class Hours:
    """Opening hours on some weekdays or on public holidays, local time in Europe/Copenhagen.

    ``opens`` and ``closes`` are None where only ``note`` says it. ``closes`` before ``opens`` is after midnight.
    """

    days: tuple[OpeningDay, ...]
    opens: time | None = None
    closes: time | None = None
    note: HoursNote = ""


@dataclass(frozen=True)
class Place:
    """An office, association, doctor ... Unknown values are empty."""

    id: str
    kind: str
    name: str
    does: str = ""
    web: str = ""
    phone: str = ""
    email: str = ""
    address: str = ""
    hours: tuple[Hours, ...] = ()
    source: str = ""
    name_language: str = SOURCE_LANGUAGE
    owner: str = SHARED
    audiences: tuple[str, ...] = ()
    """Audiences it helps; empty means all."""
    municipalities: tuple[str, ...] = ()
    """Slugs of the municipalities that have a shared place; empty means all."""
    period: Period = ALWAYS
    """The days on which it exists."""
    owners: Mapping[str, str] = field(default_factory=dict)
    """Translatable key ("name", "does") -> its owner, where a local place overrides a shared one."""
    marks: Mapping[str, Mark] = field(default_factory=dict)
