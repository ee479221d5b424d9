"""Model of the file that describes an invented person."""

from __future__ import annotations

from pydantic import Field

from velkomst.model import ExternalEvent, FieldChange, Person
from velkomst.reading.schema.base import Entry, Id, IsoDay, Language, Line, Name, Words, described, listed


class FieldChangeEntry(Entry):
    """A field value that becomes known on a day, as written."""

    model_config = described("Ny oplysning", "Noget, som mailsystemet får at vide en dag.")
    on: IsoDay = Field(description='Dagen, for eksempel "2026-12-10".')
    field: Name = Field(description="Feltet, for eksempel cv_received.")
    value: Words = Field(description='Værdien, for eksempel "true".')


class HappeningEntry(Entry):
    """An event on a day, as written."""

    model_config = described("Hændelse", "Noget, der sker i mailsystemet en dag.")
    on: IsoDay = Field(description='Dagen, for eksempel "2027-01-05".')
    event: Name = Field(description="Hændelsens navn, for eksempel cv_shared.")


class PersonFile(Entry):
    """An invented person as written."""

    model_config = described("Opdigtet person", "En person, som rejsen prøves på. Skriv aldrig om en virkelig person.")
    name: Line = Field(description="Et opdigtet navn, for eksempel Anna Eksempel.")
    language: Language = Field(description="Sproget, for eksempel sv.")
    audience: Id = Field("", description="Målgruppen, for eksempel nordic.")
    enrolled: IsoDay = Field(description="Dagen, hvor personen tilmeldes.")
    registered: IsoDay | None = Field(None, description="Dagen, hvor personen får CPR-nummer. Uden den: ukendt.")
    moving_date: IsoDay | None = Field(None, description="Flyttedatoen. Uden den: ukendt.")
    fields: dict[Name, Words] = Field({}, description='Det, mailsystemet ved fra starten: {seeks_owner_home: "true"}.')
    changes: tuple[FieldChangeEntry, ...] = listed("Det, mailsystemet får at vide undervejs.")
    events: tuple[HappeningEntry, ...] = listed("Det, der sker undervejs.")
    leaves: IsoDay | None = Field(None, description="Dagen, hvor personen melder sig fra.")
    last_active: IsoDay | None = Field(None, description="Det sidste livstegn. Uden den: personen læser stadig med.")


def person(entry: PersonFile) -> Person:
    """Return the person."""
    return Person(
        name=entry.name,
        language=entry.language,
        enrolled=entry.enrolled,
        audience=entry.audience,
        registered=entry.registered,
        moving_date=entry.moving_date,
        fields=entry.fields,
        changes=tuple(FieldChange(change.on, change.field, change.value) for change in entry.changes),
        events=tuple(ExternalEvent(event.on, event.event) for event in entry.events),
        leaves=entry.leaves,
        last_active=entry.last_active,
    )
