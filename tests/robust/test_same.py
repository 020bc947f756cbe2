"""The same workbook gives the same plan, wherever and however it is solved (``scripts/same`` compares more)."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.robust.same import differences, equal
from tests.support import minimal_case, write_workbook


def test_a_plan_is_the_same_in_any_surroundings(tmp_path: Path) -> None:
    case = write_workbook(tmp_path / "case.xlsx", minimal_case())
    names = ("another hash seed", "two threads", "tr_TR", "PLANNER_LANG=fr")
    assert list(differences(case, tmp_path, names)) == [(name, True) for name in names]


@pytest.mark.parametrize(("other", "same"), [(1e6 + 0.5, True), (1e6 + 1.5, False)])
def test_goals_are_compared_by_their_size(other: float, same: bool) -> None:
    assert equal({"cost": 1e6}, {"cost": other}) is same
    assert not equal({"cost": 1e6}, {})
