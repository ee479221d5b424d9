"""Serve the sample sites from a local web server, in a subfolder as on a shared host."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Request

from tests.rendering import sample_events
from tests.rendering.site.sample_site import publish

from .server import served

SUB_PATH = "newcomers/"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything in this folder drives Chromium."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker("browser")


@pytest.fixture(scope="session")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that is served; the sites stand below SUB_PATH."""
    folder = tmp_path_factory.mktemp("published")
    publish(folder / SUB_PATH)
    sample_events.publish(folder / SUB_PATH)
    return folder


@pytest.fixture(scope="session")
def address(published: Path) -> Iterator[str]:
    """The web address of ``site/``."""
    with served(published) as root:
        yield f"{root}{SUB_PATH}site/"


@dataclass
class Visit:
    """A reader's visit: the page, and everything she should never have noticed."""

    context: BrowserContext
    page: Page
    address: str
    noises: list[str] = field(default_factory=list)

    def open(self, path: str, width: int = 1280) -> Page:
        """Open a page below ``site/`` and wait until it is quiet."""
        self.page.set_viewport_size({"width": width, "height": 800})
        self.page.goto(self.address + path, wait_until="networkidle")
        return self.page

    def stored(self) -> list[object]:
        """Return everything that the browser remembers of us."""
        kept: list[object] = self.page.evaluate(
            "async () => [...Object.keys(localStorage), ...Object.keys(sessionStorage),"
            " ...(await caches.keys()), ...(await indexedDB.databases())]"
        )
        return [*kept, *self.context.cookies()]


@pytest.fixture
def visit(browser: Browser, address: str) -> Iterator[Visit]:
    """A visit that listens for faults; any noise fails the test at its end."""
    yield from _visit(browser, address, javascript=True)


@pytest.fixture
def visit_without_scripts(browser: Browser, address: str) -> Iterator[Visit]:
    """The same with JavaScript switched off."""
    yield from _visit(browser, address, javascript=False)


def _visit(browser: Browser, address: str, *, javascript: bool) -> Iterator[Visit]:
    context = browser.new_context(java_script_enabled=javascript, reduced_motion="reduce")
    visit = Visit(context, context.new_page(), address)

    def asked(request: Request) -> None:
        if not request.url.startswith((address, "data:", "blob:")):
            visit.noises.append(f"asked {request.url}")

    visit.page.on("request", asked)
    visit.page.on("console", lambda message: visit.noises.append(f"console: {message.text}"))
    visit.page.on("pageerror", lambda error: visit.noises.append(f"error: {error}"))
    visit.page.on("requestfailed", lambda request: _note_failure(visit, request))
    visit.page.on("response", lambda answer: _note(visit, answer.status, answer.url))
    yield visit
    context.close()
    assert visit.noises == []


def _note(visit: Visit, status: int, url: str) -> None:
    if status >= 400:
        visit.noises.append(f"{status}: {url}")


def _note_failure(visit: Visit, request: Request) -> None:
    """A request that the reader cut off by going on to the next page is no fault."""
    if request.failure != "net::ERR_ABORTED":
        visit.noises.append(f"failed: {request.url} {request.failure}")
