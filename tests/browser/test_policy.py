"""Test the content security policy in a browser."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, Route

from tests.browser.visit import Visit

SMUGGLED = """<p onclick="document.title='clicked'" style="position:fixed;inset:0" id="smuggled">x</p>
<script>document.title = 'ran'</script><style>h1{display:none}</style>
<img src="x.png" onerror="document.title='failed'"><a href="javascript:document.title='followed'" id="link">x</a>"""
PATHS = ("samsoe/da/", "samsoe/uk/eu/", "samsoe/ar/topics/emergency/", "", "404.html")


@pytest.mark.parametrize("path", PATHS)
def test_nothing_smuggled_into_a_page_runs(path: str, visit: Visit) -> None:
    page = _smuggle(visit, path)
    title = page.title()
    page.locator("#smuggled").dispatch_event("click")
    page.locator("#link").dispatch_event("click")
    page.wait_for_timeout(100)
    assert page.title() == title and title not in ("ran", "failed", "clicked", "followed")
    assert page.evaluate("getComputedStyle(document.querySelector('#smuggled')).position") == "static"
    assert page.evaluate("getComputedStyle(document.querySelector('h1')).display") != "none"
    refused = [fault for fault in visit.faults if "Content Security Policy" in fault]
    assert len(refused) >= 4
    visit.faults.clear()


def test_without_the_policy_it_would_have_run(visit: Visit) -> None:
    page = _smuggle(visit, "samsoe/da/", "Content-Security-Policy")
    assert page.title() in ("ran", "failed")
    visit.faults.clear()


def test_search_and_styles_work_under_the_policy(visit: Visit) -> None:
    page = visit.open("samsoe/da/")
    page.click(".md-search__input")
    page.keyboard.type("CPR")
    page.wait_for_selector(".md-search-result__item")
    assert page.evaluate("getComputedStyle(document.documentElement).getPropertyValue('--brand')")


def _smuggle(visit: Visit, path: str, taken_out: str = "\0") -> Page:
    def answer(route: Route) -> None:
        made = route.fetch()
        body = made.text().replace(taken_out, "x-nothing").replace("</header>", f"</header>{SMUGGLED}", 1)
        route.fulfill(response=made, body=body)

    visit.page.route(visit.address + path, answer)
    page = visit.open(path)
    assert page.locator("#smuggled").count() == 1
    return page
