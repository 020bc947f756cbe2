"""A plan in the few lines that fit a terminal; the workbook says the rest."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from planner.display import display_figure, display_shortfall
from planner.findings import Level
from planner.messages import join, number, signed_number, text
from planner.plan.gaps import open_gaps
from planner.plan.price import price_of_whole
from planner.plan.types import Plan, RuleReport, Status
from planner.plan.years import YearFigures, years
from planner.report.changes import change_lines
from planner.report.explanation import explanation_lines, sensitivity_lines
from planner.report.findings import Paint, count, plain
from planner.report.lines import wrap
from planner.schema.rules import rule
from planner.schema.status import RuleStatus
from planner.schema.types import Language
from planner.tolerances import SERVED

_ROLES = {Status.OPTIMAL: "good", Status.LIMIT: "warning"}
_LABEL = 44
_CELL = 12
_PRINTED = 0.05
"""Amounts below this show as 0 with one decimal."""


def summary(
    plan: Plan,
    path: Path | None,
    seconds: float,
    language: Language,
    *,
    width: int = 80,
    paint: Paint = plain,
    again: str = "",
) -> list[str]:
    """What is decided, the three aims, the rules that limit, and where the plan is. Lines of at most ``width``.

    ``again`` is the command that solves the case (see ``explanation_lines``).
    """
    ended = f"ended.{plan.status.value}"
    if plan.status is Status.LIMIT and plan.solution.quantities is None:
        ended = "ended.limit.none"
    role = _ROLES.get(plan.status, "error")
    lines = [
        paint(plan.dataset.title or plan.case.path.name, "title"),
        _size(plan, language),
        "",
        *(paint(line, role) for line in _wrap(text(ended, language), width)),
        *_open_gaps(plan, language, width),
    ]
    if plan.solution.quantities is not None:
        lines += [
            "",
            *_table(plan, language),
            "",
            *_aims(plan, language, width),
            *_baseline(plan, language, width),
            *_rules(plan, language, width),
            *(["", *changed] if (changed := change_lines(plan, language, width)) else []),
            *(["", *helps] if (helps := sensitivity_lines(plan, language, width)) else []),
        ]
    elif plan.status is Status.INFEASIBLE:
        lines += [
            "",
            *(explanation_lines(plan, language, width, again) or _blame(plan, language, width)),
        ]
    lines += ["", *_closing(plan, path, seconds, language)]
    return lines


def _open_gaps(plan: Plan, language: Language, width: int) -> list[str]:
    """How much better the best plan may be, where a search that stopped at a limit found one."""
    gaps = (
        open_gaps(plan, language)
        if plan.status is Status.LIMIT and plan.solution.quantities is not None
        else ""
    )
    return _wrap(text("report.gaps", language, gaps=gaps), width) if gaps else []


def _size(plan: Plan, language: Language) -> str:
    data = plan.dataset
    return text(
        "report.size",
        language,
        directions=len(data.directions),
        pools=len(data.pools),
        months=data.months,
        first=data.month(0).text(language),
        last=data.month(data.months - 1).text(language),
    )


def _table(plan: Plan, language: Language) -> list[str]:
    """One column per calendar year."""
    columns = years(plan)
    rows: tuple[tuple[str, Callable[[YearFigures], float | None], str], ...] = (
        ("report.leaving", lambda year: year.leaving, "fte"),
        ("report.staff", lambda year: year.staff, "fte"),
        ("report.staff_share", lambda year: year.staff_share, "share"),
        ("report.own_share", lambda year: year.own_share, "share"),
        ("report.outsourced_share", lambda year: year.outsourced_share, "share"),
        ("report.unmet", lambda year: year.unmet, "fte"),
    )
    head = " " * _LABEL + "".join(str(year.year).rjust(_CELL) for year in columns)
    return [head, *(_row(code, [value(y) for y in columns], language, unit) for code, value, unit in rows)]


def _row(code: str, values: list[float | None], language: Language, unit: str) -> str:
    cells = "".join(display_figure(value, unit, language).rjust(_CELL) for value in values)
    return f"  {text(code, language)}".ljust(_LABEL) + cells


def _aims(plan: Plan, language: Language, width: int) -> list[str]:
    """Service, economic performance, well-being: the three that are to be reconciled."""
    goals, currency = plan.goals, plan.dataset.currency
    unmet = sum(year.unmet for year in years(plan))
    service = "report.served" if unmet <= SERVED else "report.unserved"
    lines = [
        text(service, language, unmet=number(unmet, language, 1 if unmet >= _PRINTED else 4)),
        text("report.cost", language, cost=number(goals.get("cost", 0.0), language, 0), currency=currency),
        text("report.wellbeing", language, points=number(goals.get("wellbeing", 0.0), language)),
    ]
    if plan.dataset.agreed is not None:
        lines.append(text("report.stability", language, fte=number(goals.get("stability", 0.0), language)))
    price = price_of_whole(plan.solution.solver.rounding_price, plan.dataset, language)
    return [line for entry in [*lines, *([price] if price else [])] for line in _wrap(entry, width)]


def _baseline(plan: Plan, language: Language, width: int) -> list[str]:
    """What the plan gains and costs against no transfers at all, goal by goal in money."""
    baseline = plan.baseline
    if baseline is None or not baseline.goals:
        return []
    goals, currency = plan.goals, plan.dataset.currency
    difference = {goal: goals.get(goal, 0.0) - value for goal, value in baseline.goals.items()}
    lines = [
        text(
            "report.baseline",
            language,
            targets=signed_number(difference["targets"], language, 0),
            service=signed_number(difference["service"], language, 0),
            cost=signed_number(difference["cost"], language, 0),
            currency=currency,
        )
    ]
    if baseline.left_out:
        rules = ", ".join(rule(one).label.text(language) for one in baseline.left_out)
        lines.append(text("report.baseline_left_out", language, rules=rules))
    return [part for line in lines for part in _wrap(line, width)]


def _rules(plan: Plan, language: Language, width: int) -> list[str]:
    """Rules that the past breaks or the plan misses, with by how much, and rules that leave no room."""
    missed = [_missed_rule(report, language) for report in plan.rules if report.status == RuleStatus.MISSED]
    binding = [
        rule(report.rule).label.text(language) for report in plan.rules if report.status == RuleStatus.BINDING
    ]
    past = [_past(report, plan, language) for report in plan.rules if report.status == RuleStatus.PAST]
    lines = []
    if past:
        lines += _wrap(text("report.past", language, rules=join(past, language, ";")), width)
    if missed:
        lines += _wrap(text("report.missed", language, rules=", ".join(missed)), width)
    if binding:
        lines += _wrap(text("report.binding", language, rules=", ".join(binding)), width)
    return ["", *lines] if lines else []


def _missed_rule(report: RuleReport, language: Language) -> str:
    """Which rule the plan misses, and by how much over all months."""
    label, amount = (
        rule(report.rule).label.text(language),
        display_shortfall(report.shortfall, monthly=report.monthly, language=language),
    )
    return text("report.missed_by", language, rule=label, amount=amount)


def _past(report: RuleReport, plan: Plan, language: Language) -> str:
    """Which rule the past breaks, where most and by how much."""
    label, by = rule(report.rule).label.text(language), number(-(report.slack or 0.0), language)
    line = report.tightest
    months = () if line is None or line.month is None else (plan.dataset.month(line.month).text(language),)
    place = ", ".join((*(line.place if line else ()), *months))
    where = text("report.past_where", language, place=place) if place else ""
    return text("report.past_by", language, rule=label, fte=by, where=where)


def _blame(plan: Plan, language: Language, width: int) -> list[str]:
    """The rule families that cannot hold together, with what each demands."""
    lines: list[str] = []
    for family in map(rule, plan.solution.blamed):
        label, meaning = family.label.text(language), family.meaning.text(language)
        lines += _wrap(f"– {text('words.named', language, name=label, what=meaning)}", width)
    return [*_wrap(text("report.blamed", language), width), *lines] if lines else []


def _closing(plan: Plan, path: Path | None, seconds: float, language: Language) -> list[str]:
    noticed = count((f for f in plan.findings if f.level is not Level.INFO), language)
    lines = [text("report.noticed", language, findings=noticed)] if noticed else []
    took = number(seconds, language)
    solver = plan.solution.solver
    if path is None:
        where = text("report.no_plan", language)
    else:
        explains = plan.solution.quantities is None
        where = text("report.explanation" if explains else "report.plan", language, path=path)
    return [
        *lines,
        where,
        text("report.took", language, seconds=took, solver=f"{solver.name} {solver.version}".strip()),
    ]


def _wrap(words: str, width: int) -> list[str]:
    return wrap(words, width, "  ", "    ")
