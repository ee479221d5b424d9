"""Define the error of a renderer that cannot produce an artifact fit for publication."""

from __future__ import annotations


class RenderingError(Exception):
    """A view cannot be rendered; ``edition`` names its edition, such as ``samsoe/uk/refugee``."""

    def __init__(self, edition: str, reason: str) -> None:
        self.edition = edition
        self.reason = reason
        super().__init__(edition, reason)

    def __str__(self) -> str:
        return f"{self.edition}: {self.reason}"
