"""Draw the pages of a site as HTML parts, with ``templates/site/``, for the site engine to put into its frame.

Everything that a reader sees is drawn here, so the engine adds nothing but its search and its frame.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from jinja2 import Environment

from velkomst.model import EditionAudience
from velkomst.rendering.site import event_formats, events, newsletters
from velkomst.rendering.site.directories import FORMS, HELP, directories
from velkomst.rendering.site.events import EVENTS
from velkomst.rendering.site.linked_data import linked_data
from velkomst.rendering.site.media import MEDIA
from velkomst.rendering.site.newsletters import NEWSLETTERS, issue_address
from velkomst.rendering.site.page_view import PageView
from velkomst.rendering.site.parts import PageParts, names_for
from velkomst.rendering.site.people import PEOPLE, PeoplePage
from velkomst.rendering.site.plan import HOME, SitePlan, TopicPage
from velkomst.rendering.site.subscription import SIGNUP

_FEEDS = {"events": events.FEED, "newsletters": newsletters.FEED, "newsletter": newsletters.FEED}
"""Kind of page -> the feed with its contents."""


@dataclass(frozen=True)
class Page:
    """One page: ``address`` below the site's home page, plain ``title`` and ``description``, HTML parts."""

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
    """Address of a feed with the contents of the page, relative to it; or empty."""
    linked_data: str = ""
    """A description of the page for programs, as JSON-LD; or empty."""
    indexed: bool = True
    """Whether search engines may list it."""

    @property
    def path(self) -> str:
        """Path of the file that the engine reads; equal to the page's address, so that links mean the same in both."""
        return f"{self.address}index.md"


@dataclass(frozen=True)
class PageDraft:
    """A page that is not drawn yet: what its templates show, and what search engines and the site's own search read."""

    view: PageView
    title: str
    description: str
    searched: bool
    indexed: bool = True


def drafts(plan: SitePlan, env: Environment) -> Iterator[PageDraft]:
    """Yield every page of a site for newcomers."""
    site = plan.site
    yield _draft(PageView(plan, HOME, "home"), site.head.municipality, site.motto.text)
    for checklist in plan.checklists:
        reader = checklist.audience
        view = PageView(plan, checklist.address, "audience", (reader,), checklist=checklist)
        yield _draft(view, reader.name.text, reader.you_are.text)
        if checklist.deadlines:
            dates = PageView(plan, checklist.dates_address, "dates", (reader,), checklist=checklist)
            yield _draft(dates, *_dates(env, reader))
    for page in plan.topics:
        view = PageView(plan, page.address, "topic", page.audiences, topic_page=page)
        yield _draft(view, _topic_title(page), _first_answer(page))
    for each in plan.situations:
        name, you_are = each.situation.name.text, each.situation.you_are.text
        yield _draft(PageView(plan, each.address, "situation", situation=each.situation), name, you_are)
    for page in plan.advice:
        view = PageView(plan, page.address, "advice", topic_page=page)
        yield _draft(view, page.topic.question.text, _first_answer(page))
    for event_page in plan.events:
        view = PageView(plan, event_page.address, "events", event_page=event_page)
        title = env.get_template("events-title.html").render(page=event_page, **event_formats.names_for(site)).strip()
        yield _draft(view, title, ", ".join(str(event.title) for event in event_page.events))
    yield from _newsletters(plan)
    yield from _sections(plan, env)


def _newsletters(plan: SitePlan) -> Iterator[PageDraft]:
    """Yield the pages of the issues; their readers are all audiences, so that they link to pages for everyone."""
    for issue in plan.site.newsletters:
        view = PageView(plan, issue_address(issue), "newsletter", plan.site.audiences, issue=issue)
        yield _draft(view, issue.mail.subject.text, issue.mail.preheader.text)


def _draft(view: PageView, title: str, description: str) -> PageDraft:
    kinds = ("topic", "advice", "situation", "places", "forms", "dates", "newsletter")
    searched = view.kind in kinds or view.address in (PEOPLE, EVENTS, MEDIA)
    return PageDraft(view, title, description, searched)


def _dates(env: Environment, reader: EditionAudience) -> tuple[str, str]:
    """Return the title and the description of the page of a reader's deadlines."""
    name = str(env.get_template("dates-name.html").render()).strip()
    return f"{name} – {reader.name}", f"{name}: {reader.you_are}"


def _sections(plan: SitePlan, env: Environment) -> Iterator[PageDraft]:
    """The pages that are not about a topic; each template holds the title in its first heading."""
    views = [PageView(plan, entry.address, "places", directory=entry) for entry in directories(plan.site.places)]
    plain = (FORMS, HELP, NEWSLETTERS, SIGNUP, MEDIA)
    views += [PageView(plan, address, address[:-1]) for address in plain if address in plan.sections]
    views += [PageView(plan, page.address, "people", _readers(page), people=page) for page in plan.people]
    views += [PageView(plan, page.address, "find", question=page) for page in plan.questions]
    for view in views:
        name = env.get_template("sections.html").make_module(names_for(view)).name  # type: ignore[attr-defined]
        section = str(name(view.address)).strip()
        title = section
        if view.question:
            title = f"{view.question.question.question} – {section}"
        elif view.people and view.people.audience:
            title = f"{section} – {view.people.audience.name}"
        yield _draft(view, title, f"{section}: {plan.site.head.municipality}")


def _readers(page: PeoplePage) -> tuple[EditionAudience, ...]:
    return (page.audience,) if page.audience else ()


def draw(parts: PageParts, draft: PageDraft) -> Page:
    """Return a page with the body that ``<kind>.html`` renders; pages of one site share their ``parts``."""
    view = draft.view
    return Page(
        address=view.address,
        kind=view.kind,
        title=draft.title,
        description=draft.description,
        header=parts.header(view),
        nav=parts.nav(view) if view.kind == "topic" else "",
        body=parts.body(view),
        footer=parts.footer(view),
        searched=draft.searched,
        indexed=draft.indexed,
        feed=view.to(_FEEDS[view.kind]) if view.kind in _FEEDS else "",
        linked_data=linked_data(view, draft.title),
    )


def _topic_title(page: TopicPage) -> str:
    """The question, with the audiences where it is answered differently for others."""
    if page.for_all:
        return page.topic.question.text
    alone = len(page.audiences) == 1
    readers = (str(reader.name if alone else reader.short) for reader in page.audiences)
    return f"{page.topic.question.text} – {', '.join(readers)}"


def _first_answer(page: TopicPage) -> str:
    text = page.answer.texts["text"] if page.answer else ""
    return " ".join(re.sub(r"\[([^\]]*)\]\([^)]*\)|[*_`]", r"\1", text).split())
