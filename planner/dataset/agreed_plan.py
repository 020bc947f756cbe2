"""What the case holds of the plan before: its moves, matched by name and calendar month, and decisions beside them."""

from __future__ import annotations

from collections.abc import Iterator

from planner.dataset.context import Context
from planner.dataset.types import Decision, Move
from planner.findings import Level
from planner.messages import finding
from planner.reading.previous.types import AgreedMove, Previous
from planner.reading.types import Row
from planner.schema.limits import DecisionKind
from planner.schema.names import fold
from planner.schema.plan_sheets import TRANSFERS
from planner.tolerances import SAME

KINDS = {
    "fixed": DecisionKind.FIX, "at_least": DecisionKind.AT_LEAST, "at_most": DecisionKind.AT_MOST,
}  # fmt: skip
"""Decision columns of Transfers → kind of decision."""


def agreed_moves(context: Context) -> tuple[Move, ...] | None:
    """The moves of the plan before that lie within the horizon; None where there is none to keep to.

    Moves of pools or Directions that the case has no more are left out, and reported.
    """
    previous = context.case.previous
    if previous is None or not context.case.keeps:
        return None
    moves, lost = [], list[AgreedMove]()
    for move in previous.moves:
        t = context.index(move.month)
        s, d = context.pools.get(fold(move.pool)), context.directions.get(fold(move.to))
        if s is None or d is None:
            lost.append(move)
        elif 0 <= t < context.months:
            moves.append(Move(s, d, t, move.fte))
    _report_lost(context, previous, lost)
    return tuple(moves)


def _report_lost(context: Context, previous: Previous, lost: list[AgreedMove]) -> None:
    if not lost:
        return
    known = {"pools": context.pools, "directions": context.directions}
    names = dict.fromkeys(
        name
        for move in lost
        for sheet, name in (("pools", move.pool), ("directions", move.to))
        if fold(name) not in known[sheet]
    )
    context.findings.append(
        finding(
            Level.WARNING,
            "history.names_gone",
            context.case.language,
            found=", ".join(names),
            fte=context.number(sum(move.fte for move in lost)),
            version=previous.identity.version,
        )
    )


def row_decisions(context: Context) -> Iterator[Decision]:
    """The decisions beside the proposed rows: numbers on the row's total, a lock on each month that was proposed."""
    title = context.case.title(TRANSFERS.key)
    for row in context.case.rows(TRANSFERS.key):
        _check_row(context, row)
        _check_span(context, row)
        pair = context.pools[fold(row.text("pool"))], context.directions[fold(row.text("to"))]
        why = row.text("note")
        for column, kind in KINDS.items():
            fte = row.number_of(column)
            if fte is not None:
                yield Decision(*pair, None, kind, fte, title, why, title, row.cells[column])
        if row.values["lock"]:
            for t, fte in _locked_months(context, row):
                yield Decision(*pair, t, DecisionKind.FIX, fte, title, why, title, row.cells["lock"])


def _locked_months(context: Context, row: Row) -> Iterator[tuple[int, float]]:
    """Month and FTE of each month that the plan before covers and that is still planned."""
    previous = context.case.previous
    if previous is None:
        return
    pool, to = fold(row.text("pool")), fold(row.text("to"))
    proposed = {
        move.month: move.fte for move in previous.moves if (fold(move.pool), fold(move.to)) == (pool, to)
    }
    for t in range(context.past, context.months):
        month = context.first.plus(t)
        if previous.covers(month):
            yield t, proposed.get(month, 0.0)


def _check_row(context: Context, row: Row) -> None:
    """Decisions of one row that no plan can keep together are noticed; the solve explains them as any conflict."""
    fixed, least, most = (row.number_of(column) for column in KINDS)
    if row.values["lock"] and context.case.previous is not None:
        proposed = sum(fte for _, fte in _locked_months(context, row))
        if context.past == 0 and any(
            (
                fixed is not None and abs(fixed - proposed) > SAME,
                least is not None and least > proposed + SAME,
                most is not None and most < proposed - SAME,
            )
        ):
            _contradiction(context, row, "lock", proposed)
    for low, low_column, high, high_column in (
        (least, "at_least", most, "at_most"),
        (least, "at_least", fixed, "fixed"),
        (fixed, "fixed", most, "at_most"),
    ):
        if low is not None and high is not None and low > high + SAME:
            context.warning(
                "history.row_contradicts",
                TRANSFERS.key,
                row,
                low_column,
                low_name=_heading(context, low_column),
                low=context.number(low),
                high_name=_heading(context, high_column),
                high=context.number(high),
                other=row.cells[high_column],
            )


def _check_span(context: Context, row: Row) -> None:
    """A number on the row's total means fewer months once the start has moved on: that is said."""
    previous = context.case.previous
    column = next((name for name in KINDS if row.number_of(name) is not None), None)
    if previous is None or not previous.complete or column is None or previous.first >= context.first:
        return
    context.warning(
        "history.total_moved",
        TRANSFERS.key,
        row,
        column,
        heading=_heading(context, column),
        before=previous.first.text(context.case.language),
        first=context.first.text(context.case.language),
    )


def _contradiction(context: Context, row: Row, column: str, proposed: float) -> None:
    others = [name for name in KINDS if row.number_of(name) is not None]
    context.warning(
        "history.lock_contradicts",
        TRANSFERS.key,
        row,
        column,
        lock=_heading(context, column),
        proposed=context.number(proposed, 2),
        others=", ".join(
            f"{_heading(context, name)} {context.number(row.number_of(name) or 0.0)}" for name in others
        ),
    )


def _heading(context: Context, column: str) -> str:
    return TRANSFERS.column(column).label.text(context.case.language)
