"""Each site engine is one module and one line; these tests name what a new engine lacks."""

from __future__ import annotations

from importlib.util import find_spec
from inspect import signature
from pkgutil import iter_modules, resolve_name

import pytest

import velkomst.rendering.site
from tests.support import ROOT
from velkomst.build.engines import ENGINE_LOCKS, ENGINE_PACKAGES, SITE_ENGINES
from velkomst.build.publications.sites import site_renderer
from velkomst.rendering.site.engine import DEFAULT

MODULES = {
    module.name.removeprefix("engine_")
    for module in iter_modules(velkomst.rendering.site.__path__)
    if module.name.startswith("engine_")
}


def test_every_engine_module_is_registered() -> None:
    assert MODULES - set(ENGINE_LOCKS) == set(), "add a line to ENGINE_LOCKS in velkomst/build/engines.py"


def test_every_registered_engine_has_a_module() -> None:
    assert set(ENGINE_LOCKS) - MODULES == set(), "add velkomst/rendering/site/engine_<name>.py"
    assert SITE_ENGINES[0] == DEFAULT
    assert set(ENGINE_PACKAGES) == set(SITE_ENGINES)


@pytest.mark.parametrize("name", sorted(MODULES))
def test_an_engine_has_its_functions_and_lock_files(name: str) -> None:
    module = f"velkomst.rendering.site.engine_{name}"
    assert find_spec(module) is not None
    assert len(signature(resolve_name(f"{module}:run")).parameters) == 3, f"{module}.run(stage, content_date, project)"
    assert not signature(resolve_name(f"{module}:stock")).parameters, f"{module}.stock()"
    missing = [lock for lock in ENGINE_LOCKS.get(name, ()) if not (ROOT / lock).is_file()]
    assert missing == [], "lock files that sites of the engine depend on"
    assert module in site_renderer(name).modules
