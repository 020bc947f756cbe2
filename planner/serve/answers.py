"""What the page shows, as plain objects: every number and word ready to be read, in the page's language."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import numpy as np

from planner.dataset.agreed_plan import KINDS
from planner.display import display_figure, display_shortfall, exact_number, goal_name
from planner.findings import errors
from planner.history.changes import plan_changes
from planner.messages import number, signed_number, text
from planner.plan.types import Plan
from planner.reading.types import Case
from planner.schema.limits import DecisionKind
from planner.schema.plan_sheets import TRANSFERS
from planner.schema.rules import GOALS, rule
from planner.schema.status import RuleStatus
from planner.schema.types import Language
from planner.schema.units import unit_text
from planner.serve.choices import DECISIONS, month_rows
from planner.serve.desk import Desk, Step
from planner.serve.excerpts import MOST as MOST_FINDINGS
from planner.serve.excerpts import findings_answer
from planner.serve.rows import MEANINGFUL, View, limits, people, rows_answer

Object = dict[str, Any]

MOST_MOVES = 40
"""Changed transfers that are told one by one."""

_TOLD_RULES = (RuleStatus.MISSED, RuleStatus.PAST, RuleStatus.BINDING)


def desk_answer(desk: Desk, language: Language, view: View) -> Object:
    """Everything about a desk; ``view`` is which rows of its grid are looked at."""
    case, findings = desk.case, desk.findings(language)
    return {
        "id": desk.id,
        "revision": desk.revision,
        "file": desk.path.name,
        "solving": desk.solving,
        "findings": findings_answer(case, findings, language) if case is not None else [],
        "title": str(case.settings.get("title") or "") if case is not None else "",
        "holdsPlan": bool(case is not None and case.previous is not None and case.previous.complete),
        "canSolve": case is not None and not errors(findings),
        "failed": desk.failed is not None,
        "findingsMost": MOST_FINDINGS,
        "plan": {**plan_answer(desk, language, view), **names_answer(desk)} if desk.steps else None,
    }


def failure_answer(plan: Plan, language: Language) -> Object:
    """Why there is no plan, and what would make one possible."""
    found = plan.infeasibility
    remarks = found.remarks if found is not None else ()
    return {
        "said": text(f"ended.{plan.status.value}", language),
        "conflicts": [one.text for one in (found.conflicts if found is not None else ())]
        + [text(code, language) for code in remarks],
        "repairs": [
            {
                "number": one.number,
                "text": text(
                    "report.repair",
                    language,
                    number=one.number,
                    text=one.summary or one.text,
                    cost=number(one.cost, language, 0),
                    currency=plan.dataset.currency,
                ),
            }
            for one in (found.repairs if found is not None else ())
        ],
    }


def names_answer(desk: Desk) -> Object:
    """The pools and Directions of the case, which no edit changes."""
    data = desk.dataset
    return {
        "pools": [pool.name for pool in data.pools],
        "directions": [direction.name for direction in data.directions],
    }


def plan_answer(desk: Desk, language: Language, view: View) -> Object:
    """What is on the table: its aims, its grid, what moved, which rules limit, and what was kept aside."""
    step = desk.step
    solved = step.plan.solution.quantities is not None
    shown = step if solved else _last_step_with_numbers(desk)
    data = shown.plan.dataset
    months = [data.month(t) for t in range(data.months)]
    answer: Object = {
        "solved": solved,
        "version": desk.case.previous.identity.version if desk.case and desk.case.previous else 0,
        "goals": goals_answer(step.plan, desk.before(), language) if solved else [],
        "months": [month.text(language) for month in months],
        "keys": [str(month) for month in months],
        "past": data.as_of,
        "grid": rows_answer(desk, shown, language, view),
        "moved": moved_answer(desk, step, language) if solved else None,
        "rules": rules_answer(step.plan, desk.steps[0].plan, language) if solved else [],
        "also": also_answer(desk, language),
        "undo": len(desk.steps) > 1,
        "redo": bool(desk.undone),
        "proposals": [one.name for one in desk.proposals],
    }
    return answer


def also_answer(desk: Desk, language: Language) -> list[str]:
    """What Decisions says that the grid has no cell for: sums over pools, Directions or months."""
    if desk.case is None:
        return []
    shown = {row.number for row in month_rows(desk.case).values()}
    columns = {kind: column for column, kind in KINDS.items()}
    lines = []
    for row in desk.case.rows(DECISIONS):
        if row.number in shown:
            continue
        pool = row.text("pool") or text("serve.decided.anybody", language)
        to = row.text("to") or text("serve.decided.anywhere", language)
        month = row.month("month")
        where = f"{pool} → {to}" + ("" if month is None else f", {month.text(language)}")
        code = f"serve.decided.{columns[DecisionKind(row.text('kind'))]}"
        fte = exact_number(row.number_of("fte") or 0.0, language)
        lines.append(text("serve.decided.line", language, where=where, said=text(code, language, fte=fte)))
    return lines


def _last_step_with_numbers(desk: Desk) -> Step:
    """The last step with numbers: what the grid shows where an edit leaves no plan."""
    return next(one for one in reversed(desk.steps) if one.plan.solution.quantities is not None)


def goals_answer(plan: Plan, before: Mapping[str, float], language: Language) -> list[Object]:
    """Each goal that is pursued: its value, that of the version on the table, and the difference in words."""
    pursued = {goal.id for goal in plan.dataset.goals if goal.priority is not None}
    result = []
    for goal in GOALS:
        if goal.id not in pursued or (goal.id == "stability" and plan.dataset.agreed is None):
            continue
        now, then = plan.goals.get(goal.id, 0.0), before.get(goal.id, 0.0)
        if (
            goal.id == "stability"
        ):  # measured from the version on the table, which differs from itself by nothing
            then = 0.0
        change = display_figure(now - then, goal.unit, language, signed=True)
        result.append(
            {
                "id": goal.id,
                "label": goal_name(goal.id, language),
                "meaning": goal.meaning.text(language),
                "unit": unit_text(goal.unit, language, plan.dataset.currency),
                "now": display_figure(now, goal.unit, language),
                "before": display_figure(then, goal.unit, language),
                "change": change,
                "way": "same" if change == "0" else "worse" if now > then else "better",
                "value": now,
            }
        )
    return result


def moved_answer(desk: Desk, step: Step, language: Language) -> Object | None:
    """What moved against the version on the table, the largest first, each with its reason."""
    plan = step.plan
    if language != plan.case.language:  # decisions have names there, in its language
        plan = replace(plan, case=desk.case_with(step.choices, language=language))
    changes = plan_changes(plan)
    if changes is None:
        return None
    largest = sorted(changes.moves, key=lambda move: -abs(move.difference))
    return {
        "count": len(largest),
        "told": number(changes.told_again, language),
        "most": MOST_MOVES,
        "moves": [
            {
                "pool": move.pool,
                "to": move.to,
                "month": move.month.text(language),
                "before": number(move.before, language),
                "after": number(move.after, language),
                "change": signed_number(move.difference, language),
                "reason": _without_sheets(move.reason, plan.case),
            }
            for move in largest[:MOST_MOVES]
            if abs(move.difference) >= MEANINGFUL
        ],
    }


def _without_sheets(reason: str, case: Case) -> str:
    """A reason without the sheets of decisions, but where a cell follows: on the page, decisions have names."""
    for key in (TRANSFERS.key, DECISIONS):
        reason = re.sub(rf"{re.escape(case.title(key))}!(?![A-Z]{{1,3}}[0-9]+\b)", "", reason)
    return reason


def rules_answer(plan: Plan, first: Plan, language: Language) -> list[Object]:
    """The rules that are missed or leave no room, with where; ``new``: they did not before the first edit."""
    before = {report.rule: report.status for report in first.rules}
    result = []
    for status in _TOLD_RULES:
        for report in plan.rules:
            if report.status != status:
                continue
            line = report.tightest
            places = [*(line.place if line is not None else ())]
            if line is not None and line.month is not None:
                places.append(plan.dataset.month(line.month).text(language))
            result.append(
                {
                    "rule": rule(report.rule).label.text(language),
                    "meaning": rule(report.rule).meaning.text(language),
                    "status": status,
                    "said": text(f"plan_rule_{status}", language),
                    "where": ", ".join(places),
                    "by": display_shortfall(report.shortfall, monthly=report.monthly, language=language)
                    if status == RuleStatus.MISSED
                    else "",
                    "new": before.get(report.rule) != status,
                }
            )
    return result


def compared_answer(desk: Desk, left: Step, right: Step, language: Language) -> Object:
    """Two steps side by side: their aims, and the rows by pool and Direction that differ, with their months."""
    sides = [goals_answer(step.plan, desk.before(), language) for step in (left, right)]
    data = left.plan.dataset
    one, other = (step.plan.quantities.transfers for step in (left, right))
    totals = [one.sum(axis=2), other.sum(axis=2)]
    moved = np.abs(other - one)
    apart = np.argwhere((moved >= MEANINGFUL).any(axis=2))
    order = sorted(apart.tolist(), key=lambda pair: -float(moved[*pair].sum()))
    return {
        "goals": [
            {
                "label": goal["label"],
                "unit": goal["unit"],
                "left": goal["now"],
                "right": beside["now"],
                "change": signed_number(
                    beside["value"] - goal["value"], language, 0 if abs(goal["value"]) > 1e4 else 1
                ),
            }
            for goal, beside in zip(*sides, strict=True)
        ],
        "rows": [
            {
                "pool": data.pools[s].name,
                "to": data.directions[d].name,
                "left": people(totals[0][s, d], language),
                "right": people(totals[1][s, d], language),
                "change": signed_number(float(totals[1][s, d] - totals[0][s, d]), language),
                "months": [
                    text(
                        "serve.month_differs",
                        language,
                        month=data.month(int(t)).text(language),
                        left=people(one[s, d, t], language),
                        right=people(other[s, d, t], language),
                    )
                    for t in np.flatnonzero(moved[s, d] >= MEANINGFUL)
                ],
            }
            for s, d in order
        ],
        "decisions": [_decisions(step, language) for step in (left, right)],
    }


def _decisions(step: Step, language: Language) -> list[str]:
    """What was decided, one line each."""
    lines = []
    for (pool, to), made in sorted(step.choices.items()):
        said = [
            text(f"serve.decided.{name}", language, fte=exact_number(fte, language))
            for name in ("fixed", "at_least", "at_most")
            if (fte := getattr(made, name)) is not None
        ]
        if made.lock:
            said.append(text("serve.decided.lock", language))
        said += (f"{month.text(language)} {limits(one, language)}" for month, one in made.months.items())
        if made.note:
            said.append(made.note)
        lines.append(text("serve.decided.line", language, where=f"{pool} → {to}", said=", ".join(said)))
    return lines
