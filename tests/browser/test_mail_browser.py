"""Test mails in a browser: no network, no horizontal scrolling, readable in light and dark mode."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser

from tests.rendering.mail.rendering import render_mails
from tests.rendering.mail.test_mail import full
from tests.support import PROJECT

SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")

_CONTRAST = """() => {
  const light = c => { const v = c.match(/[\\d.]+/g).slice(0, 3).map(x => x / 255)
    .map(x => x <= 0.04045 ? x / 12.92 : ((x + 0.055) / 1.055) ** 2.4);
    return 0.2126 * v[0] + 0.7152 * v[1] + 0.0722 * v[2]; };
  const ground = e => { for (; e; e = e.parentElement) { const c = getComputedStyle(e).backgroundColor;
    if (!/, 0\\)$/.test(c)) return c; } return 'rgb(255,255,255)'; };
  const bad = [];
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let n = walk.nextNode(); n; n = walk.nextNode()) {
    const e = n.parentElement;
    if (!n.data.trim() || !e.getClientRects().length) continue;
    const [a, b] = [light(getComputedStyle(e).color), light(ground(e))].sort((x, y) => y - x);
    const ratio = (a + 0.05) / (b + 0.05);
    if (ratio < 4.5) bad.push([n.data.trim().slice(0, 30), ratio]);
  }
  return bad;
}"""
"""Every visible text with a contrast to its ground under 4.5."""
_FACTS = """() => [...document.querySelectorAll('.fact')]
  .map(fact => fact.getBoundingClientRect()).map(box => [box.top, box.left])"""
"""Top and left edge of each fact of a step, in pixels."""


@pytest.mark.parametrize("slug", ["samsoe", "herning"])
@pytest.mark.parametrize("language", ["da", "uk", "ar"])
def test_mail_on_a_screen(language: str, slug: str, browser: Browser, tmp_path: Path) -> None:
    page_file = tmp_path / "mail.html"
    page_file.write_bytes(render_mails(full(language, slug), PROJECT)[0].data)
    for width in (320, 375, 700):
        for scheme in SCHEMES:
            page = browser.new_page(viewport={"width": width, "height": 700}, color_scheme=scheme)
            page.goto(page_file.as_uri())
            assert page.evaluate("performance.getEntriesByType('resource').map(e => e.name)") == []
            assert page.evaluate("document.documentElement.scrollWidth") <= width
            assert page.evaluate(_CONTRAST) == []
            tops, lefts = zip(*page.evaluate(_FACTS), strict=True)
            assert (len(set(lefts)) == 1) == (width < 480), "facts are below each other on a phone"
            assert len(set(tops)) == len(tops) or width > 480
            page.close()
