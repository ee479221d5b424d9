"""The registry of reports."""

from __future__ import annotations

import pkgutil
from importlib import import_module
from pathlib import Path

import lxml.html  # type: ignore[import-untyped]

from tests.support import PROJECT, inspect
from velkomst.build.regional import report_data
from velkomst.model import Record
from velkomst.model.project import Project
from velkomst.rendering.regional import reports
from velkomst.rendering.regional.overview import render_overview


def test_every_report_is_registered() -> None:
    names = [f"{reports.__name__}.{module.name}" for module in pkgutil.iter_modules(reports.__path__)]
    modules = [module for module in map(import_module, names) if hasattr(module, "render")]
    missing = [module.__name__ for module in modules if module.render not in reports.REPORTS]
    assert missing == [], "add to REPORTS"


def test_every_report_has_a_danish_name_on_the_overview(tiny: Path) -> None:
    inspection = inspect(tiny)
    files = reports.render_reports(report_data(inspection, Project(tiny)), PROJECT)
    records = [Record.of(file, "0" * 64) for file in files]
    overview = lxml.html.document_fromstring(render_overview(records, inspection.library, PROJECT).data.decode())
    named = {
        link.get("href"): link.text_content().strip() for link in overview.xpath("//a[starts-with(@href, 'reports/')]")
    }
    assert {file.path for file in files} <= named.keys()
    assert [name for path, name in named.items() if name == path] == []
