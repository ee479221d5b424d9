"""Test the Arabic subset of the site's typeface."""

from __future__ import annotations

import io
import re

from fontTools.ttLib import TTFont

from tests.support import PROJECT
from velkomst.rendering.site.share import fonts, theme
from velkomst.rendering.site.typeface import letters, narrowed

WEIGHT = 35_000


def test_the_arabic_files_are_light_and_whole() -> None:
    shared = {name.rsplit("/", 1)[-1]: data for name, data in theme(PROJECT).files}
    sheet = shared["site.css"].decode()
    arabic = [path for path in fonts(PROJECT) if "Arabic" in path.name]
    assert len(arabic) == 2
    for path in arabic:
        asked = re.search(rf"fonts/{path.name}\).*?unicode-range:([^}}]*)}}", sheet)
        assert asked is not None
        whole, made = TTFont(path), TTFont(io.BytesIO(shared[path.name]))
        assert letters(asked[1]) & set(whole.getBestCmap()) <= set(made.getBestCmap())
        assert len(shared[path.name]) < WEIGHT < path.stat().st_size
        assert "GSUB" in made and "GPOS" in made
        assert not [name for name in made["name"].names if name.nameID in (1, 4, 6) and "Plex" in str(name)]
        assert [name for name in made["name"].names if name.nameID == 13], "the licence stays"


def test_the_same_bytes_again() -> None:
    path = next(path for path in fonts(PROJECT) if "Arabic" in path.name)
    assert narrowed(path, range(0x600, 0x700)) == narrowed(path, range(0x600, 0x700))
