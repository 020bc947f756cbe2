"""A few of the changed workbooks that ``scripts/soak --fuzz`` reads by the thousand, chosen from seeds."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest

from tests.robust.changing import KINDS, Choices, bases, sheets_of
from tests.robust.fuzz import check


@pytest.mark.parametrize("kind", KINDS)
def test_a_changed_workbook_is_read_or_refused_in_words(kind: str, tmp_path: Path) -> None:
    for seed in range(12):
        check(kind, Random(seed).randbytes(80), tmp_path / "changed.xlsx")


@pytest.mark.parametrize("kind", KINDS)
def test_bytes_change_something_and_always_the_same(kind: str) -> None:
    some = [KINDS[kind](Choices(Random(seed).randbytes(80))) for seed in range(8)]
    again = [KINDS[kind](Choices(Random(seed).randbytes(80))) for seed in range(8)]
    assert some == again
    assert len(set(some)) == 8


def test_the_records_of_a_plan_are_what_is_changed() -> None:
    """The last sheet of the plan is the program's own, with its records as texts in cells."""
    assert b'"goal.cost"' in bases()[-1][sheets_of(bases()[-1])[-1]].replace(b"&quot;", b'"')
