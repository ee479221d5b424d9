"""Fixtures for browser tests: Chromium, the sample sites on a web server, and a reader's visit.

Playwright is imported only where a browser test runs, so that the other tests run without it.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.browser.server import served
from tests.rendering import sample_events
from tests.rendering.site.sample_site import publish

if TYPE_CHECKING:
    from playwright.sync_api import Browser

    from tests.browser.visit import Visit

SUB_PATH = "newcomers/"
"""The sites are served below a sub-path, as on a shared host."""


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """Leave these modules out where Playwright is missing and no browser test is asked for."""
    asked = config.option.markexpr != "not browser"
    return None if asked or find_spec("playwright") or collection_path.suffix != ".py" else True


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark every test in this folder as a browser test, which runs again, and is listed, when it fails."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker("browser")
            item.add_marker(pytest.mark.flaky(reruns=2, reruns_delay=2))


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's Chromium, started once per worker: Playwright starts only once in a process."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = os.environ.get("CHROMIUM", "/usr/bin/chromium")
        started = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield started
        started.close()


@pytest.fixture(scope="session")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that is served; the sites are below SUB_PATH."""
    folder = tmp_path_factory.mktemp("published")
    publish(folder / SUB_PATH)
    sample_events.publish(folder / SUB_PATH)
    return folder


@pytest.fixture(scope="session")
def address(published: Path) -> Iterator[str]:
    """The web address of ``site/``."""
    with served(published) as root:
        yield f"{root}{SUB_PATH}site/"


@pytest.fixture
def visit(browser: Browser, address: str) -> Iterator[Visit]:
    """A visit to the sample sites."""
    from tests.browser.visit import visiting

    with visiting(browser, address) as reader:
        yield reader


@pytest.fixture
def visit_without_scripts(browser: Browser, address: str) -> Iterator[Visit]:
    """A visit to the sample sites with JavaScript switched off."""
    from tests.browser.visit import visiting

    with visiting(browser, address, javascript=False) as reader:
        yield reader
