"""Verifying a plan: every balance, every rule and every goal recomputed, with no code of the formulation.

Written from the model's contract alone, so that an error of the formulation cannot hide in the check.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator

from planner.dataset.types import Dataset
from planner.plan.types import Line, Quantities, RuleReport
from planner.schema.rules import RULE_IDS, Mode
from planner.schema.rules import rule as family
from planner.schema.status import RuleStatus
from planner.tolerances import ACCEPTED
from planner.verify import transfer_rules, work_rules
from planner.verify.balances import BALANCES
from planner.verify.goals import goal_values
from planner.verify.lines import Table
from planner.verify.types import Verification
from planner.verify.view import View, build_view

CHECKS: dict[str, Callable[[View], Iterator[Line]]] = {
    rule: getattr(transfer_rules, rule, None) or getattr(work_rules, rule) for rule in RULE_IDS
}
"""Rule family → its check, in the order of the schema: a family without one fails at import."""


def verify(dataset: Dataset, quantities: Quantities) -> Verification:
    """Recompute every balance, rule and goal of a plan.

    ValueError where an array does not have the shape that the data need.
    """
    view = build_view(dataset, quantities)
    balances = [_keep_lines(check(view)) for check in BALANCES.values()]
    rules = [line for rule, check in CHECKS.items() if dataset.mode(rule) != Mode.OFF for line in check(view)]
    binding = [line for line in rules if line.enforced and dataset.mode(line.rule) == Mode.HARD]
    return Verification(
        balances=tuple(balances),
        rules=tuple(rules),
        largest_violation=max(_most_broken(lines) for lines in (*balances, binding)) + 0.0,  # never -0
        goals=goal_values(view, rules),
    )


def _keep_lines(lines: Iterable[Line]) -> Table | tuple[Line, ...]:
    return lines if isinstance(lines, Table) else tuple(lines)


def _most_broken(lines: Table | Iterable[Line]) -> float:
    if isinstance(lines, Table):
        return lines.worst_breach()
    return max((_breach_of(line) for line in lines), default=0.0)


def _breach_of(line: Line) -> float:
    """FTE by which a line is broken; infinite where a number is missing."""
    slack = line.slack
    if slack >= 0.0:  # nearly all lines: there are thousands
        return 0.0
    return math.inf if math.isnan(slack) else -slack if line.enforced else 0.0


def report_rules(dataset: Dataset, lines: Iterable[Line]) -> tuple[RuleReport, ...]:
    """What became of each rule family, in the order of the schema."""
    by_rule: dict[str, list[Line]] = {rule: [] for rule in RULE_IDS}
    for line in lines:
        if line.rule in by_rule:
            by_rule[line.rule].append(line)
    return tuple(_report(rule, dataset.mode(rule), found) for rule, found in by_rule.items())


def _report(rule: str, mode: Mode, lines: list[Line]) -> RuleReport:
    if mode == Mode.OFF or not lines:
        return RuleReport(rule, mode, RuleStatus.OFF if mode == Mode.OFF else RuleStatus.UNUSED, None, 0.0)
    past = [line for line in lines if not line.enforced and line.slack < -ACCEPTED]
    tightest = min(_telling(lines), key=lambda line: line.slack)
    status = _status(tightest)
    if (
        past and status != RuleStatus.MISSED
    ):  # where and by how much the past breaks it says more than what is left
        status, tightest = RuleStatus.PAST, min(past, key=lambda line: line.slack)
    return RuleReport(
        rule=rule,
        mode=mode,
        status=status,
        slack=None if family(rule).either_or else tightest.slack,
        shortfall=sum(_breach_of(line) for line in lines),
        tightest=tightest,
        lines=len(lines),
        broken_by_past=len(past),
    )


def _telling(lines: list[Line]) -> list[Line]:
    """The lines that say how tight a family is: enforced ones with room to speak of, or broken, if any."""
    enforced = [line for line in lines if line.enforced]
    roomy = [line for line in enforced if not line.prohibition or line.slack < -ACCEPTED]
    return roomy or enforced or lines


def _status(tightest: Line) -> RuleStatus:
    """Missed, binding (no room left) or kept, whatever the past breaks."""
    if not tightest.enforced:
        return RuleStatus.KEPT
    if tightest.slack < -ACCEPTED:
        return RuleStatus.MISSED
    roomy = tightest.prohibition or tightest.slack > ACCEPTED
    return RuleStatus.KEPT if roomy else RuleStatus.BINDING
