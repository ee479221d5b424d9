"""Convert a PDF from screen colours to the inks of a printing condition.

Pages, forms, patterns, blends and pictures are all converted, wherever they are. Soft masks become grey: their colours
say how much of a picture shows.
"""

from __future__ import annotations

from collections.abc import Iterator

import pikepdf

from velkomst.rendering.print.press import pictures, shadings
from velkomst.rendering.print.press.content_stream import KNOCKOUT, OVERPRINT, Instruction, Separation, greyed
from velkomst.rendering.print.press.files import PressError
from velkomst.rendering.print.press.inks import Inks

_BLACK = b"0 0 0 1 k 0 0 0 1 K\n"
"""What a page's colours are before it names one."""


def separate(pdf: pikepdf.Pdf, inks: Inks) -> None:
    """Convert every colour of a PDF, in place; raises PressError for one that cannot be converted."""
    masks = _masks(pdf)
    if any(isinstance(item, pikepdf.Dictionary) and item.get("/Subtype") == "/Type3" for item in pdf.objects):
        raise PressError("a font made of drawings (Type 3) cannot be converted")
    for number, page in enumerate(pdf.pages, 1):
        try:
            _page(pdf, page, inks)
        except PressError as error:
            raise PressError(f"page {number}: {error}") from error
    for stream in [item for item in pdf.objects if isinstance(item, pikepdf.Stream)]:
        if stream.get("/Subtype") == "/Image":
            pictures.convert(stream, inks)
        elif stream.get("/Subtype") == "/Form" or stream.get("/PatternType") == 1:
            _form(stream, inks, is_mask=stream.objgen in masks)
    for resources in _resources(pdf):
        for shading in _shadings(resources):
            shadings.convert(shading, inks)
        if "/ColorSpace" in resources:
            del resources["/ColorSpace"]


def _page(pdf: pikepdf.Pdf, page: pikepdf.Page, inks: Inks) -> None:
    resources = page.resources
    page.obj["/Resources"] = resources
    work = Separation(inks, resources, begins_black=True)
    operators = work.rewritten(pikepdf.parse_content_stream(page))
    page.obj["/Contents"] = pdf.make_stream(_BLACK + _unparsed(operators))
    page.obj["/Group"] = _group("/DeviceCMYK")
    if work.used:
        _allow_overprint(resources)


def _form(stream: pikepdf.Stream, inks: Inks, *, is_mask: bool) -> None:
    instructions = pikepdf.parse_content_stream(stream)
    if int(stream.get("/PaintType", 1)) == 2:
        return
    if is_mask:
        stream.write(_unparsed(greyed(instructions)))
    else:
        resources = stream.get("/Resources")
        work = Separation(inks, resources, begins_black=False)
        stream.write(_unparsed(work.rewritten(instructions)))
        if work.used:
            if resources is None:
                resources = stream["/Resources"] = pikepdf.Dictionary()
            _allow_overprint(stream["/Resources"])
    group = stream.get("/Group")
    if group is not None and "/CS" in group:
        group["/CS"] = pikepdf.Name("/DeviceGray" if is_mask else "/DeviceCMYK")
    if "/StructParents" in stream:
        del stream["/StructParents"]


def _unparsed(instructions: list[Instruction]) -> bytes:
    return pikepdf.unparse_content_stream([(operands, pikepdf.Operator(name)) for operands, name in instructions])


def _group(space: str) -> pikepdf.Dictionary:
    return pikepdf.Dictionary(S=pikepdf.Name.Transparency, CS=pikepdf.Name(space), I=True)


def _allow_overprint(resources: pikepdf.Object) -> None:
    """Name the two graphics states that switch overprinting on and off."""
    if "/ExtGState" not in resources:
        resources["/ExtGState"] = pikepdf.Dictionary()
    states = resources["/ExtGState"]
    states[f"/{OVERPRINT}"] = pikepdf.Dictionary(Type=pikepdf.Name.ExtGState, OP=True, op=True, OPM=1)
    states[f"/{KNOCKOUT}"] = pikepdf.Dictionary(Type=pikepdf.Name.ExtGState, OP=False, op=False, OPM=0)


def _resources(pdf: pikepdf.Pdf) -> Iterator[pikepdf.Object]:
    """Yield the resources of every page, form and pattern; some more than once."""
    for item in list(pdf.objects):
        if isinstance(item, pikepdf.Dictionary | pikepdf.Stream) and "/Resources" in item:
            yield item["/Resources"]


def _shadings(resources: pikepdf.Object) -> Iterator[pikepdf.Object]:
    yield from resources.get("/Shading", pikepdf.Dictionary()).values()
    for pattern in resources.get("/Pattern", pikepdf.Dictionary()).values():
        if "/Shading" in pattern:
            yield pattern["/Shading"]


def _masks(pdf: pikepdf.Pdf) -> set[tuple[int, int]]:
    """Return the groups of which only the luminosity counts, with the forms and patterns inside them."""
    waiting = []
    for resources in _resources(pdf):
        for state in resources.get("/ExtGState", pikepdf.Dictionary()).values():
            mask = state.get("/SMask")
            if isinstance(mask, pikepdf.Dictionary) and mask.get("/S") == "/Luminosity":
                waiting.append(mask["/G"])
    luminous: set[tuple[int, int]] = set()
    while waiting:
        group = waiting.pop()
        if group.objgen in luminous:
            continue
        luminous.add(group.objgen)
        for kind in ("/XObject", "/Pattern"):
            held = group.get("/Resources", pikepdf.Dictionary()).get(kind, pikepdf.Dictionary())
            waiting += [stream for stream in held.values() if isinstance(stream, pikepdf.Stream)]
    return luminous
