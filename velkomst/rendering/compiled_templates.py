"""Keep compiled templates in ``.cache/jinja``, so that each template is compiled once per machine."""

from __future__ import annotations

import os

import jinja2
from jinja2.bccache import Bucket

from velkomst.model.project import Project


def compiled_templates(project: Project) -> jinja2.BytecodeCache | None:
    """Return the cache for the environments of a project; None where the project is read-only.

    What templates render is the same with and without it.
    """
    if not os.access(project.root, os.W_OK):
        return None
    folder = project.root / ".cache" / "jinja"
    folder.mkdir(parents=True, exist_ok=True)
    return _CompiledTemplates(str(folder))


class _CompiledTemplates(jinja2.FileSystemBytecodeCache):
    def get_bucket(
        self,
        environment: jinja2.Environment,
        name: str,
        filename: str | None,  # noqa: ARG002 - differs in each build
        source: str,
    ) -> Bucket:
        """Find the code by name, source and options: the theme of a site is read from another folder in each build."""
        options = (environment.autoescape, environment.trim_blocks, self.get_source_checksum(source))
        return super().get_bucket(environment, f"{name}|{options}", None, source)
