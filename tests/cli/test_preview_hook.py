"""Test that ``mkdocs`` at the project root builds the default municipality from YAML."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from lxml import html as parser  # type: ignore[import-untyped]

from tests.support import ROOT


def test_mkdocs_at_the_root_previews_the_default_municipality(region_clone: Path, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "mkdocs", "build", "-d", str(tmp_path / "site")]
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    done = subprocess.run(command, cwd=region_clone, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    home = parser.document_fromstring((tmp_path / "site" / "index.html").read_bytes())
    assert len(home.xpath("//ul[@class='vk-cards']//a[@class='vk-card']")) == 5
    assert "--wall:" in home.xpath("string(//style)")
    assert (tmp_path / "site" / "assets" / "velkomst" / "fonts" / "IBMPlexSans-Bold-Latin1.woff2").is_file()


def test_the_hook_is_imported_where_the_root_is_not_on_the_path(tmp_path: Path) -> None:
    hook = ROOT / "velkomst" / "cli" / "preview_hook.py"
    code = (
        "import runpy, sys\n"
        f"sys.path = [entry for entry in sys.path if entry not in ('', {str(ROOT)!r})]\n"
        f"names = runpy.run_path({str(hook)!r})\n"
        "print(names['PROJECT'].root, callable(names['on_config']))\n"
    )
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    command = [sys.executable, "-c", code]
    process = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)
    assert process.returncode == 0, process.stderr
    assert process.stdout.split() == [str(ROOT), "True"]
