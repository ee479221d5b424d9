"""``templates/mail/targets.yml`` in; the mailing systems, each with how it writes a field and a condition, out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Literal

from pydantic import Field

from velkomst.model import Comparison, Condition
from velkomst.model.project import Project
from velkomst.reading.document.parser import parse
from velkomst.reading.schema.base import Entry, Id, Line, Name, Text, described
from velkomst.reading.validate import validated

FILE = "templates/mail/targets.yml"
AUDIENCE, AUDIENCE_NAME = "audience", "Målgruppe"
"""The field by which a mailing system chooses between the variants of a mail; it holds an id of audiences.yml."""
_UNSAFE = {"'": "’", '"': "”"} | dict.fromkeys("<>{}|#*%\\", "")
"""Signs that would end a fallback inside a system's own syntax."""


@dataclass(frozen=True)
class Target:
    """A mailing system. In ``pattern``, ``<name>`` stands for the system's name of the field."""

    id: str
    name: str
    pattern: str
    case: Literal["as-is", "upper", "joined"] = "as-is"
    longest: int = 60
    """Signs that the system allows in a field's name."""
    names: Mapping[str, str] = field(default_factory=dict)
    """Our field -> the system's name of it, where that is not our name."""
    special: Mapping[str, str] = field(default_factory=dict)
    """Our field -> all that is written, for what the system makes itself (the link to leave the list)."""
    with_fallback: str = ""
    """How a field is written with ``<fallback>`` beside it; empty: fallbacks are set in the system."""
    conditions: Mapping[Comparison, str] = field(default_factory=dict)
    steps: tuple[str, ...] = ()
    proven: tuple[str, ...] = ()
    unproven: tuple[str, ...] = ()

    def name_of(self, field_id: str) -> str:
        """Return what the system calls a field."""
        if field_id in self.names:
            return self.names[field_id]
        if self.case == "joined":
            return field_id.replace("_", "")[: self.longest]
        return (field_id.upper() if self.case == "upper" else field_id)[: self.longest]

    def token(self, field_id: str, fallback: str = "") -> str:
        """Return what stands in the mail where the system writes a field."""
        if field_id in self.special:
            return self.special[field_id]
        safe = "".join(_UNSAFE.get(sign, sign) for sign in fallback)
        pattern = self.with_fallback if safe and self.with_fallback else self.pattern
        return _filled(pattern, name=self.name_of(field_id), fallback=safe)

    def condition(self, one: Condition) -> str:
        """Return a condition in the system's own syntax; "" where the system has none that can be written down."""
        pattern = self.conditions.get(one.comparison, "")
        return _filled(pattern, name=self.name_of(one.field), value=one.value)


def _filled(pattern: str, **values: str) -> str:
    """Fill ``<name>`` and its like; braces belong to the mailing systems."""
    for key, value in values.items():
        pattern = pattern.replace(f"<{key}>", value)
    return pattern


GENERIC = Target("generic", "Generel", "{{field.<name>}}")
"""Writes ``{{field.first_name}}``: to be pasted into any system, and searched for there."""


class ConditionsEntry(Entry):
    """How a system writes conditions."""

    model_config = described("Betingelser", "Hvordan systemet skriver en betingelse: <name> og <value>.")
    eq: Line = Field(description="Er lig med.")
    ne: Line = Field(description="Er ikke lig med.")
    exists: Line = Field(description="Er udfyldt.")


class TargetEntry(Entry):
    """A mailing system as written."""

    model_config = described("Mailsystem", "Et system, som mails kan flyttes til.")
    id: Id = Field(description="Navnet i kommandoen: --target NAVN.")
    name: Line = Field(description="Systemets navn.")
    field: Line = Field(description="Hvordan et felt skrives. <name> er systemets navn for feltet.")
    case: Literal["as-is", "upper", "joined"] = Field("as-is", description="Hvordan vores navn bliver til systemets.")
    longest: int = Field(60, ge=5, le=60, description="Det længste navn, systemet kan have.")
    names: dict[Name, Line] = Field({}, description="Vores navn: systemets navn.")
    special: dict[Name, Line] = Field({}, description="Felter, som systemet selv laver, og hele det, der skrives.")
    with_fallback: Line = Field("", description="Et felt med reserve: <name> og <fallback>.")
    conditions: ConditionsEntry | None = Field(None, description="Betingelser, hvis de kan skrives.")
    steps: tuple[Text, ...] = Field((), description="Hvad man gør, i rækkefølge.")
    proven: tuple[Text, ...] = Field((), description="Hvad der er prøvet.")
    unproven: tuple[Text, ...] = Field(min_length=1, description="Hvad der ikke er prøvet.")


class TargetsFile(Entry):
    """The file of mailing systems."""

    model_config = described("Mailsystemer", "Alle systemer, som mails kan flyttes til.")
    targets: tuple[TargetEntry, ...] = Field(min_length=1, description="Systemerne.")


@cache
def targets(project: Project) -> Mapping[str, Target]:
    """Return the targets by id. Raises ContentError where the file has faults."""
    entry = validated(TargetsFile, parse((project.root / FILE).read_bytes(), FILE))
    return {one.id: _target(one) for one in entry.targets}


def _conditions(one: ConditionsEntry | None) -> Mapping[Comparison, str]:
    return {"eq": one.eq, "ne": one.ne, "exists": one.exists} if one else {}


def _target(one: TargetEntry) -> Target:
    return Target(
        id=one.id,
        name=one.name,
        pattern=one.field,
        case=one.case,
        longest=one.longest,
        names=one.names,
        special=one.special,
        with_fallback=one.with_fallback,
        conditions=_conditions(one.conditions),
        steps=one.steps,
        proven=one.proven,
        unproven=one.unproven,
    )
