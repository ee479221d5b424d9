"""Define the closed sets of words that YAML, code and templates share: kinds, phases, fields, states, units."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal, TypeAlias, get_args

Kind: TypeAlias = Literal["answer", "text", "step", "note", "warning"]
CostKey: TypeAlias = Literal["copies", "inhabitants"]
"""What the price of a joint print order is shared out by: boxes, or inhabitants."""
Phase: TypeAlias = Literal["before-arrival", "first-week", "first-month", "first-three-months", "later"]
Field: TypeAlias = Literal["title", "text", "bring", "where", "when", "cost"]
State: TypeAlias = Literal["source", "reviewed", "stale", "draft", "missing"]
Provenance: TypeAlias = Literal["shared", "adapted", "group", "replaced", "local"]
Verb: TypeAlias = Literal["replace", "before", "after", "hide", "add"]
Unit: TypeAlias = Literal[
    "days", "weeks", "months", "years", "hours", "DKK", "percent", "number", "date", "phone", "text"
]
Milestone: TypeAlias = Literal["arrival", "move-in", "first-workday"]
"""A day of the reader's from which a deadline runs: arrival in Denmark, moving in, the first day at work."""
Readership: TypeAlias = Literal["guide", "employers", "handbook", "advice"]
PrintExtra: TypeAlias = Literal["large-print", "black-and-white"]
PrintExtent: TypeAlias = Literal["full", "short", "site"]
"""How much of a topic the printed guide shows: all of it, its short answer only, or nothing."""
DEFAULT = "default"
"""Key of a mapping by audience for the audiences that it does not name."""
Pictogram: TypeAlias = Literal[
    "bank",
    "bus",
    "card",
    "children",
    "computer",
    "contract",
    "desk",
    "doctor",
    "door",
    "ferry",
    "health-card",
    "home",
    "language",
    "letter",
    "money",
    "papers",
    "passport",
    "people",
    "phone",
    "tax",
    "waste",
    "work",
]
"""A drawing of ``templates/shared/pictograms.svg.jinja`` that shows what a step is about."""
Day: TypeAlias = Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
OpeningDay: TypeAlias = Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun", "holidays"]
HoursNote: TypeAlias = Literal["", "closed", "by-appointment"]

PHASES: tuple[Phase, ...] = get_args(Phase)
FIELDS: tuple[Field, ...] = get_args(Field)
KINDS: tuple[Kind, ...] = get_args(Kind)
DAYS: tuple[Day, ...] = get_args(Day)
MILESTONES: tuple[Milestone, ...] = get_args(Milestone)
READERSHIPS: tuple[Readership, ...] = get_args(Readership)
FOLDERS: Mapping[Readership, str] = MappingProxyType(
    {"guide": "topics", "employers": "employers", "handbook": "handbook", "advice": "advice"}
)
"""Readers of a topic (newcomers, employers, staff, newcomers without a guide) -> the folder of its files."""
NEEDED_IN_NEW: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {"places": ("kind", "name"), "contacts": ("role", "title", "languages"), "media": ("kind", "title", "versions")}
)
"""List -> the keys that an entry needs, unless it changes an entry of a layer above with the same id."""
NO_PICTOGRAM: Pictogram = "door"
"""The drawing of a step that names none."""
PICTOGRAMS: tuple[Pictogram, ...] = get_args(Pictogram)
ASK = "ask"
"""The value of a fact of a step that the municipality does not know, so that the reader must ask."""
FREE = "free"
"""The price of a step that costs nothing."""
CITIZEN_SERVICE = "borgerservice"
"""The id of the place where a municipality answers everyday questions."""
SOURCE_LANGUAGE = "da"
RESERVE_LANGUAGE = "en"
SHARED = "shared"
"""Owner and gettext domain of what the region wrote; those of a group are its id, those of a municipality its slug."""
