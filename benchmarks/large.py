"""Cases of any size, and what each stage costs: ``python -m benchmarks.large 9 50 200 [--months 24] [--solve]``.

A case of N Directions is like open-2012: three pools in each, seven activities, three partners, routes to the nearest
cities only, so that everything grows as N. Printed are CPU seconds (user and system) of each stage, the least of
``--runs``, and the peak of memory; ``--json`` prints one object for each size.
"""

from __future__ import annotations

import argparse
import json
import math
import resource
import time
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import xlsxwriter

from planner.months import Month

FIRST = Month(2012, 1)
ACTIVITIES = (
    ("Welcome", "New customers", 250, None, 0.45),
    ("Front desk", "Customers", 1250, 0.25, 0.95),
    ("Retention", "Customers", 5000, None, 0.8),
    ("Collections", "Customers", 6250, 0.25, None),
    ("Complaints", "Customers", 6250, None, 0.8),
    ("Account management", "Customers", 5556, 0.25, 0.95),
    ("Delivery follow-up", "Customers", 10_000, 0.25, None),
)
TYPES = (("AVSC", 3, 6000, 220), ("CCO", 1, 2500, 120), ("Other", 3, 7000, 30))
PARTNERS = (("Arvato", 3600), ("Acticall", 3500), ("Stream", 3700))
NEAREST = 1.2
"""Distances in steps of the grid of cities up to which people may move: the four nearest."""

Rows = list[list[object]]


def tables(directions: int, months: int, *, full: bool = False) -> dict[str, Rows]:
    """The sheets of a case of ``directions`` Directions and ``months`` months.

    ``full`` states floors and seats month by month too: about 100 cells a Direction instead of 25.
    """
    side = math.ceil(math.sqrt(directions))
    step = 8.0 / side  # degrees of latitude between cities: the country keeps its size
    headings: list[object] = [f"{FIRST.plus(t)}" for t in range(months)]
    scale = directions / 9
    direction_rows, pool_rows = [], []
    for d in range(directions):
        name, share = f"Direction {d + 1:04}", 1 / directions
        opens = (None, "2012-05", "2013-02")[d * 3 // directions] if d * 3 >= directions else None
        holds = ("2012-03", "2012-12", "2013-12")[d * 3 // directions]
        direction_rows.append(
            [name, 43.0 + step * (d // side), -1.0 + step * (d % side) * 1.4, opens,
             133 if opens is None else None, 120, holds, 45, 0.005, share]
        )  # fmt: skip
        pool_rows += [
            [f"{kind} {name}", kind, name, size, 0.09 * size, 0.5 * size] for kind, _, _, size in TYPES
        ]
    work = [["Customers", *((1_100_000 + 75_000 * t) * scale for t in range(1, months + 1))]]
    monthly: dict[str, Rows] = {
        "Pool floors": [
            ["Pool", *headings],
            *([row[0], *[0.2 * float(str(row[3]))] * months] for row in pool_rows),
        ],
        "Training seats": [["Direction", *headings], *([row[0], *[45] * months] for row in direction_rows)],
    }
    return (monthly if full else {}) | {
        "Settings": [
            ["Setting", "Value"], ["first month", f"{FIRST}"], ["months", months],
            ["internal cost", 3200], ["unmet cost", 20_000], ["move cost", 8000],
            ["maximum move distance", NEAREST * step * 111.2], ["mobility share", 0.1],
        ],
        "Directions": [
            ["Direction", "Latitude", "Longitude", "Opens", "Starting staff", "Minimum staff", "Minimum from",
             "Training seats", "Attrition", "Share of customers"],
            *direction_rows,
        ],
        "Advisor types": [
            ["Type", "Training months", "Training cost", "Productivity month 1", "Productivity month 2"],
            *([kind, length, cost, 0.7, 0.85] for kind, length, cost, _ in TYPES),
        ],
        "Pools": [["Pool", "Type", "Direction", "Available", "Release rate", "Release total"], *pool_rows],
        "Activities": [
            ["Activity", "Driver", "Units per FTE", "Outsourced min", "Outsourced max"],
            *([*activity] for activity in ACTIVITIES),
        ],
        "Customers": [["Line", *headings], *work, ["New customers", *[100_000 * scale] * months]],
        "Partners": [
            ["Partner", "Capacity", "Cost", "Change per month"],
            *([name, 1500 * scale, cost, 120 * scale] for name, cost in PARTNERS),
        ],
        "Outsourcing": [["Line", *headings], ["max share", *(0.8 - 0.2 * t / months for t in range(1, months + 1))]],
        "Envelopes": [
            ["Envelope", "From", "To", "Minimum", "Maximum"],
            ["2012", "2012-01", "2012-12", 350 * scale, 450 * scale],
        ],
        "Rules": [["Rule", "Mode", "Price"], ["outsourced_share", "soft", 5000]],
    }  # fmt: skip


def write_case(path: Path, directions: int, months: int = 24, *, full: bool = False) -> Path:
    """Writes the workbook of such a case and returns its path; see ``tables``."""
    with xlsxwriter.Workbook(str(path)) as book:
        for title, rows in tables(directions, months, full=full).items():
            sheet = book.add_worksheet(title)
            for number, row in enumerate(rows):
                sheet.write_row(number, 0, row)
    return path


Spent = dict[str, float]
"""Stage → its CPU seconds."""


def time_stage[Result](stage: str, spent: Spent, work: Callable[[], Result]) -> Result:
    """What ``work`` gives; its CPU seconds are added to ``spent``."""
    begun = time.process_time()
    result = work()
    spent[stage] = time.process_time() - begun
    return result


def measure(path: Path, target: Path | None) -> tuple[Spent, dict[str, Any]]:
    """CPU seconds of each stage of the case at ``path``, and its size; with a ``target``, all of ``planner solve``."""
    import planner
    from planner import api
    from planner.dataset.build import build_dataset
    from planner.model.build import build_model
    from planner.solve.highs import HighsEngine
    from planner.solve.options import SolveOptions
    from planner.solve.priorities import priorities

    spent: Spent = {}
    case = time_stage("read", spent, lambda: planner.read(path))
    data, found = time_stage("dataset", spent, lambda: build_dataset(case, warn=False))
    if data is None:
        raise SystemExit("\n".join(finding.message for finding in (*case.findings, *found)))
    time_stage("check", spent, lambda: build_dataset(case))
    model = time_stage("build", spent, lambda: build_model(data))
    first = priorities(model)[0].coefficients
    time_stage("hand-over", spent, lambda: HighsEngine(model.program, SolveOptions()).live.set_cost(first))
    size: dict[str, Any] = {
        "columns": len(model.program.column_names),
        "rows": len(model.program.rows),
        "coefficients": len(model.program.columns),
    }
    if target is not None:
        size |= _to_the_end(api.build(case), case, model, target, spent)
    return spent, size


def _to_the_end(built: Any, case: Any, model: Any, target: Path, spent: Spent) -> dict[str, Any]:
    """Solves, compares, verifies and writes as ``planner solve`` does; returns how it ended."""
    from planner import api
    from planner.history.version import with_history
    from planner.plan.types import Plan
    from planner.solve.baseline import solve_without_transfers
    from planner.solve.run import solve_model
    from planner.verify.accept import accept_plan, accept_solution

    data, findings = built
    solution = time_stage("solve", spent, lambda: solve_model(model))
    if solution.quantities is None:
        raise SystemExit(f"no plan: {solution.status}")

    def without_transfers() -> object:
        still, found, _ = solve_without_transfers(model)
        return accept_solution(still.dataset, found)

    time_stage("baseline", spent, without_transfers)
    plan = time_stage("verify", spent, lambda: accept_plan(Plan(case, data, solution, findings=findings)))
    time_stage("write", spent, lambda: api.write(with_history(plan), target, force=True))
    return {
        "status": str(plan.status),
        "violation": plan.largest_violation,
        "megabytes": target.stat().st_size / 1e6,
    }


def main() -> None:
    """Prints one line a stage for each size."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("sizes", type=int, nargs="+", help="numbers of Directions")
    parser.add_argument("--months", type=int, default=24)
    parser.add_argument("--solve", action="store_true", help="solve, verify and write too")
    parser.add_argument("--runs", type=int, default=1)
    parser.add_argument("--json", action="store_true")
    asked = parser.parse_args()
    with TemporaryDirectory() as folder:
        target = Path(folder, "plan.xlsx") if asked.solve else None
        measure(write_case(Path(folder, "first.xlsx"), 9, asked.months), target)  # imports everything
        for size in asked.sizes:
            case = write_case(Path(folder, f"{size}.xlsx"), size, asked.months)
            runs = [measure(case, target) for _ in range(asked.runs)]
            spent = {stage: min(run[stage] for run, _ in runs) for stage in runs[0][0]}
            peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
            report(size, spent, {**runs[-1][1], "peak": peak}, as_json=asked.json)


def report(size: int, spent: Spent, about: dict[str, Any], *, as_json: bool) -> None:
    """Prints what one size costs."""
    if as_json:
        print(json.dumps({"directions": size, "spent": spent, **about}), flush=True)
        return
    print(
        f"{size} Directions, {about['columns']} columns, {about['rows']} rows, {about['coefficients']} coefficients"
    )
    for stage, seconds in spent.items():
        print(f"  {stage:10}{seconds:9.3f} s {1e6 * seconds / about['coefficients']:8.2f} µs a coefficient")
    print(f"  peak {about['peak']:.0f} MB", flush=True)
    if "status" in about:
        print(
            f"  {about['status']}, largest violation {about['violation']:.1e} FTE, {about['megabytes']:.1f} MB"
        )


if __name__ == "__main__":
    main()
