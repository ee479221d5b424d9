"""List what waits for a person to compare it with its source and sign it, by who answers for it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal, TypeAlias

from velkomst.checking.drift import comparisons, shared_text
from velkomst.checking.due import authorities_of, container_titles, due_texts
from velkomst.checking.known_values import region_values, title_of
from velkomst.i18n.inventory import BlockInfo, TextEntry
from velkomst.model import SHARED, Library
from velkomst.problems import Mark
from velkomst.resolving.lookup_values import Names, interpolate

Need: TypeAlias = Literal["expires", "review", "drift", "sign", "agree"]
NEEDS: tuple[Need, ...] = ("expires", "review", "drift", "sign", "agree")
"""Why something waits, the most urgent first: it is no longer valid, its review date has come, the shared text under
it has changed, nobody has compared it with its source, the partner has not agreed to it."""


@dataclass(frozen=True)
class ReviewItem:
    """One text, fact or ticket that waits.

    ``title`` is Danish. ``texts`` are pairs of a field ("text", "where" ...) and its words. Lookups with one value for
    all of its readers are filled. ``name`` is its id as commands take it. ``owner`` is SHARED, or the group
    or municipality that wrote it, ``authority`` who answers for what it says. ``on`` is the last day on which it is in
    order.
    """

    need: Need
    title: str
    name: str
    owner: str
    authority: str
    texts: tuple[tuple[str, str], ...]
    source: str
    mark: Mark
    on: date | None = None


def review_items(library: Library, entries: Iterable[TextEntry], until: date) -> tuple[ReviewItem, ...]:
    """Return everything that waits: the most urgent first, then by date and place.

    What goes out of date before ``until`` waits already.
    """
    listed = tuple(entries)
    due = tuple(_due(library, listed, until))
    late = {item.name for item in due}
    waiting = (*due, *_drifted(library, listed), *_tickets(library))
    items = [*waiting, *(item for item in _unsigned(listed) if item.name not in late)]
    known = {owner: region_values(library, owner) for owner in {item.owner for item in items}}
    filled = (_filled(item, known[item.owner]) for item in items)
    return tuple(sorted(filled, key=lambda item: (NEEDS.index(item.need), item.on or date.max, item.mark)))


def _filled(item: ReviewItem, known: Names) -> ReviewItem:
    texts = tuple((field, interpolate(text, known)) for field, text in item.texts)
    return replace(item, title=title_of(item.title, known), texts=texts)


def owner_names(library: Library) -> dict[str, tuple[str, ...]]:
    """Return the names that SHARED, each group and each municipality go by."""
    named: dict[str, tuple[str, ...]] = {SHARED: (SHARED, library.region.name)}
    named |= {group.id: (group.id, group.name) for group in library.groups}
    for municipality in library.municipalities:
        profile = municipality.profile
        named[profile.slug] = (profile.slug, profile.name, profile.short_name)
    return named


def known_owners(library: Library, items: Iterable[ReviewItem]) -> tuple[str, ...]:
    """Return the names of the region, the municipalities and everyone who answers for something, sorted."""
    writers = {called[1] for called in owner_names(library).values()}
    return tuple(sorted({*writers, *(item.authority for item in items if item.authority)}))


def of_owner(items: Iterable[ReviewItem], owner: str, called: Mapping[str, tuple[str, ...]]) -> tuple[ReviewItem, ...]:
    """Return the items of an owner: those that it wrote, and those with its name among who answers for them.

    ``called`` is what ``owner_names`` returns. ``SIRI`` answers for what ``SIRI og Udlændingestyrelsen`` answers for.
    Upper and lower case are equal.
    """
    wanted = _words(owner)
    return tuple(
        item
        for item in items
        if wanted in {_words(name) for name in called.get(item.owner, ())}
        or f" {wanted} " in f" {_words(item.authority)} "
    )


def _words(text: str) -> str:
    return " ".join(text.casefold().replace(",", " ").split())


def _due(library: Library, entries: tuple[TextEntry, ...], until: date) -> Iterator[ReviewItem]:
    blocks = {info.review_mark: (info, texts) for info, texts in _blocks(entries)}
    for due in due_texts(library, entries):
        if due.on >= until:
            continue
        info, texts = blocks.get(due.mark, (None, ()))
        name = f"{info.container}/{info.id}" if info else due.name
        words = _fields(texts) if info else (("text", due.text),)
        yield ReviewItem(due.reason, due.title, name, due.owner, due.authority, words, due.source, due.mark, due.on)


def _unsigned(entries: tuple[TextEntry, ...]) -> Iterator[ReviewItem]:
    titles, authorities, blocks = container_titles(entries), authorities_of(entries), tuple(_blocks(entries))
    own_titles = {(info.container, info.id): _title(texts) for info, texts in reversed(blocks) if _title(texts)}
    sources = {(info.container, info.id): info.source for info, _ in reversed(blocks) if info.source}
    for info, texts in blocks:
        if not info.reviewed:
            key = (info.container, info.id)
            title = ": ".join(filter(None, (titles.get(info.container, info.container), own_titles.get(key))))
            yield ReviewItem(
                "sign",
                title,
                f"{info.container}/{info.id}",
                texts[0].owner,
                authorities.get(info.container, ""),
                _fields(texts),
                info.source or sources.get(key, ""),
                texts[0].mark,
            )


def _title(texts: Iterable[TextEntry]) -> str:
    return next((entry.text for entry in texts if entry.key[-1] == "title"), "")


def _blocks(entries: Iterable[TextEntry]) -> Iterator[tuple[BlockInfo, tuple[TextEntry, ...]]]:
    """Yield each block with the texts that its readers see."""
    by_block: dict[BlockInfo, list[TextEntry]] = {}
    for entry in entries:
        if entry.block is not None and entry.kind in ("block", "line"):
            by_block.setdefault(entry.block, []).append(entry)
    return ((info, tuple(texts)) for info, texts in by_block.items())


def _fields(texts: Iterable[TextEntry]) -> tuple[tuple[str, str], ...]:
    return tuple((entry.key[-1], entry.text.strip()) for entry in texts if entry.key[-1] != "title")


def _drifted(library: Library, entries: tuple[TextEntry, ...]) -> Iterator[ReviewItem]:
    titles = container_titles(entries)
    for compared in comparisons(library):
        change, above = compared.change, compared.above
        if change.based_on not in ("", compared.now):
            local = shared_text(change.block, change) if change.block else change.because
            texts = (("shared", shared_text(above, change)), ("local", local))
            title = titles.get(compared.container, compared.container)
            yield ReviewItem("drift", title, compared.name, compared.owner, "", texts, above.source, compared.mark)


def _tickets(library: Library) -> Iterator[ReviewItem]:
    boxes = ((SHARED, library.box), *((layer.owner, layer.box) for layer in library.layers))
    for owner, box in boxes:
        for ticket in box.tickets:
            if ticket.agreed is None:
                mark = ticket.marks.get("", Mark(""))
                texts = (("text", ticket.title), ("terms", ticket.terms))
                yield ReviewItem("agree", ticket.title, ticket.id, owner, ticket.partner, texts, ticket.web, mark)
