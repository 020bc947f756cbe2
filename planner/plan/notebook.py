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
    """The short form of a report, in the language of the case: title, end of the solve, goals, and the story.

    The story is what is proposed, against what, and what it costs; a plan without numbers has none.
    """
    language = plan.case.language
    ended = text(f"ended.{plan.status.value}", language)
    head = f"<p><b>{escape(plan.dataset.title)}</b><br>{escape(ended)}</p>"
    return head + _goals(plan) + ("" if plan.solution.quantities is None else _story(plan))


def _goals(plan: Plan) -> str:
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
    return f"<table>{cells}</table>"


def _story(plan: Plan) -> str:
    """The sections of a report that need no picture."""
    from planner.plan.proposal import proposal_of
    from planner.plan.story import compare_with_nothing, costs, describe_proposal

    told, language = proposal_of(plan), plan.case.language
    sections = (("proposed", describe_proposal), ("compared", compare_with_nothing), ("costs", costs))
    return "".join(
        f"<p><b>{escape(text(f'page.{name}', language))}</b></p>"
        f"<ul>{''.join(f'<li>{escape(one.text)}</li>' for one in tell(told))}</ul>"
        for name, tell in sections
    )
