"""Test the forms in Chromium: an edit changes one line, check refuses what is wrong, and no other host is asked."""

from __future__ import annotations

import random
import re
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import yaml

from tests.region import REGION
from tests.support import DAY, PROJECT, ROOT, copy_project
from tools.audit.forms import RandomEdit, files_of
from velkomst.cli.forms import pages, save_check
from velkomst.cli.forms.form_kinds import file_collections, kind_of, single_files
from velkomst.cli.forms.layers import FormLayer, layer_of, layers
from velkomst.cli.preview.content import ContentOnDisk
from velkomst.cli.preview.server import server
from velkomst.model.project import Project

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Locator, Page

PLACES = "municipalities/klitoe/places.yml"
EVENTS = "municipalities/klitoe/events.yml"
CONTACTS = "municipalities/klitoe/contacts.yml"
CHANGES = "municipalities/klitoe/topics/cpr-registration.yml"
TOPIC = "municipalities/klitoe/topics/klitoe-ferry.yml"
_LONGEST = 30_000
"""Milliseconds that a check may take on a busy machine."""
_NAMES = "title name text motto subject preheader about question intro you_are does where bring"
_FREE = ", ".join(f':is(input, textarea)[id^="{name}-field-"]' for name in _NAMES.split())
"""Fields that take any text."""
_TEXT = re.compile(rf"\b({'|'.join(_NAMES.split())}): ")
_FOLDED = 'xpath=ancestor::*[contains(@class, "SortableListItem")]/*[contains(@class, "NestedObjectLabel")]'
"""The names of the folded entries that a field is in."""
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

    def add(self, entry: str, button: str) -> None:
        """Add an entry to a list of the municipality: that of the places, contacts, events ..."""
        self.page.goto(self.address)
        self.page.get_by_role("link", name="Steder, kontakter").click()
        self.page.locator(f'a[href$="/entries/{entry}"]').click()
        self.page.get_by_role("button", name=button).click()
        self.page.get_by_label("Navn i filerne (id)").last.wait_for()

    def add_change(self, topic: str, verb: str) -> None:
        """Add a change to the file of changes of a topic, by words of the topic's title and the label of the verb."""
        self.page.goto(self.address)
        self.page.get_by_role("link", name="Emner: jeres ændringer").click()
        self.page.get_by_role("link", name=topic).click()
        self.page.get_by_role("button", name="Tilføj ændring").click()
        self.page.get_by_role("menuitem", name=verb).click()

    def fill(self, name: str, text: str, nth: int = -1) -> None:
        """Write into a field of the entry that was added, by its key: the last of those that are shown, or the nth."""
        field = self.page.locator(f'[id^="{name}-field-"]:visible').nth(nth)
        field.press("ControlOrMeta+a")
        self.page.keyboard.insert_text(text)

    def choose(self, name: str, *choices: str, nth: int = -1) -> None:
        """Choose from a list as with the keyboard: write a few letters, then press Enter."""
        field = self.page.locator(f'[id^="{name}-field-"]:visible').nth(nth)
        for choice in choices:
            field.press_sequentially(choice)
            self.page.get_by_role("option", name=choice).first.wait_for()
            field.press("Enter")

    def save(self) -> None:
        self.page.get_by_role("button", name="Gem", exact=True).click()
        self.page.get_by_role("menuitem", name="Gem nu").click()

    def write(self, label: str, text: str) -> None:
        """Replace the text of a field as a person does: Decap CMS keeps the caret while it draws a field again."""
        self.page.get_by_label(label).first.press("ControlOrMeta+a")
        self.page.keyboard.insert_text(text)

    def read(self, path: str) -> str:
        return (self.root / path).read_bytes().decode()

    def texts(self) -> dict[str, str]:
        """Return path -> text of every file of the project's content."""
        tops = [self.root / "content", self.root / "municipalities"]
        files = (file for top in tops for file in sorted(top.rglob("*")) if file.is_file())
        return {path: self.read(path) for path in (file.relative_to(self.root).as_posix() for file in files)}

    def open_entry(self, entry: FormEntry) -> None:
        """Open a file by its collection and name."""
        self.page.goto(self.address.replace("/klitoe/", f"/{entry.address}/") + f"#/collections/{entry.collection}")
        self.page.locator(f'a[href$="/entries/{entry.name}"]').click()
        self.page.locator(_FREE).first.wait_for(state="attached")

    def append_word(self, dice: random.Random) -> str:
        """Append a word to a text of the form, which is unfolded first; return the name of its field."""
        texts = [text for text in self.page.locator(_FREE).all() if text.input_value()]
        text = next(text for text in dice.sample(texts, len(texts)) if self.unfolded(text))
        text.press("Control+End")
        self.page.keyboard.insert_text(" nyt-ord")
        return str(text.get_attribute("id"))

    def unfolded(self, text: Locator) -> bool:
        """Unfold the entries that a field is in; return whether it can be seen now."""
        for _ in range(20):
            if text.is_visible():
                return True
            for label in text.locator(_FOLDED).all():
                if label.is_visible():
                    label.click()
            self.page.wait_for_timeout(100)
        return False


@dataclass(frozen=True)
class FormEntry:
    """A file with a form: the address of its layer, its collection, its name there, and its path."""

    address: str
    collection: str
    name: str
    path: str


def entries(root: Path, layer: FormLayer) -> list[FormEntry]:
    """Return the files of a layer that have a form."""
    single = {path: kind for kind, path in single_files(layer).items()}
    found = []
    for path in files_of(root):
        if layer_of(root, path) != layer or not _TEXT.search((root / path).read_text("utf-8")):
            continue
        if path in single:
            kind = single[path]
            collection = next(name for name, kinds in file_collections(layer).items() if kind in kinds)
        else:
            collection, kind = f"{kind_of(root, layer, path)}-{Path(path).parent.name}", Path(path).stem
        found.append(FormEntry(layer.address, f"{layer.address}-{collection}", kind, path))
    return found


@pytest.fixture
def forms(browser: Browser, tmp_path: Path) -> Iterator[FormsVisit]:
    """The forms of a copy of the fixture region; afterwards every error and request to another host fails the test."""
    if not pages.is_installed(PROJECT):
        pytest.skip("the npm packages of the forms are not installed: npm ci")
    root = tmp_path / "project"
    copy_project(REGION.root, root)
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


def test_a_wrong_lookup_is_refused_at_its_field_and_a_right_word_changes_one_line(forms: FormsVisit) -> None:
    before = forms.read(TOPIC)
    forms.open("Emner: jeres egne", "klitoe-ferry", "klitoe-ferry-answer")
    text = forms.page.get_by_label("Tekst", exact=True).first
    old = text.input_value()
    text.fill(f"{{{{ value.x }}}} {old}")
    forms.page.get_by_text("klitoe-ferry-answer · ").first.locator("..").get_by_role("button").first.click()
    forms.save()
    message = forms.page.locator('[aria-label="text field"] > .at-field.error')
    message.wait_for()
    assert "opslaget 'value.x' findes ikke" in message.inner_text()
    assert text.get_attribute("aria-describedby") == message.get_attribute("id")
    assert text.evaluate("field => field === document.activeElement && field.checkVisibility()")
    (listed,) = forms.page.locator("#messages li.error").all()
    assert listed.get_by_role("button").inner_text() == "Tekster 1 (klitoe-ferry-answer) › Tekst"
    assert forms.read(TOPIC) == before
    text.fill(f"Kort sagt: {old}")
    forms.save()
    forms.page.get_by_text("Alt er gemt").wait_for()
    assert forms.page.locator(".at-field.error").count() == 0
    old_lines, new_lines = before.split("\n"), forms.read(TOPIC).split("\n")
    assert [(a, b) for a, b in zip(old_lines, new_lines, strict=True) if a != b] == [
        (f"      {old}", f"      Kort sagt: {old}")
    ]


def test_what_breaks_another_file_is_listed_above_the_form(forms: FormsVisit) -> None:
    before = forms.read(TOPIC)
    forms.open("Emner: jeres egne", "klitoe-ferry", "klitoe-ferry-answer")
    forms.write("Navn i filerne (id)", "klitoe-boat")
    forms.save()
    listed = forms.page.locator("#messages li.error", has=forms.page.locator("code")).first
    listed.wait_for()
    assert re.match(r"municipalities/klitoe/(media|municipality)\.yml:\d", listed.locator("code").inner_text())
    pane = forms.page.locator("#messages").locator("..")
    assert pane.locator("> *").first.get_attribute("id") == "messages"
    assert forms.read(TOPIC) == before


def test_a_new_event_is_written_to_a_new_file(forms: FormsVisit) -> None:
    assert not (forms.root / EVENTS).exists()
    forms.add("events", "Tilføj arrangement")
    forms.fill("id", "klitoe-spil")
    forms.fill("title", "Brætspil på biblioteket")
    forms.fill("text", "Kom og spil. Du behøver ikke kunne dansk.")
    forms.fill("where", "Klitø Bibliotek")
    forms.fill("source", "https://www.klitoe.example/spil")
    forms.fill("starts", "2027-01-05T19:00")
    forms.save()
    forms.page.get_by_text("Alt er gemt").wait_for()
    assert yaml.safe_load(forms.read(EVENTS))["events"] == [
        {
            "id": "klitoe-spil",
            "title": "Brætspil på biblioteket",
            "text": "Kom og spil. Du behøver ikke kunne dansk.\n",
            "where": "Klitø Bibliotek",
            "source": "https://www.klitoe.example/spil",
            "starts": "2027-01-05T19:00",
        }
    ]


def test_a_new_contact_is_added_and_a_missing_language_is_explained(forms: FormsVisit) -> None:
    before = forms.read(CONTACTS)
    forms.add("contacts", "Tilføj kontakt")
    forms.fill("id", "mentor-polish")
    forms.fill("title", "Mentor på polsk")
    forms.fill("source", "https://www.klitoe.example/mentorer")
    forms.choose("role", "Mentor")
    forms.fill("email", "mentor@klitoe.example")
    forms.save()
    listed = forms.page.locator("#messages li.error").first
    listed.wait_for()
    assert "sprog" in listed.inner_text().lower(), listed.inner_text()
    assert forms.read(CONTACTS) == before
    forms.choose("languages", "polsk", "dansk")
    forms.fill("offers", "Hjælper dig i gang på arbejdet.")
    forms.save()
    forms.page.get_by_text("Alt er gemt").wait_for()
    after = forms.read(CONTACTS)
    assert after.startswith(before)
    assert yaml.safe_load(after)["contacts"][-1] == {
        "id": "mentor-polish",
        "title": "Mentor på polsk",
        "source": "https://www.klitoe.example/mentorer",
        "role": "mentor",
        "languages": ["pl", "da"],
        "offers": "Hjælper dig i gang på arbejdet.",
        "email": "mentor@klitoe.example",
    }


def test_a_local_text_after_a_shared_one_is_added_and_shown(forms: FormsVisit) -> None:
    before = forms.read(CHANGES)
    forms.add_change("CPR", "Ny tekst efter en fælles")
    forms.choose("after", "(deadline)", nth=0)
    forms.fill("id", "klitoe-eksempel", nth=0)
    forms.fill("text", "Kom forbi rådhuset på Klitø, hvis du er i tvivl.", nth=0)
    forms.fill("source", "https://www.klitoe.example/cpr", nth=0)
    forms.save()
    forms.page.get_by_text("Alt er gemt").wait_for()
    after = forms.read(CHANGES)
    assert after.startswith(before)
    assert yaml.safe_load(after)["changes"][-1] == {
        "after": "deadline",
        "id": "klitoe-eksempel",
        "text": "Kom forbi rådhuset på Klitø, hvis du er i tvivl.\n",
        "source": "https://www.klitoe.example/cpr",
    }
    forms.page.goto(str(forms.page.get_by_role("link", name="Se siden").get_attribute("href")))
    forms.page.get_by_text("Kom forbi rådhuset på Klitø").wait_for()


def test_a_shared_text_is_replaced_and_the_form_writes_the_fingerprint(forms: FormsVisit) -> None:
    before = forms.read(CHANGES)
    forms.add_change("CPR", "Erstat en fælles tekst")
    forms.choose("replace", "(register-nordic)", nth=0)
    forms.fill("title", "Din frist på Klitø", nth=0)
    forms.save()
    forms.page.get_by_text("Alt er gemt").wait_for()
    after = forms.read(CHANGES)
    assert after.startswith(before)
    change = yaml.safe_load(after)["changes"][-1]
    assert (change["replace"], change["title"]) == ("register-nordic", "Din frist på Klitø")
    assert re.fullmatch("[0-9a-f]{8}", change["based_on"])


def test_a_help_is_readable_and_a_file_of_changes_is_listed_by_the_title_of_its_topic(forms: FormsVisit) -> None:
    forms.page.goto(f"{forms.address}#/collections/klitoe-changes-topics")
    listed = forms.page.locator('a[href$="/entries/cpr-registration"]')
    listed.wait_for()
    assert listed.inner_text() == "CPR og folkeregister (cpr-registration)"
    forms.add_change("CPR", "Ny tekst efter en fælles")
    forms.page.get_by_text("Et link til et emne skrives [læge](topic:gp)").locator("visible=true").first.wait_for()


def test_twenty_random_edits_change_hardly_more_than_their_line_and_no_other_file(
    forms: FormsVisit, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(save_check, "problems_of", lambda *_: ())
    monkeypatch.setattr(ContentOnDisk, "problems", lambda *_: ())
    dice = random.Random(1)
    known = {layer.address: layer for layer in layers(forms.root)}
    files = [entry for address in ("klitoe", "shared") for entry in entries(forms.root, known[address])]
    for entry in sorted(dice.sample(files, 20), key=lambda entry: entry.address):
        before = forms.texts()
        forms.open_entry(entry)
        done = forms.append_word(dice)
        forms.save()
        forms.page.get_by_text("Alt er gemt").wait_for()
        after = forms.texts()
        changed = [path for path in after if after[path] != before.get(path)]
        assert changed == [entry.path], (entry, done)
        edit = RandomEdit(entry.path, "word", before[entry.path], after[entry.path], 1)
        assert (edit.faults, "nyt-ord" in edit.after) == ([], True), (entry, done)
