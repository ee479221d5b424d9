"""Measure the pages of a finished guide and of each topic in it, and write and read these measures as JSON."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from io import BytesIO
from itertools import pairwise
from typing import Any

from velkomst.model import Artifact

ENDING = "-pages.json"
"""What the path of the measures ends in, after that of the guide without ``.pdf``."""
_TOPIC, _CHAPTER = "topic-", "phase-"
"""What the anchors of topics and chapters begin with."""
_ENDS = ("more", "places", "colophon")
"""Anchors of the parts after the last chapter."""
_TOP, _HEIGHT = 16.0, 179.0
"""Top margin of an A5 page and height of its text, in mm."""
_PAGE_HEIGHT = 210.0
_POINTS = 72 / 25.4


@dataclass(frozen=True)
class GuideLength:
    """The pages of one guide; ``topics`` are those that it shows in full, with their lengths in pages."""

    municipality: str
    language: str
    audience: str
    pages: int
    topics: Mapping[str, float]

    @property
    def name(self) -> str:
        """Short name for messages: ``samsoe/uk/refugee``."""
        return f"{self.municipality}/{self.language}/{self.audience}"


def measured(guide: Artifact) -> Artifact:
    """Return the file with the measures of a guide: an A5 PDF for the screen in the ordinary variant."""
    length = GuideLength(guide.municipality, guide.language, guide.audience, guide.pages, _lengths(guide.data))
    data = (json.dumps(asdict(length), indent=1) + "\n").encode()
    path = f"{guide.path.removesuffix('.pdf')}{ENDING}"
    return Artifact(path, data, guide.publication, guide.municipality, guide.language, guide.audience)


def read(data: bytes) -> GuideLength:
    """Return the measures in a file that ``measured`` made. Raises ValueError or TypeError for anything else."""
    return GuideLength(**json.loads(data))


def _lengths(data: bytes) -> dict[str, float]:
    """Return the length of each topic: from its beginning to that of the next topic or part, in pages."""
    places = sorted((place, name) for name, place in _places(data).items())
    starts = [(place, name) for place, name in places if name.startswith((_TOPIC, _CHAPTER)) or name in _ENDS]
    lengths: dict[str, float] = {}
    for (begin, name), (end, _) in pairwise(starts):
        if name in _ENDS:
            break
        if name.startswith(_TOPIC):
            lengths[name.removeprefix(_TOPIC)] = round(end - begin, 2)
    return lengths


def _places(data: bytes) -> dict[str, float]:
    """Return where each target of a link is, in pages from the beginning: 4.5 is in the middle of the fifth page."""
    import pikepdf  # noqa: PLC0415 - a build that renders nothing needs it not

    with pikepdf.open(BytesIO(data)) as pdf:
        names: Any = pdf.Root.get("/Names", pikepdf.Dictionary()).get("/Dests", pikepdf.Dictionary()).get("/Names", [])
        numbers = {page.obj.objgen: number for number, page in enumerate(pdf.pages)}
        listed = list(names)
        return {
            str(name): numbers[place[0].objgen] + _share_of_page(float(place[3]))
            for name, place in zip(listed[::2], listed[1::2], strict=True)
        }


def _share_of_page(height: float) -> float:
    """Return how far down the text of a page a point is that is so many points above its foot."""
    return min(1.0, max(0.0, (_PAGE_HEIGHT - height / _POINTS - _TOP) / _HEIGHT))
