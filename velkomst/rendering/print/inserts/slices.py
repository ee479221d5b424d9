"""An edition and an insert in; the edition with only what that insert shows out.

The slice is the insert's cache key: what is not in it cannot build the insert anew.
"""

from __future__ import annotations

from dataclasses import replace

from velkomst.model import Edition, EditionBox, Insert


def bare(edition: Edition) -> Edition:
    """Return the edition without texts: the municipality, the language, the audiences."""
    texts = replace(edition, topics=(), employers=(), handbook=(), places=(), mails=(), events=(), occurrences=())
    return replace(texts, fields=(), journey=None, printed=(), box=EditionBox())


def letter(edition: Edition, insert: Insert) -> Edition:
    """Keep one letter."""
    letters = tuple(one for one in edition.box.letters if one.id == insert.of)
    return replace(bare(edition), box=EditionBox(letters=letters))


def tickets(edition: Edition, insert: Insert) -> Edition:
    """Keep the tickets, or the coupons."""
    kept = edition.box.of_kind("coupon" if insert.kind == "coupons" else "ticket")
    return replace(bare(edition), box=EditionBox(tickets=kept))


def phrases(edition: Edition, _insert: Insert) -> Edition:
    """Keep the phrasebook."""
    return replace(bare(edition), box=EditionBox(groups=edition.box.groups))


def desk_sheets(edition: Edition, _insert: Insert) -> Edition:
    """Keep the sheets that people point at."""
    return replace(bare(edition), box=EditionBox(sheets=edition.box.sheets))


def fillable(edition: Edition, insert: Insert) -> Edition:
    """Keep one paper to fill in."""
    papers = tuple(one for one in edition.box.fillables if one.id == insert.of)
    return replace(bare(edition), box=EditionBox(fillables=papers))
