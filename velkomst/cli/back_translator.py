"""Translate sentences back to Danish with Apertium (Debian), which ``make test`` and ``make audit`` install."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path

_MODES: Mapping[str, str] = {"sv": "swe-dan"}
"""Language -> the pair of Apertium that translates it to Danish. It has no other pair with Danish among ours."""
_FOLDER = Path("/usr/share/apertium/modes")
_SECONDS = 300


class MissingTranslatorError(LookupError):
    """Raised where Apertium or a pair of languages is not installed."""


class BackTranslator:
    """Apertium, which translates by rules and dictionaries. Raises MissingTranslatorError where it is not installed."""

    def __init__(self) -> None:
        if not shutil.which("apertium") or not all((_FOLDER / f"{mode}.mode").is_file() for mode in _MODES.values()):
            raise MissingTranslatorError("apertium")

    known = frozenset(_MODES)

    def translate_back(self, language: str, sentences: Sequence[str]) -> Sequence[str]:
        """Return Danish for each sentence.

        Raises CalledProcessError where Apertium fails, ValueError where it returns another number of sentences.
        """
        if not sentences:
            return ()
        command = ["apertium", "-u", _MODES[language]]
        output = subprocess.run(  # noqa: S603 - the command is fixed, and the sentences are its input
            command,
            input="\n\n".join(sentences) + "\n",
            capture_output=True,
            check=True,
            encoding="utf-8",
            timeout=_SECONDS,
            env={**os.environ, "LC_ALL": "C.UTF-8"},
        ).stdout
        danish = output.rstrip("\n").split("\n\n")
        if len(danish) != len(sentences):
            raise ValueError(f"Apertium returned {len(danish)} sentences for {len(sentences)}")
        return danish
