"""Turn the description of a key into the help of its field: in a form nobody writes YAML."""

from __future__ import annotations

import re
from collections.abc import Mapping

from velkomst.cli.forms.words import words

_RULES = (
    (r" i anførselstegn", ""),
    (r'"([^"]+)"', r"\1"),
    (r"for eksempel \[([^\]]+)\](?!\()", r"for eksempel \1"),
    (r"\byes = ", "Ja = "),
    (r"(?<![\w-])no = ", "Nej = "),
)
"""How YAML is written -> how the same is said of a field: without quotation marks and brackets."""
_CODES = r",? for eksempel \[?[a-z][a-z_-]+(, [a-z][a-z_-]+)*\]?(?=\.|$)"
"""Examples of words of YAML, which nobody writes where there is a list to choose from."""
_LIKE = {"Ændring": "Blok"}
"""Title of a model -> the model that has the helps of its other keys."""


def form_help(key: str, model: str, description: str, *, is_chosen: bool = False) -> str:
    """Return the help of a key in the model with a title: its own in ``forms.toml``, else what the schema says.

    ``is_chosen`` says that people choose from a list.

    >>> form_help("phone", "Sted", 'Telefonnummer i anførselstegn, for eksempel "89402000".')
    'Telefonnummer, for eksempel 89402000.'
    >>> form_help("audience", "Sted", "De målgrupper, det er for, for eksempel [eu]. Uden audience er det for alle.")
    'De målgrupper, det er for, for eksempel eu. Er feltet tomt, er det for alle.'
    """
    table: Mapping[str, Mapping[str, str]] = words()["help_of"]
    for title in (model, _LIKE.get(model, "")):
        if key in table.get(title, {}):
            return table[title][key]
    text = re.sub(rf"\bUden {re.escape(key)}(?=:)", "Er feltet tomt", description)
    text = re.sub(rf"\bUden {re.escape(key)}\b", "Er feltet tomt,", text)
    for pattern, replacement in ((_CODES, "") if is_chosen else ("", ""), *_RULES):
        text = re.sub(pattern, replacement, text) if pattern else text
    return text


def as_markdown(text: str) -> str:
    r"""Return a text that Decap CMS, which reads helps as Markdown, shows as it is written.

    >>> print(as_markdown("[læge](topic:gp), **fed**"))
    \[læge\](topic:gp), \*\*fed\*\*
    """
    return re.sub(r"([\\\[\]*_<`~])", r"\\\1", text)
