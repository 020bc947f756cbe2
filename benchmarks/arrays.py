"""The linear program of open-2012 as bare numpy arrays, handed to HiGHS in one call: the least that building can cost.

Work in totals, as in models/transfers.md. It knows only what that case uses (no actuals, no decisions, one soft rule,
fractions of FTE) and keeps no names.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import highspy
import numpy as np
import numpy.typing as npt

if TYPE_CHECKING:
    from planner.dataset.types import Dataset

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]

SOFT_RULE = "outsourced_share"


@dataclass
class Rows:
    """Blocks of rows as triplets (row, column, value), with bounds."""

    count: int = 0
    rows: list[Ints] = field(default_factory=list)
    columns: list[Ints] = field(default_factory=list)
    values: list[Floats] = field(default_factory=list)
    lower: list[Floats] = field(default_factory=list)
    upper: list[Floats] = field(default_factory=list)

    def block(self, shape: tuple[int, ...], lower: Any, upper: Any) -> Ints:
        """New rows of ``shape``; returns their numbers in that shape."""
        numbers = np.arange(self.count, self.count + int(np.prod(shape))).reshape(shape)
        self.count += numbers.size
        self.lower.append(np.broadcast_to(np.asarray(lower, float), shape).ravel())
        self.upper.append(np.broadcast_to(np.asarray(upper, float), shape).ravel())
        return numbers

    def put(self, rows: Any, columns: Ints, values: Any) -> None:
        """``values`` at (``rows``, ``columns``), broadcast to the columns' shape; column −1 does not exist."""
        exists = columns >= 0
        self.rows.append(np.broadcast_to(rows, columns.shape)[exists])
        self.columns.append(columns[exists])
        self.values.append(np.broadcast_to(np.asarray(values, float), columns.shape)[exists])

    def compress(self) -> tuple[Ints, Ints, Floats, Floats, Floats]:
        """Starts, columns, values, lower, upper, by row; rows without a column are left out."""
        rows, columns = np.concatenate(self.rows), np.concatenate(self.columns)
        order = np.argsort(rows, kind="stable")
        length = np.bincount(rows, minlength=self.count)
        filled = length > 0
        starts = np.concatenate([[0], np.cumsum(length[filled])])
        values = np.concatenate(self.values)[order]
        lower, upper = np.concatenate(self.lower)[filled], np.concatenate(self.upper)[filled]
        return starts, columns[order], values, lower, upper


class Columns:
    """Numbers of the columns by decision, −1 where one does not exist."""

    def __init__(self, data: Dataset, work: Floats) -> None:
        directions, _, months = work.shape
        self.count = 0
        opens = np.array([d.opens for d in data.directions])
        opened = np.arange(months)[None, :] >= opens[:, None]
        length = np.array([data.pool_type(s).training_months for s in range(len(data.pools))])
        allowed = np.array(
            [[data.route(s, d).allowed for d in range(directions)] for s in range(len(data.pools))]
        )
        trained = np.arange(months)[None, None, :] + length[:, None, None]
        self.x = self._some(allowed[:, :, None] & (trained >= opens[None, :, None]))
        self.n = self._some(np.ones((directions, months), bool))
        self.k = self._some(np.ones((len(data.pools), months), bool))
        by_month, by_activity = work.sum(axis=1) > 0, work.sum(axis=0) > 0
        self.y = self._some(by_month & opened)
        self.g = self._some(opened & (by_month.sum(axis=0) > by_month))
        self.i = self._some(by_activity)
        self.o = self._some(np.broadcast_to(by_activity, (len(data.partners), *by_activity.shape)))
        self.u = self._some(by_activity)
        self.z = self._some(np.ones((len(data.partners), months), bool))
        self.largest = self._some(np.ones(1, bool))
        self.v = self._some(np.ones(months, bool))

    def _some(self, exists: npt.NDArray[np.bool_]) -> Ints:
        numbers = np.full(exists.shape, -1)
        chosen = int(exists.sum())
        numbers[exists] = np.arange(self.count, self.count + chosen)
        self.count += chosen
        return numbers


def hand_over(data: Dataset) -> highspy.Highs:
    """A HiGHS that holds the program of ``data`` with the goals of the first priority."""
    work = np.array(data.workload)
    columns, rows = Columns(data, work), Rows()
    _balances(data, columns, rows, work)
    _transfer_rules(data, columns, rows)
    _work_rules(data, columns, rows, work)
    cost = np.zeros(columns.count)
    cost[columns.u[columns.u >= 0]] = data.unmet_cost
    cost[columns.v] = data.rules[SOFT_RULE].price
    upper = np.full(columns.count, np.inf)
    upper[columns.y[columns.y >= 0]] = work.sum(axis=1)[columns.y >= 0]
    return _pass_to_highs(cost, upper, rows)


def _pass_to_highs(cost: Floats, most: Floats, rows: Rows) -> highspy.Highs:
    starts, columns, values, lower, upper = rows.compress()
    program = highspy.HighsLp()
    program.num_col_, program.num_row_ = len(cost), len(lower)
    program.col_cost_ = cost
    program.col_lower_, program.col_upper_ = np.zeros(len(cost)), most
    program.row_lower_, program.row_upper_ = lower, upper
    program.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
    program.a_matrix_.start_ = starts.astype(np.int32)
    program.a_matrix_.index_ = columns.astype(np.int32)
    program.a_matrix_.value_ = values
    live = highspy.Highs()  # type: ignore[no-untyped-call]
    live.setOptionValue("output_flag", False)
    live.passModel(program)
    return live


def _balances(data: Dataset, c: Columns, rows: Rows, work: Floats) -> None:
    directions, activities, months = work.shape
    kinds = [data.pool_type(s) for s in range(len(data.pools))]
    kept = np.array([1 - d.attrition for d in data.directions])
    first = np.zeros((directions, months))
    first[:, 0] = kept * [d.starting_staff for d in data.directions]
    staff = rows.block((directions, months), first, first)
    rows.put(staff, c.n, 1.0)
    rows.put(staff[:, 1:], c.n[:, :-1], -kept[:, None])
    kept = np.array([1 - pool.attrition for pool in data.pools])
    first = np.zeros(c.k.shape)
    first[:, 0] = kept * [pool.available for pool in data.pools]
    stock = rows.block(c.k.shape, first, first)
    rows.put(stock, c.k, 1.0)
    rows.put(stock[:, 1:], c.k[:, :-1], -kept[:, None])
    rows.put(stock[:, None, :], c.x, 1.0)
    done = rows.block((activities, months), work.sum(axis=0), work.sum(axis=0))
    rows.put(done, c.i, 1.0)
    rows.put(done, c.u, 1.0)
    rows.put(done[None], c.o, 1.0)
    at_work = rows.block((months,), 0.0, 0.0)
    for column in (c.y, c.g):
        rows.put(at_work, column, 1.0)
    rows.put(at_work, c.i, -1.0)
    able = rows.block((directions, months), -np.inf, 0.0)
    rows.put(able, c.y, 1.0)
    rows.put(able, c.g, 1.0)
    rows.put(able, c.n, -1.0)
    for s, kind in enumerate(kinds):
        arrives = kind.training_months
        rows.put(staff[:, arrives:], c.x[s, :, : months - arrives], -kind.pass_rate)
        for m, productivity in enumerate(kind.productivity):
            if productivity < 1:
                lost = (1 - productivity) * kind.pass_rate
                rows.put(able[:, arrives + m :], c.x[s, :, : months - arrives - m], lost)
    paid = rows.block(c.z.shape, 0.0, np.inf)
    rows.put(paid, c.z, 1.0)
    rows.put(paid[:, None, :], c.o, -1.0)


def _transfer_rules(data: Dataset, c: Columns, rows: Rows) -> None:
    pools, directions, months = c.x.shape
    available = np.array([pool.available for pool in data.pools])
    share = rows.block((pools,), -np.inf, 0.0)
    rows.put(share[:, None, None], c.x, 1.0)
    rows.put(share, np.broadcast_to(c.largest, (pools,)), -available)
    for window in data.envelopes:
        for lower, upper in ((window.minimum, np.inf), (-np.inf, window.maximum)):
            row = rows.block((1,), lower, upper)
            rows.put(row, c.x[:, :, window.first : window.last + 1], 1.0)
    for d, direction in enumerate(data.directions):
        held = max(direction.minimum_from, 0)
        row = rows.block((months - held,), direction.minimum_staff, np.inf)
        rows.put(row, c.n[d, held:], 1.0)
    seats = np.array([direction.seats for direction in data.directions], float)
    row = rows.block((directions, months), -np.inf, seats)
    for s in range(pools):
        for passed in range(data.pool_type(s).training_months):
            rows.put(row[:, passed:], c.x[s, :, : months - passed], 1.0)
    rate = rows.block((pools, months), -np.inf, np.array([[pool.release_rate] for pool in data.pools], float))
    rows.put(rate[:, None, :], c.x, 1.0)
    total = rows.block((pools,), -np.inf, np.array([pool.release_total for pool in data.pools], float))
    rows.put(total[:, None, None], c.x, 1.0)
    home = np.array([pool.direction for pool in data.pools])
    leaves = home[:, None, None] != np.arange(directions)[None, :, None]
    limit = data.mobility_share or 0.0
    years = np.array([data.month(t).year for t in range(months)])
    for year in np.unique(years):
        row = rows.block((1,), -np.inf, 0.0)
        rows.put(row, c.x[:, :, years == year], np.where(leaves, 1 - limit, -limit))


def _work_rules(data: Dataset, c: Columns, rows: Rows, work: Floats) -> None:
    partners, months = c.z.shape
    limit = np.array(data.outsourced_share, float) * work.sum(axis=(0, 1))
    row = rows.block((months,), -np.inf, limit)
    rows.put(row, c.o, 1.0)
    rows.put(row, c.v, -1.0)
    of_activity = work.sum(axis=0)
    for a, activity in enumerate(data.activities):
        if activity.outsourced_min:
            row = rows.block((months,), activity.outsourced_min * of_activity[a], np.inf)
            rows.put(row, c.o[:, a], 1.0)
        if activity.outsourced_max is not None:
            row = rows.block((months,), -np.inf, activity.outsourced_max * of_activity[a])
            rows.put(row, c.o[:, a], 1.0)
    capacity = np.array([[partner.capacity] for partner in data.partners], float)
    row = rows.block((partners, months), -np.inf, capacity)
    rows.put(row[:, None, :], c.o, 1.0)
    change = np.array([[partner.change] for partner in data.partners], float)
    for lower, upper in ((-np.inf, change), (-change, np.inf)):
        row = rows.block((partners, months - 1), lower, upper)
        rows.put(row[:, None, :], c.o[..., 1:], 1.0)
        rows.put(row[:, None, :], c.o[..., :-1], -1.0)
