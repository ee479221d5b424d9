"""List the publications of a build, and which of them need the files of others."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from graphlib import TopologicalSorter
from typing import TypeAlias

from velkomst.build.context import BuildContext, Records
from velkomst.build.publications import mails, press, prints, sites
from velkomst.build.selection import JOINT, PRESS
from velkomst.build.task import Task

Plan: TypeAlias = Callable[[BuildContext, Records], Iterator[Task]]
"""Decides the tasks of a publication. ``Records`` holds the files of everything that the publication needs."""


@dataclass(frozen=True)
class Publication:
    """One kind of output and the publications that must be finished before its tasks can be decided.

    ``replaces``: what an earlier build made of it for a municipality goes when there is something new.
    """

    name: str
    plan: Plan
    needs: tuple[str, ...] = ()
    replaces: bool = False


PUBLICATIONS = (
    Publication("site", sites.sites),
    Publication("guide", prints.guides),
    Publication("insert", prints.inserts),
    Publication("mail", mails.mails),
    Publication("digital-post", mails.digital_post),
    Publication("released", sites.released),
    Publication("box", prints.boxes, needs=("guide", "insert")),
    Publication("journey", mails.journeys, needs=("mail",), replaces=True),
    Publication(PRESS, press.press_files, needs=("guide", "insert")),
    Publication("order", prints.orders, needs=("guide", "insert"), replaces=True),
    Publication(JOINT, prints.joint_orders, needs=("guide", "insert", PRESS)),
    Publication("desk", prints.desks, needs=("guide", "insert", "box"), replaces=True),
    Publication("landing", sites.landing, needs=("site",), replaces=True),
)
"""In the order in which a person waits for them; what is needed comes first anyway."""
_GROUP = {"digital-post": "mail"}
"""Publications that are selected with another one."""
ALWAYS = ("landing",)
"""Publications that every build makes, whatever it was asked for."""


def stages() -> Iterator[tuple[Publication, ...]]:
    """Yield groups of publications; those of a group need nothing of each other."""
    by_name = {publication.name: publication for publication in PUBLICATIONS}
    sorter = TopologicalSorter({publication.name: publication.needs for publication in PUBLICATIONS})
    sorter.prepare()
    while sorter.is_active():
        ready = set(sorter.get_ready())
        yield tuple(publication for name, publication in by_name.items() if name in ready)
        sorter.done(*ready)


def is_selected(publication: Publication, selected: tuple[str, ...]) -> bool:
    """Say whether a publication belongs to those that were asked for."""
    return publication.name in ALWAYS or _GROUP.get(publication.name, publication.name) in selected
