"""Solving a case with HiGHS, one priority after the other."""

from __future__ import annotations

import sys
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np

from tests.reference.case import read_case
from tests.reference.lp import INF, Program
from tests.reference.program import Builder
from tests.reference.types import Case

Agreed = dict[tuple[str, str, int], float]
"""(pool, Direction, month) → FTE."""


@dataclass(frozen=True)
class Result:
    """``status`` is optimal, infeasible, unbounded or failed; the rest is empty unless it is optimal."""

    status: str
    goals: dict[str, float]
    priorities: tuple[float, ...]  # the value that each priority reached when it was optimised
    builder: Builder
    values: list[float] = field(default_factory=list)

    def transfers_in(self, first: int, last: int) -> float:
        """Transfers leaving in months first..last."""
        return float(sum(self.values[c] for (_, _, t), c in self.builder.x.items() if first <= t <= last))

    def staff(self, direction: str, month: int) -> float:
        return float(self.values[self.builder.n[direction, month]])

    def share_done_by_own_staff(self, month: int) -> float:
        """Own work and aid, of all work of the month."""
        done = sum(
            self.values[c]
            for own in (self.builder.y, self.builder.r)
            for (_, _, t), c in own.items()
            if t == month
        )
        return float(done / sum(w for (_, _, t), w in self.builder.case.work.items() if t == month))

    def share_outsourced(self, month: int) -> float:
        done = sum(self.values[c] for (*_, t), c in self.builder.o.items() if t == month)
        return float(done / sum(w for (_, _, t), w in self.builder.case.work.items() if t == month))


def solve(path: Path, agreed: Agreed | None = None) -> Result:
    """The optimum of the case in a workbook; ``agreed`` is the plan agreed before, where there is one."""
    return solve_case(read_case(path), agreed)


def solve_case(case: Case, agreed: Agreed | None = None) -> Result:
    """Each priority in turn; what it reached, and its tolerance, bind the next."""
    builder = Builder(case, agreed)
    program = builder.build()
    reached: list[float] = []
    values: list[float] = []
    for costs, constant, tolerance in _stages(builder, program):
        status, values = run(program, costs)
        if status != "optimal":
            return Result(status, {}, (), builder)
        value = constant + sum(cost * values[column] for column, cost in costs.items())
        reached.append(value)
        allowed = value * (1.0 + tolerance) + 1e-9 * max(1.0, abs(value))
        program.row(-INF, list(costs.items()), allowed - constant)
    if not values:
        status, values = run(program, {})
        if status != "optimal":
            return Result(status, {}, (), builder)
    goals = {
        goal: program.constants[goal] + sum(cost * values[c] for c, cost in program.costs[goal].items())
        for goal in ("targets", "service", "cost", "wellbeing", "stability")
    }
    return Result("optimal", goals, tuple(reached), builder, values)


def _stages(builder: Builder, program: Program) -> list[tuple[dict[int, float], float, float]]:
    """(costs by column, constant, tolerance) of each priority, the lowest number first."""
    stages = []
    pursued = {
        name: g for name, g in builder.case.goals.items() if name != "stability" or builder.agreed is not None
    }
    for priority in sorted({goal.priority for goal in pursued.values()}):
        costs: dict[int, float] = defaultdict(float)
        constant, tolerance = 0.0, 0.0
        for name, goal in pursued.items():
            if goal.priority == priority:
                tolerance = max(tolerance, goal.tolerance)
                constant += goal.weight * program.constants[name]
                for column, cost in program.costs[name].items():
                    costs[column] += goal.weight * cost
        stages.append((costs, constant, tolerance))
    return stages


def run(program: Program, costs: dict[int, float]) -> tuple[str, list[float]]:
    """Minimise ``costs`` over the program: (status, value of each column).

    Rows are kept within 1e-9; where that leaves nothing, within 1e-7 and without presolve, for a priority that is
    held at its optimum may leave less room than that for the next.
    """
    status, values = _run_within(1e-9, program, costs)
    return _run_within(1e-7, program, costs) if status == "infeasible" else (status, values)


def _run_within(tolerance: float, program: Program, costs: dict[int, float]) -> tuple[str, list[float]]:
    import highspy

    solver: Any = highspy.Highs()  # type: ignore[no-untyped-call]
    solver.setOptionValue("output_flag", False)
    solver.setOptionValue("threads", 1)
    solver.setOptionValue("presolve", "on" if tolerance < 1e-8 else "off")
    solver.setOptionValue("primal_feasibility_tolerance", tolerance)
    solver.setOptionValue("dual_feasibility_tolerance", 1e-9)
    solver.setOptionValue("mip_rel_gap", 0.0)
    solver.setOptionValue("mip_abs_gap", 1e-6)
    solver.passModel(_arrays(program, costs))
    solver.run()
    status = solver.getModelStatus()
    if status == highspy.HighsModelStatus.kUnboundedOrInfeasible:
        solver.setOptionValue("presolve", "off")
        solver.run()
        status = solver.getModelStatus()
    words = {
        highspy.HighsModelStatus.kOptimal: "optimal",
        highspy.HighsModelStatus.kInfeasible: "infeasible",
        highspy.HighsModelStatus.kUnbounded: "unbounded",
    }
    return words.get(status, "failed"), list(map(float, solver.getSolution().col_value))


def _arrays(program: Program, costs: dict[int, float]) -> Any:
    import highspy

    lp = highspy.HighsLp()
    lp.num_col_, lp.num_row_ = len(program.upper), len(program.rows)
    lp.col_cost_ = np.array([costs.get(column, 0.0) for column in range(lp.num_col_)])
    lp.col_lower_, lp.col_upper_ = np.array(program.lower), np.array(program.upper)
    lp.row_lower_ = np.array([low for low, _, _ in program.rows])
    lp.row_upper_ = np.array([high for _, _, high in program.rows])
    if program.whole:
        whole = set(program.whole)
        kinds = (highspy.HighsVarType.kContinuous, highspy.HighsVarType.kInteger)
        lp.integrality_ = [kinds[column in whole] for column in range(lp.num_col_)]
    merged = [_merge(terms) for _, terms, _ in program.rows]
    lp.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
    lp.a_matrix_.start_ = np.cumsum([0, *(len(terms) for terms in merged)])
    lp.a_matrix_.index_ = np.array([column for terms in merged for column in terms], dtype=np.int32)
    lp.a_matrix_.value_ = np.array([value for terms in merged for value in terms.values()])
    return lp


def _merge(terms: list[tuple[int, float]]) -> dict[int, float]:
    """Each column once."""
    sums: dict[int, float] = defaultdict(float)
    for column, value in terms:
        sums[column] += value
    return sums


if __name__ == "__main__":
    answer = solve(Path(sys.argv[1]))
    print(answer.status, answer.goals)
