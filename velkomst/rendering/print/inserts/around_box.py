"""A job in; what the signs and labels around the box say of their language, out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from velkomst.formats import languages
from velkomst.rendering.icons import drawing
from velkomst.rendering.print.inserts.spec import RenderJob


def words(job: RenderJob) -> Mapping[str, Any]:
    """Return the Danish name of the language, and the icon of somebody who speaks."""
    return {"danish_name": languages.danish_name(job.edition.language), "speaker": drawing("account-voice")}
