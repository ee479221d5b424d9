"""Compute fingerprints of texts: eight hex digits that change when the words do."""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Iterable

from velkomst.model import FIELDS, Block, Topic

LENGTH = 8
_SHOWN = (*FIELDS, "audience", "source")


def fold(text: str) -> str:
    """Return the text in NFC with every run of whitespace as one space, so that equal words compare equal."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def fingerprint(text: str) -> str:
    r"""Return the fingerprint of one text.

    >>> fingerprint("Ring  112.\n") == fingerprint("Ring 112.")
    True
    """
    return hashlib.sha256(fold(text).encode()).hexdigest()[:LENGTH]


def of_block(block: Block, keys: Iterable[str] = ()) -> str:
    """Return the fingerprint of a shared block's keys ("text", "audience" ...); all fields when none are named."""
    wanted = tuple(keys) or FIELDS
    parts = [f"{key}={_value(block, key)}" for key in sorted(wanted)]
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:LENGTH]


def of_topic(topic: Topic) -> str:
    """Return the fingerprint of everything that readers see of a topic, with the audiences that it is for."""
    parts = [topic.title, topic.question, topic.authority, ",".join(topic.answers)]
    parts += [f"{audience}={reason}" for audience, reason in topic.reasons.items()]
    parts += [f"{block.id}:{of_block(block, _SHOWN)}" for block in topic.blocks]
    return hashlib.sha256("\x1f".join(map(fold, parts)).encode()).hexdigest()[:LENGTH]


def _value(block: Block, key: str) -> str:
    if key == "audience":
        return ",".join(block.audiences)
    if key == "source":
        return block.source
    return next((fold(text) for name, text in block.texts.items() if name == key), "")
