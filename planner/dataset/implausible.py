"""Figures that are legal by themselves and hardly meant: what has no effect, or what nobody can have done. Warnings."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from planner import messages
from planner.dataset.types import Dataset
from planner.display import exact_percent
from planner.findings import Finding, Level
from planner.months import Month
from planner.reading.types import Case, Row
from planner.schema.inputs import input_sheet
from planner.schema.rules import Mode
from planner.tolerances import TYPED

HIGH_ATTRITION = 0.2
"""Share of people lost in one month above which a percent was probably typed without its sign (0.5 for 0.5 %)."""


def implausible_figures(case: Case, dataset: Dataset) -> Iterator[Finding]:
    """A warning for each such figure, at its cell."""
    return chain(
        _as_of_after_horizon(case, dataset),
        _actuals_above_pools(case, dataset),
        _staff_before_opening(case, dataset),
        _minimum_dates_alone(case),
        _high_attrition(case),
        _contacts_without_time(case),
    )


def _warning(case: Case, code: str, sheet: str, row: Row, column: str, **places: str) -> Finding:
    """A warning at the cell of a row of the sheet with the schema's key ``sheet``; ``name`` is that of the row."""
    cell = row.cells.get(column) or next(iter(row.cells.values()), "")
    name = row.text(input_sheet(sheet).key_columns[0])
    return messages.finding(
        Level.WARNING, code, case.language, sheet=case.title(sheet), cell=cell, name=name, **places
    )


def _as_of_after_horizon(case: Case, dataset: Dataset) -> Iterator[Finding]:
    """An as-of month behind the horizon: every month is past."""
    as_of, last = case.settings["as_of"], dataset.month(dataset.months - 1)
    if isinstance(as_of, Month) and as_of.since(last) > 0:
        yield messages.finding(
            Level.WARNING, "as_of_after_horizon", case.language, sheet=case.title("settings"),
            cell=case.setting_cells.get("as_of", ""), found=as_of.text(case.language), last=last.text(case.language),
        )  # fmt: skip


def _actuals_above_pools(case: Case, dataset: Dataset) -> Iterator[Finding]:
    """A pool from which more people have left than it had: its first such month."""
    if dataset.mode("actual") == Mode.OFF:
        return
    for s, pool in enumerate(dataset.pools):
        moves = dataset.actuals_by_pool.get(s, ())
        held, stock, gone = pool.available, pool.available, 0.0
        for t in range(dataset.as_of):
            left = sum(move.fte for move in moves if move.month == t)
            held, stock, gone = held * (1 - pool.attrition), stock * (1 - pool.attrition) - left, gone + left
            if stock < -TYPED:
                yield _warning(
                    case, "actual_above_pool", "pools", case.rows("pools")[s], "available",
                    available=messages.number(pool.available, case.language),
                    held=messages.number(held, case.language), gone=messages.number(gone, case.language),
                    month=dataset.month(t).text(case.language), actuals=case.title("actuals"),
                )  # fmt: skip
                break


def _staff_before_opening(case: Case, dataset: Dataset) -> Iterator[Finding]:
    """Staff at the start in a centre that has months to go until it opens."""
    if dataset.mode("opening") == Mode.OFF:
        return
    for row, direction in zip(case.rows("directions"), dataset.directions, strict=True):
        if direction.starting_staff > 0 and direction.opens > dataset.as_of:
            yield _warning(
                case, "staff_before_opening", "directions", row, "starting_staff",
                staff=messages.number(direction.starting_staff, case.language),
                opens=dataset.month(direction.opens).text(case.language),
            )  # fmt: skip


def _minimum_dates_alone(case: Case) -> Iterator[Finding]:
    """The month from which a minimum holds that is not given."""
    columns = input_sheet("directions").column
    for row in case.rows("directions"):
        if row.month("minimum_from") is not None and row.number_of("minimum_staff") is None:
            yield _warning(
                case, "minimum_from_alone", "directions", row, "minimum_from",
                heading=columns("minimum_from").label.text(case.language),
                needed=columns("minimum_staff").label.text(case.language),
            )  # fmt: skip


def _high_attrition(case: Case) -> Iterator[Finding]:
    """A share lost each month that is probably a percent typed without its sign."""
    for sheet in ("directions", "pools"):
        for row in case.rows(sheet):
            share = row.number_of("attrition") or 0.0
            if share >= HIGH_ATTRITION:
                yield _warning(
                    case, "attrition_high", sheet, row, "attrition", found=exact_percent(share, case.language),
                    other=exact_percent(share / 100, case.language),
                )  # fmt: skip


def _contacts_without_time(case: Case) -> Iterator[Finding]:
    """Contacts that take no time; those of a queue or of a pool are an error."""
    for row in case.rows("activities"):
        if row.number_of("contacts_per_1000") and row.number_of("handling_time") == 0:
            yield _warning(case, "handling_zero", "activities", row, "handling_time")
