"""Test the offline copy of a site."""

from __future__ import annotations

import io
import json
import posixpath
import re
from datetime import date
from pathlib import Path
from zipfile import ZipFile

import pytest

from tests.rendering.sample_edition import LANGUAGES
from tools.audit.tree import dangling
from velkomst.rendering.site.offline import pack

from .rendered_site import renamed, render_site
from .sample_site import publish, tree

DAY = date(2026, 11, 20)
GUIDE = "print/samsoe/da/eu/guide.pdf"
UNLINKED = "print/samsoe/da/eu/unlinked.pdf"


def files() -> dict[str, bytes]:
    """One municipality's site, with a single guide beside it."""
    papers = {GUIDE: b"%PDF", UNLINKED: b"%PDF"}
    return {**{path: data for path, data in tree().items() if "/herning/" not in path}, **papers}


def packed() -> dict[str, bytes]:
    """What the zip holds, without its folder."""
    with ZipFile(io.BytesIO(pack(files(), "samsoe", "Samsø Kommune", DAY).data)) as archive:
        return {name.removeprefix("samsoe-offline/"): archive.read(name) for name in archive.namelist()}


def test_the_same_files_give_the_same_bytes_in_one_folder() -> None:
    made = pack(files(), "samsoe", "Samsø Kommune", DAY)
    assert made.path == "site/samsoe-offline.zip" and made.municipality == "samsoe"
    assert pack(dict(reversed(files().items())), "samsoe", "Samsø Kommune", DAY).data == made.data
    with ZipFile(io.BytesIO(made.data)) as archive:
        assert archive.testzip() is None
        assert archive.namelist() == sorted(archive.namelist())
        assert all(name.startswith("samsoe-offline/") and ".." not in name for name in archive.namelist())
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_every_link_is_a_file(tmp_path: Path) -> None:
    for path, data in packed().items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(data)
    # the sample's landing page leads to both of its municipalities
    assert [fault for fault in dangling(tmp_path, from_files=True) if "herning" not in fault] == []


def test_former_addresses_lead_to_a_file() -> None:
    moved = {artifact.path: artifact.data for artifact in render_site(renamed("da"))}
    data = pack({**files(), **moved}, "samsoe", "Samsø Kommune", DAY).data
    with ZipFile(io.BytesIO(data)) as archive:
        names = {name.removeprefix("samsoe-offline/") for name in archive.namelist()}
        redirects = {
            name.removeprefix("samsoe-offline/"): target[1].decode()
            for name in archive.namelist()
            if (target := re.search(rb'content="0; url=([^"]*)"', archive.read(name)))
        }
    assert any("/tunoe/" in path for path in redirects) and any("/old-" in path for path in redirects)
    for path, address in redirects.items():
        assert posixpath.normpath(posixpath.join(posixpath.dirname(path), address)) in names, path


def test_the_tree_that_is_served_has_no_dead_link(tmp_path: Path) -> None:
    publish(tmp_path)
    assert [fault for fault in dangling(tmp_path) if "/print/" not in fault] == []


@pytest.mark.parametrize(
    "spoiled", ['href="../missing/"', 'href="#nowhere"', 'src="gone.png"', 'href="/at/the/root/"', 'href="../eu/#no"']
)
def test_a_dead_link_is_found(spoiled: str, tmp_path: Path) -> None:
    publish(tmp_path)
    page = tmp_path / "site/samsoe/da/eu/index.html"
    page.write_text(page.read_text("utf-8").replace("</header>", f"<a {spoiled}>x</a></header>", 1), "utf-8")
    found = [fault for fault in dangling(tmp_path) if "/print/" not in fault]
    link = spoiled.split('"')[1]
    assert found == [f"site/samsoe/da/eu/index.html: {link}"]


def test_a_folder_is_no_page_without_a_server(tmp_path: Path) -> None:
    publish(tmp_path)
    assert dangling(tmp_path, from_files=True)


def test_only_the_guide_that_exists_is_offered() -> None:
    made = packed()
    assert GUIDE in made and UNLINKED not in made
    assert b"/print/samsoe/da/eu/guide.pdf" in made["site/samsoe/da/eu/index.html"]
    assert b"vk-get" not in made["site/samsoe/da/nordic/index.html"]


def test_search_comes_along_as_a_script() -> None:
    for language in LANGUAGES:
        folder = f"site/samsoe/{language}/search"
        made = packed()
        assert f"{folder}/search_index.json" not in made
        index = json.loads(made[f"{folder}/search_index.js"].removeprefix(b"var __index = "))
        assert all(entry["location"].split("#")[0].endswith("/index.html") for entry in index["docs"])


def test_what_only_a_server_needs_stays_behind() -> None:
    names = {path.rsplit("/", 1)[-1] for path in packed()}
    assert not names & {"404.html", "robots.txt", "sitemap.xml"}
    assert {"README.txt", "index.html"} <= set(packed())


def test_every_page_loads_what_replaces_the_worker_before_all_else() -> None:
    own = {path: page for path, page in packed().items() if re.match(r"site/samsoe/(?!.*/was/).*\.html", path)}
    assert own
    for path, page in own.items():
        scripts = re.findall(rb'<script src="([^"]*)"', page)
        assert scripts[0].endswith(b"velkomst/offline.js"), path
        assert b"script-src 'self' file:" in page
