"""Render the reports and the overview of a build; they show its problems and files, so they are never cached."""

from __future__ import annotations

from collections.abc import Sequence

from velkomst.build.cache import Cache
from velkomst.build.context import BuildContext
from velkomst.checking.comparison import drifted
from velkomst.model import Record
from velkomst.rendering.regional.overview import render_overview
from velkomst.rendering.regional.reports import render_reports
from velkomst.rendering.regional.reports.report import ReportData


def regional_records(context: BuildContext, records: Sequence[Record], cache: Cache) -> tuple[Record, ...]:
    """Store the reports, and the page that lists everything built; return their records."""
    inspection, project = context.inspection, context.project
    data = ReportData(inspection.status(), inspection.problems, drifted(inspection.library, project.root))
    reports = tuple(cache.add(report) for report in render_reports(data, project))
    return (*reports, cache.add(render_overview((*records, *reports), inspection.library, project)))
