"""Test which template messages readers see."""

from __future__ import annotations

from pathlib import Path

from tests.support import add
from velkomst.model.project import Project
from velkomst.rendering.templating import words


def test_a_begun_translation_of_a_template_message_is_not_shown(tiny: Path) -> None:
    add(tiny, "locales/en/LC_MESSAGES/ui.po", '\n#, fuzzy\nmsgid "Nej"\nmsgstr "TODO"\n\nmsgid "Luk"\nmsgstr "Close"\n')
    shown = words(Project(tiny), "en")
    assert [shown.gettext(text) for text in ("Ja", "Nej", "Luk")] == ["Yes", "Nej", "Close"]
