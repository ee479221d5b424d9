"""What a kind of insert is made by: a frozen description, and the page that comes of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Literal, TypeAlias

from velkomst.model import Edition, Insert
from velkomst.rendering.print.imprint import Imprint

Per: TypeAlias = Literal["audience", "language", "municipality"]
"""How many there are: one for each reader, one for each language, or one (in Danish, for staff)."""
PlanName: TypeAlias = Literal["loose", "booklet"]
"""Loose sheets to cut apart, or a booklet to fold: see ``plans``."""


@dataclass(frozen=True)
class Job:
    """One insert of one edition, about to become a page."""

    edition: Edition
    insert: Insert
    imprint: Imprint
    root: Path


Context: TypeAlias = Callable[[Job], Mapping[str, Any]]


def nothing(_job: Job) -> Mapping[str, Any]:
    """Return no words beside those that every sheet has."""
    return {}


@dataclass(frozen=True)
class Maker:
    """How one kind of insert is made."""

    template: str
    """Below ``templates/print/``."""
    per: Per
    needs: Callable[[Edition, Insert], Edition]
    """Cuts the edition down to what the insert shows, so that nothing else builds it anew."""
    stylesheet: str = "templates/print/sheet.css"
    context: Context = nothing
    plan: PlanName = "loose"
    """How its pages are set on office paper."""
    page: Callable[[Job], str] | None = None
    """Makes the whole page instead of ``template`` and ``context``."""
    only_translated: bool = False
    """There is none in Danish: it stands in two languages."""


Needs: TypeAlias = Callable[[Edition, Insert], Edition]


def whole(page: Callable[[Edition, Path], str], stylesheet: str, per: Per, needs: Needs) -> Maker:
    """Return a maker whose pages another module draws whole, on loose sheets."""
    return Maker("", per, needs, stylesheet, page=lambda job: page(job.edition, job.root))


def book(page: Callable[[Edition, Path], str], stylesheet: str, per: Per, needs: Needs) -> Maker:
    """Return a maker of a booklet whose pages another module draws whole."""
    return replace(whole(page, stylesheet, per, needs), plan="booklet")


def folder_of(edition: Edition, per: Per) -> str:
    """Return the folder below ``out/`` that the files of an insert lie in."""
    parts = {
        "audience": (edition.profile.slug, edition.language, edition.audience),
        "language": (edition.profile.slug, edition.language),
        "municipality": (edition.profile.slug,),
    }
    return "/".join(("print", *parts[per]))
