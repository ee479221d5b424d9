"""Find what must not be in a public repository: CPR numbers, private mail addresses, secrets."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal, TypeAlias

Fault: TypeAlias = Literal["cpr-number", "private-email", "secret"]

_DAY = r"(?:0[1-9]|[12][0-9]|3[01])(?:0[1-9]|1[0-2])[0-9]{2}"
_CPR = re.compile(rf"(?<![\w+.-])(?:([0-9]{{6}})[-–][0-9]{{4}}|({_DAY}) ?[0-9]{{4}})(?![\w-])")
"""Six digits and four. Without a dash only where the six are a date, so that phone numbers pass."""
_MAIL = re.compile(r"[\w.+-]+@([\w-]+(?:\.[\w-]+)+)")
_WEB = re.compile(r"https?://\S+")
_PRIVATE_HOSTS = re.compile(
    r"(?:gmail|googlemail|hotmail|outlook|live|msn|yahoo|icloud|me|mac|aol|gmx|mail|email|jubii|protonmail|proton"
    r"|stofanet|tdcadsl|ukr|yandex)\.(?:dk|com|net|me|de|pl|ru|org|ch|co\.uk)",
    re.IGNORECASE,
)
_SECRETS = re.compile(
    r"\b(?:A[KS]IA[0-9A-Z]{16}|gh[opsur]_[A-Za-z0-9]{30,}|github_pat_[A-Za-z0-9_]{30,}|glpat-[\w-]{20,}"
    r"|xox[abprs]-[A-Za-z0-9-]{10,}|sk-[A-Za-z0-9_-]{20,}|AIza[\w-]{35}|eyJ[\w-]{10,}\.eyJ[\w-]{10,})"
    r"|-----BEGIN [A-Z ]*PRIVATE KEY-----"
)


def faults(text: str) -> Iterator[tuple[Fault, int, dict[str, str]]]:
    """Yield the code, offset and details of everything private; the details never repeat a whole number or secret."""
    for match in _SECRETS.finditer(text):
        yield "secret", match.start(), {"start": match[0][:4]}
    for match in _CPR.finditer(_WEB.sub(lambda web: " " * len(web[0]), text)):
        yield "cpr-number", match.start(), {"start": match[1] or match[2]}
    for match in _MAIL.finditer(text):
        if _PRIVATE_HOSTS.fullmatch(match[1]):
            yield "private-email", match.start(), {"host": match[1].lower()}
