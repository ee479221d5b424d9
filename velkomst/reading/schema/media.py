"""Models of a file of media: films, sound and stories."""

from __future__ import annotations

from pydantic import Field

from velkomst.model import Agreement
from velkomst.model.media import Media, MediaKind, MediaVersion
from velkomst.reading.document.parser import Document
from velkomst.reading.schema.base import Entry, Https, Id, Language, Line, YesNo, described, listed
from velkomst.reading.schema.contacts import AgreementEntry


class MediaVersionEntry(Entry):
    """A medium in one language, as written."""

    model_config = described("Version", "Filmen, lyden eller historien på ét sprog.")
    language: Language = Field(description="Sproget, der bliver talt, eller som historien er skrevet på.")
    web: Https = Field(description="Siden, hvor den ligger. Velkomst henter den ikke ind. Begynder med https://.")
    subtitles: tuple[Language, ...] = listed("Sprog med undertekster, for eksempel [da, en].")
    transcript: Https = Field("", description="Siden, hvor alt det, der bliver sagt, står som tekst.")


class MediaEntry(Entry):
    """A medium as written; a lower layer gives only what differs from the one with the same id above it."""

    model_config = described("Film, lyd eller historie", "Noget at se eller høre, som ligger på en anden side.")
    id: Id = Field(description="Navnet i filerne, for eksempel welcome-film. Skift det aldrig.")
    kind: MediaKind | None = Field(
        None, description="film, audio = lyd, for eksempel en podcast, eller story = et menneskes historie."
    )
    title: Line = Field("", description="Titlen, som læseren ser.")
    about: Line = Field("", description="Hvad den handler om, i én sætning.")
    minutes: int = Field(0, ge=0, le=600, description="Hvor mange minutter den varer. Ved I det ikke, så lad være.")
    versions: tuple[MediaVersionEntry, ...] = listed("Den samme film, lyd eller historie på hvert sprog.")
    topics: tuple[Id, ...] = listed("De emner, den skal stå ved, for eksempel [cpr-registration].")
    audience: tuple[Id, ...] = listed("De målgrupper, den er for. Uden audience er den for alle.")
    people: YesNo = Field(False, description="yes = man kan genkende mennesker i den. Så skal de have sagt ja: agreed.")
    agreed: AgreementEntry | None = Field(
        None, description="Samtykke fra dem, man kan genkende. En historie skal altid have det."
    )
    source: Https = Field("", description="Siden, hvor oplysningerne er læst.")


class MediaFile(Entry):
    """A file of media."""

    model_config = described("Film, lyd og historier", "Noget at se og høre. Det vises som link og QR-kode.")
    media: tuple[MediaEntry, ...] = Field(min_length=1, description="Filmene, lydene og historierne.")


def media(entry: MediaFile, document: Document, owner: str) -> tuple[Media, ...]:
    """Return the media in their written order."""
    return tuple(
        Media(
            id=medium.id,
            kind=medium.kind or "",
            title=medium.title,
            about=medium.about,
            minutes=medium.minutes,
            versions=tuple(MediaVersion(**dict(version)) for version in medium.versions),
            topics=medium.topics,
            audiences=medium.audience,
            people=medium.people,
            agreed=Agreement(**dict(medium.agreed)) if medium.agreed else None,
            source=medium.source,
            owner=owner,
            marks=document.under("media", index),
        )
        for index, medium in enumerate(entry.media)
    )
