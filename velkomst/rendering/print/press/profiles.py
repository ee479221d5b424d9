"""Read the ICC profile of the printing condition that press files are made for."""

from __future__ import annotations

import struct
from dataclasses import dataclass, field
from pathlib import Path

from velkomst.model.project import Project
from velkomst.rendering.print.press.files import PressError

DEFAULT = "templates/print/profiles/FOGRA39L.icc"
"""Below the project's root; README.md beside it says how it was made."""
SHOP_FOLDER = "templates/print/profiles/shop"
"""Below the project's root; holds the profile of the print shop, if it has sent one."""
ICC_REGISTRY = "http://www.color.org"
"""Where the names of printing conditions are registered; PDF/X wants it written just so."""
_HEADER = 128


@dataclass(frozen=True)
class PrintingCondition:
    """A CMYK printing condition."""

    data: bytes = field(repr=False)
    """The ICC profile itself."""
    condition: str
    """OutputConditionIdentifier: the registered name (``FOGRA39``), or ``Custom``."""
    name: str
    """What people call it."""
    registry: str = ""
    """RegistryName: where ``condition`` is registered; empty where it is not."""


def profile_of(project: Project) -> PrintingCondition:
    """Return the print shop's profile, if the project has one in SHOP_FOLDER, and otherwise the default.

    The file is named after the condition in the ICC registry (``FOGRA51.icc``), or ``custom.icc``. Raises PressError
    for several files, or one that is not an ICC profile for printing in CMYK.
    """
    paths = sorted((project.root / SHOP_FOLDER).glob("*.icc"))
    if len(paths) > 1:
        raise PressError(f"{SHOP_FOLDER}: several profiles: {', '.join(path.name for path in paths)}")
    if not paths:
        return default_profile(project)
    return shop_profile(paths[0], "" if paths[0].stem == "custom" else paths[0].stem)


def default_profile(project: Project) -> PrintingCondition:
    """Return the committed profile: coated paper, offset, FOGRA39. Raises PressError where the file is missing."""
    data = _cmyk(project.root / DEFAULT)
    return PrintingCondition(data, "FOGRA39", "Coated FOGRA39L (ISO 12647-2:2004/Amd 1)", ICC_REGISTRY)


def shop_profile(path: Path, condition: str = "") -> PrintingCondition:
    """Return the print shop's own profile; ``condition`` is its name in the ICC registry, such as ``FOGRA51``.

    Raises PressError where the file is not an ICC profile for printing in CMYK.
    """
    data = _cmyk(path)
    if not condition:
        return PrintingCondition(data, "Custom", path.stem)
    return PrintingCondition(data, condition, path.stem, ICC_REGISTRY)


def _cmyk(path: Path) -> bytes:
    try:
        data = path.read_bytes()
    except OSError as error:
        raise PressError(f"{path.name}: the profile cannot be read: {error.strerror}") from error
    if len(data) < _HEADER or data[36:40] != b"acsp" or struct.unpack(">I", data[:4])[0] != len(data):
        raise PressError(f"{path.name}: not an ICC profile")
    if data[16:20] != b"CMYK" or data[12:16] != b"prtr":
        raise PressError(f"{path.name}: not a profile for printing in CMYK")
    return data
