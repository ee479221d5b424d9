"""Define a task: one view to render, by which function, and the files that the result depends on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pkgutil import resolve_name
from typing import Any

from velkomst.model import Artifact
from velkomst.model.project import Project


@dataclass(frozen=True)
class Renderer:
    """A function that renders views, and the files that its results depend on besides the view.

    The function is named, not imported: mkdocs and WeasyPrint take most of a second to load, and a build that finds
    everything in the cache needs neither.
    """

    function: str
    """``module:name`` of a function that takes a view and a ``Project`` and returns artifacts."""
    templates: tuple[str, ...] = ()
    """Files or folders (ending in ``/``) below ``templates/``; what a file includes or imports counts as well."""
    modules: tuple[str, ...] = ()
    """Modules that the function loads by name."""
    files: tuple[str, ...] = ()
    """Other files below the project's root."""
    reads_cache: bool = False
    """Whether it reads files of other tasks from the build cache, which only the building machine has."""

    @property
    def module(self) -> str:
        """The module of the function."""
        return self.function.partition(":")[0]

    def load(self) -> Callable[[Any, Project], tuple[Artifact, ...]]:
        """Import and return the function."""
        function: Callable[[Any, Project], tuple[Artifact, ...]] = resolve_name(self.function)
        return function


@dataclass(frozen=True)
class Task:
    """One view to render. Equal keys mean equal bytes; see ``keys``."""

    publication: str
    renderer: Renderer
    view: Any = field(repr=False)
    municipality: str = ""
    language: str = ""
    audience: str = ""
    part: str = ""
    """What distinguishes several tasks of one publication and reader: the id of an insert, a print variant."""
    languages: tuple[str, ...] = ()
    """Languages of the template messages that it shows besides those of ``language``."""

    @property
    def name(self) -> str:
        """Return ``guide samsoe/uk/refugee``, or ``insert samsoe/uk/refugee checklist``."""
        reader = "/".join(part for part in (self.municipality, self.language, self.audience) if part)
        return " ".join(part for part in (self.publication, reader, self.part) if part)

    def render(self, project: Project) -> tuple[Artifact, ...]:
        """Return the artifacts. Raises whatever the renderer raises."""
        return self.renderer.load()(self.view, project)
