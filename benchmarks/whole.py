"""How near to the best a plan in whole people, or in training groups, is proven to be: ``python -m benchmarks.whole``.

Prints, for open-2012 as it is, in whole people, in training groups of 6, and in both, the relative gap of each priority
at its time limit, the CPU and the wall seconds of the solve, and what whole people and groups cost against none.
``--only NAME`` takes one case, ``--seconds 20`` another limit. Where others use the machine too, seconds of a clock say
little: ``--cpu`` counts the limit in CPU seconds of this process.
"""

from __future__ import annotations

import argparse
import importlib
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, nullcontext
from dataclasses import dataclass, replace
from math import inf
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from unittest.mock import patch

import planner
from planner import api
from planner.dataset.types import Dataset
from planner.model.build import build_model
from planner.solve.options import SolveOptions
from planner.solve.run import solve_model

CASE = Path(__file__).parents[1] / "inputs" / "open-2012.xlsx"


@dataclass(frozen=True)
class Asked:
    """What is asked of the plan, and in how many seconds."""

    unit: float
    group: float
    seconds: float


CASES = {
    "default": Asked(0.0, 0.0, 20.0),
    "whole": Asked(1.0, 0.0, 20.0),
    "groups": Asked(0.0, 6.0, 20.0),
    "whole groups": Asked(1.0, 6.0, 60.0),
}


def dataset_of(asked: Asked) -> Dataset:
    """open-2012 with the headcount unit and the smallest group of each type that are asked for."""
    data, _ = api.build(planner.read(CASE))
    types = tuple(replace(kind, smallest_group=asked.group) for kind in data.types)
    return replace(data, headcount_unit=asked.unit, types=types)


TIMED = ("live.live", "highs", "whole", "whole_engine", "neighbourhoods", "prices")
"""Modules of planner/solve/ that read the clock."""


@contextmanager
def cpu_clock() -> Iterator[None]:
    """Every limit of a solve in CPU seconds of this process: HiGHS is asked to stop where its own clock would."""
    live, highs, *others = (importlib.import_module(f"planner.solve.{name}") for name in TIMED)
    clock, run = SimpleNamespace(monotonic=time.process_time, perf_counter=time.perf_counter), live.run_highs

    def run_for_cpu(solver: Any, *, brief: bool = False) -> str:
        _, limit = solver.getOptionValue("time_limit")
        counts_on = not len(
            solver.getLp().integrality_
        )  # a linear program counts its time on from run to run
        until = time.process_time() + limit - (solver.getRunTime() if counts_on else 0.0)
        solver.setOptionValue("time_limit", inf)

        def stop(event: Any) -> None:
            event.interrupt(time.process_time() > until)

        callbacks = [solver.cbMipInterrupt, solver.cbSimplexInterrupt, solver.cbIpmInterrupt]
        for one in callbacks:
            one.subscribe(stop)
        try:
            return str(run(solver, brief=brief))
        finally:
            for one in callbacks:
                one.unsubscribe(stop)

    with (
        patch.object(live, "run_highs", run_for_cpu),
        patch.object(live, "time", clock),
        ExitStack() as patches,
        patch.object(highs, "time", SimpleNamespace(**vars(clock), process_time=time.process_time)),
    ):
        for one in others:
            patches.enter_context(patch.object(one, "time", clock))
        yield


def measure(name: str, seconds: float | None, *, cpu: bool) -> str:
    """One line: gaps by priority, CPU and wall seconds, and the price of whole people and groups."""
    asked = CASES[name]
    model = build_model(dataset_of(asked))
    limit = asked.seconds if seconds is None else seconds
    begun, begun_cpu = time.perf_counter(), time.process_time()
    with cpu_clock() if cpu else nullcontext():
        solution = solve_model(model, SolveOptions(time_limit=limit))
    wall, used = time.perf_counter() - begun, time.process_time() - begun_cpu
    gaps = "  ".join(f"{', '.join(goals)} {gap:.2e}" for goals, gap in solution.solver.gaps) or "none: exact"
    price = solution.solver.rounding_price or {}
    costs = "  ".join(f"{goal} {value:+,.1f}" for goal, value in price.items() if abs(value) > 1e-6)
    times = f"{limit:4.0f} s  CPU {used:5.1f}  wall {wall:6.1f}"
    return f"{name:12} {times}  {solution.status:8} gaps: {gaps}; price: {costs}"


def main() -> None:
    """Print a line for each case."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--only", choices=CASES, help="one case only")
    parser.add_argument("--seconds", type=float, help="another time limit than the case's own")
    parser.add_argument(
        "--cpu", action="store_true", help="limits in CPU seconds, for a machine that others use too"
    )
    asked = parser.parse_args()
    for name in CASES if asked.only is None else (asked.only,):
        print(measure(name, asked.seconds, cpu=asked.cpu), flush=True)


if __name__ == "__main__":
    main()
