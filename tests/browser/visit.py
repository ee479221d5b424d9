"""Visit served pages in Chromium and collect every fault of a page."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from playwright.sync_api import Browser, BrowserContext, Page, Request


@dataclass
class Visit:
    """A page below ``address``, and everything that went wrong on it."""

    context: BrowserContext
    page: Page
    address: str
    faults: list[str] = field(default_factory=list)

    def open(self, path: str, width: int = 1280) -> Page:
        """Open a page below ``site/`` and wait until the network is idle; width in CSS pixels."""
        self.page.set_viewport_size({"width": width, "height": 800})
        self.page.goto(self.address + path, wait_until="networkidle")
        return self.page

    def stored(self) -> list[object]:
        """Return everything that the browser has stored for the site."""
        kept: list[object] = self.page.evaluate(
            "async () => [...Object.keys(localStorage), ...Object.keys(sessionStorage),"
            " ...(await caches.keys()), ...(await indexedDB.databases())]"
        )
        return [*kept, *self.context.cookies()]


@contextmanager
def visiting(browser: Browser, address: str, *, javascript: bool = True) -> Iterator[Visit]:
    """Yield a visit; afterwards every console message, error and request to another host fails the test."""
    context = browser.new_context(java_script_enabled=javascript, reduced_motion="reduce")
    visit = Visit(context, context.new_page(), address)

    def asked(request: Request) -> None:
        if not request.url.startswith((address, "data:", "blob:")):
            visit.faults.append(f"asked {request.url}")

    visit.page.on("request", asked)
    visit.page.on("console", lambda message: visit.faults.append(f"console: {message.text}"))
    visit.page.on("pageerror", lambda error: visit.faults.append(f"error: {error}"))
    visit.page.on("requestfailed", lambda request: _note_failure(visit, request))
    visit.page.on("response", lambda answer: _note(visit, answer.status, answer.url))
    yield visit
    context.close()
    assert visit.faults == []


def _note(visit: Visit, status: int, url: str) -> None:
    if status >= 400:
        visit.faults.append(f"{status}: {url}")


def _note_failure(visit: Visit, request: Request) -> None:
    """A request that the reader cut off by going on to the next page is no fault."""
    if request.failure != "net::ERR_ABORTED":
        visit.faults.append(f"failed: {request.url} {request.failure}")
