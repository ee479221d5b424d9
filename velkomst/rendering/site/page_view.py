"""Define what the templates of one page see: the site, the page, and links relative to the page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from urllib.parse import quote

from babel.dates import format_date
from markupsafe import Markup

from velkomst.formats import languages, survey_links
from velkomst.model import (
    PHASES,
    EditionAudience,
    EditionBlock,
    EditionContact,
    EditionPlace,
    EditionSituation,
    EditionTopic,
    LocalizedText,
    Phase,
)
from velkomst.model.contacts import company_contacts
from velkomst.model.link_syntax import LinkTarget
from velkomst.model.newsletter import EditionIssue
from velkomst.rendering import paths
from velkomst.rendering.digital_source import DigitalSource, digital_source
from velkomst.rendering.site.directories import Directory, directories, form_uses
from velkomst.rendering.site.events import EventPage, next_for
from velkomst.rendering.site.finder import QuestionPage, related_advice
from velkomst.rendering.site.people import PeoplePage, people_page_for, speaking
from velkomst.rendering.site.plan import Checklist, SitePlan, TopicPage
from velkomst.rendering.site.views import SiteView
from velkomst.rendering.trust import notes


@dataclass(frozen=True)
class PageView:
    """One page in the outline of a site. ``readers`` are its audiences; a page about ``topics`` shows their blocks."""

    plan: SitePlan = field(repr=False)
    address: str
    kind: str
    readers: tuple[EditionAudience, ...] = ()
    checklist: Checklist | None = None
    topic_page: TopicPage | None = None
    event_page: EventPage | None = None
    directory: Directory | None = None
    question: QuestionPage | None = None
    situation: EditionSituation | None = None
    issue: EditionIssue | None = None
    people: PeoplePage | None = None
    topics: tuple[EditionTopic, ...] = ()
    changed_on: date = date.min

    @property
    def site(self) -> SiteView:
        """The site of the page."""
        return self.plan.site

    @property
    def language(self) -> str:
        """The language of the page."""
        return self.site.head.language

    def to(self, address: str) -> str:
        """Return the relative link to another page of the site."""
        return "../" * self.address.count("/") + address or "./"

    def to_output(self, path: str) -> str:
        """Return the relative link to a file of the output folder outside the site."""
        return paths.relative(path, paths.site_folder(self.site.head.slug, self.language) + self.address)

    def in_language(self, language: str) -> str:
        """Return the relative link to the same page in another language."""
        return f"{self.to('../')}{languages.html_code(language)}/{self.address}"

    def target_of(self, target: LinkTarget) -> str:
        """Return the relative link to what a text of this page links to, "" where its readers have no page of it."""
        readers = self.readers or (self.topic_page.audiences if self.topic_page else ())
        if target.kind == "topic":
            address = self.plan.address_for(target.id, readers)
            return self.to(address) if address else ""
        return next((self.to_place(place) for place in self.site.places if place.id == target.id), "")

    def to_place(self, place: EditionPlace) -> str:
        """Return the relative link to a place in its directory, or to its website where no directory lists it."""
        for directory in directories(self.site.places):
            if place in directory.places:
                return self.to(f"{directory.address}#place_{place.id}")
        return place.web

    def people_for(self, reader: EditionAudience) -> PeoplePage | None:
        """Return the page of the people who help an audience; None where nobody does."""
        return people_page_for(self.plan.people, reader.id)

    def speaking(self, reader: EditionAudience) -> tuple[EditionContact, ...]:
        """Return a few contacts that help an audience in the language of the page."""
        return speaking(self.site.contacts, self.language, reader.id)

    @property
    def company_contacts(self) -> tuple[EditionContact, ...]:
        """The contacts that companies ask."""
        return company_contacts(self.site.contacts)

    @property
    def landing_page(self) -> str:
        """The relative link to the region's landing page."""
        return self.to("../../")

    def guide_of(self, reader: EditionAudience) -> str:
        """Return the relative link to an audience's guide as PDF."""
        return self.to_output(paths.guide(self.site.head.slug, self.language, reader.id))

    @property
    def page_id(self) -> str:
        """Name of the page in a reader's report of a mistake: ``samsoe/uk/eu/health``."""
        return f"{self.site.head.slug}/{languages.html_code(self.language)}/{self.address}".rstrip("/")

    def report(self, question: str = "", block: str = "") -> str:
        """Return the link for reporting a mistake: a mail that names page and block, else the municipality's own page.

        ``question`` is asked in the mail. Empty where the municipality has given neither.
        """
        contact = self.site.contact
        if not contact.email:
            return contact.web
        name = f"{self.page_id}#{block}" if block else self.page_id
        body = "\r\n".join((f"Side: {self.page_id}", *([f"Afsnit: {block}"] if block else []), "", question, ""))
        return f"mailto:{contact.email}?subject={quote(f'Fejl på siden {name}')}&body={quote(body)}"

    def feedback(self, block: EditionBlock) -> str:
        """Return the link to the question whether a block helped, in the municipality's survey tool; "" for none."""
        tool = self.site.survey_tool
        if tool is None or self.topic_page is None or self.topic_page.topic.readership != "guide":
            return ""
        values = {
            "municipality": self.site.head.slug,
            "language": languages.html_code(self.language),
            "audience": self.readers[0].id if len(self.readers) == 1 else "",
            "block": f"{self.topic_page.topic.id}/{block.id}",
        }
        return survey_links.with_parameters(tool.feedback, tool.parameters, values)

    @property
    def survey(self) -> str:
        """The link to the survey in the municipality's survey tool; "" for none."""
        tool = self.site.survey_tool
        if tool is None or self.site.survey_title is None:
            return ""
        values = {
            "municipality": self.site.head.slug,
            "language": languages.html_code(self.language),
            "audience": self.readers[0].id if len(self.readers) == 1 else "",
        }
        return survey_links.with_parameters(tool.address, tool.parameters, values)

    @property
    def checked(self) -> str:
        """The day by which a person had checked every block of the page, written out; empty if not all are checked."""
        blocks = self.topic_page.blocks if self.topic_page else ()
        days = [block.reviewed.on for block in blocks if block.reviewed]
        if not days or len(days) < len(blocks):
            return ""
        return format_date(min(days), "long", locale=languages.locale(self.language))

    def foreign(self, text: EditionBlock | LocalizedText) -> Markup:
        """Return the ``lang`` and ``dir`` attributes of a text that is not in the page's language."""
        if text.language == self.language:
            return Markup("")
        return Markup(' lang="{}" dir="{}"').format(
            languages.html_code(text.language), languages.direction(text.language)
        )

    def number(self, phase: Phase) -> int:
        """Return the position of a phase, counted from 1."""
        return PHASES.index(phase) + 1

    def local(self, block: EditionBlock) -> bool:
        """Say whether the municipality wrote this block into a topic that others wrote."""
        whole_topic = self.topic_page is not None and self.topic_page.topic.owner == block.owner
        return block.provenance == "replaced" or (block.provenance == "local" and not whole_topic)

    def position_of(self, reader: EditionAudience) -> int:
        """Return the position of an audience in the region's order, counted from 1, as the style sheet does."""
        return self.site.audiences.index(reader) + 1

    @property
    def situations(self) -> tuple[EditionSituation, ...]:
        """The situations that add something for the reader of an audience's own page."""
        reader = self.checklist.audience.id if self.checklist else ""
        return tuple(situation for situation in self.site.situations if situation.is_for(reader))

    @property
    def related_advice(self) -> tuple[EditionTopic, ...]:
        """The pages of advice that a reader of an audience's own page may need instead of the guide."""
        site = self.site
        return related_advice(site.finder, site.advice, self.checklist.audience.id) if self.checklist else ()

    @property
    def source(self) -> DigitalSource | None:
        """The digital source of the texts of this page; None when people have signed or reviewed them all."""
        return digital_source(self._texts())

    def source_of(self, block: EditionBlock) -> Markup:
        """Return the ``data-digital-source`` attribute of a machine-written block; nothing for others."""
        source = digital_source((block,))
        return Markup(' data-digital-source="{}"').format(source) if source else Markup("")

    def states(self) -> tuple[str, ...]:
        """Return which notes the texts of this page need: "fallback", "stale", "draft", "unchecked", in that order."""
        needed = notes(self._texts(), self.language)
        return tuple(state for state in ("fallback", "stale", "draft", "unchecked") if state in needed)

    def _texts(self) -> Iterator[EditionBlock | LocalizedText]:
        """Yield the texts that the note about the translation covers."""
        if self.issue:
            yield from self.issue.texts
        elif self.kind == "newsletters":
            yield from (issue.mail.subject for issue in self.site.newsletters)
        elif self.kind == "signup" and self.site.subscription:
            yield self.site.subscription.consent
        elif self.kind == "media":
            yield from (text for medium in self.site.media for text in (medium.title, medium.about) if text.text)
        else:
            yield from self._texts_of_guide()

    def _texts_of_guide(self) -> Iterator[EditionBlock | LocalizedText]:
        if self.topic_page:
            yield self.topic_page.topic.question
            yield from self.topic_page.blocks
        elif self.checklist or self.situation:
            yield from self._checklist_texts(self.checklist) if self.checklist else _situation_texts(self.situation)
        elif self.event_page:
            for event in self.event_page.events:
                yield from event.translatable_texts
        elif self.question:
            yield self.question.question.question
            yield from (choice.text for choice in self.question.choices)
        elif self.people:
            yield from (
                text for contact in self.people.contacts for text in (contact.title, contact.offers) if text.text
            )
        elif self.directory:
            yield from (place.does for place in self.directory.places if place.does.text)
        elif self.kind == "forms":
            yield from (use.form.title for use in form_uses(self.site.topics))
        elif self.kind == "help":
            yield from (topic.question for topic in self.site.topics if topic.ask)
        else:
            yield self.site.motto
            yield from (audience.you_are for audience in self.site.audiences)

    def _checklist_texts(self, checklist: Checklist) -> Iterator[EditionBlock | LocalizedText]:
        """Yield the texts of an audience's home page, or of the page of its deadlines."""
        if self.kind == "dates":
            yield from (step.block for _, steps in checklist.deadlines for step in steps)
            return
        yield checklist.audience.you_are
        yield from (reason for _, reason in checklist.others)
        yield from (situation.you_are for situation in self.situations)
        yield from (topic.question for topic in self.related_advice)
        for page in checklist.tasks:
            yield page.topic.question
            yield from (block for block in (page.answer, page.step) if block)
        yield from (page.topic.title for page in checklist.extras)
        coming = next_for(self.site.occurrences, checklist.audience.id)
        yield from (occurrence.event.title for occurrence in coming if not occurrence.event.written_in)
        yield from (contact.title for contact in self.speaking(checklist.audience))

    def state(self, text: EditionBlock | LocalizedText) -> str:
        """Return the note that one text needs: "fallback", "stale", "draft" or ""."""
        if text.language != self.language:
            return "fallback"
        return text.state if text.state in ("stale", "draft") else ""

    @property
    def some_checked(self) -> bool:
        """Say whether the topic of the page has a block that needs no note, so that the others need one each."""
        return self.topic_page is not None and any(not self.state(block) for block in self.topic_page.blocks)

    def language_name(self, language: str) -> str:
        """Return the name of a language in the page's language."""
        return languages.name_in(language, self.language)

    def changed(self) -> str:
        """Return the day on which the newest text of the page changed, written out in the page's language."""
        return format_date(self.changed_on, "long", locale=languages.locale(self.language))


def _situation_texts(situation: EditionSituation | None) -> Iterator[EditionBlock | LocalizedText]:
    if situation:
        yield situation.you_are
    for topic in situation.topics if situation else ():
        yield topic.question
        if topic.common_answer:
            yield topic.common_answer
