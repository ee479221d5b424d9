"""Write the figures of the status report as ``reports/status.json``."""

from __future__ import annotations

from typing import Any

from velkomst.checking.box_shares import ShareRange
from velkomst.checking.shares import Share
from velkomst.checking.status import Status
from velkomst.model import Artifact
from velkomst.model.project import Project
from velkomst.rendering.regional.reports.report import ReportData, json_file


def render(data: ReportData, _project: Project) -> Artifact:
    """Return the figures of the region and of each municipality."""
    changes = [change.as_json() for change in data.changes]
    return json_file("status.json", _figures(data.status) | {"changes": changes})


def _figures(status: Status) -> dict[str, Any]:
    return {
        "region": status.region,
        "shared_share": round(status.share.of_shared, 3),
        "box_shared_share": _range(status.box_range),
        "errors": status.errors,
        "warnings": status.warnings,
        "municipalities": {
            municipality.slug: {
                "shared_share": round(municipality.share.of_shared, 3),
                "shared_words": municipality.share.shared,
                "group_words": municipality.share.group,
                "local_words": municipality.share.local,
                "blocks": dict(sorted(municipality.blocks.items())),
                "hidden": municipality.hidden,
                "unreviewed": municipality.unreviewed,
                "drift": municipality.drift,
                "topics": {topic: round(share.of_shared, 3) for topic, share in municipality.topics.items()},
                "topic_words": {topic: _words(share) for topic, share in municipality.topics.items()},
                "shared_words_per_topic": municipality.shared_words_per_topic,
                "box_shared_share": _range(municipality.box_range),
                "boxes": {
                    audience: {part: _words(share) for part, share in box.parts.items()}
                    for audience, box in municipality.boxes.items()
                },
            }
            for municipality in status.municipalities
        },
        "translations": {
            f"{domain}/{language}": dict(sorted(states.items()))
            for (domain, language), states in sorted(status.states.items())
        },
        "reader_words": {
            f"{slug}/{language}": dict(sorted(states.items()))
            for (slug, language), states in sorted(status.reader_words.items())
        },
    }


def _words(share: Share) -> dict[str, int]:
    return {"shared": share.shared, "group": share.group, "local": share.local}


def _range(found: ShareRange | None) -> list[float] | None:
    return [round(found.lowest, 3), round(found.highest, 3)] if found else None
