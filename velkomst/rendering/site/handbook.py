"""Draw the handbook for staff: contents by audience, one page per procedure and group of audiences, the differences.

Search engines must not list these pages (``noindex``). They are not in robots.txt either, because a robot that may not
read a page cannot see its ``noindex``. The site's own search skips them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from velkomst.formats import languages
from velkomst.model import EditionAudience, EditionTopic, LocalizedText, Phase
from velkomst.rendering.contrast import ContrastRow, rows
from velkomst.rendering.site.page_view import PageView
from velkomst.rendering.site.pages import PageDraft
from velkomst.rendering.site.plan import CONTRAST, HANDBOOK, SitePlan, TopicPage
from velkomst.rendering.site.responsibilities import Responsibility, responsibilities

_PHASES: dict[Phase, str] = {
    "before-arrival": "Før ankomst",
    "first-week": "Den første uge",
    "first-month": "Den første måned",
    "first-three-months": "De første tre måneder",
    "later": "Senere",
}


@dataclass(frozen=True)
class HandbookPageView(PageView):
    """One page of the handbook."""

    def in_language(self, language: str) -> str:
        """Return the link to the home page in another language: the handbook is in Danish alone."""
        if language == self.language:
            return self.to(self.address)
        return f"{self.to('../')}{languages.html_code(language)}/"

    def phase_name(self, phase: Phase) -> str:
        """Return what staff call a phase."""
        return _PHASES[phase]

    @property
    def responsibilities(self) -> tuple[tuple[Phase, tuple[Responsibility, ...]], ...]:
        """Who does what for a newcomer."""
        return responsibilities(self.site.topics)

    def page_of(self, topic: EditionTopic, audience: EditionAudience) -> TopicPage:
        """Return the page of a procedure for one audience; raises StopIteration where it answers another."""
        return next(page for page in self.plan.staff if page.topic.id == topic.id and audience in page.audiences)

    @property
    def rows(self) -> tuple[ContrastRow, ...]:
        """The differences between the audiences."""
        return rows(self.topics, self.site.audiences)

    @property
    def variants(self) -> tuple[TopicPage, ...]:
        """The pages of the same procedure for other audiences."""
        own = self.topic_page
        return tuple(
            page for page in self.plan.staff if own and page.topic.id == own.topic.id and page.address != own.address
        )

    @property
    def not_for(self) -> tuple[tuple[EditionAudience, LocalizedText], ...]:
        """The audiences that the procedure is not for, and why."""
        reasons = self.topic_page.topic.reasons if self.topic_page else {}
        return tuple((reader, reasons[reader.id]) for reader in self.site.audiences if reader.id in reasons)


def drafts(plan: SitePlan) -> Iterator[PageDraft]:
    """Yield the pages of the handbook; nothing in a site that has none, which is every one that is not Danish."""
    if not plan.site.handbook:
        return

    def page(address: str, kind: str, title: str, topic_page: TopicPage | None = None) -> PageDraft:
        topics = plan.site.handbook if kind == "contrast" else ()
        view = HandbookPageView(plan, address, kind, topic_page=topic_page, topics=topics)
        return PageDraft(view, title, title, searched=False, indexed=False)

    yield page(HANDBOOK, "handbook", "Håndbog til skranken")
    yield page(CONTRAST, "contrast", "Forskelle mellem målgrupperne")
    for topic_page in plan.staff:
        readers = ", ".join(str(reader.short) for reader in topic_page.audiences)
        yield page(topic_page.address, "handbook-topic", f"{topic_page.topic.question} – {readers}", topic_page)
