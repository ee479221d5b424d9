"""Test sites in languages that the theme of the engine has no words for."""

from __future__ import annotations

from dataclasses import replace

import pytest
from lxml import html as parser  # type: ignore[import-untyped]

from tests.rendering.sample_edition import sample_edition
from tests.support import PROJECT
from velkomst.rendering.site import settings
from velkomst.rendering.site.edition_views import site_view
from velkomst.rendering.site.engine import build
from velkomst.rendering.site.pages import Page


@pytest.mark.parametrize(
    ("language", "code", "direction"),
    [
        ("so", "so", "ltr"),
        ("ku", "ku", "ltr"),
        ("prs", "prs", "rtl"),
        ("sr_Latn", "sr-Latn", "ltr"),
        ("pt_BR", "pt-BR", "ltr"),
    ],
)
def test_the_page_says_its_language_and_direction(language: str, code: str, direction: str) -> None:
    page = Page("", "home", "x", "", "", "", "<h1>x</h1>", "", searched=True)
    files = build([page], replace(settings(site_view(sample_edition())), language=language), PROJECT)
    document = parser.document_fromstring(files["index.html"].decode())
    assert (document.get("lang"), document.find("body").get("dir")) == (code, direction)
