"""A site plan in; the section for employers out: an overview and one page per topic, beside the newcomer's pages."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from velkomst.model import PHASES, Edition, EditionBlock, EditionPlace, EditionTopic, LocalizedText, Phase
from velkomst.model.project import Project
from velkomst.rendering.site.pages import Page, View, draw
from velkomst.rendering.site.plan import SitePlan, TopicPage
from velkomst.rendering.templating import environment

EMPLOYERS = "employers/"


@dataclass(frozen=True)
class EmployersView(View):
    """What the templates of the employers' pages look at."""

    @property
    def phases(self) -> tuple[tuple[Phase, tuple[EditionTopic, ...]], ...]:
        """The phases that have topics, in order."""
        found = ((phase, tuple(one for one in self.edition.employers if one.phase == phase)) for phase in PHASES)
        return tuple((phase, topics) for phase, topics in found if topics)

    @property
    def manual(self) -> str:
        """The relative link to the employer's manual as PDF; empty while there is none."""
        path = manual(self.edition)
        return f"{self.chooser}../{path}" if path else ""

    @property
    def ask(self) -> EditionPlace | None:
        """The place that most of the topics name."""
        named = [topic.ask for topic in self.edition.employers if topic.ask]
        return max(named, key=named.count) if named else None

    def address_of(self, topic: EditionTopic) -> str:
        """Return the address of a topic's page."""
        return f"{EMPLOYERS}{topic.id}/"

    def _texts(self) -> Iterator[EditionBlock | LocalizedText]:
        if self.topic_page:
            yield from super()._texts()
        else:
            for topic in self.edition.employers:
                yield topic.question
                if topic.common_answer:
                    yield topic.common_answer


def manual(edition: Edition) -> str:
    """Return the path of the employer's manual below ``out/``; empty where the edition's box has none."""
    found = next((insert for insert in edition.box.inserts if insert.kind == "employer-manual"), None)
    return f"print/{edition.profile.slug}/{edition.language}/{found.id}.pdf" if found else ""


def addresses(edition: Edition) -> tuple[str, ...]:
    """Return the addresses of the section's pages; none where there are no topics for employers."""
    if not edition.employers:
        return ()
    return (EMPLOYERS, *(f"{EMPLOYERS}{topic.id}/" for topic in edition.employers))


def pages(plan: SitePlan, project: Project) -> Iterator[Page]:
    """Draw the section; nothing where there are no topics for employers.

    A search finds its front page only: whoever is new here looks for her own answers, on a phone that loads the index.
    """
    edition = plan.edition
    if not edition.employers:
        return
    env = environment(project, "site", edition.language)
    title = env.from_string('{{ _("Til arbejdsgivere") }}').render()
    yield replace(draw(env, EmployersView(edition, plan, EMPLOYERS, "employers"), title, title), searched=True)
    for topic in edition.employers:
        address = f"{EMPLOYERS}{topic.id}/"
        page = TopicPage(topic, edition.audiences, address, topic.blocks)
        view = EmployersView(edition, plan, address, "employers-topic", topic_page=page)
        yield replace(draw(env, view, topic.question.text, f"{title}: {topic.title}"), searched=False)
