"""Look words up in the dictionaries of Hunspell that are installed."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from velkomst.i18n.spelled_words import pieces
from velkomst.model.project import Project

DICTIONARIES: Mapping[str, tuple[str, str]] = {
    "ar": ("ar", "hunspell-ar"),
    "da": ("da_DK", "hunspell-da"),
    "de": ("de_DE", "hunspell-de-de"),
    "en": ("en_GB", "hunspell-en-gb"),
    "fr": ("fr", "hunspell-fr-comprehensive"),
    "pl": ("pl_PL", "hunspell-pl"),
    "ro": ("ro_RO", "hunspell-ro"),
    "ru": ("ru_RU", "hunspell-ru"),
    "sv": ("sv_SE", "hunspell-sv"),
    "uk": ("uk_UA", "hunspell-uk"),
}
"""Language -> the dictionary's name and the Debian package that has it (``requirements/debian-proofread.txt``)."""
_FOLDERS = ("/usr/share/hunspell", "/usr/share/myspell/dicts", "/Library/Spelling")
_SECONDS = 60


class MissingDictionaryError(LookupError):
    """Raised where Hunspell or the dictionary of a language is not installed; ``install`` is what installs it."""

    def __init__(self, language: str, install: str) -> None:
        super().__init__(language)
        self.language, self.install = language, install


@dataclass(frozen=True)
class Hunspell:
    """The spelling checker Hunspell with the dictionaries of Debian, and those that ``make audit`` fetches with npm."""

    project: Project

    def dictionary(self, language: str) -> str:
        """Return what Hunspell calls the dictionary of a language. Raises MissingDictionaryError."""
        fetched = self.project.root / ".cache" / "audit" / "node_modules" / f"dictionary-{language}" / "index"
        name, package = DICTIONARIES.get(language, ("", ""))
        folders = (*os.environ.get("DICPATH", "").split(os.pathsep), *_FOLDERS)
        if shutil.which("hunspell"):
            if fetched.with_suffix(".dic").is_file():
                return str(fetched)
            if name and any((Path(folder) / f"{name}.dic").is_file() for folder in folders if folder):
                return name
        raise MissingDictionaryError(language, f"apt-get install hunspell {package}" if package else "make audit")

    def unknown_words(self, language: str, words: frozenset[str]) -> frozenset[str]:
        """Return the words, or parts of words between hyphens, that the dictionary does not have.

        Raises MissingDictionaryError where there is no dictionary, CalledProcessError where Hunspell cannot read it.
        """
        command = ["hunspell", "-l", "-i", "UTF-8", "-d", self.dictionary(language)]
        if not words:
            return words  # to read a dictionary takes half a second
        environment = {**os.environ, "LC_ALL": "C.UTF-8"}
        lines = "\n".join(sorted(words)).encode()
        output = subprocess.run(  # noqa: S603 - the command is fixed, and words are its input
            command, input=lines, capture_output=True, check=True, timeout=_SECONDS, env=environment
        ).stdout.decode()
        unknown = frozenset(output.split())
        return frozenset(word for word in words if word in unknown or not unknown.isdisjoint(pieces(word)))
