"""Test newsletters, overviews and invitations with their calendar files."""

from __future__ import annotations

import email
from dataclasses import replace
from datetime import date, datetime, timedelta
from email.message import EmailMessage
from email.policy import default
from typing import Any
from zoneinfo import ZoneInfo

import icalendar
import pytest

from tests.rendering.mail.rendering import render_mails
from tests.rendering.sample_edition import AUDIENCES, sample_edition
from tests.support import PROJECT
from velkomst.formats.occurrences import EventTime, format_day, format_time_of_day, occurrences_for_mail
from velkomst.model import (
    Edition,
    EditionEvent,
    EditionField,
    EditionSignup,
    LocalizedText,
    Occurrence,
    Purpose,
    Repeat,
)
from velkomst.model.edition_mails import EditionNews
from velkomst.model.newsletter import EditionIssue
from velkomst.rendering import calendar

ZONE = ZoneInfo("Europe/Copenhagen")
CHANGED = date(2026, 10, 1)
"""The day on which the event changed."""
EVENT_FIELDS = ("event_title", "event_start", "event_place", "event_url")


def cafe(audiences: tuple[str, ...] = AUDIENCES, repeat: Repeat | None = None) -> EditionEvent:
    return EditionEvent(
        id="cafe",
        owner="shared",
        title=LocalizedText("Sprogcafé, for alle; også børn", "da"),
        text=LocalizedText("Kom og tal **dansk**.", "da"),
        starts=datetime.fromisoformat("2026-10-21T17:00"),
        ends=datetime.fromisoformat("2026-10-21T19:00"),
        repeat=repeat,
        places=(),
        where=LocalizedText("Biblioteket", "da"),
        cost=LocalizedText("Gratis", "da"),
        audiences=audiences,
        source="https://www.samsoe.dk/cafe",
    )


def telling(purpose: Purpose, event: EditionEvent, language: str = "da", as_of: date = date(2026, 10, 20)) -> Edition:
    """The sample edition with a single mail, which lists an event."""
    made = sample_edition(language)
    fields = (*made.fields, *(EditionField(name, name, LocalizedText("", language), "x") for name in EVENT_FIELDS))

    def said(one: EventTime) -> Occurrence:
        day, hours = format_day(one, language), format_time_of_day(one, language)
        return Occurrence(one.event, one.starts, one.ends, day, hours, one.cancelled)

    reported = tuple(said(one) for one in occurrences_for_mail(purpose, [event], as_of))
    mail = replace(made.mails[0], purpose=purpose, events=reported, stop=purpose != "event")
    if purpose == "event":
        mail = replace(
            mail,
            subject=LocalizedText("Invitation: ⟦event_title⟧", "da"),
            greeting=LocalizedText("Kom ⟦event_start⟧ til ⟦event_place⟧", "da"),
            button_url="⟦event_url⟧",
        )
    return replace(made, mails=(mail,), fields=fields)


def files(edition: Edition) -> dict[str, str]:
    return {made.path.removeprefix("mail/samsoe/"): made.data.decode() for made in render_mails(edition, PROJECT)}


@pytest.mark.parametrize("language", ["da", "uk", "ar"])
def test_a_newsletter_says_when_where_and_what_it_costs(language: str) -> None:
    made = files(telling("newsletter", cafe(), language))
    for part in (made[f"{language}/welcome.html"], made[f"{language}/welcome.txt"]):
        for words in ("Sprogcafé", "2026", "Biblioteket", "Gratis", cafe().source, "{{field.unsubscribe_url}}"):
            assert words in part


def test_the_day_of_the_build_decides_what_is_past() -> None:
    later = telling("newsletter", cafe(), as_of=date(2026, 10, 22))
    assert files(later) == {}, "a mail with nothing to tell is not written"


def test_a_newsletter_says_what_is_cancelled() -> None:
    made = files(telling("newsletter", replace(cafe(), cancelled=(date(2026, 10, 21),))))
    assert "Aflyst: Sprogcafé" in made["da/welcome.txt"] and "<b>Aflyst:</b>" in made["da/welcome.html"]


def test_a_variant_for_those_whom_an_event_is_for() -> None:
    made = files(telling("newsletter", cafe(audiences=("eu",))))
    assert "da/welcome.txt" not in made, "nothing to tell everyone"
    assert "Sprogcafé" in made["da/welcome-eu.txt"]
    assert "da/welcome-refugee.txt" not in made


def test_an_invitation_appears_once_for_any_event_and_once_for_each() -> None:
    made = files(telling("event", cafe()))
    assert set(made) == {f"da/welcome.{end}" for end in ("html", "txt", "eml")} | {
        f"da/events/welcome-cafe.{end}" for end in ("html", "txt", "eml", "ics")
    }
    assert "{{field.event_title}}" in made["da/welcome.html"]
    filled = made["da/events/welcome-cafe.txt"]
    assert "Invitation: Sprogcafé, for alle; også børn" in filled
    assert "Kom onsdag den 21. oktober 2026, 17.00–19.00 til Biblioteket" in filled.replace("\n", " ")
    assert "{{field.event_" not in filled and "https://www.samsoe.dk/cafe" in filled


def test_the_calendar_file_is_in_the_draft() -> None:
    draft = files(telling("event", cafe()))["da/events/welcome-cafe.eml"]
    message = email.message_from_string(draft, policy=default)
    assert isinstance(message, EmailMessage)
    (attached,) = message.iter_attachments()
    assert attached.get_content_type() == "text/calendar"
    assert attached.get_param("method") == "PUBLISH"
    assert attached.get_filename() == "invitation.ics"
    assert attached.get_content().encode() == calendar.invitation(cafe(), "samsoe", sample_edition().content_date)
    assert [part.get_content_type() for part in message.walk()] == [
        "multipart/mixed", "multipart/alternative", "text/plain", "text/html", "text/calendar",
    ]  # fmt: skip


def entry(event: EditionEvent, slug: str = "samsoe", changed: date = CHANGED) -> Any:
    whole = icalendar.Calendar.from_ical(calendar.invitation(event, slug, changed))
    assert isinstance(whole, icalendar.Calendar)
    assert (whole["method"], whole["version"]) == ("PUBLISH", "2.0")
    (component,) = whole.walk("VEVENT")
    return component


def test_what_a_calendar_reads() -> None:
    found = entry(cafe())
    assert found["summary"] == "Sprogcafé, for alle; også børn"
    assert found["description"] == "Kom og tal dansk."
    assert found["location"] == "Biblioteket"
    assert found["url"] == "https://www.samsoe.dk/cafe"
    assert found["dtstart"].dt == datetime(2026, 10, 21, 17, tzinfo=ZONE)
    assert found["dtend"].dt - found["dtstart"].dt == timedelta(hours=2)
    assert "attendee" not in found and "organizer" not in found


def test_the_same_event_is_the_same_in_every_language_and_newer_texts_win() -> None:
    danish, arabic = entry(cafe()), entry(replace(cafe(), title=LocalizedText("مقهى", "ar")))
    assert danish["uid"] == arabic["uid"]
    assert danish["uid"] != entry(cafe(), "aarhus")["uid"]
    newer = entry(cafe(), changed=date(2026, 12, 24))
    assert newer["uid"] == danish["uid"]
    assert newer["sequence"] > danish["sequence"] and newer["dtstamp"].dt > danish["dtstamp"].dt


def test_a_repetition_keeps_the_danish_clock_across_summer_time() -> None:
    raw = calendar.invitation(cafe(repeat=Repeat("week", date(2026, 11, 4))), "samsoe", CHANGED).decode()
    assert "DTSTART;TZID=Europe/Copenhagen:20261021T170000" in raw
    assert "RRULE:FREQ=WEEKLY;UNTIL=20261104T160000Z;INTERVAL=1" in raw
    zone = raw[raw.index("BEGIN:VTIMEZONE") : raw.index("END:VTIMEZONE")]
    for line in ("TZOFFSETFROM:+0200\r\nTZOFFSETTO:+0100", "TZOFFSETFROM:+0100\r\nTZOFFSETTO:+0200"):
        assert line in zone
    assert zone.count("RRULE") == 2 and len(zone) < 500


def test_lines_are_short_and_the_bytes_the_same() -> None:
    long = replace(cafe(), text=LocalizedText("Et ord på dansk. " * 30, "da"))
    raw = calendar.invitation(long, "samsoe", CHANGED)
    assert raw == calendar.invitation(long, "samsoe", CHANGED)
    assert all(len(line) <= 75 for line in raw.split(b"\r\n"))


def test_words_cannot_add_lines_to_a_calendar() -> None:
    evil = replace(cafe(), title=LocalizedText("Café\r\nATTENDEE:mailto:x@example.org", "da"))
    assert b"\r\nATTENDEE" not in calendar.invitation(evil, "samsoe", CHANGED)


def meeting() -> EditionEvent:
    """An online meeting in two languages that one signs up for."""
    return replace(
        cafe(),
        where=LocalizedText("På nettet", "da"),
        online="only",
        languages=("da", "en"),
        interpreters=("uk",),
        organiser="Biblioteket",
        signup=EditionSignup((("samsoe.dk", "https://www.samsoe.dk/tilmeld"),), "19. oktober 2026"),
    )


@pytest.mark.parametrize("purpose", ["newsletter", "overview"])
def test_a_list_of_events_names_languages_interpreter_organiser_and_sign_up(purpose: Purpose) -> None:
    made = files(telling(purpose, meeting()))
    for line in (
        "Sprog: dansk og engelsk",
        "Tolk til: ukrainsk",
        "Tilmelding: https://www.samsoe.dk/tilmeld, senest 19. oktober 2026",
        "Arrangør: Biblioteket",
    ):
        assert line in made["da/welcome.txt"]
    assert 'href="https://www.samsoe.dk/tilmeld"' in made["da/welcome.html"]


def test_an_invitation_names_the_facts_of_its_event_alone() -> None:
    made = files(telling("event", meeting()))
    invitation, any_event = made["da/events/welcome-cafe.txt"], made["da/welcome.txt"]
    assert "Sprog: dansk og engelsk" in invitation and "senest 19. oktober 2026" in invitation
    assert "Sprog:" not in any_event and "Tilmelding:" not in any_event
    assert "Tolk til: ukrainsk" in made["da/events/welcome-cafe.ics"].replace("\r\n ", "")


def test_after_the_last_day_a_mail_has_no_way_to_sign_up() -> None:
    made = files(telling("newsletter", replace(meeting(), signup=EditionSignup())))
    assert "Tilmelding: Tilmeldingen er slut" in made["da/welcome.txt"] and "tilmeld" not in made["da/welcome.html"]


def test_an_issue_of_the_newsletter_is_a_mail_with_its_news_for_each_audience() -> None:
    made = sample_edition()
    edition = telling("newsletter", cafe(audiences=("eu",)))
    frame = edition.mails[0]
    news = (EditionNews("health", LocalizedText("Hvordan får jeg en læge?", "da"), AUDIENCES),)
    mail = replace(frame, id="newsletters/2026-10-20", issue=date(2026, 10, 20), blocks=(), news=news)
    issue = EditionIssue(date(2026, 10, 20), "20. oktober 2026", mail, published=True, sent=True)
    mails = files(replace(edition, mails=(), newsletters=(issue, replace(issue, sent=False))))
    assert {path.rpartition(".")[0] for path in mails} == {
        "da/newsletters/2026-10-20",
        "da/newsletters/2026-10-20-eu",
    }
    everyone, eu = (mails[f"da/newsletters/2026-10-20{reader}.txt"] for reader in ("", "-eu"))
    assert "Nyt på siden\n- Hvordan får jeg en læge?" in everyone and "Arrangementer" not in everyone
    assert "Arrangementer\n\nSprogcafé" in eu and "De næste to uger" not in eu
    assert made.newsletters == ()


def test_an_issue_without_news_for_a_reader_is_not_made() -> None:
    edition = telling("newsletter", cafe(audiences=("eu",)))
    mail = replace(edition.mails[0], id="newsletters/2026-10-20", issue=date(2026, 10, 20), blocks=())
    issue = EditionIssue(date(2026, 10, 20), "20. oktober 2026", mail, published=True, sent=True)
    mails = files(replace(edition, mails=(), newsletters=(issue,)))
    assert {path.rpartition(".")[0] for path in mails} == {"da/newsletters/2026-10-20-eu"}
