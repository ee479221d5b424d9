"""Write a small page per topic, without scripts, that other websites can show in a frame."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Mapping
from hashlib import sha256
from typing import Any

from velkomst.formats import languages
from velkomst.model import EditionBlock, LocalizedText
from velkomst.model.project import Project
from velkomst.rendering import markup, trust
from velkomst.rendering.colours import palette
from velkomst.rendering.names import marked
from velkomst.rendering.site.plan import SitePlan, TopicPage
from velkomst.rendering.templating import environment

EMBEDS = "embed/"
"""Address of the folder of these pages below the site; each has the address of the topic's page in it."""
_STYLE = (
    "body{{margin:0;padding:16px;font:17px/1.5 'Segoe UI',Arial,sans-serif;color:#1c1b22;background:#fff;"
    "border-inline-start:4px solid {brand};overflow-wrap:break-word}}"
    "h1{{font-size:21px;line-height:1.3;margin:0}}p,ul,ol{{margin:10px 0}}a{{color:{brand}}}"
    "a:focus-visible{{outline:3px solid #1c1b22;outline-offset:2px}}"
    "blockquote{{margin:0;padding-inline-start:12px;border-inline-start:2px solid #77747f}}small{{color:#4a4852}}"
)


def embed_address(page: str) -> str:
    """Return the address of the small page, below the site, of a topic's page."""
    return f"{EMBEDS}{page}"


def embed_files(plan: SitePlan, project: Project) -> Mapping[str, bytes]:
    """Return path -> bytes of the small page of every topic of newcomers.

    Raises ValueError for a brand colour that cannot be made readable.
    """
    site = plan.site
    style = _STYLE.format(brand=palette(site.head.brand).brand)
    template = environment(project, "site", site.head.language).get_template("embed.html")
    files: dict[str, bytes] = {}
    for page in plan.topics:
        address = embed_address(page.address)
        html = template.render(
            **_content(page, site.head.language),
            style=style,
            policy=_policy(style),
            address=f"{'../' * address.count('/')}{page.address}",
            municipality=site.head.municipality,
            language=site.head.language,
            direction=site.head.direction,
        )
        files[f"{address}index.html"] = f"{marked(html, site.head.names, site.head.language).strip()}\n".encode()
    return files


def _content(page: TopicPage, language: str) -> dict[str, Any]:
    """Return the question, the short answer, the names of the steps, and how far the reader can trust them."""
    steps = [block for block in page.blocks if block.kind == "step"]
    texts: list[EditionBlock | LocalizedText] = [page.topic.question, *([page.answer] if page.answer else ()), *steps]
    return {
        "question": page.topic.question,
        "title": page.topic.title,
        "answer": page.answer,
        "html": _html(page.answer.texts["text"], page.answer.language) if page.answer else "",
        "danish": _html(page.answer.danish["text"], "da") if page.answer and page.answer.danish else "",
        "steps": [(step, markup.inline(step.texts["title"], languages.direction(step.language))) for step in steps],
        "notes": trust.notes(texts, language),
    }


def _html(text: str, language: str) -> str:
    """Return a text as HTML; its links to topics and places are words."""
    return markup.html(text, languages.direction(language))


def _policy(style: str) -> str:
    """Return a content security policy that allows the style sheet of the page and nothing else."""
    digest = b64encode(sha256(style.encode()).digest()).decode()
    return f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
