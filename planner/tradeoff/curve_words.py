"""The words of a trade-off curve, the same on the terminal and in the workbook."""

from __future__ import annotations

from planner.display import exact_percent
from planner.messages import number, text
from planner.schema.status import Status
from planner.tradeoff.axes import POINT, Axis, is_share
from planner.tradeoff.frontier import WIDER, Frontier, is_narrow, slopes

_MONEY = {"targets", "service", "cost"}
_THOUSANDS = (1.0, 1e3, 1e6)


def axis_words(axis: Axis, language: str, currency: str) -> str:
    """A side of the trade-off with its unit, as a heading."""
    if axis.is_goal:
        return text(f"scenarios.goal_{axis.id}", language, currency=currency)
    if is_share(axis):
        return text("scenarios.axis_share", language)
    return text("scenarios.axis_limit", language, rule=axis.kind().label.text(language))


def axis_style(axis: Axis) -> str:
    """The number format of a side."""
    if axis.is_goal and axis.id in _MONEY:
        return "money"
    return "share" if is_share(axis) else "decimal"


def shown_slopes(found: Frontier) -> tuple[float, list[float | None]]:
    """How much of the second side a step is told of (1, or thousands of money), and what each step costs of the first.

    A first side that is a share costs points.
    """
    each = slopes(found)
    known = sorted(one for one in each if one)
    unit = 1.0
    if axis_style(found.axes[1]) == "money" and known:
        unit = next((one for one in _THOUSANDS if known[0] * one >= 1), _THOUSANDS[-1])
    factor = unit / (POINT if is_share(found.axes[0]) else 1.0)
    return unit, [None if one is None else one * factor for one in each]


def slope_words(found: Frontier, unit: float, language: str, currency: str) -> str:
    """What a step costs, as a heading: ``1,000 EUR less costs (points)``."""
    less = f"{number(unit, language, 0)} {_unit(found.axes[1], language, currency, one=True)}"
    return text("scenarios.slope", language, less=less, unit=_unit(found.axes[0], language, currency))


def remarks(found: Frontier, language: str, currency: str) -> list[str]:
    """Whether there is a choice at all and what would give more, what was met first, and what lies between."""
    goals = ", ".join(text(f"scenarios.goal_{goal}", language, currency=currency) for goal in found.before)
    told = []
    if len(found.points) == 1 and found.status == Status.LIMIT:
        return [text("scenarios.curve_unfinished", language)]
    if len(found.points) == 1:
        told.append(text("scenarios.curve_single", language))
    elif is_narrow(found):
        told.append(text("scenarios.curve_narrow", language))
    if told and not goals:
        told.append(text("scenarios.curve_rules", language))
    elif told:
        told.append(_ways_to_widen(found, goals, language))
    elif found.widened:
        share = exact_percent(found.within, language)
        told.append(text("scenarios.curve_widened", language, goals=goals, share=share))
    elif goals:
        code = "scenarios.met_within" if found.within > 0 else "scenarios.met_first"
        told.append(text(code, language, goals=goals, share=exact_percent(found.within, language)))
    if len(found.points) > 1:
        told.append(text("scenarios.curve_complete" if found.complete else "scenarios.curve_open", language))
    if found.status == Status.LIMIT:
        told.append(text("scenarios.curve_limit", language))
    return told


def _ways_to_widen(found: Frontier, goals: str, language: str) -> str:
    """What leaves no choice: goals met first; and what helps, after what was tried."""
    if found.widened:
        share = exact_percent(found.within, language)
        return text("scenarios.curve_firm", language, goals=goals, share=share, first=found.before[0])
    share = f"{number(100 * max(WIDER[-1] / 2, 2 * found.within), language, 2)}%"  # as it is typed after an option
    return text("scenarios.curve_held", language, goals=goals, share=share, first=found.before[0])


def _unit(axis: Axis, language: str, currency: str, *, one: bool = False) -> str:
    if axis_style(axis) == "money":
        return currency
    if is_share(axis) or axis.id == "wellbeing":
        return text("scenarios.unit_point" if one else "scenarios.unit_points", language)
    return text("scenarios.unit_fte", language)
