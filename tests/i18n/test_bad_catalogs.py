"""Test that a catalog that cannot be used is reported with its line and what is wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from velkomst.i18n.catalogs import path_of, read_catalogs

HEADER = (
    'msgid ""\nmsgstr ""\n'
    '"Content-Type: text/plain; charset=UTF-8\\n"\n'
    '"Plural-Forms: nplurals=2; plural=(n != 1);\\n"\n\n'
)
MESSAGE = 'msgctxt "a"\nmsgid "pas"\nmsgstr "passport"\n\n'
BAD = {
    "": ("empty-catalog", 1),
    " \n\n": ("empty-catalog", 1),
    HEADER.replace("UTF-8", "KOI8-X") + MESSAGE: ("catalog-charset", 3),
    HEADER.replace("(n != 1)", "__import__('os')") + MESSAGE: ("catalog-plural", 4),
    HEADER.replace("(n != 1)", "n%0") + MESSAGE: ("catalog-plural", 4),
    HEADER.replace("(n != 1)", "n+5") + MESSAGE: ("catalog-plural", 4),
    HEADER.replace("(n != 1)", "(" * 300 + "n" + ")" * 300) + MESSAGE: ("catalog-plural", 4),
    HEADER + MESSAGE + MESSAGE: ("catalog-duplicate", 10),
}


@pytest.mark.parametrize("text", BAD)
def test_a_bad_catalog_is_named(text: str, tmp_path: Path) -> None:
    path = tmp_path / path_of("de", "shared")
    path.parent.mkdir(parents=True)
    path.write_text(text, "utf-8")
    _, (fault,) = read_catalogs(tmp_path, ("de",), ("shared",))
    assert (fault.code, fault.mark.line) == BAD[text]


def test_a_folder_with_the_name_of_a_catalog_is_named(tmp_path: Path) -> None:
    (tmp_path / path_of("de", "shared")).mkdir(parents=True)
    _, (fault,) = read_catalogs(tmp_path, ("de",), ("shared",))
    assert fault.code == "catalog-no-file"


def test_a_good_catalog_is_read(tmp_path: Path) -> None:
    path = tmp_path / path_of("de", "shared")
    path.parent.mkdir(parents=True)
    path.write_text(HEADER + MESSAGE, "utf-8")
    catalogs, faults = read_catalogs(tmp_path, ("de",), ("shared",))
    assert faults == () and catalogs.of("de", "shared").look_up("a", "pas").text == "passport"
