"""From the columns' values to the plan's numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from planner.model.build import Model
from planner.model.variables import are_apart
from planner.plan.types import Quantities
from planner.solve.split import Totals, split_work
from planner.tolerances import DECIMALS

if TYPE_CHECKING:
    import numpy.typing as npt

    FloatArray = npt.NDArray[np.float64]


def quantities(model: Model, values: FloatArray) -> Quantities:
    """The value of every decision, work split over Directions and partners; 0 where a decision does not exist."""
    clean = round_off(values)
    v = model.variables

    def take(columns: npt.NDArray[np.int32]) -> FloatArray:
        taken = np.zeros(columns.shape)
        exists = columns >= 0
        taken[exists] = clean[columns[exists]]
        return taken

    own = take(v.own_work)
    totals = Totals(
        able=own + take(v.away) + _idle(model, clean),
        own_work=own,
        trainers=take(v.trainers),
        served=take(v.served),
        in_house=take(v.in_house),
        outsourced=take(v.outsourced),
        unmet=take(v.unmet),
    )
    work = split_work(model.dataset, totals, np.array(are_apart(model.dataset), dtype=bool))
    return Quantities(
        transfers=take(v.transfer),
        staff=take(v.staff),
        pool_stock=take(v.pool_stock),
        own_work=round_off(work.own_work),
        aid_given=round_off(work.aid_given),
        aid_received=round_off(work.aid_received),
        outsourced=round_off(work.outsourced),
        unmet=round_off(work.unmet),
        trainers=round_off(work.trainers),
        paid=take(v.paid),
    )


def round_off(values: FloatArray) -> FloatArray:
    """``values`` without the solver's noise."""
    cleaned: FloatArray = np.round(values, DECIMALS) + 0.0  # + 0.0 turns −0 into 0
    return cleaned


def _idle(model: Model, values: FloatArray) -> FloatArray:
    """FTE (D, T) that the staff of each centre could do on top; 0 where its centre may do no work."""
    program, v = model.program, model.variables
    shape, first = v.staff.shape, program.row_list.first("effective_staff")
    if first is None:
        return np.zeros(shape)
    last = first + v.staff.size
    span = slice(program.starts[first], program.starts[last])
    starts = np.array(program.starts[first:last]) - span.start
    terms = np.array(program.coefficients[span]) * values[np.array(program.columns[span])]
    limits = np.array(program.row_upper[first:last])
    room = (limits - np.add.reduceat(terms, starts)).reshape(shape)
    return np.where((v.own_work >= 0) | (v.away >= 0), np.maximum(room, 0.0), 0.0)
