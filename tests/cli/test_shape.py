"""Test the shape of the code: sizes, docstrings, message tables, and that tests assert."""

from __future__ import annotations

import ast
import re
import tomllib
from collections import Counter
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from statistics import median

import pytest

from tests.support import ROOT, TESTS, python
from velkomst.problems import codes

PACKAGE = ROOT / "velkomst"
MODULES = sorted(path for path in PACKAGE.rglob("*.py"))
NAMES = [path.relative_to(ROOT).as_posix() for path in MODULES]
Function = ast.FunctionDef | ast.AsyncFunctionDef


@cache
def parsed(name: str) -> ast.Module:
    return ast.parse((ROOT / name).read_text("utf-8"))


@cache
def nodes(name: str) -> tuple[ast.AST, ...]:
    """Return every node of a module's syntax tree."""
    return tuple(ast.walk(parsed(name)))


@cache
def functions(name: str) -> list[Function]:
    """Return every function and method of a module."""
    return [node for node in nodes(name) if isinstance(node, Function)]


def length(name: str) -> int:
    """Return the number of lines of a module."""
    return len((ROOT / name).read_text("utf-8").splitlines())


def test_every_module_is_short() -> None:
    assert [name for name in NAMES if length(name) > 300] == []


def test_every_function_is_short() -> None:
    lengths = {
        f"{name}:{function.name}": (function.end_lineno or 0) - function.lineno + 1
        for name in NAMES
        for function in functions(name)
    }
    assert {name: lines for name, lines in lengths.items() if lines > 40} == {}


def test_every_module_says_in_one_sentence_what_it_does() -> None:
    firsts = {name: (ast.get_docstring(parsed(name), clean=False) or "").split("\n")[0] for name in NAMES}
    assert [name for name, first in firsts.items() if first != first.strip() or not first.endswith((".", "``."))] == []


def test_modules_are_short_as_a_rule() -> None:
    assert median(map(length, NAMES)) < 90


def test_few_modules_are_outside_the_packages() -> None:
    assert len(list(PACKAGE.glob("*.py"))) <= 3


def test_no_module_is_for_everything() -> None:
    assert {Path(name).stem for name in NAMES} & {"utils", "util", "helpers", "misc", "common", "tools"} == set()


def test_a_class_name_is_used_once() -> None:
    names = Counter(node.name for name in NAMES for node in nodes(name) if isinstance(node, ast.ClassDef))
    assert [name for name, count in names.items() if count > 1] == []


def test_the_names_of_tests_tell_them_apart() -> None:
    twice = Counter(path.name for path in TESTS.rglob("test_*.py"))
    assert [name for name, count in twice.items() if count > 1] == []


# ---- the tests themselves


TEST_MODULES = sorted(
    path.relative_to(ROOT).as_posix()
    for path in TESTS.rglob("*.py")
    if not {"tiny", "mistakes", "fixtures"} & set(path.relative_to(TESTS).parts)
)
ASSERTING_CALLS = frozenset({"raises", "expect", "fail"})


def calls(function: Function) -> set[str]:
    """Return the names of the functions and methods that a function calls."""
    nodes = [node.func for node in ast.walk(function) if isinstance(node, ast.Call)]
    return {node.attr if isinstance(node, ast.Attribute) else getattr(node, "id", "") for node in nodes}


def asserts(function: Function) -> bool:
    """Say whether a function asserts something itself."""
    return any(isinstance(node, ast.Assert) for node in ast.walk(function)) or bool(ASSERTING_CALLS & calls(function))


def asserting_helpers() -> set[str]:
    """Return the names of the functions beside the tests that assert something, or call one that does."""
    helpers = [node for name in TEST_MODULES for node in functions(name) if not node.name.startswith("test_")]
    found = {helper.name for helper in helpers if asserts(helper)}
    while more := {helper.name for helper in helpers if calls(helper) & found} - found:
        found |= more
    return found


def test_every_test_asserts_something() -> None:
    helpers = asserting_helpers()
    tests = [(name, node) for name in TEST_MODULES for node in functions(name) if node.name.startswith("test_")]
    assert [f"{name}::{node.name}" for name, node in tests if not asserts(node) and not calls(node) & helpers] == []


@pytest.mark.parametrize("file", sorted((ROOT / "tools").rglob("*.py")), ids=lambda file: file.name)
def test_the_tools_import_what_the_package_has(file: Path) -> None:
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] == "velkomst":
            module = import_module(node.module or "")
            missing = [alias.name for alias in node.names if not hasattr(module, alias.name)]
            assert all(find_spec(f"{node.module}.{name}") for name in missing), (node.module, missing)


def test_only_browser_tests_import_playwright() -> None:
    packages = {"playwright", "axe_playwright_python"}
    importers = {
        name
        for name in TEST_MODULES
        for node in nodes(name)
        for module in _imported(node)
        if module.split(".")[0] in packages or module in ("tests.browser.visit", "tests.browser.axe")
    }
    assert importers and {name for name in importers if not name.startswith("tests/browser/")} == set()


def _imported(node: ast.AST) -> list[str]:
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    return [node.module or ""] if isinstance(node, ast.ImportFrom) else []


WITHOUT_PLAYWRIGHT = """
import importlib.util, sys
import pytest
sys.modules.update(dict.fromkeys(["playwright", "axe_playwright_python"]))
found = importlib.util.find_spec
importlib.util.find_spec = lambda name, package=None: None if name == "playwright" else found(name, package)
sys.exit(pytest.main(["--collect-only", "-q", "-p", "no:cacheprovider", *sys.argv[1:]]))
"""


@pytest.mark.parametrize(("arguments", "code"), [(["-m", "not browser"], 0), ([], 2)])
def test_without_playwright_only_browser_tests_cannot_run(arguments: list[str], code: int) -> None:
    modules = ["tests/browser", "tests/formats/test_durations.py"]
    process = python(WITHOUT_PLAYWRIGHT, *modules, *arguments)
    output = process.communicate()[0].decode()
    assert process.returncode == code, output
    assert ("test_durations.py" in output and "tests/browser" not in output) == (code == 0), output


# ---- words of code and developer documents


BANNED = re.compile(
    r"\b(anew|stands|laid over|lies beside|mend|mended|tells of|told|whose|in vain|her edition|front door)\b",
    re.IGNORECASE,
)
"""Words that a plainer one says better."""
DOCUMENTS = sorted(path.relative_to(ROOT).as_posix() for path in (ROOT / "docs").glob("*.md"))
PLAIN = [
    *NAMES,
    *sorted(
        path.relative_to(ROOT).as_posix()
        for folder in ("tools", "tests", "benchmarks")
        for path in (ROOT / folder).rglob("*.py")
        if path != Path(__file__)  # names the words
    ),
    "docs/architecture.md",
    "docs/first-change.md",
    "CONTRIBUTING.md",
]
PACKAGES = sorted(path.name for path in PACKAGE.iterdir() if path.is_dir() and path.name != "__pycache__")
NAMED_PATH = re.compile(rf"`((?:velkomst|templates|tests|{'|'.join(PACKAGES)})/[\w./-]*)(?::\w+)?`")
"""A path in backticks, from the root or from the package; one with a ``<placeholder>`` does not match."""
WORKED_EXAMPLES = {
    "velkomst/checking/exclamation_marks.py",
    "velkomst/rendering/print/inserts/opening_hours.py",
    "templates/print/opening-hours.html",
}
"""Files that the reader of docs/first-change.md creates."""
OPTIONAL = {"templates/print/profiles/shop/"}
"""Folders that whoever runs Velkomst may add."""


@pytest.mark.parametrize("name", PLAIN)
def test_words_are_plain(name: str) -> None:
    lines = enumerate((ROOT / name).read_text("utf-8").splitlines(), 1)
    assert [(number, match[0]) for number, line in lines for match in BANNED.finditer(line)] == []


def test_a_module_docstring_is_a_sentence_and_no_list_of_input_and_output() -> None:
    docstrings = {name: ast.get_docstring(parsed(name)) or "" for name in NAMES}
    assert [name for name, docstring in docstrings.items() if " in; " in docstring] == []


@pytest.mark.parametrize("name", ["CONTRIBUTING.md", *DOCUMENTS])
def test_every_path_that_a_document_names_exists(name: str) -> None:
    paths = set(NAMED_PATH.findall((ROOT / name).read_text("utf-8")))
    examples = WORKED_EXAMPLES if name == "docs/first-change.md" else set()
    assert sorted(path for path in paths - examples - OPTIONAL if not _exists(path)) == []


def _exists(path: str) -> bool:
    return (ROOT / path).exists() or (PACKAGE / path).exists()


def test_the_worked_examples_are_not_in_the_code() -> None:
    assert [path for path in WORKED_EXAMPLES if (ROOT / path).exists()] == []


# ---- problems and their words


TABLE = tomllib.loads((PACKAGE / "messages/problems.toml").read_text("utf-8"))
CONSOLE = tomllib.loads((PACKAGE / "messages/console.toml").read_text("utf-8"))


@cache
def literals() -> frozenset[str]:
    """Return every string literal of the code."""
    return frozenset(
        node.value
        for name in NAMES
        for node in nodes(name)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    )


def called(function: str, package: str = "velkomst") -> set[str]:
    """Return the first arguments, where they are written out, of every call of a function or method in a package."""
    found = set()
    for name in (name for name in NAMES if name.startswith(f"{package}/")):
        for node in nodes(name):
            if isinstance(node, ast.Call) and node.args:
                called_as = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
                first = node.args[0]
                if called_as == function and isinstance(first, ast.Constant) and isinstance(first.value, str):
                    found.add(first.value)
    return found


def details(text: str) -> set[str]:
    return set(re.findall(r"(?<!\{)\{([a-z_]+)\}(?!\})", text))


def test_every_problem_in_the_table_can_happen() -> None:
    assert [code for code in codes() if code not in literals()] == []


def test_every_problem_that_can_happen_is_in_the_table() -> None:
    assert called("problem") <= set(codes())


@pytest.mark.parametrize("code", codes())
def test_a_problem_is_told_alike_in_both_languages(code: str) -> None:
    entry = TABLE[code]
    assert list(entry) == ["severity", "da", "en", "fix", "fix_en"]
    assert entry["severity"] in ("error", "warning")
    assert details(entry["da"]) == {detail.removesuffix("_en") for detail in details(entry["en"])}
    assert details(entry["fix"]) == details(entry["fix_en"])
    assert all(text.strip() == text and text for text in entry.values())


@pytest.mark.parametrize("name", sorted(CONSOLE))
def test_a_sentence_is_said_alike_in_both_languages(name: str) -> None:
    assert list(CONSOLE[name]) == ["da", "en"]
    assert details(CONSOLE[name]["da"]) == details(CONSOLE[name]["en"])


def test_every_sentence_is_said_somewhere() -> None:
    assert set().union(*(called(function, "velkomst/cli") for function in ("print", "error", "text"))) <= set(CONSOLE)
    beginnings = {name: f"{name.split('-')[0]}-" for name in CONSOLE if "-" in name}
    unsaid = {name for name in CONSOLE if name not in literals() and beginnings.get(name) not in literals()}
    assert unsaid == set()
