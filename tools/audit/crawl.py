"""Visit pages in a browser and report accessibility faults, noise, storage, overflow and weight."""

from __future__ import annotations

import asyncio
import gzip
import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from playwright.async_api import BrowserContext, Page, Request, Response, async_playwright

TABS = 4
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"]
MODES = {"1280 light": (1280, "light"), "1280 dark": (1280, "dark"), "320": (320, "light")}
FIRST_VIEW = 150_000
"""The most compressed bytes that a topic page may load before the reader does anything."""
_STORED = """async () => [...Object.keys(localStorage), ...Object.keys(sessionStorage),
  ...(await caches.keys()), ...(await indexedDB.databases()).map(each => each.name)]"""
_PACKED = (".html", ".css", ".js", ".json", ".svg")


@dataclass
class Crawl:
    """The result of a crawl: one line per fault with its page, and the number of pages."""

    axe: list[str] = field(default_factory=list)
    noise: list[str] = field(default_factory=list)
    stored: list[str] = field(default_factory=list)
    wide: list[str] = field(default_factory=list)
    weights: dict[str, int] = field(default_factory=dict)
    pages: int = 0


async def crawl(
    address: str, paths: Sequence[str], light: Sequence[str], axe: Path, tell: Callable[[int], None]
) -> Crawl:
    """Visit ``address + path`` in every mode, several at a time; weigh the pages in ``light`` with an empty cache."""
    found, script = Crawl(), axe.read_text("utf-8")
    waiting: asyncio.Queue[str] = asyncio.Queue()
    for path in paths:
        waiting.put_nowait(path)
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(
            executable_path=os.environ.get("CHROMIUM", "/usr/bin/chromium"), args=["--no-sandbox"]
        )

        async def tab() -> None:
            context = await browser.new_context(reduced_motion="reduce")
            page = await context.new_page()
            here = [""]
            _listen(page, address, here, found)
            while not waiting.empty():
                here[0] = waiting.get_nowait()
                await _look(page, context, address, here[0], script, found)
                found.pages += 1
                tell(found.pages)
            await context.close()

        await asyncio.gather(*(tab() for _ in range(TABS)))
        for path in light:
            context = await browser.new_context()
            found.weights[path] = await _weigh(await context.new_page(), address + path)
            await context.close()
        await browser.close()
    return found


def _listen(page: Page, address: str, here: list[str], crawl: Crawl) -> None:
    def asked(request: Request) -> None:
        if not request.url.startswith((address, "data:", "blob:")):
            crawl.noise.append(f"{here[0]}: asked {request.url}")

    def answered(response: Response) -> None:
        if response.status >= 400:
            crawl.noise.append(f"{here[0]}: {response.status} {response.url}")

    page.on("request", asked)
    page.on("response", answered)
    page.on("console", lambda said: said.type in ("error", "warning") and crawl.noise.append(f"{here[0]}: {said.text}"))
    page.on("pageerror", lambda error: crawl.noise.append(f"{here[0]}: {error}"))


async def _look(page: Page, context: BrowserContext, address: str, path: str, script: str, found: Crawl) -> None:
    await page.set_viewport_size({"width": 1280, "height": 800})
    await page.goto(address + path, wait_until="load")
    await page.evaluate(script)  # through the debugger, which no content security policy hinders
    for mode, (width, scheme) in MODES.items():
        await page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
        await page.set_viewport_size({"width": width, "height": 800})
        result: dict[str, Any] = await page.evaluate(
            "rules => axe.run({runOnly: {type: 'tag', values: rules}, resultTypes: ['violations']})", RULES
        )
        for broken in result["violations"]:
            nodes = "; ".join(node["html"][:200] for node in broken["nodes"][:3])
            found.axe.append(f"{path} [{mode}] {broken['id']} ({broken['impact']}, {len(broken['nodes'])}×): {nodes}")
    across = await page.evaluate("document.documentElement.scrollWidth")
    if across > 320:
        found.wide.append(f"{path}: {across} px")
    kept = [*await page.evaluate(_STORED), *(cookie.get("name") for cookie in await context.cookies())]
    if kept:
        found.stored.append(f"{path}: {kept}")


async def _weigh(page: Page, url: str) -> int:
    answers: list[Response] = []
    page.on("response", lambda answer: answers.append(answer))  # noqa: PLW0108 - Playwright marks its listeners
    await page.set_viewport_size({"width": 375, "height": 800})
    await page.goto(url, wait_until="networkidle")
    return sum([_packed(answer.url, await answer.body()) for answer in answers])


def _packed(url: str, body: bytes) -> int:
    path = url.split("?", maxsplit=1)[0]
    return len(gzip.compress(body, 6, mtime=0)) if path.endswith(("/", *_PACKED)) else len(body)
