"""An edition and the project folder in; a publication's artifacts out, by engines that are loaded only here.

mkdocs and WeasyPrint take most of a second to load. A build that finds everything in the cache never needs them,
so each function loads its engine itself, in the worker that renders.
"""

# ruff: noqa: PLC0415 - loading late is what this module is for

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from velkomst.model import Artifact, Edition, Insert
from velkomst.model.project import Project
from velkomst.rendering.print.edition_id import EditionId
from velkomst.rendering.print.print_variants import PrintVariant

SITE_ENGINES = ("mkdocs", "zensical")
"""Who can make a site; the first is the one that we publish with."""


def site(edition: Edition, project: Project, engine: str = SITE_ENGINES[0]) -> tuple[Artifact, ...]:
    """Return one municipality's site in one language, made by one of SITE_ENGINES."""
    from velkomst.rendering.site import render_site

    return render_site(edition, project, engine)


def offline(editions: tuple[Edition, ...], files: dict[str, bytes], project: Project) -> Artifact:
    """Return one municipality's published site and guides as a zip for a memory stick, with a front door of its own."""
    from velkomst.rendering.site.offline import pack

    door = {made.path: made.data for made in front(editions, project)}
    profile = editions[0].profile
    return pack({**files, **door}, profile.slug, profile.name, max(edition.content_date for edition in editions))


def front(editions: tuple[Edition, ...], project: Project) -> tuple[Artifact, ...]:
    """Return the region's front door to all sites."""
    from velkomst.rendering.site import render_landing

    return render_landing(editions, project)


def guide(
    edition: Edition, project: Project, imprint: EditionId, online: tuple[tuple[str, str], ...], variant: PrintVariant
) -> tuple[Artifact, ...]:
    """Return the guide of an edition narrowed to one audience in one look; ``online`` are its topics' addresses."""
    from velkomst.rendering.print.guide import render_guide

    return render_guide(edition, project, imprint, online, (variant,))


def insert(edition: Edition, one: Insert, imprint: EditionId, project: Project) -> tuple[Artifact, ...]:
    """Return the files of one insert of an edition."""
    from velkomst.rendering.print.inserts.render import render_insert

    return render_insert(edition, one, imprint, project)


def tickets(edition: Edition, one: Insert, numbers: tuple[int, int], project: Project) -> tuple[Artifact, ...]:
    """Return a run of numbered sheets; ``numbers`` are the first number and how many sheets."""
    from velkomst.rendering.print.inserts.runs import tickets_run

    return tuple(replace(made, publication="run") for made in tickets_run(edition, one, *numbers, project))


def box(base: Artifact, parts: tuple[tuple[str, Path], ...], title: str) -> tuple[Artifact, ...]:
    """Return one PDF of all sheets of a box; ``parts`` are (name, file in the store), ``base`` says which it is."""
    from velkomst.rendering.print.box_pdf import merged

    files = [(name, path.read_bytes()) for name, path in parts]
    return (replace(base, data=merged(files, title, base.language)),)


def desk(
    editions: tuple[Edition, ...],
    paths: frozenset[str],
    measures: dict[str, tuple[int, float, float]],
    project: Project,
) -> tuple[Artifact, ...]:
    """Return the desk's page and the order of a municipality; the Danish edition comes first, then those that stand."""
    from velkomst.rendering.print.order import Measure, render_order
    from velkomst.rendering.regional.service_desk import render_desk

    sizes = {stem: Measure(*measure) for stem, measure in measures.items()}
    danish, *standing = editions
    return (render_desk(danish, standing, paths, project), *render_order(danish, sizes, project))


def mails(edition: Edition, project: Project) -> tuple[Artifact, ...]:
    """Return the mails of an edition."""
    from velkomst.rendering.mail import render_mails

    return render_mails(edition, project)


def digital_post(edition: Edition, one: Insert, imprint: EditionId, project: Project) -> tuple[Artifact, ...]:
    """Return an edition's letter for Digital Post."""
    from velkomst.rendering.mail.memo import render_digital_post

    return render_digital_post(edition, one, imprint, project)


def export(editions: tuple[Edition, ...], target: str, project: Project) -> tuple[Artifact, ...]:
    """Return one municipality's mails, written for one mailing system."""
    from velkomst.rendering.mail.export import render_export

    return render_export(editions, target, project)


def journey(editions: tuple[Edition, ...], files: dict[str, str], project: Project) -> tuple[Artifact, ...]:
    """Return the journey of one municipality; ``files`` are its finished mails and their SHA-256."""
    from velkomst.rendering.mail.journey import render_journey

    return render_journey(editions, files, project)
