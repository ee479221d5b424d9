"""Convert a screen colour to the four inks of a printing condition.

Neutral colours print with black alone: four inks one on another would be soft at the edges, and coloured where the
press is a hair off. So do dark colours that are almost neutral, since text is set in them. Everything else goes through
the ICC profile, relative colorimetric with black point compensation.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from io import BytesIO
from typing import TypeAlias

from coloraide import Color
from PIL import Image, ImageCms

from velkomst.rendering.print.press.files import PressError
from velkomst.rendering.print.press.profiles import PrintingCondition

Cmyk: TypeAlias = tuple[float, float, float, float]
"""Cyan, magenta, yellow, black, each from 0 to 1."""
Rgb: TypeAlias = tuple[float, float, float]
BLACK: Cmyk = (0.0, 0.0, 0.0, 1.0)

_NEUTRAL_CHROMA = 1.5
_DARK, _DARK_CHROMA = 60.0, 8.0
_SOLID = 16.0
"""CIELAB: chroma of what is neutral; lightness and chroma of what is dark and almost so; lightness below which black
is solid, since a screen of dots would fray small letters."""
_INTENT = ImageCms.Intent.RELATIVE_COLORIMETRIC
_FLAGS = ImageCms.Flags.BLACKPOINTCOMPENSATION


class Inks:
    """Colours of one printing condition; what was asked once is remembered."""

    def __init__(self, profile: PrintingCondition) -> None:
        self._profile = profile.data
        self._to_inks = _transform(None, profile.data, "RGB")
        self._steps = self._luminances()
        self.of = lru_cache(maxsize=None)(self._of)
        """``of((r, g, b))``: the inks of an sRGB colour, each part from 0 to 1."""
        self._known: dict[bytes, Cmyk] = {}

    def _of(self, rgb: Rgb) -> Cmyk:
        lightness, chroma = _lightness_and_chroma(rgb)
        dark = lightness <= _DARK and chroma <= _DARK_CHROMA
        if chroma <= _NEUTRAL_CHROMA or dark:
            return (0.0, 0.0, 0.0, 1.0 if lightness <= _SOLID else self._black(lightness))
        return self.by_profile(rgb)

    def by_profile(self, rgb: Rgb) -> Cmyk:
        """Return the inks that the profile gives, also for a neutral colour: for blends that pass through grey."""
        self.learn([rgb])
        return self._known[_pixel(rgb)]

    def learn(self, colours: Iterable[Rgb]) -> None:
        """Convert many colours at once: each call of the colour engine costs as much as a thousand pixels."""
        new = [pixel for pixel in dict.fromkeys(map(_pixel, colours)) if pixel not in self._known]
        if new:
            inked = _applied(Image.frombytes("RGB", (len(new), 1), b"".join(new)), self._to_inks).tobytes()
            for place, pixel in enumerate(new):
                cyan, magenta, yellow, black = (round(part / 255, 4) for part in inked[4 * place : 4 * place + 4])
                self._known[pixel] = (cyan, magenta, yellow, black)

    def of_lab(self, lightness: float, a: float, b: float, space: str) -> Cmyk:
        """Return the inks of a CIELAB colour; ``space`` is ``lab`` (D50) or ``lab-d65``."""
        red, green, blue = Color(space, [lightness, a, b]).convert("srgb").fit().coords(nans=False)
        return self.of((float(red), float(green), float(blue)))

    def picture(self, image: Image.Image, icc: bytes | None = None) -> Image.Image:
        """Return an RGB picture in CMYK; ``icc`` is its own profile, sRGB where it has none."""
        transform = _transform(icc, self._profile, "RGB") if icc else self._to_inks
        return _applied(image.convert("RGB"), transform)

    def _black(self, lightness: float) -> float:
        """Return how much black alone is as light as a grey, with white paper and solid black at the ends."""
        darkest = self._steps[-1]
        wanted = darkest + _luminance(lightness) * (self._steps[0] - darkest)
        best = min(range(len(self._steps)), key=lambda step: (abs(self._steps[step] - wanted), step))
        return round(best / 255, 4)

    def _luminances(self) -> tuple[float, ...]:
        """Return the luminance of black from 0 to 255 on this paper."""
        strip = Image.frombytes("CMYK", (256, 1), b"".join(bytes((0, 0, 0, step)) for step in range(256)))
        lab = ImageCms.buildTransform(
            _opened(self._profile), ImageCms.createProfile("LAB"), "CMYK", "LAB", renderingIntent=_INTENT
        )
        return tuple(_luminance(part * 100 / 255) for part in _applied(strip, lab).tobytes()[::3])


def _part(part: float) -> float:
    return min(1.0, max(0.0, part))


def _pixel(rgb: Rgb) -> bytes:
    return bytes(round(255 * _part(part)) for part in rgb)


def _opened(profile: bytes) -> ImageCms.ImageCmsProfile:
    try:
        return ImageCms.ImageCmsProfile(BytesIO(profile))
    except (OSError, ImageCms.PyCMSError) as error:
        raise PressError(f"the ICC profile cannot be read: {error}") from error


def _transform(source: bytes | None, target: bytes, mode: str) -> ImageCms.ImageCmsTransform:
    given = _opened(source) if source else ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB"))
    try:
        return ImageCms.buildTransform(given, _opened(target), mode, "CMYK", renderingIntent=_INTENT, flags=_FLAGS)
    except ImageCms.PyCMSError as error:
        raise PressError(f"the ICC profile cannot be used: {error}") from error


def _applied(image: Image.Image, transform: ImageCms.ImageCmsTransform) -> Image.Image:
    converted = ImageCms.applyTransform(image, transform)
    if converted is None:
        raise PressError("a colour could not be converted")
    return converted


def _luminance(lightness: float) -> float:
    """Return the luminance, 0 to 1, of a CIELAB lightness."""
    root = (lightness + 16) / 116
    return root**3 if lightness > 8 else lightness / 903.3


@lru_cache(maxsize=4096)
def _lightness_and_chroma(rgb: Rgb) -> tuple[float, float]:
    lightness, a, b = Color("srgb", [_part(part) for part in rgb]).convert("lab-d65").coords(nans=False)
    return float(lightness), float((a * a + b * b) ** 0.5)
