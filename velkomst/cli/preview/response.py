"""Define what the server of the preview answers a browser with."""

from __future__ import annotations

import mimetypes
from http import HTTPStatus
from typing import NamedTuple


class Response(NamedTuple):
    """What the browser gets.

    ``policy`` is a Content-Security-Policy for the whole response, ``location`` another address to ask; each may be "".
    """

    body: bytes
    type: str = "text/html; charset=utf-8"
    status: HTTPStatus = HTTPStatus.OK
    policy: str = ""
    location: str = ""


def media_type(path: str) -> str:
    """Return the media type of a file by its ending, texts as UTF-8.

    >>> media_type("bar.css"), media_type("guide.pdf")
    ('text/css; charset=utf-8', 'application/pdf')
    """
    kind = "text/javascript" if path.endswith(".mjs") else mimetypes.guess_type(path)[0] or "application/octet-stream"
    return f"{kind}; charset=utf-8" if kind.startswith("text/") or kind.endswith(("javascript", "json")) else kind
