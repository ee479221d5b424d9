"""Cut a site down to what all its pages may show: everything but the blocks of topics.

A page is drawn from the outline of its site and from the parts that it shows in full. So the hash of both says whether
a page has to be drawn again, and no page can show a block that is not in its hash.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from velkomst.model import EditionSituation, EditionTopic
from velkomst.rendering.site.page_view import PageView
from velkomst.rendering.site.plan import Checklist, SitePlan, TopicPage
from velkomst.rendering.site.views import SiteView


def outline(plan: SitePlan) -> SitePlan:
    """Return a plan without the blocks of topics, and without what no page shows: the days of all other pages."""
    return replace(
        plan,
        site=_site(plan.site),
        topics=_pages(plan.topics),
        checklists=tuple(_without_blocks(checklist) for checklist in plan.checklists),
        employers=_pages(plan.employers),
        staff=_pages(plan.staff),
        staff_checklists=tuple(_without_blocks(checklist) for checklist in plan.staff_checklists),
        advice=_pages(plan.advice),
        situations=tuple(replace(page, situation=_situation(page.situation)) for page in plan.situations),
    )


def digest(plan: SitePlan) -> bytes:
    """Return the hash of an outline. The menus follow from the site and from which page is for whom."""
    pages = (*plan.topics, *plan.employers, *plan.staff, *plan.advice)
    listed = [(page.topic.id, page.address, [reader.id for reader in page.audiences]) for page in pages]
    return hashlib.sha256(repr((plan.site, listed)).encode()).digest()


def narrowed(view: PageView, plan: SitePlan) -> PageView:
    """Return the view of a page with the outline of its site; the blocks that the page shows are in its own part."""
    page, checklist = view.topic_page, view.checklist
    return replace(
        view,
        plan=plan,
        changed_on=view.site.changed(view.address),
        topic_page=page and replace(page, topic=_topic(page.topic)),
        checklist=checklist and _with_shown_blocks(checklist),
    )


def _site(site: SiteView) -> SiteView:
    return replace(
        site,
        head=replace(site.head, content_date=date.min),
        page_dates=(),
        periods=(),
        topics=_topics(site.topics),
        employers=_topics(site.employers),
        handbook=_topics(site.handbook),
        advice=_topics(site.advice),
        situations=tuple(_situation(situation) for situation in site.situations),
    )


def _topic(topic: EditionTopic) -> EditionTopic:
    return replace(topic, blocks=())


def _topics(topics: Iterable[EditionTopic]) -> tuple[EditionTopic, ...]:
    return tuple(map(_topic, topics))


def _pages(pages: Iterable[TopicPage]) -> tuple[TopicPage, ...]:
    return tuple(replace(page, topic=_topic(page.topic), blocks=()) for page in pages)


def _situation(situation: EditionSituation) -> EditionSituation:
    return replace(situation, own=_topics(situation.own), others=_topics(situation.others))


def _without_blocks(checklist: Checklist) -> Checklist:
    return _with(checklist, {})


def _with_shown_blocks(checklist: Checklist) -> Checklist:
    """Return a checklist with the blocks that its pages show: the answers, the first steps, and the deadlines."""
    return _with(checklist, {page.address: _shown(page) for page in checklist.pages})


def _shown(page: TopicPage) -> TopicPage:
    blocks = tuple(block for block in page.blocks if block in (page.answer, page.step) or block.deadline)
    return replace(page, topic=_topic(page.topic), blocks=blocks)


def _with(checklist: Checklist, pages: dict[str, TopicPage]) -> Checklist:
    """Return a checklist with other pages at some addresses, and without the blocks of all others."""
    phases = tuple(
        (
            phase,
            tuple(replace(entry, page=pages.get(entry.page.address) or _pages((entry.page,))[0]) for entry in entries),
        )
        for phase, entries in checklist.phases
    )
    others = tuple((_topic(topic), reason) for topic, reason in checklist.others)
    return replace(checklist, phases=phases, others=others)
