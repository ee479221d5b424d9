"""Editions and a scope in; the tasks that make every publication of them out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from velkomst.model import Edition
from velkomst.publishing import engines
from velkomst.publishing.keys import Keys
from velkomst.publishing.scope import Scope
from velkomst.publishing.work import Task


def tasks_of(editions: Sequence[Edition], scope: Scope, keys: Keys, root: Path) -> tuple[Task, ...]:
    """Return one task per site, per guide and per edition's mails, the slowest kind first."""
    wanted = scope.publications
    return tuple(
        task
        for publication, make in (("site", _site), ("guide", _guides), ("mail", _mails))
        if publication in wanted
        for edition in editions
        for task in make(edition, scope, keys, root)
    )


def _site(edition: Edition, _scope: Scope, keys: Keys, root: Path) -> Iterator[Task]:
    slug, language = edition.profile.slug, edition.language
    yield Task("site", keys.of("site", edition), engines.site, (edition, root), slug, language)


def _guides(edition: Edition, scope: Scope, keys: Keys, root: Path) -> Iterator[Task]:
    for audience in scope.audiences:
        slice_ = edition.for_audience(audience)
        key = keys.of("print", slice_)
        yield Task(
            "guide", key, engines.guide, (slice_, root), edition.profile.slug, edition.language, audience
        )


def _mails(edition: Edition, _scope: Scope, keys: Keys, root: Path) -> Iterator[Task]:
    slug, language = edition.profile.slug, edition.language
    letters = replace(edition, topics=())
    yield Task("mail", keys.of("mail", letters), engines.mails, (letters, root), slug, language)
