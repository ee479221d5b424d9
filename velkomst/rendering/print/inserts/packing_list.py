"""Render the packing list: what goes into which box, for those who pack them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from velkomst.formats import languages
from velkomst.model import Edition, EditionAudience, Insert
from velkomst.rendering.print import shown
from velkomst.rendering.print.inserts.spec import A4, InsertSpec


@dataclass(frozen=True)
class PackedInsert:
    """One insert, and its copies in the box of each audience, in the order of the audiences."""

    name: str
    copies: tuple[int, ...]


@dataclass(frozen=True)
class PackedLanguage:
    """All boxes in one language."""

    name: str
    """The language's Danish name, with a capital letter."""
    ordered: int
    """Boxes of the print run; 0 where none is planned."""


@dataclass(frozen=True)
class PackedSupplement:
    """A supplement that only readers in one situation get."""

    name: str
    situation: str
    """Name of the situation."""
    ordered: int
    """Copies of the print run in all languages; 0 where none is planned."""


@dataclass(frozen=True)
class PackingListContent:
    """The languages, audiences and inserts of the boxes; ``logo`` is a ``data:`` address or empty."""

    languages: tuple[PackedLanguage, ...]
    audiences: tuple[EditionAudience, ...]
    inserts: tuple[PackedInsert, ...]
    supplements: tuple[PackedSupplement, ...]
    logo: str


def content(edition: Edition, _insert: Insert) -> PackingListContent | None:
    """Return the inserts for readers that have something to print; None where there is none."""
    inserts = tuple(_packed(insert, edition) for insert in edition.box.inserts if _is_packed(insert, edition))
    if not inserts:
        return None
    audiences = shown.short_names(edition.audiences)
    supplements = tuple(_supplements(edition))
    return PackingListContent(_languages(edition), audiences, inserts, supplements, edition.profile.picture)


def _is_packed(insert: Insert, edition: Edition) -> bool:
    if not insert.in_every_box:
        return False
    without_tickets = insert.kind in ("tickets", "coupons") and not any(
        f"{ticket.kind}s" == insert.kind for ticket in edition.box.tickets
    )
    return not without_tickets


def _packed(insert: Insert, edition: Edition) -> PackedInsert:
    def copies(audience: EditionAudience) -> int:
        return insert.copies if not insert.audiences or audience.id in insert.audiences else 0

    return PackedInsert(insert.name, tuple(map(copies, edition.audiences)))


def _supplements(edition: Edition) -> Iterator[PackedSupplement]:
    names = {situation.id: situation.name.text for situation in edition.situations}
    planned: Counter[str] = Counter()
    for run in edition.profile.print_run:
        planned.update(dict(run.situations))
    for insert in edition.box.inserts:
        if insert.situation in names:
            yield PackedSupplement(insert.name, names[insert.situation], planned[insert.situation])


def _languages(edition: Edition) -> tuple[PackedLanguage, ...]:
    planned: Counter[str] = Counter()
    for run in edition.profile.print_run:
        planned[run.language] += run.copies
    return tuple(
        PackedLanguage(languages.danish_name(language).capitalize(), planned[language])
        for language in edition.languages
    )


SPEC = InsertSpec("packing-list.html", "municipality", content, trim=lambda _content: A4)
