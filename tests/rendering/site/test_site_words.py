"""Test that the words of the theme are translated in every language."""

from __future__ import annotations

import json
import re
from dataclasses import replace

import polib
import pytest

from tests.rendering.sample_edition import LANGUAGES, sample_edition
from tests.support import PROJECT, ROOT
from velkomst.formats.installed_icons import material
from velkomst.rendering.site import engine, settings
from velkomst.rendering.site.edition_views import site_view
from velkomst.rendering.site.pages import Page

from .sample_site import page, tree

PUBLISHED = ("da", "en", "de", "pl", "uk", "ar", "sv")
THEME_WORD = re.compile(r'"([\w.-]+)": "((?:[^"\\]|\\.)*)"')


def theme_words(language: str) -> dict[str, str]:
    """What mkdocs-material says in a language."""
    return dict(THEME_WORD.findall((material() / "partials" / "languages" / f"{language}.html").read_text("utf-8")))


def in_page(language: str) -> dict[str, str]:
    """What a page hands to the theme's scripts."""
    bare = Page("", "home", "x", "", "", "", "<p>x</p>", "", searched=True)
    spoken = replace(settings(site_view(sample_edition())), language=language)
    made = engine.build([bare], spoken, PROJECT)["index.html"].decode()
    found = re.search(r'<script id="__config" type="application/json">(.*?)</script>', made)
    assert found is not None
    words: dict[str, str] = json.loads(found[1])["translations"]
    return words


@pytest.mark.parametrize("language", PUBLISHED)
def test_the_theme_speaks_every_language_that_we_publish(language: str) -> None:
    words, english = in_page(language), in_page("en")
    assert len(words) >= 8 and set(words) == set(english) and all(words.values())
    if language != "en":
        assert [key for key, word in words.items() if word == english[key]] == []
    assert theme_words(language)["language"] == language


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_english_word_of_the_frame_appears_in_another_language(language: str) -> None:
    catalog = polib.pofile(str(ROOT / "locales/en/LC_MESSAGES/ui.po"))
    ours = {entry.msgstr for entry in catalog if entry.msgstr and entry.msgstr != entry.msgid}
    english = {word for word in ours | set(theme_words("en").values()) if len(word) > 8 and "%" not in word}
    assert len(english) > 50
    for path in tree():
        if path.startswith(f"site/samsoe/{language}/") and path.endswith(".html"):
            document = page(path.removeprefix("site/"))
            said = [*document.itertext(), *document.xpath("//@aria-label | //@placeholder | //@title | //@alt")]
            assert english & {text.strip() for text in said} == set(), path
