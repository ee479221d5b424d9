"""Model of the key ``print_run`` of ``municipality.yml``."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Annotated

from pydantic import Field

from velkomst.model.layers import PrintRun
from velkomst.problems import Mark
from velkomst.reading.document.parser import Document
from velkomst.reading.schema.base import Entry, Id, Language, described

Copies = Annotated[int, Field(ge=0, le=1_000_000)]


class PrintRunEntry(Entry):
    """Copies in one language."""

    model_config = described("Oplag", "Hvor mange eksemplarer der trykkes på et sprog.")
    language: Language = Field(description="Sproget, for eksempel en.")
    copies: Copies = Field(description="Antal æsker.")
    audience: Id = Field("", description="Målgruppen. Uden audience deles oplaget ligeligt mellem dem alle.")
    situations: dict[Id, Copies] = Field(
        {},
        description="Antal tillæg til læsere i en situation, for eksempel {student: 40}. De lægges kun i deres æsker.",
    )


def print_run(entries: Iterable[PrintRunEntry]) -> tuple[PrintRun, ...]:
    """Return the print run of a municipality."""
    return tuple(PrintRun(run.language, run.copies, run.audience, tuple(run.situations.items())) for run in entries)


def print_run_marks(entries: Iterable[PrintRunEntry], document: Document) -> Mapping[str, Mark]:
    """Return where the situations of the print run are written, as ``print_run.0.situations.student:key``."""
    return {
        f"print_run.{index}.situations.{situation}:key": document.key("print_run", index, "situations", situation)
        for index, run in enumerate(entries)
        for situation in run.situations
    }
