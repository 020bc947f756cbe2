"""An edit on the page gives what ``planner solve`` gives for the workbook that is then downloaded."""

from __future__ import annotations

from pathlib import Path

import pytest

import planner
from benchmarks.serve import CLOSE, edits, priorities, solve_again
from planner.serve.desk import Desk
from tests.serve.rooms import two_pools

EDITS = 6


@pytest.mark.parametrize("seed", [1, 2])
def test_random_edits_agree_with_a_solve_of_the_download(tmp_path: Path, seed: int) -> None:
    """Each in all priorities: the download is solved close to the version that the page compares with."""
    first = planner.write(
        planner.solve(planner.read(two_pools(tmp_path / "case.xlsx"))), tmp_path / "case.plan.xlsx"
    )
    desk = Desk("one", first)
    desk.open()
    desk.solve(lambda *_: None)
    compared = 0
    for number, (pool, to, choice) in enumerate(edits(desk, seed, EDITS * 3)):
        if compared == EDITS:
            break
        desk.edit(desk.revision, (pool, to), choice)
        live = desk.step.plan
        if live.solution.quantities is None:
            desk.undo(desk.revision)
            continue
        folder = tmp_path / str(number)
        folder.mkdir()
        again = solve_again(desk, folder)
        for priority, value in priorities(again).items():
            assert priorities(live)[priority] == pytest.approx(value, rel=CLOSE, abs=CLOSE), (
                pool,
                to,
                choice,
            )
        compared += 1
    assert compared == EDITS
