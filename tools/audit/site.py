"""Build, crawl and audit the sites."""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import re
import subprocess
import sys
import threading
import time
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from zipfile import ZipFile

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT)]

from tools.audit import crawl, report, tree  # noqa: E402 - this file is run, not imported, so the path comes first

STORE = ROOT / ".cache" / "audit"
OUT = STORE / "out"
SUB_PATH = "x/y"
_LANGUAGE = re.compile(r'<html[^>]* lang="([^"]*)"')
_KIND = re.compile(r'class="vk-main vk-main--([\w-]+)"')


@dataclass(frozen=True)
class Asked:
    """The audited sites, and pages of each kind."""

    municipalities: tuple[str, ...]
    pages: tuple[str, ...]
    """Paths below ``site/``."""

    @property
    def topics(self) -> tuple[str, ...]:
        """One topic page per site."""
        chosen = {"/".join(page.split("/")[:2]): page for page in self.pages if page.count("/") == 4}
        return tuple(chosen.values())


def main(arguments: Sequence[str]) -> int:
    """Audit the sites that the arguments name, all of them by default.

    Files, links and HTML are checked on every page; the browser visits a sample with every kind of page, unless
    ``--all`` is given.
    """
    parser = argparse.ArgumentParser("tools/audit/run site", description="Efterprøv hjemmesiderne / audit the sites")
    parser.add_argument("-m", "--municipality", action="append", default=[])
    parser.add_argument("-l", "--language", action="append", default=[])
    parser.add_argument("--all", action="store_true", help="every page in the browser, not a sample / hours")
    parser.add_argument("--no-lighthouse", action="store_true")
    options = parser.parse_args(arguments)
    begun = time.monotonic()
    asked = _build(options)
    with _served(OUT) as address, ThreadPoolExecutor(1) as beside:
        validated = beside.submit(_validate, OUT / "site")
        print(f"  {len(asked.pages)} sider/pages × {len(crawl.MODES)} ...", flush=True)
        found = asyncio.run(
            crawl.crawl(f"{address}site/", asked.pages, asked.topics, STORE / "node_modules/axe-core/axe.min.js", _tell)
        )
        scores = {} if options.no_lighthouse else _lighthouse(f"{address}site/", asked)
    checks = [*_of_browser(found, scores), *_of_files(asked, validated)]
    return report.write(checks, STORE / "site", round(time.monotonic() - begun), found.pages)


def _of_browser(found: crawl.Crawl, scores: dict[str, int]) -> Iterator[report.Check]:
    yield report.Check("axe", "WCAG 2.0-2.2 A/AA, best practice", found.axe)
    quiet = "Ingen fejl i konsollen, ingen andre værter / no console errors, no other hosts"
    yield report.Check("noise", quiet, found.noise)
    yield report.Check("stored", "Intet gemmes / nothing is stored", found.stored)
    yield report.Check("reflow", "Ingen vandret rulning ved 320 px / no scrolling sideways", found.wide)
    heavy = [f"{path}: {size} bytes" for path, size in found.weights.items() if size > crawl.FIRST_VIEW]
    largest = max(found.weights.values(), default=0)
    yield report.Check("first view", f"Første visning / first view: {largest // 1000} KB (< 150 KB gzip)", heavy)
    low = [f"{path}: {score}" for path, score in scores.items() if score < 100]
    if scores:
        yield report.Check("lighthouse", f"Lighthouse: {', '.join(map(str, scores.values()))}", low)


def _of_files(asked: Asked, validated: Future[list[str]]) -> Iterator[report.Check]:
    pages = OUT / "site"
    largest = max(page.stat().st_size for page in pages.rglob("*.html"))
    yield report.Check("page size", f"Største side / largest page: {largest // 1000} KB (< 120 KB)", tree.heavy(pages))
    lost = _without_guides(tree.dangling(OUT, pages))
    yield report.Check("links", "Alle links, ankre og billeder / all links, anchors, pictures", lost)
    broken = []
    for slug in asked.municipalities:
        stick = STORE / "stick" / slug
        with ZipFile(pages / f"{slug}-offline.zip") as archive:
            archive.extractall(stick)
        broken += [f"{slug}: {fault}" for fault in tree.dangling(stick, from_files=True)]
    yield report.Check("memory stick", "Links på et USB-stik / links from a memory stick", broken)
    yield report.Check("html", "HTML (vnu)", validated.result())


def _without_guides(faults: list[str]) -> list[str]:
    """Return the faults without those of links to guides, which this audit does not build."""
    return [fault for fault in faults if "/print/" not in fault]


def _build(options: argparse.Namespace) -> Asked:
    named = [argument for slug in options.municipality for argument in ("-m", slug)]
    done = subprocess.run([sys.executable, "build.py", "site", "zip", *named, "-o", str(OUT)], cwd=ROOT, check=False)
    if done.returncode:
        raise SystemExit(done.returncode)
    site = OUT / "site"
    slugs = tuple(sorted(path.name.removesuffix("-offline.zip") for path in site.glob("*-offline.zip")))
    paths = [path.relative_to(site) for path in sorted(site.rglob("*.html"))]
    asked = [path for path in paths if _is_asked(path.parts, slugs, options.language)]
    chosen = asked if options.all else list(sample(asked, site))
    return Asked(slugs, tuple(_address(path.as_posix()) for path in chosen))


def _is_asked(parts: tuple[str, ...], slugs: Sequence[str], languages: Sequence[str]) -> bool:
    """Return whether a page is audited: those above the languages always are; the 404 page needs the root of a host."""
    if len(parts) < 3:
        return parts != ("404.html",) and (len(parts) == 1 or parts[0] in slugs)
    return parts[0] in slugs and (not languages or parts[1] in languages or len(parts[1]) > 3)


def sample(paths: Iterable[Path], site: Path) -> Iterator[Path]:
    """Yield the pages that add a kind in a language, of a municipality or in a section, or a name of a page."""
    seen: set[tuple[str, str]] = set()
    for path in paths:
        html = (site / path).read_text("utf-8")
        folder, *sections = path.parts[:-1] or ("",)
        kind = match[1] if (match := _KIND.search(html)) else f"{folder}, {len(sections)}"
        features = {(kind, f"in {language}") for language in _LANGUAGE.findall(html)}
        if folder != "q":
            features |= {(kind, f"of {folder}"), (kind, f"below {sections[1:2]}"), ("page", path.parent.name)}
        if not features <= seen:
            seen |= features
            yield path


def _address(path: str) -> str:
    return path.removesuffix("index.html")


def _tell(done: int) -> None:
    if done % 100 == 0:
        print(f"  {done} ...", flush=True)


def _validate(folder: Path) -> list[str]:
    """Return the errors of the Nu Html Checker."""
    jar = STORE / "node_modules/vnu-jar/build/dist/vnu.jar"
    command = ["java", "-Xss8m", "-jar", str(jar), "--errors-only", "--skip-non-html", "--format", "json", str(folder)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    try:
        messages = json.loads(done.stderr)["messages"]
    except (ValueError, KeyError):
        return [f"vnu: {done.stderr.strip()[-500:]}"]
    return [
        f"{message.get('url', '').split('/site/')[-1]}:{message.get('lastLine')}: {message['message']}"
        for message in messages
    ]


def _lighthouse(address: str, asked: Asked) -> dict[str, int]:
    """Return the score for accessibility, 0 to 100, of the landing page, an audience page and a topic page."""
    home = next((page for page in asked.pages if page.count("/") == 3 and "/was/" not in page), "")
    return {path or "front": _score(address + path) for path in ("", home, *asked.topics[:1])}


def _score(url: str) -> int:
    cli = STORE / "node_modules/lighthouse/cli/index.js"
    command = [
        "node", str(cli), url, "--quiet", "--only-categories=accessibility", "--output=json",
        "--chrome-flags=--headless=new --no-sandbox",
    ]  # fmt: skip
    chromium = os.environ.get("CHROMIUM", "/usr/bin/chromium")
    environment = {**os.environ, "CHROME_PATH": chromium}
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=environment)
    try:
        return round(json.loads(done.stdout)["categories"]["accessibility"]["score"] * 100)
    except (ValueError, KeyError, TypeError):
        print(done.stderr.strip()[-800:], file=sys.stderr)
        return 0


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Log nothing."""

    def translate_path(self, path: str) -> str:
        """Serve below a sub-path, as on a shared host."""
        below = path.removeprefix(f"/{SUB_PATH}")
        return super().translate_path(below if below != path else "/nothing")


@contextmanager
def _served(folder: Path) -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/{SUB_PATH}/"
    finally:
        server.shutdown()
        server.server_close()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
