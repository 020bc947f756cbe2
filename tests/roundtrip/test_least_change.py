"""A new decision moves the fewest people at equal cost, and rounds without edits move nobody."""

from __future__ import annotations

import random
from pathlib import Path

import highspy
import numpy as np
import openpyxl
import pytest

import planner
from planner.months import Month
from tests.reference.solve import solve as reference
from tests.roundtrip.rounds import (
    AVAILABLE,
    ENVELOPE,
    MONTHS,
    POOLS,
    RATE,
    Moves,
    decide,
    edit_to,
    first_plan,
    moves,
    solve_to,
    ties,
)
from tests.support import write_workbook

INPUTS = Path(__file__).parents[2] / "inputs"


def _two_stages(costs: dict[str, float], agreed: Moves, pool: str, fixed: float) -> tuple[float, float]:
    """Least cost, and at that cost the least deviation from the agreed plan, by a program of its own.

    Columns: FTE of pool p in month t, then their deviations.
    """
    size = len(POOLS) * MONTHS
    solver = highspy.Highs()  # type: ignore[no-untyped-call]
    solver.setOptionValue("output_flag", False)
    for _ in range(size):
        solver.addVar(0.0, RATE)
    for _ in range(size):
        solver.addVar(0.0, highspy.kHighsInf)

    def row(lower: float, upper: float, terms: dict[int, float]) -> None:
        places = np.array(list(terms), dtype=np.int32)
        solver.addRow(lower, upper, len(terms), places, np.array(list(terms.values())))

    row(ENVELOPE, ENVELOPE, dict.fromkeys(range(size), 1.0))
    for p, name in enumerate(POOLS):
        own = dict.fromkeys(range(p * MONTHS, (p + 1) * MONTHS), 1.0)
        row(fixed if name == pool else 0.0, fixed if name == pool else AVAILABLE, own)
        for t in range(MONTHS):
            place = p * MONTHS + t
            was = agreed.get((f"Pool {name}", f"Region {name}", Month(2012, t + 1)), 0.0)
            row(-highspy.kHighsInf, was, {place: 1.0, size + place: -1.0})
            row(was, highspy.kHighsInf, {place: 1.0, size + place: 1.0})
    price = {p * MONTHS + t: costs[name] for p, name in enumerate(POOLS) for t in range(MONTHS)}

    def minimise(objective: dict[int, float]) -> float:
        for column in range(2 * size):
            solver.changeColCost(column, objective.get(column, 0.0))
        solver.run()
        assert solver.getModelStatus() == highspy.HighsModelStatus.kOptimal
        return float(solver.getInfo().objective_function_value)

    cost = minimise(price)
    row(-highspy.kHighsInf, cost + 1e-7, price)
    return cost, minimise(dict.fromkeys(range(size, 2 * size), 1.0))


@pytest.mark.parametrize("seed", range(6))
def test_a_fixed_row_moves_the_fewest_people_at_equal_cost(tmp_path: Path, seed: int) -> None:
    draw = random.Random(seed)
    costs = {pool: float(draw.choice([100, 100, 200])) for pool in POOLS}
    first = first_plan(tmp_path, ties(costs))
    agreed = moves(planner.read(first))
    pool = draw.choice(sorted({name.removeprefix("Pool ") for name, _, _ in agreed}))
    fixed = round(draw.uniform(5, 28), 2)
    path = edit_to(first, tmp_path / "edited.xlsx", decide(f"Pool {pool}", fixed=fixed))
    _, plan = solve_to(path, tmp_path / "v2.xlsx")
    cost, deviation = _two_stages(costs, agreed, pool, fixed)
    assert plan.goals["cost"] == pytest.approx(cost, rel=1e-9)
    assert plan.goals["stability"] == pytest.approx(deviation, abs=1e-6)
    assert plan.changes is not None
    moved = sum(abs(move.difference) for move in plan.changes.moves)
    assert moved == pytest.approx(deviation, abs=1e-6)


def test_it_moves_far_fewer_than_a_fresh_plan(tmp_path: Path) -> None:
    first = first_plan(tmp_path)
    path = edit_to(first, tmp_path / "edited.xlsx", decide("Pool A", fixed=17))
    near = solve_to(path, tmp_path / "near.xlsx")[1]
    fresh = solve_to(path, tmp_path / "fresh.xlsx", fresh=True)[1]
    assert near.goals["cost"] == pytest.approx(fresh.goals["cost"])
    assert fresh.dataset.agreed is None
    assert near.changes is not None
    assert fresh.changes is not None
    assert near.changes.told_again <= fresh.changes.told_again


def test_the_reference_case_agrees_with_the_independent_program(tmp_path: Path) -> None:
    """open-2012 with one centre's pool capped: same targets, cost and deviation as the reference program."""
    first, _ = solve_to(INPUTS / "open-2012.xlsx", tmp_path / "v1.xlsx")
    agreed = moves(planner.read(first))

    def decide_on_their_sheet(book: openpyxl.Workbook) -> None:
        sheet = book["Decisions"]
        row = next(r for r in range(1, 40) if str(sheet.cell(r, 1).value).startswith("Pool"))
        for column, value in enumerate(("AVSC Ouest", "Ouest", None, "at most", 60), 1):
            sheet.cell(row + 1, column).value = value

    path = edit_to(first, tmp_path / "edited.xlsx", decide_on_their_sheet)
    _, plan = solve_to(path, tmp_path / "v2.xlsx")
    by_index = {(pool, to, month.since(Month(2012, 1))): fte for (pool, to, month), fte in agreed.items()}
    expected = reference(path, by_index)
    assert expected.status == "optimal"
    for goal in ("targets", "service", "cost", "stability"):
        assert plan.goals[goal] == pytest.approx(expected.goals[goal], rel=1e-6, abs=1e-3), goal


@pytest.mark.parametrize("unit", [0.0, 1.0])
def test_ten_rounds_without_edits_do_not_drift(tmp_path: Path, unit: float) -> None:
    path = first_plan(tmp_path, ties(unit=unit))
    first = planner.read(path)
    for number in range(2, 12):
        path, plan = solve_to(path, tmp_path / f"v{number}.xlsx")
        again = planner.read(path)
        assert again.fingerprint == first.fingerprint
        assert moves(again) == moves(first)
        assert plan.goals["stability"] == 0
        assert plan.changes is not None
        assert plan.changes.edits == ()
        assert plan.changes.told_again == 0
    assert again.previous is not None
    assert again.previous.identity.version == 11
    assert len(again.previous.versions) == 11


def test_rounds_of_the_reference_case_do_not_drift(tmp_path: Path) -> None:
    path, plan = solve_to(INPUTS / "open-2012.xlsx", tmp_path / "v1.xlsx")
    first = planner.read(path)
    for number in (2, 3):
        path, again = solve_to(path, tmp_path / f"v{number}.xlsx")
        assert moves(planner.read(path)) == moves(first)
        assert (again.quantities.staff == pytest.approx(plan.quantities.staff, abs=1e-6)) is True
        assert planner.read(path).fingerprint == first.fingerprint


def test_an_edit_settles_in_one_round(tmp_path: Path) -> None:
    path = edit_to(first_plan(tmp_path), tmp_path / "edited.xlsx", decide("Pool A", fixed=16.25))
    second, _ = solve_to(path, tmp_path / "v2.xlsx")
    third, plan = solve_to(second, tmp_path / "v3.xlsx")
    assert moves(planner.read(third)) == moves(planner.read(second))
    assert plan.changes is not None
    assert plan.changes.moves == ()


def test_a_tolerance_lets_cost_worsen_for_stability(tmp_path: Path) -> None:
    """Pool A became dear: without a tolerance people move, with a wide one nobody does."""
    sheets = ties({"A": 100.0, "B": 110.0, "C": 120.0})
    first = first_plan(tmp_path, sheets)
    agreed = moves(planner.read(first))

    def dear(tolerance: float) -> dict[str, list[list[object]]]:
        changed = ties({"A": 130.0, "B": 110.0, "C": 120.0})
        changed["Goals"] = [["Goal", "Priority", "Weight", "Tolerance"], ["cost", 2, 1, tolerance]]
        return changed

    for tolerance, stays in ((0.0, False), (0.5, True)):
        case = write_workbook(tmp_path / f"dear-{tolerance}.xlsx", dear(tolerance))
        second, _ = solve_to(case, tmp_path / f"v2-{tolerance}.xlsx", base=first)
        assert (moves(planner.read(second)) == agreed) is stays
