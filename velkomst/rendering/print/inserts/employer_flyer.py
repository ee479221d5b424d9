"""Render the flyer that leads employers to their manual, on two sides of A5."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from velkomst.formats import addresses
from velkomst.model import (
    SHARED,
    Edition,
    EditionBlock,
    EditionContact,
    EditionPlace,
    EditionTopic,
    Insert,
    LocalizedText,
    Phase,
)
from velkomst.model.contacts import company_contacts
from velkomst.rendering import trust
from velkomst.rendering.errors import RenderingError, unrendered
from velkomst.rendering.print import fitting, shown
from velkomst.rendering.print.inserts.spec import InsertSpec
from velkomst.rendering.print.page import PageJob, from_template

SIZES = ("", "close", "close tight")
"""Layouts from large to small; the smallest type of the answers is 9.5 pt."""
_SIDES = 2
_SOON: tuple[Phase, ...] = ("before-arrival", "first-week", "first-month")
_ANSWERS, _PLACES, _TASKS, _CONTACTS = 4, 4, 4, 2
"""How many short answers and places the flyer has room for, tasks of a phase, and contacts."""


@dataclass(frozen=True)
class FlyerAnswer:
    """A question of an employer and its short answer."""

    question: LocalizedText
    answer: EditionBlock


@dataclass(frozen=True)
class EmployerFlyerContent:
    """What an employer must know first, whom to call, and what a new colleague has to do."""

    answers: tuple[FlyerAnswer, ...]
    contacts: tuple[EditionContact, ...]
    """Those that companies ask."""
    places: tuple[EditionPlace, ...]
    tasks: tuple[tuple[Phase, tuple[LocalizedText, ...]], ...]
    """Titles of topics, phase by phase."""
    more: str
    """Address of the site's pages for employers; empty without a public address."""


def content(edition: Edition, _insert: Insert) -> EmployerFlyerContent | None:
    """Return the most important of the topics for employers; None where there is none."""
    if not edition.employers:
        return None
    contacts = tuple(map(shown.contact, company_contacts(edition.contacts)))[:_CONTACTS]
    places = _places(edition.employers)[: _PLACES - len(contacts)]
    return EmployerFlyerContent(
        tuple(_answers(edition.employers))[:_ANSWERS],
        contacts,
        tuple(shown.place(place, "does", *shown.CONTACT) for place in places),
        tuple(_tasks(edition)),
        addresses.site(edition.site_url, edition.profile.slug, edition.language, "employers/"),
    )


def page(job: PageJob[EmployerFlyerContent]) -> str:
    """Return the two pages in the largest layout in which both sides hold their words.

    Where even the smallest does not, the last answers are left to the manual. Raises RenderingError where one answer is
    too much.
    """
    answers = job.content.answers
    layouts = [(size, answers) for size in SIZES[:-1]]
    layouts += [(SIZES[-1], answers[:count]) for count in range(len(answers), -1, -1)]
    pages = (_page(job, size, kept) for size, kept in layouts)
    html = fitting.first(pages, _SIDES, job.project, SPEC.stylesheet)
    if html is None:
        raise RenderingError(job.view.name, unrendered(job.view.name, "flyer-does-not-fit"))
    return html


def _page(job: PageJob[EmployerFlyerContent], size: str, answers: tuple[FlyerAnswer, ...]) -> str:
    notes = trust.notes((answer.answer for answer in answers), job.language)
    return from_template(job, SPEC.template, answers=answers, size=size, notes=notes)


def _answers(topics: Iterable[EditionTopic]) -> Iterator[FlyerAnswer]:
    for topic in topics:
        if topic.need and topic.common_answer:
            yield FlyerAnswer(topic.question, shown.block(topic.common_answer, ("text",)))


def _places(topics: Iterable[EditionTopic]) -> tuple[EditionPlace, ...]:
    """The places that the topics name, the most named first."""
    named = [topic.ask for topic in topics if topic.ask]
    return tuple(sorted({place.id: place for place in named}.values(), key=lambda place: -named.count(place)))


def _tasks(edition: Edition) -> Iterator[tuple[Phase, tuple[LocalizedText, ...]]]:
    """What most newcomers must do in their first month, phase by phase."""
    for phase in _SOON:
        topics = [topic for topic in edition.in_phase(phase) if topic.need and _for_most(topic, edition)]
        if topics:
            yield phase, tuple(topic.title for topic in topics[:_TASKS])


def _for_most(topic: EditionTopic, edition: Edition) -> bool:
    return topic.owner == SHARED and 2 * len(topic.answers) > len(edition.audiences)


SPEC = InsertSpec("employer-flyer.html", "language", content, "templates/print/employer-flyer.css", page=page)
