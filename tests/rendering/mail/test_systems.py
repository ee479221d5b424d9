"""The registry of mailing systems with import files of their own."""

from __future__ import annotations

import pkgutil

from tests.support import PROJECT
from velkomst.rendering.mail import systems
from velkomst.rendering.mail.systems import IMPORT_FILES
from velkomst.rendering.mail.target_file import targets


def test_every_module_of_a_system_is_registered() -> None:
    modules = {module.name for module in pkgutil.iter_modules(systems.__path__)}
    paths = [function.__module__.removeprefix(f"{systems.__name__}.") for function in IMPORT_FILES.values()]
    missing = modules - {path.split(".")[0] for path in paths}
    assert missing == set(), "add to IMPORT_FILES in velkomst/rendering/mail/systems/__init__.py"


def test_every_registered_system_is_a_target() -> None:
    assert set(IMPORT_FILES) - set(targets(PROJECT)) == set(), "add to templates/mail/targets.yml"
