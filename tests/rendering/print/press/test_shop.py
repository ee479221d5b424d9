"""Test the print shop's files: page boxes, marks, separations, overprint."""

from __future__ import annotations

import math
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from io import BytesIO
from itertools import pairwise
from pathlib import Path

import pikepdf
import pytest
from PIL import Image, ImageChops, ImageStat

from tests.rendering.print.press.sample_pdf import numbered, opened, picture, rendered, sound
from tests.support import PROJECT, ROOT
from velkomst.model.project import Project
from velkomst.rendering.print.press import (
    PressError,
    PrintingCondition,
    default_profile,
    office,
    press,
    profile_of,
    shop_profile,
)
from velkomst.rendering.print.press.booklet import Booklet
from velkomst.rendering.print.press.files import MM
from velkomst.rendering.print.press.inks import Inks

pytestmark = pytest.mark.pdf

EVERYTHING = f"""<section><div class="band"></div><h1>Sort</h1><p class="yellow">Sort på gul</p><p class="soft">Blå</p>
<p style="color: lab(50 40 20)">Lab</p><p style="color: device-cmyk(0 0 0 1)">Ren sort</p>
<img src="{picture((400, 300), "JPEG")}" alt="Foto" style="width: 30mm">
<img src="{picture((400, 300), "PNG", alpha=True)}" alt="Logo" style="width: 30mm">
<img src="{picture((400, 300), "PNG", mode="P")}" alt="Palet" style="width: 30mm">
<img src="{picture((400, 300), "PNG", mode="L")}" alt="Grå" style="width: 30mm">
<div class="fade"></div><p class="stripes">Striber</p><p class="round">Rund</p>
<svg width="100" height="60" role="img"><title>Maske</title><defs><mask id="m">
<rect width="100" height="60" fill="white"/><circle cx="30" cy="30" r="20" fill="#880000"/></mask>
<pattern id="p" width="10" height="10" patternUnits="userSpaceOnUse">
<rect width="5" height="5" fill="#c00"/></pattern></defs><rect width="60" height="60" fill="#0a0" mask="url(#m)"/>
<rect x="60" width="40" height="60" fill="url(#p)" stroke="#123456"/></svg>
<p><a href="https://www.borger.dk">borger.dk</a></p></section>"""
CSS = """.band { position: absolute; left: -8mm; right: -8mm; bottom: -8mm; height: 40mm;
background: linear-gradient(to right, #1D4F91, #FFD100) }
section { position: relative; height: 200mm } .yellow { background: #FFD100 } .soft { opacity: .5; color: #1D4F91 }
.fade { height: 9mm; background: linear-gradient(to right, rgba(200,0,0,0), rgba(200,0,0,1)) }
.stripes { background: repeating-linear-gradient(45deg, #c00 0, #c00 4px, #fff 4px, #fff 8px) }
.round { background: radial-gradient(#000, #fff); height: 9mm }"""
BLACK = (0, 0, 0, 1)


def everything() -> bytes:
    return rendered(EVERYTHING, css=CSS)


def streams(pdf: pikepdf.Pdf) -> Iterator[pikepdf.Object]:
    """Yield everything with operators: pages, forms, patterns."""
    for page in pdf.pages:
        yield page.obj
    for item in pdf.objects:
        if isinstance(item, pikepdf.Stream) and (item.get("/Subtype") == "/Form" or item.get("/PatternType") == 1):
            yield item


def operators(holder: pikepdf.Object) -> list[tuple[list[object], str]]:
    stream = pikepdf.Page(holder) if isinstance(holder, pikepdf.Dictionary) else holder
    return [(list(each.operands), str(each.operator)) for each in pikepdf.parse_content_stream(stream)]


def masks(pdf: pikepdf.Pdf) -> set[tuple[int, int]]:
    return {
        item.SMask.G.objgen
        for item in pdf.objects
        if isinstance(item, pikepdf.Dictionary) and isinstance(item.get("/SMask"), pikepdf.Dictionary)
    } | {
        state.SMask.G.objgen
        for holder in pdf.objects
        if isinstance(holder, pikepdf.Dictionary | pikepdf.Stream) and "/Resources" in holder
        for state in holder.Resources.get("/ExtGState", pikepdf.Dictionary()).values()
        if isinstance(state.get("/SMask"), pikepdf.Dictionary)
    }


# ---- colours


def test_no_colour_of_a_screen_is_left(profile: PrintingCondition) -> None:
    data = press(everything(), profile)
    pdf = opened(data)
    soft = masks(pdf)
    assert soft
    for holder in streams(pdf):
        used = {operator for _, operator in operators(holder)}
        assert not used & {"rg", "RG", "sc", "SC"}
        assert holder.objgen in soft or not used & {"g", "G"} or "k" not in used
    whole = BytesIO()
    pdf.save(whole, qdf=True, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    for word in (b"DeviceRGB", b"/Lab", b"/CalRGB", b"/Indexed"):
        assert word not in whole.getvalue()
    assert sound(data)


def test_grey_appears_in_masks_alone(profile: PrintingCondition) -> None:
    pdf = opened(press(everything(), profile))
    soft = masks(pdf)
    grey = [h.objgen for h in streams(pdf) if {name for _, name in operators(h)} & {"g", "G"}]
    assert set(grey) <= soft


@pytest.mark.parametrize(
    ("rgb", "black"),
    [
        ((0, 0, 0), 1.0),
        ((0x1C / 255, 0x1B / 255, 0x22 / 255), 1.0),
        ((1, 1, 1), 0.0),
        ((0.5, 0.5, 0.5), 0.58),
        ((0x4A / 255, 0x48 / 255, 0x52 / 255), 0.83),
    ],
)
def test_black_and_grey_are_black_ink_alone(
    profile: PrintingCondition, rgb: tuple[float, float, float], black: float
) -> None:
    cyan, magenta, yellow, key = Inks(profile).of(rgb)
    assert (cyan, magenta, yellow) == (0, 0, 0)
    assert key == pytest.approx(black, abs=0.06)


def test_colours_go_through_the_profile_and_stay_below_its_ink_limit(profile: PrintingCondition) -> None:
    inks = Inks(profile)
    green = inks.of((0x2E / 255, 0x8B / 255, 0x6F / 255))
    assert green[0] > 0.6 and green[1] < 0.3
    steps = [step / 4 for step in range(5)]
    for rgb in ((red, green, blue) for red in steps for green in steps for blue in steps):
        assert sum(inks.of(rgb)) <= 3.01


def test_text_in_black_prints_over_what_lies_below(profile: PrintingCondition) -> None:
    """Every black letter is shown while overprinting is on, and nothing else is."""
    pdf = opened(press(everything(), profile))
    over, knocked = 0, 0
    page = pdf.pages[0]
    assert page.Resources.ExtGState.VkOverprint.op and page.Resources.ExtGState.VkOverprint.OPM == 1
    fill, on, stack = BLACK, False, []
    for operands, operator in operators(page.obj):
        if operator == "q":
            stack.append((fill, on))
        elif operator == "Q":
            fill, on = stack.pop()
        elif operator == "k":
            fill = tuple(float(str(part)) for part in operands)  # type: ignore[assignment]
        elif operator == "gs" and str(operands[0]) in ("/VkOverprint", "/VkKnockout"):
            on = operands[0] == "/VkOverprint"
        elif operator == "TJ":
            assert on == (fill == BLACK)
            over, knocked = over + on, knocked + (not on)
        elif operator in ("f", "f*", "S", "sh", "Do"):
            assert not on
    assert over >= 3 and knocked >= 1


def test_a_blend_keeps_its_ends_and_its_steps(profile: PrintingCondition) -> None:
    pdf = opened(press(everything(), profile))
    inks = Inks(profile)
    blends: list[pikepdf.Object] = [
        item for item in pdf.objects if isinstance(item, pikepdf.Dictionary) and "/ShadingType" in item
    ]
    blends += [
        shading
        for item in pdf.objects
        if isinstance(item, pikepdf.Dictionary | pikepdf.Stream) and "/Resources" in item
        for shading in item.Resources.get("/Shading", pikepdf.Dictionary()).values()
    ]
    coloured = [blend for blend in blends if blend.ColorSpace == "/DeviceCMYK"]
    ends = [
        ([float(part) for part in blend.Function.Functions[0].C0], len(blend.Function.Functions)) for blend in coloured
    ]
    blue = inks.by_profile((0x1D / 255, 0x4F / 255, 0x91 / 255))
    assert any(first == pytest.approx(list(blue), abs=0.003) and pieces == 8 for first, pieces in ends)
    assert any(
        all(float(ink) == 0 for part in blend.Function.Functions for ink in list(part.C0)[:3]) for blend in coloured
    ), "black to white is black ink alone"


def test_a_mesh_is_refused(profile: PrintingCondition) -> None:
    pdf = opened(numbered(1))
    mesh = pdf.make_stream(b"", ShadingType=4, ColorSpace=pikepdf.Name.DeviceRGB)
    pdf.pages[0].Resources["/Shading"] = pikepdf.Dictionary({"/s0": mesh})
    with pytest.raises(PressError, match="type 4"):
        press(saved(pdf), profile)


def test_a_spot_colour_is_refused_with_its_page(profile: PrintingCondition) -> None:
    pdf = opened(numbered(2))
    pdf.pages[1].contents_add(pdf.make_stream(b"/Gold cs 1 scn 0 0 9 9 re f"))
    with pytest.raises(PressError, match="page 2: the colour space Gold"):
        press(saved(pdf), profile)


def test_a_font_made_of_drawings_is_refused(profile: PrintingCondition) -> None:
    pdf = opened(numbered(1))
    font = pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type3)
    pdf.pages[0].Resources.Font["/F9"] = pdf.make_indirect(font)
    with pytest.raises(PressError, match="Type 3"):
        press(saved(pdf), profile)


def test_a_picture_with_a_profile_of_its_own_is_converted_from_it(profile: PrintingCondition) -> None:
    from PIL import ImageCms

    pdf = opened(numbered(1))
    icc = pdf.make_stream(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes(), N=3)
    image = pdf.make_stream(
        bytes([255, 0, 0] * 100), Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Image, Width=10, Height=10,
        ColorSpace=pikepdf.Array([pikepdf.Name.ICCBased, icc]), BitsPerComponent=8,
    )  # fmt: skip
    pdf.pages[0].Resources["/XObject"] = pikepdf.Dictionary({"/i": image})
    pdf.pages[0].contents_add(pdf.make_stream(b"q 30 0 0 30 0 0 cm /i Do Q"))
    after = opened(press(saved(pdf), profile))
    made = after.pages[0].Resources.XObject["/i"]
    cyan, magenta, yellow, black = made.read_bytes()[:4]
    assert made.ColorSpace == "/DeviceCMYK" and magenta > 200 and yellow > 200 and cyan < 50 and black < 50


def saved(pdf: pikepdf.Pdf) -> bytes:
    out = BytesIO()
    pdf.save(out)
    return out.getvalue()


# ---- pictures


def test_pictures_become_ink_and_keep_their_transparency(profile: PrintingCondition) -> None:
    pdf = opened(press(everything(), profile))
    images = [item for item in pdf.objects if isinstance(item, pikepdf.Stream) and item.get("/Subtype") == "/Image"]
    shown = [image for image in images if image.ColorSpace == "/DeviceCMYK"]
    assert len(shown) == 3
    assert sum("/SMask" in image for image in shown) == 1
    (photograph,) = [image for image in shown if image.Filter == "/DCTDecode"]
    assert list(photograph.Decode) == [1, 0] * 4
    assert len(photograph.read_raw_bytes()) < 60_000, "no profile in every picture"
    assert {str(image.ColorSpace) for image in images} == {"/DeviceCMYK", "/DeviceGray"}


def test_a_photograph_is_the_right_way_up_and_not_a_negative(profile: PrintingCondition) -> None:
    """What a program shows of the press file is near what it shows of the base render."""
    body = f'<section><img src="{picture((400, 300), "JPEG")}" alt="Foto" style="width: 100mm"></section>'
    base = rendered(body)
    before, after = seen(base), seen(press(base, profile))
    difference = ImageChops.difference(before, after).convert("L")
    assert ImageStat.Stat(difference).mean[0] < 25


def seen(data: bytes) -> Image.Image:
    import pypdfium2  # type: ignore[import-untyped]

    document = pypdfium2.PdfDocument(data)
    page = document[0]
    left, bottom, right, top = (float(edge) for edge in opened_trim(data))
    page.set_mediabox(left, bottom, right, top)
    page.set_cropbox(left, bottom, right, top)
    image: Image.Image = page.render(scale=0.5).to_pil().convert("RGB")
    return image.crop((20, 20, 140, 120))


def opened_trim(data: bytes) -> list[float]:
    with opened(data) as pdf:
        return [float(edge) for edge in pdf.pages[0].trimbox]


# ---- boxes and marks


@pytest.mark.parametrize("size", [(105, 148), (148, 210), (210, 297)])
@pytest.mark.parametrize("bleed", [0, 3])
def test_boxes_and_marks(profile: PrintingCondition, size: tuple[int, int], bleed: int) -> None:
    pdf = opened(press(numbered(1, *size, bleed=bleed), profile))
    page = pdf.pages[0]
    width, height = size
    for box, out in ((page.trimbox, 0), (page.bleedbox, bleed), (page.mediabox, 10)):
        edges = [float(edge) / MM for edge in box]
        assert edges == pytest.approx([-out, -out, width + out, height + out], abs=0.02)
    lines = mark_lines(page)
    corner = [line for line in lines if abs(length(line) - 5) < 0.01]
    assert len(corner) == 8
    for x, y in (end for line in lines for end in line):
        outside = x <= -3 + 0.01 or x >= width + 3 - 0.01 or y <= -3 + 0.01 or y >= height + 3 - 0.01
        assert outside, "a mark appears in the bleed"
        assert -10 <= x <= width + 10 and -10 <= y <= height + 10
    assert sum(abs(length(line) - 4) < 0.01 for line in lines) == 8, "four centre crosses"


def mark_lines(page: pikepdf.Page) -> list[tuple[tuple[float, float], tuple[float, float]]]:
    """Return the straight lines of the cut marks in mm; they are drawn in all four inks."""
    found = operators(page.obj)
    begin = max(place for place, (operands, name) in enumerate(found) if name == "BDC" and operands[0] == "/Artifact")
    drawn = found[begin:]
    assert ([1, 1, 1, 1], "K") in [([int(str(part)) for part in line], name) for line, name in drawn if name == "K"]
    lines = []
    for (start, first), (end, second) in pairwise(drawn):
        if (first, second) == ("m", "l"):
            x, y, to_x, to_y = (float(str(part)) / MM for part in [*start, *end])
            lines.append(((x, y), (to_x, to_y)))
    return lines


def length(line: tuple[tuple[float, float], tuple[float, float]]) -> float:
    (x, y), (to_x, to_y) = line
    return math.hypot(x - to_x, y - to_y)


# ---- PDF/X-4


def test_the_file_says_what_it_was_made_for(profile: PrintingCondition) -> None:
    data = press(everything(), profile)
    pdf = opened(data)
    (intent,) = pdf.Root.OutputIntents
    assert (str(intent.S), str(intent.OutputConditionIdentifier)) == ("/GTS_PDFX", "FOGRA39")
    assert str(intent.RegistryName) == "http://www.color.org"
    assert intent.DestOutputProfile.read_bytes() == profile.data and intent.DestOutputProfile.N == 4
    xmp = pdf.Root.Metadata.read_bytes().decode()
    assert ">PDF/X-4</pdfxid:GTS_PDFXVersion>" in xmp and ">Prøve<" in xmp
    assert ">2026-11-20T00:00:00+00:00</xmp:ModifyDate>" in xmp and ">False</pdf:Trapped>" in xmp
    assert pdf.docinfo["/Trapped"] == "/False" and str(pdf.docinfo["/ModDate"]).startswith("D:20261120")
    assert data.startswith(b"%PDF-1.6") and "/ID" in pdf.trailer
    assert not {"/AcroForm", "/Names", "/Outlines", "/StructTreeRoot", "/OpenAction"} & set(pdf.Root.keys())
    assert all("/Annots" not in page.obj for page in pdf.pages)
    assert all(page.obj.Group.CS == "/DeviceCMYK" for page in pdf.pages)


def test_the_shops_own_profile_wins(tmp_path: Path, profile: PrintingCondition) -> None:
    own = tmp_path / "Trykkeri uncoated.icc"
    own.write_bytes(profile.data)
    pdf = opened(press(numbered(1), shop_profile(own)))
    (intent,) = pdf.Root.OutputIntents
    assert str(intent.OutputConditionIdentifier) == "Custom" and "/RegistryName" not in intent
    assert str(intent.Info) == "Trykkeri uncoated"
    named = opened(press(numbered(1), shop_profile(own, "FOGRA51")))
    assert str(named.Root.OutputIntents[0].OutputConditionIdentifier) == "FOGRA51"


def test_a_project_uses_the_profile_of_its_print_shop(tmp_path: Path, profile: PrintingCondition) -> None:
    folder = tmp_path / "templates/print/profiles"
    (folder / "shop").mkdir(parents=True)
    (folder / "FOGRA39L.icc").write_bytes(profile.data)
    project = Project(tmp_path)
    assert profile_of(project).condition == "FOGRA39"
    (folder / "shop/FOGRA51.icc").write_bytes(profile.data)
    assert profile_of(project).condition == "FOGRA51"
    (folder / "shop/FOGRA51.icc").rename(folder / "shop/custom.icc")
    assert profile_of(project).condition == "Custom"
    (folder / "shop/FOGRA52.icc").write_bytes(profile.data)
    with pytest.raises(PressError, match=r"several profiles: FOGRA52.icc, custom.icc"):
        profile_of(project)


def test_only_a_profile_for_printing_is_taken(tmp_path: Path) -> None:
    from PIL import ImageCms

    screen = tmp_path / "srgb.icc"
    screen.write_bytes(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    for path, said in ((screen, "not a profile for printing"), (tmp_path / "none.icc", "cannot be read")):
        with pytest.raises(PressError, match=said):
            shop_profile(path)
    screen.write_bytes(b"hej")
    with pytest.raises(PressError, match="not an ICC profile"):
        shop_profile(screen)


def test_a_file_without_title_or_date_is_refused(profile: PrintingCondition) -> None:
    for name, said in (("/Title", "no title"), ("/CreationDate", "no date")):
        pdf = opened(numbered(1))
        del pdf.docinfo[name]
        if "/ModDate" in pdf.docinfo and name == "/CreationDate":
            del pdf.docinfo["/ModDate"]
        with pytest.raises(PressError, match=said):
            press(saved(pdf), profile)


# ---- same bytes


_TWICE = """
import hashlib, sys
from pathlib import Path
from velkomst.model.project import Project
from velkomst.rendering.print.press import Booklet, Sheets, default_profile, office, press, screen
data = Path(sys.argv[1]).read_bytes()
profile = default_profile(Project(Path(sys.argv[2])))
made = press(data, profile) + office(data, Booklet()) + office(data, Sheets()) + screen(data)
print(hashlib.sha256(made).hexdigest())
"""


def test_the_same_file_gives_the_same_bytes(tmp_path: Path) -> None:
    base = tmp_path / "base.pdf"
    base.write_bytes(everything())
    prints = {
        subprocess.run(
            [sys.executable, "-c", _TWICE, str(base), str(ROOT)],
            cwd=ROOT,
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(prints) == 1


def test_another_content_has_another_id(profile: PrintingCondition) -> None:
    ids = set()
    for pages in (1, 2):
        with opened(press(numbered(pages), profile)) as pdf:
            ids |= set(re.findall(rb">uuid:[0-9a-f-]{36}<", pdf.Root.Metadata.read_bytes()))
    assert len(ids) == 2


def test_the_default_profile_is_the_one_that_is_described() -> None:
    found = default_profile(PROJECT)
    assert len(found.data) < 250_000
    assert found.condition == "FOGRA39" and found.data[12:20] == b"prtrCMYK"
    assert "FOGRA39L.icc" in (ROOT / "templates/print/profiles/README.md").read_text("utf-8")


def test_a_booklet_may_be_made_of_a_page_with_everything() -> None:
    assert sound(office(everything(), Booklet()))
