"""Define the view of a letter for Digital Post."""

from __future__ import annotations

from dataclasses import dataclass

from velkomst.model import DigitalPost
from velkomst.rendering.print.inserts.letter import LetterContent
from velkomst.rendering.print.views import SheetView


@dataclass(frozen=True)
class DigitalPostView:
    """The letter to one reader, for Digital Post."""

    letter: SheetView[LetterContent]
    post: DigitalPost
