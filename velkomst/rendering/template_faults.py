"""Report templates that are missing or that Jinja2 cannot read, before anything is rendered."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath

import jinja2
from jinja2 import Environment, TemplateSyntaxError, nodes

from velkomst.formats.content_cache import computed_once
from velkomst.model import SOURCE_LANGUAGE
from velkomst.model.project import Project
from velkomst.problems import Mark, Problem, problem
from velkomst.rendering.templating import environment

TEMPLATES = {
    "admin": "admin.css form.html index.html manual.js messages.mjs start.mjs writer.mjs",
    "desk": "index.html",
    "mail": "export.md journey.html mail.mjml mail.txt signup-form.html targets.yml words.jinja",
    "preview": "bar.css bar.js index.html publication.html source.html",
    "print": "about.html back.html blocks.jinja book-cover.svg.jinja book-parts.jinja book.css book.html"
    " box-label.html chapter.html checklist.html checklist-notes.html colophon.html contacts.html contents.html"
    " contrast.css contrast.html cover.html desk-sheet.html desk-sign.html employer-flyer.css"
    " employer-flyer.html employer-manual.html fillable.css fillable.html first-week.html fonts.css"
    " guide-large.css guide.css guide.html handbook.html joint-order.html letter.html media.html"
    " more.html notes.html number-card.html order.css order.html packing-list.html parts.jinja"
    " phrasebook.html phrases.css places.html sheet-parts.jinja sheet.css sheet.html signup.html"
    " sleeve.html statement.html supplement.css supplement.html survey.html tickets.css tickets.html"
    " tokens.css.jinja topic.html two-tongues.jinja",
    "print/profiles": "FOGRA39L.icc",
    "reports": "overview.html review.html status.html survey.html",
    "shared": "door.svg.jinja media.jinja pictograms.svg.jinja signup.jinja step-facts.jinja survey.jinja"
    " ticket.svg.jinja",
    "site": "advice.html audience.html bare.html blocks.html company-entrance.html contrast.html"
    " dates-name.html dates.html embed.html employers-topic.html employers.html events-home.html"
    " events-parts.html events-title.html events.html find.html footer.html forms.html"
    " handbook-topic.html handbook.html header.html help.html home.html landing.html lost.html"
    " media-parts.html media.html moved.html nav.html newsletter.html newsletters.html parts.html"
    " people.html places.html printed-topic.html printed.html responsibilities.html search.js"
    " sections.html signup.html situation.html topic-footer.html topic.html was-region.html was.html",
    "site/preview": "index.md",
    "site/theme": "404.html main.html",
    "site/theme/assets/velkomst": "dates.js door.svg landing.js offline.js site.css site.js",
    "site/theme/partials/javascripts": "base.html content.html",
    "staff": "base.html parts.html",
}
"""Folder below ``templates/`` -> the files that a build needs in it, separated by spaces."""

_JINJA = (".html", ".jinja", ".md", ".mjml", ".txt")
_OF_THE_ENGINE = "site/theme/"
"""These extend templates of the site engine, with its filters."""
_REFERENCES = (nodes.Extends, nodes.FromImport, nodes.Import, nodes.Include)


def check(project: Project) -> tuple[Problem, ...]:
    """Report missing files, syntax errors, unknown filters, and references to templates that do not exist.

    A project without a folder ``templates/`` can be checked but not built; nothing is reported.
    """
    if not project.templates.is_dir():
        return ()
    needed = frozenset(f"{folder}/{name}" for folder, names in TEMPLATES.items() for name in names.split())
    missing = sorted(name for name in needed if not (project.templates / name).is_file())
    problems = [problem("template-missing", Mark(f"templates/{name}")) for name in missing]
    files = sorted(file for file in project.templates.rglob("*") if file.is_file())
    names = tuple(file.relative_to(project.templates).as_posix() for file in files)
    templates = tuple(name for name in names if name.endswith(_JINJA))
    data = repr((jinja2.__version__, names, tuple(_bytes(project, name) for name in templates))).encode()

    def faults() -> tuple[Problem, ...]:
        return tuple(fault for name in templates for fault in _faults(project, name, needed))

    return (*problems, *computed_once(project, "templates", data, __file__, faults))


def _bytes(project: Project, name: str) -> bytes:
    try:
        return (project.templates / name).read_bytes()
    except OSError as error:
        return str(error).encode()


def _faults(project: Project, name: str, needed: frozenset[str]) -> Iterator[Problem]:
    """Yield the faults of one template. A reference to a file that is reported as missing is not one more fault."""
    path, folder = f"templates/{name}", PurePosixPath(name).parts[0]
    env = environment(project, folder, SOURCE_LANGUAGE)
    try:
        tree = env.parse((project.templates / name).read_text("utf-8"))
    except TemplateSyntaxError as error:
        yield problem("template-broken", Mark(path, error.lineno), reason=error.message)
        return
    except (OSError, UnicodeDecodeError) as error:
        yield problem("template-broken", Mark(path), reason=getattr(error, "strerror", None) or "UTF-8")
        return
    if name.startswith(_OF_THE_ENGINE):
        return
    for line, reference in _references(tree):
        candidates = (f"{folder}/{reference}", reference)
        if not any(each in needed or (project.templates / each).is_file() for each in candidates):
            yield problem("template-unknown", Mark(path, line), name=reference)
    yield from _unknown_filters(tree, env, path)


def _references(tree: nodes.Template) -> Iterator[tuple[int, str]]:
    """Yield line and name of the templates that a template names."""
    for node in tree.find_all(nodes.Stmt):
        name = node.template if isinstance(node, _REFERENCES) else None
        if isinstance(name, nodes.Const) and isinstance(name.value, str):
            yield node.lineno, name.value


def _unknown_filters(tree: nodes.Template, env: Environment, path: str) -> Iterator[Problem]:
    for node in tree.find_all(nodes.Filter):
        if node.name not in env.filters:
            yield problem("template-broken", Mark(path, node.lineno), reason=f"No filter named {node.name!r}.")
