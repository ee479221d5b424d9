"""An edition in; the manual for those who hire, and the flyer that leads to it, out. Both on A5."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from velkomst.formats import languages
from velkomst.model import SHARED, Edition, EditionPlace, EditionTopic, Phase
from velkomst.model.project import Project
from velkomst.rendering.errors import RenderingError
from velkomst.rendering.print import books, fitting, trust
from velkomst.rendering.print.edition_id import EditionId

STYLESHEET = books.STYLESHEET
FLYER_STYLESHEET = "templates/print/employer-flyer.css"
TRIM = books.TRIM
SIZES = ("", "close", "close tight")
"""Ways to set the flyer, from large to small; the smallest type of its answers is 9.5 pt."""
_SIDES = 2
_ICON = "handshake-outline"
_SOON: tuple[Phase, ...] = ("before-arrival", "first-week", "first-month")
_ANSWERS, _PLACES, _TASKS = 4, 4, 4
"""How many short answers and places the flyer has room for, and how many tasks of a phase."""


def page(edition: Edition, project: Project, mark: EditionId | None = None) -> str:
    """Return the manual as one HTML page. Raises RenderingError for an edition without topics for employers."""
    return books.html("employer-manual.html", edition, edition.employers, project, _ICON, mark)


def flyer(edition: Edition, project: Project, mark: EditionId | None = None) -> str:
    """Return the two pages of the flyer as one HTML page, in the largest setting in which both sides hold their words.

    Where even the closest does not, the last of the answers stay for the manual. Raises RenderingError as ``page``
    does, and where one answer is too much.
    """
    answers = tuple(topic for topic in edition.employers if topic.need and topic.common_answer)[:_ANSWERS]
    ways = [(size, answers) for size in SIZES[:-1]]
    ways += [(SIZES[-1], answers[:count]) for count in range(len(answers), -1, -1)]
    pages = (_flyer(edition, project, mark, size, kept) for size, kept in ways)
    found = fitting.first(pages, _SIDES, project, FLYER_STYLESHEET)
    if found is None:
        raise RenderingError(edition.name, "the flyer for employers does not fit on two sides: shorten its topics")
    return found


def _flyer(
    edition: Edition, project: Project, mark: EditionId | None, size: str, answers: tuple[EditionTopic, ...]
) -> str:
    return books.html(
        "employer-flyer.html",
        edition,
        edition.employers,
        project,
        _ICON,
        mark,
        size=size,
        answers=answers,
        helpers=_places(edition)[:_PLACES],
        tasks=tuple(_tasks(edition)),
        notes=_notes(answers, edition.language),
        more=_address(edition),
    )


def _notes(answers: Iterable[EditionTopic], language: str) -> tuple[str, ...]:
    """The notes that the translation of the flyer needs, each once."""
    found = {trust.note(topic.common_answer, language) for topic in answers if topic.common_answer}
    return tuple(sorted(note for note in found if note))


def _address(edition: Edition) -> str:
    """Where there is more to read: the employers' pages, or the municipality's own while there is no public site."""
    if not edition.site_url:
        return edition.profile.web
    language = languages.html_code(edition.language)
    return f"{edition.site_url.rstrip('/')}/{edition.profile.slug}/{language}/employers/"


def _places(edition: Edition) -> tuple[EditionPlace, ...]:
    """The places that the topics name, the most named first."""
    named = [topic.ask for topic in edition.employers if topic.ask]
    return tuple(sorted({place.id: place for place in named}.values(), key=lambda place: -named.count(place)))


def _tasks(edition: Edition) -> Iterator[tuple[Phase, tuple[EditionTopic, ...]]]:
    """What most newcomers must do in their first month, phase by phase."""
    for phase in _SOON:
        topics = tuple(topic for topic in edition.in_phase(phase) if topic.need and _for_most(topic, edition))
        if topics:
            yield phase, topics[:_TASKS]


def _for_most(topic: EditionTopic, edition: Edition) -> bool:
    return topic.owner == SHARED and 2 * len(topic.answers) > len(edition.audiences)
