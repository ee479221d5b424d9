"""A template folder and a language in; a Jinja2 environment that speaks that language out.

Template words are Danish msgids in ``locales/<lang>/LC_MESSAGES/ui.po``. A drafted (fuzzy) word is used too: a page
whose buttons are Danish helps nobody, and the page says that it is a machine's translation.
"""

from __future__ import annotations

from functools import cache
from io import BytesIO

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.support import NullTranslations, Translations
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from velkomst.formats import languages
from velkomst.model.project import Project
from velkomst.rendering import markup


@cache
def environment(project: Project, folder: str, language: str) -> Environment:
    """Return the environment for ``templates/<folder>`` with autoescape, strict names and the language's words."""
    made = Environment(
        loader=FileSystemLoader([project.templates / folder, project.templates]),
        autoescape=True,
        undefined=StrictUndefined,
        extensions=["jinja2.ext.i18n", "jinja2.ext.do"],
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.install_gettext_translations(words(project, language), newstyle=True)  # type: ignore[attr-defined]
    made.filters.update(html_of=markup.html, inline_of=markup.inline, plain_of=markup.plain, ltr=markup.ltr)
    made.globals.update(direction_of=languages.direction, html_code=languages.html_code, own_name=languages.own_name)
    return made


@cache
def words(project: Project, language: str) -> NullTranslations:
    """Return the template words of a language; Danish, and a language without ``ui.po``, keep the msgids."""
    path = project.locales / language / "LC_MESSAGES" / "ui.po"
    if not path.is_file():
        return NullTranslations()
    with path.open("rb") as file:
        catalog = read_po(file, locale=language, domain="ui")
    compiled = BytesIO()
    write_mo(compiled, catalog, use_fuzzy=True)
    compiled.seek(0)
    return Translations(compiled)
