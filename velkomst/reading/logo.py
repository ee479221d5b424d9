"""Read the logo of a municipality as a ``data:`` address, and refuse files that are no whole, plain picture.

The bytes are part of the municipality, so a new picture under the same name changes the cache keys of what shows it.
"""

from __future__ import annotations

import base64
import stat
import warnings
from io import BytesIO
from pathlib import Path

from velkomst.reading import svg

LARGEST = 300_000
"""Bytes. A logo is 16 mm wide on paper and is part of every file."""
MAX_PIXELS = 4000
"""Pixels of the longer side."""
TYPES = {".svg": "svg+xml", ".png": "png", ".jpg": "jpeg", ".jpeg": "jpeg", ".webp": "webp"}
_PNG_DEPTH = 24
"""The byte of a PNG that holds the bits of each colour."""


class PictureError(ValueError):
    """The picture cannot be used; ``code`` is that of the problem, ``part`` what is wrong, in no language."""

    def __init__(self, code: str, part: str = "") -> None:
        super().__init__(f"{code} {part}")
        self.code = code
        self.part = part


def address(path: Path, folder: Path) -> str:
    """Return the ``data:`` address of a picture, which must be in ``folder``.

    Raises OSError when it cannot be read, PictureError when it cannot be used.
    """
    data = _read(path, folder)
    kind = TYPES[path.suffix]
    if kind == "svg+xml":
        try:
            data = svg.cleaned(data)
        except svg.SvgError as error:
            raise PictureError("picture-not-safe", error.part) from error
    else:
        _check_pixels(data, kind)
    return f"data:image/{kind};base64,{base64.b64encode(data).decode()}"


def _read(path: Path, folder: Path) -> bytes:
    """Return the bytes of a regular file; anything else, as a pipe, could wait for ever."""
    status = path.stat()
    if not path.resolve().is_relative_to(folder.resolve()):
        raise PictureError("picture-link-outside")
    if not stat.S_ISREG(status.st_mode):
        raise PictureError("picture-no-file")
    if status.st_size > LARGEST:
        raise PictureError("picture-too-large", str(status.st_size // 1000))
    if not status.st_size:
        raise PictureError("picture-empty")
    return path.read_bytes()


def _check_pixels(data: bytes, kind: str) -> None:
    """Refuse pixels that are broken, too many, or of a kind that the print cannot draw."""
    from PIL import Image, ImageFile, UnidentifiedImageError  # noqa: PLC0415 - loads slowly, and few logos have pixels

    if kind == "png" and data[_PNG_DEPTH : _PNG_DEPTH + 1] == b"\x10":
        raise PictureError("picture-sixteen-bits")
    lenient, ImageFile.LOAD_TRUNCATED_IMAGES = ImageFile.LOAD_TRUNCATED_IMAGES, False  # WeasyPrint switches it on
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(BytesIO(data), formats=[kind.upper()]) as image:
                if max(image.size) > MAX_PIXELS:
                    raise PictureError("picture-too-many-pixels", " × ".join(map(str, image.size)))
                image.load()
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise PictureError("picture-too-many-pixels", f"> {Image.MAX_IMAGE_PIXELS}") from error
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError) as error:
        if isinstance(error, PictureError):
            raise
        raise PictureError("picture-broken", kind.upper()) from error
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES = lenient
