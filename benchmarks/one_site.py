"""Render one site in this process: ``python -m benchmarks.one_site SLUG LANGUAGE WHAT [FOLDER]``.

``stage`` draws its pages and writes them for a site engine into a folder. It keeps the view that the others read.
``engine`` makes a site of what is staged in a folder with mkdocs, ``plain`` without it. ``forget`` drops what earlier
renderings kept, ``keep`` renders and keeps it, ``render`` and ``edited`` render the site as it is, and with another
word in one text.
"""

from __future__ import annotations

import hashlib
import pickle
import shutil
import sys
from dataclasses import replace
from pathlib import Path

from velkomst.model import Artifact
from velkomst.model.project import Project
from velkomst.rendering.site import engine_mkdocs, engine_plain, every_page, render, settings
from velkomst.rendering.site.plan import plan
from velkomst.rendering.site.staging import stage
from velkomst.rendering.site.views import SiteView


def main() -> None:
    """Do what the arguments say, in the project of the folder."""
    slug, language, what = sys.argv[1:4]
    project = Project(Path.cwd())
    stored = project.cache / "benchmark.pickle"
    if what == "stage":
        view = _view(project, slug, language)
        stored.parent.mkdir(parents=True, exist_ok=True)
        stored.write_bytes(pickle.dumps(view))
        stage(every_page(plan(view), project), settings(view), Path(sys.argv[4]), project)
        return
    site: SiteView = pickle.loads(stored.read_bytes())  # noqa: S301 - written by the line above
    if what in ("engine", "plain"):
        engine = engine_mkdocs if what == "engine" else engine_plain
        engine.run(Path(sys.argv[4]), site.head.content_date, project)
    elif what == "forget":
        shutil.rmtree(project.cache / "content" / "sites", ignore_errors=True)
    elif what == "keep":
        _store(render(site, project), project)
    else:
        render(_edited(site) if what == "edited" else site, project)


def _view(project: Project, slug: str, language: str) -> SiteView:
    from velkomst.build.editions import EditionStore
    from velkomst.build.inspection import read_and_merge
    from velkomst.reading.history import today
    from velkomst.rendering.site.edition_views import site_view

    store = EditionStore(project, read_and_merge(project, today()), today())
    return site_view(store.edition(slug, language))


def _edited(site: SiteView) -> SiteView:
    """Return the site with another word at the end of the first block of its first topic."""
    topic = site.topics[0]
    block = topic.blocks[0]
    changed = replace(block, texts={**block.texts, "text": f"{block.texts['text']} Ord."})
    return replace(site, topics=(replace(topic, blocks=(changed, *topic.blocks[1:])), *site.topics[1:]))


def _store(artifacts: tuple[Artifact, ...], project: Project) -> None:
    """Store files as a build does."""
    for artifact in artifacts:
        blob = project.blob(hashlib.sha256(artifact.data).hexdigest())
        if not blob.exists():
            blob.parent.mkdir(parents=True, exist_ok=True)
            blob.write_bytes(artifact.data)


if __name__ == "__main__":
    main()
