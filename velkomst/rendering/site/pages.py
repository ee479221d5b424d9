"""A site plan in; ready pages out: HTML parts drawn by ``templates/site/``, to be set into the engine's shell.

Everything a reader sees is drawn here, so the engine adds nothing but its search and its frame.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import quote

from babel import Locale
from babel.dates import format_date
from jinja2 import Environment
from markupsafe import Markup

from velkomst.formats import languages, phones
from velkomst.model import PHASES, Edition, EditionAudience, EditionBlock, EditionPlace, LocalizedText, Phase
from velkomst.model.project import Project
from velkomst.rendering.icons import drawing
from velkomst.rendering.names import marked
from velkomst.rendering.site import events
from velkomst.rendering.site.directories import FORMS, HELP, Directory, directories, form_uses
from velkomst.rendering.site.events import EVENTS, EventPage
from velkomst.rendering.site.finder import QuestionPage
from velkomst.rendering.site.icons import icon
from velkomst.rendering.site.plan import HOME, Checklist, SitePlan, TopicPage, anchor
from velkomst.rendering.templating import environment

_GAPS = re.compile(r"\n\s*\n+")
_HOST = re.compile(r"\Ahttps?://(?:www\.)?([^/:?#]+)")


@dataclass(frozen=True)
class Page:
    """One page: ``address`` below the site's front page, plain ``title`` and ``description``, HTML parts."""

    address: str
    kind: str
    title: str
    description: str
    header: str
    nav: str
    body: str
    footer: str
    searched: bool
    feed: str = ""
    """Where a feed reader finds what the page tells, relative to it; or empty."""
    indexed: bool = True
    """Whether search engines may list it."""

    @property
    def path(self) -> str:
        """Path of the file that the engine reads; it stands where the page will, so links mean the same in both."""
        return f"{self.address}index.md"


@dataclass(frozen=True)
class View:
    """What the templates of one page look at: the edition, the plan, and links from where this page stands."""

    edition: Edition
    plan: SitePlan
    address: str
    kind: str
    readers: tuple[EditionAudience, ...] = ()
    """The audiences that this page is for; empty on the front page."""
    checklist: Checklist | None = None
    topic_page: TopicPage | None = None
    event_page: EventPage | None = None
    directory: Directory | None = None
    question: QuestionPage | None = None

    def to(self, address: str) -> str:
        """Return the relative link to another page of the site."""
        return _up(self.address) + address or "./"

    def in_language(self, language: str) -> str:
        """Return the relative link to this very page in another language."""
        return f"{_up(self.address)}../{languages.html_code(language)}/{self.address}"

    def to_place(self, place: EditionPlace) -> str:
        """Return the relative link to a place in its directory; its own page where no directory shows it."""
        for each in directories(self.edition):
            if place in each.places:
                return self.to(f"{each.address}#place_{place.id}")
        return place.web

    @property
    def chooser(self) -> str:
        """The relative link to the region's front door."""
        return f"{_up(self.address)}../../"

    def guide_of(self, reader: EditionAudience) -> str:
        """Return the relative link to a reader's guide as PDF, which stands beside the sites: ``out/print/``."""
        slug, language = self.edition.profile.slug, self.edition.language
        return f"{self.chooser}../print/{slug}/{language}/{reader.id}/guide.pdf"

    @property
    def page_id(self) -> str:
        """What the municipality calls this page when somebody tells of a mistake: ``samsoe/uk/eu/health``."""
        language = languages.html_code(self.edition.language)
        return f"{self.edition.profile.slug}/{language}/{self.address}".rstrip("/")

    def report(self, question: str = "", block: str = "") -> str:
        """Return the link to tell of a mistake: a mail that names page and block, else the municipality's own page.

        ``question`` is what the reader answers in it. Empty where the municipality has given neither.
        """
        contact = self.edition.profile.contact
        if not contact.email:
            return contact.web
        where = f"{self.page_id}#{block}" if block else self.page_id
        body = "\r\n".join((f"Side: {self.page_id}", *([f"Afsnit: {block}"] if block else []), "", question, ""))
        return f"mailto:{contact.email}?subject={quote(f'Fejl på siden {where}')}&body={quote(body)}"

    @property
    def checked(self) -> str:
        """The day on which all that the page says had been checked by a person, written out; "" if it has not."""
        blocks = self.topic_page.blocks if self.topic_page else ()
        days = [block.reviewed.on for block in blocks if block.reviewed]
        if not days or len(days) < len(blocks):
            return ""
        return format_date(min(days), "long", locale=languages.locale(self.edition.language))

    def foreign(self, text: EditionBlock | LocalizedText) -> Markup:
        """Return the ``lang`` and ``dir`` attributes of a text that is not in the page's language."""
        if text.language == self.edition.language:
            return Markup("")
        return Markup(' lang="{}" dir="{}"').format(
            languages.html_code(text.language), languages.direction(text.language)
        )

    def number(self, phase: Phase) -> int:
        """Return the place of a phase, counted from 1."""
        return PHASES.index(phase) + 1

    def local(self, block: EditionBlock) -> bool:
        """Say whether the municipality wrote this block into a topic that is otherwise shared."""
        own_topic = self.topic_page is not None and self.topic_page.topic.owner == self.edition.profile.slug
        return block.provenance in ("local", "replaced") and not own_topic

    def place_of(self, reader: EditionAudience) -> int:
        """Return the place of an audience in the region's order, counted from 1; the style sheet counts along."""
        return self.edition.audiences.index(reader) + 1

    def states(self) -> tuple[str, ...]:
        """Return which notes the texts of this page need: "fallback", "stale", "draft", in that order."""
        found = {self.state(text) for text in self._texts()}
        return tuple(state for state in ("fallback", "stale", "draft") if state in found)

    def _texts(self) -> Iterator[EditionBlock | LocalizedText]:
        if self.topic_page:
            yield self.topic_page.topic.question
            yield from self.topic_page.blocks
        elif self.checklist:
            yield self.checklist.audience.you_are
            yield from (reason for _, reason in self.checklist.others)
            for page in self.checklist.pages:
                yield page.topic.question
                yield from (block for block in (page.answer, page.step) if block)
            yield from (each.event.title for each in events.next_for(self.edition, self.checklist.audience.id))
        elif self.event_page:
            for event in self.event_page.events:
                yield from (event.title, event.text, event.cost)
        elif self.question:
            yield self.question.question.question
            yield from (choice.text for choice in self.question.choices)
        elif self.directory:
            yield from (place.does for place in self.directory.places if place.does.text)
        elif self.kind == "forms":
            yield from (use.form.title for use in form_uses(self.edition))
        elif self.kind == "help":
            yield from (topic.question for topic in self.edition.topics if topic.ask)
        else:
            yield self.edition.motto
            yield from (audience.you_are for audience in self.edition.audiences)

    def state(self, text: EditionBlock | LocalizedText) -> str:
        """Return the note that one text needs: "fallback", "stale", "draft" or ""."""
        if text.language != self.edition.language:
            return "fallback"
        return text.state if text.state in ("stale", "draft") else ""

    def language_name(self, language: str) -> str:
        """Return the name of a language in the page's language."""
        name: str | None = Locale.parse(language).get_display_name(self.edition.language)
        return name or languages.own_name(language)

    def changed(self) -> str:
        """Return the day the content last changed, written out in the page's language."""
        return format_date(self.edition.content_date, "long", locale=languages.locale(self.edition.language))


def pages(plan: SitePlan, project: Project) -> Iterator[Page]:
    """Draw every page of a site with the templates below ``project``."""
    edition = plan.edition
    env = environment(project, "site", edition.language)
    yield draw(env, View(edition, plan, HOME, "home"), edition.profile.name, edition.motto.text)
    for checklist in plan.checklists:
        reader = checklist.audience
        view = View(edition, plan, checklist.address, "audience", (reader,), checklist=checklist)
        yield draw(env, view, reader.name.text, reader.you_are.text)
    for page in plan.topics:
        view = View(edition, plan, page.address, "topic", page.audiences, topic_page=page)
        title = page.topic.question.text
        if not page.for_all:
            alone = len(page.audiences) == 1
            readers = (str(reader.name if alone else reader.short) for reader in page.audiences)
            title += f" – {', '.join(readers)}"
        yield draw(env, view, title, _first_answer(page))
    for event_page in plan.events:
        view = View(edition, plan, event_page.address, "events", event_page=event_page)
        told = ", ".join(str(event.title) for event in event_page.events)
        yield draw(env, view, _events_title(env, event_page, edition), told)
    yield from _sections(plan, env)


def _sections(plan: SitePlan, env: Environment) -> Iterator[Page]:
    """The pages beside the topics; each template says its own title in the first heading."""
    edition = plan.edition
    views = [View(edition, plan, each.address, "places", directory=each) for each in directories(edition)]
    views += [View(edition, plan, name, name[:-1]) for name in (FORMS, HELP) if name in plan.sections]
    views += [View(edition, plan, each.address, "find", question=each) for each in plan.questions]
    for view in views:
        name = env.get_template("sections.html").make_module(names_for(view)).name  # type: ignore[attr-defined]
        title = str(name(view.address)).strip()
        asked = f"{view.question.question.question} – {title}" if view.question else title
        yield draw(env, view, asked, f"{title}: {edition.profile.name}")


def host(address: str) -> str:
    """Return the host of a web address, as a reader knows it.

    >>> host("https://www.borger.dk/sundhed")
    'borger.dk'
    """
    found = _HOST.match(address)
    return found[1] if found else address


def names_for(view: View) -> dict[str, object]:
    """Return the names that every template of the site may use."""
    return {
        "view": view,
        "edition": view.edition,
        "icon": icon,
        "drawing": drawing,
        "anchor": anchor,
        "host": host,
        "phone": phones.format_phone,
        "dial": phones.tel_address,
        **events.names_for(view.edition),
        "form_uses": form_uses,
    }


def draw(env: Environment, view: View, title: str, description: str) -> Page:
    """Return a page whose body is drawn by ``<kind>.html``."""
    names = names_for(view)

    def part(template: str) -> str:
        made = marked(env.get_template(template).render(names), view.edition.names, view.edition.language)
        return _GAPS.sub("\n", made).strip()

    return Page(
        address=view.address,
        kind=view.kind,
        title=title,
        description=description,
        header=part("header.html"),
        nav=part("nav.html") if view.kind == "topic" else "",
        body=part(f"{view.kind}.html"),
        footer=part("footer.html"),
        searched=view.kind in ("topic", "places", "forms") or view.address == EVENTS,
        feed=view.to(events.FEED) if view.kind == "events" else "",
    )


def _events_title(env: Environment, page: EventPage, edition: Edition) -> str:
    return env.get_template("events-title.html").render(page=page, **events.names_for(edition)).strip()


def _up(address: str) -> str:
    return "../" * address.count("/")


def _first_answer(page: TopicPage) -> str:
    text = page.answer.texts["text"] if page.answer else ""
    return " ".join(re.sub(r"\[([^\]]*)\]\([^)]*\)|[*_`]", r"\1", text).split())
