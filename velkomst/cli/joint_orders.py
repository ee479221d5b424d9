"""Check what a joint print order needs of its municipalities, before anything is built."""

from __future__ import annotations

from argparse import Namespace

from velkomst.build.inspection import read_and_merge
from velkomst.cli.console import Reporter
from velkomst.model.project import Project


def is_possible(slugs: tuple[str, ...], options: Namespace, project: Project, report: Reporter) -> bool:
    """Return whether a joint order can be made; report the municipalities that say too little.

    ``slugs`` are the municipalities that were named, none for all with a print run.
    """
    library = read_and_merge(project, options.as_of).library
    known = {each.slug: each for each in library.municipalities}
    without_run = [slug for slug in slugs if slug in known and not known[slug].profile.print_run]
    if without_run:
        report.error("order-without-run", names=", ".join(without_run))
        return False
    uncounted = [
        slug
        for slug, each in known.items()
        if (slug in slugs or not slugs) and each.profile.print_run and not each.inhabitants
    ]
    if options.by == "inhabitants" and uncounted:
        report.error("order-inhabitants", names=", ".join(uncounted))
        return False
    return True
