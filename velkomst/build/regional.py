"""Render the reports and the overview of a build; they show its problems and files, so they are never cached."""

from __future__ import annotations

from collections.abc import Sequence

from velkomst.build.cache import Cache
from velkomst.build.context import BuildContext
from velkomst.checking.comparison import drifted
from velkomst.model import Record
from velkomst.rendering.regional.overview import render_overview
from velkomst.rendering.regional.reports import render_reports


def regional_records(context: BuildContext, records: Sequence[Record], cache: Cache) -> tuple[Record, ...]:
    """Store the reports, and the page that lists everything built; return their records."""
    inspection, project = context.inspection, context.project
    figures, changes = inspection.status(), drifted(inspection.library, project.root)
    reports = render_reports(figures, inspection.problems, changes, project)
    made = tuple(cache.add(report) for report in reports)
    return (*made, cache.add(render_overview((*records, *made), inspection.library, project)))
