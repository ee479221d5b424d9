"""Test the forms in Chromium: an edit changes one line, check refuses what is wrong, and no other host is asked."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.region import REGION
from tests.support import DAY, PROJECT, ROOT
from velkomst.cli.forms import pages
from velkomst.cli.preview.server import server
from velkomst.model.project import Project

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

PLACES = "municipalities/klitoe/places.yml"
TOPIC = "municipalities/klitoe/topics/klitoe-ferry.yml"
_LONGEST = 30_000
"""Milliseconds that a check may take on a busy machine."""
_REFUSED = ("Object", "undefined")
"""What Decap CMS rejects a promise with, and handles nowhere, when a save is refused."""


@dataclass
class FormsVisit:
    """The forms of a municipality in a browser, the project that they write, and what went wrong."""

    page: Page
    root: Path
    address: str
    faults: list[str] = field(default_factory=list)

    def open(self, collection: str, entry: str, item: str) -> None:
        """Open a collection by its label in the menu, a file by its name, and an entry of its list."""
        self.page.goto(self.address)
        self.page.get_by_role("link", name=collection).click()
        self.page.locator(f'a[href$="/entries/{entry}"]').click()
        self.page.get_by_text(f"{item} · ").first.click()

    def save(self) -> None:
        self.page.get_by_role("button", name="Gem", exact=True).click()
        self.page.get_by_role("menuitem", name="Gem nu").click()

    def write(self, label: str, text: str) -> None:
        """Replace the text of a field as a person does: Decap CMS keeps the caret while it draws a field again."""
        self.page.get_by_label(label).first.press("ControlOrMeta+a")
        self.page.keyboard.insert_text(text)

    def read(self, path: str) -> str:
        return (self.root / path).read_bytes().decode()


@pytest.fixture
def forms(browser: Browser, tmp_path: Path) -> Iterator[FormsVisit]:
    """The forms of a copy of the fixture region; afterwards every error and request to another host fails the test."""
    if not pages.is_installed(PROJECT):
        pytest.skip("the npm packages of the forms are not installed: npm ci")
    root = tmp_path / "project"
    shutil.copytree(REGION.root, root)
    for name in ("templates", "node_modules"):
        (root / name).symlink_to(ROOT / name)
    with server(Project(root), DAY, 0, edit=True) as http_server:
        threading.Thread(target=http_server.serve_forever, daemon=True).start()
        host = f"http://127.0.0.1:{http_server.server_port}/"
        context = browser.new_context(viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
        context.set_default_timeout(_LONGEST)
        visit = FormsVisit(context.new_page(), root, f"{host}admin/klitoe/")
        asked: list[str] = []
        visit.page.on("request", lambda request: asked.append(request.url))
        visit.page.on("pageerror", lambda error: visit.faults.append(str(error)))
        yield visit
        context.close()
        http_server.shutdown()
    assert [url for url in asked if not url.startswith((host, "data:", "blob:"))] == []
    assert [fault for fault in visit.faults if fault not in _REFUSED] == []


def test_a_new_phone_number_changes_one_line_and_a_wrong_address_is_explained_at_its_field(forms: FormsVisit) -> None:
    before = forms.read(PLACES)
    forms.open("Steder, kontakter", "places", "borgerservice")
    old = forms.page.get_by_label("Hjemmeside").first.input_value()
    forms.write("Hjemmeside", "http://klitoe.example")
    forms.write("Telefon", "12345699")
    forms.save()
    forms.page.get_by_text("Skriv hele adressen. Den begynder med https://").wait_for()
    assert forms.read(PLACES) == before
    forms.write("Hjemmeside", old)
    forms.save()
    forms.page.get_by_text("Alt er gemt").wait_for()
    assert forms.read(PLACES) == before.replace('"12345600"', '"12345699"')


def test_a_word_of_a_text_changes_one_line_and_a_wrong_lookup_is_refused(forms: FormsVisit) -> None:
    before = forms.read(TOPIC)
    forms.open("Emner: jeres egne", "klitoe-ferry", "klitoe-ferry-answer")
    text = forms.page.get_by_label("Tekst", exact=True).first
    old = text.input_value()
    text.fill(f"{{{{ value.x }}}} {old}")
    forms.save()
    message = forms.page.locator("#messages li.error").first
    message.wait_for()
    assert "Tekster 1 (klitoe-ferry-answer) › Tekst" in message.inner_text()
    assert f"{TOPIC}:" in message.inner_text()
    assert forms.read(TOPIC) == before
    text.fill(f"Kort sagt: {old}")
    forms.save()
    forms.page.get_by_text("Alt er gemt").wait_for()
    old_lines, new_lines = before.split("\n"), forms.read(TOPIC).split("\n")
    assert [(a, b) for a, b in zip(old_lines, new_lines, strict=True) if a != b] == [
        (f"      {old}", f"      Kort sagt: {old}")
    ]
