"""What a kind of insert is made by: a frozen description, and the page that comes of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any, Literal, TypeAlias

from velkomst.model import Edition, Insert
from velkomst.model.project import Project
from velkomst.rendering.print.edition_id import EditionId
from velkomst.rendering.print.print_variants import ORDINARY, PrintVariant

Granularity: TypeAlias = Literal["audience", "language", "municipality"]
"""How many there are: one for each reader, one for each language, or one (in Danish, for staff)."""
PlanName: TypeAlias = Literal["loose", "booklet", "numbered", "single"]
"""Copies of loose sheets to cut apart, a booklet to fold, sheets that each exist once, one-sided sheets: ``plans``."""


@dataclass(frozen=True)
class Run:
    """A print run of numbered sheets: the number of the first, and how many there are."""

    first: int
    copies: int

    @property
    def numbers(self) -> range:
        """The numbers of all sheets."""
        return range(self.first, self.first + self.copies)

    @property
    def suffix(self) -> str:
        """What the names of its files end in: ``-000041-000340``."""
        return f"-{self.first:06}-{self.first + self.copies - 1:06}"


@dataclass(frozen=True)
class RenderJob:
    """One insert of one edition, about to become a page."""

    edition: Edition
    insert: Insert
    imprint: EditionId
    project: Project
    run: Run | None = None
    """Of what is numbered: the run that was asked for instead of the few sheets of every build."""
    variant: PrintVariant = ORDINARY


Context: TypeAlias = Callable[[RenderJob], Mapping[str, Any]]
Beside: TypeAlias = Callable[[RenderJob], Mapping[str, bytes]]


def alone(_job: RenderJob) -> Mapping[str, bytes]:
    """Return no files beside the PDF."""
    return {}


def always(_edition: Edition) -> bool:
    """Say that there is something to print."""
    return True


def nothing(_job: RenderJob) -> Mapping[str, Any]:
    """Return no words beside those that every sheet has."""
    return {}


@dataclass(frozen=True)
class InsertSpec:
    """How one kind of insert is made."""

    template: str
    """Below ``templates/print/``."""
    granularity: Granularity
    needs: Callable[[Edition, Insert], Edition]
    """Cuts the edition down to what the insert shows, so that nothing else builds it anew."""
    stylesheet: str = "templates/print/sheet.css"
    context: Context = nothing
    plan: PlanName = "loose"
    """How its pages are set on office paper."""
    page: Callable[[RenderJob], str] | None = None
    """Makes the whole page instead of ``template`` and ``context``."""
    only_translated: bool = False
    """There is none in Danish: it stands in two languages."""
    beside: Beside = alone
    """Makes other files that lie beside the PDF: their names' ends (``.csv``) and their bytes."""
    has_content: Callable[[Edition], bool] = always
    """Says of a slice whether there is anything to print; without it no file is made."""
    in_grey: bool = False
    """A municipality that asks for black and white gets it in black and white as well."""
    forms: bool = False
    """The screen form can be filled in; on paper the lines and boxes behind the fields remain."""


Needs: TypeAlias = Callable[[Edition, Insert], Edition]
Drawn: TypeAlias = Callable[[Edition, Project, EditionId], str]
"""An edition, the project folder and what the sheet says of itself -> the whole page."""


def whole(page: Drawn, stylesheet: str, per: Granularity, needs: Needs) -> InsertSpec:
    """Return a maker whose pages another module draws whole, on loose sheets."""
    return InsertSpec("", per, needs, stylesheet, page=lambda job: page(job.edition, job.project, job.imprint))


def book(page: Drawn, stylesheet: str, per: Granularity, needs: Needs) -> InsertSpec:
    """Return a maker of a booklet whose pages another module draws whole."""
    return replace(whole(page, stylesheet, per, needs), plan="booklet")


def folder_of(edition: Edition, per: Granularity) -> str:
    """Return the folder below ``out/`` that the files of an insert lie in."""
    parts = {
        "audience": (edition.profile.slug, edition.language, edition.audience),
        "language": (edition.profile.slug, edition.language),
        "municipality": (edition.profile.slug,),
    }
    return "/".join(("print", *parts[per]))
