"""Check that readers who sign up for mails can read what they consent to."""

from __future__ import annotations

from collections.abc import Iterator

from velkomst.model import Library
from velkomst.model.subscription import Subscription
from velkomst.problems import Problem, problem


def check(library: Library) -> tuple[Problem, ...]:
    """Report addresses for signing up without a text of consent, which the GDPR (article 7) asks for."""
    return tuple(sorted(set(_without_consent(library))))


def _without_consent(library: Library) -> Iterator[Problem]:
    shared = library.region.signup or Subscription()
    if shared.consent:
        return
    if shared.mark and (shared.newsletter or shared.journey):
        yield problem("signup-without-consent", shared.mark)
        return
    for municipality in library.municipalities:
        layers = library.layers_of(municipality.slug)
        if any(layer.signup and layer.signup.consent for layer in layers):
            continue
        for layer in layers:
            own = layer.signup or Subscription()
            if own.mark and (own.newsletter or own.journey):
                slug = municipality.slug if layer is municipality else ""
                yield problem("signup-without-consent", own.mark, slug=slug)
