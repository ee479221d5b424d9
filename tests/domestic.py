"""The optional audience of Danes who move in, offered by one municipality of a project."""

from __future__ import annotations

from pathlib import Path

from tests.support import add

DOMESTIC = """\
  - id: domestic
    name: Tilflytter fra Danmark
    you_are: Du flytter hertil fra en anden dansk kommune.
    short: Danmark
    optional: yes
"""


def add_domestic(root: Path, slug: str, topics: str) -> Path:
    """Declare the audience, and let a municipality offer it with some topics (``[bank, health]``); return the root."""
    add(root, "content/audiences.yml", DOMESTIC)
    add(root, f"municipalities/{slug}/municipality.yml", f"audiences:\n  domestic: {topics}\n")
    return root
