"""Write the forms into a folder for a web server, for a backend such as GitHub or GitLab."""

from __future__ import annotations

import json
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

from velkomst.cli.forms import pages
from velkomst.cli.forms.configuration import settings
from velkomst.cli.forms.layers import layers
from velkomst.model.project import Project

_KEYS = frozenset({"backend", "publish_mode", "site_url", "display_url"})
"""Keys of the configuration of Decap CMS that the file of a backend may give."""


class BackendError(ValueError):
    """Raised where the file of a backend cannot be used; its text is the reason."""


def read_backend(path: Path) -> dict[str, Any]:
    """Return the keys of a YAML file with ``backend`` and what else differs from the local forms.

    Raises BackendError.
    """
    try:
        data = yaml.safe_load(path.read_bytes())
    except (OSError, yaml.YAMLError) as error:
        raise BackendError(str(error)) from error
    if not isinstance(data, dict) or set(data) - _KEYS or not isinstance(data.get("backend"), dict):
        raise BackendError(f"backend: {', '.join(sorted(_KEYS))}")
    return data


def export(project: Project, backend: Mapping[str, Any], folder: Path) -> None:
    """Write pages, configuration and scripts; files that are in the folder already are replaced or stay.

    Nothing is checked before a save there: the checks run where the backend's changes are merged.
    """
    known = layers(project.root)
    _write(folder / "index.html", pages.start_page(project, known))
    for layer in known:
        data = settings(project.root, layer, dict(backend["backend"]), "")
        data["config"] |= backend
        _write(folder / layer.address / "index.html", pages.form_page(project))
        _write(folder / layer.address / "config.json", json.dumps(data, ensure_ascii=False).encode())
    for name in pages.OWN:
        _write(folder / "_" / name, pages.script(project, name) or b"")
    for package in pages.PACKAGES:
        source = project.root / "node_modules" / package
        shutil.copytree(source, folder / "_" / package, ignore=shutil.ignore_patterns("*.map"), dirs_exist_ok=True)


def _write(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
