"""Check changes for drift: the text above has changed since the text of the lower layer was written.

A group changes texts of the region, a municipality those of the region as its groups changed them. So a new shared text
is drift in the group that replaces it, and a new text of the group is drift in its municipalities.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from velkomst.i18n.fingerprints import fold, of_block, of_topic
from velkomst.i18n.inventory.topics import letter_name, mail_name
from velkomst.model import Block, Borrowing, Change, Library, Topic
from velkomst.model.period import Period
from velkomst.problems import Mark, Problem, problem
from velkomst.resolving.merge import blocks_above


@dataclass(frozen=True)
class ComparedChange:
    """A ``replace`` or ``hide`` and the block above that it changes, as it is now."""

    owner: str
    """The group or municipality that changes it."""
    container: str
    """The topic, ``mails/<mail>`` or ``letters/<letter>``."""
    change: Change
    above: Block
    written: tuple[Mark, ...]
    """Where the block above is declared, and where groups replace fields of it."""

    @property
    def name(self) -> str:
        """What ``accept``, ``adopt`` and ``merge`` call the block: ``topic/block``."""
        return f"{self.container}/{self.above.id}"

    @property
    def mark(self) -> Mark:
        """The place of the fingerprint, or of the change where it has none."""
        return self.change.based_on_mark or self.change.mark

    @property
    def now(self) -> str:
        """The fingerprint of the text above, as it is now."""
        return of_block(self.above, self.change.replaced)


@dataclass(frozen=True)
class Loan:
    """A borrowed topic and the lender's topic, as it is now."""

    owner: str
    """The municipality that borrows it."""
    borrowing: Borrowing
    topic: Topic

    @property
    def name(self) -> str:
        """What ``accept`` calls it."""
        return self.topic.id

    @property
    def mark(self) -> Mark:
        """The place of the fingerprint, or of ``use`` where there is none."""
        return self.borrowing.based_on_mark or self.borrowing.mark

    @property
    def now(self) -> str:
        """The fingerprint of the lender's topic, as it is now."""
        return of_topic(self.topic)


def check(library: Library) -> tuple[Problem, ...]:
    """Report drift, and changes that nobody has accepted yet, in all groups and municipalities."""
    problems: list[Problem] = []
    groups = frozenset(group.id for group in library.groups)
    for each in comparisons(library):
        option = option_of(each.owner, groups)
        details = {"topic": each.container, "id": each.above.id, "option": option}
        if not each.change.based_on:
            problems.append(problem("based-on-missing", each.mark, now=each.now, **details))
        elif each.change.based_on != each.now:
            base, words = each.change.based_on, shared_text(each.above, each.change)
            problems.append(problem("drift", each.mark, base=base, now=each.now, shared=words, **details))
    for loan in loans(library):
        details = {"topic": loan.name, "lender": loan.borrowing.lender, "slug_name": loan.owner}
        base = loan.borrowing.based_on
        if not base:
            problems.append(problem("borrowed-based-on-missing", loan.mark, now=loan.now, **details))
        elif base != loan.now:
            problems.append(problem("borrowed-drift", loan.mark, base=base, now=loan.now, **details))
    return tuple(sorted(problems))


def option_of(owner: str, groups: frozenset[str]) -> str:
    """Return the option by which commands name the owner of a change."""
    return f"-g {owner}" if owner in groups else f"-m {owner}"


def comparisons(library: Library) -> Iterator[ComparedChange]:
    """Yield each ``replace`` and ``hide`` that merging applies: those of the groups, then those of municipalities."""
    for layer in library.layers:
        blocks = blocks_above(library, layer)
        named = [(entry.topic, entry) for entry in layer.changes]
        named += [(mail_name(entry.topic), entry) for entry in layer.mail_changes]
        named += [(letter_name(entry.topic), entry) for entry in layer.box.letter_changes]
        for container, entry in named:
            compared: set[tuple[str, Period]] = set()
            for change in entry.changes:
                above = blocks.get((container, change.target))
                if change.verb not in ("replace", "hide") or above is None or above.block.locked:
                    continue
                if (change.target, change.period) not in compared:
                    compared.add((change.target, change.period))
                    yield ComparedChange(layer.owner, container, change, above.block, above.written)


def loans(library: Library) -> Iterator[Loan]:
    """Yield every borrowed topic."""
    for municipality in library.municipalities:
        lent = {(topic.owner, topic.id): topic for topic in library.borrowed_topics(municipality.slug)}
        for borrowing in municipality.borrowed:
            topic = lent.get((borrowing.lender, borrowing.topic))
            if topic is not None:
                yield Loan(municipality.slug, borrowing, topic)


def shared_text(shared: Block, change: Change) -> str:
    """Return the words above that the change replaces or hides, on one line."""
    fields = [field for field in shared.texts if not change.replaced or field in change.replaced]
    return " / ".join(fold(shared.texts[field]) for field in fields)
