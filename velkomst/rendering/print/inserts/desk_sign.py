"""Render the sign for the desk that says which language its clerk speaks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from velkomst.formats import languages
from velkomst.model import Edition, Insert
from velkomst.rendering.icons import drawing
from velkomst.rendering.print.inserts.spec import InsertSpec
from velkomst.rendering.print.page import PageJob


@dataclass(frozen=True)
class DeskSignContent:
    """The Danish name of the language."""

    danish_name: str


def content(edition: Edition, _insert: Insert) -> DeskSignContent:
    """Return the Danish name of the edition's language."""
    return DeskSignContent(languages.danish_name(edition.language))


def context(_job: PageJob[DeskSignContent]) -> Mapping[str, Any]:
    """Return the icon of somebody who speaks."""
    return {"speaker": drawing("account-voice")}


SPEC = InsertSpec("desk-sign.html", "language", content, context=context, plan="single", in_grey=True)
