"""Answer the requests of the forms below ``/admin/``: pages, configuration, reading, checking and saving."""

from __future__ import annotations

import json
import threading
from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

from velkomst.cli.forms import editable_files, pages
from velkomst.cli.forms.configuration import settings
from velkomst.cli.forms.layers import layers
from velkomst.cli.forms.protocol import RefusedCallError, answer
from velkomst.cli.forms.save_check import SaveCheck, check_save
from velkomst.cli.forms.words import words
from velkomst.cli.preview.content import ContentOnDisk
from velkomst.cli.preview.response import Response, media_type
from velkomst.model.project import Project
from velkomst.problems import Problem
from velkomst.reading.diagnostics import Documents
from velkomst.reading.library import read

ADDRESS = "/admin/"
_API, _CHECK = f"{ADDRESS}api", f"{ADDRESS}check"
_BACKEND = {"name": "proxy", "proxy_url": _API, "branch": "main"}
_JSON = "application/json; charset=utf-8"


class FormService:
    """The forms of one project. Several threads may ask at once; one save at a time is checked and written."""

    def __init__(self, project: Project, content: ContentOnDisk) -> None:
        self._project, self._content = project, content
        self._lock = threading.Lock()
        self._checked: SaveCheck | None = None
        self._known: tuple[str, tuple[Problem, ...]] = ("", ())
        self._documents: Documents = {}

    def get(self, path: str) -> Response | None:
        """Return a page, script or configuration by its path below ``ADDRESS``; None for any other path."""
        if path.startswith("_/"):
            data = pages.script(self._project, path.removeprefix("_/"))
            return None if data is None else Response(data, media_type(path))
        known = layers(self._project.root)
        if path in ("", "index.html"):
            return Response(pages.start_page(self._project, known), policy=pages.POLICY)
        layer = next((layer for layer in known if path in (f"{layer.address}/", f"{layer.address}/config.json")), None)
        if layer is None:
            return None
        if path.endswith("/"):
            return Response(pages.form_page(self._project), policy=pages.POLICY)
        return _json(settings(self._project.root, layer, _BACKEND, _CHECK))

    def post(self, path: str, body: bytes) -> Response | None:
        """Return the answer to a call with JSON; None for a path that takes none."""
        handler = {_API: self._call, _CHECK: self._check}.get(path)
        if handler is None:
            return None
        try:
            call = json.loads(body)
        except ValueError:
            call = None
        if not isinstance(call, dict):
            return _json({"error": words()["page"]["unknown_action"]}, HTTPStatus.BAD_REQUEST)
        try:
            with self._lock:
                return _json(handler(call))
        except RefusedCallError as error:
            return _json({"error": str(error)}, HTTPStatus.UNPROCESSABLE_ENTITY)

    def _call(self, call: Mapping[str, Any]) -> object:
        answered = answer(self._project.root, call)
        if call["action"] == "persistEntry" and self._checked is not None:
            files = call["params"].get("dataFiles") or ()
            if [(file["path"], file["raw"]) for file in files] == [(self._checked.path, self._checked.text)]:
                self._known = self._content.version(), self._checked.problems
        return answered

    def _check(self, call: Mapping[str, Any]) -> object:
        """Check a text before it is saved; an empty call prepares for it, and is answered with an empty object.

        Raises RefusedCallError where somebody else has changed the file.
        """
        if not call:
            self._problems_now()
            read(self._project.root, self._documents)
            return {}
        path, text, sources = call.get("path"), call.get("text"), call.get("sources")
        if not (isinstance(path, str) and isinstance(text, str) and isinstance(sources, list)):
            raise RefusedCallError(words()["page"]["unknown_action"])
        try:
            current = editable_files.text(self._project.root, path)
        except (editable_files.RefusedPathError, UnicodeDecodeError) as error:
            raise RefusedCallError(words()["page"]["bad_path"]) from error
        if current not in sources:
            name = "changed" if any(sources) else "exists"
            raise RefusedCallError(words()["page"][name].format(path=path))
        self._checked = check_save(
            self._project, self._content.as_of, path, text, self._problems_now(), self._documents
        )
        return self._checked.answer

    def _problems_now(self) -> tuple[Problem, ...]:
        """Return the problems of the project as it is; those of the last save are not looked for again."""
        version, problems = self._known
        if version != self._content.version():
            version = self._content.version()
            problems = self._content.problems(self._content.snapshot())
            self._known = version, problems
        return problems


def _json(data: object, status: HTTPStatus = HTTPStatus.OK) -> Response:
    return Response(json.dumps(data, ensure_ascii=False).encode(), _JSON, status)
