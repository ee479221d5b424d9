"""Load files of the project for a page, and nothing else: no network, no redirect, no file from outside."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from urllib.parse import unquote, urlsplit
from urllib.request import url2pathname

from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

__all__ = ["FatalURLFetchingError", "ProjectFetcher"]

from velkomst.model.project import Project

_TYPES = {
    ".css": "text/css",
    ".woff2": "font/woff2",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".jpg": "image/jpeg",
}
"""What a page may load; any other file is refused."""


class ProjectFetcher(URLFetcher):  # type: ignore[misc]
    """Serves stylesheets, fonts and pictures below ``project``, and ``data:`` addresses that the templates make."""

    def __init__(self, project: Project) -> None:
        super().__init__(allowed_protocols={"data"}, allow_redirects=False, fail_on_errors=True)
        self._root = project.root.resolve()

    def fetch(self, url: str, headers: dict[str, str] | None = None) -> URLFetcherResponse:
        """Return the content of an address. Raises FatalURLFetchingError (a BaseException) where it is refused."""
        parts = urlsplit(url)
        if parts.scheme == "data":
            return super().fetch(url, headers)
        if parts.scheme != "file" or parts.netloc not in ("", "localhost"):
            raise FatalURLFetchingError(f"refused to load {url}: only files of the project may be printed")
        path = Path(url2pathname(unquote(parts.path))).resolve()
        kind = _TYPES.get(path.suffix.lower())
        if kind is None or not path.is_relative_to(self._root):
            raise FatalURLFetchingError(f"refused to load {url}: not a stylesheet, font or picture of the project")
        try:
            body = path.read_bytes()
        except OSError as error:
            raise FatalURLFetchingError(f"cannot load {path.relative_to(self._root)}: {error.strerror}") from error
        return URLFetcherResponse(url, BytesIO(body), {"Content-Type": kind})
