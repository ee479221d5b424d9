"""Collect what the pages of a PDF draw: glyphs, pictures with their size on paper, colours.

Every form and pattern is followed to where it is drawn, since a picture's size on paper depends on all that is
around it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, TypeAlias

import pikepdf

Inks: TypeAlias = tuple[float, ...]
_RGB = {"rg", "RG"}
_NAMED = {"cs", "CS"}
_TEXT = {"Tj", "TJ", "'", '"'}
_STATE = "q Q cm Do gs sh scn SCN rg RG cs CS k K BDC BMC EMC"
_WRITING = "Tf Tj TJ ' \""
"""Operators that are looked at; the parser leaves out all others, which is most of the time."""


@dataclass(frozen=True)
class Picture:
    """One picture where it is drawn; width and height in pixels, ``dpi`` the coarser of both ways on paper."""

    page: int
    width: int
    height: int
    dpi: float


@dataclass
class Seen:
    """What was collected; ``glyphs`` is object number of a font -> glyph -> the first page that uses it."""

    glyphs: dict[tuple[int, int], dict[int, int]] = field(default_factory=dict)
    fonts: dict[tuple[int, int], pikepdf.Object] = field(default_factory=dict)
    pictures: list[Picture] = field(default_factory=list)
    inks: dict[Inks, int] = field(default_factory=dict)
    """CMYK colours and the first page of each; colours of cut marks are not among them."""
    strange: dict[str, int] = field(default_factory=dict)
    """Operators and spaces of other colours than DeviceCMYK and DeviceGray, and the first page of each."""


@dataclass(frozen=True)
class _TextState:
    matrix: pikepdf.Matrix
    font: pikepdf.Object | None = None


def walk(pdf: pikepdf.Pdf, *, text: bool = True) -> Seen:
    """Follow the operators of every page; without ``text`` its letters are passed over."""
    walker = _Walker(Seen(), f"{_STATE} {_WRITING}" if text else _STATE)
    for number, page in enumerate(pdf.pages, 1):
        walker.page = number
        walker.follow(page.obj, page.resources, _TextState(pikepdf.Matrix()))
    return walker.seen


def _parsed(stream: pikepdf.Object | pikepdf.Page, operators: str) -> list[tuple[list[Any], str]]:
    return [
        (list(instruction.operands), str(instruction.operator))
        for instruction in pikepdf.parse_content_stream(stream, operators)
    ]


class _Walker:
    """Goes through one page after the other; forms that are used on many pages are parsed once."""

    def __init__(self, seen: Seen, operators: str) -> None:
        self.seen = seen
        self._operators = operators
        self.page = 0
        self._parsed: dict[tuple[int, int], list[tuple[list[Any], str]]] = {}

    def follow(self, holder: pikepdf.Object, resources: pikepdf.Object, state: _TextState) -> None:
        """Follow the operators of a page, a form or a pattern."""
        stack: list[_TextState] = []
        marked: list[bool] = []
        for operands, operator in self._instructions(holder):
            if operator == "q":
                stack.append(state)
            elif operator == "Q" and stack:
                state = stack.pop()
            elif operator == "cm":
                state = _TextState(pikepdf.Matrix(*map(float, operands)) @ state.matrix, state.font)
            elif operator == "Tf":
                state = _TextState(state.matrix, resources["/Font"][str(operands[0])])
            elif operator in ("BDC", "BMC"):
                marked.append(_is_cut_mark(operands))
            elif operator == "EMC" and marked:
                marked.pop()
            else:
                self._drawn(operands, operator, resources, state, any(marked))

    def _instructions(self, holder: pikepdf.Object) -> list[tuple[list[Any], str]]:
        if isinstance(holder, pikepdf.Dictionary):
            return _parsed(pikepdf.Page(holder), self._operators)
        if holder.objgen not in self._parsed:
            self._parsed[holder.objgen] = _parsed(holder, self._operators)
        return self._parsed[holder.objgen]

    def _drawn(
        self, operands: list[Any], operator: str, resources: pikepdf.Object, state: _TextState, is_mark: bool
    ) -> None:
        if operator in _TEXT and state.font is not None:
            self._text(operands, state.font)
        elif operator == "Do":
            self._object(resources["/XObject"][str(operands[0])], resources, state)
        elif operator == "gs":
            self._mask(resources["/ExtGState"][str(operands[0])], resources, state)
        elif operator == "sh":
            self._shading(resources["/Shading"][str(operands[0])])
        elif operator in ("scn", "SCN") and operands and isinstance(operands[-1], pikepdf.Name):
            self._pattern(resources["/Pattern"][str(operands[-1])], resources)
        elif operator in _RGB:
            self.seen.strange.setdefault(operator, self.page)
        elif operator in _NAMED and operands[0] not in ("/Pattern", "/DeviceCMYK", "/DeviceGray"):
            self.seen.strange.setdefault(str(operands[0]), self.page)
        elif operator in ("k", "K") and not is_mark:
            self.seen.inks.setdefault(tuple(float(part) for part in operands), self.page)

    def _text(self, operands: list[Any], font: pikepdf.Object) -> None:
        self.seen.fonts[font.objgen] = font
        if font.get("/Subtype") != "/Type0":
            return
        glyphs = self.seen.glyphs.setdefault(font.objgen, {})
        for piece in _strings(operands):
            for place in range(0, len(piece) - 1, 2):
                glyphs.setdefault(piece[place] << 8 | piece[place + 1], self.page)

    def _object(self, drawn: pikepdf.Object, resources: pikepdf.Object, state: _TextState) -> None:
        if drawn.get("/Subtype") == "/Image":
            width, height = int(drawn["/Width"]), int(drawn["/Height"])
            across, up = _extent(state.matrix)
            if across and up:
                self.seen.pictures.append(Picture(self.page, width, height, 72 * min(width / across, height / up)))
            self._space(drawn.get("/ColorSpace"))
        else:
            matrix = pikepdf.Matrix(*map(float, drawn["/Matrix"])) if "/Matrix" in drawn else pikepdf.Matrix()
            self._space(drawn.get("/Group", pikepdf.Dictionary()).get("/CS"))
            self.follow(drawn, drawn.get("/Resources", resources), _TextState(matrix @ state.matrix, state.font))

    def _mask(self, graphics: pikepdf.Object, resources: pikepdf.Object, state: _TextState) -> None:
        mask = graphics.get("/SMask")
        if isinstance(mask, pikepdf.Dictionary):
            self._object(mask["/G"], resources, state)

    def _pattern(self, pattern: pikepdf.Object, resources: pikepdf.Object) -> None:
        if "/Shading" in pattern:
            self._shading(pattern["/Shading"])
        else:
            matrix = pikepdf.Matrix(*map(float, pattern.get("/Matrix", pikepdf.Array([1, 0, 0, 1, 0, 0]))))
            self.follow(pattern, pattern.get("/Resources", resources), _TextState(matrix))

    def _shading(self, shading: pikepdf.Object) -> None:
        self._space(shading["/ColorSpace"])
        if shading["/ColorSpace"] == "/DeviceCMYK":
            for colour in _ends(shading["/Function"]):
                self.seen.inks.setdefault(colour, self.page)

    def _space(self, space: pikepdf.Object | None) -> None:
        """Remember a colour space that is neither ink nor grey."""
        if space is not None and space not in ("/DeviceCMYK", "/DeviceGray"):
            name = space[0] if isinstance(space, pikepdf.Array) else space
            self.seen.strange.setdefault(str(name), self.page)


def _strings(operands: list[Any]) -> Iterator[bytes]:
    for operand in operands:
        if isinstance(operand, pikepdf.String):
            yield bytes(operand)
        elif isinstance(operand, pikepdf.Array):
            yield from _strings(list(operand))


def _extent(matrix: pikepdf.Matrix) -> tuple[float, float]:
    """Return how wide and high the unit square becomes, in points."""
    return (matrix.a**2 + matrix.b**2) ** 0.5, (matrix.c**2 + matrix.d**2) ** 0.5


def _is_cut_mark(operands: list[Any]) -> bool:
    """Say whether marked content is an artifact of the sheet: marks may have more ink than a page."""
    properties = operands[1] if len(operands) == 2 else None
    return (
        operands[0] == "/Artifact" and isinstance(properties, pikepdf.Dictionary) and properties.get("/Type") == "/Page"
    )


def _ends(function: pikepdf.Object) -> Iterator[Inks]:
    """Yield the colours at the ends of a blend."""
    if "/Functions" in function:
        for part in function["/Functions"]:
            yield from _ends(part)
    else:
        for end in ("/C0", "/C1"):
            yield tuple(float(part) for part in function.get(end, pikepdf.Array([])))
