"""Compute cache keys: a key changes when the rendered bytes could change, and only then."""

from __future__ import annotations

import hashlib
import platform
from collections.abc import Mapping
from dataclasses import dataclass

from velkomst.build.dependencies import Dependencies
from velkomst.build.task import Task
from velkomst.model import SOURCE_LANGUAGE
from velkomst.model.project import Project


@dataclass(frozen=True)
class KeyParts:
    """What a key is made of: the hashes of the view, of each file, and of each language's template messages."""

    view: str
    files: Mapping[str, str]
    messages: Mapping[str, str]

    @property
    def key(self) -> str:
        """The cache key, in hexadecimal."""
        parts = (self.view, sorted(self.files.items()), sorted(self.messages.items()), platform.python_version())
        return digest(repr(parts))


class Keys:
    """The keys of one state of a project's code, templates, locked versions and template messages."""

    def __init__(self, project: Project) -> None:
        self._project = project
        self._dependencies = Dependencies(project)
        self._messages: dict[str, str] = {}

    def of(self, task: Task) -> str:
        """Return the key of a task."""
        return self.parts(task).key

    def parts(self, task: Task) -> KeyParts:
        """Return what the key of a task is made of."""
        languages = dict.fromkeys((task.language or SOURCE_LANGUAGE, *task.languages))
        return KeyParts(
            digest(repr((task.view, task.publication))),
            self._dependencies.of(task.renderer),
            {language: self.messages_of(language) for language in languages if language != SOURCE_LANGUAGE},
        )

    def messages_of(self, language: str) -> str:
        """Return the hash of a language's template messages without comments."""
        if language not in self._messages:
            file = self._project.locales / language / "LC_MESSAGES" / "ui.po"
            lines = file.read_text("utf-8").split("\n") if file.is_file() else []
            self._messages[language] = digest("\n".join(line for line in lines if not line.startswith("#")))
        return self._messages[language]


def digest(text: str) -> str:
    """Return the SHA-256 of a text, in hexadecimal."""
    return hashlib.sha256(text.encode()).hexdigest()
