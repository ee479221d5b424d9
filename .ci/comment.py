#!/usr/bin/env python3
"""Write a Markdown file as a comment on a GitLab merge request, or renew the comment of an earlier pipeline.

Reads the variables of GitLab CI and ``COMMENT_TOKEN``. It needs nothing but Python.
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import Any
from urllib.request import Request, urlopen


def main(file: str) -> None:
    """Find an earlier comment that begins with the same line, and write the file there, otherwise as a new one."""
    body = Path(file).read_text("utf-8")
    environment = os.environ
    project, number = environment["CI_MERGE_REQUEST_PROJECT_ID"], environment["CI_MERGE_REQUEST_IID"]
    notes = f"{environment['CI_API_V4_URL']}/projects/{project}/merge_requests/{number}/notes"
    me = call("GET", f"{environment['CI_API_V4_URL']}/user")["id"]
    first_line = body.partition("\n")[0]
    for note in call("GET", f"{notes}?per_page=100&sort=desc"):
        if note["author"]["id"] == me and note["body"].startswith(first_line):
            call("PUT", f"{notes}/{note['id']}", {"body": body})
            return
    call("POST", notes, {"body": body})


def call(method: str, address: str, data: dict[str, str] | None = None) -> Any:
    """Return the JSON that GitLab answers."""
    headers = {"PRIVATE-TOKEN": os.environ["COMMENT_TOKEN"], "Content-Type": "application/json"}
    body = json.dumps(data).encode() if data else None
    request = Request(address, body, headers, method=method)  # noqa: S310 - the address is GitLab's own
    with urlopen(request, timeout=60) as answer:  # noqa: S310
        return json.load(answer)


if __name__ == "__main__":
    main(sys.argv[1])
