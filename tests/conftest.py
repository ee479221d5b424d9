"""Fixtures and hooks for all tests: copies of the fixture projects, and the guard of the region's own texts."""

from __future__ import annotations

import fcntl
import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import hypothesis
import pytest

from tests.content_guard import watch_content
from tests.region import REGION
from tests.support import ROOT, TESTS, Command, copy_project, edit
from velkomst.build import executor
from velkomst.cli.main import main

hypothesis.settings.register_profile("untimed", deadline=None)
hypothesis.settings.load_profile("untimed")
"""The time that an example takes depends on the machine, not on the code."""

content_reads = watch_content()
"""What the current test has read of the region's own texts."""
ENGINE = ("templates", "requirements", "package-lock.json", "mkdocs.yml")
executor.PRELOADED += ("velkomst.build.publications", "velkomst.rendering.print.guide", "velkomst.rendering.site")
"""The code does not change while tests run, so that the workers of all builds of this process may share it too."""


@pytest.fixture(autouse=True)
def _danish(monkeypatch: pytest.MonkeyPatch) -> None:
    """Make tests independent of the language and the terminal of the machine."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG", "FORCE_COLOR", "COLUMNS"):
        monkeypatch.delenv(name, raising=False)


def pytest_collection_finish() -> None:
    """Refuse to run where a test module reads the region's own texts as it is imported."""
    if content_reads:
        raise pytest.UsageError(f"test modules read the region's own texts: {', '.join(content_reads)}")


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup() -> None:
    """Forget what earlier tests have read, before the fixtures of the next one are set up."""
    content_reads.clear()


@pytest.fixture(autouse=True)
def _no_texts_of_the_region(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fail a test of the code that reads the region's own texts: an edit of those must turn no code test red."""
    yield
    if "content" not in request.keywords:
        assert content_reads == [], "only tests in tests/content may read the region's own texts"


@pytest.fixture
def tiny(tmp_path: Path) -> Path:
    """Return the root of a copy of ``tests/tiny`` that a test may change; it can be checked, not built."""
    root = tmp_path / "project"
    copy_project(TESTS / "tiny", root)
    return root


@pytest.fixture
def command(tiny: Path, capsys: pytest.CaptureFixture[str]) -> Command:
    """Return the command for the copy of the tiny project."""
    return Command(tiny, capsys)


@pytest.fixture(scope="session")
def region_clone(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a copy of the repository with the texts of the fixture region; read only."""
    root = tmp_path_factory.mktemp("clone") / "project"
    copy_project(REGION.root, root)
    _add_engine(root)
    shutil.copytree(ROOT / "velkomst", root / "velkomst", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "build.py", root)
    (root / "node_modules").symlink_to(ROOT / "node_modules")
    return root


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the tiny project with templates and fonts, committed to git and built once for all workers; read only."""
    shared = tmp_path_factory.getbasetemp()
    shared = shared.parent if "PYTEST_XDIST_WORKER" in os.environ else shared
    root = shared / "built" / "project"
    with (shared / "built.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not root.exists():
            building = shared / "building" / "project"
            _whole_project(building)
            assert main(["build", "--json"], building) == 0
            building.parent.rename(root.parent)
    return root


@pytest.fixture
def project(built: Path, tmp_path: Path) -> Path:
    """Return a copy of the built project that a test may change and build again."""
    root = tmp_path / "project"
    shutil.copytree(built, root, ignore=shutil.ignore_patterns("node_modules"))
    shutil.copytree(built / "node_modules", root / "node_modules", copy_function=os.link)
    return root


@pytest.fixture
def build(project: Path, capsys: pytest.CaptureFixture[str]) -> Command:
    """Return the command for a copy of the built project."""
    return Command(project, capsys)


def _whole_project(root: Path) -> None:
    copy_project(TESTS / "tiny", root)
    _add_engine(root)
    shutil.copytree(ROOT / "node_modules" / "@ibm", root / "node_modules" / "@ibm")
    # three sites are enough, and quick to build
    edit(root, "municipalities/nordby/municipality.yml", "languages: [da, en, ar]", "languages: [da, ar]")
    edit(root, "municipalities/nordby/municipality.yml", "{language: en,", "{language: ar,")
    edit(root, "municipalities/sydby/municipality.yml", "languages: [da, en]", "languages: [da]")
    (root / ".gitignore").write_text("out/\n.cache/\nnode_modules/\n")
    git(root, "init", "--quiet")
    git(root, "add", ".")
    git(root, "commit", "--quiet", "-m", "Det hele")


def _add_engine(root: Path) -> None:
    """Copy what a build needs beside the texts: templates with their translations, and the lock files."""
    for name in ENGINE:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, root / name)
        else:
            shutil.copy(source, root / name)
    for catalog in ROOT.glob("locales/*/LC_MESSAGES/ui.po"):
        target = root / catalog.relative_to(ROOT)
        if target.parent.exists():
            shutil.copy(catalog, target)


def git(root: Path, *arguments: str) -> None:
    """Run git in a project as a fixed person on a fixed day."""
    day = "2026-11-20T12:00:00+01:00"
    person = {
        f"GIT_{who}_{what}": value
        for who in ("AUTHOR", "COMMITTER")
        for what, value in (("NAME", "T"), ("EMAIL", "t@example.org"), ("DATE", day))
    }
    subprocess.run(
        ["git", "-C", str(root), "-c", "commit.gpgsign=false", *arguments], check=True, env={**os.environ, **person}
    )
