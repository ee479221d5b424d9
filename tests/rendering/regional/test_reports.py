"""The registry of reports."""

from __future__ import annotations

import pkgutil
from importlib import import_module

from velkomst.rendering.regional import reports


def test_every_report_is_registered() -> None:
    names = [f"{reports.__name__}.{module.name}" for module in pkgutil.iter_modules(reports.__path__)]
    modules = [module for module in map(import_module, names) if hasattr(module, "render")]
    missing = [module.__name__ for module in modules if module.render not in reports.REPORTS]
    assert missing == [], "add to REPORTS"
