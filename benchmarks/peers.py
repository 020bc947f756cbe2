"""The first priority of a case in other hands: ``python -m benchmarks.peers CASE NAME`` prints seconds and the optimum.

Each function takes the same arrays, builds the program as its library's users do, solves it, and returns the CPU
seconds of building and the optimum. The libraries are in the group ``bench`` (``uv run --group bench …``).
"""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Callable, Iterator
from math import inf
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

import planner
from planner import api
from planner.model.build import build_model
from planner.solve.priorities import priorities

if TYPE_CHECKING:
    from planner.model.program import Arrays

Built = tuple[float, float]
"""CPU seconds until the program is built, and its optimum."""

PATIENCE = 900.0
"""Seconds that CLP and GLOP may take."""


def rows_of(arrays: Arrays) -> Iterator[tuple[list[int], list[float], float, float]]:
    """Columns, coefficients, lower and upper bound of each row."""
    starts, columns, values = arrays.starts.tolist(), arrays.columns.tolist(), arrays.coefficients.tolist()
    bounds = zip(arrays.row_lower.tolist(), arrays.row_upper.tolist(), strict=True)
    for first, end, (low, high) in zip(starts, starts[1:], bounds, strict=False):
        yield columns[first:end], values[first:end], low, high


def in_arrays(arrays: Arrays, cost: Any) -> Built:
    """HiGHS, given the arrays in one call."""
    from planner.solve.live import Live

    begun = time.process_time()
    live = Live(arrays, cost)
    built = time.process_time() - begun
    live.run_cold()
    return built, live.objective


def in_pulp(arrays: Arrays, cost: Any, solver: str = "HiGHS") -> Built:
    """PuLP as its documentation shows it: ``lpSum`` of products."""
    from planner.model.pulp_import import import_pulp

    lp = import_pulp()
    begun = time.process_time()
    problem = lp.LpProblem("peer", lp.const.LpMinimize)
    bounds = zip(arrays.column_lower.tolist(), arrays.column_upper.tolist(), strict=True)
    x = [
        problem.add_variable(f"x{j}", low, None if high == inf else high)
        for j, (low, high) in enumerate(bounds)
    ]
    problem += lp.lpSum(c * x[j] for j, c in enumerate(cost.tolist()) if c)
    for columns, values, low, high in rows_of(arrays):
        left = lp.lpSum(a * x[j] for j, a in zip(columns, values, strict=True))
        problem += left == low if low == high else left <= high if low == -inf else left >= low
    built = time.process_time() - begun
    problem.solve(lp.getSolver(solver, msg=False, timeLimit=PATIENCE))
    return built, float(lp.value(problem.objective))


def in_clp(arrays: Arrays, cost: Any) -> Built:
    """CLP, as the command cbc that PuLP runs."""
    return in_pulp(arrays, cost, "COIN_CMD")


def in_pyomo(arrays: Arrays, cost: Any) -> Built:
    """Pyomo with its HiGHS interface."""
    import pyomo.environ as pyo
    from pyomo.contrib.appsi.solvers import Highs

    begun = time.process_time()
    model = pyo.ConcreteModel()
    columns = range(len(cost))
    finite = [
        (low, None if high == inf else high)
        for low, high in zip(arrays.column_lower.tolist(), arrays.column_upper.tolist(), strict=True)
    ]
    model.x = pyo.Var(columns, bounds=lambda _m, j: finite[j])
    model.cost = pyo.Objective(expr=sum(c * model.x[j] for j, c in enumerate(cost.tolist()) if c))
    model.rows = pyo.ConstraintList()
    for places, values, low, high in rows_of(arrays):
        left = sum(a * model.x[j] for j, a in zip(places, values, strict=True))
        model.rows.add(left == low if low == high else left <= high if low == -inf else left >= low)
    built = time.process_time() - begun
    Highs().solve(model)
    return built, float(pyo.value(model.cost))


def in_linopy(arrays: Arrays, cost: Any) -> Built:
    """linopy: all rows at once, as its terms lie in memory."""
    import linopy
    import xarray

    begun = time.process_time()
    shape = (len(arrays.row_lower), len(cost))
    model = linopy.Model()
    x = model.add_variables(arrays.column_lower, arrays.column_upper, coords=[range(len(cost))], name="x")
    width = int(np.diff(arrays.starts).max())
    places = np.full((shape[0], width), -1)
    factors = np.zeros((shape[0], width))
    for i, (columns, values, _low, _high) in enumerate(rows_of(arrays)):
        places[i, : len(columns)], factors[i, : len(columns)] = columns, values
    terms = xarray.Dataset(
        {
            "coeffs": (("row", "_term"), factors),
            "vars": (("row", "_term"), places),
            "const": (("row",), np.zeros(shape[0])),
        }
    )
    left = linopy.LinearExpression(terms, model)
    equal, most = arrays.row_lower == arrays.row_upper, arrays.row_lower == -inf
    signs = xarray.DataArray(np.where(equal, "=", np.where(most, "<=", ">=")), dims=["row"])
    sides = xarray.DataArray(np.where(most, arrays.row_upper, arrays.row_lower), dims=["row"])
    model.add_constraints(left, signs, sides, name="rows")
    model.add_objective((x * cost).sum())
    built = time.process_time() - begun
    model.solve("highs", io_api="direct", output_flag=False)
    return built, float(model.objective.value)


def in_pyoptinterface(arrays: Arrays, cost: Any) -> Built:
    """pyoptinterface with HiGHS."""
    import highsbox
    import pyoptinterface as poi
    from pyoptinterface import highs

    if not highs.is_library_loaded():
        highs.load_library(highsbox.highs_shared_library_path())
    begun = time.process_time()
    model = highs.Model()
    model.set_model_attribute(poi.ModelAttribute.Silent, True)
    bounds = zip(arrays.column_lower.tolist(), arrays.column_upper.tolist(), strict=True)
    x = [model.add_variable(lb=low, ub=high) for low, high in bounds]
    for columns, values, low, high in rows_of(arrays):
        left = poi.ScalarAffineFunction()
        for j, a in zip(columns, values, strict=True):
            left.add_term(x[j], a)
        if low == high:
            model.add_linear_constraint(left, poi.Eq, low)
        elif low == -inf:
            model.add_linear_constraint(left, poi.Leq, high)
        else:
            model.add_linear_constraint(left, poi.Geq, low)
    goal = poi.ScalarAffineFunction()
    for j in np.flatnonzero(cost).tolist():
        goal.add_term(x[j], float(cost[j]))
    model.set_objective(goal, poi.ObjectiveSense.Minimize)
    built = time.process_time() - begun
    model.optimize()
    return built, float(model.get_model_attribute(poi.ModelAttribute.ObjectiveValue))


def in_glop(arrays: Arrays, cost: Any) -> Built:
    """GLOP of OR-Tools, through its linear solver wrapper."""
    from ortools.linear_solver import pywraplp

    begun = time.process_time()
    solver = pywraplp.Solver.CreateSolver("GLOP")
    bounds = zip(arrays.column_lower.tolist(), arrays.column_upper.tolist(), strict=True)
    x = [solver.NumVar(low, high, "") for low, high in bounds]
    for columns, values, low, high in rows_of(arrays):
        row = solver.Constraint(low, high)
        for j, a in zip(columns, values, strict=True):
            row.SetCoefficient(x[j], a)
    goal = solver.Objective()
    for j in np.flatnonzero(cost).tolist():
        goal.SetCoefficient(x[j], float(cost[j]))
    goal.SetMinimization()
    built = time.process_time() - begun
    solver.SetTimeLimit(int(PATIENCE * 1000))
    solver.Solve()
    return built, float(goal.Value())


PEERS: dict[str, Callable[[Arrays, Any], Built]] = {
    "arrays": in_arrays,
    "pulp": in_pulp,
    "pyomo": in_pyomo,
    "linopy": in_linopy,
    "pyoptinterface": in_pyoptinterface,
    "clp": in_clp,
    "glop": in_glop,
}


def main() -> None:
    """Prints one JSON object: CPU seconds of building, of all of it, and the optimum."""
    path, name = sys.argv[1:]
    model = build_model(api.build(planner.read(Path(path)))[0])
    arrays, cost = model.program.arrays(), priorities(model)[0].coefficients
    begun = sum(_all_times())
    built, optimum = PEERS[name](arrays, cost)
    print(json.dumps({"build": built, "whole": sum(_all_times()) - begun, "optimum": optimum}))


def _all_times() -> tuple[float, ...]:
    """CPU seconds of this process and of the commands that it ran."""
    return os.times()[:4]


if __name__ == "__main__":
    main()
