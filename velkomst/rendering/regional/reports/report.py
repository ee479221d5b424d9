"""Define the data that reports show, and write a report as JSON."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass

from velkomst.checking.comparison import Drifted
from velkomst.checking.status import Status
from velkomst.model import Artifact
from velkomst.problems import Problem
from velkomst.rendering import paths

PUBLICATION = "reports"


@dataclass(frozen=True)
class ReportData:
    """The state of the region's content: figures, problems, and local texts based on a shared text that has changed."""

    status: Status
    problems: Sequence[Problem]
    drifted: Sequence[Drifted]


def file(name: str, data: bytes) -> Artifact:
    """Return a file in the folder of the reports."""
    return Artifact(f"{paths.REPORTS}{name}", data, PUBLICATION)


def json_file(name: str, value: object) -> Artifact:
    """Return a file with a value as JSON."""
    return file(name, (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode())
