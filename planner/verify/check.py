"""Verifying a plan: every balance, every rule and every goal recomputed, with no code of the formulation.

Written from the model's contract alone, so that an error of the formulation cannot hide in the check.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

import numpy as np

from planner.dataset.types import Dataset
from planner.plan.types import Line, Quantities, RuleReport
from planner.schema.rules import RULE_IDS, Mode
from planner.schema.rules import rule as family
from planner.schema.status import RuleStatus
from planner.tolerances import ACCEPTED
from planner.verify import transfer_rules, work_rules
from planner.verify.balances import BALANCES
from planner.verify.goals import goal_values
from planner.verify.lines import Table, tabulate
from planner.verify.types import Verification
from planner.verify.view import View, build_view

if TYPE_CHECKING:
    from planner.verify.lines import BoolArray

CHECKS: dict[str, Callable[[View], Table | Iterable[Line]]] = {
    rule: getattr(transfer_rules, rule, None) or getattr(work_rules, rule) for rule in RULE_IDS
}
"""Rule family → its check, in the order of the schema: a family without one fails at import."""


def verify(dataset: Dataset, quantities: Quantities) -> Verification:
    """Recompute every balance, rule and goal of a plan.

    ValueError where an array does not have the shape that the data need.
    """
    view = build_view(dataset, quantities)
    balances = [_tabulate(name, check(view)) for name, check in BALANCES.items()]
    rules = [_tabulate(rule, check(view)) for rule, check in CHECKS.items() if dataset.mode(rule) != Mode.OFF]
    binding = [lines for lines in rules if dataset.mode(lines.rule) == Mode.HARD]
    return Verification(
        balances=tuple(balances),
        rules=tuple(rules),
        largest_violation=max(lines.worst_breach() for lines in (*balances, *binding)),
        goals=goal_values(view, rules),
    )


def _tabulate(rule: str, lines: Table | Iterable[Line]) -> Table:
    return lines if isinstance(lines, Table) else tabulate(rule, lines)


def report_rules(dataset: Dataset, tables: Iterable[Table]) -> tuple[RuleReport, ...]:
    """What became of each rule family, in the order of the schema; ``tables`` are those that are not off."""
    by_rule = {table.rule: table for table in tables}
    return tuple(_report(rule, dataset.mode(rule), by_rule.get(rule)) for rule in RULE_IDS)


def _report(rule: str, mode: Mode, lines: Table | None) -> RuleReport:
    if mode == Mode.OFF or lines is None or not len(lines):
        return RuleReport(rule, mode, RuleStatus.OFF if mode == Mode.OFF else RuleStatus.UNUSED, None, 0.0)
    past = ~lines.enforced & (lines.slack < -ACCEPTED)
    tightest = _tightest(lines, _telling(lines))
    status = _status(tightest)
    if past.any() and status != RuleStatus.MISSED:
        # Where and by how much the past breaks it says more than what is left.
        status, tightest = RuleStatus.PAST, _tightest(lines, past)
    return RuleReport(
        rule=rule,
        mode=mode,
        status=status,
        slack=None if family(rule).either_or else tightest.slack,
        shortfall=math.fsum(lines.breaches().tolist()),
        tightest=tightest,
        lines=len(lines),
        broken_by_past=int(past.sum()),
    )


def _tightest(lines: Table, among: BoolArray) -> Line:
    """The first line with the least room of those that ``among`` tells."""
    chosen = np.flatnonzero(among)
    return lines.line(int(chosen[np.argmin(lines.slack[chosen])]))


def _telling(lines: Table) -> BoolArray:
    """The lines that say how tight a family is: enforced ones with room to speak of, or broken, if any."""
    roomy = lines.enforced & (~lines.prohibition | (lines.slack < -ACCEPTED))
    if roomy.any():
        return roomy
    return lines.enforced if lines.enforced.any() else ~lines.enforced


def _status(tightest: Line) -> RuleStatus:
    """Missed, binding (no room left) or kept, whatever the past breaks."""
    if not tightest.enforced:
        return RuleStatus.KEPT
    if tightest.slack < -ACCEPTED:
        return RuleStatus.MISSED
    roomy = tightest.prohibition or tightest.slack > ACCEPTED
    return RuleStatus.KEPT if roomy else RuleStatus.BINDING
