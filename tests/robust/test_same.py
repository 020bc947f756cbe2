"""The same workbook gives the same plan, wherever and however it is solved (``scripts/same`` compares more)."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.robust.same import Run, difference, differences, equal
from tests.support import minimal_case, write_workbook


def test_a_plan_is_the_same_in_any_surroundings(tmp_path: Path) -> None:
    case = write_workbook(tmp_path / "case.xlsx", minimal_case())
    names = ("another hash seed", "two threads", "tr_TR", "PLANNER_LANG=fr")
    assert list(differences(case, tmp_path, names)) == [(name, True) for name in names]


@pytest.mark.parametrize(("other", "same"), [(1e6 + 0.5, True), (1e6 + 1.5, False)])
def test_goals_are_compared_by_their_size(other: float, same: bool) -> None:
    assert equal({"cost": 1e6}, {"cost": other}) is same
    assert not equal({"cost": 1e6}, {})


@pytest.mark.parametrize(
    ("one", "other", "said"),
    [
        ("<v>5</v>", "<v>5</v>", ""),
        ("HiGHS 1.15.0 0123456789ab", "HiGHS 1.16.0 ba9876543210", "the solver's version, and digests"),
        ("<v>2.5</v><v>3</v>", "<v>2.500000001</v><v>3</v>", "1 numbers by up to 4e-10 of their size"),
        ("<v>5</v>", "<v>five</v>", "more than numbers in sheet"),
    ],
)
def test_what_differs_is_named(one: str, other: str, said: str) -> None:
    runs = [Run("optimal", {}, {"sheet": text.encode()}) for text in (one, other)]
    assert difference(runs[0], runs[1]).endswith(said)
    assert bool(difference(runs[0], runs[1])) == bool(said)
