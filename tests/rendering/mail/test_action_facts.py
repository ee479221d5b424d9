"""Test which facts of an action a mail shows."""

from __future__ import annotations

from velkomst.model import Field
from velkomst.rendering.mail.action_facts import shown_facts


def test_an_action_has_at_most_two_facts_and_none_that_is_empty() -> None:
    texts: dict[Field, str] = {
        "title": "Bestil tid",
        "bring": "Pas",
        "where": "",
        "when": "Mandag",
        "cost": "Gratis",
    }
    assert shown_facts(texts) == ("bring", "when")
    assert shown_facts({}) == ()
