"""Mails written for Mautic 7 in; its campaign import, one ZIP per language, unpublished, out.

The shape is that of ``entity_data.json`` as Mautic's own campaign export writes it. Identifiers come from our names
(UUIDv5), so an import of a newer export corrects the older one instead of standing beside it. The ZIP is stored, not
deflated: mails of one municipality are so alike that Mautic would take their compression for an attack.
"""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Iterable, Sequence
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from velkomst.formats.durations import approximate_days
from velkomst.model import Condition, Edition, EditionJourney, Step
from velkomst.rendering.mail.mautic_entities import (
    EventPosition,
    action,
    again,
    campaign,
    email,
    lead_field,
    question,
    segment,
)
from velkomst.rendering.mail.targeted import TargetedMail
from velkomst.rendering.mail.targets import AUDIENCE, AUDIENCE_NAME, Target

ENTRY = "entity_data.json"
_DATE = (1980, 1, 1, 0, 0, 0)
_CORE = ("first_name",)
"""Fields that every Mautic has."""


def files(editions: Sequence[Edition], made: Iterable[TargetedMail], target: Target) -> dict[str, bytes]:
    """Return path -> bytes of one ZIP per language; none where the region has no journey."""
    found = {}
    ready = tuple(made)
    for edition in editions:
        if edition.journey is not None:
            own = [one for one in ready if one.edition.language == edition.language]
            entities = _Import(edition, edition.journey, own, target).entities()
            data = json.dumps([entities], ensure_ascii=False, indent=1).encode()
            found[f"velkomst-{edition.profile.slug}-{edition.language}.zip"] = _zip(data)
    return found


def _zip(data: bytes) -> bytes:
    raw = io.BytesIO()
    with zipfile.ZipFile(raw, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr(zipfile.ZipInfo(ENTRY, _DATE), data)
    return raw.getvalue()


class _Import:
    """Numbers everything of one import and ties it together; made, asked once, and dropped."""

    def __init__(self, edition: Edition, journey: EditionJourney, made: Sequence[TargetedMail], target: Target) -> None:
        self.edition, self.journey, self.target = edition, journey, target
        own = {one.letter.name: one for one in made if one.letter.occasion is None}
        self.mails = {name: (number, own[name]) for number, name in enumerate(sorted(own), 1)}
        self.campaigns: list[dict[str, Any]] = []
        self.events: list[dict[str, Any]] = []
        self.segments: list[dict[str, Any]] = []
        self.ties: list[dict[str, int]] = []

    def entities(self) -> dict[str, Any]:
        """Return the one object that the file holds."""
        for name, steps in _groups(self.journey.steps):
            self._campaign(name, steps)
        lists = [{"campaign": number, "lists": number} for number in range(1, len(self.campaigns) + 1)]
        return {
            "campaign": self.campaigns,
            "campaign_event": self.events,
            "email": [email(number, one, self.uuid("email", name)) for name, (number, one) in self.mails.items()],
            "lists": self.segments,
            "lead_field": self._fields(),
            "dependencies": [{"campaign_event": self.ties, "lists": lists}],
        }

    def uuid(self, *parts: str) -> str:
        """Return the identity of a thing: the same in every export."""
        return str(uuid5(NAMESPACE_URL, "/".join(("velkomst", self.edition.name, *parts))))

    def _campaign(self, name: str, steps: Sequence[Step]) -> None:
        number = len(self.campaigns) + 1
        first = len(self.events)
        title = f"Velkomst {self.edition.profile.short_name} ({self.edition.language}): {name}"
        for step in steps:
            self._step(step, number)
        own = self.events[first:]
        self.campaigns.append(campaign(number, title, own, self.uuid("campaign", name)))
        self.segments.append(segment(number, title, self.edition.language, steps[0], self.uuid("segment", name)))

    def _step(self, step: Step, number: int) -> None:
        place, first = EventPosition(number, step), len(self.events) + 1
        if step.condition:
            place = self._ask(place, "condition", step.id, self._asked(step.condition)).yes()
        for audience, mail in self._variants(step):
            asked = {"field": self.target.name_of(AUDIENCE), "operator": "=", "value": audience}
            place = self._ask(place, "audience", f"{step.id}, {audience}", asked)
            self._act(place.yes(), first, mail, audience)
            place = place.no()
        self._act(place, first, self.mails[step.mail][0] if step.mail in self.mails else None)

    def _variants(self, step: Step) -> list[tuple[str, int]]:
        """The audiences that read something else than everyone, each with the number of its mail."""
        return [
            (one.letter.audience, number)
            for number, one in self.mails.values()
            if one.letter.audience and one.letter.mail.id == step.mail
        ]

    def _ask(self, place: EventPosition, kind: str, name: str, asked: dict[str, str]) -> EventPosition:
        event = len(self.events) + 1
        self._add(question(event, place, f"{name}?", asked, self.uuid(kind, name)))
        return place.below(event)

    def _act(self, place: EventPosition, first: int, mail: int | None, *variant: str) -> None:
        """Do the step; where it comes again, jump to ``first`` of its events, the only one that waits."""
        event, step = len(self.events) + 1, place.step
        name = ", ".join((step.id, *variant))
        self._add(action(event, place, name, mail, self.uuid("step", step.id, *variant)))
        if self.journey.repeats(step):
            uuid = self.uuid("again", step.id, *variant)
            self._add(again(event + 1, place.below(event), f"{name}, igen", first, uuid))

    def _asked(self, one: Condition) -> dict[str, str]:
        operators = {"eq": "=", "ne": "!=", "exists": "!empty"}
        value = {"true": "1", "false": "0"}.get(one.value, one.value)
        return {"field": self.target.name_of(one.field), "operator": operators[one.comparison], "value": value}

    def _add(self, event: dict[str, Any]) -> None:
        self.events.append(event)
        tie = {"campaign": event["campaign_id"], "campaign_event": event["id"]}
        self.ties.append(tie | ({"email": event["channel_id"]} if event["channel"] == "email" else {}))

    def _fields(self) -> list[dict[str, Any]]:
        merge = [
            (field.id, field.name, "date" if field.id == "moving_date" else "text")
            for field in self.edition.fields
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
    """One campaign for each thing that can start one; around the moving date one per step, since its segment counts."""
    found: dict[str, list[Step]] = {}
    for step in sorted(steps, key=lambda one: approximate_days(one.offset)):
        name = step.event or (step.id if step.anchor == "moving_date" else step.anchor)
        found.setdefault(name, []).append(step)
    return sorted(found.items())
