"""Scenarios on near bases against fresh builds and solves: python -m benchmarks.scenarios [--warm 1000] [--fresh 60].

Both solve the same random futures of inputs/open-2012.xlsx. Fresh runs stand between blocks of warm ones, so that a
machine that slows down slows both. A fresh run is what `planner solve` does once the workbook is read: dataset,
program, PuLP problem, all priorities, independent check. Both must reach the same goals.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

from planner import api
from planner.reading.types import Case
from planner.scenarios.apply import changed
from planner.scenarios.execute import run_study, setup_of
from planner.scenarios.stated import stated_in_lines
from planner.scenarios.study import Study
from planner.scenarios.types import Result
from planner.solve.options import SolveOptions

CASE = Path(__file__).parents[1] / "inputs" / "open-2012.xlsx"
RANGES = ("Customers × 0.9..1.2", "Partners!Cost × 0.95..1.05")
SAME = 1e-6
"""Relative difference of goals that counts as none; and EUR below which one counts as none."""
FREE = 1e-2


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--warm", type=int, default=1000)
    parser.add_argument("--fresh", type=int, default=60)
    parser.add_argument("--blocks", type=int, default=2)
    parser.add_argument("--range", dest="ranges", action="append")
    asked = parser.parse_args(arguments)
    case = api.read(CASE)
    for workers in (1, None):
        _compare(case, asked.ranges or list(RANGES), asked.warm, asked.fresh, asked.blocks, workers)


def _compare(case: Case, ranges: list[str], warm: int, fresh: int, blocks: int, workers: int | None) -> None:
    """Alternate blocks of warm and of fresh scenarios; the time of each, and the largest difference in goals."""
    drawn = stated_in_lines(case, ranges)
    warm_seconds = fresh_seconds = 0.0
    worst, count = 0.0, 0
    for block in range(blocks):
        study = Study("en", (drawn,), draws=warm // blocks - 1, seed=block)
        begun = time.perf_counter()
        results = {
            result.number: result
            for result in run_study(setup_of(case, study, SolveOptions()), workers=workers)
        }
        warm_seconds += time.perf_counter() - begun
        for number in range(1, 1 + fresh // blocks):
            begun = time.perf_counter()
            plan = api.solve(changed(case, study.scenario(number).changes))
            fresh_seconds += time.perf_counter() - begun
            worst = max(worst, _difference(results[number], plan.goals))
            count += 1
    each_warm, each_fresh = warm_seconds / (warm // blocks * blocks), fresh_seconds / count
    where = "one process" if workers == 1 else "all cores"
    print(
        f"{where}: warm {1e3 * each_warm:.0f} ms, fresh {1e3 * each_fresh:.0f} ms each: "
        f"{each_fresh / each_warm:.1f} ×; "
        f"largest relative difference of a goal over {count} pairs {worst:.1e}"
    )
    if worst > SAME:
        raise SystemExit("goals differ")


def _difference(result: Result, goals: Mapping[str, float]) -> float:
    """The largest relative difference of a goal; below a cent there is none."""
    if result.goals is None:
        raise SystemExit(f"{result.name}: {result.status}")
    return max(
        abs(result.goals[goal] - value) / max(FREE / SAME, abs(value)) for goal, value in goals.items()
    )


if __name__ == "__main__":
    main()
