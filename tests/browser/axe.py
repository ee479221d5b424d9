"""Check a page with axe-core against WCAG 2.2 A and AA and its best practices."""

from __future__ import annotations

import json

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"]
TICKED = {"runOnly": {"type": "tag", "values": RULES}, "resultTypes": ["violations"]}


def faults(page: Page) -> list[str]:
    """Return every violation that axe finds, as rule and element."""
    result = Axe().run(page, options=TICKED)
    return [
        f"{violation['id']}: {json.dumps([node['html'][:160] for node in violation['nodes']][:3])}"
        for violation in result.response["violations"]
    ]
