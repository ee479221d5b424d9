"""Define the fields of ``region.yml`` and convert it to the model."""

from __future__ import annotations

from pydantic import Field

from velkomst.model import PageBudget, ReadabilityLimits, Region, RegionLink
from velkomst.model.period import Period
from velkomst.reading.document.parser import Document
from velkomst.reading.schema.base import (
    VALID_FROM,
    VALID_TO,
    Entry,
    Https,
    Id,
    IsoDay,
    Language,
    Line,
    Name,
    Words,
    described,
    listed,
)
from velkomst.reading.schema.subscriptions import SIGNUP, SubscriptionEntry, subscription


class GuidePagesEntry(Entry):
    """The page budget of the printed guides."""

    model_config = described("Sider i guiden", "Hvor mange sider en trykt guide må have, med omslag. Et ark har 4.")
    least: int = Field(ge=4, le=200, description="Det færreste antal sider, for eksempel 24.")
    most: int = Field(ge=4, le=200, description="Det højeste antal sider, for eksempel 48.")


class ReadabilityEntry(Entry):
    """The limits of readability as written."""

    model_config = described(
        "Læsbarhed", "Hvornår en dansk tekst tæller som svær at læse. Ingen bygning bliver stoppet."
    )
    block: int = Field(40, ge=20, le=80, description="Højeste LIX i en tekst. Uden block: 40.")
    topic: int = Field(32, ge=20, le=80, description="Højeste LIX i et helt emne. Uden topic: 32.")
    sentence: int = Field(20, ge=8, le=60, description="Flest ord i en sætning. Uden sentence: 20.")


class LinkEntry(Entry):
    """A link as written: an address per language, and perhaps a period."""

    model_config = described("Link", "En adresse på hvert sprog, der har sin egen.") | {"extra": "allow"}
    __pydantic_extra__: dict[Language, Https] = Field(init=False)
    valid_from: IsoDay | None = VALID_FROM
    valid_to: IsoDay | None = VALID_TO


class RegionFile(Entry):
    """The region's file."""

    model_config = described("Region", "Det, som alle kommuner har fælles ud over teksterne.")
    name: Line = Field(description="Navnet på det hele, for eksempel Velkomst i Midtjylland.")
    languages: tuple[Language, ...] = Field(
        min_length=1, description="Sprog: da først, for eksempel [da, en, de, pl, uk, ar]."
    )
    demo: tuple[Id, ...] = listed("De kommuner, som make build bygger.")
    topics: tuple[Id, ...] = listed("Emnernes rækkefølge inden for hver fase.")
    values: dict[Name, Words] = Field(
        {}, description="Standardværdier: {{ value.NAVN }}. En kommune kan give sin egen."
    )
    links: dict[Name, LinkEntry] = Field(
        {}, description="Adresser, der er forskellige fra sprog til sprog: {{ link.NAVN }}. Skriv altid da."
    )
    site_url: Https = Field("", description="Den offentlige adresse, hvor siderne ligger.")
    signup: SubscriptionEntry | None = SIGNUP
    guide_pages: GuidePagesEntry | None = Field(
        None, description="Hvor mange sider en trykt guide må have. check anslår det, og build måler det."
    )
    readability: ReadabilityEntry = Field(ReadabilityEntry(), description="Grænser for, hvor svære teksterne må være.")


def region(entry: RegionFile, document: Document) -> Region:
    """Return the region."""
    return Region(
        name=entry.name,
        languages=entry.languages,
        demo=entry.demo,
        topics=entry.topics,
        values=entry.values,
        links={
            name: RegionLink(link.model_extra or {}, Period(link.valid_from, link.valid_to))
            for name, link in entry.links.items()
        },
        site_url=entry.site_url,
        signup=subscription(entry.signup, document),
        guide_pages=PageBudget(entry.guide_pages.least, entry.guide_pages.most) if entry.guide_pages else None,
        readability=ReadabilityLimits(**entry.readability.model_dump()),
        marks=document.under()
        | document.keys_under("values")
        | document.keys_under("links")
        | document.keys_under("guide_pages"),
    )
