"""Test that a site made with kept pages has the bytes of one that is made whole, and what is made again."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.support import PROJECT
from velkomst.model.project import Project
from velkomst.rendering.site import engine, kept_pages
from velkomst.rendering.site.kept_pages import INDEX, Undrawn, state_of, with_kept
from velkomst.rendering.site.pages import Page

ADDRESSES = ("", "eu/", "eu/gp/", "eu/gp/more/", "a/", "topics/waste/")
SETTINGS = engine.Settings("Samsø", "da", ":root{--brand:#123456}", "", "#fff", date(2026, 3, 1))


def page(address: str, word: str) -> Page:
    """Return a page with two sections that the search finds; without a word, nothing of it is searched."""
    body = f'<p>{word} først</p><section><h2 id="s">{word}</h2><p>Tekst</p></section>'
    return Page(address, "topic", word or "Intet", word, "<header></header>", "", body, "", searched=bool(word))


class Site:
    """A site of a project.

    ``made`` lists the addresses that the engine was asked for, ``drawn`` those that were drawn, rendering by rendering.
    """

    def __init__(self, root: Path, name: str = "mkdocs", state: bytes = b"1") -> None:
        self.project, self.name, self.state = Project(root), name, state
        self.made, self.drawn = list[list[str]](), list[list[str]]()

    def files(self, pages: Sequence[Page]) -> dict[str, bytes]:
        """Render pages, and store their files as the build does."""
        self.made.append([])
        self.drawn.append([])
        undrawn = [Undrawn(page.address, self.state + repr(page).encode(), partial(self._draw, page)) for page in pages]
        files = dict(with_kept(undrawn, self.state, self.project, "sites/x", self._make))
        for data in files.values():
            blob = self.project.blob(hashlib.sha256(data).hexdigest())
            blob.parent.mkdir(parents=True, exist_ok=True)
            blob.write_bytes(data)
        return files

    def whole(self, pages: Sequence[Page]) -> dict[str, bytes]:
        """Render all pages without what is kept."""
        return self._built(pages)

    def _draw(self, page: Page) -> Page:
        """Return a page without its note, a part of a view that its page does not show."""
        self.drawn[-1].append(page.address)
        return replace(page, body=page.body.partition("<!--")[0])

    def _make(self, pages: Sequence[Page]) -> dict[str, bytes]:
        self.made[-1] = [each.address for each in pages]
        return self._built(pages)

    def _built(self, pages: Sequence[Page]) -> dict[str, bytes]:
        built = engine.build(pages, SETTINGS, self.project, self.name)
        return {path: data for path, data in built.items() if path.endswith("index.html") or path == INDEX}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return the root of a project that has what a site is put together from, and no content."""
    shutil.copytree(PROJECT.templates / "site" / "theme", tmp_path / "templates" / "site" / "theme")
    shutil.copy(PROJECT.root / "mkdocs.yml", tmp_path)
    return tmp_path


@pytest.mark.parametrize("name", ["mkdocs", "plain"])
def test_only_the_page_that_changed_is_made_and_the_site_is_as_if_made_whole(root: Path, name: str) -> None:
    site = Site(root, name)
    before = [page(address, "Læge") for address in ADDRESSES]
    after = [page(each.address, "Tandlæge") if each.address == "eu/gp/" else each for each in before]
    assert list(site.files(before).items()) == list(site.whole(before).items())
    assert list(site.files(after).items()) == list(site.whole(after).items())
    assert list(site.files(after).items()) == list(site.whole(after).items())
    assert site.made == [list(ADDRESSES), ["eu/gp/"], []]
    assert site.drawn == site.made


def test_a_page_that_is_drawn_as_before_is_not_made_again(root: Path) -> None:
    site, pages = Site(root, "plain"), [page(address, "Læge") for address in ADDRESSES]
    noted = [replace(each, body=f"{each.body}<!-- note -->") for each in pages]
    assert site.files(pages) == site.files(noted) == site.files(noted)
    assert site.drawn == [list(ADDRESSES), list(ADDRESSES), []]
    assert site.made == [list(ADDRESSES), [], []]


WORDS = st.dictionaries(st.sampled_from(ADDRESSES), st.sampled_from(["Læge", "Tandlæge", "<b>Ø</b>", ""]), min_size=1)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(edits=st.lists(WORDS, min_size=2, max_size=5))
def test_after_any_edits_the_site_is_as_if_made_whole(root: Path, edits: list[dict[str, str]]) -> None:
    site = Site(root, "plain")
    for words in edits:
        pages = [page(address, word) for address, word in words.items()]
        assert list(site.files(pages).items()) == list(site.whole(pages).items())


def test_a_page_that_is_gone_or_damaged_is_made_again(root: Path) -> None:
    site, pages = Site(root, "plain"), [page(address, "Læge") for address in ADDRESSES]
    files = site.files(pages)
    blobs = {path: site.project.blob(hashlib.sha256(data).hexdigest()) for path, data in files.items()}
    blobs["eu/index.html"].unlink()
    blobs["a/index.html"].write_bytes(b"damaged")
    assert site.files(pages) == files
    blobs[INDEX].unlink()
    assert site.files(pages) == files
    assert [sorted(made) for made in site.made] == [sorted(ADDRESSES), ["a/", "eu/"], sorted(ADDRESSES)]


def test_other_settings_themes_templates_and_code_discard_the_pages(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    project = Project(root)
    states = [state_of(SETTINGS, project, "theme"), state_of(SETTINGS, project, "other theme")]
    states.append(state_of(replace(SETTINGS, floor="#000"), project, "theme"))
    template = root / "templates/site/theme/main.html"
    text = template.read_text("utf-8")
    template.unlink()
    template.write_text(text + "<!-- -->", "utf-8")
    states.append(state_of(SETTINGS, project, "theme"))
    monkeypatch.setattr(kept_pages, "_versions", lambda: ("other code",))
    states.append(state_of(SETTINGS, project, "theme"))
    assert len(set(states)) == 5
    pages = [page(address, "Læge") for address in ADDRESSES]
    sites = [Site(root, "plain", state) for state in states[:2]]
    for site in sites:
        site.files(pages)
    assert [site.made for site in sites] == [[list(ADDRESSES)], [list(ADDRESSES)]]
