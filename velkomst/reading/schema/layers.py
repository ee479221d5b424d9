"""Define the fields of ``municipality.yml`` and ``group.yml`` and convert them to the model."""

from __future__ import annotations

from dataclasses import fields
from typing import Any, Literal

from pydantic import Field

from velkomst.model import (
    Borrowing,
    ContactDetails,
    DigitalPost,
    Group,
    Layer,
    Municipality,
    Point,
    PrintedSheet,
    PrintExtra,
    Profile,
    Town,
)
from velkomst.reading.document.parser import Document
from velkomst.reading.schema.base import (
    Colour,
    Cvr,
    Email,
    Entry,
    Https,
    Id,
    Image,
    Language,
    Latitude,
    Line,
    Longitude,
    Name,
    Phone,
    Postcode,
    Words,
    described,
    listed,
)
from velkomst.reading.schema.left_out import WithoutEntry, WithoutSituationEntry
from velkomst.reading.schema.print_extents import PrintedFor
from velkomst.reading.schema.print_runs import PrintRunEntry, print_run, print_run_marks
from velkomst.reading.schema.subscriptions import SIGNUP, SubscriptionEntry, subscription

Shown = Literal["source", "reviewed", "stale", "draft"]


class ContactDetailsEntry(Entry):
    """How to reach a municipality."""

    model_config = described("Kontakt", "Borgerservice. Skriv kun telefon og e-mail, som en kilde giver.")
    web: Https = Field("", description="Hjemmesiden.")
    phone: Phone = Field("", description='Telefonnummer i anførselstegn, for eksempel "89402000".')
    email: Email = Field("", description="E-mail.")


PRINT: dict[Id, PrintedFor] = Field(
    {},
    description="Emner, som jeres trykte guide skal have mere eller mindre af: full = hele emnet, "
    "short = kun det korte svar, site = ingenting. For eksempel: waste: short, eller under waste: "
    "refugee: site, når det kun gælder en målgruppe.",
)


class TownEntry(Entry):
    """A town of a municipality as written."""

    model_config = described("By", "En by eller bydel, som man kan finde kommunen på.")
    postcode: Postcode = Field(description='Postnummeret: fire tal, for eksempel "8305".')
    name: Line = Field(description="Byens navn, for eksempel Tranebjerg.")


class CentreEntry(Entry):
    """The position of the largest town of a municipality, as written."""

    model_config = described("Midtpunkt", "Et punkt i kommunens største by. To decimaler er nok.")
    latitude: Latitude = Field(description="Breddegrad mod nord, mellem 54 og 58, for eksempel 55.83.")
    longitude: Longitude = Field(description="Længdegrad mod øst, mellem 8 og 16, for eksempel 10.60.")


class DigitalPostEntry(Entry):
    """The sender of the letter for Digital Post, as written."""

    model_config = described("Digital Post", "Findes den, laves et brev, som jeres system kan sende.")
    cvr: Cvr = Field(description='Kommunens CVR-nummer i anførselstegn, for eksempel "26696348".')
    sender: Line = Field(description="Afsenderens navn, som borgeren ser det.")
    letter: Id = Field("welcome", description="Brevet fra content/letters/. Uden letter: welcome.")


class MunicipalityFile(Entry):
    """A municipality's own file."""

    model_config = described("Kommune", "Kommunens navn, sprog, farve og valg.")
    slug: Id = Field(description="Kommunens navn i adresser. Det samme som mappens navn.")
    name: Line = Field(description="Fuldt navn, for eksempel Samsø Kommune.")
    short_name: Line = Field(description="Kort navn, for eksempel Samsø.")
    web: Https = Field(description="Kommunens hjemmeside.")
    languages: tuple[Language, ...] = Field(min_length=1, description="Kommunens sprog, for eksempel [da, en, uk].")
    brand: Colour = Field(description='Kommunens farve i anførselstegn, for eksempel "#2E8B6F".')
    motto: Line = Field(description="En sætning til forsiden.")
    values: dict[Name, Words] = Field(
        {}, description="Kommunens egne værdier i stedet for regionens: {{ value.NAVN }}."
    )
    topics: tuple[Id, ...] = listed("Emner, der står først inden for deres fase, i denne rækkefølge.")
    without: tuple[WithoutEntry, ...] = listed("Fælles emner, der ikke gælder her, og hvorfor.")
    print: dict[Id, PrintedFor] = PRINT
    audiences: dict[Id, tuple[Id, ...]] = Field(
        {},
        description="Frivillige målgrupper fra audiences.yml, som I har. Efter hver står de emner, der hos jer også er "
        "for den: domestic: [gp, waste]. Skriv [], hvis det kun er emner, der selv nævner målgruppen.",
    )
    without_situations: tuple[WithoutSituationEntry, ...] = listed("Situationer, der ikke findes her, og hvorfor.")
    contact: ContactDetailsEntry = Field(ContactDetailsEntry(), description="Borgerservice.")
    print_run: tuple[PrintRunEntry, ...] = listed("Oplag på hvert sprog.")
    inhabitants: int = Field(
        0,
        ge=0,
        le=10_000_000,
        description="Antal indbyggere efter Danmarks Statistik, til at dele en fælles trykregning.",
    )
    was_url: Https = Field("", description="Adressen på kommunens tilgængelighedserklæring.")
    signup: SubscriptionEntry | None = SIGNUP
    logo: Image = Field("", description="Logoet, for eksempel images/logo.svg.")
    print_extras: tuple[PrintExtra, ...] = listed(
        "Ekstra udgaver: large-print = guiden med stor skrift på A4, "
        "black-and-white = guiden og arkene i sort og hvidt."
    )
    towns: tuple[TownEntry, ...] = listed(
        "Byer i kommunen. Kommunen kan findes på deres navn og postnummer på den fælles forside."
    )
    centre: CentreEntry | None = Field(
        None, description="Et punkt i kommunens største by, så forsiden kan vise de nærmeste kommuner først."
    )
    was: tuple[Id, ...] = listed(
        "Navne, som mappen har haft før. De gamle adresser fører til de nye, og oversættelserne følger med."
    )
    digital_post: DigitalPostEntry | None = Field(None, description="Skriv den kun, hvis I vil have brevet.")
    show: tuple[Shown, ...] = Field(
        ("source", "reviewed", "stale", "draft"),
        description="Hvilke oversættelser læseren ser: reviewed, stale (ældre tekst), draft (maskinens udkast).",
    )


class GroupFile(Entry):
    """The own file of a group of municipalities."""

    model_config = described("Gruppe", "Kommuner, der har tekster, steder og billetter fælles.")
    id: Id = Field(description="Gruppens navn i filer. Det samme som mappens navn.")
    name: Line = Field(
        description="Gruppens navn i rapporter, og på billetter, når kommunerne er mange, for eksempel Kystkommunerne."
    )
    municipalities: tuple[Id, ...] = Field(
        min_length=1, description="Kommunerne i gruppen: navnene på deres mapper, for eksempel [aarhus, samsoe]."
    )
    values: dict[Name, Words] = Field(
        {}, description="Gruppens værdier i stedet for regionens: {{ value.NAVN }}. En kommune kan give sin egen."
    )
    without: tuple[WithoutEntry, ...] = listed("Fælles emner, der ikke gælder i gruppens kommuner, og hvorfor.")
    print: dict[Id, PrintedFor] = PRINT
    signup: SubscriptionEntry | None = SIGNUP


def municipality(
    entry: MunicipalityFile,
    document: Document,
    content: Layer,
    borrowed: tuple[Borrowing, ...] = (),
    printed: tuple[PrintedSheet, ...] = (),
) -> Municipality:
    """Return a municipality with all that it wrote."""
    settings = _with_settings(entry, document, content)
    settings["marks"] |= print_run_marks(entry.print_run, document)
    return Municipality(
        **settings,
        profile=_profile(entry),
        topic_order=entry.topics,
        audiences=entry.audiences,
        excluded_situations={left_out.situation: left_out.because for left_out in entry.without_situations},
        borrowed=borrowed,
        printed=printed,
        show=entry.show,
        inhabitants=entry.inhabitants,
    )


def group(entry: GroupFile, document: Document, content: Layer) -> Group:
    """Return a group of municipalities with all that it wrote."""
    return Group(**_with_settings(entry, document, content), name=entry.name, municipalities=entry.municipalities)


def _with_settings(entry: MunicipalityFile | GroupFile, document: Document, content: Layer) -> dict[str, Any]:
    """Return the fields of a layer: what its own file says, and the content of its other files."""
    given = {field.name: getattr(content, field.name) for field in fields(content)}
    return given | {
        "values": entry.values,
        "signup": subscription(entry.signup, document),
        "excluded": {left_out.topic: left_out.because for left_out in entry.without},
        "print_extents": entry.print,
        "marks": document.under()
        | document.keys_under("values")
        | document.keys_under("print")
        | document.keys_under("audiences"),
    }


def _profile(entry: MunicipalityFile) -> Profile:
    post = entry.digital_post
    return Profile(
        slug=entry.slug,
        name=entry.name,
        short_name=entry.short_name,
        web=entry.web,
        brand=entry.brand,
        motto=entry.motto,
        languages=entry.languages,
        contact=ContactDetails(entry.contact.web, entry.contact.phone, entry.contact.email),
        was_url=entry.was_url,
        logo=entry.logo,
        print_extras=entry.print_extras,
        print_run=print_run(entry.print_run),
        digital_post=DigitalPost(post.cvr, post.sender, post.letter) if post else None,
        towns=tuple(Town(town.postcode, town.name) for town in entry.towns),
        centre=Point(entry.centre.latitude, entry.centre.longitude) if entry.centre else None,
        former_slugs=entry.was,
    )
