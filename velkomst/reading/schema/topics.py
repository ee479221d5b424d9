"""Models of a topic file and of its blocks."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from pydantic import Field

from velkomst.model import ASK, FIELDS, Block, Kind, Phase, Readership, Review, Tombstone, Topic
from velkomst.reading.document.parser import Document
from velkomst.reading.schema.base import (
    YES,
    Entry,
    Https,
    Id,
    IsoDay,
    Line,
    Name,
    Text,
    Words,
    YesNo,
    described,
    listed,
)

STEP_KEYS = ("title", "bring", "where", "when", "cost")
"""Keys of a step besides its text; the value "ask" means that the municipality does not know."""
_STEP_FACTS = STEP_KEYS[1:]
_ASK_WORDS = (ASK, "spørg")
_UNKNOWN = "Skriv ask, hvis I ikke ved det."


class ReviewEntry(Entry):
    """A person's signature under a block."""

    model_config = described("Kontrol", "Et menneske har åbnet kilden og set, at teksten passer.")
    on: IsoDay = Field(description='Dagen for kontrollen, for eksempel "2026-11-30".')
    by: Line = Field(description="Hvem der har kontrolleret teksten.")


class BlockKeys(Entry):
    """The keys that a block and a change have in common."""

    kind: Kind = Field(
        "text",
        description="Slags blok: answer = det korte svar, text = tekst, step = trin, note = godt at vide, "
        "warning = advarsel. Uden kind er blokken en tekst.",
    )
    audience: tuple[Id, ...] = listed(
        "De målgrupper, som blokken er for, for eksempel [eu, nordic]. Uden audience er den for alle."
    )
    title: Line = Field("", description="Overskrift. Et trin skal have en.")
    bring: Words = Field("", description=f"Det, læseren skal have med. Skriv Ingenting, hvis det er intet. {_UNKNOWN}")
    where: Words = Field("", description=f"Hvor man gør det: sted, hjemmeside eller hjemmefra. {_UNKNOWN}")
    when: Words = Field("", description=f"Hvornår man skal gøre det. {_UNKNOWN}")
    cost: Words = Field("", description=f"Hvad det koster. Skriv Gratis, hvis det er gratis. {_UNKNOWN}")
    source: Https = Field("", description="Den officielle side, som teksten bygger på. Begynder med https://.")
    locked: YesNo = Field(False, description="yes = kommunerne må ikke erstatte eller skjule blokken.")
    critical: YesNo = Field(
        False,
        description="yes = en forkert oversættelse kan skade. Den danske tekst står ved siden af, "
        "til et menneske har godkendt oversættelsen.",
    )
    reviewed: ReviewEntry | None = Field(
        None, description="Skrives kun af et menneske, der har åbnet kilden og set, at teksten passer."
    )
    review_by: IsoDay | None = Field(None, description="Dagen, hvor teksten senest skal kontrolleres igen.")


_STEP_RULE = {
    "if": {"properties": {"kind": {"const": "step"}}, "required": ["kind"]},
    "then": {"required": list(STEP_KEYS)},
}


class BlockEntry(BlockKeys):
    """A block as written."""

    model_config = described(
        "Blok", "En kort tekst med én tanke. Rækkefølgen her er rækkefølgen på siden.", **_STEP_RULE
    )
    id: Id = Field(
        description="Blokkens navn, for eksempel choose-gp: små bogstaver a-z, tal og bindestreg. Skift det aldrig."
    )
    text: Text = Field(
        description="Teksten. Brug | og nye linjer under. Markdown: afsnit, lister med -, **fed**, links."
    )


class TombstoneEntry(Entry):
    """A deleted block and its replacement, as written."""

    model_config = described(
        "Slettet blok", "En blok, der er slettet, og den blok, som kommunerne skal bruge i stedet."
    )
    id: Id = Field(description="Den slettede bloks navn.")
    use: Id = Field(description="Den blok, der nu dækker det samme.")


class TopicFile(Entry):
    """A whole topic file, shared or a municipality's own."""

    model_config = described("Emne", "Et emne: ét spørgsmål, som en ny borger stiller, og svaret i blokke.")
    id: Id = Field(description="Emnets navn. Det samme som filens navn uden .yml.")
    title: Line = Field(description="Kort titel til menuer, for eksempel Læge og sundhed.")
    question: Line = Field(description="Læserens spørgsmål. Det er sidens overskrift.")
    phase: Phase = Field(
        description="Hvornår emnet er vigtigt: before-arrival, first-week, first-month, first-three-months eller later."
    )
    need: YesNo = Field(description="yes = det skal man vide. no = det er godt at vide.")
    audiences: dict[Id, Words] = Field(
        description="Hver målgruppe med yes, eller en sætning om, hvorfor emnet ikke er for den, og hvor den skal se."
    )
    owner: Line = Field(description="Den myndighed, der har ansvaret for emnet.")
    ask: Name = Field(description="Det sted, der hjælper. Et id fra places.yml, for eksempel borgerservice.")
    forms: tuple[Id, ...] = listed("Selvbetjening til emnet: id'er fra content/forms.yml.")
    blocks: tuple[BlockEntry, ...] = Field(min_length=1, description="Emnets tekster i den rækkefølge, de læses.")
    removed: tuple[TombstoneEntry, ...] = listed(
        "Blokke, der er slettet. De bliver stående her, så kommunerne får besked."
    )


def block(entry: BlockKeys, document: Document, path: tuple[str | int, ...], id: str, text: str) -> Block:
    """Return a block; ``id`` and ``text`` are arguments because a change may leave them out."""
    texts: dict[Any, str] = {}
    for name in FIELDS:
        value = text if name == "text" else getattr(entry, name)
        if value:
            texts[name] = ASK if name in _STEP_FACTS and value.lower() in _ASK_WORDS else value
    review = entry.reviewed
    return Block(
        id=id,
        kind=entry.kind,
        texts=texts,
        audiences=entry.audience,
        source=entry.source,
        locked=entry.locked,
        critical=entry.critical,
        reviewed=Review(review.on, review.by) if review else None,
        review_by=entry.review_by,
        marks=document.under(*path),
    )


def blocks(entries: Iterable[BlockEntry], document: Document) -> tuple[Block, ...]:
    """Return the blocks of the key ``blocks`` of a file."""
    return tuple(block(entry, document, ("blocks", index), entry.id, entry.text) for index, entry in enumerate(entries))


def topic(
    entry: TopicFile,
    document: Document,
    owner: str,
    audiences: Iterable[str] = (),
    readership: Readership = "guide",
) -> Topic:
    """Return a topic; its answers are in the order of ``audiences``, those of the region, with unknown ones last."""
    order = list(dict.fromkeys([*audiences, *entry.audiences]))
    answers = {audience: entry.audiences[audience] for audience in order if audience in entry.audiences}
    return Topic(
        id=entry.id,
        owner=owner,
        title=entry.title,
        question=entry.question,
        phase=entry.phase,
        need=entry.need,
        answers=tuple(audience for audience, word in answers.items() if word.lower() in YES),
        reasons={audience: word for audience, word in answers.items() if word.lower() not in YES},
        authority=entry.owner,
        ask=entry.ask,
        forms=entry.forms,
        blocks=blocks(entry.blocks, document),
        removed=tuple(Tombstone(stone.id, stone.use) for stone in entry.removed),
        marks=document.under() | document.keys_under("audiences"),
        readership=readership,
    )
