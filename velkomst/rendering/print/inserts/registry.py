"""List every kind of insert: a new kind is one module of this package and one line here."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType, ModuleType
from typing import Any

from velkomst.model import Edition, Insert, InsertKind
from velkomst.rendering.print.inserts import (
    box_label,
    checklist,
    contacts,
    contrast,
    desk_sheet,
    desk_sign,
    employer_flyer,
    employer_manual,
    fillable,
    first_week,
    handbook,
    letter,
    media,
    number_card,
    packing_list,
    phrasebook,
    signup,
    sleeve,
    supplement,
    survey,
    tickets,
)
from velkomst.rendering.print.inserts.spec import Granularity, InsertSpec, folder_of

GUIDE = "guide"
"""The kind, and the file name, of the guide; it has a publication of its own."""

INSERT_MODULES: Mapping[InsertKind, ModuleType] = MappingProxyType(
    {
        "letter": letter,
        "checklist": checklist,
        "number-card": number_card,
        "contacts": contacts,
        "desk-sign": desk_sign,
        "box-label": box_label,
        "sleeve": sleeve,
        "handbook": handbook,
        "contrast": contrast,
        "employer-manual": employer_manual,
        "employer-flyer": employer_flyer,
        "packing-list": packing_list,
        "tickets": tickets,
        "coupons": tickets,
        "phrasebook": phrasebook,
        "fillable": fillable,
        "supplement": supplement,
        "desk-sheet": desk_sheet,
        "survey": survey,
        "signup": signup,
        "first-week": first_week,
        "media": media,
    }
)
"""Kind -> the module with its ``SPEC``."""
INSERT_SPECS: Mapping[InsertKind, InsertSpec[Any]] = MappingProxyType(
    {kind: module.SPEC for kind, module in INSERT_MODULES.items()}
)


def granularity_of(kind: InsertKind) -> Granularity:
    """Return how many there are of a kind of insert."""
    return INSERT_SPECS[kind].granularity if kind in INSERT_SPECS else "audience"


def is_numbered(kind: InsertKind) -> bool:
    """Return whether every sheet of a kind of insert has its own number."""
    return kind in INSERT_SPECS and INSERT_SPECS[kind].plan == "numbered"


def stem_of(edition: Edition, insert: Insert) -> str:
    """Return the path of an insert's files below the output folder, without their endings."""
    name = GUIDE if insert.kind == GUIDE else insert.id
    return f"{folder_of(edition, granularity_of(insert.kind))}{name}"
