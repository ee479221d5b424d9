"""Models of a file in ``advice/``: what a reader without a guide has to do."""

from __future__ import annotations

from collections.abc import Iterable

from pydantic import Field

from velkomst.model import PHASES, Ask, PrintExtents, Tombstone, Topic
from velkomst.model.kinds import DEFAULT
from velkomst.reading.document.parser import Document
from velkomst.reading.schema.ask import AskPlaces
from velkomst.reading.schema.base import Entry, Id, Line, described, listed
from velkomst.reading.schema.topics import BlockEntry, TombstoneEntry, blocks


class AdviceFile(Entry):
    """A whole advice file, shared or a municipality's own."""

    model_config = described(
        "Råd", "En side til en læser, som ingen guide passer til: det korte svar, trin og et sted at spørge."
    )
    id: Id = Field(description="Sidens navn. Det samme som filens navn uden .yml.")
    title: Line = Field(description="Kort titel, for eksempel Danskere, der vender hjem.")
    question: Line = Field(description="Læserens spørgsmål. Det er sidens overskrift.")
    owner: Line = Field(description="Den myndighed, der har ansvaret for emnet.")
    ask: AskPlaces = Field(description="Det sted, der hjælper: et id fra places.yml, eller en liste af dem.")
    forms: tuple[Id, ...] = listed("Selvbetjening: id'er fra content/forms.yml.")
    topics: tuple[Id, ...] = listed("Emner i guiderne, som læseren også kan bruge. De står som links på siden.")
    was: tuple[Id, ...] = listed("Navne, som siden har haft før. De gamle adresser fører hertil.")
    blocks: tuple[BlockEntry, ...] = Field(
        min_length=1, description="Teksterne i den rækkefølge, de læses: et kort svar og mindst ét trin."
    )
    removed: tuple[TombstoneEntry, ...] = listed("Blokke, der er slettet, så kommunerne får besked.")


def advice(entry: AdviceFile, document: Document, owner: str, audiences: Iterable[str]) -> Topic:
    """Return advice as a topic that reads the same for everyone: it answers all ``audiences`` of the region."""
    return Topic(
        id=entry.id,
        owner=owner,
        title=entry.title,
        question=entry.question,
        phase=PHASES[0],
        need=True,
        answers=tuple(audiences),
        reasons={},
        authority=entry.owner,
        ask=Ask(entry.ask[DEFAULT], {key: places for key, places in entry.ask.items() if key != DEFAULT}),
        forms=entry.forms,
        blocks=blocks(entry.blocks, document),
        removed=tuple(Tombstone(stone.id, stone.use) for stone in entry.removed),
        marks=document.keys_under("ask") | document.under(),
        readership="advice",
        print_extents=PrintExtents("site"),
        former_ids=entry.was,
        related=entry.topics,
    )
