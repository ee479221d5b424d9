"""Editions and a scope in; the tasks that make every publication of them out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from velkomst.model import Edition, Purpose
from velkomst.publishing import engines
from velkomst.publishing.keys import Keys
from velkomst.publishing.scope import Scope
from velkomst.publishing.work import Task

EXPORT = "export"
"""The publication of what ``mail export`` writes."""
DATED: tuple[Purpose, ...] = ("event", "newsletter", "overview")
"""Mails that depend on the day of the build."""


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
    pages = replace(edition, mails=(), fields=(), journey=None)
    yield Task("site", keys.of("site", pages), engines.site, (pages, root), slug, language)


def _guides(edition: Edition, scope: Scope, keys: Keys, root: Path) -> Iterator[Task]:
    for audience in scope.audiences:
        slice_ = without_mails(edition.for_audience(audience))
        key = keys.of("print", slice_)
        yield Task(
            "guide", key, engines.guide, (slice_, root), edition.profile.slug, edition.language, audience
        )


def _mails(edition: Edition, _scope: Scope, keys: Keys, root: Path) -> Iterator[Task]:
    """Two tasks: the mails that tell of events change from day to day, the others only when somebody edits them."""
    slug, language = edition.profile.slug, edition.language
    for dated in (False, True):
        chosen = tuple(mail for mail in edition.mails if (mail.purpose in DATED) == dated)
        letters = replace(edition, topics=(), places=(), events=(), occurrences=(), journey=None, mails=chosen)
        if chosen:
            yield Task("mail", keys.of("mail", letters), engines.mails, (letters, root), slug, language)
    if edition.profile.digital_post:
        chosen = tuple(mail for mail in edition.mails if mail.id == edition.profile.digital_post.mail)
        letter = replace(edition, topics=(), places=(), events=(), occurrences=(), journey=None, mails=chosen)
        key = keys.of("mail", letter, beside="digital post")
        yield Task("mail", key, engines.digital_post, (letter, root), slug, language)


def exports_of(editions: Sequence[Edition], target: str, keys: Keys, root: Path) -> tuple[Task, ...]:
    """Return one task per municipality that writes all its mails, in every language, for one mailing system."""
    slices_of: dict[str, list[Edition]] = {}
    for edition in editions:
        slice_ = replace(edition, topics=(), places=(), events=(), occurrences=())
        slices_of.setdefault(edition.profile.slug, []).append(slice_)
    made = []
    for slug, several in slices_of.items():
        slices = _in_order(several)
        key = keys.of("mail", *slices, beside=f"export {target}")
        made.append(Task(EXPORT, key, engines.export, (slices, target, root), slug))
    return tuple(made)


def _in_order(editions: Iterable[Edition]) -> tuple[Edition, ...]:
    """The languages as the municipality lists them."""
    return tuple(sorted(editions, key=lambda one: one.languages.index(one.language)))


def without_mails(edition: Edition) -> Edition:
    """Return the edition as a guide or the front door needs it, so that a new mail or event builds neither anew."""
    return replace(edition, mails=(), fields=(), journey=None, events=(), occurrences=())
