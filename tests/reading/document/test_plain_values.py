"""Test that values are named which another YAML program would save as something else."""

from __future__ import annotations

import pytest
import yaml

from velkomst.reading.document.parser import parse
from velkomst.reading.document.plain_values import rewritten


@pytest.mark.parametrize("value", ["2026-11-22", "839915e6", "10:30", "0770", "09123456"])
def test_a_value_that_other_programs_change_is_named_with_the_quoted_form(value: str) -> None:
    document = parse(f"based_on: {value}\n".encode(), "a.yml")
    assert document.data == {"based_on": value}
    (warning,) = document.warnings
    assert warning.code == "unquoted-value" and warning.severity == "warning"
    assert str(warning.mark) == "a.yml:1:11" and warning.hint() == f'Skriv "{value}".'
    assert parse(f'based_on: "{value}"\n'.encode(), "a.yml").warnings == ()


@pytest.mark.parametrize("value", ["fbe20e3e", "21950142", "112", "2026-12-02T17:00", "09:00", "55.83", "7e3c", "a: b"])
def test_a_value_that_they_keep_is_not_named(value: str) -> None:
    assert rewritten(value) == ""


@pytest.mark.parametrize("value", ["2026-11-22", "10:30", "0770"])
def test_pyyaml_reads_such_a_value_as_no_text(value: str) -> None:
    assert not isinstance(yaml.safe_load(value), str)
