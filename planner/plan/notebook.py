"""How a plan shows itself where Python is typed: one line in a terminal, a small table in a notebook."""

from __future__ import annotations

from html import escape

from planner.messages import number, text
from planner.plan.types import Plan
from planner.schema.rules import GOAL_IDS


def plan_line(plan: Plan) -> str:
    """``<Plan 'Small example': optimal, cost 224500 EUR, 5 FTE transfer>``."""
    parts = [plan.status.value]
    if plan.solution.quantities is not None:
        parts.append(f"cost {plan.goals.get('cost', 0.0):.0f} {plan.dataset.currency}")
        parts.append(f"{plan.solution.quantities.transfers.sum():g} FTE transfer")
    if plan.infeasibility is not None:
        parts.append(f"{len(plan.infeasibility.repairs)} repairs")
    return f"<Plan {plan.dataset.title!r}: {', '.join(parts)}>"


def plan_html(plan: Plan) -> str:
    """The title, how the solve ended, and the value of each goal, in the language of the case."""
    language = plan.case.language
    rows = [
        (text(f"scenarios.goal_{goal}", language, currency=plan.dataset.currency), plan.goals[goal])
        for goal in GOAL_IDS
        if goal in plan.goals
    ]
    cells = "".join(
        f"<tr><td>{escape(name)}</td><td style='text-align:right'>{escape(number(value, language))}</td></tr>"
        for name, value in rows
    )
    ended = text(f"ended.{plan.status.value}", language)
    return f"<p><b>{escape(plan.dataset.title)}</b><br>{escape(ended)}</p><table>{cells}</table>"
