"""Define the data that reports show, and write a report as JSON."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from velkomst.checking.coming_changes import ComingChange
from velkomst.checking.comparison import Drifted
from velkomst.checking.due import DueText
from velkomst.checking.status import Status
from velkomst.model import SHARED, Artifact
from velkomst.problems import Problem
from velkomst.rendering import paths
from velkomst.rendering.print.guide_lengths import GuideLength

PUBLICATION = "reports"


@dataclass(frozen=True)
class ReportData:
    """The state of the region's content on the day ``as_of``.

    ``drifted`` are local texts based on a shared text that has changed, ``due`` the texts with a date on which they go
    out of date; what does so before ``until`` is near. ``titles`` are the Danish titles of topics, mails and letters.
    """

    status: Status
    problems: Sequence[Problem]
    drifted: Sequence[Drifted]
    as_of: date
    until: date
    due: Sequence[DueText]
    titles: Mapping[str, str]
    audiences: Mapping[str, str]
    """Id of an audience -> its short Danish name."""
    guides: Sequence[GuideLength] = ()
    """The measures of the guides that are built."""
    changes: Sequence[ComingChange] = ()
    """What readers will see change by itself after ``as_of``, the earliest first."""

    def owner_name(self, owner: str) -> str:
        """Return what the region, a group or a municipality is called."""
        names = {municipality.slug: municipality.name for municipality in self.status.municipalities}
        return {SHARED: self.status.region, **names, **self.status.groups}.get(owner, owner)


def file(name: str, data: bytes) -> Artifact:
    """Return a file in the folder of the reports."""
    return Artifact(f"{paths.REPORTS}{name}", data, PUBLICATION)


def json_file(name: str, value: object) -> Artifact:
    """Return a file with a value as JSON."""
    return file(name, (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode())
