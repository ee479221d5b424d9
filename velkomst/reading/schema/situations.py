"""Models of the file of situations."""

from __future__ import annotations

from pydantic import Field

from velkomst.model import Situation
from velkomst.reading.document.parser import Document
from velkomst.reading.schema.base import Entry, Id, Line, described, listed


class SituationEntry(Entry):
    """A situation as written."""

    model_config = described("Situation", "Noget, der også er sandt om læseren, for eksempel at læseren studerer.")
    id: Id = Field(description="Situationens navn i filerne, for eksempel student.")
    name: Line = Field(description="Navn, som læseren ser, for eksempel Studerende.")
    you_are: Line = Field(description="En sætning, som læseren kan kende sig selv i: Du ...")
    topics: tuple[Id, ...] = listed(
        "Emner i guiderne, som er særligt vigtige i situationen. Emner, der kun er for den, skriver selv situations."
    )


class SituationsFile(Entry):
    """The file of situations."""

    model_config = described("Situationer", "Situationerne i den rækkefølge, læseren ser dem.")
    situations: tuple[SituationEntry, ...] = Field(min_length=1, description="Situationerne.")


def situations(entry: SituationsFile, document: Document) -> tuple[Situation, ...]:
    """Return the situations in their written order."""
    return tuple(
        Situation(
            situation.id,
            situation.name,
            situation.you_are,
            situation.topics,
            document.mark("situations", index, "id"),
            document.under("situations", index),
        )
        for index, situation in enumerate(entry.situations)
    )
