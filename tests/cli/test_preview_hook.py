"""Test that ``mkdocs`` at the project root builds the default municipality from YAML."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from lxml import html as parser  # type: ignore[import-untyped]


def test_mkdocs_at_the_root_previews_the_default_municipality(region_clone: Path, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "mkdocs", "build", "-d", str(tmp_path / "site")]
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    done = subprocess.run(command, cwd=region_clone, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    home = parser.document_fromstring((tmp_path / "site" / "index.html").read_bytes())
    assert len(home.xpath("//ul[@class='vk-cards']//a[@class='vk-card']")) == 5
    assert "--wall:" in home.xpath("string(//style)")
    assert (tmp_path / "site" / "assets" / "velkomst" / "fonts" / "IBMPlexSans-Bold-Latin1.woff2").is_file()
