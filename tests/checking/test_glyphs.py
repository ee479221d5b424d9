"""A character that the typeface cannot draw is found by ``check``, with its place, before anything is rendered."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support import ROOT, add, edit, inspect
from velkomst.formats import typeface
from velkomst.model.project import Project

HEALTH = "content/topics/health.yml"
PO = "locales/en/LC_MESSAGES/nordby.po"


@pytest.fixture
def with_fonts(tiny: Path) -> Path:
    (tiny / "node_modules").symlink_to(ROOT / "node_modules")
    return tiny


def found(root: Path) -> list[tuple[str, str, str]]:
    return [(one.severity, one.municipality, one.line()) for one in inspect(root).problems if "character" in one.code]


def test_a_printed_text_is_an_error(with_fonts: Path) -> None:
    edit(with_fonts, HEALTH, "title: Læge og sundhed", "title: Læge og ☃")
    assert found(with_fonts) == [
        (
            "error",
            "",
            f"{HEALTH}:3:16: tegnet ☃ (U+2603 SNOWMAN) findes ikke i skrifttypen og kan ikke trykkes",
        )
    ]


def test_a_mail_is_a_warning(with_fonts: Path) -> None:
    edit(with_fonts, "content/mails/welcome.yml", "preheader: Se,", "preheader: ☃ Se,")
    ((severity, _, line),) = found(with_fonts)
    assert severity == "warning" and line.startswith("content/mails/welcome.yml:5:12: tegnet ☃ (U+2603 SNOWMAN)")


def test_a_translation_is_reported_at_its_entry_in_the_catalog(with_fonts: Path) -> None:
    edit(with_fonts, PO, "Monday to Friday", "☃ Monday to Friday")
    ((severity, slug, line),) = found(with_fonts)
    text = (with_fonts / PO).read_text("utf-8").splitlines()
    number = int(line.split(":")[1])
    assert (severity, slug) == ("error", "nordby") and line.startswith(f"{PO}:")
    assert 'msgctxt "nordby:health.choose.where"' in text[number - 1 : number + 5]


def test_a_translated_word_of_the_templates_is_reported_too(with_fonts: Path) -> None:
    po = "locales/en/LC_MESSAGES/ui.po"
    plural = 'msgid "%(num)s side"\nmsgid_plural "%(num)s sider"\nmsgstr[0] "%(num)s page"\nmsgstr[1] "%(num)s 𒀀"\n'
    (with_fonts / po).unlink()
    add(with_fonts, po, f'msgid ""\nmsgstr ""\n"Language: en\\n"\n\nmsgid "Hjem"\nmsgstr "☃"\n\n{plural}')
    assert [line.split(" findes ")[0] for _, _, line in found(with_fonts)] == [
        f"{po}:5:1: tegnet ☃ (U+2603 SNOWMAN)",
        f"{po}:8:1: tegnet 𒀀 (U+12000 CUNEIFORM SIGN A)",
    ]


def test_a_translation_that_nobody_is_shown_is_not_reported(with_fonts: Path) -> None:
    edit(with_fonts, PO, "{{ place.borgerservice.name }}, Monday", "☃ {{ place.borgerservice.name }}, Monday")
    edit(with_fonts, "municipalities/nordby/topics/health.yml", "mandag til fredag", "mandag til torsdag")
    assert found(with_fonts) == []


def test_without_fonts_nothing_is_said(tiny: Path) -> None:
    edit(tiny, HEALTH, "title: Læge og sundhed", "title: Læge og ☃")
    assert typeface.printable(Project(tiny)) is None
    assert found(tiny) == []


def test_letters_of_every_language_and_signs_of_prose_are_drawn() -> None:
    drawn = typeface.printable(Project(ROOT))
    assert drawn is not None
    assert typeface.missing("Æøå – «łóżko» їжак العربية 0123 € … • ½", drawn) == ()
    assert typeface.missing("A\u0301\u200d\n☃𒀀☃", drawn) == ("☃", "𒀀"), "NFC first; what is invisible needs no glyph"
