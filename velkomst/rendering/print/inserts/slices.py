"""An edition and an insert in; the edition with only what that insert shows out.

The slice is the insert's cache key: what is not in it cannot build the insert anew.
"""

from __future__ import annotations

from dataclasses import replace

from velkomst.model import Edition, EditionBox, Insert


def bare(edition: Edition) -> Edition:
    """Return the edition without texts: the municipality, the language, the audiences."""
    texts = replace(edition, topics=(), employers=(), handbook=(), places=(), mails=(), events=(), occurrences=())
    return replace(texts, fields=(), journey=None, finder=None, printed=(), box=EditionBox())


def letter(edition: Edition, insert: Insert) -> Edition:
    """Keep one letter."""
    letters = tuple(one for one in edition.box.letters if one.id == insert.content_id)
    return replace(bare(edition), box=EditionBox(letters=letters))


def checklist(edition: Edition, _insert: Insert) -> Edition:
    """Keep the steps of every topic, and whom it tells her to ask."""
    topics = tuple(
        replace(topic, blocks=tuple(block for block in topic.blocks if block.kind == "step"), forms=(), reasons={})
        for topic in edition.topics
    )
    return replace(bare(edition), topics=tuple(topic for topic in topics if topic.blocks))


def chosen_places(edition: Edition, insert: Insert) -> Edition:
    """Keep the places that the insert names, in its order."""
    known = {place.id: place for place in edition.places}
    return replace(bare(edition), places=tuple(known[name] for name in insert.places if name in known))


def places(edition: Edition, _insert: Insert) -> Edition:
    """Keep all places."""
    return replace(bare(edition), places=edition.places)


def nothing(edition: Edition, _insert: Insert) -> Edition:
    """Keep no text at all: the insert says who, where and in which language."""
    return bare(edition)


def employers(edition: Edition, _insert: Insert) -> Edition:
    """Keep the topics for employers, which name the places that help, and what the newcomer's own are called."""
    headings = tuple(replace(topic, blocks=(), forms=(), reasons={}) for topic in edition.topics)
    return replace(bare(edition), employers=edition.employers, topics=headings)


def employer_flyer(edition: Edition, _insert: Insert) -> Edition:
    """Keep the topics for employers, and of the newcomer's only what they are called and for whom they are."""
    titles = tuple(replace(topic, blocks=(), forms=(), reasons={}, ask=None) for topic in edition.topics)
    return replace(bare(edition), employers=edition.employers, topics=titles)


def handbook(edition: Edition, _insert: Insert) -> Edition:
    """Keep the topics for staff."""
    return replace(bare(edition), handbook=edition.handbook)


def packed(edition: Edition, _insert: Insert) -> Edition:
    """Keep the inserts that lie in a box: those for readers that have something to print."""
    box = edition.box
    empty = {kind for kind in ("ticket", "coupon") if not any(ticket.kind == kind for ticket in box.tickets)}
    inserts = tuple(one for one in box.inserts if one.receiver == "reader" and one.kind.removesuffix("s") not in empty)
    return replace(bare(edition), box=EditionBox(inserts=inserts))


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
    papers = tuple(one for one in edition.box.fillables if one.id == insert.content_id)
    return replace(bare(edition), box=EditionBox(fillables=papers))
