"""Test that an edited site is drawn as if nothing were kept, and how few of its pages are drawn for it."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from tests.rendering.sample_edition import sample_edition
from tests.support import PROJECT
from velkomst.model.project import Project
from velkomst.rendering import site as rendering
from velkomst.rendering.site import kept_pages
from velkomst.rendering.site.edition_views import site_view
from velkomst.rendering.site.outline import outline
from velkomst.rendering.site.pages import Page, PageDraft, draw
from velkomst.rendering.site.parts import PageParts
from velkomst.rendering.site.plan import plan
from velkomst.rendering.site.share import theme
from velkomst.rendering.site.views import SiteView
from velkomst.rendering.templating import environment


class Site:
    """The sample site in a project of its own; ``drawn`` lists the addresses that the last rendering drew."""

    def __init__(self, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        for folder in ("templates/site", "templates/shared"):
            shutil.copytree(PROJECT.root / folder, root / folder)
        shutil.copy(PROJECT.root / "mkdocs.yml", root)
        (root / "node_modules").symlink_to(PROJECT.root / "node_modules")
        (root / "locales").symlink_to(PROJECT.root / "locales")
        self.project, self.drawn = Project(root), list[str]()

        def noted(parts: PageParts, draft: PageDraft) -> Page:
            self.drawn.append(draft.view.address)
            return draw(parts, draft)

        monkeypatch.setattr(rendering, "draw", noted)

    def files(self, view: SiteView) -> dict[str, bytes]:
        """Render a site, and store its files as the build does."""
        self.drawn.clear()
        made = {each.path: each.data for each in rendering.render(view, self.project)}
        for data in made.values():
            blob = self.project.blob(hashlib.sha256(data).hexdigest())
            blob.parent.mkdir(parents=True, exist_ok=True)
            blob.write_bytes(data)
        return made

    def whole(self, view: SiteView) -> dict[str, bytes]:
        """Render a site of which nothing is kept."""
        shutil.rmtree(self.project.cache / "content" / "sites", ignore_errors=True)
        return self.files(view)


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Site]:
    """Return a site that is rendered with nothing kept."""
    yield Site(tmp_path, monkeypatch)
    for cached in (environment, theme):
        cached.cache_clear()


def with_text(view: SiteView, words: str) -> SiteView:
    """Return a site with other words at the end of one text of the first block of its first topic, a day later."""
    topic = view.topics[0]
    block = topic.blocks[0]
    changed = replace(block, texts={**block.texts, "text": f"{block.texts['text']} {words}"})
    day = view.head.content_date + timedelta(days=1)
    return replace(
        view,
        topics=(replace(topic, blocks=(changed, *topic.blocks[1:])), *view.topics[1:]),
        head=replace(view.head, content_date=day),
    )


@pytest.mark.parametrize("language", ["da", "ar"])
@pytest.mark.parametrize("engine", ["plain", "mkdocs"])
def test_an_edited_text_draws_the_pages_that_show_it(site: Site, engine: str, language: str) -> None:
    before = site_view(sample_edition(language), engine)
    days = tuple((page, before.head.content_date) for page in dict.fromkeys((*plan(before).addresses, "handbook/")))
    before = replace(
        before, page_dates=(*days, *((page, day) for page, day in before.page_dates if page not in dict(days)))
    )
    site.files(before)
    pages = len(site.drawn)
    after = with_text(before, "Et nyt ord.")
    topic = after.topics[0].id
    made = site.files(after)
    shown = [page.address for page in plan(after).topics if page.topic.id == topic]
    assert set(shown) <= set(site.drawn) and len(site.drawn) < pages / 2
    assert made == site.whole(after)
    site.files(after)
    site.files(after)
    assert site.drawn == []


def other_menu(view: SiteView) -> SiteView:
    """Return a site of which a topic has another title, which the menus of its pages show."""
    topic = view.topics[-1]
    return replace(view, topics=(*view.topics[:-1], replace(topic, title=replace(topic.title, text="Et andet navn"))))


def other_contact(view: SiteView) -> SiteView:
    """Return a site with another phone number in the footer of every page."""
    return replace(view, contact=replace(view.contact, phone="+45 70 10 20 30"))


def another_day(view: SiteView) -> SiteView:
    """Return a site with other days of its pages, and with events that have passed."""
    days = tuple((page, day + timedelta(days=3)) for page, day in view.page_dates)
    return replace(view, page_dates=days, occurrences=view.occurrences[1:])


def without_handbook(view: SiteView) -> SiteView:
    """Return a site without pages for staff."""
    return replace(view, handbook=())


@pytest.mark.parametrize("edit", [other_menu, other_contact, another_day, without_handbook])
def test_what_is_kept_of_a_site_is_what_is_made_without_it(site: Site, edit: Callable[[SiteView], SiteView]) -> None:
    before = site_view(sample_edition("da"), "plain")
    first = site.files(before)
    after = site.files(edit(before))
    assert site.drawn and after != first
    assert after == site.whole(edit(before))


def test_other_templates_words_and_code_draw_every_page(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    view = site_view(sample_edition("da"), "plain")
    states = [kept_pages.drawing_state(site.project, language) for language in ("da", "uk", "ar")]
    site.files(view)
    pages = sorted(site.drawn)
    template = site.project.templates / "site" / "footer.html"
    template.write_text(template.read_text("utf-8") + "<!-- {{ site.head.slug }} -->", "utf-8")
    environment.cache_clear()
    after = site.files(view)
    assert sorted(site.drawn) == pages
    assert after == site.whole(view)
    assert b"<!-- samsoe -->" in after["site/samsoe/da/index.html"]
    states.append(kept_pages.drawing_state(site.project, "da"))
    monkeypatch.setattr(kept_pages, "_versions", lambda: ("other code",))
    states.append(kept_pages.drawing_state(site.project, "da"))
    assert len(set(states)) == 5


def test_an_outline_has_no_block_of_a_topic() -> None:
    view = site_view(sample_edition("da"))
    said = repr(outline(plan(view)))
    topics = (*view.topics, *view.employers, *view.handbook, *view.advice, *view.situation_topics)
    texts = {text for topic in topics for block in topic.blocks for text in block.texts.values() if len(text) > 40}
    assert len(texts) > 5
    assert [text for text in texts if repr(text)[1:-1] in said] == []
