"""Name the digital source of texts in the IPTC vocabulary, so that programs can recognize machine-written texts.

A translation of today's Danish that nobody has approved, and a Danish block that nobody has reviewed, count as
machine-written. Regulation (EU) 2024/1689, article 50(2), asks for a mark that programs can read; https://cv.iptc.org/newscodes/digitalsourcetype/
defines the terms, and https://schema.org/digitalSourceType the names of the same terms for web pages.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal, TypeAlias

from velkomst.model import SOURCE_LANGUAGE, EditionBlock
from velkomst.rendering.views import Text

DigitalSource: TypeAlias = Literal["trainedAlgorithmicMedia", "compositeWithTrainedAlgorithmicMedia"]
"""All texts are machine-written; some of them are."""
IPTC = "http://cv.iptc.org/newscodes/digitalsourcetype/"
"""The start of the identifier of every term."""
_SCHEMA_ORG = {
    "trainedAlgorithmicMedia": "https://schema.org/TrainedAlgorithmicMediaDigitalSource",
    "compositeWithTrainedAlgorithmicMedia": "https://schema.org/CompositeWithTrainedAlgorithmicMediaDigitalSource",
}


def is_machine_written(text: Text) -> bool:
    """Say whether no person has approved a translation of today's Danish, or reviewed a Danish block.

    A short Danish text has no review of its own and never counts.
    """
    if isinstance(text, EditionBlock) and text.language == SOURCE_LANGUAGE:
        return text.reviewed is None
    return getattr(text, "state", "source") in ("draft", "stale")


def digital_source(texts: Iterable[Text]) -> DigitalSource | None:
    """Return the source of several texts together; None when people have signed or reviewed them all."""
    kinds = {is_machine_written(text) for text in texts if _counts(text)}
    if True not in kinds:
        return None
    return "compositeWithTrainedAlgorithmicMedia" if False in kinds else "trainedAlgorithmicMedia"


def _counts(text: Text) -> bool:
    """Say whether a text has a review or a translation state, which short Danish texts, places and events do not."""
    return isinstance(text, EditionBlock) or getattr(text, "state", "source") != "source"


def iptc(source: DigitalSource) -> str:
    """Return the identifier of a source in the IPTC vocabulary."""
    return f"{IPTC}{source}"


def joint_source(identifiers: Iterable[str]) -> str:
    """Return the IPTC identifier of several publications together; "" is one that declares none."""
    declared = set(identifiers)
    if not declared - {""}:
        return ""
    return declared.pop() if len(declared) == 1 else iptc("compositeWithTrainedAlgorithmicMedia")


def schema_org(source: DigitalSource) -> str:
    """Return the identifier of a source at schema.org."""
    return _SCHEMA_ORG[source]
