"""Answer the calls that Decap CMS makes to its local backend, as decap-server does, for the files of one project.

The calls are in https://github.com/decaporg/decap-cms/tree/main/packages/decap-server. Only those of ``publish_mode:
simple`` are here: there are no drafts on branches, and no pictures.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from velkomst.cli.forms import editable_files
from velkomst.cli.forms.words import words

_FIXED: Mapping[str, object] = {
    "info": {"repo": "velkomst", "publish_modes": ["simple"], "type": "local_fs"},
    "getMedia": [],
    "unpublishedEntries": [],
    "getNotes": {"notes": []},
    "getDeployPreview": None,
}
"""Calls with an answer that is the same for every project."""


class RefusedCallError(Exception):
    """Raised for a call that cannot be answered; its text is the Danish message that the form shows."""


def answer(root: Path, call: Mapping[str, Any]) -> object:
    """Return the answer to a call, for JSON. Raises RefusedCallError."""
    action, params = call.get("action"), call.get("params")
    table = words()["page"]
    if isinstance(action, str) and action in _FIXED:
        return _FIXED[action]
    if not isinstance(action, str) or action not in _ACTIONS:
        raise RefusedCallError(table["unknown_action"])
    try:
        return _ACTIONS[action](root, params if isinstance(params, dict) else {})
    except editable_files.RefusedPathError as error:
        raise RefusedCallError(table["bad_path"]) from error
    except UnicodeDecodeError as error:
        raise RefusedCallError(table["unreadable"]) from error
    except (KeyError, TypeError, AttributeError) as error:
        raise RefusedCallError(table["unknown_action"]) from error


def _entries_by_folder(root: Path, params: Mapping[str, Any]) -> object:
    return [_entry(root, path) for path in editable_files.files_in(root, params["folder"])]


def _entries_by_files(root: Path, params: Mapping[str, Any]) -> object:
    return [_entry(root, file["path"]) | {"label": file.get("label")} for file in params["files"]]


def _get_entry(root: Path, params: Mapping[str, Any]) -> object:
    return _entry(root, params["path"])


def _entry(root: Path, path: str) -> dict[str, Any]:
    """Return a file as the protocol has it: its text, its path, and an id that differs when the text does."""
    text = editable_files.text(root, path)
    digest = hashlib.sha256(f"{path}\0{text}".encode()).hexdigest()
    return {"data": text, "file": {"path": path, "id": digest}}


def _persist_entry(root: Path, params: Mapping[str, Any]) -> object:
    """Write the files of an entry; a new entry overwrites none."""
    files = params.get("dataFiles") or [params["entry"]]
    is_new = bool(params.get("options", {}).get("newEntry"))
    if params.get("assets"):
        raise RefusedCallError(words()["page"]["bad_path"])
    for file in files:
        path = file.get("newPath") or file["path"]
        if path != file["path"]:
            raise RefusedCallError(words()["page"]["bad_path"])
        if is_new and editable_files.checked(root, path).exists():
            raise RefusedCallError(words()["page"]["exists"].format(path=path))
    for file in files:
        editable_files.write(root, file["path"], str(file["raw"]))
    return {"message": "entry persisted"}


def _delete_files(root: Path, params: Mapping[str, Any]) -> object:
    for path in params["paths"]:
        editable_files.checked(root, path)
    for path in params["paths"]:
        editable_files.delete(root, path)
    return {"message": "files deleted"}


_ACTIONS: Mapping[str, Callable[[Path, Mapping[str, Any]], object]] = {
    "entriesByFolder": _entries_by_folder,
    "entriesByFiles": _entries_by_files,
    "getEntry": _get_entry,
    "persistEntry": _persist_entry,
    "deleteFiles": _delete_files,
}
