"""A Danish site plan in; the handbook for staff out: contents by reader, one page per procedure and group of readers.

Its pages stand beside the newcomer's but are nobody else's: no search engine may list them (``noindex``; they are not
in robots.txt either, since a page that a robot may not read cannot tell it that), and the site's own search skips them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from velkomst.formats import languages
from velkomst.model import EditionAudience, EditionTopic, LocalizedText, Phase
from velkomst.model.project import Project
from velkomst.rendering.contrast import ContrastRow, rows
from velkomst.rendering.site.pages import Page, View, draw
from velkomst.rendering.site.plan import SitePlan, TopicPage
from velkomst.rendering.site.plan import plan as plan_of
from velkomst.rendering.templating import environment

HANDBOOK = "handbook/"
CONTRAST = "handbook/contrast/"
_PHASES: dict[Phase, str] = {
    "before-arrival": "Før ankomst",
    "first-week": "Den første uge",
    "first-month": "Den første måned",
    "first-three-months": "De første tre måneder",
    "later": "Senere",
}


@dataclass(frozen=True)
class HandbookView(View):
    """What the templates of the handbook look at; ``staff`` is the plan of its own pages."""

    staff: SitePlan | None = None

    def in_language(self, language: str) -> str:
        """Return the link to the front page in another language: the handbook is in Danish alone."""
        if language == self.edition.language:
            return self.to(self.address)
        return f"{self.to('../')}{languages.html_code(language)}/"

    def phase_name(self, phase: Phase) -> str:
        """Return what staff call a phase."""
        return _PHASES[phase]

    def address_of(self, page: TopicPage) -> str:
        """Return the address of a procedure's page."""
        return HANDBOOK + page.address

    def page_of(self, topic: EditionTopic, audience: EditionAudience) -> str:
        """Return the address of a procedure as one reader needs it."""
        pages = self.staff.topics if self.staff else ()
        found = next(page for page in pages if page.topic.id == topic.id and audience in page.audiences)
        return self.address_of(found)

    @property
    def rows(self) -> tuple[ContrastRow, ...]:
        """The contrast sheet."""
        return rows(self.edition.handbook, self.edition.audiences)

    @property
    def variants(self) -> tuple[TopicPage, ...]:
        """The same procedure for other readers."""
        pages = self.staff.topics if self.staff else ()
        own = self.topic_page
        return tuple(page for page in pages if own and page.topic.id == own.topic.id and page != own)

    @property
    def not_for(self) -> tuple[tuple[EditionAudience, LocalizedText], ...]:
        """The readers whom the procedure is not for, and why."""
        reasons = self.topic_page.topic.reasons if self.topic_page else {}
        return tuple((reader, reasons[reader.id]) for reader in self.edition.audiences if reader.id in reasons)


def pages(plan: SitePlan, project: Project) -> Iterator[Page]:
    """Draw the handbook; nothing in an edition that has none, which is every one that is not Danish."""
    edition = plan.edition
    if not edition.handbook:
        return
    staff = plan_of(replace(edition, topics=edition.handbook))
    env = environment(project, "site", edition.language)

    def page(address: str, kind: str, title: str, shown: TopicPage | None = None) -> Page:
        view = HandbookView(edition, plan, address, kind, topic_page=shown, staff=staff)
        return replace(draw(env, view, title, title), searched=False, indexed=False)

    yield page(HANDBOOK, "handbook", "Håndbog til skranken")
    yield page(CONTRAST, "contrast", "Forskelle mellem målgrupperne")
    for shown in staff.topics:
        readers = ", ".join(str(reader.short) for reader in shown.audiences)
        title = f"{shown.topic.question} – {readers}"
        yield page(HANDBOOK + shown.address, "handbook-topic", title, shown)
