"""Choose the readers for whom the prints of a sample are audited."""

from __future__ import annotations

from collections.abc import Mapping

Site = tuple[str, str]
"""The slug of a municipality, and a language."""


def sample(offered: Mapping[Site, tuple[str, ...]]) -> dict[Site, tuple[str, ...]]:
    """Return audiences per site: every audience once in each language, and at least one in each site.

    The audiences of a language are spread over its municipalities, one after the other.
    """
    chosen: dict[Site, list[str]] = {site: [] for site in offered}
    for language in dict.fromkeys(language for _slug, language in offered):
        sites = [site for site in offered if site[1] == language]
        for audience in dict.fromkeys(audience for site in sites for audience in offered[site]):
            chosen[min((site for site in sites if audience in offered[site]), key=lambda site: len(chosen[site]))] += [
                audience
            ]
    return {site: tuple(audiences) or offered[site][:1] for site, audiences in chosen.items()}
