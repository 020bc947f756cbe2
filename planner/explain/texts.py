"""The texts that the declared rules need: a family that lacks one is found at import, not after a solve."""

from __future__ import annotations

from collections.abc import Iterator

from planner.messages import exists
from planner.schema.limits import FIXED, LEAST, Limit, Moved, Over
from planner.schema.rules import RULES, Rule


def texts_of(family: Rule) -> Iterator[str]:
    """Codes of all that is said of a family: what it asks for, what moves it, and what one unit of it is."""
    columns = [(limit.sheet, limit.column) for limit in family.limits]
    for limit in family.limits:
        yield f"rule.{family.id}{limit.text}"
        if limit.summed:
            yield f"rule.{family.id}s"
        if limit.over is not Over.DECISION and columns.count((limit.sheet, limit.column)) > 1:
            yield from (f"rule.{family.id}", f"step.{family.id}")
        elif limit.moved is Moved.AMOUNT:
            yield from _by_month(f"step.{family.id}{limit.text}", limit)
        yield from _changes(family.id, limit)


def _changes(rule_id: str, limit: Limit) -> Iterator[str]:
    """Codes of the changes that a repair makes to the limit."""
    if limit.since:
        yield f"change.{rule_id}.later"
    match limit.moved:
        case Moved.DATE:
            yield from (f"change.{rule_id}.earlier", f"change.{rule_id}.later")
        case Moved.PERMISSION:
            yield f"change.{rule_id}.allow"
        case Moved.MOVED_SHARE:
            yield from (f"change.{rule_id}.share", f"rule.{rule_id}{limit.text}s")
            yield from (f"step.{rule_id}{limit.text}", f"step.{rule_id}{limit.text}s")
        case Moved.AMOUNT:
            if limit.sides in (LEAST, FIXED):
                yield from _by_month(f"change.{rule_id}.lower", limit)
            if limit.sides != LEAST:
                yield from _by_month(f"change.{rule_id}.higher", limit)
        case Moved.NEVER:
            return


def _by_month(code: str, limit: Limit) -> Iterator[str]:
    """The code for the number of a row, and the one for that of a month, as far as the limit has them."""
    if limit.column:
        yield code
    if limit.months:
        yield code + "_month"


_MISSING = sorted({code for family in RULES for code in texts_of(family) if not exists(code)})
if _MISSING:
    raise LookupError(f"rules lack texts in planner/messages/explaining.py: {', '.join(_MISSING)}")
