"""Run every check of the content. A new check is a module with a function ``check`` and one line in ``CHECKS``.

A check of what the readers of one municipality see has its line in ``MUNICIPALITY_CHECKS`` of ``municipality_checks``
instead, or both, where it looks at the region's texts by themselves too. A check of translations has it in
``CATALOG_CHECKS`` of ``catalog_checks``. One that looks at each Danish text by itself may have it in ``TEXT_CHECKS`` of
``text_checks``: only texts that changed are then checked again.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from types import MappingProxyType
from typing import TypeAlias

from velkomst.checking import (
    audiences,
    borrowed_topics,
    deadlines,
    drift,
    events,
    finder_ends,
    followed_steps,
    former_names,
    freshness,
    glyphs,
    groups,
    internal_links,
    languages,
    law,
    lookups,
    media,
    newsletters,
    number_words,
    periods,
    print_selection,
    public_address,
    retired_terms,
    shared_sources,
    subscriptions,
    survey_addresses,
    ticket_serials,
    topic_order,
)
from velkomst.checking.catalog_checks import check_catalogs
from velkomst.checking.municipality_checks import MunicipalityResult, check_municipality
from velkomst.checking.text_checks import check_texts, text_digests, texts_by_owner
from velkomst.formats.content_cache import StoredResults
from velkomst.i18n import inventory
from velkomst.i18n.catalogs import Catalogs
from velkomst.i18n.inventory import TextEntry
from velkomst.i18n.terms import retired
from velkomst.model import SHARED, Library
from velkomst.problems import Problem
from velkomst.resolving.merge import Merged
from velkomst.resolving.visible_layers import visible_layers


@dataclass(frozen=True)
class Content:
    """What the checks are given."""

    library: Library
    merges: Mapping[str, Merged]
    """Slug -> what is valid in a municipality on the day ``as_of``."""
    catalogs: Catalogs
    as_of: date
    """The day on which the content is checked."""
    faulty_files: frozenset[str] = frozenset()
    """Paths of the files that reading reported; what is missing because of them is not reported again."""
    drawn: frozenset[int] | None = None
    """The code points that the typeface can draw; None where the fonts are not installed."""
    digest_of: Callable[[Iterable[str]], bytes] | None = None
    """Returns what identifies the files of the region and of some municipalities, by slug; None for not known."""
    texts: tuple[TextEntry, ...] = ()
    of_municipalities: Mapping[str, MunicipalityResult] = field(default_factory=dict)
    """What the check of each municipality found, by its slug."""

    def files_of(self, owner: str) -> bytes:
        """Return what identifies the files that an owner's texts come from, where ``digest_of`` is known."""
        return self.digest_of((owner,) if owner in self.merges else ()) if self.digest_of else b""


@dataclass(frozen=True)
class Found:
    """All problems, sorted by place, and the part of each municipality's Danish words that the region wrote."""

    problems: tuple[Problem, ...]
    shared_share: Mapping[str, float]


Check: TypeAlias = Callable[[Content], tuple[Problem, ...]]

CHECKS: Mapping[str, Check] = MappingProxyType(
    {
        "audiences": lambda content: audiences.check(content.library, (), content.as_of),
        "borrowed_topics": lambda content: borrowed_topics.check(content.library),
        "deadlines": lambda content: deadlines.check(content.library, ()),
        "drift": lambda content: drift.check(content.library),
        "events": lambda content: events.check(content.library),
        "finder_ends": lambda content: finder_ends.check(content.library, ()),
        "followed_steps": lambda content: followed_steps.check(content.library, ()),
        "former_names": lambda content: former_names.check(content.library),
        "freshness": lambda content: freshness.check(content.library, content.texts, content.as_of),
        "glyphs": lambda content: glyphs.check(content.library, content.texts, content.catalogs, content.drawn),
        "groups": lambda content: groups.check(content.library),
        "internal_links": lambda content: internal_links.check(content.texts),
        "languages": lambda content: languages.check(
            content.library, content.catalogs, content.drawn, content.faulty_files
        ),
        "law": lambda content: law.check(content.library),
        "lookups": lambda content: lookups.check(
            content.library, content.texts, {slug: each.looked_up for slug, each in content.of_municipalities.items()}
        ),
        "media": lambda content: media.check(content.library, (), content.as_of),
        "newsletters": lambda content: newsletters.check(content.library),
        "number_words": lambda content: number_words.check(content.library, content.texts, content.catalogs),
        "periods": lambda content: periods.check(
            (
                periods.ahead(content.library, (), content.as_of),
                *(each.ahead for each in content.of_municipalities.values()),
            )
        ),
        "print_selection": lambda content: print_selection.check(content.library, ()),
        "public_address": lambda content: public_address.check(content.library),
        "retired_terms": lambda content: retired_terms.check(retired(content.library), content.texts),
        "shared_sources": lambda content: shared_sources.check(content.library),
        "subscriptions": lambda content: subscriptions.check(content.library),
        "survey_addresses": lambda content: survey_addresses.check(content.library),
        "ticket_serials": lambda content: ticket_serials.check(content.library),
        "topic_order": lambda content: topic_order.check(content.library, ()),
    }
)
"""Module -> its check."""


def run_checks(content: Content, results: StoredResults | None = None) -> Found:
    """Return what any check reports, each problem once; ``texts`` and ``of_municipalities`` need not be given.

    ``results`` are those of the last check; ``content`` must have ``digest_of`` then.
    """
    texts = content.texts or inventory.texts(content.library)
    messages = inventory.translatable(content.library, texts)
    listed = replace(content, texts=texts)
    of_municipalities = check_municipalities(listed, results)
    listed = replace(listed, of_municipalities=of_municipalities)
    problems = {problem for check in CHECKS.values() for problem in check(listed)}
    problems.update(problem for each in of_municipalities.values() for problem in each.problems)
    digests = text_digests(texts, results, content.files_of) if results and content.digest_of else None
    problems.update(check_texts(texts, results, digests))
    problems.update(check_catalogs(content.library, messages, content.catalogs, content.drawn, results, digests))
    shares = {slug: round(each.shared_share, 3) for slug, each in of_municipalities.items()}
    return Found(tuple(sorted(problems)), shares)


def check_municipalities(content: Content, results: StoredResults | None = None) -> dict[str, MunicipalityResult]:
    """Check what the readers of each municipality see; return what was found, by slug."""
    by_owner = texts_by_owner(content.texts)
    return {slug: _of_municipality(content, slug, by_owner, results) for slug in content.merges}


def _of_municipality(
    content: Content, slug: str, by_owner: Mapping[str, Sequence[TextEntry]], results: StoredResults | None
) -> MunicipalityResult:
    library = visible_layers(content.library, slug)
    folders = ("content/", f"municipalities/{slug}/")
    faulty = frozenset(path for path in content.faulty_files if path.startswith(folders))
    owners = (SHARED, *(layer.owner for layer in library.layers_of(slug)))

    def compute() -> MunicipalityResult:
        entries = (entry for owner in owners for entry in by_owner.get(owner, ()))
        return check_municipality(library, content.merges[slug], entries, content.as_of, faulty)

    if results is None or content.digest_of is None:
        return compute()
    seen = tuple(layer.owner for layer in library.layers)
    slugs = (municipality.slug for municipality in library.municipalities)
    key = content.digest_of(slugs) + repr((content.as_of, seen, sorted(faulty))).encode()
    return results.once(f"municipality/{slug}", hashlib.sha256(key).digest(), compute)
