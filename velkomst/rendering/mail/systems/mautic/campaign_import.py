"""Write Mautic 7's campaign import, one ZIP per language, unpublished.

The shape is that of ``entity_data.json`` as Mautic's own campaign export writes it. Identifiers are derived from our
names (UUIDv5), so an import of a newer export updates the older one instead of adding a second copy. The ZIP is
stored, not deflated: the mails of one municipality are so alike that Mautic would take their compression ratio for an
attack.
"""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Iterable, Sequence
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from velkomst.formats.durations import approximate_days
from velkomst.model import Condition, EditionJourney, Step
from velkomst.rendering.mail.systems.mautic.entities import (
    EventPosition,
    action,
    campaign,
    email,
    jump,
    lead_field,
    question,
    segment,
)
from velkomst.rendering.mail.target import AUDIENCE, AUDIENCE_NAME, Target
from velkomst.rendering.mail.targeted import TargetedMail
from velkomst.rendering.mail.views import ExportView, LanguageExport

ENTRY = "entity_data.json"
_DATE = (1980, 1, 1, 0, 0, 0)
_CORE = ("first_name",)
"""Fields that every Mautic has."""


def files(view: ExportView, mails: Sequence[TargetedMail], target: Target) -> dict[str, bytes]:
    """Return path -> bytes of one ZIP per language; none where the region has no journey."""
    archives = {}
    for export in view.languages:
        if export.journey is not None:
            own = [mail for mail in mails if mail.head.language == export.head.language]
            entities = _CampaignImport(export, export.journey, own, target).entities()
            data = json.dumps([entities], ensure_ascii=False, indent=1).encode()
            archives[f"velkomst-{view.head.slug}-{export.head.language}.zip"] = _zip(data)
    return archives


def _zip(data: bytes) -> bytes:
    raw = io.BytesIO()
    with zipfile.ZipFile(raw, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr(zipfile.ZipInfo(ENTRY, _DATE), data)
    return raw.getvalue()


class _CampaignImport:
    """Builds the entities of one import, numbers them and lists what depends on what. Use each object once."""

    def __init__(
        self, export: LanguageExport, journey: EditionJourney, mails: Sequence[TargetedMail], target: Target
    ) -> None:
        self.export, self.journey, self.target = export, journey, target
        by_name = {mail.variant.name: mail for mail in mails if mail.variant.occasion is None}
        self.mails = {name: (number, by_name[name]) for number, name in enumerate(sorted(by_name), 1)}
        self.campaigns: list[dict[str, Any]] = []
        self.events: list[dict[str, Any]] = []
        self.segments: list[dict[str, Any]] = []
        self.dependencies: list[dict[str, int]] = []

    def entities(self) -> dict[str, Any]:
        """Return the object that the file holds."""
        for name, steps in _groups(step for step in self.journey.steps if self._has_action(step)):
            self._campaign(name, steps)
        lists = [{"campaign": number, "lists": number} for number in range(1, len(self.campaigns) + 1)]
        return {
            "campaign": self.campaigns,
            "campaign_event": self.events,
            "email": [email(number, mail, self.uuid("email", name)) for name, (number, mail) in self.mails.items()],
            "lists": self.segments,
            "lead_field": self._fields(),
            "dependencies": [{"campaign_event": self.dependencies, "lists": lists}],
        }

    def uuid(self, *parts: str) -> str:
        """Return the UUID of an entity: the same in every export."""
        return str(uuid5(NAMESPACE_URL, "/".join(("velkomst", self.export.head.name, *parts))))

    def _campaign(self, name: str, steps: Sequence[Step]) -> None:
        number = len(self.campaigns) + 1
        first = len(self.events)
        head = self.export.head
        title = f"Velkomst {head.short_name} ({head.language}): {name}"
        for step in steps:
            self._step(step, number)
        own = self.events[first:]
        self.campaigns.append(campaign(number, title, own, self.uuid("campaign", name)))
        self.segments.append(segment(number, title, head.language, steps[0], self.uuid("segment", name)))

    def _step(self, step: Step, number: int) -> None:
        position, first = EventPosition(number, step), len(self.events) + 1
        if step.condition:
            position = self._ask(position, "condition", step.id, self._question_properties(step.condition)).yes()
        for audience, mail in self._variants(step):
            properties = {"field": self.target.name_of(AUDIENCE), "operator": "=", "value": audience}
            position = self._ask(position, "audience", f"{step.id}, {audience}", properties)
            self._act(position.yes(), first, mail, audience)
            position = position.no()
        if not step.mail:
            self._act(position, first, None)
        elif step.mail in self.mails:
            self._act(position, first, self.mails[step.mail][0])

    def _has_action(self, step: Step) -> bool:
        """Say whether a step is a task, or its mail has something to tell anyone."""
        return not step.mail or step.mail in self.mails or bool(self._variants(step))

    def _variants(self, step: Step) -> list[tuple[str, int]]:
        """Return the audiences with a variant of their own, each with the number of its mail."""
        return [
            (mail.variant.audience, number)
            for number, mail in self.mails.values()
            if mail.variant.audience and mail.variant.mail.id == step.mail
        ]

    def _ask(self, position: EventPosition, kind: str, name: str, properties: dict[str, str]) -> EventPosition:
        event = len(self.events) + 1
        self._add(question(event, position, f"{name}?", properties, self.uuid(kind, name)))
        return position.below(event)

    def _act(self, position: EventPosition, first: int, mail: int | None, *variant: str) -> None:
        """Add the action of the step; where the step repeats, jump to its ``first`` event, the only one that waits."""
        event, step = len(self.events) + 1, position.step
        name = ", ".join((step.id, *variant))
        self._add(action(event, position, name, mail, self.uuid("step", step.id, *variant)))
        if self.journey.repeats(step):
            uuid = self.uuid("again", step.id, *variant)
            self._add(jump(event + 1, position.below(event), f"{name}, igen", first, uuid))

    def _question_properties(self, condition: Condition) -> dict[str, str]:
        operators = {"eq": "=", "ne": "!=", "exists": "!empty"}
        value = {"true": "1", "false": "0"}.get(condition.value, condition.value)
        return {
            "field": self.target.name_of(condition.field),
            "operator": operators[condition.comparison],
            "value": value,
        }

    def _add(self, event: dict[str, Any]) -> None:
        self.events.append(event)
        dependency = {"campaign": event["campaign_id"], "campaign_event": event["id"]}
        email_of_event = {"email": event["channel_id"]} if event["channel"] == "email" else {}
        self.dependencies.append(dependency | email_of_event)

    def _fields(self) -> list[dict[str, Any]]:
        merge = [
            (field.id, field.name, "date" if field.id == "moving_date" else "text")
            for field in self.export.fields
            if field.id not in _CORE and field.id not in self.target.special
        ]
        known = [
            *((field.id, field.name, field.type) for field in self.journey.fields),
            (AUDIENCE, AUDIENCE_NAME, "text"),
        ]
        return [
            lead_field(number, self.target.name_of(id), name, kind, self.uuid("field", id))
            for number, (id, name, kind) in enumerate([*merge, *known], 1)
        ]


def _groups(steps: Iterable[Step]) -> list[tuple[str, list[Step]]]:
    """Return the steps of each campaign by its name: one campaign per trigger.

    Around the moving date it is one per step, because the segment counts the days.
    """
    groups: dict[str, list[Step]] = {}
    for step in sorted(steps, key=lambda step: approximate_days(step.offset)):
        name = step.event or (step.id if step.anchor == "moving_date" else step.anchor)
        groups.setdefault(name, []).append(step)
    return sorted(groups.items())
