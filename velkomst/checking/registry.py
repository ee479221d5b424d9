"""Run every check of the content. A new check is a module with a function ``check`` and one line in ``CHECKS``.

A check of translations has its line in ``CATALOG_CHECKS`` of ``catalog_checks`` instead. One that looks at each Danish
text by itself may have it in ``TEXT_CHECKS`` of ``text_checks``: only texts that changed are then checked again.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from types import MappingProxyType
from typing import TypeAlias

from velkomst.checking import (
    asked_places,
    audiences,
    borrowed_topics,
    contacts,
    deadlines,
    drift,
    events,
    finder_ends,
    followed_steps,
    former_names,
    freshness,
    glyphs,
    groups,
    guide_length,
    inserts,
    internal_links,
    languages,
    law,
    lookups,
    mail_answers,
    media,
    newsletters,
    number_words,
    optional_audiences,
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
from velkomst.checking.dated_parts import dated_parts
from velkomst.checking.text_checks import check_texts
from velkomst.formats.content_cache import StoredResults
from velkomst.i18n import inventory
from velkomst.i18n.catalogs import Catalogs
from velkomst.i18n.inventory import TextEntry
from velkomst.i18n.terms import retired
from velkomst.model import Library
from velkomst.problems import Problem
from velkomst.resolving.merge import Merged, merge
from velkomst.resolving.visible_texts import visible_in


@dataclass(frozen=True)
class Content:
    """What the checks are given."""

    library: Library
    merged: tuple[Merged, ...]
    """What is valid on the day ``as_of``."""
    catalogs: Catalogs
    as_of: date
    """The day on which the content is checked."""
    faulty_files: frozenset[str] = frozenset()
    """Paths of the files that reading reported; what is missing because of them is not reported again."""
    drawn: frozenset[int] | None = None
    """The code points that the typeface can draw; None where the fonts are not installed."""
    whole: tuple[Merged, ...] = ()
    """What is valid on any day."""
    texts: tuple[TextEntry, ...] = ()
    visible: Mapping[str, tuple[TextEntry, ...]] = field(default_factory=dict)
    """The texts that the readers of each municipality can see on some day, by its slug."""


Check: TypeAlias = Callable[[Content], tuple[Problem, ...]]

CHECKS: Mapping[str, Check] = MappingProxyType(
    {
        "asked_places": lambda content: asked_places.check(content.library, content.merged),
        "audiences": lambda content: audiences.check(content.library, content.merged, content.as_of),
        "borrowed_topics": lambda content: borrowed_topics.check(content.library),
        "contacts": lambda content: contacts.check(content.library, content.merged, content.as_of),
        "deadlines": lambda content: deadlines.check(content.library, content.merged),
        "drift": lambda content: drift.check(content.library),
        "events": lambda content: events.check(content.library),
        "finder_ends": lambda content: finder_ends.check(content.library, content.merged),
        "followed_steps": lambda content: followed_steps.check(content.library, content.merged),
        "former_names": lambda content: former_names.check(content.library),
        "freshness": lambda content: freshness.check(content.library, content.texts, content.as_of),
        "glyphs": lambda content: glyphs.check(content.library, content.texts, content.catalogs, content.drawn),
        "groups": lambda content: groups.check(content.library),
        "guide_length": lambda content: guide_length.check(content.library, content.merged),
        "inserts": lambda content: inserts.check(content.library, content.merged, content.faulty_files),
        "internal_links": lambda content: internal_links.check(
            content.library, content.whole, content.visible, content.texts
        ),
        "languages": lambda content: languages.check(
            content.library, content.catalogs, content.drawn, content.faulty_files
        ),
        "law": lambda content: law.check(content.library),
        "lookups": lambda content: lookups.check(content.library, content.visible, content.texts),
        "mail_answers": lambda content: mail_answers.check(content.merged),
        "media": lambda content: media.check(content.library, content.merged, content.as_of),
        "newsletters": lambda content: newsletters.check(content.library),
        "number_words": lambda content: number_words.check(content.library, content.texts, content.catalogs),
        "optional_audiences": lambda content: optional_audiences.check(content.library, content.merged),
        "periods": lambda content: periods.check(content.library, content.whole, content.visible, content.as_of),
        "print_selection": lambda content: print_selection.check(content.library, content.merged),
        "public_address": lambda content: public_address.check(content.library),
        "retired_terms": lambda content: retired_terms.check(retired(content.library), content.texts),
        "shared_sources": lambda content: shared_sources.check(content.library),
        "subscriptions": lambda content: subscriptions.check(content.library),
        "survey_addresses": lambda content: survey_addresses.check(content.library),
        "ticket_serials": lambda content: ticket_serials.check(content.library),
        "topic_order": lambda content: topic_order.check(content.library, content.merged),
    }
)
"""Module -> its check."""


def run_checks(content: Content, results: StoredResults | None = None) -> tuple[Problem, ...]:
    """Return the problems that any check reports, sorted by place, each once.

    ``whole``, ``texts`` and ``visible`` of the content need not be given. ``results`` are those of the last check.
    """
    texts = content.texts or inventory.texts(content.library)
    messages = inventory.translatable(content.library, texts)
    has_periods = bool(dated_parts(content.library))
    whole = tuple(merge(content.library, each.slug) for each in content.merged) if has_periods else content.merged
    listed = replace(content, whole=whole, texts=texts, visible=visible_in(texts, whole))
    problems = {problem for check in CHECKS.values() for problem in check(listed)}
    problems.update(check_texts(texts, results))
    problems.update(check_catalogs(content.library, messages, content.catalogs, content.drawn, results))
    return tuple(sorted(problems))
