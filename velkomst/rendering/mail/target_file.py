"""Read the mailing systems from ``templates/mail/targets.yml``."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Literal

from pydantic import Field

from velkomst.model import Comparison
from velkomst.model.project import Project
from velkomst.reading.document.parser import parse
from velkomst.reading.schema.base import Entry, Id, Line, Name, Text, described
from velkomst.reading.validate import validated
from velkomst.rendering.mail.target import Target

FILE = "templates/mail/targets.yml"


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
    email: Line = Field("email", description="Kolonnen med mailadressen i en fil, som systemet importerer.")
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
    file = validated(TargetsFile, parse((project.root / FILE).read_bytes(), FILE))
    return {entry.id: _target(entry) for entry in file.targets}


def _conditions(entry: ConditionsEntry | None) -> Mapping[Comparison, str]:
    return {"eq": entry.eq, "ne": entry.ne, "exists": entry.exists} if entry else {}


def _target(entry: TargetEntry) -> Target:
    return Target(
        id=entry.id,
        name=entry.name,
        pattern=entry.field,
        case=entry.case,
        max_length=entry.longest,
        names=entry.names,
        special=entry.special,
        email=entry.email,
        with_fallback=entry.with_fallback,
        conditions=_conditions(entry.conditions),
        steps=entry.steps,
        proven=entry.proven,
        unproven=entry.unproven,
    )
