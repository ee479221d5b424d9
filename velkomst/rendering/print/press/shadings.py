"""Convert a blend between two colours to inks.

Half way between two colours of the screen is not half way between their inks, so a blend is cut into short ones, and
the ends of each go through the profile.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import pikepdf

from velkomst.rendering.print.press.files import PressError
from velkomst.rendering.print.press.inks import Cmyk, Inks, Rgb

_STEPS = 8
_WITH_FUNCTION = {1, 2, 3}
"""Shading types that are a formula; the others are meshes."""


def convert(shading: pikepdf.Object, inks: Inks) -> None:
    """Turn a shading in DeviceRGB into DeviceCMYK, in place; one in grey (a mask) or CMYK stays.

    Raises PressError for a mesh, another colour space or a kind of formula that WeasyPrint does not write.
    """
    space = shading["/ColorSpace"]
    if space in ("/DeviceGray", "/DeviceCMYK"):
        return
    if space != "/DeviceRGB":
        raise PressError("a blend in another colour space than DeviceRGB cannot be converted")
    kind = int(shading["/ShadingType"])
    if kind not in _WITH_FUNCTION or isinstance(shading.get("/Function"), pikepdf.Array):
        raise PressError(f"a blend of type {kind} cannot be converted")
    pieces = list(_pieces(shading["/Function"]))
    neutral = all(max(rgb) - min(rgb) < 0.005 for piece in pieces for rgb in piece.colours)
    way = inks.of if neutral else inks.by_profile
    inks.learn(rgb for piece in pieces for rgb in piece.colours)
    shading["/Function"] = _stitched(pieces, way)
    if "/Background" in shading:
        shading["/Background"] = pikepdf.Array(list(way(_rgb(shading["/Background"]))))
    shading["/ColorSpace"] = pikepdf.Name.DeviceCMYK


@dataclass(frozen=True)
class _Piece:
    """A part of a blend: where it begins and ends, and colours at equal steps between."""

    start: float
    end: float
    colours: tuple[Rgb, ...]


def _pieces(function: pikepdf.Object) -> Iterator[_Piece]:
    """Yield the parts of a stitched or single function."""
    start, end = _numbers(function["/Domain"])
    if int(function["/FunctionType"]) != 3:
        yield _Piece(start, end, _sampled(function, start, end))
        return
    bounds = [start, *_numbers(function["/Bounds"]), end]
    encode = _numbers(function["/Encode"])
    for place, part in enumerate(function["/Functions"]):
        colours = _sampled(part, encode[2 * place], encode[2 * place + 1])
        yield _Piece(bounds[place], bounds[place + 1], colours)


def _sampled(function: pikepdf.Object, start: float, end: float) -> tuple[Rgb, ...]:
    """Return the colours of an exponential function on the way from ``start`` to ``end``; two where it is flat."""
    if int(function["/FunctionType"]) != 2:
        raise PressError(f"a blend with a formula of type {int(function['/FunctionType'])} cannot be converted")
    first, last, power = _rgb(function["/C0"]), _rgb(function["/C1"]), float(function["/N"])
    if first == last:
        return first, last
    places = [(start + (end - start) * step / _STEPS) ** power for step in range(_STEPS + 1)]
    return tuple(_rgb(low + place * (high - low) for low, high in zip(first, last, strict=True)) for place in places)


def _stitched(pieces: list[_Piece], way: Callable[[Rgb], Cmyk]) -> pikepdf.Dictionary:
    """Return one function in inks, straight between any two of the colours."""
    ends: list[float] = []
    parts = []
    for piece in pieces:
        inks = [way(rgb) for rgb in piece.colours]
        steps = len(inks) - 1
        ends += [round(piece.start + (piece.end - piece.start) * step / steps, 6) for step in range(1, steps + 1)]
        parts += [_straight(inks[step], inks[step + 1]) for step in range(steps)]
    return pikepdf.Dictionary(
        FunctionType=3,
        Domain=pikepdf.Array([pieces[0].start, pieces[-1].end]),
        Bounds=pikepdf.Array(ends[:-1]),
        Encode=pikepdf.Array([0, 1] * len(parts)),
        Functions=pikepdf.Array(parts),
    )


def _straight(first: Cmyk, last: Cmyk) -> pikepdf.Dictionary:
    return pikepdf.Dictionary(
        FunctionType=2,
        Domain=pikepdf.Array([0, 1]),
        C0=pikepdf.Array(list(first)),
        C1=pikepdf.Array(list(last)),
        N=1,
    )


def _numbers(array: pikepdf.Object) -> list[float]:
    return [float(number) for number in pikepdf.Array(array)]


def _rgb(parts: Iterable[Any]) -> Rgb:
    red, green, blue = (float(part) for part in parts)
    return red, green, blue
