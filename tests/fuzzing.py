"""Settings and strategies of the tests that feed random content to the reader and the renderers."""

from __future__ import annotations

import os
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

EXAMPLES = int(os.environ.get("VELKOMST_EXAMPLES", "0"))
"""How many examples each test tries; 0 for the few of an ordinary run."""
TOKENS = (
    *("<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "</p>", "<!--", "]]>", "&#0;", "&lt;", "&"),
    *("[a](javascript:alert(1))", "[a](https://x.dk)", "![a](b)", "[", "](", "**", "_", "`", "#", "> ", "* ", "1. "),
    *("{{ fact.x }}", "{{", "}}", "{%", "%}", "{#", "⟦first_name⟧", "⟦", "%(n)s", "%", "\\", '"', "'", "$"),
    *(
        "\n",
        "\n\n",
        "\t",
        " ",
        "\u00a0",
        "\u200b",
        "\u202e",
        "\u2066",
        "\ufeff",
        "ا",
        "ї",
        "🙂",
        "e\u0301" * 9,
        "x" * 400,
    ),
)
"""Text that means something to Markdown, HTML, Jinja, gettext or a typesetter."""
FILE_TOKENS = (
    *(*TOKENS, ": ", "- ", "? ", "|\n", ">\n", "&a ", "*a", "!!python/object:os.system ", "---\n", "...\n", "[]", "{}"),
    *("null", "true", "0800", "1e999", "2026-02-30", "\x00", "\x1b", "\r\n", "msgid ", 'msgstr "', "#~ ", "#, fuzzy\n"),
)

texts = st.lists(
    st.sampled_from(TOKENS) | st.text(st.characters(exclude_categories=("Cs", "Cc", "Cn")), max_size=12), max_size=12
).map("".join)


def few(count: int) -> Any:
    """Return the decorator of a test with so many examples, or ``VELKOMST_EXAMPLES`` of them."""
    return settings(max_examples=EXAMPLES or count, suppress_health_check=list(HealthCheck), derandomize=not EXAMPLES)
