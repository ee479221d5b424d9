"""Models of the topics and situations that a group or municipality leaves out."""

from __future__ import annotations

from pydantic import Field

from velkomst.reading.schema.base import Entry, Id, Line, described


class WithoutEntry(Entry):
    """A topic that a municipality leaves out."""

    model_config = described("Fravalgt emne", "Et fælles emne, der ikke gælder i kommunen.")
    topic: Id = Field(description="Det fælles emne.")
    because: Line = Field(description="Hvorfor emnet ikke gælder her.")


class WithoutSituationEntry(Entry):
    """A situation that a municipality leaves out."""

    model_config = described("Fravalgt situation", "En situation, som ingen læser er i her.")
    situation: Id = Field(description="Situationen fra situations.yml, for eksempel student.")
    because: Line = Field(description="Hvorfor, for eksempel: Kommunen har ingen uddannelse.")
