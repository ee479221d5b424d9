"""Compare the prints of two builds in different folders with different hash seeds."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

from tools.audit.report import Check

_SEEDS = ("1", "4242")


def compared(root: Path, store: Path, slug: str, language: str) -> Check:
    """Build the prints of one edition twice, in copies of the project without a cache, and compare every file."""
    one, another = (_built(root, store / seed, slug, language, seed) for seed in _SEEDS)
    faults = [f"{path}: only in one of them" for path in sorted(one.keys() ^ another.keys())]
    faults += [f"{path}: other bytes" for path in sorted(one.keys() & another.keys()) if one[path] != another[path]]
    pdfs = sum(path.endswith(".pdf") for path in one)
    if not pdfs:
        faults.append("nothing was printed")
    if not faults:
        shutil.rmtree(store)
    asked = f"To bygninger, samme bytes / two builds, same bytes: {slug} {language}, {pdfs} PDF, {len(one)} filer/files"
    return Check("twice", asked, faults)


def _built(root: Path, folder: Path, slug: str, language: str, seed: str) -> dict[str, str]:
    """Return the SHA-256 of every printed file of a fresh build."""
    _copied(root, folder)
    out = folder / "out"
    asked = ["--only", "print", "-m", slug, "-l", language, "-j", "2", "-o", str(out)]
    command = [sys.executable, "build.py", "build", *asked]
    done = subprocess.run(command, cwd=folder, env={**os.environ, "PYTHONHASHSEED": seed}, check=False)
    if done.returncode:
        raise SystemExit(done.returncode)
    files = [file for file in sorted((out / "print").rglob("*")) if file.is_file()]
    return {file.relative_to(out).as_posix(): hashlib.sha256(file.read_bytes()).hexdigest() for file in files}


def _copied(root: Path, folder: Path) -> None:
    """Copy the project with its git history, which the dates of its texts come from."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.parent.mkdir(parents=True, exist_ok=True)
    subprocess.run(["git", "clone", "--quiet", "--shared", str(root), str(folder)], check=True)  # noqa: S607
    listed = ["git", "-C", str(root), "ls-files", "-z", "--modified", "--others", "--exclude-standard"]
    changed = subprocess.run(listed, capture_output=True, text=True, check=True).stdout.split("\0")
    for path in filter(None, changed):
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        if (root / path).is_file():
            shutil.copy2(root / path, folder / path)
        else:
            (folder / path).unlink(missing_ok=True)
    shutil.copytree(root / "node_modules", folder / "node_modules", symlinks=True)
