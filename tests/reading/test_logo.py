"""Test that a logo is a whole, plain picture, and that a bad one is refused at once with what is wrong."""

from __future__ import annotations

import os
import random
import time
from base64 import b64decode
from io import BytesIO
from pathlib import Path
from zlib import crc32

import pytest
from PIL import Image, ImageFile

from velkomst.reading import logo, svg

OPEN = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10">'
INKSCAPE = """<?xml version="1.0" encoding="UTF-8" standalone="no"?>
<!-- Created with Inkscape (http://www.inkscape.org/) -->
<svg width="10mm" height="10mm" viewBox="0 0 10 10" version="1.1" id="svg1" inkscape:version="1.4"
   xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape" xmlns:xlink="http://www.w3.org/1999/xlink"
   xmlns:sodipodi="http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd" xmlns="http://www.w3.org/2000/svg">
  <sodipodi:namedview id="namedview1" pagecolor="#ffffff" />
  <defs id="defs1"><linearGradient id="a"><stop style="stop-color:#123456;stop-opacity:1" offset="0" /></linearGradient>
  <linearGradient id="b" xlink:href="#a" /></defs>
  <metadata id="metadata1">by me</metadata>
  <g inkscape:label="Lag 1" id="layer1"><path style="fill:url(#b);stroke:none;-inkscape-font:x" d="M0 0h9" /></g>
</svg>"""
ILLUSTRATOR = """<?xml version="1.0" encoding="utf-8"?>
<!-- Generator: Adobe Illustrator 28.0 -->
<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">
<svg version="1.1" id="Lag_1" xmlns="http://www.w3.org/2000/svg" x="0px" y="0px" viewBox="0 0 10 10"
  style="enable-background:new 0 0 10 10;" xml:space="preserve">
<style type="text/css">.st0{fill:#004B87;} .st1,.st2{fill:#FFFFFF;stroke:none}</style>
<path class="st0" d="M0 0h9"/><path class="st2" d="M1 1h2"/></svg>"""


def _pixels(mode: str = "RGB", kind: str = "PNG", size: tuple[int, int] = (8, 8)) -> bytes:
    file = BytesIO()
    Image.new(mode, size).save(file, kind)
    return file.getvalue()


def _huge() -> bytes:
    """A PNG that says it has 30,000 × 30,000 pixels."""
    data = bytearray(_pixels())
    data[16:24] = (30_000).to_bytes(4, "big") * 2
    data[29:33] = crc32(bytes(data[12:29])).to_bytes(4, "big")
    return bytes(data)


BAD = {
    "logo.png": {
        "picture-too-many-pixels": _huge(),
        "picture-empty": b"",
        "picture-broken": b"a text",
        "picture-sixteen-bits": _pixels("I;16"),
        "picture-too-large": b"x" * 300_001,
    },
    "logo.jpg": {"picture-broken": b"<!doctype html><p>not here</p>"},
    "logo.webp": {"picture-broken": _pixels()},
}
BAD_SVG = {
    "UTF-16": f'<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE svg [<!ENTITY a "b">]>{OPEN}</svg>'.encode("utf-16"),
    "<!DOCTYPE>": f'<!DOCTYPE svg [<!ENTITY a "b">]>{OPEN}</svg>'.encode(),
    "<?xml-stylesheet>": f'<?xml-stylesheet href="https://a.dk/x.css"?>{OPEN}</svg>'.encode(),
    "<g> × 61": f"{OPEN}{'<g>' * 10_000}{'</g>' * 10_000}</svg>".encode(),
    "<svg viewBox>": b'<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0"/></svg>',
    "<svg width='1e9'>": f'{OPEN[:-1]} width="1e9" height="5"></svg>'.encode(),
    "<script>": f"{OPEN}<script>alert(1)</script></svg>".encode(),
    "<path onclick>": f'{OPEN}<path onclick="alert(1)"/></svg>'.encode(),
    "<path fill>": f'{OPEN}<path style="fill:url(https://a.dk/x)"/></svg>'.encode(),
    "<style>": f"{OPEN}<style>@import url(x.css);</style></svg>".encode(),
    "<use>": f'{OPEN}<use href="#a"/></svg>'.encode(),
}


@pytest.fixture(autouse=True)
def _at_once() -> object:
    started = time.process_time()
    yield
    assert time.process_time() - started < 2


@pytest.mark.parametrize(("name", "code"), [(name, code) for name, codes in BAD.items() for code in codes])
def test_a_bad_picture_is_named(name: str, code: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(BAD[name][code])
    with pytest.raises(logo.PictureError) as caught:
        logo.address(tmp_path / name, tmp_path)
    assert caught.value.code == code


@pytest.mark.parametrize("lenient", [False, True])
def test_a_truncated_picture_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, lenient: bool) -> None:
    """Also in a process in which WeasyPrint makes Pillow to read what there is."""
    monkeypatch.setattr(ImageFile, "LOAD_TRUNCATED_IMAGES", lenient)
    file = BytesIO()
    Image.frombytes("L", (200, 200), random.Random(7).randbytes(40_000)).save(file, "PNG")
    (tmp_path / "logo.png").write_bytes(file.getvalue()[:5000])
    with pytest.raises(logo.PictureError) as caught:
        logo.address(tmp_path / "logo.png", tmp_path)
    assert caught.value.code == "picture-broken"


def test_a_link_out_of_the_folder_and_a_pipe_are_not_read(tmp_path: Path) -> None:
    folder = tmp_path / "nordby"
    folder.mkdir()
    (tmp_path / "secret.png").write_bytes(_pixels())
    (folder / "logo.png").symlink_to(tmp_path / "secret.png")
    os.mkfifo(folder / "pipe.png")
    for name, code in (("logo.png", "picture-link-outside"), ("pipe.png", "picture-no-file")):
        with pytest.raises(logo.PictureError) as caught:
            logo.address(folder / name, folder)
        assert caught.value.code == code


@pytest.mark.parametrize("part", BAD_SVG)
def test_a_hostile_drawing_is_refused_by_the_part(part: str) -> None:
    with pytest.raises(svg.SvgError) as caught:
        svg.cleaned(BAD_SVG[part])
    assert caught.value.part == part


@pytest.mark.parametrize(("drawing", "colour"), [(INKSCAPE, b'fill="url(#b)"'), (ILLUSTRATOR, b'fill="#004B87"')])
def test_what_drawing_programs_add_is_dropped(drawing: str, colour: bytes) -> None:
    cleaned = svg.cleaned(drawing.encode())
    assert colour in cleaned
    for word in (b"inkscape", b"sodipodi", b"metadata", b"style", b"class", b"DOCTYPE"):
        assert word not in cleaned
    assert svg.cleaned(cleaned) == cleaned


def test_a_plain_picture_is_kept_byte_for_byte(tmp_path: Path) -> None:
    for name, data in (("logo.svg", f'{OPEN}<path d="M0 0"/></svg>'.encode()), ("logo.png", _pixels("RGBA"))):
        (tmp_path / name).write_bytes(data)
        assert b64decode(logo.address(tmp_path / name, tmp_path).partition(",")[2]) == data
