"""Make the guides of one municipality in one language: ``python -m benchmarks.guides SLUG LANGUAGE WHAT FOLDER``.

``pages`` writes the guide of every audience to the folder, as HTML for WeasyPrint and as a source for Typst with the
same text and headings. ``render`` makes our PDF files of them, and ``typst`` those of Typst, in this process.
"""

from __future__ import annotations

import pickle
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from lxml import html  # type: ignore[import-untyped]

from velkomst.model.project import Project
from velkomst.rendering.print import guide
from velkomst.rendering.print.page import PageJob
from velkomst.rendering.print.print_variants import ORDINARY

_VIEWS = "guides.pickle"
_SIGNS = re.compile(r"([\\#$*_`<>@=+/~\[\]-])")
_BLOCKS = {"h1": "= ", "h2": "== ", "h3": "=== ", "p": "", "li": "- "}
_TYPST = """#set page(width: 148mm, height: 210mm, margin: 16mm, numbering: "1")
#set text(size: 10pt, lang: "{language}")
#outline()
"""


def main() -> None:
    """Do what the arguments say, in the project of the folder that this runs in."""
    slug, language, what, folder = sys.argv[1], sys.argv[2], sys.argv[3], Path(sys.argv[4])
    project = Project(Path.cwd())
    if what == "pages":
        folder.mkdir()
        views = _views(project, slug, language)
        (folder / _VIEWS).write_bytes(pickle.dumps(views))
        for view in views:
            page = guide.page(PageJob(view, project))
            (folder / f"{view.audience}.html").write_text(page, "utf-8")
            (folder / f"{view.audience}.typ").write_text(typst_source(page, language), "utf-8")
    elif what == "render":
        views = pickle.loads((folder / _VIEWS).read_bytes())  # noqa: S301 - written above
        for view in views:
            guide.render(view, project)
    else:
        import typst

        for source in sorted(folder.glob("*.typ")):
            typst.compile(source, output=source.with_suffix(".typst.pdf"))


def _views(project: Project, slug: str, language: str) -> list[guide.GuideView]:
    from velkomst.build.editions import EditionStore
    from velkomst.build.inspection import read_and_merge
    from velkomst.reading.history import today

    edition = EditionStore(project, read_and_merge(project, today()), today()).edition(slug, language)
    views = (guide.view(edition, audience.id, (ORDINARY,)) for audience in edition.audiences)
    return [view for view in views if view is not None]


def typst_source(page: str, language: str) -> str:
    """Return a document in Typst with the headings, paragraphs and list items of a page, in their order."""
    return _TYPST.format(language=language) + "\n\n".join(_blocks(html.document_fromstring(page))) + "\n"


def _blocks(document: html.HtmlElement) -> Iterator[str]:
    for element in document.iter(*_BLOCKS):
        if not any(True for _ in element.iterdescendants(*_BLOCKS)):
            words = " ".join(element.text_content().split())
            if words:
                yield _BLOCKS[str(element.tag)] + _SIGNS.sub(r"\\\1", words)


if __name__ == "__main__":
    main()
