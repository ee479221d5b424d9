"""Test whole builds of the tiny project."""

from __future__ import annotations

import hashlib
import json
import re
import subprocess
import sys
from pathlib import Path

import pypdfium2  # type: ignore[import-untyped]
import pytest

from tests.support import ROOT, Command, add, edit
from velkomst.build import output

FORMS = (".pdf", "-office.pdf", "-preflight.json")
FERRY = "municipalities/nordby/topics/nordby-ferry.yml"


def tree(out: Path) -> dict[str, str]:
    return {
        path.relative_to(out).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(out.rglob("*"))
        if path.is_file()
    }


def part(found: dict[str, str], slug: str) -> dict[str, str]:
    """Return what belongs to one municipality."""
    return {path: sha for path, sha in found.items() if f"/{slug}/" in path}


def answer(build: Command, *arguments: str) -> tuple[int, dict[str, object]]:
    said = build("build", "--json", *arguments)
    found = json.loads(said.out)
    assert list(found) == ["built", "unchanged", "rendered", "failed", "problems", "seconds"], found
    return said.code, found


def counts(build: Command, *arguments: str) -> tuple[int, int, int]:
    code, found = answer(build, *arguments)
    return code, int(str(found["built"])), int(str(found["unchanged"]))


def rendered(build: Command, *arguments: str) -> set[str]:
    """Build, and return the names of the tasks that were not in the cache."""
    code, found = answer(build, *arguments)
    assert code == 0, found["problems"]
    assert isinstance(found["rendered"], list)
    return set(found["rendered"])


def cached(root: Path) -> int:
    """Count the results in the build cache."""
    return len(list((root / ".cache/velkomst/keys").glob("*.json")))


def text_of(pdf: Path) -> str:
    document = pypdfium2.PdfDocument(pdf)
    try:
        return "\n".join(page.get_textpage().get_text_range() for page in document)
    finally:
        document.close()


# ---- what appears


def test_everything_appears_where_the_design_says(built: Path) -> None:
    out = built / "out"
    for path in (
        "index.html",
        "manifest.json",
        "site/index.html",
        "site/404.html",
        "reports/status.html",
        "reports/status.json",
        "reports/problems.json",
    ):
        assert (out / path).is_file(), path
    for slug, language in (("nordby", "da"), ("nordby", "ar"), ("sydby", "da")):
        assert (out / f"site/{slug}/{language}/index.html").is_file()
        for suffix in ("html", "txt", "eml"):
            assert (out / f"mail/{slug}/{language}/welcome.{suffix}").is_file()
        for audience in ("nordic", "eu", "third-country", "commuter", "refugee"):
            guide = out / f"print/{slug}/{language}/{audience}/guide.pdf"
            assert guide.read_bytes().startswith(b"%PDF")
            home = out / f"site/{slug}/{language}/{audience}/index.html"
            (link,) = re.findall(r'"([^"]+/guide\.pdf)"', home.read_text("utf-8"))
            assert (home.parent / link).resolve() == guide.resolve()
    assert not (out / "site/sydby/ar").exists()


def test_a_first_build_publishes_the_sites_before_it_prints(build: Command) -> None:
    asked = ("build", "-m", "sydby", "-o", str(build.root / "new"))
    said = build(*asked)
    lines = [line for line in said.out.splitlines() if line.strip()]
    assert said.code == 0 and lines[0].startswith("Siderne er klar: ")
    assert "Siderne er klar" not in build(*asked, "--strict").out


def test_the_manifest_lists_every_file_with_its_hash(built: Path) -> None:
    listed = json.loads((built / "out/manifest.json").read_text("utf-8"))["artifacts"]
    found = tree(built / "out")
    found.pop("manifest.json")
    assert {one["path"]: one["sha256"] for one in listed} == found
    for one in listed:
        measures = {"pages", "width", "height"} if one.get("pages") else set()
        names = {"path", "sha256", "bytes", "publication", "municipality", "language", "audience"}
        assert set(one) == names | measures
        assert one["bytes"] == (built / "out" / one["path"]).stat().st_size
    guide = next(one for one in listed if one["path"] == "print/nordby/ar/refugee/guide.pdf")
    assert [guide[key] for key in ("publication", "municipality", "language", "audience")] == [
        "guide",
        "nordby",
        "ar",
        "refugee",
    ]


def test_the_map_leads_to_everything(built: Path) -> None:
    html = (built / "out/index.html").read_text("utf-8")
    for path in (
        "site/nordby/da/index.html",
        "print/nordby/ar/eu/guide.pdf",
        "mail/sydby/da/welcome.html",
        "reports/status.html",
        "site/index.html",
    ):
        assert f'href="{path}"' in html, path


def test_the_report_says_the_figures(built: Path) -> None:
    figures = json.loads((built / "out/reports/status.json").read_text("utf-8"))
    assert set(figures["municipalities"]) == {"nordby", "sydby"} and figures["errors"] == 0
    assert json.loads((built / "out/reports/problems.json").read_text("utf-8")) == []
    assert "Nordby Kommune" in (built / "out/reports/status.html").read_text("utf-8")


def test_nothing_unfilled_reaches_a_reader(built: Path) -> None:
    written = [path for path in (built / "out").rglob("*") if path.suffix in (".html", ".txt", ".json")]
    own = [path for path in written if "_t" not in path.parts]
    assert {path.suffix for path in own} == {".html", ".txt", ".json"}
    for path in own:
        text = path.read_text("utf-8")
        assert "⟦" not in text and (path.is_relative_to(built / "out/mail") or "{{" not in text), path


def test_an_output_holds_no_path_of_this_machine(built: Path) -> None:
    files = [path for path in (built / "out").rglob("*") if path.is_file()]
    assert files
    for path in files:
        assert str(built).encode() not in path.read_bytes(), path


# ---- again


def test_again_builds_nothing(build: Command) -> None:
    before = tree(build.root / "out")
    assert counts(build) == (0, 0, cached(build.root))
    said = build("build")
    unchanged = f"Intet er ændret, så intet blev bygget ({cached(build.root)} uændret, "
    assert said.code == 0 and said.out.startswith(unchanged)
    assert tree(build.root / "out") == before


def test_the_same_input_gives_the_same_bytes_in_another_folder(build: Command, built: Path) -> None:
    for name in ("out", ".cache"):
        subprocess.run(["rm", "-rf", str(build.root / name)], check=True)
    assert rendered(build, "-m", "nordby", "-l", "ar", "-a", "eu") >= {"site nordby/ar", "guide nordby/ar/eu"}
    again, first = tree(build.root / "out"), tree(built / "out")
    arabic = ("site/nordby/ar/", "print/nordby/ar/", "mail/")
    same = {path: sha for path, sha in again.items() if path.startswith(arabic)}
    assert len(same) > 10 and same == {path: first[path] for path in same}


def test_one_word_of_one_municipality(build: Command) -> None:
    before = tree(build.root / "out")
    edit(build.root, FERRY, "Tag færgen fra havnen.", "Tag færgen fra molen.")
    names = rendered(build, "-a", "eu", "-l", "da")
    assert {"site nordby/da", "guide nordby/da/eu", "box nordby/da/eu"} <= names
    assert not any("sydby" in name or name.startswith(("mail", "landing")) for name in names)
    assert not any(name.endswith(("number-card", "tickets")) for name in names), "they do not show it"
    after = tree(build.root / "out")
    assert part(after, "sydby") == part(before, "sydby")
    changed = {path for path in after if after[path] != before.get(path) and "/nordby/" in path}
    assert changed and {path.split("/")[0] for path in changed} == {"site", "print"}
    assert not any("/ar/" in path or "/refugee/guide" in path for path in changed)
    assert "molen" in text_of(build.root / "out/print/nordby/da/eu/guide.pdf")


def test_a_lost_cache_and_a_lost_output(build: Command) -> None:
    before = tree(build.root / "out")
    subprocess.run(["rm", "-rf", str(build.root / "out")], check=True)
    assert counts(build) == (0, 0, cached(build.root))
    assert tree(build.root / "out") == before, "linked from the cache"


# ---- a part


def test_a_part_leaves_the_rest(build: Command) -> None:
    before = tree(build.root / "out")
    edit(build.root, "content/mails/welcome.yml", "Velkommen. Begynd", "Goddag. Begynd")
    assert {name.split()[0] for name in rendered(build, "-m", "sydby", "--only", "mail")} <= {"mail", "journey"}
    after = tree(build.root / "out")
    assert after.keys() == before.keys()
    differs = {path for path in after if after[path] != before[path]}
    assert {path for path in differs if path.startswith("mail/")} == {
        f"mail/sydby/da/welcome.{suffix}" for suffix in ("html", "txt", "eml")
    }
    assert not any(path.startswith(("site/", "print/")) for path in differs)


def test_a_part_into_another_folder(build: Command, tmp_path: Path) -> None:
    out = tmp_path / "elsewhere"
    said = build("build", "-m", "nordby", "-l", "da", "-a", "eu", "--only", "print", "-o", str(out))
    assert said.code == 0 and str(out / "index.html") in said.out
    printed = {path.removeprefix("print/nordby/") for path in tree(out) if path.startswith("print/")}
    assert {"index.html", "order.csv", "order.pdf", "da/eu/number-card.pdf", "da/tickets.csv"} < printed
    assert {path for path in printed if path.startswith("da/eu/")} == {
        f"da/eu/{name}"
        for name in (
            *("box.pdf", "box-office.pdf", "guide-pages.json"),
            *(f"{sheet}{end}" for sheet in ("guide", "checklist", "number-card") for end in FORMS),
        )
    }
    assert not [path for path in printed if path.startswith("ar/") or "refugee" in path]
    assert not (out / "site/nordby").exists() and not (out / "mail").exists()


def test_the_demo(build: Command, tmp_path: Path) -> None:
    out = tmp_path / "demo"
    made = rendered(build, "--demo", "-o", str(out))
    assert made <= {"landing", "landing sitemap-index"}, "they lead to one municipality less"
    assert part(tree(out), "nordby") and not part(tree(out), "sydby")


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (["-m", "vestby"], "kommunen 'vestby' findes ikke; vælg mellem nordby, sydby"),
        (["-l", "fr"], "sproget 'fr' findes ikke i content/region.yml; vælg mellem da, en, ar"),
        (["-a", "turist"], "målgruppen 'turist' findes ikke i content/audiences.yml; vælg mellem nordic, eu, "),
        (["-o", "content"], "mappen hører til projektet"),
        (["-o", "."], "her må der ikke bygges"),
        (["-o", "templates/site"], "mappen hører til projektet"),
        (["-o", "requirements"], "mappen er ikke lavet af Velkomst"),
    ],
)
def test_what_cannot_be_built_is_usage(
    build: Command, monkeypatch: pytest.MonkeyPatch, asked: list[str], said: str
) -> None:
    monkeypatch.chdir(build.root)
    before = tree(build.root / "out")
    answer_ = build("build", *asked)
    assert answer_.code == 2 and said in answer_.err and answer_.out == ""
    assert tree(build.root / "out") == before and (build.root / "content/region.yml").is_file()


def test_while_another_build_runs(build: Command) -> None:
    with output.lock(build.root / ".cache/velkomst"):
        said = build("build")
    assert said.code == 2 and "en anden bygning er i gang" in said.err


# ---- faults


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        ("municipalities/sydby/municipality.yml", "brand:", "brnd:"),
        ("municipalities/sydby/topics/health.yml", "before: emergency", "before: emergencies"),
        ("municipalities/sydby/topics/sydby-work.yml", "Se de ledige job", "Se {{ value.jobs }}"),
    ],
)
def test_one_municipalitys_error_stops_only_that_one(build: Command, path: str, old: str, new: str) -> None:
    before = tree(build.root / "out")
    edit(build.root, path, old, new)
    edit(build.root, FERRY, "Tag færgen fra havnen.", "Tag færgen fra molen.")
    code, found = answer(build, "-l", "da", "-a", "eu")
    assert (code, found["failed"]) == (1, ["sydby"])
    assert "guide nordby/da/eu" in str(found["rendered"]) and "sydby" not in str(found["rendered"])
    after = tree(build.root / "out")
    assert part(after, "sydby") == part(before, "sydby"), "its last good output still appears"
    assert part(after, "nordby") != part(before, "nordby")
    chooser = (build.root / "out/site/index.html").read_text("utf-8")
    assert "sydby/" in chooser and "nordby/" in chooser
    assert "site/sydby/da/index.html" in (build.root / "out/index.html").read_text("utf-8")
    said = build("build", "-m", "sydby")
    assert said.code == 1 and f"{path}:" in said.err
    assert "Ikke bygget: sydby. Det, der var udgivet før, står der stadig." in said.err
    edit(build.root, path, new, old)
    assert rendered(build, "-m", "sydby") <= {"landing"}


def test_a_fault_of_the_region_leaves_everything(build: Command) -> None:
    before = tree(build.root / "out")
    edit(build.root, "content/topics/bank.yml", "Spørg en bank.", "Spørg {{ fact.banks }}.")
    code, found = answer(build)
    assert (code, found["built"], found["failed"]) == (1, 0, ["nordby", "sydby"])
    after = tree(build.root / "out")
    assert {path: sha for path, sha in after.items() if not path.startswith(("reports/", "manifest", "index"))} == {
        path: sha for path, sha in before.items() if not path.startswith(("reports/", "manifest", "index"))
    }
    edit(build.root, "content/region.yml", "topics:", "topcs:")
    said = build("build", "--json")
    assert (said.code, json.loads(said.out)["errors"]) == (1, 1)
    assert tree(build.root / "out") == after, "not readable at all: nothing is touched"


def test_strict_builds_nothing_that_has_a_warning(build: Command) -> None:
    edit(build.root, "content/topics/health.yml", "eller hjemmefra", "eller på nettet")
    edit(build.root, "municipalities/sydby/topics/sydby-work.yml", "jobtavlen", "tavlen")
    code, found = answer(build, "--strict", "-l", "da", "-a", "eu", "--only", "print")
    assert (code, found["failed"]) == (1, ["nordby"])
    assert "guide sydby/da/eu" in str(found["rendered"]) and "guide nordby" not in str(found["rendered"])
    problems = found["problems"]
    assert isinstance(problems, list) and {one["code"] for one in problems} == {"drafts-orphaned", "drift"}


def test_a_letter_that_no_font_has_stops_its_municipality(build: Command) -> None:
    before = tree(build.root / "out")
    edit(build.root, FERRY, "Tag færgen", "Tag færgen \N{CUNEIFORM SIGN A}")
    code, found = answer(build, "-l", "da", "-a", "eu", "--only", "print")
    assert (code, found["failed"]) == (1, ["nordby"])
    assert part(tree(build.root / "out"), "nordby") == part(before, "nordby")


def test_a_municipality_that_is_no_more(build: Command) -> None:
    subprocess.run(["rm", "-rf", str(build.root / "municipalities/sydby")], check=True)
    assert rendered(build) == {"landing", "landing sitemap-index"}
    assert part(tree(build.root / "out"), "sydby") == {}
    assert "sydby" not in (build.root / "out/site/index.html").read_text("utf-8")


def test_a_language_that_is_no_more(build: Command) -> None:
    edit(build.root, "municipalities/nordby/municipality.yml", "languages: [da, ar]", "languages: [da]")
    edit(
        build.root,
        "municipalities/nordby/municipality.yml",
        "  - {language: ar, copies: 100}",
        "  - {language: da, copies: 100}",
    )
    assert build("build", "-m", "nordby", "--only", "mail").code == 0
    assert not (build.root / "out/mail/nordby/ar").exists()


# ---- what readers get


def test_a_municipal_text_for_refugees_reaches_no_commuter(build: Command) -> None:
    edit(build.root, FERRY, "need: no\n", "need: no\nprint: full\n")
    add(
        build.root,
        FERRY,
        "  - id: only\n    audience: [refugee]\n    text: |\n      Frirejse for nyankomne.\n"
        "    source: https://www.nordby.dk\n",
    )
    assert build("build", "-m", "nordby", "-l", "da", "-a", "commuter", "-a", "refugee").code == 0
    out = build.root / "out"
    assert "Frirejse" in text_of(out / "print/nordby/da/refugee/guide.pdf")
    assert "Frirejse" not in text_of(out / "print/nordby/da/commuter/guide.pdf")
    pages = {
        path.relative_to(out / "site/nordby/da").as_posix(): path.read_text("utf-8")
        for path in (out / "site/nordby/da").rglob("*.html")
    }
    telling = {path for path, text in pages.items() if "Frirejse" in text}
    assert telling and all(path.startswith("refugee/") for path in telling)


def test_a_changed_word_shows_its_note_and_goes_back(build: Command) -> None:
    add(build.root, "locales/ar/LC_MESSAGES/shared.po", "")
    po = build.root / "locales/ar/LC_MESSAGES/shared.po"
    before = tree(build.root / "out")
    approved = po.read_text("utf-8").replace('#, fuzzy\nmsgctxt "health.short-answer"', 'msgctxt "health.short-answer"')
    po.write_text(approved, "utf-8")
    edit(build.root, "content/topics/health.yml", "din egen læge", "din læge")
    asked = ("-m", "nordby", "-l", "ar", "--only", "site")
    assert "site nordby/ar" in rendered(build, *asked)
    stale = {
        path for path in (build.root / "out/site/nordby/ar").rglob("index.html") if "stale" in path.read_text("utf-8")
    }
    assert any("health" in str(path) for path in stale)
    edit(build.root, "content/topics/health.yml", "din læge", "din egen læge")
    po.write_text(approved.replace('msgctxt "health.short-answer"', '#, fuzzy\nmsgctxt "health.short-answer"'), "utf-8")
    build("build", *asked)
    after = tree(build.root / "out")
    assert {path: after[path] for path in after if path.startswith("site/nordby/ar")} == {
        path: before[path] for path in before if path.startswith("site/nordby/ar")
    }


def test_a_template_builds_its_publication_again(build: Command) -> None:
    template = next((build.root / "templates/mail").rglob("*.mjml*"))
    template.write_text(template.read_text("utf-8") + "\n", "utf-8")
    assert {name.split()[0] for name in rendered(build, "-m", "sydby")} <= {"mail", "journey"}


# ---- on a console


RUN = """
import sys
from pathlib import Path
from velkomst.cli.main import main
if __name__ == "__main__":
    sys.exit(main(sys.argv[2:], Path(sys.argv[1])))
"""


def test_silence_in_a_pipe(project: Path, tmp_path: Path) -> None:
    script = tmp_path / "run.py"
    script.write_text(RUN)
    edit(project, FERRY, "Tag færgen fra havnen.", "Tag færgen fra molen.")
    said = subprocess.run(
        [sys.executable, str(script), str(project), "build", "-m", "nordby", "-l", "da", "-a", "eu", "--only", "print"],
        capture_output=True,
        check=False,
        cwd=ROOT,
        env={"PATH": "/usr/bin:/bin", "PYTHONPATH": str(ROOT), "LANG": "da_DK.UTF-8"},
    )
    assert said.returncode == 0, said.stderr
    assert said.stderr == b"", "no progress, no codes"
    assert b"\x1b" not in said.stdout and re.match(r"Bygget: \d+ · uændret: \d+ · ", said.stdout.decode())
    assert said.stdout.decode().rstrip().endswith("out/index.html")
