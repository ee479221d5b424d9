"""Editions and a scope in; the tasks that make every publication of them out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial

from velkomst.build import renderers
from velkomst.build.cache import Cache
from velkomst.build.executor import Task
from velkomst.build.keys import Keys
from velkomst.build.selection import Selection
from velkomst.model import SOURCE_LANGUAGE, Artifact, Edition, EditionBox, Insert, Purpose, Record
from velkomst.model.project import Project
from velkomst.rendering.print import edition_id
from velkomst.rendering.print.inserts import slices
from velkomst.rendering.print.inserts.registry import INSERT_SPECS, stem_of
from velkomst.rendering.print.inserts.spec import Granularity, folder_of
from velkomst.rendering.print.print_variants import variants_of
from velkomst.rendering.topic_pages import addresses

EXPORT = "export"
"""The publication of what ``mail export`` writes."""
OFFLINE = "offline"
"""The publication of what ``site zip`` writes."""
RUN = "run"
"""The publication of what ``print tickets`` writes."""
DATED: tuple[Purpose, ...] = ("event", "newsletter", "overview")
"""Mails that depend on the day of the build."""


def tasks_of(
    editions: Sequence[Edition], scope: Selection, keys: Keys, project: Project, engine: str = renderers.SITE_ENGINES[0]
) -> tuple[Task, ...]:
    """Return one task per site, guide, insert and edition's mails, the slowest kind first.

    ``engine`` is one of SITE_ENGINES.
    """
    wanted = scope.publications
    site = partial(_site, engine)
    return tuple(
        task
        for publication, make in (("site", site), ("guide", _guides), ("insert", _inserts), ("mail", _mails))
        if publication in wanted
        for edition in map(unplaced, editions)
        for task in make(edition, scope, keys, project)
    )


def _site(engine: str, edition: Edition, _scope: Selection, keys: Keys, project: Project) -> Iterator[Task]:
    slug, language = edition.profile.slug, edition.language
    pages = replace(edition, mails=(), fields=(), journey=None, box=EditionBox(inserts=edition.box.inserts))
    beside = "" if engine == renderers.SITE_ENGINES[0] else engine
    key = keys.of("site", pages, beside=beside)
    yield Task("site", key, renderers.site, (pages, project, engine), slug, language)


def _guides(edition: Edition, scope: Selection, keys: Keys, project: Project) -> Iterator[Task]:
    for audience in scope.audiences:
        hers = newcomers(edition.for_audience(audience))
        slice_, beside = without_mails(hers), (edition_id.of(hers), addresses(edition, audience))
        for variant in variants_of(edition.profile.print_extras if scope.extras else ()):
            key = keys.of("print", slice_, beside=repr((*beside, variant)))
            arguments = (slice_, project, *beside, variant)
            yield Task("guide", key, renderers.guide, arguments, edition.profile.slug, edition.language, audience)


def _inserts(edition: Edition, scope: Selection, keys: Keys, project: Project) -> Iterator[Task]:
    """The sheets of each reader, then those of the language, and once for each municipality those of its staff."""
    for audience in scope.audiences:
        hers = edition.for_audience(audience)
        yield from _inserts_of(newcomers(hers), "audience", scope, keys, project)
    yield from _inserts_of(edition, "language", scope, keys, project)
    if edition.language == SOURCE_LANGUAGE:
        yield from _inserts_of(edition, "municipality", scope, keys, project)


def _inserts_of(edition: Edition, per: Granularity, scope: Selection, keys: Keys, project: Project) -> Iterator[Task]:
    makers = [(insert, INSERT_SPECS[insert.kind]) for insert in edition.box.inserts if insert.kind in INSERT_SPECS]
    wanted = [
        (insert, maker)
        for insert, maker in makers
        if maker.granularity == per and insert.receiver in (scope.receivers or (insert.receiver,))
    ]
    if not wanted:
        return
    mark = edition_id.of(edition)
    for insert, maker in wanted:
        if maker.only_translated and edition.language == SOURCE_LANGUAGE:
            continue
        slice_ = maker.needs(edition, insert)
        key = keys.of("print", slice_, beside=repr((insert, mark)))
        arguments = (slice_, insert, mark, project)
        yield Task("insert", key, renderers.insert, arguments, edition.profile.slug, edition.language, edition.audience)


def boxes_of(
    edition: Edition, scope: Selection, keys: Keys, standing: Mapping[str, Record], cache: Cache
) -> Iterator[Task]:
    """Yield one task per reader: the sheets of her box as one PDF, on the screen and for the office printer."""
    slug, language = edition.profile.slug, edition.language
    names = {audience.id: audience.name.text for audience in edition.audiences}
    for audience in scope.audiences:
        hers = edition.for_audience(audience)
        stems = [(insert.name, stem_of(hers, insert)) for insert in hers.box.inserts if insert.receiver == "reader"]
        title = f"{edition.profile.name} – {names[audience]}"
        for ending in ("", "-office"):
            files = [(name, standing.get(f"{stem}{ending}.pdf")) for name, stem in stems]
            there = [(name, record) for name, record in files if record]
            if not there:
                continue
            path = f"{folder_of(hers, 'audience')}/box{ending}.pdf"
            words = (path, title, [(name, record.sha256) for name, record in there])
            parts = tuple((name, cache.blob(record.sha256)) for name, record in there)
            base = Artifact(path, b"", "box", slug, language, audience)
            key = keys.of("print", beside=repr(words))
            yield Task("box", key, renderers.box, (base, parts, title), slug, language, audience)


def _mails(edition: Edition, scope: Selection, keys: Keys, project: Project) -> Iterator[Task]:
    """Two tasks: the mails that tell of events change from day to day, the others only when somebody edits them."""
    slug, language = edition.profile.slug, edition.language
    for dated in (False, True):
        chosen = tuple(mail for mail in edition.mails if (mail.purpose in DATED) == dated)
        letters = replace(only_mails(edition), journey=None, mails=chosen)
        if chosen:
            yield Task("mail", keys.of("mail", letters), renderers.mails, (letters, project), slug, language)
    yield from _digital_post(edition, scope, keys, project)


def _digital_post(edition: Edition, scope: Selection, keys: Keys, project: Project) -> Iterator[Task]:
    """The mayor's letter to each reader, where the municipality sends it by Digital Post."""
    post = edition.profile.digital_post
    if post is None:
        return
    insert = Insert("letter", "letter", "Digital Post", "reader", content_id=post.letter)
    for audience in scope.audiences:
        hers = newcomers(edition.for_audience(audience))
        slice_, mark = slices.letter(hers, insert), edition_id.of(hers)
        key = keys.of("print", slice_, beside=repr(("digital post", insert, mark)))
        arguments = (slice_, insert, mark, project)
        yield Task("mail", key, renderers.digital_post, arguments, edition.profile.slug, edition.language, audience)


def exports_of(editions: Sequence[Edition], target: str, keys: Keys, project: Project) -> tuple[Task, ...]:
    """Return one task per municipality that writes all its mails, in every language, for one mailing system."""
    slices_of: dict[str, list[Edition]] = {}
    for edition in editions:
        slices_of.setdefault(edition.profile.slug, []).append(only_mails(edition))
    made = []
    for slug, several in slices_of.items():
        slices = _in_order(several)
        key = keys.of("mail", *slices, beside=f"export {target}")
        made.append(Task(EXPORT, key, renderers.export, (slices, target, project), slug))
    return tuple(made)


def _in_order(editions: Iterable[Edition]) -> tuple[Edition, ...]:
    """The languages as the municipality lists them."""
    return tuple(sorted(editions, key=lambda one: one.languages.index(one.language)))


def unplaced(edition: Edition) -> Edition:
    """Return the edition without what the front door alone finds its municipality by."""
    return replace(edition, profile=replace(edition.profile, towns=(), centre=None))


def without_mails(edition: Edition) -> Edition:
    """Return the edition as a guide or the front door needs it, so that a new mail or event builds neither anew."""
    return replace(edition, mails=(), fields=(), journey=None, events=(), occurrences=(), printed=(), box=EditionBox())


def newcomers(edition: Edition) -> Edition:
    """Return the edition without what employers and staff read, so that their pages build no guide anew."""
    return replace(edition, employers=(), handbook=(), finder=None)


def on_paper(edition: Edition) -> Edition:
    """Return the edition as the desk's page and the order need it: what is printed, and what has changed since."""
    return replace(newcomers(edition), mails=(), fields=(), journey=None, events=(), occurrences=())


def only_mails(edition: Edition) -> Edition:
    """Return the edition as its mails need it."""
    return replace(newcomers(edition), topics=(), places=(), events=(), occurrences=(), printed=(), box=EditionBox())
