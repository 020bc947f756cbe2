"""Compares costs in alternating runs and prints ratios: ``python -m benchmarks.run [--runs 7] [--only NAME]``.

``whole``: the whole command against the stack that most people would write (benchmarks/textbook.py), same program,
same answer. ``build``: formulating and handing over to HiGHS against bare numpy arrays (benchmarks/arrays.py).
``help``: ``planner --help`` against an interpreter that does nothing. Times mean nothing across machines; ratios of
runs taken in turn do.
"""

from __future__ import annotations

import argparse
import json
import math
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

ROOT = Path(__file__).parents[1]
CASE = ROOT / "inputs" / "open-2012.xlsx"
AIMS = {"whole": 0.3, "build": 3.0, "build50": 3.0, "build200": 3.0, "help": 5.0}

Timed = Callable[[], float]
"""Does its work once and returns the seconds that count."""


def seconds(work: Callable[[], object], clock: Callable[[], float] = time.perf_counter) -> float:
    """How long ``work`` takes, by the ``clock``."""
    begun = clock()
    work()
    return clock() - begun


def alternate(ours: Timed, theirs: Timed, runs: int) -> tuple[float, float, float]:
    """Median seconds of either, and the median of the ratios of neighbours, after one run each to warm up."""
    ours(), theirs()
    pairs = [(ours(), theirs()) for _ in range(runs)]
    ratio = statistics.median(a / b for a, b in pairs)
    return statistics.median(a for a, _ in pairs), statistics.median(b for _, b in pairs), ratio


def python(*arguments: str) -> str:
    """What a fresh interpreter prints."""
    command = [sys.executable, *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=True, cwd=ROOT).stdout


def compare_whole(runs: int) -> tuple[float, float, float]:
    """The whole command against the textbook stack; both must reach the same goals."""
    with TemporaryDirectory() as folder:
        plan, textbook = str(Path(folder, "plan.xlsx")), str(Path(folder, "textbook.xlsx"))
        solve = ("-m", "planner", "solve", str(CASE), "-o", plan, "--force", "--json")
        write = ("-m", "benchmarks.textbook", str(CASE), textbook)
        same_answer(json.loads(python(*solve))["goals"], json.loads(python(*write))["reached"])
        return alternate(
            lambda: seconds(lambda: python(*solve)), lambda: seconds(lambda: python(*write)), runs
        )


def same_answer(goals: dict[str, float], reached: list[float]) -> None:
    """The first priority to 1e-6, the later ones to 1e-4."""
    ours = [goals["targets"] + goals["service"], goals["cost"], goals["wellbeing"]]
    for value, other, tolerance in zip(ours, reached, (1e-6, 1e-4, 1e-4), strict=True):
        assert math.isclose(value, other, rel_tol=tolerance, abs_tol=tolerance), (ours, reached)


def compare_build(
    runs: int, case: Path = CASE, clock: Callable[[], float] = time.perf_counter
) -> tuple[float, float, float]:
    """Formulation and hand-over against arrays; both must hold the same program."""
    import planner
    from benchmarks.arrays import hand_over
    from planner import api
    from planner.model.build import build_model
    from planner.solve.highs import HighsEngine
    from planner.solve.options import SolveOptions
    from planner.solve.priorities import priorities

    data, _ = api.build(planner.read(case))

    def ours() -> Any:
        model = build_model(data)
        engine = HighsEngine(model.program, SolveOptions())
        engine.live.set_cost(priorities(model)[0].coefficients)
        return engine.live.highs

    same_program(ours(), hand_over(data), solve=case == CASE)
    return alternate(lambda: seconds(ours, clock), lambda: seconds(lambda: hand_over(data), clock), runs)


def compare_build_of(directions: int, runs: int) -> tuple[float, float, float]:
    """The same in a case of so many Directions (benchmarks/large.py)."""
    from benchmarks.large import write_case

    with TemporaryDirectory() as folder:
        return compare_build(runs, write_case(Path(folder, "case.xlsx"), directions))


def same_program(ours: Any, arrays: Any, *, solve: bool) -> None:
    """As many rows, columns and coefficients, and where they are solved the same optimum."""
    assert shape(ours) == shape(arrays), (shape(ours), shape(arrays))
    if not solve:
        return
    arrays.run()
    ours.run()
    assert math.isclose(ours.getObjectiveValue(), arrays.getObjectiveValue(), rel_tol=1e-9)


def shape(live: Any) -> tuple[int, int, int]:
    """Rows, columns and coefficients of the program that a HiGHS holds."""
    return live.getNumRow(), live.getNumCol(), live.getNumNz()


def compare_help(runs: int) -> tuple[float, float, float]:
    """``planner --help`` against an interpreter that does nothing."""
    return alternate(
        lambda: seconds(lambda: python("-m", "planner", "--help")),
        lambda: seconds(lambda: python("-c", "pass")),
        runs,
    )


COMPARISONS = {
    "whole": compare_whole,
    "build": compare_build,
    "build50": lambda runs: compare_build_of(50, runs),
    "build200": lambda runs: compare_build_of(200, runs),
    "help": compare_help,
}


def main() -> None:
    """Print one line per comparison: medians, ratio, aim."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--runs", type=int, default=7, help="pairs of runs (default 7)")
    parser.add_argument("--only", choices=COMPARISONS, help="one comparison only")
    asked = parser.parse_args()
    print(f"{'':8}{'ours (s)':>10}{'other (s)':>11}{'ratio':>8}{'aim':>8}")
    for name, compare in COMPARISONS.items():
        if asked.only in (None, name):
            ours, other, ratio = compare(asked.runs)
            print(f"{name:8}{ours:10.3f}{other:11.3f}{ratio:8.2f}{'≤ ' + str(AIMS[name]):>8}", flush=True)


if __name__ == "__main__":
    main()
