"""Scenarios against whole processes: python -m benchmarks.scenarios [--count 1000] [--processes 10] [--rebuilds 30].

Random scenarios of inputs/open-2012.xlsx, solved as ``planner scenarios`` does, in one process and in one per core.
Against them stand fresh processes ``planner solve`` of the case, as many at once, and the same scenarios built and
solved from nothing in a process that has everything imported: these must reach the same goals. The kinds stand in turn,
in blocks, so that a machine that slows down slows all; CPU seconds are those of all processes that took part.
"""

from __future__ import annotations

import argparse
import multiprocessing
import os
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from planner import api
from planner.plan.types import Plan
from planner.reading.types import Case
from planner.scenarios.apply import change_case
from planner.scenarios.execute import run_study, setup_of
from planner.scenarios.read_scenarios import read_lines
from planner.scenarios.study import Study
from planner.scenarios.types import Result
from planner.solve.options import SolveOptions

ROOT = Path(__file__).parents[1]
CASE = ROOT / "inputs" / "open-2012.xlsx"
RANGES = ("Customers × 0.9..1.2", "Partners!Cost × 0.95..1.05")
SAME = 1e-6
"""Relative difference of goals that counts as none; and EUR below which one counts as none."""
FREE = 1e-2


@dataclass
class Spent:
    """Seconds spent on ``count`` solves: CPU of all processes, and wall-clock time."""

    cpu: float = 0.0
    wall: float = 0.0
    count: int = 0

    def add(self, work: Callable[[], None], count: int) -> None:
        """Does ``work``, which is ``count`` solves."""
        cpu, wall = _cpu(), time.perf_counter()
        work()
        self.wall += time.perf_counter() - wall
        self.cpu += _cpu() - cpu
        self.count += count

    def words(self, name: str) -> str:
        """``name: 40 ms of CPU, 21 ms of wall-clock time each``."""
        cpu, wall = 1e3 * self.cpu / self.count, 1e3 * self.wall / self.count
        return f"{name}: {cpu:.1f} ms of CPU, {wall:.1f} ms of wall-clock time each ({self.count})"

    def over(self, other: Spent) -> str:
        """How many times as much each solve takes here: in CPU and in wall-clock time."""
        cpu = self.cpu / self.count / (other.cpu / other.count)
        wall = self.wall / self.count / (other.wall / other.count)
        return f"{cpu:.1f} × in CPU, {wall:.1f} × in wall-clock time"


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=1000)
    parser.add_argument("--processes", type=int, default=10)
    parser.add_argument("--rebuilds", type=int, default=30)
    parser.add_argument("--blocks", type=int, default=2)
    parser.add_argument("--range", dest="ranges", action="append")
    asked = parser.parse_args(arguments)
    case = api.read(CASE)
    for workers in (1, os.cpu_count() or 1):
        _compare(case, asked.ranges or list(RANGES), asked, workers)


def _compare(case: Case, ranges: list[str], asked: argparse.Namespace, workers: int) -> None:
    """Alternate blocks of scenarios, of fresh processes and of rebuilds; print what each takes."""
    drawn = read_lines(case, ranges)
    ours, fresh, rebuilt = Spent(), Spent(), Spent()
    worst = 0.0
    for block in range(asked.blocks):
        study = Study("en", (drawn,), draws=asked.count // asked.blocks - 1, seed=block)
        results: dict[int, Result] = {}
        ours.add(partial(_solve_study, case, study, results, workers), study.count)
        count = asked.processes // asked.blocks
        fresh.add(partial(_run_processes, count, workers), count)
        for number in range(1, 1 + asked.rebuilds // asked.blocks):
            plans: list[Plan] = []
            rebuilt.add(partial(_rebuild, change_case(case, study.scenario(number).changes), plans), 1)
            worst = max(worst, _difference(results[number], plans[0].goals))
    print("one process" if workers == 1 else f"{workers} processes")
    print("  " + ours.words("scenario"))
    print("  " + fresh.words("planner solve") + ": " + fresh.over(ours))
    print("  " + rebuilt.words("rebuilt in one process") + ": " + rebuilt.over(ours))
    print(f"  largest relative difference of a goal from the rebuilt one: {worst:.1e}", flush=True)
    if worst > SAME:
        raise SystemExit("goals differ")


def _solve_study(case: Case, study: Study, results: dict[int, Result], workers: int) -> None:
    """Solve every scenario of the study, and wait until its processes have ended."""
    for result in run_study(setup_of(case, study, SolveOptions()), workers=workers):
        results[result.number] = result
    for child in multiprocessing.active_children():
        child.join()


def _rebuild(case: Case, plans: list[Plan]) -> None:
    """Build and solve the case from nothing."""
    plans.append(api.solve(case))


def _run_processes(count: int, at_once: int) -> None:
    """``planner solve`` of the case ``count`` times, ``at_once`` at a time."""
    with TemporaryDirectory() as folder, ThreadPoolExecutor(at_once) as pool:
        list(pool.map(lambda number: _solve(Path(folder, f"{number}.xlsx")), range(count)))


def _solve(plan: Path) -> None:
    command = [sys.executable, "-m", "planner", "solve", str(CASE), "-o", str(plan)]
    subprocess.run(command, capture_output=True, check=True, cwd=ROOT)


def _cpu() -> float:
    """CPU seconds of this process and of those it started that have ended."""
    used = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(one.ru_utime + one.ru_stime for one in used)


def _difference(result: Result, goals: Mapping[str, float]) -> float:
    """The largest relative difference of a goal; below a cent there is none."""
    if result.goals is None:
        raise SystemExit(f"{result.name}: {result.status}")
    return max(
        abs(result.goals[goal] - value) / max(FREE / SAME, abs(value)) for goal, value in goals.items()
    )


if __name__ == "__main__":
    main()
