"""What the page shows, as plain objects: every number and word ready to be read, in the page's language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import numpy as np

from planner.findings import errors
from planner.history.changes import plan_changes
from planner.messages import number, signed, text
from planner.plan.types import Plan
from planner.schema.names import fold
from planner.schema.plan_sheets import TRANSFERS
from planner.schema.rules import GOALS, rule
from planner.schema.types import Language
from planner.schema.units import unit_text
from planner.serve.choices import Choice, Pair
from planner.serve.desk import Desk, Step, Unknown
from planner.serve.excerpts import findings_answer
from planner.tolerances import SAME

Object = dict[str, Any]

MOST_MOVES = 40
"""Changed transfers that are told one by one."""

MOST_ROWS = 400
"""Rows of the grid; more would take the browser longer than the solver."""

_TOLD_RULES = ("missed", "past", "binding")


def desk_answer(desk: Desk, language: Language) -> Object:
    """Everything about a desk."""
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
        "plan": plan_answer(desk, language) if desk.steps else None,
    }


def failure_answer(plan: Plan, language: Language) -> Object:
    """Why there is no plan, and what would make one possible."""
    found = plan.infeasibility
    return {
        "said": text(f"ended.{plan.status.value}", language),
        "conflicts": [one.text for one in found.conflicts] if found is not None else [],
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


def plan_answer(desk: Desk, language: Language) -> Object:
    """What is on the table: its aims, its grid, what moved, which rules limit, and what was kept aside."""
    step = desk.step
    solved = step.plan.solution.quantities is not None
    shown = step if solved else _last_solved(desk)
    answer: Object = {
        "solved": solved,
        "version": desk.case.previous.identity.version if desk.case and desk.case.previous else 0,
        "goals": goals_answer(step.plan, desk.before(), language) if solved else [],
        "months": [shown.plan.dataset.month(t).text(language) for t in range(shown.plan.dataset.months)],
        "rows": rows_answer(desk, shown, language),
        "moved": moved_answer(step.plan, language) if solved else None,
        "rules": rules_answer(step.plan, desk.steps[0].plan, language) if solved else [],
        "pools": [pool.name for pool in shown.plan.dataset.pools],
        "directions": [direction.name for direction in shown.plan.dataset.directions],
        "undo": len(desk.steps) > 1,
        "redo": bool(desk.undone),
        "proposals": [one.name for one in desk.proposals],
    }
    return answer


def _last_solved(desk: Desk) -> Step:
    """The last step with numbers: what the grid shows where an edit leaves no plan."""
    return next(one for one in reversed(desk.steps) if one.plan.solution.quantities is not None)


def goals_answer(plan: Plan, before: Mapping[str, float], language: Language) -> list[Object]:
    """Each goal that is pursued: its value, that of the version on the table, and the difference in words."""
    pursued = {goal.id for goal in plan.dataset.goals if goal.priority is not None}
    result = []
    for goal in GOALS:
        if goal.id not in pursued or (goal.id == "stability" and plan.dataset.agreed is None):
            continue
        decimals = 0 if goal.unit == "EUR" else 1
        now, then = plan.goals.get(goal.id, 0.0), before.get(goal.id, 0.0)
        if (
            goal.id == "stability"
        ):  # measured from the version on the table, which differs from itself by nothing
            then = 0.0
        change = signed(now - then, language, decimals)
        result.append(
            {
                "id": goal.id,
                "label": goal.label.text(language),
                "meaning": goal.meaning.text(language),
                "unit": unit_text(goal.unit, language, plan.dataset.currency),
                "now": number(now, language, decimals),
                "before": number(then, language, decimals),
                "change": change,
                "way": "same" if change == "0" else "worse" if now > then else "better",
                "value": now,
            }
        )
    return result


def rows_answer(desk: Desk, step: Step, language: Language) -> list[Object]:
    """One row per pool and Direction that moves, moved, or was decided about: by Direction, then by pool."""
    data, transfers = step.plan.dataset, step.plan.quantities.transfers
    before = _before(desk, step)
    choices = {(fold(pool), fold(to)): made for (pool, to), made in desk.step.choices.items()}
    totals, old = transfers.sum(axis=2), before.sum(axis=2)
    rows = []
    for d, direction in enumerate(data.directions):
        for s, pool in enumerate(data.pools):
            made = choices.get((fold(pool.name), fold(direction.name)))
            if made is None and totals[s, d] <= SAME and old[s, d] <= SAME:
                continue
            rows.append(
                {
                    "pool": pool.name,
                    "to": direction.name,
                    "total": _people(totals[s, d], language),
                    "before": _people(old[s, d], language),
                    "way": _way(float(totals[s, d] - old[s, d])),
                    "months": [_people(fte, language, blank=True) for fte in transfers[s, d]],
                    "ways": [_way(float(fte)) for fte in transfers[s, d] - before[s, d]],
                    "choice": _choice(made or Choice(), language),
                }
            )
    return rows[:MOST_ROWS]


def _before(desk: Desk, step: Step) -> np.ndarray[Any, np.dtype[np.float64]]:
    """The moves of the version on the table (S, D, T)."""
    data = step.plan.dataset
    before = np.zeros(step.plan.quantities.transfers.shape)
    for move in data.agreed or ():
        if 0 <= move.month < data.months:
            before[move.pool, move.destination, move.month] += move.fte
    return before if data.agreed is not None else desk.steps[0].plan.quantities.transfers


def _people(fte: float, language: Language, *, blank: bool = False) -> str:
    shown = number(float(fte), language)
    return "" if blank and shown == "0" else shown


def _way(difference: float) -> str:
    if abs(difference) < 0.05:
        return ""
    return "more" if difference > 0 else "less"


def _choice(made: Choice, language: Language) -> Object:
    def shown(fte: float | None) -> str:
        return (
            ""
            if fte is None
            else number(fte, language, 6).replace("\u202f", "").replace(",", "," if language == "fr" else "")
        )

    return {
        "fixed": shown(made.fixed),
        "at_least": shown(made.at_least),
        "at_most": shown(made.at_most),
        "lock": made.lock,
        "note": made.note,
    }


def moved_answer(plan: Plan, language: Language) -> Object | None:
    """What moved against the version on the table, the largest first, each with its reason."""
    changes = plan_changes(replace(plan, case=replace(plan.case, language=language)))
    if changes is None:
        return None
    largest = sorted(changes.moves, key=lambda move: -abs(move.difference))
    return {
        "count": len(largest),
        "told": number(changes.told_again, language),
        "moves": [
            {
                "pool": move.pool,
                "to": move.to,
                "month": move.month.text(language),
                "before": number(move.before, language),
                "after": number(move.after, language),
                "change": signed(move.difference, language),
                "reason": move.reason.replace(f"{plan.case.title(TRANSFERS.key)}!", ""),
            }
            for move in largest[:MOST_MOVES]
            if abs(move.difference) >= 0.05
        ],
    }


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
                    "by": number(report.shortfall, language) if status == "missed" else "",
                    "new": before.get(report.rule) != status,
                }
            )
    return result


def compared_answer(desk: Desk, left: Step, right: Step, language: Language) -> Object:
    """Two steps side by side: their aims, and the totals by pool and Direction that differ."""
    sides = [goals_answer(step.plan, desk.before(), language) for step in (left, right)]
    data = left.plan.dataset
    totals = [step.plan.quantities.transfers.sum(axis=2) for step in (left, right)]
    apart = np.argwhere(np.abs(totals[1] - totals[0]) >= 0.05)
    order = sorted(apart.tolist(), key=lambda pair: -abs(float(totals[1][*pair] - totals[0][*pair])))
    return {
        "goals": [
            {
                "label": one["label"],
                "unit": one["unit"],
                "left": one["now"],
                "right": other["now"],
                "change": signed(
                    other["value"] - one["value"], language, 0 if abs(one["value"]) > 1e4 else 1
                ),
            }
            for one, other in zip(*sides, strict=True)
        ],
        "rows": [
            {
                "pool": data.pools[s].name,
                "to": data.directions[d].name,
                "left": _people(totals[0][s, d], language),
                "right": _people(totals[1][s, d], language),
                "change": signed(float(totals[1][s, d] - totals[0][s, d]), language),
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
            text(f"serve.decided.{name}", language, fte=number(fte, language))
            for name in ("fixed", "at_least", "at_most")
            if (fte := getattr(made, name)) is not None
        ]
        if made.lock:
            said.append(text("serve.decided.lock", language))
        if made.note:
            said.append(made.note)
        lines.append(
            f"{pool} → {to}: {', '.join(said)}" if language == "en" else f"{pool} → {to} : {', '.join(said)}"
        )
    return lines


def why_answer(desk: Desk, pair: Pair, language: Language) -> list[str]:
    """Why so many leave that pool for that Direction, and what another number would mean: the one decided, if any.

    Raises:
        Unknown: no such pool or Direction.
    """
    from planner.explain.why.asked import Asked
    from planner.explain.why.cell import why_cell
    from planner.report.why import why_lines

    step = desk.step
    case, dataset = desk.without(step, pair)
    pools = [pool.name for pool in dataset.pools]
    directions = [direction.name for direction in dataset.directions]
    if pair[0] not in pools or pair[1] not in directions:
        raise Unknown(pair)
    made = step.choices.get(pair, Choice())
    fte = next((one for one in (made.fixed, made.at_least, made.at_most) if one is not None), None)
    asked = Asked(replace(case, language=language), dataset)
    answer = why_cell(asked, (pools.index(pair[0]), directions.index(pair[1]), None), fte)
    return why_lines(answer, language, dataset.currency, 10_000)
