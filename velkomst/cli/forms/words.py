"""Read the Danish words of the forms from ``messages/forms.toml``."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any


@cache
def words() -> Mapping[str, Any]:
    """Return the table of words: pages, phrases of Decap CMS, collections, types and keys."""
    path = Path(__file__).parents[2] / "messages" / "forms.toml"
    return tomllib.loads(path.read_text("utf-8"))


def label(key: str, model: str) -> str:
    """Return the label of a key in a model, which is named by its Danish title; a key without a label is its own.

    >>> label("after", "Emne"), label("after", "Frist")
    ('Lige efter emnet', 'Løber fra')
    """
    own: dict[str, str] = words()["keys_of"].get(model, {})
    return own[key] if key in own else str(words()["keys"].get(key, key))


def choice_label(value: str, description: str) -> str:
    """Return how a word of YAML is shown in a list: what the description or the table says it means, and the word.

    >>> choice_label("step", "answer = det korte svar, step = trin, note = godt at vide.")
    'trin (step)'
    >>> choice_label("office", "Slags sted: office, health ...")
    'kontor (office)'
    """
    meaning = re.search(rf"(?<![\w-]){re.escape(value)} = ([^,.:;(]+)", description)
    shown = meaning[1].strip() if meaning else words()["choices"].get(value, "")
    return f"{shown} ({value})" if shown else value
