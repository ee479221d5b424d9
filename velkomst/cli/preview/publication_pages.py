"""Answer requests for printed sheets and mails: the file, rendered on demand, and the page that frames it."""

from __future__ import annotations

from collections.abc import Mapping
from http import HTTPStatus

from velkomst.cli.preview import publications
from velkomst.cli.preview.content import ContentSnapshot
from velkomst.cli.preview.publications import PreviewedFile
from velkomst.cli.preview.response import Response, media_type
from velkomst.model import SOURCE_LANGUAGE, Edition
from velkomst.model.project import Project
from velkomst.rendering.errors import RenderingError
from velkomst.rendering.templating import environment

_AREAS = ("print", "mail")
_GROUPS = (("Tryk", "print"), ("Mails", "mail"))


def edition_of(snapshot: ContentSnapshot, path: str) -> Edition | None:
    """Return the edition that a path below ``/print/`` or ``/mail/`` names; sheets of the staff are in Danish."""
    area, _, rest = path.removeprefix("/").partition("/")
    slug, _, rest = rest.partition("/")
    if area not in _AREAS or snapshot.store is None or not snapshot.store.has(slug):
        return None
    language = rest.partition("/")[0]
    known = snapshot.store.languages(slug)
    return snapshot.store.edition(slug, language if language in known else SOURCE_LANGUAGE)


def response(snapshot: ContentSnapshot, project: Project, path: str, scheme: str) -> Response | None:
    """Return a file or the page that frames it; None where the preview has no such file.

    ``scheme`` is ``light`` or ``dark`` for a mail in one scheme, and "" for the file as it is sent.
    """
    edition = edition_of(snapshot, path)
    file = publications.file_at(edition, path) if edition else None
    if file is None:
        return None
    if path == file.address:
        template = environment(project, "preview", SOURCE_LANGUAGE).get_template("publication.html")
        return Response(template.render(file=file).encode())
    try:
        data = _data(snapshot, project, file)
    except (RenderingError, ValueError) as error:
        return Response(f"{error}\n".encode(), "text/plain; charset=utf-8", HTTPStatus.INTERNAL_SERVER_ERROR)
    if scheme and file.group == "mail":
        data = publications.in_scheme(data, scheme)
    return Response(data, media_type(file.path))


def groups(edition: Edition, audience: str, names: Mapping[str, str]) -> list[tuple[str, list[tuple[str, str]]]]:
    """Return the addresses and names of what an audience gets, or all audiences for "": print first, then mails.

    ``names`` are those of the audiences by their ids.
    """
    files = [file for file in publications.files(edition) if file.audience in ("", audience or file.audience)]

    def shown(file: PreviewedFile) -> tuple[str, str]:
        reader = "" if audience else names.get(file.audience, "")
        return file.address, " – ".join(filter(None, [file.name, reader]))

    parts = ((name, [shown(file) for file in files if file.group == group]) for name, group in _GROUPS)
    return [(name, part) for name, part in parts if part]


def _data(snapshot: ContentSnapshot, project: Project, file: PreviewedFile) -> bytes:
    """Return the bytes of a file, rendered once for a state of the content."""
    if file.path not in snapshot.files:
        snapshot.files[file.path] = publications.rendered(file, project)
    return snapshot.files[file.path]
