"""Build the dictionaries of Mautic 7's campaign import: campaigns, events, emails, segments, contact fields."""

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
    for index, event in enumerate(events):
        parent = event["parent_id"]
        across, down = 200 + 260 * (index % 3), 140 + 110 * index
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
    """Where the next event of a step is added: the campaign, the parent event, and the answer that leads to it."""

    campaign: int
    step: Step
    parent: int | None = None
    answer: str = ""
    depth: int = 1

    def below(self, parent: int) -> EventPosition:
        """Return the position directly below an event."""
        return replace(self, parent=parent, answer="", depth=self.depth + 1)

    def yes(self) -> EventPosition:
        """Return the position for contacts that answer the question above with yes."""
        return replace(self, answer="yes")

    def no(self) -> EventPosition:
        """Return the position for contacts that answer it with no."""
        return replace(self, answer="no")


def _anchor(event: dict[str, Any]) -> str:
    """Return the connection point of the parent event where the line to this event begins."""
    if event["parent_id"] is None:
        return "leadsource"
    return event["decisionPath"] or "bottom"


def action(number: int, position: EventPosition, name: str, mail: int | None, uuid: str) -> dict[str, Any]:
    """Return the action of a step: an email, or a tag by which staff find the people they have a task for."""
    step = position.step
    if mail is None:
        properties: dict[str, Any] = {"add_tags": [f"opgave-{step.id}"], "remove_tags": []}
        event = _event(number, position, ("lead.changetags", "action"), properties)
        return event | {"name": name, "description": step.task, "uuid": uuid}
    properties = {"email": mail, "email_type": "transactional", "priority": 2, "attempts": 3}
    event = _event(number, position, ("email.send", "action"), properties)
    return event | {"name": name, "channel": "email", "channel_id": mail, "uuid": uuid}


def question(number: int, position: EventPosition, name: str, properties: dict[str, str], uuid: str) -> dict[str, Any]:
    """Return a question about a field; the first question of a step is asked when the step is due."""
    event = _event(number, position, ("lead.field_value", "condition"), dict(properties))
    return event | {"name": name, "uuid": uuid}


def jump(number: int, position: EventPosition, name: str, target: int, uuid: str) -> dict[str, Any]:
    """Return the jump back to an event, which then waits its whole interval again."""
    event = _event(number, position, ("campaign.jump_to_event", "action"), {"jumpToEvent": target})
    return event | {"name": name, "uuid": uuid}


def _event(number: int, position: EventPosition, kind: tuple[str, str], properties: dict[str, Any]) -> dict[str, Any]:
    interval, unit = (0, "d") if position.parent else _interval(position.step)
    return {
        "id": number,
        "campaign_id": position.campaign,
        "name": position.step.id,
        "description": "",
        "type": kind[0],
        "event_type": kind[1],
        "event_order": position.depth,
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
        "decisionPath": position.answer,
        "channel": "",
        "channel_id": 0,
        "parent_id": position.parent,
        "uuid": "",
    }


def _interval(step: Step) -> tuple[int, str]:
    """Return the interval after entering the segment; around the moving date the segment itself waits."""
    if step.anchor == "moving_date":
        return 0, "d"
    length = parse(step.offset)
    if length.years and not (length.months or length.days):
        return length.years, "y"
    if length.months and not (length.years or length.days):
        return length.months, "m"
    return max(approximate_days(step.offset), 0), "d"


def email(number: int, mail: TargetedMail, uuid: str) -> dict[str, Any]:
    """Return a mail as a template that a campaign sends."""
    return {
        "id": number,
        "translation_parent_id": None,
        "variant_parent_id": None,
        "unsubscribeform_id": None,
        "preference_center_id": None,
        "is_published": False,
        "name": f"Velkomst {mail.head.short_name}: {mail.path}",
        "description": None,
        "subject": mail.subject,
        "preheader_text": mail.preheader,
        "from_name": None,
        "use_owner_as_mailer": False,
        "template": "blank",
        "content": [],
        "utm_tags": {"utmSource": None, "utmMedium": None, "utmCampaign": None, "utmContent": None},
        "plain_text": mail.text,
        "custom_html": mail.html,
        "email_type": "template",
        "publish_up": None,
        "publish_down": None,
        "revision": 1,
        "lang": html_code(mail.head.language),
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
    """Return the moving date relative to the day of the step: for a step a week before it, ``+7 days``."""
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
