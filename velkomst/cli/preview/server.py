"""Answer the requests of a browser on this machine, and of no other."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from contextlib import suppress
from datetime import date
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, unquote, urlsplit

from velkomst.cli.forms import editable_files
from velkomst.cli.forms.form_kinds import form_address
from velkomst.cli.forms.service import ADDRESS, FormService
from velkomst.cli.preview import page_state, publication_pages
from velkomst.cli.preview.assets import FOLDER, asset, inside
from velkomst.cli.preview.content import ContentOnDisk, ContentSnapshot
from velkomst.cli.preview.response import Response, media_type
from velkomst.cli.preview.site_pages import site_file
from velkomst.formats.languages import html_code
from velkomst.model import SOURCE_LANGUAGE
from velkomst.model.project import Project
from velkomst.rendering.paths import SITE
from velkomst.rendering.templating import environment

HOST = "127.0.0.1"
_HOSTS = (HOST, "localhost")
_OWN = "/_preview/"
_BAR = b'<link rel="stylesheet" href="/_preview/bar.css"><script src="/_preview/bar.js" defer></script>\n</head>'
_LONGEST_WAIT = 20.0
"""Seconds after which a waiting browser asks again."""
_POLL = 0.2
_LONGEST_CALL = 5_000_000
"""Bytes of the body of a call of the forms."""


class Preview:
    """The pages of all sites, drawn from the content on disk."""

    def __init__(self, project: Project, as_of: date, *, edit: bool = False) -> None:
        self.project, self.content, self._as_of = project, ContentOnDisk(project, as_of), as_of
        self._forms = FormService(project, self.content) if edit else None

    def response(self, path: str, query: dict[str, str]) -> Response:
        """Return the answer to a request for a path that begins with ``/``."""
        if path.startswith(_OWN):
            return self._own(path.removeprefix(_OWN), query)
        if self._forms and path.startswith(ADDRESS):
            return self._forms.get(path.removeprefix(ADDRESS)) or _missing()
        snapshot = self.content.snapshot()
        if path in ("/", "/site/", "/site/index.html") or (snapshot.inspection is None and _is_page(path)):
            return _with_bar(self._overview(snapshot))
        answer = self._site(snapshot, path)
        if answer is None:
            answer = publication_pages.response(snapshot, self.project, path, query.get("scheme", ""))
            answer = _with_bar(answer.body) if answer and _is_page(path) and path.endswith("/") else answer
        return answer or self._built(path)

    def call(self, path: str, body: bytes) -> Response:
        """Return the answer to a call of the bar or of the forms."""
        if path == f"{_OWN}date":
            return self._date(body)
        return (self._forms.post(path, body) if self._forms else None) or _missing()

    def _own(self, name: str, query: dict[str, str]) -> Response:
        """Return what the bar of the preview asks for."""
        answers: dict[str, Callable[[dict[str, str]], object]] = {
            "state": self._state,
            "problems": self._problems,
            "publications": self._publications,
            "wait": self._wait,
        }
        if name == "source":
            return self._source(query.get("path", ""), query.get("line", ""))
        if name in answers:
            body = json.dumps(answers[name](query), ensure_ascii=False).encode()
            return Response(body, "application/json; charset=utf-8")
        data = inside(self.project.templates / "preview", name)
        return _missing() if data is None or name.endswith(".html") else Response(data, media_type(name))

    def _state(self, query: dict[str, str]) -> object:
        snapshot, path = self.content.snapshot(), query.get("path", "")
        slug, code, address = _parts(path)
        site = snapshot.plan(slug, self._language(snapshot, slug, code))
        if site is None and (edition := publication_pages.edition_of(snapshot, path)):
            site, address = snapshot.plan(edition.profile.slug, edition.language), "-"
        shown = page_state.blocks(snapshot, site, address) if site else []
        forms = {block["place"]: self._form(block["place"].partition(":")[0]) for block in shown}
        return {
            "version": snapshot.version,
            "sites": page_state.sites(snapshot),
            "blocks": [block | {"form": _at_block(forms[block["place"]], block["id"])} for block in shown],
            **page_state.readers(snapshot, site),
            "asOf": self.content.as_of.isoformat(),
            "edit": self._forms is not None,
        }

    def _form(self, path: str) -> str:
        """Return the address of the form of a file; "" where there is none."""
        address = form_address(self.project.root, path) if self._forms and path else ""
        return address and f"{ADDRESS}{address}"

    def _publications(self, query: dict[str, str]) -> object:
        """Return the addresses and names of the printed sheets and mails of the edition that a page is of."""
        snapshot, path = self.content.snapshot(), query.get("path", "")
        slug, code, _ = _parts(path)
        language = self._language(snapshot, slug, code)
        edition = publication_pages.edition_of(snapshot, f"/print/{slug}/{language}/" if language else path)
        if edition is None or snapshot.inspection is None:
            return []
        names = {audience.id: audience.short for audience in snapshot.inspection.library.audiences}
        return publication_pages.groups(edition, query.get("audience", ""), names)

    def _source(self, path: str, line: str) -> Response:
        """Return the page with the lines of a file."""
        try:
            text = editable_files.text(self.project.root, path)
        except (editable_files.RefusedPathError, UnicodeDecodeError):
            return _missing()
        template = environment(self.project, "preview", SOURCE_LANGUAGE).get_template("source.html")
        place, number = self.project.root.resolve() / path, int(line) if line.isdecimal() else 1
        shown = template.render(path=path, place=place, line=number, form=self._form(path), lines=text.splitlines())
        return Response(shown.encode())

    def _date(self, body: bytes) -> Response:
        """Show the content as it is on the day that the bar asks for; "" is the day that the server began with."""
        try:
            asked = json.loads(body)["date"]
            self.content.show_day(date.fromisoformat(asked) if asked else self._as_of)
        except (ValueError, TypeError, KeyError):
            return _missing()
        return Response(b"{}", "application/json; charset=utf-8")

    def _problems(self, query: dict[str, str]) -> object:
        slug, *_ = _parts(query.get("path", ""))
        snapshot = self.content.snapshot()
        return page_state.problems(snapshot, self.content.problems(snapshot), slug)

    def _wait(self, query: dict[str, str]) -> object:
        """Answer when a file has changed, or after a while."""
        end = time.monotonic() + _LONGEST_WAIT
        while (version := self.content.version()) == query.get("version") and time.monotonic() < end:
            time.sleep(_POLL)
        return {"version": version}

    def _site(self, snapshot: ContentSnapshot, path: str) -> Response | None:
        if path.startswith(f"/{SITE}{FOLDER}"):
            data = asset(self.project, path.removeprefix(f"/{SITE}{FOLDER}"))
            return Response(data, media_type(path)) if data is not None else None
        slug, code, address = _parts(path)
        site = snapshot.plan(slug, self._language(snapshot, slug, code))
        data = site_file(site, self.project, address) if site else None
        if data is None:
            other = page_state.longest_page(site, address) if site else ""
            location = f"/{SITE}{slug}/{code}/{other}"
            return Response(b"", status=HTTPStatus.FOUND, location=location) if other else None
        return _with_bar(data) if _is_page(path) else Response(data, media_type(path))

    def _language(self, snapshot: ContentSnapshot, slug: str, code: str) -> str:
        languages = snapshot.store.languages(slug) if snapshot.store else ()
        return next((language for language in languages if html_code(language) == code), "")

    def _built(self, path: str) -> Response:
        """Return a file of the last build: sheets and mails."""
        data = inside(self.project.output, path.removeprefix("/"))
        return Response(data, media_type(path)) if data is not None else _missing()

    def _overview(self, snapshot: ContentSnapshot) -> bytes:
        template = environment(self.project, "preview", SOURCE_LANGUAGE).get_template("index.html")
        problems = page_state.problems(snapshot, snapshot.problems, "")
        return template.render(sites=page_state.sites(snapshot), problems=problems).encode()


class _Handler(BaseHTTPRequestHandler):
    preview: Preview

    def do_GET(self) -> None:
        """Answer a request that names this machine as its host: no other website may read the preview."""
        parts = urlsplit(self.path)
        query = {name: values[0] for name, values in parse_qs(parts.query).items()}
        self._send(self.preview.response(unquote(parts.path), query) if self._is_to_us() else _refusal())

    def do_POST(self) -> None:
        """Answer a call of the forms from one of our own pages: no other website may write."""
        length = self.headers.get("Content-Length", "")
        is_ours = self._is_to_us() and self.headers.get("Origin") == f"http://{self.headers.get('Host')}"
        is_json = self.headers.get("Content-Type", "").partition(";")[0].strip() == "application/json"
        if not (is_ours and is_json and length.isascii() and length.isdigit() and int(length) <= _LONGEST_CALL):
            self.close_connection = True  # the body stays unread
            self._send(_refusal())
            return
        body = self.rfile.read(int(length))
        self._send(self.preview.call(urlsplit(self.path).path, body))

    def _is_to_us(self) -> bool:
        host = self.headers.get("Host", "")
        return (host.rpartition(":")[0] or host) in _HOSTS

    def _send(self, response: Response) -> None:
        """Send a response; a browser that has left the page meanwhile gets nothing."""
        with suppress(ConnectionError):
            self._write(response)

    def _write(self, response: Response) -> None:
        self.send_response(response.status)
        self.send_header("Content-Type", response.type)
        self.send_header("Content-Length", str(len(response.body)))
        self.send_header("Cache-Control", "no-store")
        self.send_header("X-Content-Type-Options", "nosniff")
        if response.location:
            self.send_header("Location", response.location)
        if response.policy:
            self.send_header("Content-Security-Policy", response.policy)
        self.end_headers()
        self.wfile.write(response.body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name of the base class
        """Write nothing to the terminal."""


def server(project: Project, as_of: date, port: int, *, edit: bool = False) -> ThreadingHTTPServer:
    """Return a server for 127.0.0.1, with the forms that write files where ``edit`` is set.

    Raises OSError when the port is in use; port 0 takes a free one.
    """
    handler = type("Handler", (_Handler,), {"preview": Preview(project, as_of, edit=edit)})
    return ThreadingHTTPServer((HOST, port), handler)


def _parts(path: str) -> tuple[str, str, str]:
    """Return slug, language code and the path below the site of an address."""
    below = path.removeprefix(f"/{SITE}") if path.startswith(f"/{SITE}") else ""
    slug, _, rest = below.partition("/")
    code, _, address = rest.partition("/")
    return slug, code, address


def _at_block(form: str, block: str) -> str:
    """Return the address of a form that opens at a block; "" for no form."""
    return form.replace("#", f"?block={block}#", 1)


def _is_page(path: str) -> bool:
    return path.endswith(("/", ".html"))


def _with_bar(html: bytes) -> Response:
    return Response(html.replace(b"</head>", _BAR, 1))


def _missing() -> Response:
    text = "Siden findes ikke. Æsker, skrankens side og rejsen skal bygges først: make build\n"
    return Response(text.encode(), "text/plain; charset=utf-8", HTTPStatus.NOT_FOUND)


def _refusal() -> Response:
    return Response(b"Kun denne maskine har adgang.\n", "text/plain; charset=utf-8", HTTPStatus.FORBIDDEN)
