"""Check local changes for drift: the shared text has changed since the local one was written."""

from __future__ import annotations

from collections.abc import Iterator

from velkomst.i18n.fingerprints import fold, of_block
from velkomst.i18n.inventory.topics import letter_name, mail_name
from velkomst.model import Block, Change, Library
from velkomst.problems import Problem, problem


def check(library: Library) -> tuple[Problem, ...]:
    """Report drift, and changes that nobody has accepted yet, in all municipalities."""
    problems: list[Problem] = []
    for slug, container, change, shared in comparisons(library):
        now = of_block(shared, change.replaced)
        mark = change.based_on_mark or change.mark
        if not change.based_on:
            problems.append(problem("based-on-missing", mark, topic=container, id=shared.id, slug_name=slug))
        elif change.based_on != now:
            problems.append(
                problem(
                    "drift",
                    mark,
                    topic=container,
                    id=shared.id,
                    base=change.based_on,
                    now=now,
                    shared=shared_text(shared, change),
                    slug_name=slug,
                )
            )
    return tuple(sorted(problems))


def comparisons(library: Library) -> Iterator[tuple[str, str, Change, Block]]:
    """Yield (slug, container, change, shared block) of each ``replace`` and ``hide`` that merging applies.

    The container is a topic, ``mails/<mail>`` or ``letters/<letter>``.
    """
    blocks = {(topic.id, block.id): block for topic in library.topics for block in topic.blocks}
    blocks |= {(mail_name(mail.id), block.id): block for mail in library.mails for block in mail.blocks}
    letters = library.box.letters
    blocks |= {(letter_name(letter.id), block.id): block for letter in letters for block in letter.blocks}
    for municipality in library.municipalities:
        named = [(entry.topic, entry) for entry in municipality.changes]
        named += [(mail_name(entry.topic), entry) for entry in municipality.mail_changes]
        named += [(letter_name(entry.topic), entry) for entry in municipality.box.letter_changes]
        for container, entry in named:
            compared: set[str] = set()
            for change in entry.changes:
                shared = blocks.get((container, change.target))
                if change.verb not in ("replace", "hide") or shared is None or shared.locked:
                    continue
                if shared.id not in compared:
                    compared.add(shared.id)
                    yield municipality.slug, container, change, shared


def shared_text(shared: Block, change: Change) -> str:
    """Return the shared words that the change replaces or hides, on one line."""
    fields = [field for field in shared.texts if not change.replaced or field in change.replaced]
    return " / ".join(fold(shared.texts[field]) for field in fields)
