"""Return the pages and scripts of the forms: the page of each layer, our own scripts, and those of npm packages."""

from __future__ import annotations

from velkomst.cli.forms.layers import FormLayer
from velkomst.cli.preview.assets import inside
from velkomst.model import SOURCE_LANGUAGE
from velkomst.model.project import Project
from velkomst.rendering.templating import environment

POLICY = (
    "default-src 'none'; script-src 'self' 'unsafe-eval'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
"""Content-Security-Policy of the forms. Decap CMS compiles its check of the configuration (``eval``) and styles itself
inline; nothing may be loaded from another host."""

OWN = ("admin.css", "manual.js", "messages.mjs", "start.mjs", "writer.mjs")
PACKAGES = ("decap-cms/dist", "yaml/browser", "node-diff3/dist")
"""Folders below ``node_modules`` that the forms load."""


def start_page(project: Project, layers: tuple[FormLayer, ...]) -> bytes:
    """Return the page on which people choose what to edit."""
    template = environment(project, "admin", SOURCE_LANGUAGE).get_template("index.html")
    return template.render(layers=layers, installed=is_installed(project)).encode()


def form_page(project: Project) -> bytes:
    """Return the page that loads Decap CMS; it is the same for every layer."""
    return (project.templates / "admin" / "form.html").read_bytes()


def is_installed(project: Project) -> bool:
    """Say whether the npm packages of the forms are there."""
    return all((project.root / "node_modules" / folder).is_dir() for folder in PACKAGES)


def script(project: Project, path: str) -> bytes | None:
    """Return a script or stylesheet by its path below ``/admin/_/``; None for any other path."""
    if path in OWN:
        return (project.templates / "admin" / path).read_bytes()
    folder = next((folder for folder in PACKAGES if path.startswith(f"{folder}/")), None)
    if folder is None:
        return None
    return inside(project.root / "node_modules" / folder, path.removeprefix(f"{folder}/"))
