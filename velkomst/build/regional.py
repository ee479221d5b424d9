"""Render the reports and the overview of a build; they show its problems and files, so they are never cached."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from velkomst.build import guide_pages
from velkomst.build.cache import Cache
from velkomst.build.context import BuildContext
from velkomst.build.inspection import Inspection
from velkomst.checking.coming_changes import coming_changes
from velkomst.checking.comparison import drifted
from velkomst.checking.due import container_titles, due_texts
from velkomst.checking.known_values import region_values, title_of
from velkomst.i18n import inventory
from velkomst.model import SHARED, Record
from velkomst.model.project import Project
from velkomst.rendering.print.guide_lengths import GuideLength
from velkomst.rendering.regional.overview import render_overview
from velkomst.rendering.regional.reports import render_reports
from velkomst.rendering.regional.reports.report import ReportData

_AHEAD = timedelta(days=31)
"""How far ahead the status page warns of what will be out of date."""


def report_data(inspection: Inspection, project: Project, guides: Sequence[GuideLength] = ()) -> ReportData:
    """Return what the reports show of checked content, and of the measured guides."""
    library, until = inspection.library, inspection.as_of + _AHEAD
    texts = inventory.texts(library)
    values = region_values(library, SHARED)
    return ReportData(
        inspection.status_once(project),
        guide_pages.with_measured(inspection.problems, library, guides),
        drifted(library, project.root),
        inspection.as_of,
        until,
        due_texts(library, texts),
        {name: title_of(title, values) for name, title in container_titles(texts).items()},
        {audience.id: audience.short for audience in library.audiences},
        guides,
        coming_changes(library, inspection.as_of),
    )


def regional_records(context: BuildContext, records: Sequence[Record], cache: Cache) -> tuple[Record, ...]:
    """Store the reports, and the page that lists everything built; return their records."""
    inspection, project = context.inspection, context.project
    data = report_data(inspection, project, guide_pages.lengths(records, cache))
    reports = tuple(cache.add(report) for report in render_reports(data, project))
    return (*reports, cache.add(render_overview((*records, *reports), inspection.library, project)))
