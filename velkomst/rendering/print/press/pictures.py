"""Convert a picture inside a PDF to the four inks, with its transparency."""

from __future__ import annotations

import zlib
from io import BytesIO

import pikepdf
from PIL import Image

from velkomst.rendering.print.press.files import PressError
from velkomst.rendering.print.press.inks import Inks

_QUALITY = 92
"""Of a photograph that came as JPEG; Pillow's scale."""


def convert(stream: pikepdf.Stream, inks: Inks) -> None:
    """Turn a picture in RGB into DeviceCMYK, in place; its soft mask stays, and so do grey pictures and stencils.

    A photograph stays a JPEG, all else is packed without loss. Raises PressError for a picture that cannot be read.
    """
    if stream.get("/ImageMask") or stream.get("/ColorSpace") in ("/DeviceGray", "/DeviceCMYK"):
        return
    try:
        picture = pikepdf.PdfImage(stream)
        photograph = "/DCTDecode" in picture.filters
        icc = picture.icc.tobytes() if picture.icc else None
        image = picture.as_pil_image()
    except (pikepdf.PdfError, NotImplementedError, ValueError, OSError) as error:
        raise PressError(f"a picture cannot be converted: {error}") from error
    if image.mode == "CMYK":
        raise PressError("a picture with a CMYK profile of its own cannot be converted")
    printed = inks.picture(image, icc)
    for name in ("/DecodeParms", "/Decode", "/Intent"):
        if name in stream:
            del stream[name]
    stream["/ColorSpace"] = pikepdf.Name.DeviceCMYK
    stream["/BitsPerComponent"] = 8
    if photograph:
        stream.write(_jpeg(printed), filter=pikepdf.Name.DCTDecode)
        stream["/Decode"] = pikepdf.Array([1, 0] * 4)
    else:
        stream.write(zlib.compress(printed.tobytes(), 9), filter=pikepdf.Name.FlateDecode)


def _jpeg(image: Image.Image) -> bytes:
    """Return a JPEG; as Photoshop does, Pillow writes CMYK upside down, hence the /Decode above."""
    out = BytesIO()
    image.save(out, "JPEG", quality=_QUALITY, subsampling=0, icc_profile=b"")
    return out.getvalue()
