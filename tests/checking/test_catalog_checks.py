"""Test that only the catalogs and texts that changed are checked again, and that all problems stay the same."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support import add, edit, problems_of
from velkomst.build import inputs
from velkomst.checking import catalog_checks
from velkomst.i18n import translated_texts
from velkomst.i18n.translated_texts import TranslatedText
from velkomst.model.project import Project

SHARED = "locales/en/LC_MESSAGES/shared.po"


@pytest.fixture
def checked(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, str]]:
    """The language and owner of each catalog that is checked."""
    catalogs: list[tuple[str, str]] = []
    original = translated_texts.catalog_texts

    def catalog_texts(*arguments: object) -> tuple[TranslatedText, ...]:
        texts = original(*arguments)  # type: ignore[arg-type]
        catalogs.append((texts[0].language, texts[0].entry.owner))
        return texts

    monkeypatch.setattr(catalog_checks, "catalog_texts", catalog_texts)
    return catalogs


def test_a_changed_catalog_is_checked_and_no_other(tiny: Path, checked: list[tuple[str, str]]) -> None:
    problems_of(tiny)
    assert len(checked) == len(set(checked)) > 3
    checked.clear()
    add(tiny, SHARED, "\n# a comment\n")
    problems_of(tiny)
    assert checked == [("en", "shared")]


def test_a_changed_local_text_is_checked_in_its_languages(tiny: Path, checked: list[tuple[str, str]]) -> None:
    problems_of(tiny)
    checked.clear()
    edit(tiny, "municipalities/nordby/topics/health.yml", "hver dag.", "hver mandag.")
    problems_of(tiny)
    assert sorted(checked) == [("ar", "nordby"), ("en", "nordby")]


def test_a_new_protected_name_is_checked_everywhere(tiny: Path, checked: list[tuple[str, str]]) -> None:
    problems_of(tiny)
    first = sorted(checked)
    checked.clear()
    add(tiny, "content/terms.yml", "  - {term: Nordby Havn, meaning: En havn.}\n")
    problems_of(tiny)
    assert sorted(checked) == first


def test_other_code_checks_everything(
    tiny: Path, checked: list[tuple[str, str]], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    problems_of(tiny)
    first = sorted(checked)
    checked.clear()
    (tmp_path / "code").mkdir()
    (tmp_path / "code/rule.py").write_text("x = 1\n")
    monkeypatch.setattr(inputs, "PACKAGE", tmp_path / "code")
    problems_of(tiny)
    assert sorted(checked) == first


@pytest.mark.parametrize(("old", "new"), [("eller hjemmefra", "eller på nettet"), ("fact.bank_days", "fact.bank_day")])
def test_problems_are_the_same_with_and_without_the_results_of_the_last_check(tiny: Path, old: str, new: str) -> None:
    problems_of(tiny)
    file = next(path for path in sorted((tiny / "content").rglob("*.yml")) if path.read_text("utf-8").count(old) == 1)
    edit(tiny, file.relative_to(tiny).as_posix(), old, new)
    incremental = problems_of(tiny)
    for name in ("problems", "checks"):
        (Project(tiny).cache / f"content/{name}.pickle").unlink()
    assert incremental == problems_of(tiny) != ()
