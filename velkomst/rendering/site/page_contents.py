"""Collect what the body of each page and each event file shows, so that the page can carry the day of its own texts.

Menus do not count: a page is as old as what a reader came for.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from velkomst.model import EditionTopic
from velkomst.model.contacts import company_contacts
from velkomst.rendering.site.directories import FORMS, HELP, directories
from velkomst.rendering.site.events import CALENDAR, FEED, event_file, next_for, soon
from velkomst.rendering.site.finder import QuestionPage, related_advice
from velkomst.rendering.site.media import MEDIA, media_of_topic
from velkomst.rendering.site.newsletters import NEWSLETTERS, issue_address
from velkomst.rendering.site.people import speaking
from velkomst.rendering.site.plan import CONTRAST, EMPLOYERS, HANDBOOK, HOME, Checklist, SitePlan, TopicPage
from velkomst.rendering.site.subscription import SIGNUP
from velkomst.rendering.site.views import SiteView

HELPER = "borgerservice"
"""The place that every checklist names as the one to ask."""


def page_contents(plan: SitePlan) -> Iterator[tuple[str, object]]:
    """Yield the address and the shown texts of every page and event file of a site."""
    site = plan.site
    yield HOME, (site.motto, [(audience.name, audience.you_are) for audience in site.audiences])
    for checklist in plan.checklists:
        yield checklist.address, _checklist(checklist, site)
        if checklist.deadlines:
            yield checklist.dates_address, checklist.deadlines
    for page in (*plan.topics, *plan.advice):
        yield page.address, (_topic(page), media_of_topic(site.media, page.topic.id, page.audiences))
    for page in plan.employers:
        yield page.address, (_topic(page), company_contacts(site.contacts))
    for page in plan.staff:
        yield page.address, (_topic(page), dict(page.topic.reasons))
    yield from ((page.address, page.situation) for page in plan.situations)
    yield from _events(plan)
    yield from _newsletters(site)
    yield from _directories(plan)
    for people in plan.people:
        yield people.address, people.contacts
    for question in plan.questions:
        yield question.address, _question(question)
    if plan.employers:
        asked = [(topic.question, topic.common_answer, topic.ask) for topic in site.employers]
        yield EMPLOYERS, (asked, company_contacts(site.contacts), list(_titles((*site.employers, *site.topics))))
    if site.handbook:
        yield HANDBOOK, (site.audiences, list(_titles((*site.handbook, *site.topics))))
        yield CONTRAST, (site.audiences, site.handbook)


def _checklist(checklist: Checklist, site: SiteView) -> object:
    return (
        checklist.audience,
        [(page.topic.question, page.answer, page.step) for page in checklist.tasks],
        [page.topic.title for page in checklist.extras],
        [(topic.title, reason) for topic, reason in checklist.others],
        [(each.name, each.you_are) for each in site.situations if each.is_for(checklist.audience.id)],
        [(each.title, each.question) for each in related_advice(site.finder, site.advice, checklist.audience.id)],
        [place for place in site.places if place.id == HELPER],
        speaking(site.contacts, site.head.language, checklist.audience.id),
        [occurrence.event for occurrence in next_for(site.occurrences, checklist.audience.id)],
    )


def _topic(page: TopicPage) -> object:
    topic = page.topic
    return (topic.title, topic.question, topic.authority, topic.asks, topic.forms, page.blocks)


def _events(plan: SitePlan) -> Iterator[tuple[str, object]]:
    site = plan.site
    for page in plan.events:
        yield page.address, page.events if page.month else [occurrence.event for occurrence in site.occurrences]
    if site.occurrences:
        yield CALENDAR, site.events
        yield FEED, [occurrence.event for occurrence in soon(site.occurrences)]
        for event in site.events:
            yield event_file(event.id), event


def _newsletters(site: SiteView) -> Iterator[tuple[str, object]]:
    if site.subscription:
        yield SIGNUP, site.subscription
    if site.newsletters:
        yield NEWSLETTERS, [(issue.mail.subject, issue.mail.preheader) for issue in site.newsletters]
    for issue in site.newsletters:
        mail = issue.mail
        yield issue_address(issue), (mail.subject, mail.preheader, mail.blocks, mail.events, mail.news)


def _directories(plan: SitePlan) -> Iterator[tuple[str, object]]:
    site = plan.site
    for directory in directories(site.places):
        yield directory.address, directory.places
    if FORMS in plan.sections:
        yield FORMS, [(topic.question, topic.forms) for topic in site.topics if topic.forms]
    if site.media:
        yield MEDIA, site.media
    if HELP in plan.sections:
        yield HELP, [(topic.question, topic.asks) for topic in site.topics if topic.ask]


def _question(page: QuestionPage) -> object:
    return (page.question, page.ask, [choice.audience or choice.advice for choice in page.choices])


def _titles(topics: Iterable[EditionTopic]) -> Iterator[object]:
    return ((topic.title, topic.authority, dict(topic.reasons)) for topic in topics)
