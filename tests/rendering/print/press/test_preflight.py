"""Test that the preflight finds every planted fault and nothing in a correct file."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from io import BytesIO

import pikepdf
import pytest

from tests.cli.test_shape import details
from tests.rendering.print.press.sample_pdf import numbered, opened, picture, rendered
from tests.rendering.print.press.test_shop import CSS, EVERYTHING, saved
from tests.support import ROOT
from velkomst.rendering.print.press import Booklet, NUp, PressError, PrintingCondition, Sheets, office, press, screen
from velkomst.rendering.print.press.preflight import Expected, Form, check

pytestmark = pytest.mark.pdf

A5 = Expected(size=(148, 210), bleed=3)
TABLE = tomllib.loads((ROOT / "velkomst/messages/preflight.toml").read_text("utf-8"))
Spoil = Callable[[pikepdf.Pdf], None]


def codes(data: bytes, form: Form, expected: Expected | None = None) -> set[str]:
    return {each.code for each in check(data, form, expected).findings}


def spoiled(data: bytes, spoil: Spoil) -> bytes:
    pdf = opened(data)
    spoil(pdf)
    return saved(pdf)


# ---- healthy files


def test_nothing_is_found_in_a_healthy_file(profile: PrintingCondition) -> None:
    base = rendered(EVERYTHING, css=CSS)
    assert check(screen(base), "screen", A5).findings == ()
    assert check(press(base, profile), "press", A5).findings == ()
    for plan in (Booklet(), Booklet("right"), Sheets()):
        assert check(office(base, plan), "office", Expected(size=(297, 210), multiple=2)).findings == ()
    cards = office(numbered(5, 85, 55), NUp(rows=5, columns=2, width=85, height=55))
    assert check(cards, "office", Expected(size=(210, 297))).findings == ()


def test_arabic_with_marks_and_joiners_is_healthy(profile: PrintingCondition) -> None:
    base = rendered(
        '<section lang="ar" dir="rtl"><h1>أهلًا وسهلًا</h1><p>تغيّر <b>تغيّر</b> ۴۵ 112</p></section>', direction="rtl"
    )
    assert check(screen(base), "screen", A5).findings == ()
    assert check(press(base, profile), "press", A5).findings == ()


# ---- pictures


def with_picture(millimetres: float) -> bytes:
    return rendered(
        f'<section><h1>1</h1></section><section><img src="{picture((400, 300), "PNG")}" alt="Foto" '
        f'style="width: {millimetres}mm"></section>'
    )


@pytest.mark.parametrize(("millimetres", "code"), [(40, ""), (60, "picture-coarse"), (100, "picture-too-coarse")])
def test_a_picture_needs_pixels_for_its_size_on_paper(millimetres: float, code: str) -> None:
    report = check(screen(with_picture(millimetres)), "screen")
    assert [each.code for each in report.findings] == [code] * bool(code)
    assert all(each.page == 2 for each in report.findings)


def test_a_picture_is_measured_where_it_is_drawn() -> None:
    assert "picture-too-coarse" in codes(office(with_picture(100), Booklet()), "office")


# ---- fonts and letters


def test_a_letter_that_no_font_has_is_found() -> None:
    def plant(pdf: pikepdf.Pdf) -> None:
        page = pdf.pages[1]
        strange = [pikepdf.Array([pikepdf.String(b"\xff\x00")])]
        made = [
            (strange if str(each.operator) == "TJ" else each.operands, each.operator)
            for each in pikepdf.parse_content_stream(page)
        ]
        page.obj["/Contents"] = pdf.make_stream(pikepdf.unparse_content_stream(made))

    report = check(spoiled(screen(numbered(2)), plant), "screen")
    assert [(each.code, each.page) for each in report.findings] == [("glyph-missing", 2)]


def test_a_font_that_is_not_embedded_or_not_ours_is_found() -> None:
    def plant(pdf: pikepdf.Pdf) -> None:
        font = pikepdf.Dictionary(
            Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name("/Helvetica")
        )
        pdf.pages[0].Resources.Font["/F9"] = pdf.make_indirect(font)

    assert codes(spoiled(screen(numbered(1)), plant), "screen") == {"font-not-embedded", "font-strange"}


# ---- inks


@pytest.mark.parametrize(
    ("drawn", "code"),
    [
        (b"1 0 0 rg 0 0 9 9 re f", "colour-not-ink"),
        (b"/DeviceRGB CS 1 0 0 SCN 0 0 9 9 re S", "colour-not-ink"),
        (b"0.9 0.9 0.9 0.9 k 0 0 9 9 re f", "ink-too-much"),
        (b"0.7 0.7 0.7 0.7 k 0 0 9 9 re f", ""),
        (b"/Artifact <</Type /Page>> BDC 1 1 1 1 K 0 0 9 9 re S EMC", ""),
    ],
)
def test_a_colour_that_cannot_be_printed_is_found(profile: PrintingCondition, drawn: bytes, code: str) -> None:
    def plant(pdf: pikepdf.Pdf) -> None:
        pdf.pages[0].contents_add(pdf.make_stream(drawn))

    assert codes(spoiled(press(numbered(1), profile), plant), "press") == ({code} if code else set())


def test_a_picture_and_a_blend_of_the_screen_are_found(profile: PrintingCondition) -> None:
    def plant(pdf: pikepdf.Pdf) -> None:
        image = pdf.make_stream(
            bytes(300), Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Image, Width=10, Height=10,
            ColorSpace=pikepdf.Name.DeviceRGB, BitsPerComponent=8,
        )  # fmt: skip
        page = pdf.pages[0]
        page.Resources["/XObject"] = pikepdf.Dictionary({"/i": image})
        page.contents_add(pdf.make_stream(b"q 3 0 0 3 0 0 cm /i Do Q"))

    assert codes(spoiled(press(numbered(1), profile), plant), "press") == {"colour-not-ink"}
    assert "colour-not-ink" in codes(rendered(EVERYTHING, css=CSS), "press")


# ---- boxes, pages, metadata


def _box(name: str, numbers: list[float]) -> Spoil:
    def spoil(pdf: pikepdf.Pdf) -> None:
        pdf.pages[0].obj[name] = pikepdf.Array(numbers)

    return spoil


def _without(*path: str) -> Spoil:
    def spoil(pdf: pikepdf.Pdf) -> None:
        holder = pdf.Root
        for name in path[:-1]:
            holder = holder[name]
        del holder[path[-1]]

    return spoil


def _no_title(pdf: pikepdf.Pdf) -> None:
    del pdf.docinfo["/Title"]


def _no_trapped(pdf: pikepdf.Pdf) -> None:
    del pdf.docinfo["/Trapped"]


def _no_trim(pdf: pikepdf.Pdf) -> None:
    del pdf.pages[0].obj["/TrimBox"]


def _a_script(pdf: pikepdf.Pdf) -> None:
    pdf.Root["/OpenAction"] = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS=pikepdf.String("app.alert(1)"))


def _a_link(pdf: pikepdf.Pdf) -> None:
    link = pikepdf.Dictionary(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Link, Rect=pikepdf.Array([0, 0, 9, 9]))
    pdf.pages[0].obj["/Annots"] = pikepdf.Array([link])


def _silent_figure(pdf: pikepdf.Pdf) -> None:
    for item in pdf.objects:
        if isinstance(item, pikepdf.Dictionary) and item.get("/S") == "/Figure":
            del item["/Alt"]


@pytest.mark.parametrize(
    ("spoil", "found"),
    [
        (_without("/MarkInfo"), {"tags-missing"}),
        (_without("/StructTreeRoot"), {"tags-missing"}),
        (_without("/Lang"), {"language-missing"}),
        (_without("/ViewerPreferences", "/DisplayDocTitle"), {"title-hidden"}),
        (_without("/Metadata"), {"ua-missing"}),
        (_no_title, {"title-missing"}),
        (_no_trim, {"trim-missing"}),
        (_box("/MediaBox", [-9, -9, 500, 700]), {"bleed-shown"}),
        (_box("/TrimBox", [-20, 0, 419.53, 595.28]), {"boxes-crossed", "size-wrong"}),
        (_silent_figure, {"figure-silent"}),
    ],
)
def test_what_a_screen_form_lacks_is_found(spoil: Spoil, found: set[str]) -> None:
    assert codes(spoiled(screen(with_picture(40)), spoil), "screen", A5) == found


@pytest.mark.parametrize(
    ("spoil", "found"),
    [
        (_without("/OutputIntents"), {"intent-missing"}),
        (_without("/Metadata"), {"x4-missing"}),
        (_no_trapped, {"trapped-missing"}),
        (_a_script, {"not-for-paper"}),
        (_a_link, {"not-for-paper"}),
        (_box("/BleedBox", [0, 0, 419.53, 595.28]), {"bleed-missing"}),
        (_box("/MediaBox", [0, 0, 419.53, 595.28]), {"boxes-crossed"}),
    ],
)
def test_what_a_press_form_lacks_or_has_too_much_is_found(
    profile: PrintingCondition, spoil: Spoil, found: set[str]
) -> None:
    assert codes(spoiled(press(numbered(1), profile), spoil), "press", A5) == found


def test_a_file_without_identifier_is_found(profile: PrintingCondition) -> None:
    def spoil(pdf: pikepdf.Pdf) -> None:
        del pdf.trailer["/ID"]

    pdf = opened(press(numbered(1), profile))
    spoil(pdf)
    from velkomst.rendering.print.press.preflight import structure

    assert "id-missing" in {each.code for each in structure.faults(pdf, "press")}


@pytest.mark.parametrize(
    ("path", "code"),
    [
        (("/ViewerPreferences", "/PrintScaling"), "scaling-allowed"),
        (("/ViewerPreferences", "/Duplex"), "duplex-missing"),
    ],
)
def test_what_an_office_form_lacks_is_found(path: tuple[str, ...], code: str) -> None:
    assert codes(spoiled(office(numbered(4), Booklet()), _without(*path)), "office") == {code}


def test_a_booklet_of_five_pages_is_found(profile: PrintingCondition) -> None:
    report = check(press(numbered(5), profile), "press", Expected(multiple=4))
    assert [each.code for each in report.errors] == ["page-count"]


def test_pages_of_two_sizes_are_found(profile: PrintingCondition) -> None:
    pdf = opened(numbered(1))
    other = pikepdf.open(BytesIO(numbered(1, 105, 148)))
    pdf.pages.append(other.pages[0])
    report = check(press(saved(pdf), profile), "press")
    assert [(each.code, each.page) for each in report.findings] == [("size-mixed", 2)]


def test_a_damaged_file_is_found_and_what_is_no_pdf_is_refused() -> None:
    data = screen(numbered(1))
    cut = data.replace(b"/Length", b"/Lenght", 1)
    assert "pdf-damaged" in codes(cut, "screen")
    with pytest.raises(PressError):
        check(b"hej", "screen")


# ---- words


@pytest.mark.parametrize("code", sorted(TABLE))
def test_a_finding_is_reported_alike_in_both_languages(code: str) -> None:
    entry = TABLE[code]
    assert list(entry) == ["severity", "da", "en", "fix", "fix_en"]
    assert entry["severity"] in ("error", "warning")
    assert details(entry["da"]) == details(entry["en"])
    assert details(entry["fix"]) == details(entry["fix_en"])


def test_every_finding_in_the_table_can_happen_and_no_other() -> None:
    import re

    folder = ROOT / "velkomst/rendering/print/press/preflight"
    code = "".join(path.read_text("utf-8") for path in folder.glob("*.py"))
    assert set(re.findall(r'finding\("([a-z0-9-]+)"', code)) == set(TABLE)


def test_a_report_can_be_shown_and_stored(profile: PrintingCondition) -> None:
    report = check(press(numbered(5, bleed=0), profile), "press", Expected(multiple=4, bleed=3))
    assert "skal kunne deles med 4" in report.reason()
    assert "multiple of 4" in report.reason("en")
    assert [each.page for each in report.warnings] == [0], "what is wrong with every page is said once"
    stored = report.as_dict()
    assert stored["form"] == "press" and stored["pages"] == 5
    assert isinstance(stored["findings"], list) and len(stored["findings"]) == 2
    reported = stored["findings"][0]
    assert reported["code"] == "bleed-missing" and reported["page"] == 0 and "bleed: 3mm" in reported["fix_en"]


def test_a_fault_of_one_page_names_it() -> None:
    report = check(screen(with_picture(100)), "screen")
    assert report.reason().startswith("side 2: et billede (400 x 300 billedpunkter) har kun 102 punkter")
    assert report.reason("en").startswith("page 2: a picture (400 x 300 pixels) has only 102 pixels")
