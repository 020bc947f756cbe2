"""Grades a plan made or edited by hand: which rules it breaks, what it reaches, and the least that would mend it.

The transfers are taken as they stand. Staff and pools follow from them by arithmetic; who does the work is left to
the solver, which keeps every rule on it that can be kept. The independent check then says what is broken.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from planner.dataset.types import Dataset, Move
from planner.grading.standing import FIRST, solve_as_it_stands, standing_moves, with_its_past
from planner.model.build import build_model
from planner.plan.types import Line, Quantities, RuleReport, Solution, Status
from planner.schema.rules import Mode
from planner.solve.options import SolveOptions
from planner.solve.run import solve_model
from planner.tolerances import ACCEPTED
from planner.verify.accept import accept_solution
from planner.verify.check import report_rules, verify


@dataclass(frozen=True, slots=True)
class Correction:
    """A transfer of the smallest correction: FTE as it stands and as it would have to be."""

    pool: int
    destination: int
    month: int
    before: float
    after: float


@dataclass(frozen=True, slots=True, eq=False)
class Grade:
    """What a plan is worth as it stands.

    ``broken`` holds every line of a rule or balance that is missed by more than 1e-6 FTE, the worst first.
    ``goals`` and ``best`` map goals to their values, here and in the best plan (empty where there is none).
    ``correction`` is the fewest FTE of change that keep every hard rule; None where no change does.
    """

    quantities: Quantities | None
    status: Status
    broken: tuple[Line, ...]
    rules: tuple[RuleReport, ...]
    goals: Mapping[str, float]
    best: Mapping[str, float]
    correction: tuple[Correction, ...] | None

    @property
    def valid(self) -> bool:
        """Whether every hard rule and balance is kept."""
        return self.quantities is not None and not any(line.rule in self._hard() for line in self.broken)

    def _hard(self) -> set[str]:
        soft = {report.rule for report in self.rules if report.mode == Mode.SOFT}
        return {line.rule for line in self.broken} - soft

    def correction_size(self) -> float:
        """FTE that the correction changes, counted as in the goal stability."""
        return sum(abs(change.after - change.before) for change in self.correction or ())


def grade(
    dataset: Dataset,
    moves: Iterable[Move],
    options: SolveOptions | None = None,
    recorded: Mapping[str, float] | None = None,
) -> Grade:
    """Grades the transfers ``moves`` of the months that are not past, against ``dataset``.

    Past months are what the dataset says they were. Moves outside the horizon are ignored. ``recorded`` are the goals
    of the plan that the workbook holds: see ``solve_as_it_stands``.
    """
    options, moves, dataset = options or SolveOptions(), list(moves), with_its_past(dataset)
    standing = standing_moves(dataset, moves)
    fresh = replace(dataset, agreed=None)
    best = accept_solution(fresh, solve_model(build_model(fresh), options))
    taken = solve_as_it_stands(dataset, moves, options, (_goals(best), recorded or {}))
    correction = _correction(dataset, standing, options)
    if taken.quantities is None:
        return Grade(None, taken.status, (), (), {}, _goals(best), correction)
    checked = verify(dataset, taken.quantities)
    broken = sorted(
        (line for line in checked.lines if line.enforced and line.slack < -ACCEPTED),
        key=lambda line: (line.slack, line.rule, line.place, line.month or 0),
    )
    reports = report_rules(dataset, checked.rules)
    return Grade(
        taken.quantities, Status.OPTIMAL, tuple(broken), reports, checked.goals, _goals(best), correction
    )


def _goals(solution: Solution) -> Mapping[str, float]:
    return solution.goals or {}


def _correction(
    dataset: Dataset, standing: tuple[Move, ...], options: SolveOptions
) -> tuple[Correction, ...] | None:
    """The plan that keeps every hard rule with the least change of the transfers as they stand."""
    goals = tuple(
        replace(goal, priority=FIRST, weight=1.0, tolerance=0.0) if goal.id == "stability" else goal
        for goal in dataset.goals
    )
    near = replace(dataset, agreed=standing, goals=goals)
    solution = accept_solution(near, solve_model(build_model(near), options))
    if solution.quantities is None:
        return None
    before: dict[tuple[int, int, int], float] = {}
    for move in standing:
        if move.month >= 0:
            key = (move.pool, move.destination, move.month)
            before[key] = before.get(key, 0.0) + move.fte
    after = solution.quantities.transfers
    keys = {*before, *((int(s), int(d), int(t)) for s, d, t in zip(*after.nonzero(), strict=True))}
    changes = (Correction(*key, before.get(key, 0.0), float(after[key])) for key in sorted(keys))
    return tuple(change for change in changes if abs(change.after - change.before) > ACCEPTED)
