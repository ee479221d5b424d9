"""Test the files of GitHub's and GitLab's CI: their commands exist, and running them publishes the sites."""

from __future__ import annotations

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
import yaml

from tests.conftest import git
from tests.support import ROOT, Command, edit
from velkomst.cli.commands import needed
from velkomst.cli.parser import parse

GITHUB = {path.name: yaml.safe_load(path.read_text("utf-8")) for path in (ROOT / ".github/workflows").glob("*.yml")}
GITLAB: dict[str, Any] = yaml.safe_load((ROOT / ".gitlab-ci.yml").read_text("utf-8"))
GITLAB_JOBS = {name: job for name, job in GITLAB.items() if isinstance(job, dict) and "script" in job}
JOBS = [(file, name, job) for file, workflow in GITHUB.items() for name, job in workflow["jobs"].items()]
STEPS = [step for _, _, job in JOBS for step in job["steps"]]
TARGETS = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
BUILTINS = {"code=0", "code=$?", "echo", "exit", "export", "fi", "if", "test", "then", "umask", "[", "}", "{"}
SYSTEM = {"apt-get", "cat", "chmod", "gh", "make", "mkdir", "printf", "rclone"}
"""Commands of the machine that a job runs on."""
SHARD_VARIABLE = re.compile(r"^\$SHARD$|^\$CI_NODE_INDEX/\$CI_NODE_TOTAL$")


def scripts() -> list[str]:
    """Return every shell script of the workflows, one for each step or job."""
    github = [step["run"] for step in STEPS if "run" in step]
    gitlab = [
        "\n".join(job["script"]) for job in (*GITLAB_JOBS.values(), {"script": GITLAB["default"]["before_script"]})
    ]
    return [*github, *gitlab]


def commands(script: str) -> Iterator[list[str]]:
    """Yield the words of every simple command of a script, without where its output goes."""
    lexer = shlex.shlex(script.replace("\n", " ; "), posix=True, punctuation_chars=True)
    lexer.whitespace_split = True
    words: list[str] = []
    for word in (*lexer, ";"):
        if set(word) <= set(";|&"):
            if words:
                yield words
            words = []
        elif word in ("then", "else", "do"):
            words = []
        elif words and words[-1] in (">", ">>"):
            words.pop()
        else:
            words.append(word)


# ---- what the files say


@pytest.mark.parametrize(
    "schema", ["github-workflows .github/workflows/*.yml", "gitlab-ci .gitlab-ci.yml", "renovate renovate.json"]
)
def test_the_files_have_the_form_that_their_readers_expect(schema: str) -> None:
    name, pattern = schema.split()
    files = sorted(map(str, ROOT.glob(pattern)))
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", f"vendor.{name}", *files]
    checked = subprocess.run(command, check=False, capture_output=True, text=True)
    assert checked.returncode == 0, checked.stdout + checked.stderr


def test_every_action_is_pinned_by_its_commit_and_names_its_version() -> None:
    uses = [
        line
        for path in (ROOT / ".github/workflows").glob("*.yml")
        for line in path.read_text("utf-8").splitlines()
        if "uses:" in line
    ]
    assert len(uses) >= 8
    assert [
        line
        for line in uses
        if not re.search(r"uses: actions/[a-z-]+(?:/[a-z]+)?@[0-9a-f]{40} # v\d+\.\d+\.\d+$", line)
    ] == []
    pins = {(line.split("@")[0].split()[-1], line.split("@")[1]) for line in uses}
    assert len(pins) == len({action for action, _ in pins}), "an action has one version in all workflows"


def test_jobs_have_the_least_rights_and_an_end() -> None:
    assert {file: workflow["permissions"] for file, workflow in GITHUB.items()} == {file: {} for file in GITHUB}
    allowed: list[dict[str, str]] = [{"contents": "read"}, {}, {"pages": "write", "id-token": "write"}]
    commenting = GITHUB["preview.yml"]["jobs"]["comment"]
    others = [(name, job["permissions"]) for _, name, job in JOBS if job is not commenting]
    assert [name for name, permissions in others if permissions not in allowed] == []
    assert commenting["permissions"] == {"pull-requests": "write"}
    runs = [step["run"] for step in commenting["steps"] if "run" in step]
    assert [run.split()[0] for run in runs] == ["gh"], "who may comment runs no code of the pull request"
    assert [name for _, name, job in JOBS if "timeout-minutes" not in job] == []
    assert all("concurrency" in workflow for workflow in GITHUB.values())


def test_no_script_contains_a_value_that_somebody_else_wrote() -> None:
    assert [step["run"] for step in STEPS if "${{" in step.get("run", "")] == []
    assert all(step["with"]["persist-credentials"] is False for step in STEPS if "checkout" in step.get("uses", ""))
    assert "pull_request_target" not in str(GITHUB)


def test_publishing_happens_after_a_merge_and_every_night() -> None:
    triggers = GITHUB["publish.yml"][True]  # YAML 1.1 reads the key "on" as true
    assert triggers["push"] == {"branches": ["main"]} and len(triggers["schedule"]) == 1
    assert "pull_request" not in triggers


def check_own_command(words: list[str]) -> bool:
    """Assert that a command of the project exists and takes its arguments; return False for any other command."""
    if words[:3] == [".venv/bin/python", "-m", "dask"]:
        return words[3] in ("scheduler", "worker")
    if words[0] == ".venv/bin/python":
        assert words[1] == "build.py"
        words = [SHARD_VARIABLE.sub("1/4", word) for word in words]
        parse(words[2:], needed(words[2:]), "da")
    elif words[0] == "make":
        assert {word for word in words[1:] if "=" not in word} <= TARGETS, words
    return words[0] in (".venv/bin/python", "make", "tools/install")


@pytest.mark.parametrize("script", scripts())
def test_every_command_exists(script: str) -> None:
    for words in commands(script):
        if check_own_command(words):
            continue
        if "/" in words[0]:
            assert os.access(ROOT / words[0], os.X_OK), words
        else:
            assert words[0] in BUILTINS | SYSTEM, words


def test_every_command_of_the_guide_exists() -> None:
    guide = (ROOT / "docs/operations.md").read_text("utf-8")
    shown = re.findall(r"```sh\n(.*?)```", guide, re.DOTALL) + re.findall(
        r"`((?:make|\.venv/bin/python) [^`<]+)`", guide
    )
    named = [words for script in shown for words in commands(script) if words[0] != "podman"]
    assert len(named) >= 6 and all(map(check_own_command, named))


# ---- what they do


@dataclass(frozen=True)
class Runner:
    """A machine that runs the shell scripts of a job in a clone of a repository."""

    clone: Path
    environment: dict[str, str]

    def run(self, script: str, **more: str) -> subprocess.CompletedProcess[str]:
        """Run a script as the service does: by bash, which stops at the first command that fails."""
        command = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script]
        environment = {**self.environment, **more}
        return subprocess.run(command, cwd=self.clone, env=environment, check=False, capture_output=True, text=True)


def runner(origin: Path, folder: Path) -> Runner:
    """Clone a repository as a service does; the program is already installed, and the last build is in the cache."""
    clone = folder / "clone"
    git(folder, "clone", "--quiet", str(origin), str(clone))
    (clone / ".venv").symlink_to(sys.prefix)
    (clone / "node_modules").symlink_to(ROOT / "node_modules")
    for name in (".cache", "out"):
        shutil.copytree(folder / name, clone / name)
    environment = {name: value for name, value in os.environ.items() if name in ("PATH", "HOME")}
    outputs = {"GITHUB_OUTPUT": str(folder / "outputs"), "RUNNER_TEMP": str(folder)}
    return Runner(clone, {**environment, **outputs, "NO_MKDOCS_2_WARNING": "1"})


@pytest.fixture
def work(build: Command, tmp_path: Path) -> Path:
    """Return a folder with the cache of the last build and a repository that holds the whole program."""
    for name in (".cache", "out"):
        (build.root / name).rename(tmp_path / name)
    shutil.copy(ROOT / "build.py", build.root)
    shutil.copytree(ROOT / "velkomst", build.root / "velkomst", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.rmtree(build.root / "node_modules")
    (build.root / ".gitignore").write_text("/out/\n/.cache/\n/node_modules\n/.venv\n/public/\n__pycache__/\n")
    git(build.root, "add", ".")
    git(build.root, "commit", "--quiet", "-m", "Programmet")
    return tmp_path


def steps(job: str) -> Iterator[tuple[str, str]]:
    """Yield name and script of the steps of a job of publish.yml, without the installation."""
    for step in GITHUB["publish.yml"]["jobs"][job]["steps"]:
        if "run" in step and step["run"] != "make install":
            yield step["name"], step["run"]


def gitlab(job: str) -> str:
    """Return the script of a job, without the installation."""
    return "\n".join(line for line in GITLAB_JOBS[job]["script"] if line != "make install")


def test_publishing_from_a_clone_also_when_a_municipality_fails(work: Path) -> None:
    edit(work / "project", "municipalities/sydby/topics/health.yml", "topic: health", "topic: helth")
    git(work / "project", "commit", "--quiet", "-am", "En fejl")
    machine = runner(work / "project", work)
    for name, script in steps("build"):
        done = machine.run(script)
        assert done.returncode == 0, f"{name}\n{done.stdout}\n{done.stderr}"
    assert (work / "outputs").read_text() == "code=1\n"
    published = machine.clone / "public"
    assert (published / "nordby/da/index.html").is_file()
    assert (published / "sydby/da/index.html").read_bytes() == (work / "out/site/sydby/da/index.html").read_bytes()
    ((_, script),) = steps("municipalities")
    assert machine.run(script).returncode == 1


def test_gitlab_publishes_the_same(work: Path) -> None:
    machine = runner(work / "project", work)
    done = machine.run(f"{gitlab('build')}\n{gitlab('pages')}")
    assert done.returncode == 0, done.stdout + done.stderr
    assert (machine.clone / "build.env").read_text() == "BUILD_CODE=0\n"
    assert (machine.clone / "public/sydby/da/index.html").is_file()
    assert machine.run(gitlab("municipalities"), BUILD_CODE="0").returncode == 0
    assert machine.run(gitlab("municipalities"), BUILD_CODE="1").returncode == 1


def test_without_an_address_the_workflow_stops_before_it_builds(work: Path) -> None:
    edit(work / "project", "content/region.yml", "site_url: https://velkomst.lilleland.dk", "")
    git(work / "project", "commit", "--quiet", "-am", "Ingen adresse")
    machine = runner(work / "project", work)
    name, script = next(steps("build"))
    done = machine.run(script)
    assert name.startswith("Check that") and done.returncode == 1
    assert "site_url mangler, så siderne kan ikke udgives" in done.stderr


@dataclass
class GitLab:
    """The part of GitLab's API that ``.ci/comment.py`` uses."""

    notes: list[dict[str, Any]] = field(default_factory=list)
    port: int = 0

    def answer(self, method: str, path: str, data: dict[str, str]) -> Any:
        """Return what GitLab answers, and keep the comment."""
        if path == "/user":
            return {"id": 7}
        if method == "POST":
            self.notes.append({"id": len(self.notes) + 1, "author": {"id": 7}, **data})
        elif method == "PUT":
            self.notes[int(path.rpartition("/")[2]) - 1].update(data)
        return self.notes


@pytest.fixture
def gitlab_api() -> Iterator[GitLab]:
    """Serve the API on this machine; somebody else has commented already."""
    api = GitLab([{"id": 1, "author": {"id": 3}, "body": "## Hvad ændringen gør?"}])

    class Handler(BaseHTTPRequestHandler):
        def handle_call(self) -> None:
            assert self.headers["PRIVATE-TOKEN"] == "secret"
            data = self.rfile.read(int(self.headers.get("Content-Length", 0)))
            answer = json.dumps(api.answer(self.command, self.path, json.loads(data or b"{}"))).encode()
            self.send_response(200)
            self.end_headers()
            self.wfile.write(answer)

        do_GET = do_POST = do_PUT = handle_call  # noqa: N815 - names of http.server

        def log_message(self, *_: object) -> None:
            """Print nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    api.port = server.server_port
    thread = Thread(target=server.serve_forever)
    thread.start()
    yield api
    server.shutdown()
    server.server_close()
    thread.join()


def test_gitlab_has_one_comment_that_is_renewed(gitlab_api: GitLab, tmp_path: Path) -> None:
    file = tmp_path / "impact.md"
    environment = {
        "PATH": os.environ["PATH"],
        "CI_API_V4_URL": f"http://127.0.0.1:{gitlab_api.port}",
        "CI_MERGE_REQUEST_PROJECT_ID": "5",
        "CI_MERGE_REQUEST_IID": "2",
        "COMMENT_TOKEN": "secret",
    }
    for text in ("En tekst.", "To tekster."):
        file.write_text(f"## Hvad ændringen gør\n\n{text}\n", "utf-8")
        subprocess.run([sys.executable, str(ROOT / ".ci/comment.py"), str(file)], check=True, env=environment)
    assert [note["body"].splitlines()[-1] for note in gitlab_api.notes] == ["## Hvad ændringen gør?", "To tekster."]
