"""What a renderer raises when an edition cannot be made into an artifact that may be handed out."""

from __future__ import annotations


class RenderingError(Exception):
    """The edition cannot be rendered; ``edition`` names it (``samsoe/uk/refugee``), the message says why and where."""

    def __init__(self, edition: str, reason: str) -> None:
        self.edition = edition
        self.reason = reason
        super().__init__(edition, reason)

    def __str__(self) -> str:
        return f"{self.edition}: {self.reason}"
