"""Compare the files of a release with their checksums and with its in-toto statement."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from pathlib import Path

from velkomst.build.verification import UnreadableManifestError, Verification, sha256

SUMS, STATEMENT = "SHA256SUMS", "provenance.intoto.json"
_LINE = re.compile(r"([0-9a-f]{64})  ([^/\s]+)")


def is_release(folder: Path) -> bool:
    """Say whether a folder holds a release and no published pages."""
    return (folder / SUMS).is_file()


def verify_release(folder: Path) -> Verification:
    """Compare the SHA-256 of every file with ``SHA256SUMS``, and that of each subject with the statement.

    A file that the two describe differently counts as changed. Raises UnreadableManifestError.
    """
    digests = _checksums(folder / SUMS)
    present = {path.name for path in folder.iterdir()} - {SUMS}
    stated = _subjects(folder / STATEMENT) if STATEMENT in present else {}
    found = {name: sha256(folder / name) for name in digests.keys() & present}
    changed = {name for name, digest in found.items() if digest != digests[name]}
    changed |= {name for name in digests.keys() - {STATEMENT} if stated.get(name) != digests[name]}
    missing = (digests.keys() | {STATEMENT}) - present
    return Verification(
        len(digests), tuple(sorted(missing)), tuple(sorted(changed - missing)), tuple(sorted(present - digests.keys()))
    )


def _checksums(path: Path) -> Mapping[str, str]:
    """Return file -> SHA-256 of a file as ``sha256sum`` writes it."""
    try:
        lines = path.read_text("utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise UnreadableManifestError(path) from error
    matches = [_LINE.fullmatch(line) for line in lines]
    if not matches or None in matches:
        raise UnreadableManifestError(path)
    return {match[2]: match[1] for match in matches if match}


def _subjects(path: Path) -> Mapping[str, str]:
    """Return file -> SHA-256 of an in-toto statement."""
    try:
        subjects = json.loads(path.read_text("utf-8"))["subject"]
        return {str(subject["name"]): str(subject["digest"]["sha256"]) for subject in subjects}
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise UnreadableManifestError(path) from error
