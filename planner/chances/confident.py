"""A plan that keeps its minimums as surely as was asked, what that costs, or why there is none."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from planner.chances.margins import Confident, confidences, find_margins
from planner.dataset.types import Dataset
from planner.display import given_number
from planner.findings import BadInput, Finding, Level
from planner.messages import finding, number
from planner.plan.types import Plan, Solution, Status
from planner.reading.previous.types import Confidence
from planner.reading.types import Case
from planner.schema.names import fold
from planner.schema.rules import Mode, rule
from planner.solve.options import SolveOptions

Solve = Callable[[Dataset], Solution]


def ask_confidence(case: Case, share: float) -> Case:
    """``case`` with the confidence ``share`` asked for every Direction with a minimum, in place of the column's.

    Raises:
        BadInput: the rule ``minimum_staff`` is not hard.
    """
    modes = {row.text("rule"): row.text("mode") for row in case.rows("rules")}
    mode = modes.get("minimum_staff", Mode.HARD)
    if mode != Mode.HARD:
        label = rule("minimum_staff").label.text(case.language)
        raise BadInput([finding(Level.ERROR, "chances.option_not_hard", case.language, rule=label,
                                sheet=case.title("rules"))])  # fmt: skip
    table = case.tables["directions"]
    rows = tuple(
        replace(row, values={**row.values, "confidence": share})
        if row.number_of("minimum_staff") is not None
        else row
        for row in table.rows
    )
    return replace(case, tables={**case.tables, "directions": replace(table, rows=rows)})


def make_sure(plan: Plan, solve: Solve, options: SolveOptions | None = None) -> Plan:
    """``plan`` solved again with the least margins that its confidences need; ``solve`` gives the numbers of a dataset.

    As it is where it has no numbers, or no confidence is asked. Without numbers where no margins reach them, and then
    with the conflict and its repairs, and a finding that says where and how far.
    """
    if plan.solution.quantities is None or not confidences(plan.dataset):
        return plan
    found = find_margins(plan.dataset, solve, without=plan.solution)
    if found.unreachable is not None:
        return _refuse(plan, found, options)
    told = _confidence(found)
    remark = _remark("chances.margins", told.margins, plan.case)
    return replace(
        plan,
        case=replace(plan.case, margins=told.margins),
        dataset=found.dataset,
        solution=found.solution,
        confidence=told,
        findings=(*plan.findings, remark),
    )


def hold_margins(case: Case, dataset: Dataset, solve: Solve) -> tuple[Case, tuple[Finding, ...]]:
    """``case`` with the margins that its own confidences need, for what solves many variants of it; and a remark.

    ``dataset`` is that of ``case``. The margins are those that the plan in the workbook was made with, where it asked
    for the same confidences; else they are sought. ``case`` as it is where no confidence is asked, or where no plan
    reaches them, with a warning.
    """
    wanted = confidences(dataset)
    if not wanted:
        return case, ()
    margins = _recorded_margins(case, dataset, wanted)
    if margins is None:
        found = find_margins(dataset, solve)
        if found.unreachable is not None or found.solution.quantities is None:
            return case, (finding(Level.WARNING, "chances.not_held", case.language),)
        margins = _confidence(found).margins
    remark = _remark("chances.held", margins, case)
    return replace(case, margins=margins), (remark,)


def _recorded_margins(case: Case, dataset: Dataset, wanted: Mapping[int, float]) -> Mapping[str, int] | None:
    """The margins that the plan in the workbook was made with; None where it asked for other confidences."""
    kept = case.previous.confidence if case.previous is not None else None
    asked = {fold(dataset.directions[d].name): share for d, share in wanted.items()}
    if kept is None or {fold(name): share for name, share in kept.shares.items()} != asked:
        return None
    names = {fold(direction.name): direction.name for direction in dataset.directions}
    return {names[fold(name)]: margin for name, margin in kept.margins.items()}


def _confidence(found: Confident) -> Confidence:
    directions = found.dataset.directions
    wanted = confidences(found.dataset)
    with_margins, without = (_goals(found.dataset, one) for one in (found.solution, found.without))
    return Confidence(
        shares={directions[d].name: share for d, share in wanted.items()},
        margins={directions[d].name: found.margins[d] for d in wanted},
        price={goal: value - without[goal] for goal, value in with_margins.items()},
        solves=found.solves,
    )


def _goals(dataset: Dataset, solution: Solution) -> Mapping[str, float]:
    """The goals of a solution as the check recomputes them: one that is not pursued has its value all the same."""
    from planner.verify.check import verify

    return {} if solution.quantities is None else verify(dataset, solution.quantities).goals


def _refuse(plan: Plan, found: Confident, options: SolveOptions | None) -> Plan:
    """``plan`` without numbers: which centre cannot be as sure as asked, and what stands in the way."""
    from planner.explain.infeasible import explain_infeasible

    at, language = found.unreachable, plan.case.language
    if at is None:
        raise ValueError("only a confidence out of reach is refused")
    directions = at.dataset.directions
    direction = directions[at.direction]
    cells = plan.case.rows("directions")[at.direction].cells
    refusal = finding(
        Level.ERROR,
        "chances.unreachable",
        language,
        sheet=plan.case.title("directions"),
        cell=cells.get("confidence") or cells.get("minimum_staff", ""),
        name=direction.name,
        wanted=given_number(100 * (direction.confidence or 0.0), language),
        month=at.dataset.month(at.month).text(language),
        best=number(100 * at.chance, language),
        minimum=given_number(direction.typed_minimum or 0.0, language),
        most=given_number((direction.typed_minimum or 0.0) + at.margin, language),
    )
    case = replace(plan.case, margins={one.name: one.margin for one in directions if one.margin})
    why = explain_infeasible(case, at.dataset, options)
    solution = replace(found.without, status=Status.INFEASIBLE, goals=None, quantities=None, blamed=why.rules)
    return replace(
        plan, dataset=at.dataset, solution=solution, infeasibility=why, findings=(*plan.findings, refusal)
    )


def _remark(code: str, margins: Mapping[str, int], case: Case) -> Finding:
    """The message ``code`` with the margins that are not 0, by Direction; that none is needed where there are none."""
    raised = ", ".join(
        f"{name} +{number(margin, case.language, 0)}" for name, margin in margins.items() if margin
    )
    if not raised:
        return finding(Level.INFO, "chances.no_margins", case.language)
    return finding(Level.INFO, code, case.language, margins=raised)
