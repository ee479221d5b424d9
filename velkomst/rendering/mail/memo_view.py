"""Define the view of a letter for Digital Post."""

from __future__ import annotations

from dataclasses import dataclass

from velkomst.model import Edition, Insert
from velkomst.rendering.print.edition_id import EditionId


@dataclass(frozen=True)
class DigitalPostView:
    """The letter to one reader, for Digital Post."""

    edition: Edition
    insert: Insert
    edition_id: EditionId
