"""Every check that is written is run."""

from __future__ import annotations

import importlib
import pkgutil

from velkomst import checking
from velkomst.checking.catalog_checks import CATALOG_CHECKS
from velkomst.checking.municipality_checks import MUNICIPALITY_CHECKS
from velkomst.checking.registry import CHECKS
from velkomst.checking.text_checks import TEXT_CHECKS


def test_every_module_with_a_check_is_registered() -> None:
    names = [module.name for module in pkgutil.iter_modules(checking.__path__) if module.name != "registry"]
    with_check = {name for name in names if hasattr(importlib.import_module(f"velkomst.checking.{name}"), "check")}
    assert with_check == {*CHECKS, *CATALOG_CHECKS, *TEXT_CHECKS, *MUNICIPALITY_CHECKS} - {"merge"}, (
        "add a line to CHECKS in velkomst/checking/registry.py"
    )
    assert list(MUNICIPALITY_CHECKS) == sorted(MUNICIPALITY_CHECKS)
    assert list(CHECKS) == sorted(CHECKS)
    assert list(CATALOG_CHECKS) == sorted(CATALOG_CHECKS)
