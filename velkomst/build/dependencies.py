"""Find the files that a renderer depends on: its templates with all that they include, and the modules it imports."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from pathlib import Path, PurePosixPath

import grimp
from jinja2 import Environment, meta

from velkomst.build.locks import LOCKS
from velkomst.build.task import Renderer
from velkomst.model.project import Project

PACKAGE = "velkomst"
_CSS_FILE = re.compile(r"""(?:@import\s+|url\()["']?([^"')]+)["']?""")
_SHARED = "shared/"
"""Drawings below ``templates/`` that code of any publication reads."""


class Dependencies:
    """The files of one state of a project, each read and hashed once."""

    def __init__(self, project: Project) -> None:
        self._project = project
        self._hashes: dict[Path, str] = {}
        self._references: dict[str, tuple[str, ...]] = {}
        self._renderers: dict[Renderer, Mapping[str, str]] = {}

    def of(self, renderer: Renderer) -> Mapping[str, str]:
        """Return path (below the project's root, or below the package) -> SHA-256 of every file, sorted by path."""
        if renderer not in self._renderers:
            root = self._project.root
            files = {f"templates/{name}": self._project.templates / name for name in self._templates(renderer)}
            files |= {name: root / name for name in (*LOCKS, *renderer.files)}
            files |= {_module_path(name): _module_file(name) for name in self._modules(renderer)}
            self._renderers[renderer] = {path: self._hash(file) for path, file in sorted(files.items())}
        return self._renderers[renderer]

    def _hash(self, file: Path) -> str:
        if file not in self._hashes:
            self._hashes[file] = hashlib.sha256(file.read_bytes()).hexdigest() if file.is_file() else ""
        return self._hashes[file]

    def _modules(self, renderer: Renderer) -> Iterator[str]:
        """The renderer's modules, and all modules of the package that they import."""
        for module in (renderer.module, *renderer.modules):
            yield module
            yield from self._imports.find_upstream_modules(module)

    @cached_property
    def _imports(self) -> grimp.ImportGraph:
        cache = self._project.cache / "imports"
        return grimp.build_graph(PACKAGE, cache_dir=str(cache), exclude_type_checking_imports=True)

    def _templates(self, renderer: Renderer) -> frozenset[str]:
        """The templates of a renderer with everything that they include, import or extend."""
        waiting = [name for entry in (_SHARED, *renderer.templates) for name in self._expand(entry)]
        found: set[str] = set()
        while waiting:
            name = waiting.pop()
            if name not in found:
                found.add(name)
                if name not in self._references:
                    self._references[name] = tuple(self._referenced(name))
                waiting += self._references[name]
        return frozenset(found)

    def _expand(self, entry: str) -> Iterable[str]:
        folder = self._project.templates / entry
        if not entry.endswith("/"):
            return (entry,)
        files = (path for path in sorted(folder.rglob("*")) if path.is_file() and "__pycache__" not in path.parts)
        return tuple(path.relative_to(self._project.templates).as_posix() for path in files)

    def _referenced(self, name: str) -> Iterator[str]:
        """The templates and stylesheets that a file names, found next to it or below ``templates/``."""
        file = self._project.templates / name
        if file.suffix == ".css":
            referenced: Iterable[str | None] = _CSS_FILE.findall(file.read_text("utf-8")) if file.is_file() else ()
        elif file.suffix in (".html", ".jinja", ".mjml", ".txt") and file.is_file():
            referenced = meta.find_referenced_templates(_PARSER.parse(file.read_text("utf-8")))
        else:
            return
        for reference in filter(None, referenced):
            if ".." in PurePosixPath(reference).parts:
                continue  # a typeface: its package is locked
            for candidate in (PurePosixPath(name).parents[-2] / reference, PurePosixPath(reference)):
                if (self._project.templates / candidate).is_file():
                    yield candidate.as_posix()
                    break


_PARSER = Environment(extensions=["jinja2.ext.i18n"], autoescape=True)


def _module_file(name: str) -> Path:
    """The source file of a module of the package."""
    path = Path(__file__).parents[2].joinpath(*name.split("."))
    return path / "__init__.py" if path.is_dir() else path.with_suffix(".py")


def _module_path(name: str) -> str:
    return _module_file(name).relative_to(Path(__file__).parents[2]).as_posix()
