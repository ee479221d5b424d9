"""Name and group the fields of a PDF as readers expect.

WeasyPrint calls a group of buttons by its first answer, names every button of it once more, and lists them next to the
group that holds them. A field in a right-to-left PDF begins at the right.
"""

from __future__ import annotations

from typing import Any

import pydyf

BETWEEN = ": "
"""Separates question and answer in the name of a button."""
_RIGHT = 2
"""A field's text is set against its right side (ISO 32000, 12.7.4.3)."""


def correct_fields(pdf: pydyf.PDF, direction: str) -> None:
    """Correct the fields of a PDF, if it has any."""
    form = pdf.catalog.get("AcroForm")
    if not form:
        return
    objects = {item.reference: item for item in pdf.objects}
    grouped: set[bytes] = set()
    for field in [objects[reference] for reference in form["Fields"]]:
        if "Kids" in field:
            grouped |= set(field["Kids"])
            _correct_group(field, [objects[kid] for kid in field["Kids"]])
        elif field.get("FT") == "/Tx" and direction == "rtl":
            field["Q"] = _RIGHT
    form["Fields"][:] = [reference for reference in form["Fields"] if reference not in grouped]


def _correct_group(group: pydyf.Dictionary, buttons: list[pydyf.Dictionary]) -> None:
    """Call the group by its question; its buttons have no names of their own, only the group has."""
    spoken: Any = buttons[0]["TU"].string
    group["TU"] = pydyf.String(spoken.rpartition(BETWEEN)[0] or spoken)
    for button in buttons:
        button.pop("T", None)
