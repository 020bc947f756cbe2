"""Cases of any size, and what each stage costs: ``python -m benchmarks.large 9 50 200 [--months 24] [--solve]``.

A case of N Directions is like open-2012: three pools in each, seven activities, three partners, routes to the nearest
cities only, so that everything grows as N. Printed are CPU seconds (user and system) and the peak of memory.
"""

from __future__ import annotations

import argparse
import math
import resource
import time
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

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


def tables(directions: int, months: int) -> dict[str, Rows]:
    """The sheets of a case of ``directions`` Directions and ``months`` months."""
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
    return {
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


def write_case(path: Path, directions: int, months: int = 24) -> Path:
    """Writes the workbook of such a case and returns its path."""
    with xlsxwriter.Workbook(str(path)) as book:
        for title, rows in tables(directions, months).items():
            sheet = book.add_worksheet(title)
            for number, row in enumerate(rows):
                sheet.write_row(number, 0, row)
    return path


def measured[Result](stage: str, work: Callable[[], Result]) -> Result:
    """What ``work`` gives; prints its CPU seconds and the peak of memory so far."""
    begun = time.process_time()
    result = work()
    seconds = time.process_time() - begun
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"  {stage:10}{seconds:9.3f} s {peak:8.0f} MB", flush=True)
    return result


def main() -> None:
    """Prints one line a stage for each size."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("sizes", type=int, nargs="+", help="numbers of Directions")
    parser.add_argument("--months", type=int, default=24)
    parser.add_argument("--solve", action="store_true", help="solve and verify too")
    asked = parser.parse_args()
    for size in asked.sizes:
        with TemporaryDirectory() as folder:
            measure(write_case(Path(folder, "case.xlsx"), size, asked.months), size, solve=asked.solve)


def measure(path: Path, size: int, *, solve: bool) -> None:
    """Reads, checks, builds and hands over a case, and solves and verifies it where that is asked for."""
    import planner
    from planner.dataset.build import build_dataset
    from planner.model.build import build_model
    from planner.solve.highs import HighsEngine
    from planner.solve.options import SolveOptions
    from planner.solve.priorities import priorities
    from planner.solve.run import solve_model
    from planner.verify.check import report_rules, verify

    print(f"{size} Directions")
    case = measured("read", lambda: planner.read(path))
    data, found = measured("dataset", lambda: build_dataset(case, warn=False))
    if data is None:
        raise SystemExit("\n".join(finding.message for finding in (*case.findings, *found)))
    measured("check", lambda: build_dataset(case))
    model = measured("build", lambda: build_model(data))
    first = priorities(model)[0].coefficients
    measured("hand-over", lambda: HighsEngine(model.program, SolveOptions()).live.set_cost(first))
    program = model.program
    print(
        f"  {len(program.column_names)} columns, {len(program.rows)} rows, {len(program.columns)} coefficients"
    )
    if solve:
        solution = measured("solve", lambda: solve_model(model, SolveOptions(time_limit=3600.0)))
        quantities = solution.quantities
        if quantities is None:
            raise SystemExit(f"no plan: {solution.status}")
        checked = measured("verify", lambda: verify(data, quantities))
        measured("report", lambda: report_rules(data, checked.rules))
        print(f"  {solution.status}, largest violation {checked.largest_violation:.1e} FTE")


if __name__ == "__main__":
    main()
