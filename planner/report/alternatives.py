"""Alternatives on the terminal, and as an object for programs."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from planner.alternatives.run import Alternative
from planner.display import exact_percent, millions_in_column
from planner.findings import Finding
from planner.messages import count_text, number, text
from planner.report.lines import columns, wrap
from planner.scenarios.result import figures_of
from planner.schema.status import Status


def describe_alternatives(
    found: Sequence[Alternative],
    within: float,
    path: Path | None,
    written: Sequence[Path],
    seconds: float,
    language: str,
    *,
    width: int = 80,
) -> list[str]:
    """The alternatives as a table, what they may differ in, and where they are; why there are none."""
    if found[0].plan.solution.quantities is None:
        ended = text(f"ended.{found[0].plan.status.value}", language)
        return (
            [ended, text("scenarios.solve_says_why", language)]
            if found[0].plan.status == Status.INFEASIBLE
            else [ended]
        )
    heads = [
        text(f"scenarios.column_{name}", language)
        for name in ("cost", "missed", "pools", "months", "distance", "change")
    ]
    names = [text(f"scenarios.style_{one.style}", language) for one in found]
    rows = []
    for one in found:
        values = (figures_of(one.plan).values["missed"], one.traits.pools, one.traits.months,
                  one.traits.distance, one.traits.change)  # fmt: skip
        cells = [millions_in_column(one.plan.goals["cost"], language)]
        cells += [number(value, language, 0) for value in values]
        rows.append(cells)
    shown, filled = columns(heads, rows)
    wide = max(map(len, names))
    lines = [" " * wide + line for line in shown]
    lines += [f"{name:{wide}}{line}" for name, line in zip(names, filled, strict=True)]
    lines += ["", *wrap(_room(found[0], within, language), width)]
    lines += ["", *([] if path is None else [text("scenarios.alternatives_at", language, path=path)])]
    lines += [text("report.plan", language, path=one) for one in written]
    lines.append(count_text("scenarios.points_took", language, len(found), seconds=number(seconds, language)))
    return lines


def _room(best: Alternative, within: float, language: str) -> str:
    """How much worse an alternative may be, and in what: the cost and whatever comes before it."""
    data = best.plan.dataset
    number_of = {goal.id: goal.priority for goal in data.goals if goal.priority is not None}
    last = number_of.get("cost", float("inf"))
    ordered = sorted((one for one in number_of if number_of[one] <= last), key=lambda one: number_of[one])
    goals = ", ".join(text(f"scenarios.goal_{one}", language, currency=data.currency) for one in ordered)
    share = exact_percent(within, language)
    return text("scenarios.within_best", language, share=share, goals=goals)


def alternatives_object(
    found: Sequence[Alternative],
    within: float,
    path: Path | None,
    written: Sequence[Path],
    findings: Sequence[Finding] = (),
) -> dict[str, object]:
    """Everything a program may want of alternatives."""
    planned = [one for one in found if one.plan.solution.quantities is not None]
    return {
        "status": found[0].plan.status.value,
        "within": within,
        "alternatives": [
            {
                "style": one.style,
                "proven": one.proven,
                "goals": dict(one.plan.goals),
                "pools_touched": one.traits.pools,
                "change_between_months": one.traits.months,
                "distance": one.traits.distance,
                "change": one.traits.change,
                "largest_violation": one.plan.largest_violation,
            }
            for one in planned
        ],
        "workbook": str(path) if path is not None else None,
        "plans": [str(one) for one in written],
        "findings": [one.as_json() for one in findings],
    }
