"""Sample events, and sample editions with these events."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

from tests.rendering.sample_edition import AUDIENCES, LANGUAGES, sample_edition
from tests.rendering.site.rendered_site import render_site
from velkomst.formats.occurrences import is_coming, occurrences_for_site
from velkomst.model import Edition, EditionEvent, LocalizedText, Repeat
from velkomst.resolving.event_resolver import described

DAY = date(2026, 10, 20)
_WORDS = {
    "cafe": {"da": "Sprogcafé", "uk": "Мовне кафе", "ar": "مقهى اللغة"},
    "text": {
        "da": "Kom og tal **dansk** med os. Alle er velkomne.",
        "uk": "Приходьте й говоріть **данською** з нами. Раді всім.",
        "ar": "تعال وتحدث **الدنماركية** معنا. الجميع مرحب بهم.",
    },
    "free": {"da": "Gratis", "uk": "Безкоштовно", "ar": "مجاناً"},
    "walk": {"da": "Gåtur for nye naboer", "uk": "Прогулянка для нових сусідів", "ar": "نزهة للجيران الجدد"},
}


def cafe(language: str = "da") -> EditionEvent:
    """Return an event on every Wednesday at 17:00, across both changes of the clock, with one day cancelled."""
    return _event("cafe", language, "2026-10-14T17:00", "2026-10-14T19:00", Repeat("week", date(2027, 5, 26)))


def walk(language: str = "da") -> EditionEvent:
    """Return a single event of the municipality for one audience."""
    return replace(
        _event("walk", language, "2026-11-07T10:30", "2026-11-07T12:00"),
        owner="samsoe",
        title=_say("walk", language),
        audiences=("eu",),
        cancelled=(),
    )


def fair() -> EditionEvent:
    """Return an event of two days some months later, in Danish only, at a known place."""
    event = _event("fair", "da", "2027-02-27T10:00", "2027-02-28T15:00")
    place = sample_edition().places[0]
    words = LocalizedText("Messe & marked", "da")
    return replace(event, title=words, places=(place,), where=place.name, cost=LocalizedText("", "da"), cancelled=())


def edition_with_events(
    language: str = "da", as_of: date = DAY, events: Iterable[EditionEvent] | None = None, slug: str = "samsoe"
) -> Edition:
    """Return the sample edition with its events, as ``resolve`` makes it."""
    written = (cafe(language), walk(language), fair()) if events is None else events
    coming = tuple(sorted((one for one in written if is_coming(one, as_of)), key=lambda one: (one.starts, one.id)))
    times = described(occurrences_for_site(coming, as_of), language)
    return replace(sample_edition(language, slug), events=coming, occurrences=times)


def publish(folder: Path) -> None:
    """Write the sites of Aarhus with these events below a folder."""
    for language in LANGUAGES:
        for artifact in render_site(edition_with_events(language, slug="aarhus")):
            file = folder / artifact.path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(artifact.data)


def _event(id: str, language: str, starts: str, ends: str, repeat: Repeat | None = None) -> EditionEvent:
    return EditionEvent(
        id=id,
        owner="shared",
        title=_say("cafe", language),
        text=_say("text", language),
        starts=datetime.fromisoformat(starts),
        ends=datetime.fromisoformat(ends),
        repeat=repeat,
        places=(),
        where=LocalizedText("Samsø Bibliotek", "da"),
        cost=_say("free", language),
        audiences=AUDIENCES,
        source="https://www.samsoe.dk/cafe",
        cancelled=(date(2026, 11, 4),),
    )


def _say(key: str, language: str) -> LocalizedText:
    return LocalizedText(_WORDS[key][language], language, "source" if language == "da" else "draft")
