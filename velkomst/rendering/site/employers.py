"""Draw the pages for employers: an overview and one page per topic."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from jinja2 import Environment

from velkomst.model import PHASES, EditionBlock, EditionPlace, EditionTopic, LocalizedText, Phase
from velkomst.rendering.site.page_view import PageView
from velkomst.rendering.site.pages import PageDraft
from velkomst.rendering.site.plan import EMPLOYERS, SitePlan, TopicPage
from velkomst.rendering.site.responsibilities import Responsibility, responsibilities


@dataclass(frozen=True)
class EmployersPageView(PageView):
    """One page for employers."""

    @property
    def phases(self) -> tuple[tuple[Phase, tuple[TopicPage, ...]], ...]:
        """The phases that have topics, in order, with the pages of the topics."""
        by_phase = (
            (phase, tuple(page for page in self.plan.employers if page.topic.phase == phase)) for phase in PHASES
        )
        return tuple((phase, pages) for phase, pages in by_phase if pages)

    @property
    def responsibilities(self) -> tuple[tuple[Phase, tuple[Responsibility, ...]], ...]:
        """Who does what: the topics for employers, and what every new colleague must do."""
        needed = (topic for topic in self.site.topics if topic.need)
        return responsibilities((*self.site.employers, *needed))

    def answer_of(self, topic: EditionTopic) -> EditionBlock | None:
        """Return the short answer of a topic; None where it has several."""
        return next((full.common_answer for full in self.topics if full.id == topic.id), None)

    @property
    def others(self) -> tuple[TopicPage, ...]:
        """The pages of the other topics."""
        return tuple(page for page in self.plan.employers if page.address != self.address)

    @property
    def manual(self) -> str:
        """The relative link to the employer's manual as PDF; empty where there is none."""
        return self.to_output(self.site.employer_manual) if self.site.employer_manual else ""

    @property
    def ask(self) -> EditionPlace | None:
        """The place that most of the topics name."""
        named = [topic.ask for topic in self.site.employers if topic.ask]
        return max(named, key=named.count) if named else None

    def _texts(self) -> Iterator[EditionBlock | LocalizedText]:
        if self.topic_page:
            yield from super()._texts()
        else:
            for topic in self.topics:
                yield topic.question
                if topic.common_answer:
                    yield topic.common_answer


def drafts(plan: SitePlan, env: Environment) -> Iterator[PageDraft]:
    """Yield the pages; none where there are no topics for employers.

    A search finds the overview only: newcomers look for their own answers, on a phone that loads the index.
    """
    if not plan.employers:
        return
    title = env.from_string('{{ _("Til arbejdsgivere") }}').render()
    yield PageDraft(
        EmployersPageView(plan, EMPLOYERS, "employers", topics=plan.site.employers), title, title, searched=True
    )
    for page in plan.employers:
        view = EmployersPageView(plan, page.address, "employers-topic", topic_page=page)
        yield PageDraft(view, page.topic.question.text, f"{title}: {page.topic.title}", searched=False)
