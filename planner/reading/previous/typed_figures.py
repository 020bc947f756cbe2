"""What somebody changed on Transfers since it was written: figures typed over, and rows deleted."""

from __future__ import annotations

from collections.abc import Mapping

from planner.messages import number
from planner.reading.input_records import BETWEEN
from planner.reading.previous.transfers import Standing, names_of
from planner.reading.previous.types import Previous, Typed
from planner.reading.report import Report, some
from planner.reading.types import Table
from planner.schema.names import fold
from planner.schema.plan_sheets import DECISION_COLUMNS, TRANSFERS
from planner.spreadsheet.addresses import position
from planner.tolerances import SAME


def find_typed_figures(previous: Previous, standing: Standing, report: Report) -> tuple[Typed, ...]:
    """The proposed figures that were typed over, each reported with what to do about it.

    A row, a column or a month that is not there any more is no typed figure.
    """
    proposed = {(fold(move.pool), fold(move.to), move.month): move.fte for move in previous.moves}
    found = []
    for (pool, to, month), cell in standing.moves.items():
        before = proposed.get((fold(pool), fold(to), month), 0.0)
        if not previous.covers(month) or (cell.fte is not None and abs(cell.fte - before) <= SAME):
            continue
        typed = Typed(pool, to, month, before, cell.fte, standing.sheet, cell.cell)
        found.append(typed)
        _say(typed, cell.shown, report)
    return tuple(found)


def report_deleted_rows(
    previous: Previous, standing: Standing, tables: Mapping[str, Table], report: Report
) -> None:
    """Rows that were deleted: the figures come back with the plan, a decision beside them is withdrawn.

    Rows of pools or Directions that the case has no more were not deleted: the names were.
    """
    pools, directions = names_of(tables, "pools", "pool"), names_of(tables, "directions", "direction")
    there = {(fold(pool), fold(to)) for pool, to in standing.pairs}
    proposed = {(fold(move.pool), fold(move.to)): f"{move.pool} → {move.to}" for move in previous.moves}
    gone = [
        shown
        for (pool, to), shown in proposed.items()
        if (pool, to) not in there and pool in pools and to in directions
    ]
    if gone:
        report.info("history.rows_gone", standing.sheet, found=some(gone), count=len(gone))
    keys = {fold(BETWEEN.join(pair)) for pair in standing.pairs}
    for row in previous.inputs:
        if row.sheet == TRANSFERS.key and row.values and fold(row.row) not in keys:
            pool, _, to = row.row.partition(BETWEEN)
            named = fold(pool) in pools and fold(to) in directions
            code = "history.decision_gone" if named else "history.decision_names_gone"
            report.warning(code, standing.sheet, found=row.row)


def _say(typed: Typed, shown: str, report: Report) -> None:
    columns = {column.key: column.label.text(report.language) for column in DECISION_COLUMNS}
    report.warning(
        "history.typed_over",
        typed.sheet,
        position(typed.cell),
        found=shown or number(0.0, report.language),
        expected=number(typed.proposed, report.language, 2),
        pool=typed.pool,
        to=typed.to,
        month=typed.month.text(report.language),
        fixed=columns["fixed"],
        at_least=columns["at_least"],
        at_most=columns["at_most"],
        lock=columns["lock"],
    )
