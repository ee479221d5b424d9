"""Models of a file of places."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal, TypeAlias

from pydantic import Field

from velkomst.model import Hours, OpeningDay, Place
from velkomst.model.period import Period
from velkomst.reading.document.parser import Document
from velkomst.reading.schema.base import (
    VALID_FROM,
    VALID_TO,
    Clock,
    ClosingTime,
    Email,
    Entry,
    Https,
    Id,
    IsoDay,
    Language,
    Line,
    Name,
    Phone,
    Text,
    described,
    listed,
)

PlaceKind: TypeAlias = Literal[
    "emergency",
    "office",
    "health",
    "police",
    "school",
    "library",
    "network",
    "association",
    "volunteer",
    "culture",
    "transport",
    "waste",
    "housing",
    "other",
]


class HoursEntry(Entry):
    """Opening hours as written."""

    model_config = described(
        "Åbningstid", "Åbningstiden på nogle ugedage eller på helligdage, eller at der er lukket eller efter aftale."
    )
    days: tuple[OpeningDay, ...] = Field(
        min_length=1, description="Ugedage: mon, tue, wed, thu, fri, sat, sun. holidays er helligdage."
    )
    opens: Clock | None = Field(None, description='Åbner, for eksempel "09:00".')
    closes: ClosingTime | None = Field(
        None, description='Lukker, for eksempel "15:30". "24:00" er midnat, "02:00" er om natten bagefter.'
    )
    note: Literal["closed", "by-appointment"] | None = Field(
        None, description="closed = lukket den dag. by-appointment = efter aftale, med eller uden opens og closes."
    )


class PlaceEntry(Entry):
    """A place as written; a municipality gives only what differs from the shared place with the same id."""

    model_config = described("Sted", "Et kontor, en forening, en læge ... Det, I ikke ved, skriver I ikke.")
    id: Name = Field(description="Navnet i teksten: {{ place.NAVN.name }}. Små bogstaver a-z, tal og _.")
    kind: PlaceKind = Field(
        "other", description="Slags sted: emergency (akut hjælp), office, health, network, volunteer, housing ..."
    )
    name: Line = Field("", description="Stedets navn, som læseren ser det.")
    name_language: Language = Field("da", description="Navnets sprog, hvis det ikke er dansk, for eksempel en.")
    does: Line = Field("", description="Hvad stedet hjælper med, i én sætning.")
    audience: tuple[Id, ...] = listed(
        "De målgrupper, stedet er for: det står ikke i andres guide og adressehæfte. Uden audience er det for alle."
    )
    web: Https = Field("", description="Stedets hjemmeside. Begynder med https://.")
    phone: Phone = Field(
        "", description='Telefonnummer i anførselstegn, for eksempel "89402000". Kun hvis en kilde giver det.'
    )
    email: Email = Field("", description="E-mail. Kun hvis en kilde giver den.")
    address: Text = Field("", description="Adressen. Brug | og en linje til vejen, en til by.")
    hours: tuple[HoursEntry, ...] = listed("Åbningstider. Kun hvis en kilde giver dem.")
    municipalities: tuple[Id, ...] = Field(
        (), description="Kun i content/: de kommuner, som et fælles sted findes i, for eksempel [samsoe, aarhus]."
    )
    source: Https = Field("", description="Den side, hvor oplysningerne om stedet er læst.")
    valid_from: IsoDay | None = VALID_FROM
    valid_to: IsoDay | None = VALID_TO


class PlacesFile(Entry):
    """A file of places."""

    model_config = described("Steder", "Steder, som teksterne nævner, eller som hjælper nye borgere.")
    places: tuple[PlaceEntry, ...] = Field(min_length=1, description="Stederne.")


def opening_hours(entries: Iterable[HoursEntry]) -> tuple[Hours, ...]:
    """Return opening hours in their written order."""
    return tuple(Hours(hours.days, hours.opens, hours.closes, hours.note or "") for hours in entries)


def places(entry: PlacesFile, document: Document, owner: str) -> tuple[Place, ...]:
    """Return the places in their written order."""
    return tuple(
        Place(
            id=place.id,
            kind=place.kind if "kind" in place.model_fields_set else "",
            name=place.name,
            does=place.does,
            web=place.web,
            phone=place.phone,
            email=place.email,
            address=place.address,
            hours=opening_hours(place.hours),
            source=place.source,
            name_language=place.name_language,
            audiences=place.audience,
            municipalities=place.municipalities,
            owner=owner,
            period=Period(place.valid_from, place.valid_to),
            marks=document.under("places", index),
        )
        for index, place in enumerate(entry.places)
    )
