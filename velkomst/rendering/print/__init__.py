"""An edition for one reader in; what a desk prints for her out, as PDF files that everyone can read (PDF/UA-1)."""

from velkomst.rendering.print.guide import render_guide

__all__ = ["render_guide"]
