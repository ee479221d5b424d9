"""Write a release: the source archive, its SBOM (CycloneDX), checksums and an in-toto statement of what it is made of.

Usage: ``tools/release.py FOLDER`` in a work tree without uncommitted changes. The same commit gives the same bytes.
``build.py verify FOLDER`` checks the result.
"""

from __future__ import annotations

import base64
import hashlib
import json
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
SBOM, SUMS, STATEMENT = "sbom.cdx.json", "SHA256SUMS", "provenance.intoto.json"
_BUILD_TYPE = "https://velkomst.invalid/release/v1"
"""Names this script in the statement; ``.invalid`` because no page explains it (RFC 2606)."""


def main(folder: Path) -> int:
    """Write the files of a release into an empty folder; return the exit code."""
    if _git("status", "--porcelain"):
        print("der er ændringer, som ikke er i git (there are uncommitted changes)", file=sys.stderr)
        return 2
    folder.mkdir(parents=True, exist_ok=True)
    if any(folder.iterdir()):
        print(f"{folder}: mappen er ikke tom (the folder is not empty)", file=sys.stderr)
        return 2
    version = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["version"]
    name = f"velkomst-{version}"
    _git("archive", "--format=tar.gz", f"--prefix={name}/", "-o", str(folder.resolve() / f"{name}.tar.gz"), "HEAD")
    (folder / SBOM).write_text(_text(sbom(version)), "utf-8")
    subjects = {path.name: _sha256(path) for path in sorted(folder.iterdir())}
    (folder / STATEMENT).write_text(_text(statement(subjects, version, _git("rev-parse", "HEAD"))), "utf-8")
    subjects[STATEMENT] = _sha256(folder / STATEMENT)
    (folder / SUMS).write_text("".join(f"{digest}  {file}\n" for file, digest in sorted(subjects.items())), "utf-8")
    print(f"{folder}: {', '.join(sorted([*subjects, SUMS]))}")
    return 0


def sbom(version: str) -> dict[str, Any]:
    """Return the components of a build, Python packages and typefaces, as CycloneDX."""
    command = [sys.executable, "-m", "cyclonedx_py", "requirements", "--output-reproducible", "--of", "JSON", "-o", "-"]
    done = subprocess.run(
        [*command, str(ROOT / "requirements" / "runtime.txt")], check=True, capture_output=True, text=True
    )
    bom: dict[str, Any] = json.loads(done.stdout)
    components = [{**part, "bom-ref": part["purl"], "description": ""} for part in bom["components"]]
    components = [{key: value for key, value in part.items() if value} for part in (*components, *_npm_packages())]
    root = {
        "type": "application",
        "name": "velkomst",
        "version": version,
        "bom-ref": f"velkomst@{version}",
        "licenses": [{"expression": "MPL-2.0"}],
    }
    wanted = sorted(part["bom-ref"] for part in components)
    return {
        **bom,
        "metadata": {**bom.get("metadata", {}), "component": root},
        "components": sorted(components, key=lambda part: str(part["purl"])),
        "dependencies": [{"ref": root["bom-ref"], "dependsOn": wanted}, *({"ref": ref} for ref in wanted)],
    }


def _npm_packages() -> Iterator[dict[str, Any]]:
    """Yield the fetched packages of ``package-lock.json``, with the hash that npm compares."""
    packages = json.loads((ROOT / "package-lock.json").read_text("utf-8"))["packages"]
    for path, package in packages.items():
        if "integrity" not in package:  # the project itself, and a folder of it
            continue
        scope, _, name = path.removeprefix("node_modules/").rpartition("/")
        algorithm, _, digest = package["integrity"].partition("-")
        purl = f"pkg:npm/{scope.replace('@', '%40')}/{name}@{package['version']}".replace("npm//", "npm/")
        yield {
            "type": "library",
            "bom-ref": purl,
            "group": scope,
            "name": name,
            "version": package["version"],
            "purl": purl,
            "hashes": [{"alg": algorithm.replace("sha", "SHA-").upper(), "content": base64.b64decode(digest).hex()}],
        }


def statement(subjects: dict[str, str], version: str, commit: str) -> dict[str, Any]:
    """Return an in-toto statement with SLSA provenance: file -> SHA-256, made from a commit."""
    return {
        "_type": "https://in-toto.io/Statement/v1",
        "subject": [{"name": name, "digest": {"sha256": digest}} for name, digest in subjects.items()],
        "predicateType": "https://slsa.dev/provenance/v1",
        "predicate": {
            "buildDefinition": {
                "buildType": _BUILD_TYPE,
                "externalParameters": {"version": version},
                "resolvedDependencies": [{"name": "velkomst", "digest": {"gitCommit": commit}}],
            },
            "runDetails": {"builder": {"id": _BUILD_TYPE}},
        },
    }


def _text(content: dict[str, Any]) -> str:
    return json.dumps(content, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def _sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _git(*arguments: str) -> str:
    return subprocess.run(
        ["/usr/bin/env", "git", "-C", str(ROOT), *arguments], check=True, capture_output=True, text=True
    ).stdout.strip()


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
