"""Two runs at once, begun together on one case: each plan goes to a file of its own."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import planner
from tests.support import minimal_case, write_workbook

PAIRS = 3


def test_pairs_of_processes_lose_no_plan(tmp_path: Path) -> None:
    cases = [write_workbook(tmp_path / f"{pair}.xlsx", minimal_case()) for pair in range(PAIRS)]
    for case in cases:
        runs = [
            subprocess.Popen([sys.executable, "-m", "planner", "solve", case, "--quiet"]) for _ in range(2)
        ]
        assert [run.wait(timeout=120) for run in runs] == [0, 0]
        for name in (f"{case.stem}.plan.xlsx", f"{case.stem}.plan-2.xlsx"):
            assert planner.read(tmp_path / name).previous is not None
    left = {file.name for file in tmp_path.iterdir()}
    assert len(left) == 3 * PAIRS
