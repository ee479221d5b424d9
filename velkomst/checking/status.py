"""Count the figures of the region: shares, translation states, reviews, drift."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from velkomst.checking import box_shares, readability, shares, translations
from velkomst.checking.box_shares import BoxShare, ShareRange
from velkomst.checking.readability import ReadabilityReport
from velkomst.checking.shares import Share
from velkomst.checking.translation_words import WordCounts, counted, words_of_catalogs, words_of_readers
from velkomst.i18n import inventory
from velkomst.i18n.catalogs import Catalogs
from velkomst.model import SHARED, Library, Provenance, State
from velkomst.problems import Problem
from velkomst.resolving.merge import Merged

_UNANSWERED = ("no-answer", "audience-left-out")
"""Problems of an audience that gets no answer."""


@dataclass(frozen=True)
class MunicipalityStatus:
    """The figures of one municipality."""

    slug: str
    name: str
    share: Share
    topics: Mapping[str, Share]
    shared_topics: int
    """Topics of the guide that the region wrote."""
    readers: Mapping[str, Share]
    """Audience -> what its readers are shown of the guide."""
    boxes: Mapping[str, BoxShare]
    """Audience -> what its readers hold in the box."""
    blocks: Mapping[Provenance, int]
    hidden: int
    unreviewed: int
    """Blocks that no person has compared with their source."""
    own_unreviewed: int
    """Those of them that the municipality wrote."""
    unagreed: int
    """Tickets that the partner has not agreed to."""
    drift: int

    @property
    def box_range(self) -> ShareRange | None:
        """The shared part of the boxes, over the readers."""
        return box_shares.range_of(self.boxes.values())

    @property
    def shared_words_per_topic(self) -> int:
        """Words that the region wrote, on average over its topics in the guide; own topics do not lower it."""
        return round(self.share.shared / self.shared_topics) if self.shared_topics else 0


@dataclass(frozen=True)
class Status:
    """The figures of the region."""

    region: str
    municipalities: tuple[MunicipalityStatus, ...]
    groups: Mapping[str, str]
    """Id -> name of every group of municipalities."""
    states: Mapping[tuple[str, str], Mapping[State, int]]
    """(domain, language) -> messages by state."""
    words: WordCounts
    """(domain, language) -> Danish words by state."""
    reader_words: WordCounts
    """(municipality, language) -> Danish words that its readers are shown, by state."""
    unanswered: tuple[Problem, ...]
    """Audiences that a topic, or all of a municipality's topics, leave without an answer."""
    site_url: str
    """The public address; empty while there is none."""
    readability: ReadabilityReport
    shared_unreviewed: int
    """Shared blocks that no person has compared with their source."""
    errors: int
    warnings: int

    @property
    def share(self) -> Share:
        """The shared share of all municipalities together."""
        return shares.total(each.share for each in self.municipalities)

    @property
    def box_range(self) -> ShareRange | None:
        """The shared part of the boxes, over all readers of all municipalities."""
        return box_shares.range_of(box for each in self.municipalities for box in each.boxes.values())


def status(library: Library, merged: Sequence[Merged], catalogs: Catalogs, problems: Sequence[Problem]) -> Status:
    """Count everything."""
    texts = inventory.texts(library)
    messages = inventory.translatable(library, texts)
    listed = counted(library, messages, catalogs)
    return Status(
        region=library.region.name,
        municipalities=tuple(_municipality(library, each, problems) for each in merged),
        groups={group.id: group.name for group in library.groups},
        states=translations.states(library, messages, catalogs),
        words=words_of_catalogs(listed),
        reader_words=words_of_readers(library, listed, merged),
        unanswered=tuple(problem for problem in problems if problem.code in _UNANSWERED),
        site_url=library.region.site_url,
        readability=readability.report(texts, library.region.readability),
        shared_unreviewed=sum(block.reviewed is None for topic in library.topics for block in topic.blocks),
        errors=sum(problem.severity == "error" for problem in problems),
        warnings=sum(problem.severity == "warning" for problem in problems),
    )


def _municipality(library: Library, merged: Merged, problems: Sequence[Problem]) -> MunicipalityStatus:
    blocks = [block for entry in merged.topics for block in entry.blocks]
    provenances: Counter[Provenance] = Counter(block.provenance for block in blocks)
    return MunicipalityStatus(
        slug=merged.slug,
        name=library.municipality(merged.slug).profile.name,
        share=shares.of_municipality(merged),
        topics={entry.topic.id: shares.of_topic(entry, merged.groups) for entry in merged.topics},
        shared_topics=sum(entry.topic.readership == "guide" and entry.topic.owner == SHARED for entry in merged.topics),
        readers={audience.id: shares.of_reader(merged, audience.id) for audience in library.audiences_of(merged.slug)},
        boxes={each.id: box_shares.of_reader(library, merged, each.id) for each in library.audiences_of(merged.slug)},
        blocks=provenances,
        hidden=sum(len(entry.hidden) for entry in merged.topics),
        unreviewed=sum(block.block.reviewed is None for block in blocks),
        own_unreviewed=sum(block.owner == merged.slug and block.block.reviewed is None for block in blocks),
        unagreed=sum(ticket.agreed is None for ticket in library.municipality(merged.slug).box.tickets),
        drift=sum(problem.code == "drift" and problem.municipality == merged.slug for problem in problems),
    )
