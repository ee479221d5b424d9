"""The steps of a topic have the same numbers, and topics the same order, wherever a reader meets them."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from tests import region
from velkomst.model import Edition, EditionBlock, Insert
from velkomst.rendering.print.guide import guide_content
from velkomst.rendering.print.inserts import checklist
from velkomst.rendering.site.edition_views import site_view
from velkomst.rendering.site.plan import plan

EDITIONS = [
    (municipality.slug, language)
    for municipality in region.library().municipalities
    for language in municipality.profile.languages
]
Steps = list[tuple[str, str, int]]
_WRITTEN = ("welcome", "book-a-time", 0)
"""The first step of the welcome mail for readers without steps."""


def steps(topic_id: str, blocks: Iterable[EditionBlock]) -> Steps:
    return [(topic_id, block.id, block.number) for block in blocks if block.kind == "step"]


def in_guide(edition: Edition, audience: str) -> Steps:
    content = guide_content(edition.for_audience(audience))
    return [step for topic in (content.topics if content else ()) for step in steps(topic.id, topic.blocks)]


def on_site(edition: Edition, audience: str) -> Steps:
    (list_of_reader,) = (entry for entry in plan(site_view(edition)).checklists if entry.audience.id == audience)
    return [step for page in list_of_reader.pages for step in steps(page.topic.id, page.blocks)]


def on_checklist(edition: Edition, audience: str) -> Steps:
    content = checklist.content(edition.for_audience(audience), Insert("checklist", "checklist", "Tjekliste", "reader"))
    phases = checklist.phases(content.steps) if content else ()
    return [(row.topic.id, row.block.id, row.block.number) for phase in phases for row in phase.rows]


@pytest.mark.parametrize(("slug", "language"), EDITIONS)
def test_a_step_has_one_number_in_guide_site_and_checklist(slug: str, language: str) -> None:
    edition = region.edition(slug, language)
    for audience in region.library().audience_ids:
        assert in_guide(edition, audience) == on_site(edition, audience)
        assert set(on_checklist(edition, audience)) <= set(in_guide(edition, audience))


@pytest.mark.parametrize(("slug", "language"), EDITIONS)
def test_guide_site_and_checklist_begin_with_the_same_needed_task(slug: str, language: str) -> None:
    edition = region.edition(slug, language)
    for audience in region.library().audience_ids:
        needed = {topic.id for topic in edition.topics if topic.need}
        first = [step for step in in_guide(edition, audience) if step[0] in needed][:1]
        assert on_checklist(edition, audience)[:1] == first
        assert [step for step in on_site(edition, audience) if step[0] in needed][:1] == first


@pytest.mark.parametrize(("slug", "language"), EDITIONS)
def test_the_welcome_mail_begins_with_the_first_task_of_the_reader(slug: str, language: str) -> None:
    edition = region.edition(slug, language)
    (mail,) = (mail for mail in edition.mails if mail.id == "welcome")
    for audience in region.library().audience_ids:
        first = next(step for step in mail.variant(audience).blocks if step.kind == "step")
        assert [(first.id, first.number)] == [step[1:] for step in on_checklist(edition, audience)[:1] or [_WRITTEN]]


def test_a_step_has_a_number_only_for_readers_with_several_steps_in_its_topic() -> None:
    edition = region.edition("klitoe", "da")
    assert [step for step in in_guide(edition, "eu") if step[0] == "klitoe-ferry"] == [
        ("klitoe-ferry", "klitoe-island-card", 1),
        ("klitoe-ferry", "klitoe-ferry-book", 2),
    ]
    assert ("klitoe-ferry", "klitoe-ferry-book", 0) in in_guide(edition, "commuter")
