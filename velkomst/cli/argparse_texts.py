"""Translate the fixed texts of Python's argparse (usage, headings, errors) into Danish."""

from __future__ import annotations

import argparse
import tomllib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from pathlib import Path

from velkomst.problems import UiLanguage


@cache
def _danish() -> Mapping[str, str]:
    """Return English text -> Danish text."""
    path = Path(__file__).parents[1] / "messages" / "argparse.toml"
    return {text["en"]: text["da"] for text in tomllib.loads(path.read_text("utf-8")).values()}


@contextmanager
def argparse_language(ui_language: UiLanguage) -> Iterator[None]:
    """Let argparse speak one language while parsers are made and used.

    argparse looks its texts up with the functions ``_`` and ``ngettext`` of its own module, which gettext would serve
    from a compiled catalog in the language of the computer. Replacing the two needs neither.
    """
    if ui_language == "en":
        translations: Mapping[str, str] = {}
    else:
        translations = _danish()

    def translate(text: str) -> str:
        return translations.get(text, text)

    def translate_plural(singular: str, plural: str, count: int) -> str:
        return translate(singular if count == 1 else plural)

    before = {name: vars(argparse)[name] for name in ("_", "ngettext")}
    vars(argparse).update({"_": translate, "ngettext": translate_plural})
    try:
        yield
    finally:
        vars(argparse).update(before)
