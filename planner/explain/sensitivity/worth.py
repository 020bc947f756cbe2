"""What limits a plan: what one more FTE, seat or point of share is worth at every limit that binds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from itertools import pairwise
from math import inf

from planner.dataset.build import build_dataset
from planner.explain.blocks import Block, rule_blocks
from planner.explain.cells import CellLimit, by_cell
from planner.explain.phrases import Words, sentence
from planner.explain.repair.edits import apply_edits
from planner.explain.sensitivity.priority_programs import PriorityPrograms, Shift
from planner.model.build import Model, build_model
from planner.plan.explanations import Edit, Sensitivity, Worth
from planner.schema.limits import Moved
from planner.schema.rules import GOALS, rule
from planner.tolerances import EFFECT

TOLD = 16
"""Limits that are tried, and the rows of the sheet."""

PER_RULE = 4
"""Of one rule family at most so many, so that what is told is not all of one kind."""

STEPS = (2.0, 5.0, 10.0, 20.0, 50.0)
"""How far a limit is loosened to see how long a unit stays worth nearly as much as the first."""

NEARLY = 0.1
"""A unit is worth nearly as much as another within this share."""

SAME = 0.02
"""One more and one less are worth the same within this share."""

THREADS = 2

POINT = 0.01
"""A point of share."""


@dataclass(frozen=True, slots=True)
class Typed:
    """A limit that binds. ``unit`` is what is typed more (or less) into its cell: 1 FTE or a point of share.

    ``shift`` is what loosening by one unit does to the program, ``tighter`` what tightening by one does; ``promise`` is
    what the multipliers say the first is worth.
    ``room`` is by how many units the number can be moved, looser and tighter, and still be one that can be typed.
    """

    cell: CellLimit
    unit: str
    shift: Shift
    tighter: Shift
    promise: tuple[float, ...]
    room: tuple[float, float]


def sensitivity(words: Words, model: Model, *, told: int = TOLD) -> Sensitivity:
    """What one unit is worth at the limits that promise most, each figure from a solve with the limit moved.

    Raises:
        ArithmeticError: the model has no optimum.
    """
    programs = PriorityPrograms(model)
    binding = sorted(_binding(words, model, programs), key=lambda limit: limit.promise, reverse=True)
    chosen = _choose(binding, told)
    worths = _worths(words, programs, chosen)
    worths = [worth for worth in worths if any(worth.loosened) or _tighter_matters(worth)]
    worths.sort(key=lambda worth: worth.loosened, reverse=True)
    units = {goal.id: goal.unit for goal in GOALS}
    scales, weights = _weights(model, programs)
    return Sensitivity(
        priorities=tuple(level.goals for level in programs.levels),
        units=tuple(units[level.goals[0]] for level in programs.levels),
        limits=tuple(_per_weight(worth, scales) for worth in worths),
        fractions=bool(model.program.integer),
        left_out=len(binding) - len(chosen),
        weights=weights,
        tolerant=any(level.tolerance for level in programs.levels),
    )


def _weights(model: Model, programs: PriorityPrograms) -> tuple[list[float], tuple[tuple[float, ...], ...]]:
    """For each priority what its figures are to be divided by, and the weights that then remain in them."""
    of = {goal.id: goal.weight for goal in model.dataset.goals}
    scales, remaining = [], []
    for level in programs.levels:
        weights = tuple(of[goal] for goal in level.goals)
        alike = len(set(weights)) == 1 and weights[0] > 0.0
        scales.append(weights[0] if alike else 1.0)
        remaining.append(() if alike else weights)
    return scales, tuple(remaining)


def _per_weight(worth: Worth, scales: Sequence[float]) -> Worth:
    """``worth`` in the unit of the goals, where one weight was on all of a priority."""
    loosened = tuple(gain / scale for gain, scale in zip(worth.loosened, scales, strict=True))
    if worth.tightened is None:
        return replace(worth, loosened=loosened)
    tightened = tuple(loss / scale for loss, scale in zip(worth.tightened, scales, strict=True))
    return replace(worth, loosened=loosened, tightened=tightened)


def _binding(words: Words, model: Model, programs: PriorityPrograms) -> Iterator[Typed]:
    """Limits whose multipliers promise that moving them matters, one for each cell."""
    multipliers = programs.multipliers()
    scales = [EFFECT * max(1.0, abs(value)) for value in programs.values]
    movable = (
        block
        for block in rule_blocks(model)
        if block.declared.moved in (Moved.AMOUNT, Moved.MOVED_SHARE) and not rule(block.rule).either_or
    )
    for cell in by_cell(words, movable):
        room = _room(words, cell)
        if cell.is_lock or not cell.is_decided or room[0] < 1.0 - EFFECT:
            continue
        shift, tighter = _shift(words, model, cell, 1.0), _shift(words, model, cell, -1.0)
        promise = tuple(
            -sum(values[row] * amount for row, amount in programs.at_margin(shift).items())
            for values in multipliers
        )
        if any(abs(gain) > scale for gain, scale in zip(promise, scales, strict=True)):
            yield Typed(cell, "points" if cell.is_share else "FTE", shift, tighter, promise, room)


def _tighter_matters(worth: Worth) -> bool:
    """Whether one unit tighter costs something, or leaves no plan."""
    return worth.typable if worth.tightened is None else any(worth.tightened)


def _room(words: Words, cell: CellLimit) -> tuple[float, float]:
    """By how many units the number can be loosened and tightened: no number is below 0, no share above 100 %."""
    unit = POINT if cell.is_share else 1.0
    value = cell.number_in(words)
    below, above = value / unit, (1.0 - value) / unit if cell.is_share else inf
    return (below, above) if cell.looser == (-1.0,) else (above, below)


def _shift(words: Words, model: Model, cell: CellLimit, units: float) -> Shift:
    """What loosening the number in a cell by so many units does to its rows; what is fixed is raised.

    Past moves move some limits (see ``planner.model.past``): there the number is typed and the program built again.
    """
    unit = units * (POINT if cell.is_share else 1.0)
    sign = cell.looser[-1]
    rows = cell.rows(words, sign)
    if model.dataset.actuals and cell.target.cell:
        return _shift_by(words, model, cell, cell.number_in(words) + sign * unit, rows)
    if cell.declared.moved is not Moved.MOVED_SHARE:
        return Shift({row: unit * size for row, size in rows.items()}, {})
    program = model.program
    return Shift(
        {},
        {
            (row, column): -unit
            for row in rows
            for column in program.columns[program.starts[row] : program.starts[row + 1]]
            if column != program.rows[row].shortfall
        },
    )


def _shift_by(words: Words, model: Model, cell: CellLimit, new: float, rows: Iterable[int]) -> Shift:
    """How the rows differ once ``new`` is typed into the cell; nothing where other rows result."""
    at = cell.target
    edit = Edit(at.sheet, at.row, at.column, at.cell, None, max(new, 0.0))
    dataset, _ = build_dataset(apply_edits(words.case, (edit,)))
    program = model.program if dataset is None else build_model(dataset).program
    limits: dict[int, float] = {}
    coefficients: dict[tuple[int, int], float] = {}
    for row in rows if len(program.rows) == len(model.program.rows) else ():
        for now, then in (
            (model.program.row_lower, program.row_lower),
            (model.program.row_upper, program.row_upper),
        ):
            if now[row] != then[row]:
                limits[row] = then[row] - now[row]
        for i in range(program.starts[row], program.starts[row + 1]):
            if program.coefficients[i] != model.program.coefficients[i]:
                change = program.coefficients[i] - model.program.coefficients[i]
                coefficients[row, program.columns[i]] = change
    return Shift(limits, coefficients)


def _choose(binding: Sequence[Typed], told: int) -> list[Typed]:
    """The most promising limits, not too many of one family."""
    count: dict[str, int] = {}
    chosen: list[Typed] = []
    for limit in binding:
        rule = limit.cell.first.rule
        if len(chosen) < told and count.get(rule, 0) < PER_RULE:
            chosen.append(limit)
            count[rule] = count.get(rule, 0) + 1
    return chosen


def _worths(words: Words, programs: PriorityPrograms, limits: Sequence[Typed]) -> list[Worth]:
    """The worth of each limit; the solver lets other threads work while it does."""
    with ThreadPoolExecutor(THREADS) as workers:
        copies = [programs, *(programs.twin() for _ in range(THREADS - 1))]
        shares = [limits[i::THREADS] for i in range(THREADS)]
        done = workers.map(lambda own, share: [_worth(words, own, limit) for limit in share], copies, shares)
        return [worth for share in done for worth in share]


def _worth(words: Words, programs: PriorityPrograms, limit: Typed) -> Worth:
    """What a solve with the number in the cell one unit looser, one unit tighter, and ever looser says."""
    none = (0.0,) * len(programs.levels)
    loosened = _gain(programs, limit.shift, 1.0) or none
    typable = limit.room[1] >= 1.0 - EFFECT
    tightened = _gain(programs, limit.tighter, 1.0) if typable else None
    losses = None if tightened is None else tuple(-gain + 0.0 for gain in tightened)
    cell, block = limit.cell, limit.cell.first
    return Worth(
        rule=block.rule,
        place=block.place,
        months=_span(cell.parts),
        text=sentence(words.clause(block, cell.text("rule"))),
        step=words.say(cell.text("step")),
        sheet=words.case.title(cell.target.sheet),
        cell=cell.target.cell,
        unit=limit.unit,
        loosened=loosened,
        tightened=losses,
        until=_until(programs, limit, loosened),
        even=losses is not None and _alike(programs, loosened, losses, SAME),
        typable=typable,
    )


def _span(parts: Sequence[Block]) -> tuple[int, int] | None:
    """The first and the last month that any of the rules is about; None: the whole horizon."""
    spans = [part.span for part in parts if part.span is not None]
    return (min(first for first, _ in spans), max(last for _, last in spans)) if spans else None


def _gain(programs: PriorityPrograms, shift: Shift, units: float) -> tuple[float, ...] | None:
    """By how much each priority improves with the program shifted so many times; None where no plan exists."""
    reached = programs.values_after(shift, units)
    if reached is None:
        return None
    return tuple(
        0.0 if abs(before - after) <= EFFECT * max(1.0, abs(before)) else before - after
        for before, after in zip(programs.values, reached, strict=True)
    )


def _until(programs: PriorityPrograms, limit: Typed, once: tuple[float, ...]) -> float:
    """The largest number of units tried that were each worth nearly as much as the first, on average; 1 at least."""
    reached = 1.0
    if not any(once):
        return reached
    for before, units in pairwise((1.0, *STEPS)):
        gain = _gain(programs, limit.shift, units) if units <= limit.room[0] + EFFECT else None
        if gain is None or not _alike(programs, once, [each / units for each in gain], NEARLY):
            return before
        reached = units
    return reached


def _alike(programs: PriorityPrograms, ours: Sequence[float], theirs: Sequence[float], share: float) -> bool:
    """Whether two changes agree within ``share`` in the first priority that either of them moves."""
    for a, b, value in zip(ours, theirs, programs.values, strict=True):
        largest = max(abs(a), abs(b))
        if largest > 2 * EFFECT * max(1.0, abs(value)):
            return abs(a - b) <= share * largest
    return True
