"""What became of the plan before, in a few lines for the terminal and as an object for other programs."""

from __future__ import annotations

from planner.history.telling import sentences
from planner.messages import number, text
from planner.plan.changes import Changes, MoveChange
from planner.plan.types import Plan
from planner.report.lines import wrap
from planner.schema.results import RESULTS
from planner.schema.types import Language
from planner.tolerances import DECIMALS

_LISTED = 5


def change_lines(plan: Plan, language: Language, width: int) -> list[str]:
    """The sentences of the Changes sheet and the largest changes; none for a plan without one before it."""
    changes = plan.changes
    if changes is None:
        return []
    largest = sorted(changes.moves, key=lambda move: -abs(move.difference))
    lines = [line for said in sentences(plan, changes, language) for line in _wrap(said, width, "  ")]
    for move in largest[:_LISTED]:
        lines += _wrap(_move(move, language), width, "    ")
    if len(largest) > _LISTED:
        sheet = RESULTS["changes"].text(language)
        more = text("history.more_moves", language, count=len(largest) - _LISTED, sheet=sheet)
        lines += _wrap(more, width, "    ")
    return lines


def _move(move: MoveChange, language: Language) -> str:
    return text(
        "history.move",
        language,
        pool=move.pool,
        to=move.to,
        month=move.month.text(language),
        before=number(move.before, language),
        after=number(move.after, language),
        reason=move.reason,
    )


def _wrap(said: str, width: int, indent: str) -> list[str]:
    return wrap(said, width, indent, indent + "  ")


def history_object(plan: Plan) -> dict[str, object]:
    """``version``: who the plan is; ``changes``: edits and changed moves since the plan before, None without one."""
    return {"version": _version(plan), "changes": _changes(plan.changes)}


def _version(plan: Plan) -> dict[str, object] | None:
    if plan.version is None:
        return None
    who = plan.version.identity
    return {
        "plan": who.plan,
        "version": who.version,
        "id": who.id,
        "parent": who.parent or None,
        "author": who.author,
        "time": who.time,
        "why": plan.version.why,
    }


def _changes(changes: Changes | None) -> dict[str, object] | None:
    if changes is None:
        return None
    return {
        "since": changes.since.version,
        "told_again": round(changes.told_again, DECIMALS),
        "new_months": round(changes.new_months, DECIMALS),
        "edits": [
            {
                "sheet": edit.title,
                "cell": edit.cell,
                "what": edit.what,
                "before": edit.before,
                "after": edit.after,
            }
            for edit in changes.edits
        ],
        "moves": [
            {
                "pool": move.pool,
                "to": move.to,
                "month": str(move.month),
                "before": move.before,
                "after": move.after,
                "cause": move.cause.value,
                "reason": move.reason,
            }
            for move in changes.moves
        ],
    }
