"""Test that a language which cannot be published is refused by ``check``, and says why."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.support import ROOT, add, edit, inspect
from velkomst.formats import languages

REGION = "content/region.yml"
NORDBY = "municipalities/nordby/municipality.yml"


@pytest.fixture
def with_fonts(tiny: Path) -> Path:
    (tiny / "node_modules").symlink_to(ROOT / "node_modules")
    return tiny


def refusals(root: Path, language: str) -> list[str]:
    edit(root, REGION, "languages: [da, en, ar]", f"languages: [da, en, ar, {language}]")
    edit(root, NORDBY, "languages: [da, en, ar]", f"languages: [da, en, ar, {language}]")
    (root / f"locales/{language}/LC_MESSAGES").mkdir(parents=True)
    shutil.copy(root / "locales/en/LC_MESSAGES/ui.po", root / f"locales/{language}/LC_MESSAGES")
    return [problem.line() for problem in inspect(root).problems]


@pytest.mark.parametrize(
    ("language", "character"),
    [("ti", "ት (U+1275 ETHIOPIC SYLLABLE TE)"), ("zh_Hans", "中 (U+4E2D CJK UNIFIED IDEOGRAPH-4E2D)")],
)
def test_a_language_without_typeface_is_refused_where_it_is_listed(
    language: str, character: str, with_fonts: Path
) -> None:
    why = f"sproget '{language}' kan ikke trykkes: skrifttypen har ikke dets skrift, for eksempel {character}"
    assert refusals(with_fonts, language) == [f"{REGION}:3:25: {why}", f"{NORDBY}:6:25: {why}"]


@pytest.mark.parametrize("language", ["so", "ku", "prs", "sr_Latn", "pt_BR"])
def test_a_language_that_only_the_theme_lacks_is_accepted(language: str, with_fonts: Path) -> None:
    assert refusals(with_fonts, language) == []


def test_dari_has_a_name_in_every_language_and_names_the_others() -> None:
    named = [languages.name_in("prs", reader) for reader in ("da", "uk", "ar", "prs")]
    assert named == ["dari", "дарі", "الدارية", "دری"]
    assert languages.name_in("uk", "prs") == "اوکراینی" and languages.own_name("prs") == "دری"


@pytest.mark.parametrize("catalog", [None, 'msgid ""\nmsgstr ""\n\nmsgid "Ja"\nmsgstr ""\n'])
def test_a_language_with_danish_buttons_is_not_published_in_silence(catalog: str | None, tiny: Path) -> None:
    edit(tiny, REGION, "languages: [da, en, ar]", "languages: [da, en, ar, ro]")
    edit(tiny, NORDBY, "languages: [da, en, ar]", "languages: [da, en, ar, ro]")
    if catalog:
        add(tiny, "locales/ro/LC_MESSAGES/ui.po", catalog)
    (said,) = inspect(tiny).problems
    assert said.line() == (
        f"{REGION}:3:25: ordene på knapper og overskrifter er ikke oversat til 'ro' (locales/ro/LC_MESSAGES/ui.po "
        "findes ikke eller er uden oversættelser); læserne får dem på dansk"
    )


def test_buttons_without_a_translation_are_counted(tiny: Path) -> None:
    add(tiny, "locales/en/LC_MESSAGES/ui.po", '\nmsgid "Nej"\nmsgstr ""\n\nmsgid "Ved ikke"\nmsgstr ""\n')
    (said,) = inspect(tiny).problems
    assert said.line() == (
        "locales/en/LC_MESSAGES/ui.po:15:1: 2 af 3 ord på knapper og overskrifter er ikke oversat til 'en', her 'Nej'; "
        "læserne får dem på dansk"
    )
