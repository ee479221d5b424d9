"""Test ``new``: files that pass ``check`` at once, and never overwrite anything."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support import ROOT, TESTS, Command, add, codes_of, edition_of, inspect
from velkomst.model import EditionPlace

VESTBY = ("new", "municipality", "--name", "Vestby Kommune", "--web", "https://www.vestby.dk")
SOURCE = ("--source", "https://www.nordby.dk/kilde")
EVENT = (
    "new",
    "event",
    "--title",
    "Sprogcafé",
    "--text",
    "Kom.",
    "--starts",
    "2027-02-01T17:00",
    "--where",
    "Her",
    *SOURCE,
)
CONTACT = (
    *(
        "new",
        "contact",
        "--title",
        "Mentor på polsk",
        "--role",
        "mentor",
        "--languages",
        "pl,da",
        "--phone",
        "12345678",
    ),
)
PLACE = ("new", "place", "--name", "Nordby Svømmehal", *SOURCE)
TOPIC = ("new", "topic", "--title", "Havnen", "--question", "Hvor er havnen?", "--text", "Den er her.", *SOURCE)
NEWSLETTER = (
    *("new", "newsletter", "--date", "2027-02-01", "--subject", "Nyt i februar", "--preheader", "Det sker snart."),
    *("--title", "Husk", "--text", "Rådhuset har lukket i uge 7.", *SOURCE),
)
EVERY_FIELD = TESTS / "every_field"


def snapshot(root: Path) -> dict[str, bytes]:
    """Return the bytes of every file that people edit."""
    files = [path for folder in ("content", "municipalities") for path in (root / folder).rglob("*") if path.is_file()]
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in files}


def citizen_service(root: Path, slug: str) -> EditionPlace:
    return next(place for place in edition_of(root, slug, "da").places if place.id == "borgerservice")


def test_a_new_municipality_passes_check(command: Command) -> None:
    said = command(*VESTBY)
    assert said.code == 0 and "Skrevet: municipalities/vestby/municipality.yml" in said.out
    assert command("check").code == 0
    assert [fault.code for fault in inspect(command.root).problems if fault.municipality == "vestby"] == [
        "was-url-missing"
    ]


def test_a_new_municipality_takes_three_commands(command: Command) -> None:
    assert command(*VESTBY).code == 0
    assert command("check").code == 0
    (command.root / "templates").symlink_to(ROOT / "templates")
    said = command("build", "-m", "vestby", "-l", "da", "--only", "mail")
    assert said.code == 0, said
    assert list((command.root / "out/mail/vestby/da").glob("*.html"))


def test_a_new_group_passes_check_and_takes_texts_of_its_own(command: Command) -> None:
    said = command("new", "group", "--name", "Øerne", "--municipalities", "nordby, sydby")
    assert said.code == 0 and "Skrevet: content/groups/oeerne/group.yml" in said.out, said
    assert command("check").code == 0
    for asked, path in ((EVENT, "events.yml"), (PLACE, "places.yml"), (TOPIC, "topics/havnen.yml")):
        said = command(*asked, "-g", "oeerne")
        assert said.code == 0 and f"Skrevet: content/groups/oeerne/{path}" in said.out, said
    assert command("check").code == 0
    topic = next(topic for topic in edition_of(command.root, "sydby", "da").topics if topic.id == "havnen")
    assert (topic.owner, topic.authority.text) == ("oeerne", "Øerne")


def test_its_citizen_service_is_reached_as_municipality_yml_says(command: Command) -> None:
    command(*VESTBY, "--phone", "12 34 56 78", "--email", "post@vestby.dk")
    place = citizen_service(command.root, "vestby")
    assert (place.web, place.email) == ("https://www.vestby.dk", "post@vestby.dk")
    assert place.phone.replace(" ", "") == "12345678"


def test_a_municipality_of_one_handwritten_file_has_no_error(command: Command) -> None:
    command(*VESTBY)
    (command.root / "municipalities/vestby/box.yml").unlink()
    assert command("check").code == 0
    assert "insert-without-text" in codes_of(inspect(command.root).problems)
    assert citizen_service(command.root, "vestby").web == "https://www.vestby.dk"


@pytest.mark.parametrize(
    ("asked", "path"),
    [(EVENT, "events.yml"), (PLACE, "places.yml"), (CONTACT, "contacts.yml"), (TOPIC, "topics/havnen.yml")],
)
@pytest.mark.parametrize("slug", ["nordby", ""])
def test_a_new_text_passes_check(command: Command, asked: tuple[str, ...], path: str, slug: str) -> None:
    before = snapshot(command.root)
    said = command(*asked, *(("-m", slug) if slug else ()))
    written = f"municipalities/{slug}/{path}" if slug else f"content/{path}"
    assert said.code == 0 and f"Skrevet: {written}" in said.out, said
    assert command("check").code == 0
    after = snapshot(command.root)
    assert after.pop(written).startswith(before.pop(written, b""))
    assert after == before, "no other file is touched"


@pytest.mark.parametrize(
    ("asked", "message"),
    [
        (("new", "municipality", "--name", "Nordby Kommune", "--web", "https://www.nordby.dk"), "findes allerede"),
        ((*VESTBY, "--slug", "../vestby"), "er intet godt navn"),
        (("new", "group", "--name", "Øerne", "--municipalities", "nordby,vestby"), "kommunen 'vestby' findes ikke"),
        (("new", "group", "--name", "Nordby", "--municipalities", "sydby"), "hedder det samme som kommunen"),
        ((*EVENT, "-g", "oeerne"), "'oeerne' findes ikke"),
        ((*TOPIC, "--id", "../../havnen", "-m", "nordby"), "er intet godt navn"),
        ((*TOPIC, "--id", "nordby-ferry", "-m", "nordby"), "findes allerede"),
        ((*PLACE, "--id", "ferry", "-m", "nordby"), "Intet er ændret"),
        ((*PLACE, "--web", "nordby.dk", "-m", "nordby"), "Skriv hele adressen"),
        ((*EVENT, "--ends", "i morgen", "-m", "nordby"), "Intet er ændret"),
        ((*VESTBY, "--languages", "da,xx"), "Intet er ændret"),
        ((*EVENT, "-m", "vestby"), "kommunen 'vestby' findes ikke"),
        (("new", "topic", "--title", "Havnen"), "Der mangler: --question, --text, --source"),
    ],
)
def test_what_cannot_be_written_leaves_everything(command: Command, asked: tuple[str, ...], message: str) -> None:
    before = snapshot(command.root)
    said = command(*asked)
    assert said.code in (1, 2) and message in said.err, said
    assert snapshot(command.root) == before


def test_what_is_missing_is_asked_for_on_a_terminal(command: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    answers = iter(["", "Vestby Kommune", "https://www.vestby.dk"])
    questions: list[str] = []

    def answer(question: str) -> str:
        questions.append(question)
        return next(answers)

    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    monkeypatch.setattr("builtins.input", answer)
    assert command("new", "municipality").code == 0
    assert questions == ["navnet: ", "navnet: ", "hjemmesiden, https://...: "]
    assert (command.root / "municipalities/vestby/municipality.yml").exists()


def test_an_issue_of_the_newsletter_is_written_and_passes_check(command: Command) -> None:
    add(command.root, "content/mails/newsletter.yml", (EVERY_FIELD / "content/mails/newsletter.yml").read_text("utf-8"))
    assert command(*NEWSLETTER, "-m", "nordby").code == 0
    text = (command.root / "municipalities/nordby/newsletters/2027-02-01.yml").read_text("utf-8")
    assert 'date: "2027-02-01"' in text and 'subject: "Nyt i februar"' in text
    again = command(*NEWSLETTER, "-m", "nordby")
    assert again.code == 2 and "findes allerede" in again.err


def test_an_issue_without_a_mail_to_send_it_in_is_not_written(command: Command) -> None:
    before = snapshot(command.root)
    said = command(*NEWSLETTER, "-m", "nordby")
    assert said.code == 1 and "purpose: newsletter" in said.err and snapshot(command.root) == before


def test_a_new_language_takes_three_commands(command: Command) -> None:
    region, nordby = (command.root / path for path in ("content/region.yml", "municipalities/nordby/municipality.yml"))
    before = region.read_bytes()
    said = command("new", "language", "fr", "-m", "nordby")
    assert said.code == 0 and "fransk (fr) skrives fra venstre mod højre" in said.out, said
    assert "build.py check" not in said.out and "build.py translate update" in said.out
    assert region.read_bytes() == before.replace(b"[da, en, ar]", b"[da, en, ar, fr]")
    assert b"[da, en, ar, fr]" in nordby.read_bytes()
    assert command("translate", "update").code == 0
    assert (command.root / "locales/fr/LC_MESSAGES/nordby.po").is_file()
    assert command("check").code == 0
    assert edition_of(command.root, "nordby", "fr").direction == "ltr"


def test_a_language_that_cannot_be_used_changes_nothing(command: Command) -> None:
    before = snapshot(command.root)
    for code, reason in (("xx", "CLDR"), ("FR", "CLDR"), ("../x", "CLDR"), ("ar", "allerede")):
        said = command("new", "language", code)
        assert said.code != 0 and reason in said.err, said
    assert command("new", "language", "fr", "-m", "vestby").code == 2
    assert snapshot(command.root) == before
    assert sorted(path.name for path in (command.root / "locales").iterdir()) == ["ar", "en"]


def test_a_new_language_comes_last_in_a_list_of_lines(command: Command) -> None:
    region = command.root / "content/region.yml"
    text = region.read_text("utf-8").replace("languages: [da, en, ar]", "languages:\n  - da\n  - en\n  - 'ar'  # RTL")
    region.write_text(text, "utf-8")
    assert command("new", "language", "so").code == 0
    assert region.read_text("utf-8") == text.replace("'ar'  # RTL", "'ar'  # RTL\n  - so")
