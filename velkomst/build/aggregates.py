"""What finished files allow to be made: journeys over mails, boxes over sheets, the desk's page, the front door.

Each function takes the build's bench, what the build is about and the records that stand; it returns the records with
its own, and the keys that it used. What an earlier build left under the same paths goes.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from velkomst.build import renderers
from velkomst.build.cache import Cache
from velkomst.build.editions import EditionStore
from velkomst.build.executor import Task
from velkomst.build.inspection import Inspection
from velkomst.build.keys import Keys
from velkomst.build.selection import Selection
from velkomst.build.tasks import boxes_of, on_paper, only_mails, without_mails
from velkomst.model import SOURCE_LANGUAGE, Edition, Record
from velkomst.model.project import Project

THEMES = "site/_t/"
"""Theme files belong to no municipality: they stay as long as any site that was kept may use them."""
PRINTED = ("guide", "insert")


@dataclass(frozen=True)
class BuildContext:
    """The tools of one build, which all of its steps share."""

    project: Project
    inspection: Inspection
    shelf: EditionStore
    cache: Cache
    keys: Keys


def journeys(
    bench: BuildContext, scope: Selection, failed: set[str], records: Sequence[Record]
) -> tuple[list[Record], list[str]]:
    """Lay each municipality's journey over the mails that stand, also those that an earlier build made."""
    made, used = list(records), []
    for slug in _slugs(scope, failed, "mail"):
        mails = [record for record in records if (record.publication, record.municipality) == ("mail", slug)]
        editions = _editions(bench, slug, mails)
        if not editions:
            continue
        slices = tuple(only_mails(edition) for edition in editions)
        files = {record.path: record.sha256 for record in sorted(mails) if record.language}
        key = bench.keys.of("mail", *slices, beside=repr(files))
        used.append(key)
        of_before = {record.path for record in mails if not record.language}
        made = [record for record in made if record.path not in of_before]
        made += bench.cache.get(key) or bench.cache.put(key, renderers.journey(slices, files, bench.project))
    return made, used


def boxes(bench: BuildContext, scope: Selection, failed: set[str], records: Sequence[Record]) -> Iterator[Task]:
    """Yield the tasks that put the sheets of each reader together, in the order of the box."""
    standing = {record.path: record for record in records if record.publication in PRINTED}
    for slug in _slugs(scope, failed, "box"):
        languages = sorted(language for one, language in scope.sites if one == slug)
        for edition in bench.shelf.editions((slug, language) for language in languages):
            yield from boxes_of(edition, scope, bench.keys, standing, bench.cache)


def desks(
    bench: BuildContext, scope: Selection, failed: set[str], records: Sequence[Record]
) -> tuple[list[Record], list[str]]:
    """Lay the desk's page and the order over all sheets that stand, also those that an earlier build made."""
    made, used = list(records), []
    for slug in _slugs(scope, failed, "desk"):
        papers = [each for each in made if each.municipality == slug and each.publication in (*PRINTED, "box")]
        editions = _editions(bench, slug, papers)
        if not editions:
            continue
        paths = frozenset(record.path for record in papers)
        (danish,) = bench.shelf.editions([(slug, SOURCE_LANGUAGE)])
        slices, sizes = tuple(on_paper(edition) for edition in (danish, *editions)), _measures(bench.cache, papers)
        beside = repr((sorted(paths), sorted(sizes.items())))
        key = bench.keys.of("desk", beside=bench.keys.of("print", *slices, beside=beside))
        used.append(key)
        made = replace_by_path(
            made, bench.cache.get(key) or bench.cache.put(key, renderers.desk(slices, paths, sizes, bench.project))
        )
    return made, used


def front(bench: BuildContext, before: Sequence[Record], records: Sequence[Record]) -> tuple[str, tuple[Record, ...]]:
    """Return the front door to every site that stands, also to those that an earlier build made; with its key.

    While a municipality that stands cannot be read, the door stays as it was: a new one would not lead to it.
    """
    sites = {
        (record.municipality, record.language)
        for record in records
        if record.municipality and record.publication == "site"
    }
    readable = {each.slug for each in bench.inspection.merged}
    door = tuple(
        record
        for record in before
        if record.publication == "site" and not record.municipality and not record.path.startswith(THEMES)
    )
    if door and any(slug not in readable for slug, _ in sites):
        return "", door
    editions = bench.shelf.editions(site for site in sites if site[0] in readable)
    if not editions:
        return "", ()
    key = bench.keys.of("site", *(replace(without_mails(edition), topics=(), places=()) for edition in editions))
    return key, bench.cache.get(key) or bench.cache.put(key, renderers.front(editions, bench.project))


def replace_by_path(standing: Iterable[Record], new: Iterable[Record]) -> list[Record]:
    """Return what stands and what is new; what is new takes the place of what stood at its path."""
    added = list(new)
    paths = {record.path for record in added}
    return [record for record in standing if record.path not in paths] + added


def _slugs(scope: Selection, failed: set[str], publication: str) -> tuple[str, ...]:
    """Municipalities that a publication is made for; one that failed may not even be readable."""
    if publication not in scope.publications:
        return ()
    return tuple(slug for slug in scope.municipalities if slug not in failed)


def _editions(bench: BuildContext, slug: str, records: Iterable[Record]) -> tuple[Edition, ...]:
    """The editions of the languages that files stand in, as the municipality lists them."""
    library = bench.inspection.library
    offered = library.municipality(slug).profile.languages
    spoken = {(slug, record.language) for record in records if record.language in offered}
    return tuple(sorted(bench.shelf.editions(spoken), key=lambda one: one.languages.index(one.language)))


def _measures(cache: Cache, papers: Iterable[Record]) -> dict[str, tuple[int, float, float]]:
    """Path without ``.pdf`` -> pages, width and height in mm, as the preflight wrote them down."""
    found = {}
    for record in papers:
        if record.path.endswith("-preflight.json"):
            report = json.loads(cache.blob(record.sha256).read_bytes())
            stem = record.path.removesuffix("-preflight.json")
            found[stem] = (report["screen"]["pages"], *report["trim_mm"])
    return found
