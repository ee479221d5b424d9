"""What the views of the mails hold: only what is shown, so that nothing else can cause a rendering."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest

from tests.rendering.sample_edition import sample_edition
from velkomst.model import (
    Consent,
    Edition,
    EditionBox,
    EditionJourney,
    EditionPhrase,
    EditionPhraseGroup,
    EditionTicket,
    LocalizedText,
    Origin,
    Step,
    Town,
)
from velkomst.rendering.mail.edition_views import export_view, journey_view, mail_views

TEXT = LocalizedText("Ændret", "da")
Change = Callable[[Edition], Edition]


def journeying() -> Edition:
    """The sample edition with a second mail and a journey."""
    made = sample_edition()
    step = Step("day-1", "shared", "enrolled", "P0D", "email", mail="welcome")
    journey = EditionJourney("newcomer", LocalizedText("Rejsen", "da"), Consent("samtykke", "P1Y", "P2Y"), (), (step,))
    return replace(made, mails=(*made.mails, replace(made.mails[0], id="jobs")), journey=journey)


def views(edition: Edition) -> dict[str, str]:
    """Return what enters the cache key of each publication."""
    files = [("mail/samsoe/da/welcome.html", "0" * 64)]
    shown = {view.mail.id: repr(view) for view in mail_views(edition)}
    return shown | {"journey": repr(journey_view([edition], files)), "export": repr(export_view([edition], "brevo"))}


def changed(change: Change) -> set[str]:
    before, after = views(journeying()), views(change(journeying()))
    return {name for name in before if before[name] != after[name]}


def with_topic(edition: Edition) -> Edition:
    return replace(edition, topics=(replace(edition.topics[0], title=TEXT), *edition.topics[1:]))


def with_place(edition: Edition) -> Edition:
    """Rename a place that no mail mentions."""
    place = replace(edition.places[1], name=LocalizedText("Sundhedshuset", "da"))
    return replace(
        edition,
        places=(edition.places[0], place, *edition.places[2:]),
        names=(*edition.names, ("Sundhedshuset", "da")),
    )


def with_town(edition: Edition) -> Edition:
    return replace(edition, profile=replace(edition.profile, towns=(Town("8305", "Tranebjerg"),)))


def with_box(edition: Edition) -> Edition:
    ticket = EditionTicket("bus", "ticket", "Bussen", date(2027, 7, 1), "", "bus", "Bus", TEXT, TEXT, "1. juli", True)
    group = EditionPhraseGroup("hello", "Hej", TEXT, (EditionPhrase("hi", 1, "Hej", TEXT),))
    return replace(edition, box=EditionBox(tickets=(ticket,), groups=(group,)))


def with_handbook(edition: Edition) -> Edition:
    return replace(edition, handbook=edition.handbook[:1], employers=())


def with_later_day(edition: Edition) -> Edition:
    """Commit a comment on another day."""
    return replace(edition, content_date=edition.content_date + timedelta(days=1))


@pytest.mark.parametrize("change", [with_topic, with_place, with_town, with_box, with_handbook])
def test_what_no_mail_shows_changes_no_view(change: Change) -> None:
    assert change(journeying()) != journeying()
    assert changed(change) == set()


def test_a_day_changes_no_view_where_the_days_of_texts_are_known() -> None:
    def dated(edition: Edition) -> Edition:
        origin = Origin("welcome.subject", date(2026, 11, 1))
        mails = tuple(replace(mail, subject=replace(mail.subject, origin=origin)) for mail in edition.mails)
        return replace(edition, mails=mails)

    assert views(dated(journeying())) == views(dated(with_later_day(journeying())))


def test_a_subject_changes_its_mail_the_journey_and_the_export() -> None:
    def change(edition: Edition) -> Edition:
        first, *others = edition.mails
        return replace(edition, mails=(replace(first, subject=TEXT), *others))

    assert changed(change) == {"welcome", "journey", "export"}


def test_a_block_changes_its_mail_and_the_export() -> None:
    def change(edition: Edition) -> Edition:
        first, *others = edition.mails
        blocks = (replace(first.blocks[0], texts={"text": "Ændret"}), *first.blocks[1:])
        return replace(edition, mails=(replace(first, blocks=blocks), *others))

    assert changed(change) == {"welcome", "export"}


def test_a_fallback_changes_the_journey_and_the_export() -> None:
    def change(edition: Edition) -> Edition:
        first, *others = edition.fields
        return replace(edition, fields=(replace(first, fallback=TEXT), *others))

    assert changed(change) == {"journey", "export"}


def test_the_content_date_is_that_of_the_newest_text_of_the_mail() -> None:
    edition = journeying()
    new, old = (
        replace(mail, subject=replace(mail.subject, origin=Origin("subject", day)))
        for mail, day in zip(edition.mails, (date(2026, 11, 3), date(2026, 11, 1)), strict=True)
    )
    dates = {view.mail.id: view.head.content_date for view in mail_views(replace(edition, mails=(new, old)))}
    assert dates == {"welcome": date(2026, 11, 3), "jobs": date(2026, 11, 1)}
