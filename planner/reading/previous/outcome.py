"""The records of what a solve found: texts of JSON, written by one version of the plan and read by the next tools."""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from planner.months import parse_month
from planner.reading.previous.types import KeptBaseline, KeptRule, Outcome
from planner.schema.rules import RULES, Mode
from planner.schema.status import RuleStatus, Status

STATUS, BASELINE, RULE, PRICE = "status", "baseline", "rule", "rounding_price"
"""Names of the records of the kind ``figures`` that are no series; every other name is a series of ``Outcome``.

The price of a goal is a list of one number, so that a version that does not know it finds a series without a month.
"""

_RULES = frozenset(family.id for family in RULES)

Line = tuple[str, str, str]
"""Name, of whom, and content."""


def outcome_lines(outcome: Outcome) -> Iterator[Line]:
    """The records of an outcome, one to a line: each fits a cell."""
    yield STATUS, "", _text({"status": outcome.status})
    if outcome.baseline is not None:
        kept = outcome.baseline
        amounts = {"goals": dict(kept.goals), "costs": dict(kept.costs)}
        yield BASELINE, "", _text({"status": kept.status, **amounts, "left_out": list(kept.left_out)})
    for rule in outcome.rules:
        numbers = {"slack": rule.slack, "shortfall": rule.shortfall}
        place = {"place": list(rule.place), "month": None if rule.month is None else str(rule.month)}
        yield RULE, rule.rule, _text({"mode": rule.mode, "status": rule.status, **numbers, **place})
    for goal, price in outcome.rounding_price.items():
        yield PRICE, goal, _text([price])
    for (name, of), values in outcome.series.items():
        yield name, of, _text(list(values))


def is_outcome(name: str, content: str) -> bool:
    """Whether the content of a record says what its name promises."""
    try:
        _parse(name, "", content)
    except (ValueError, KeyError, TypeError, OverflowError, RecursionError):
        return False
    return True


def read_outcome(lines: Iterable[Line], months: int) -> Outcome | None:
    """The outcome that sound records tell of; None where none says how the solve ended.

    A series that has not a number for each of the ``months`` is left out.
    """
    status: Status | None = None
    baseline: KeptBaseline | None = None
    rules: list[KeptRule] = []
    series: dict[tuple[str, str], tuple[float, ...]] = {}
    price: dict[str, float] = {}
    for name, of, content in lines:
        match _parse(name, of, content):
            case KeptBaseline() as found:
                baseline = found
            case KeptRule() as found:
                if found.rule in _RULES:  # one of a later version has no words here
                    rules.append(found)
            case Status() as found:
                status = found
            case (amount,) if name == PRICE:
                price[of] = amount
            case found:
                if len(found) == months:
                    series[name, of] = found
    return Outcome(status, series, baseline, tuple(rules), price) if status else None


def _parse(name: str, of: str, content: str) -> Status | KeptBaseline | KeptRule | tuple[float, ...]:
    """What a record says; ValueError, KeyError, TypeError, OverflowError or RecursionError where it says nothing."""
    said = json.loads(content)
    if name == STATUS:
        return Status(said["status"])
    if name == BASELINE:
        left_out = tuple(str(rule) for rule in said["left_out"] if rule in _RULES)
        return KeptBaseline(
            Status(said["status"]), _amounts(said["goals"]), _amounts(said["costs"]), left_out
        )
    if name == RULE:
        slack, month = said["slack"], said["month"]
        return KeptRule(
            of,
            Mode(said["mode"]),
            RuleStatus(said["status"]),
            None if slack is None else _number(slack),
            _number(said["shortfall"]),
            tuple(str(part) for part in said["place"]),
            None if month is None else parse_month(str(month)),
        )
    return tuple(_number(value) for value in said)


def _amounts(said: Mapping[str, Any]) -> dict[str, float]:
    return {str(name): _number(value) for name, value in said.items()}


def _number(value: object) -> float:
    """A finite number; TypeError or ValueError for anything else."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise TypeError(value)
    if not math.isfinite(value):
        raise ValueError(value)
    return float(value)


def _text(said: object) -> str:
    return json.dumps(said, ensure_ascii=False, separators=(",", ":"))
