"""Define what a build is asked for, and what it reports."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from velkomst.build.engines import SITE_ENGINES
from velkomst.build.selection import Selection
from velkomst.model import Record
from velkomst.problems import Problem

if TYPE_CHECKING:
    from velkomst.build.executor import Failure
    from velkomst.reading.file_dates import Basis


class ClusterError(Exception):
    """No task can be sent to a cluster; the message says why, in Danish and English."""


@dataclass(frozen=True)
class Workers:
    """Who renders: so many processes on this machine, or the workers of a Dask scheduler such as ``tcp://host:8786``."""

    jobs: int = 2
    scheduler: str = ""


@dataclass(frozen=True)
class Request:
    """What to build and where. ``as_of`` is the day that the content is built for."""

    out: Path
    as_of: date
    scope: Selection = field(default_factory=Selection)
    demo: bool = False
    strict: bool = False
    jobs: int = 2
    engine: str = SITE_ENGINES[0]
    """Who makes the sites."""
    scheduler: str = field(default="", repr=False)
    """The Dask scheduler that renders; "" for processes on this machine. The result is the same."""

    @property
    def workers(self) -> Workers:
        """Who renders."""
        return Workers(self.jobs, self.scheduler)


@dataclass(frozen=True)
class BuildOutcome:
    """What a build did.

    ``rendered`` names the tasks that were rendered, ``unchanged`` counts those taken from the cache; ``failed`` names
    municipalities (``samsoe``), or languages of one (``samsoe/pl``), that keep their last good output.
    """

    rendered: tuple[str, ...]
    unchanged: int
    failed: tuple[str, ...]
    problems: tuple[Problem, ...]
    failures: tuple[Failure, ...] = ()
    records: tuple[Record, ...] = field(default=(), repr=False)
    dates: Basis = "git"
    """What the days that the artifacts show come from."""

    @property
    def built(self) -> int:
        """The number of rendered tasks."""
        return len(self.rendered)
