"""The grid of the page: a row per pool and Direction, and which of them are looked at."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from planner.display import editable_number
from planner.messages import number
from planner.schema.names import fold
from planner.schema.types import Language
from planner.serve.choices import NUMBERS, Choice, Figures, Pair
from planner.serve.desk import Desk, Step
from planner.tolerances import SAME

Object = dict[str, Any]
FloatArray = np.ndarray[Any, np.dtype[np.float64]]

PAGE = 100
"""Rows that are shown at once; more would take the browser longer than the solver."""

MEANINGFUL = 0.05
"""FTE; less would read as 0.0."""


@dataclass(frozen=True, slots=True)
class View:
    """Which rows are looked at: pools whose name holds ``pool``, the Direction ``to`` ("" for all), from row ``start``.

    ``only``: rows that differ from the version on the table, or about which something is decided.
    """

    pool: str = ""
    to: str = ""
    only: bool = False
    start: int = 0


def rows_answer(desk: Desk, step: Step, language: Language, view: View) -> Object:
    """The rows that ``view`` asks for, out of those that move, moved, or were decided about, by Direction, then pool.

    ``count`` is how many there are with that filter, ``of`` without any.
    """
    data, transfers = step.plan.dataset, step.plan.quantities.transfers
    before = _before(desk, step)
    choices = {(fold(pool), fold(to)): made for (pool, to), made in desk.step.choices.items()}
    totals, old = transfers.sum(axis=2), before.sum(axis=2)
    there, wanted = (totals > SAME) | (old > SAME), np.zeros(totals.shape, dtype=bool)
    if view.only:
        wanted = (np.abs(transfers - before) >= MEANINGFUL).any(axis=2)
    pools = {fold(pool.name): s for s, pool in enumerate(data.pools)}
    directions = {fold(direction.name): d for d, direction in enumerate(data.directions)}
    for pool, to in choices:
        if pool in pools and to in directions:
            there[pools[pool], directions[to]] = wanted[pools[pool], directions[to]] = True
    shown = there & wanted if view.only else there
    if view.pool:
        shown = shown & np.array([fold(view.pool) in fold(pool.name) for pool in data.pools])[:, None]
    if view.to:
        shown = shown & np.array([direction.name == view.to for direction in data.directions])[None, :]
    places = np.argwhere(shown.T)
    start = view.start if view.start < len(places) else 0
    return {
        "count": len(places),
        "of": int(there.sum()),
        "start": start,
        "page": PAGE,
        "rows": list(_rows(places[start : start + PAGE].tolist(), step, before, choices, language)),
    }


def _rows(
    places: list[list[int]],
    step: Step,
    before: FloatArray,
    choices: Mapping[Pair, Choice],
    language: Language,
) -> Iterator[Object]:
    """The rows at these Directions and pools."""
    data, transfers = step.plan.dataset, step.plan.quantities.transfers
    for d, s in places:
        pool, to = data.pools[s].name, data.directions[d].name
        made = choices.get((fold(pool), fold(to)), Choice())
        now, then = transfers[s, d], before[s, d]
        yield {
            "pool": pool,
            "to": to,
            "total": people(float(now.sum()), language),
            "before": people(float(then.sum()), language),
            "way": _way(float(now.sum() - then.sum())),
            "months": [people(fte, language, blank=True) for fte in now],
            "ways": [_way(float(fte)) for fte in now - then],
            "choice": _choice(made, language),
        }


def _before(desk: Desk, step: Step) -> FloatArray:
    """The moves of the version on the table (S, D, T)."""
    data = step.plan.dataset
    before = np.zeros(step.plan.quantities.transfers.shape)
    for move in data.agreed or ():
        if 0 <= move.month < data.months:
            before[move.pool, move.destination, move.month] += move.fte
    return before if data.agreed is not None else desk.steps[0].plan.quantities.transfers


def people(fte: float, language: Language, *, blank: bool = False) -> str:
    """So many people as text; "" for none where ``blank``."""
    shown = number(float(fte), language)
    return "" if blank and shown == "0" else shown


def _way(difference: float) -> str:
    if abs(difference) < MEANINGFUL:
        return ""
    return "more" if difference > 0 else "less"


def _choice(made: Choice, language: Language) -> Object:
    return {
        **{name: editable_number(getattr(made, name), language) for name in NUMBERS},
        "lock": made.lock,
        "note": made.note,
        "months": {
            str(month): {
                **{name: getattr(one, name) for name in NUMBERS},
                "by": one.by,
                "text": limits(one, language),
            }
            for month, one in made.months.items()
        },
    }


def limits(made: Figures, language: Language) -> str:
    """What is decided of a month as it is typed: ``= 8``, ``≥ 6``, ``≤ 10``, one after the other."""
    signs = (("=", made.fixed), ("≥", made.at_least), ("≤", made.at_most))
    return " ".join(f"{sign} {editable_number(fte, language)}" for sign, fte in signs if fte is not None)
