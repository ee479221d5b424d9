"""Write the results of a benchmark run as Markdown tables and an SVG chart."""

from __future__ import annotations

import os
import platform
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from benchmarks.measuring import Cost

BEGIN, END = "<!-- results -->", "<!-- end of results -->"
_PACKAGES = ("weasyprint", "mkdocs", "mkdocs-material", "babel", "pikepdf")


@dataclass(frozen=True)
class Measures:
    """What a run measured."""

    sync: Sequence[tuple[str, float, float]]
    """The case, and the seconds that we and the peer take."""
    sites: Sequence[tuple[str, Cost, Cost]]
    same_work: Sequence[tuple[str, Sequence[tuple[str, Cost]]]]
    """The work, and what each program costs for it, ours first."""
    builds: Sequence[tuple[str, Cost]]
    growth: Sequence[tuple[int, str, Cost]]


def write_report(docs: Path, measures: Measures, *, quick: bool, languages: Sequence[str] = ()) -> None:
    """Replace the results in ``performance.md`` and the chart next to it."""
    file = docs / "performance.md"
    text = file.read_text("utf-8")
    head, tail = text[: text.index(BEGIN)], text[text.index(END) :]
    tables = (
        _machine(quick, languages),
        _peers(measures.sync),
        _sites(measures.sites),
        *(_same_work(*rows) for rows in measures.same_work),
        _builds(measures.builds),
        _growth(measures.growth),
    )
    lines = [BEGIN, "", *(line for table in tables for line in (*table, ""))]
    file.write_text(head + "\n".join(lines) + "\n" + tail, "utf-8")
    (docs / "pictures").mkdir(exist_ok=True)
    (docs / "pictures" / "performance.svg").write_text(chart(measures.growth), "utf-8")


def _machine(quick: bool, languages: Sequence[str]) -> Iterator[str]:
    model = next(
        (line.partition(":")[2].strip() for line in _lines("/proc/cpuinfo") if line.startswith("model name")), "?"
    )
    load = os.getloadavg()[2]
    yield f"Machine: {os.cpu_count()} cores, {model}, {platform.system()} {platform.release()}; load {load:.1f}."
    yield f"Versions: Python {platform.python_version()}, " + ", ".join(f"{name} {version(name)}" for name in _PACKAGES)
    if quick:
        yield ""
        yield "A quick run: two sites of one municipality, and the region alone. It shows the form, not the speed."
    elif languages:
        yield ""
        yield f"The builds are in these languages alone: {', '.join(languages)}."


def _peers(rows: Sequence[tuple[str, float, float]]) -> Iterator[str]:
    yield "| what | ours, s | peer, s | ours / peer |"
    yield "|---|---:|---:|---:|"
    for name, ours, peer in rows:
        yield f"| {name} | {ours:.2f} | {peer:.2f} | {ours / peer:.3f} |"


def _sites(rows: Sequence[tuple[str, Cost, Cost]]) -> Iterator[str]:
    yield "| one site | ours: CPU, s | `mkdocs build` of the same pages: CPU, s | ours / peer |"
    yield "|---|---:|---:|---:|"
    for name, ours, peer in rows:
        yield f"| {name} | {ours.cpu:.2f} | {peer.cpu:.2f} | {ours.cpu / peer.cpu:.2f} |"


def _same_work(work: str, rows: Sequence[tuple[str, Cost]]) -> Iterator[str]:
    yield f"| {work} | wall, s | CPU, s | CPU of ours / theirs | peak memory, MB |"
    yield "|---|---:|---:|---:|---:|"
    (_, ours), *_ = rows
    for name, cost in rows:
        yield f"| {name} | {cost.wall:.1f} | {cost.cpu:.2f} | {ours.cpu / cost.cpu:.2f} | {cost.memory:.0f} |"


def _builds(rows: Sequence[tuple[str, Cost]]) -> Iterator[str]:
    yield "| build of the demo municipality | wall, s | CPU, s | share of cold CPU | peak memory, MB |"
    yield "|---|---:|---:|---:|---:|"
    cold = rows[0][1].cpu
    for name, cost in rows:
        yield f"| {name} | {cost.wall:.1f} | {cost.cpu:.1f} | {cost.cpu / cold:.0%} | {cost.memory:.0f} |"


def _growth(rows: Sequence[tuple[int, str, Cost]]) -> Iterator[str]:
    yield "| municipalities | `check` after | wall, s | CPU, s | peak memory, MB |"
    yield "|---:|---|---:|---:|---:|"
    for count, state, cost in rows:
        yield f"| {count} | {state} | {cost.wall:.1f} | {cost.cpu:.1f} | {cost.memory:.0f} |"
    yield ""
    yield "![CPU seconds of check by number of municipalities](pictures/performance.svg)"


def chart(rows: Sequence[tuple[int, str, Cost]]) -> str:
    """Return a bar chart of the CPU seconds by number of municipalities."""
    most = max(cost.cpu for _, _, cost in rows)
    bars = []
    for index, (count, state, cost) in enumerate(rows):
        width, top = cost.cpu / most * 320, 10 + index * 28
        bars.append(f'<rect x="60" y="{top}" width="{width:.1f}" height="20" fill="#237A5F"/>')
        bars.append(f'<text x="52" y="{top + 15}" text-anchor="end">{count}</text>')
        bars.append(f'<text x="{width + 66:.1f}" y="{top + 15}">{cost.cpu:.1f} s, {state}</text>')
    height = 20 + len(rows) * 28
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 560 {height}" font-family="sans-serif" font-size="13">'
        f"<title>CPU seconds of check by number of municipalities</title>{''.join(bars)}</svg>\n"
    )


def _lines(path: str) -> list[str]:
    try:
        return Path(path).read_text("utf-8").splitlines()
    except OSError:
        return []
