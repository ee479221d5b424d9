"""The library in; every local change whose shared text has moved on since it was written, out."""

from __future__ import annotations

from collections.abc import Iterator

from velkomst.i18n.fingerprints import fold, of_block
from velkomst.model import Block, Change, Library
from velkomst.problems import Problem, problem


def check(library: Library) -> tuple[Problem, ...]:
    """Report drift, and changes that have never been accepted, in all municipalities."""
    found: list[Problem] = []
    for slug, topic, change, shared in comparisons(library):
        now = of_block(shared, change.replaced)
        mark = change.based_on_mark or change.mark
        if not change.based_on:
            found.append(problem("based-on-missing", mark, topic=topic, id=shared.id, slug_name=slug))
        elif change.based_on != now:
            found.append(
                problem(
                    "drift",
                    mark,
                    topic=topic,
                    id=shared.id,
                    base=change.based_on,
                    now=now,
                    shared=shared_text(shared, change),
                    slug_name=slug,
                )
            )
    return tuple(sorted(found))


def comparisons(library: Library) -> Iterator[tuple[str, str, Change, Block]]:
    """Yield (slug, name, change, shared block) of each ``replace`` and ``hide`` carried out.

    The name is a topic, ``mails/<mail>`` or ``letters/<letter>``.
    """
    blocks = {(topic.id, block.id): block for topic in library.topics for block in topic.blocks}
    blocks |= {(f"mails/{mail.id}", block.id): block for mail in library.mails for block in mail.blocks}
    letters = library.box.letters
    blocks |= {(f"letters/{letter.id}", block.id): block for letter in letters for block in letter.blocks}
    for municipality in library.municipalities:
        named = [(entry.topic, entry) for entry in municipality.changes]
        named += [(f"mails/{entry.topic}", entry) for entry in municipality.mail_changes]
        named += [(f"letters/{entry.topic}", entry) for entry in municipality.box.letter_changes]
        for name, entry in named:
            seen: set[str] = set()
            for change in entry.changes:
                shared = blocks.get((name, change.target))
                if change.verb not in ("replace", "hide") or shared is None or shared.locked or shared.id in seen:
                    continue
                seen.add(shared.id)
                yield municipality.slug, name, change, shared


def shared_text(shared: Block, change: Change) -> str:
    """Return the shared words that the change stands against, on one line."""
    fields = [key for key in shared.texts if not change.replaced or key in change.replaced]
    return " / ".join(fold(shared.texts[key]) for key in fields)
