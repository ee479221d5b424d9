"""Convert the colours in a page's operators to inks, and let black text overprint.

Black text overprints: it is printed onto the colours below instead of into a hole in them, so that a press that is a
hair off leaves no white rims.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any, TypeAlias

import pikepdf

from velkomst.rendering.print.press.files import PressError
from velkomst.rendering.print.press.inks import BLACK, Cmyk, Inks

Instruction: TypeAlias = tuple[Sequence[Any], str]
OVERPRINT, KNOCKOUT = "VkOverprint", "VkKnockout"
"""Names of the two graphics states in a page's resources."""

_FILL = {"rg", "g", "k", "cs", "sc", "scn"}
_STROKE = {"RG", "G", "K", "CS", "SC", "SCN"}
_TEXT = {"Tj", "TJ", "'", '"'}
_OTHER_PAINT = {"f", "F", "f*", "B", "B*", "b", "b*", "S", "s", "sh", "Do"}
_PARTS = {"g": 1, "rg": 3, "k": 4}
_LAB = {(0.9643, 1.0, 0.8251): "lab", (0.9505, 1.0, 1.0891): "lab-d65"}
"""White points that WeasyPrint writes, and what coloraide calls their CIELAB."""


@dataclass(frozen=True)
class _GraphicsState:
    """What q saves and Q brings back."""

    black: bool
    """Is the fill colour solid black alone?"""
    fill_space: str
    stroke_space: str
    filled_text: bool = True
    """Is text filled, not outlined?"""
    over: bool = False


class Separation:
    """Rewrites one content stream into inks; ``used`` says afterwards whether black text overprints in it."""

    def __init__(self, inks: Inks, resources: pikepdf.Object | None, *, begins_black: bool) -> None:
        self._inks = inks
        self._spaces = resources.get("/ColorSpace") if resources is not None else None
        self._state = _GraphicsState(begins_black, "DeviceGray", "DeviceGray")
        self._stack: list[_GraphicsState] = []
        self.used = False

    def rewritten(self, instructions: Sequence[Any]) -> list[Instruction]:
        """Return the operators. Raises PressError for a colour that cannot be converted."""
        return [
            converted
            for instruction in instructions
            for converted in self._convert(list(instruction.operands), str(instruction.operator))
        ]

    def _convert(self, operands: list[Any], operator: str) -> Iterator[Instruction]:
        if operator == "q":
            self._stack.append(self._state)
        elif operator == "Q" and self._stack:
            self._state = self._stack.pop()
        elif operator == "Tr":
            self._state = replace(self._state, filled_text=int(operands[0]) == 0)
        elif operator in _FILL or operator in _STROKE:
            yield from self._colour(operands, operator)
            return
        elif operator in _TEXT:
            yield from self._print_over(self._state.black and self._state.filled_text)
        elif operator in _OTHER_PAINT:
            yield from self._print_over(wanted=False)
        elif operator in ("BI", "INLINE IMAGE"):
            raise PressError("an inline picture in the page's operators cannot be converted")
        yield operands, operator

    def _print_over(self, wanted: bool) -> Iterator[Instruction]:
        if wanted != self._state.over:
            self._state = replace(self._state, over=wanted)
            self.used = True
            yield [pikepdf.Name(f"/{OVERPRINT if wanted else KNOCKOUT}")], "gs"

    def _colour(self, operands: list[Any], operator: str) -> Iterator[Instruction]:
        stroke = operator in _STROKE
        if operator in ("cs", "CS"):
            space = str(operands[0]).removeprefix("/")
            now = self._state
            self._state = replace(now, stroke_space=space) if stroke else replace(now, fill_space=space)
            if space == "Pattern":
                self._state = self._state if stroke else replace(self._state, black=False)
                yield operands, operator
                return
            cmyk = BLACK
        elif operator in ("sc", "scn", "SC", "SCN"):
            space = self._state.stroke_space if stroke else self._state.fill_space
            if space == "Pattern":
                if len(operands) != 1:
                    raise PressError("a pattern without colours of its own cannot be converted")
                yield operands, operator
                return
            cmyk = self._of_space(space, [float(part) for part in operands])
        else:
            cmyk = device(self._inks, [float(part) for part in operands], _PARTS[operator.lower()])
        if not stroke:
            self._state = replace(self._state, black=cmyk == BLACK)
        yield list(cmyk), "K" if stroke else "k"

    def _of_space(self, space: str, parts: list[float]) -> Cmyk:
        named = {"DeviceGray": 1, "DeviceRGB": 3, "DeviceCMYK": 4}
        if space in named:
            return device(self._inks, parts, named[space])
        definition = self._spaces.get(f"/{space}") if self._spaces is not None else None
        if isinstance(definition, pikepdf.Array) and definition[0] == "/Lab":
            white = tuple(round(float(part), 4) for part in definition[1]["/WhitePoint"])
            if white in _LAB:
                return self._inks.of_lab(parts[0], parts[1], parts[2], _LAB[white])
        raise PressError(f"the colour space {space} cannot be converted")


def device(inks: Inks, parts: Sequence[float], number: int) -> Cmyk:
    """Return the inks of a grey (1 part), an RGB (3) or a CMYK (4) colour; raises PressError for another number."""
    if len(parts) != number:
        raise PressError(f"a colour has {len(parts)} parts instead of {number}")
    if number == 4:
        return parts[0], parts[1], parts[2], parts[3]
    if number == 1:
        return inks.of((parts[0], parts[0], parts[0]))
    return inks.of((parts[0], parts[1], parts[2]))


def greyed(instructions: Sequence[Any]) -> list[Instruction]:
    """Return the operators of a soft mask: its colours say how much shows, so they become light and never ink."""
    converted: list[Instruction] = []
    for instruction in instructions:
        operands, operator = list(instruction.operands), str(instruction.operator)
        convert = _TO_LIGHT.get(operator.lower())
        if convert:
            light = round(convert([float(part) for part in operands]), 4)
            converted.append(([light], "g" if operator.islower() else "G"))
        elif operator.lower() in ("cs", "sc", "scn") and operands and operands[-1] not in ("/DeviceGray", "/Pattern"):
            raise PressError(f"a mask with the colour {' '.join(map(str, operands))} cannot be converted")
        else:
            converted.append((operands, operator))
    return converted


_TO_LIGHT: dict[str, Callable[[list[float]], float]] = {
    "rg": lambda rgb: 0.3 * rgb[0] + 0.59 * rgb[1] + 0.11 * rgb[2],
    "k": lambda inks: 1 - min(1.0, 0.3 * inks[0] + 0.59 * inks[1] + 0.11 * inks[2] + inks[3]),
}
"""The weights that the PDF reference gives for DeviceRGB and DeviceCMYK."""
