"""Identify the language of texts with py3langid, which ``make audit`` installs."""

from __future__ import annotations

from functools import lru_cache
from importlib import import_module
from typing import Any


class MissingIdentifierError(LookupError):
    """Raised where py3langid is not installed."""


class LanguageIdentifier:
    """The model of py3langid. Raises MissingIdentifierError where it is not installed."""

    def __init__(self) -> None:
        try:
            langid = import_module("py3langid.langid")
        except ImportError as error:
            raise MissingIdentifierError("py3langid") from error
        self._model: Any = langid.LanguageIdentifier.from_model_file(langid.MODEL_FILE, norm_probs=True)
        self.identify = lru_cache(maxsize=65536)(self._identify)

    @property
    def known(self) -> frozenset[str]:
        """The languages that the model tells apart (ISO 639)."""
        return frozenset(self._model.nb_classes)

    def _identify(self, text: str) -> tuple[str, float]:
        language, likelihood = self._model.classify(text)
        return str(language), float(likelihood)
