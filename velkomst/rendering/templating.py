"""Create Jinja2 environments for a folder of templates and a language.

The msgids of template messages are Danish; translations are in ``locales/<lang>/LC_MESSAGES/ui.po``. Drafted (fuzzy)
translations are used too, and the page says that it was machine translated.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, partial
from io import BytesIO

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.support import NullTranslations, Translations
from jinja2 import Environment, FileSystemLoader, StrictUndefined, pass_eval_context
from jinja2.nodes import EvalContext
from markupsafe import Markup

from velkomst.formats import languages
from velkomst.i18n.catalogs import is_unfinished
from velkomst.model.project import Project
from velkomst.rendering import markup
from velkomst.rendering.compiled_templates import compiled_templates

WITH_TARGETS = ("print", "site")
"""Folders of templates where links to topics and places get their address afterwards, in the finished page."""


@cache
def environment(project: Project, folder: str, language: str) -> Environment:
    """Return the environment for ``templates/<folder>`` with autoescape, strict names and the language's messages."""
    env = Environment(
        loader=FileSystemLoader([project.templates / folder, project.templates]),
        autoescape=True,
        undefined=StrictUndefined,
        extensions=["jinja2.ext.i18n", "jinja2.ext.do"],
        trim_blocks=True,
        lstrip_blocks=True,
        bytecode_cache=compiled_templates(project),
    )
    env.install_gettext_translations(words(project, language), newstyle=True)  # type: ignore[attr-defined]
    env.globals["_"] = _quick_gettext(words(project, language))
    internal = folder in WITH_TARGETS
    env.filters.update(
        html_of=partial(markup.html, internal=internal), inline_of=partial(markup.inline, internal=internal)
    )
    env.filters.update(ltr=markup.ltr)
    env.filters.update(plain_of=markup.plain, line_of=markup.plain_line)
    env.globals.update(plain_gettext=words(project, language).gettext)  # for Python code: without escaping
    env.globals.update(direction_of=languages.direction, html_code=languages.html_code, own_name=languages.own_name)
    return env


def _quick_gettext(catalog: NullTranslations) -> Callable[..., str]:
    """Return the ``_`` of templates: that of Jinja, but a message without values is prepared once."""
    finished: dict[tuple[bool, str], str] = {}

    @pass_eval_context
    def gettext(context: EvalContext, message: str, /, **values: object) -> str:
        key = (context.autoescape, message)
        if values or key not in finished:
            text = (Markup if context.autoescape else str)(catalog.gettext(message)) % values
            if values:
                return text
            finished[key] = text
        return finished[key]

    return gettext


@cache
def words(project: Project, language: str) -> NullTranslations:
    """Return the template messages of a language; Danish, and a language without ``ui.po``, use the msgids."""
    path = project.locales / language / "LC_MESSAGES" / "ui.po"
    if not path.is_file():
        return NullTranslations()
    with path.open("rb") as file:
        catalog = read_po(file, locale=language, domain="ui")
    for message in catalog:
        forms = (message.string,) if isinstance(message.string, str) else tuple(message.string or ())
        if message.id and any(map(is_unfinished, forms)):
            message.string = ""
    compiled = BytesIO()
    write_mo(compiled, catalog, use_fuzzy=True)
    compiled.seek(0)
    return Translations(compiled)
