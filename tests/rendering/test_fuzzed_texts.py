"""Test that any text becomes clean HTML, a page and a printed sheet, or is refused with a problem."""

from __future__ import annotations

import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.fuzzing import few, texts
from tests.rendering.print.rendering import guide_view, insert_files
from tests.rendering.sample_edition import sample_edition
from tests.support import PROJECT
from velkomst.model import Edition, Insert
from velkomst.rendering import markup
from velkomst.rendering.errors import RenderingError
from velkomst.rendering.print import guide
from velkomst.rendering.print.page import PageJob
from velkomst.rendering.site import every_page
from velkomst.rendering.site.edition_views import site_view
from velkomst.rendering.site.plan import plan

CHECKLIST = Insert("checklist", "checklist", "Huskeliste", "reader")


class Tags(HTMLParser):
    """Collects tags with their attributes."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))


def with_text(edition: Edition, text: str) -> Edition:
    """Return the edition with this text in every block of its first topic, and as its title."""
    first, *others = edition.topics
    blocks = tuple(replace(block, texts=dict.fromkeys(block.texts, text)) for block in first.blocks)
    return replace(edition, topics=(replace(first, blocks=blocks), *others))


@few(60)
@given(texts, st.sampled_from(["ltr", "rtl"]), st.booleans())
def test_any_text_becomes_clean_html(text: str, direction: str, internal: bool) -> None:
    for function in (markup.html, markup.inline):
        for tag, attributes in Tags(str(function(text, direction, internal=internal))).found:
            assert tag in markup.TAGS | {"span"}
            assert not [name for name in attributes if name.startswith("on") or name == "style"]
            scheme = re.match(r"\s*([a-z+.-]+):", attributes.get("href") or "", re.IGNORECASE)
            assert scheme is None or scheme[1].lower() in markup.SCHEMES | markup.INTERNAL_SCHEMES
    assert isinstance(markup.plain_line(text), str)


@few(15)
@given(texts, st.sampled_from(["da", "ar"]))
def test_any_text_makes_a_guide_without_scripts(text: str, language: str) -> None:
    view = guide_view(with_text(sample_edition(language), text))
    page = guide.page(PageJob(view, PROJECT))
    assert not [tag for tag, attributes in Tags(page).found if tag == "script" or "onerror" in attributes]


@few(5)
@given(texts, st.sampled_from(["da", "ar"]))
def test_any_text_makes_pages_without_scripts_of_its_own(text: str, language: str) -> None:
    pages = every_page(plan(site_view(with_text(sample_edition(language), text))), PROJECT)
    assert "alert(1)</script>" not in "".join(page.body for page in pages)


@pytest.mark.pdf
@few(3)
@given(texts)
def test_any_text_is_printed_or_refused(text: str) -> None:
    try:
        files = insert_files(with_text(sample_edition("da"), text), CHECKLIST)
    except RenderingError as error:
        refusal = error.problem.line("da")
    else:
        refusal = ""
        assert files and all(file.data for file in files)
    assert refusal == "" or ": " in refusal
