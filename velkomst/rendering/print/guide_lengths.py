"""Measure the pages of a finished guide and of each topic in it, and write and read these measures as JSON."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from io import BytesIO
from itertools import pairwise
from typing import Any

from velkomst.model import Artifact
from velkomst.rendering.print.text_area import AT_THE_TOP, share_of_page

ENDING = "-pages.json"
"""What the path of the measures ends in, after that of the guide without ``.pdf``."""
_TOPIC, _CHAPTER = "topic-", "phase-"
"""What the anchors of topics and chapters begin with."""
_ENDS = ("more", "places", "colophon")
"""Anchors of the parts after the last chapter."""


@dataclass(frozen=True)
class GuideLength:
    """The pages of one guide; ``topics`` are those that it shows in full, with their lengths in pages."""

    municipality: str
    language: str
    audience: str
    pages: int
    topics: Mapping[str, float]
    thin_pages: tuple[tuple[int, str], ...] = ()
    """Pages that end above the middle although no part of the guide begins on the next page, and the topic there."""

    @property
    def name(self) -> str:
        """Short name for messages: ``samsoe/uk/refugee``."""
        return f"{self.municipality}/{self.language}/{self.audience}"


def measure(guide: Artifact) -> GuideLength:
    """Return the measures of a guide: an A5 PDF for the screen in the ordinary variant."""
    import pikepdf  # noqa: PLC0415 - a build that renders nothing needs it not

    from velkomst.rendering.print.thin_pages import thin_pages  # noqa: PLC0415

    with pikepdf.open(BytesIO(guide.data)) as pdf:
        places = _places(pdf)
        parts = {name: place for name, place in places.items() if name.startswith(_CHAPTER) or name in _ENDS}
        thin = thin_pages(pdf, parts)
    topics = sorted((place, name) for name, place in places.items() if name.startswith(_TOPIC))
    named = tuple((page, _topic_at(page, topics)) for page in thin)
    return GuideLength(guide.municipality, guide.language, guide.audience, guide.pages, _lengths(places), named)


def file_of(length: GuideLength, guide: Artifact) -> Artifact:
    """Return the file with the measures of a guide."""
    data = (json.dumps(asdict(length), indent=1) + "\n").encode()
    path = f"{guide.path.removesuffix('.pdf')}{ENDING}"
    return Artifact(path, data, guide.publication, guide.municipality, guide.language, guide.audience)


def read(data: bytes) -> GuideLength:
    """Return the measures in a file that ``file_of`` made. Raises ValueError, KeyError or TypeError for others."""
    values = json.loads(data)
    return GuideLength(**values | {"thin_pages": tuple((page, topic) for page, topic in values["thin_pages"])})


def _topic_at(place: float, topics: Sequence[tuple[float, str]]) -> str:
    """Return the id of the topic at the top of a page; ``topics`` are places and anchors, in order."""
    begun = [name for begin, name in topics if begin <= place + AT_THE_TOP]
    return begun[-1].removeprefix(_TOPIC) if begun else ""


def _lengths(places: Mapping[str, float]) -> dict[str, float]:
    """Return the length of each topic: from its beginning to that of the next topic or part, in pages."""
    starts = sorted(
        (place, name) for name, place in places.items() if name.startswith((_TOPIC, _CHAPTER)) or name in _ENDS
    )
    lengths: dict[str, float] = {}
    for (begin, name), (end, _) in pairwise(starts):
        if name in _ENDS:
            break
        if name.startswith(_TOPIC):
            lengths[name.removeprefix(_TOPIC)] = round(end - begin, 2)
    return lengths


def _places(pdf: Any) -> dict[str, float]:
    """Return where each target of a link is, in pages from the beginning: 4.5 is in the middle of the fifth page."""
    import pikepdf  # noqa: PLC0415

    names: Any = pdf.Root.get("/Names", pikepdf.Dictionary()).get("/Dests", pikepdf.Dictionary()).get("/Names", [])
    numbers = {page.obj.objgen: number for number, page in enumerate(pdf.pages)}
    listed = list(names)
    return {
        str(name): numbers[place[0].objgen] + share_of_page(float(place[3]))
        for name, place in zip(listed[::2], listed[1::2], strict=True)
    }
