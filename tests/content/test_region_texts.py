"""What any correct content of the region satisfies."""

from __future__ import annotations

from itertools import product

import pytest

from tests.content.content_faults import fail, reported
from tests.schema_support import schema_faults
from tests.support import ROOT
from velkomst.build.inspection import Inspection
from velkomst.formats.installed_icons import material
from velkomst.model import Topic
from velkomst.model.questions import decided
from velkomst.problems import Mark

FAMILY, DESK = "refugee-reception", "desk-refugee-reception"


def test_check_finds_no_error(inspection: Inspection) -> None:
    errors = [problem for problem in inspection.problems if problem.severity == "error"]
    if errors:
        fail(map(reported, errors))


def test_every_file_passes_the_schema_that_its_first_line_names() -> None:
    files = sorted(path for folder in ("content", "municipalities") for path in (ROOT / folder).rglob("*.yml"))
    assert files
    if faults := [fault for path in files for fault in schema_faults(path, ROOT)]:
        fail(faults)


def test_the_questions_lead_to_every_audience(inspection: Inspection) -> None:
    library = inspection.library
    if library.finder is None:
        pytest.skip("the region asks no questions")
    answers = [[(question.id, answer.id) for answer in question.answers] for question in library.finder.questions]
    ends = [decided(library.finder.outcomes, dict(way))[0] for way in product(*answers)]
    reached = {outcome.audience for outcome in ends if outcome}
    if unreached := [audience for audience in library.audience_ids if audience not in reached]:
        fail(f"content/questions.yml:1:1: ingen svar fører til målgruppen '{audience}'" for audience in unreached)


def test_the_site_theme_has_words_in_every_language(inspection: Inspection) -> None:
    folder = material() / "partials" / "languages"
    lines = (ROOT / "content/region.yml").read_text("utf-8").splitlines()
    line = next(number for number, text in enumerate(lines, 1) if text.startswith("languages:"))
    languages = inspection.library.region.languages
    if missing := [language for language in languages if not (folder / f"{language}.html").is_file()]:
        fail(f"content/region.yml:{line}:1: temaet til siden har ingen ord på sproget '{code}'" for code in missing)


def test_family_and_desk_follow_the_same_steps(inspection: Inspection) -> None:
    topics = {topic.id: topic for topic in inspection.library.topics}
    if not {FAMILY, DESK} <= topics.keys():
        pytest.skip("the region has no reception of refugees")
    family, desk = (_steps(topics[name]) for name in (FAMILY, DESK))
    place = next((own for own, other in zip(desk, family, strict=False) if own[:2] != other[:2]), None)
    if place or len(family) != len(desk):
        mark = place[2] if place else topics[DESK].marks.get("", Mark(f"content/handbook/{DESK}.yml"))
        fail([f"{mark}: trinene skal være de samme og stå i samme rækkefølge som i content/topics/{FAMILY}.yml"])


def _steps(topic: Topic) -> list[tuple[str, str | None, Mark]]:
    """Return (id, title, place in the file) of every step."""
    steps = [block for block in topic.blocks if block.kind == "step"]
    return [(block.id, block.texts.get("title"), block.marks[""]) for block in steps]
