"""Test the service desk's page, opened from a folder in a browser."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.axe import faults


@pytest.mark.parametrize("width", [320, 1280])
def test_the_desks_page_works_from_a_file_share(built: Path, browser: Browser, width: int, tmp_path: Path) -> None:
    shutil.copytree(built / "out/print", tmp_path / "print")
    asked: list[str] = []
    context = browser.new_context(viewport={"width": width, "height": 800})
    page = context.new_page()
    page.on("request", lambda request: asked.append(request.url))
    page.goto((tmp_path / "print/nordby/index.html").as_uri())
    assert asked == [page.url], "one file, nothing from the network"
    page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
    assert faults(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    context.close()
