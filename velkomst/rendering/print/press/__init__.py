"""Make PDFs for the screen, for an office printer and for a print shop from one rendered PDF.

All functions are pure, from bytes to bytes: the same file and the same settings give the same bytes.
"""

from velkomst.rendering.print.press.blanks import fill_up
from velkomst.rendering.print.press.booklet import Booklet
from velkomst.rendering.print.press.files import PressError
from velkomst.rendering.print.press.grid import NUp, Sheets
from velkomst.rendering.print.press.office import Plan, office, sheet_size
from velkomst.rendering.print.press.profiles import PrintingCondition, default_profile, profile_of, shop_profile
from velkomst.rendering.print.press.screen import page_count, screen, trim_mm, with_bleed
from velkomst.rendering.print.press.shop import press
from velkomst.rendering.print.press.upright import blank_like, upright

__all__ = [
    "Booklet",
    "NUp",
    "Plan",
    "PressError",
    "PrintingCondition",
    "Sheets",
    "blank_like",
    "default_profile",
    "fill_up",
    "office",
    "page_count",
    "press",
    "profile_of",
    "screen",
    "sheet_size",
    "shop_profile",
    "trim_mm",
    "upright",
    "with_bleed",
]
