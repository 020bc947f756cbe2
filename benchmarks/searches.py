"""CPU of the other searches against ``planner solve``: python -m benchmarks.searches [--runs 3] [--only NAME].

Each command is a process of its own on inputs/open-2012.xlsx, in turn with ``planner solve`` of that case; the ratio is
the median of those of neighbours, in CPU seconds. ``conflict`` is the same case without a plan (every centre needs its
minimum from March 2012 on), explained with all its conflicts and repairs.
"""

from __future__ import annotations

import argparse
import datetime
import resource
import statistics
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import openpyxl

ROOT = Path(__file__).parents[1]
CASE = ROOT / "inputs" / "open-2012.xlsx"
NO_PLAN = 3
"""Exit code of a solve that finds that there is no plan."""

SEARCHES: dict[str, tuple[str, ...]] = {
    "explain": ("solve", "--explain"),
    "wave": ("wave", "--months", "3"),
    "frontier": ("frontier", "--between", "cost", "wellbeing"),
    "alternatives": ("alternatives", "--within", "2%"),
    "conflict": ("solve", "--time-limit", "3600"),
}


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--only", choices=SEARCHES)
    asked = parser.parse_args(arguments)
    with TemporaryDirectory() as folder:
        written, no_plan = str(Path(folder, "result.xlsx")), Path(folder, "no-plan.xlsx")
        _write_without_plan(no_plan)
        for name in (asked.only,) if asked.only else SEARCHES:
            command, *options = SEARCHES[name]
            case = no_plan if name == "conflict" else CASE
            pairs = [
                (_cpu(command, case, written, *options), _cpu("solve", CASE, written))
                for _ in range(asked.runs)
            ]
            ours, solve = (statistics.median(side) for side in zip(*pairs, strict=True))
            ratio = statistics.median(a / b for a, b in pairs)
            print(f"{name}: {ours:.2f} s against {solve:.2f} s: {ratio:.2f} ×", flush=True)


def _cpu(command: str, case: Path, written: str, *options: str) -> float:
    """CPU seconds that a command takes; one without a plan ends with a code of its own."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    line = [sys.executable, "-m", "planner", command, str(case), *options, "-o", written, "--force"]
    ended = subprocess.run(line, capture_output=True, text=True, cwd=ROOT)
    if ended.returncode != (NO_PLAN if case != CASE else 0):
        raise SystemExit(f"{line}: {ended.returncode}\n{ended.stderr}")
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def _write_without_plan(path: Path) -> None:
    """The case with every centre's minimum asked from its third month on, which no transfers can bring about."""
    book = openpyxl.load_workbook(CASE)
    sheet = book["Directions"]
    heading = next(row for row in sheet.iter_rows() if row[0].value == "Direction")
    column = next(cell.column for cell in heading if cell.value == "Minimum from")
    for row in range(heading[0].row + 1, sheet.max_row + 1):
        if sheet.cell(row, 1).value:
            sheet.cell(row, column).value = datetime.datetime(2012, 3, 1)
    book.save(path)


if __name__ == "__main__":
    main()
