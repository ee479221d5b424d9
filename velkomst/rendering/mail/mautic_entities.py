"""One step, mail, field or segment in; the dictionary that Mautic 7's campaign import reads for it out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from velkomst.formats.durations import approximate_days, parse
from velkomst.formats.languages import html_code
from velkomst.model import Step, ValueType
from velkomst.rendering.mail.targeted import TargetedMail

_TYPES = {"boolean": "boolean", "text": "text", "date": "date"}


def campaign(number: int, name: str, events: Sequence[dict[str, Any]], uuid: str) -> dict[str, Any]:
    """Return a campaign, unpublished, with its events below each other on the canvas."""
    nodes: list[dict[str, Any]] = [{"id": "lists", "positionX": "300", "positionY": "40"}]
    connections = []
    for place, event in enumerate(events):
        parent = event["parent_id"]
        across, down = 200 + 260 * (place % 3), 140 + 110 * place
        nodes.append({"id": event["id"], "positionX": str(across), "positionY": str(down)})
        connections.append(
            {
                "sourceId": parent or "lists",
                "targetId": event["id"],
                "anchors": {"source": _anchor(event), "target": "top"},
            }
        )
    return {
        "id": number,
        "name": name,
        "description": "",
        "is_published": False,
        "canvas_settings": {"nodes": nodes, "connections": connections},
        "uuid": uuid,
    }


@dataclass(frozen=True)
class EventPosition:
    """Where the next event of a step goes: in which campaign, below which event, and on which of its answers."""

    campaign: int
    step: Step
    parent: int | None = None
    answer: str = ""
    depth: int = 1

    def below(self, parent: int) -> EventPosition:
        """Return the place straight below an event."""
        return replace(self, parent=parent, answer="", depth=self.depth + 1)

    def yes(self) -> EventPosition:
        """Return the place for those whom the question above fits."""
        return replace(self, answer="yes")

    def no(self) -> EventPosition:
        """Return the place for those whom it does not fit."""
        return replace(self, answer="no")


def _anchor(event: dict[str, Any]) -> str:
    """Where on the event above the line to this one begins."""
    if event["parent_id"] is None:
        return "leadsource"
    return event["decisionPath"] or "bottom"


def action(number: int, place: EventPosition, name: str, mail: int | None, uuid: str) -> dict[str, Any]:
    """Return what a step does: a mail, or a tag by which staff find the people they have a task for."""
    step = place.step
    if mail is None:
        properties: dict[str, Any] = {"add_tags": [f"opgave-{step.id}"], "remove_tags": []}
        made = _event(number, place, ("lead.changetags", "action"), properties)
        return made | {"name": name, "description": step.task, "uuid": uuid}
    properties = {"email": mail, "email_type": "transactional", "priority": 2, "attempts": 3}
    made = _event(number, place, ("email.send", "action"), properties)
    return made | {"name": name, "channel": "email", "channel_id": mail, "uuid": uuid}


def question(number: int, place: EventPosition, name: str, asked: dict[str, str], uuid: str) -> dict[str, Any]:
    """Return a question about a field; the first of a step is asked when the step is due."""
    made = _event(number, place, ("lead.field_value", "condition"), dict(asked))
    return made | {"name": name, "uuid": uuid}


def again(number: int, place: EventPosition, name: str, target: int, uuid: str) -> dict[str, Any]:
    """Return the jump back to an event, which then waits its whole time once more."""
    made = _event(number, place, ("campaign.jump_to_event", "action"), {"jumpToEvent": target})
    return made | {"name": name, "uuid": uuid}


def _event(number: int, place: EventPosition, kind: tuple[str, str], properties: dict[str, Any]) -> dict[str, Any]:
    interval, unit = (0, "d") if place.parent else _interval(place.step)
    return {
        "id": number,
        "campaign_id": place.campaign,
        "name": place.step.id,
        "description": "",
        "type": kind[0],
        "event_type": kind[1],
        "event_order": place.depth,
        "properties": {**properties, "properties": properties},
        "trigger_interval": interval,
        "trigger_interval_unit": unit,
        "trigger_mode": "interval" if interval else "immediate",
        "trigger_date": None,
        "trigger_hour": None,
        "triggerRestrictedStartHour": None,
        "triggerRestrictedStopHour": None,
        "triggerRestrictedDaysOfWeek": [],
        "triggerWindow": None,
        "decisionPath": place.answer,
        "channel": "",
        "channel_id": 0,
        "parent_id": place.parent,
        "uuid": "",
    }


def _interval(step: Step) -> tuple[int, str]:
    """How long after entering the segment; around the moving date the segment itself waits."""
    if step.anchor == "moving_date":
        return 0, "d"
    length = parse(step.offset)
    if length.years and not (length.months or length.days):
        return length.years, "y"
    if length.months and not (length.years or length.days):
        return length.months, "m"
    return max(approximate_days(step.offset), 0), "d"


def email(number: int, one: TargetedMail, uuid: str) -> dict[str, Any]:
    """Return a mail as a template that a campaign sends."""
    return {
        "id": number,
        "translation_parent_id": None,
        "variant_parent_id": None,
        "unsubscribeform_id": None,
        "preference_center_id": None,
        "is_published": False,
        "name": f"Velkomst {one.edition.profile.short_name}: {one.path}",
        "description": None,
        "subject": one.subject,
        "preheader_text": one.preheader,
        "from_name": None,
        "use_owner_as_mailer": False,
        "template": "blank",
        "content": [],
        "utm_tags": {"utmSource": None, "utmMedium": None, "utmCampaign": None, "utmContent": None},
        "plain_text": one.text,
        "custom_html": one.html,
        "email_type": "template",
        "publish_up": None,
        "publish_down": None,
        "revision": 1,
        "lang": html_code(one.edition.language),
        "variant_settings": [],
        "variant_start_date": None,
        "dynamic_content": [],
        "headers": [],
        "public_preview": False,
        "uuid": uuid,
    }


def segment(number: int, name: str, language: str, first: Step, uuid: str) -> dict[str, Any]:
    """Return the segment that starts a campaign; around the moving date it fills itself, otherwise staff fill it."""
    filters: list[dict[str, Any]] = []
    if first.anchor == "moving_date":
        filters.append(
            {
                "glue": "and",
                "field": "moving_date",
                "object": "lead",
                "type": "date",
                "operator": "=",
                "properties": {"filter": _relative(first.offset)},
                "filter": _relative(first.offset),
                "display": None,
            }
        )
    return {
        "id": number,
        "name": name,
        "is_published": False,
        "description": None,
        "alias": f"velkomst-{language}-{number}".lower().replace("_", "-"),
        "public_name": name,
        "filters": filters,
        "is_global": True,
        "is_preference_center": False,
        "uuid": uuid,
    }


def _relative(offset: str) -> str:
    """The moving date as seen from the day of the step: a week before it, the date is a week ahead."""
    days = -approximate_days(offset)
    return f"{days:+d} days"


def lead_field(number: int, alias: str, label: str, kind: ValueType | str, uuid: str) -> dict[str, Any]:
    """Return a contact field that the journey needs."""
    answers = {"no": "Nej", "yes": "Ja"} if kind == "boolean" else []
    return {
        "id": number,
        "is_published": True,
        "label": label,
        "alias": alias,
        "type": _TYPES[kind],
        "field_group": "core",
        "default_value": None,
        "is_required": False,
        "is_fixed": False,
        "is_visible": True,
        "is_short_visible": False,
        "is_listable": True,
        "is_publicly_updatable": False,
        "is_unique_identifier": False,
        "char_length_limit": 191,
        "field_order": None,
        "object": "lead",
        "properties": answers,
        "column_is_not_created": False,
        "original_is_published_value": False,
        "uuid": uuid,
    }
