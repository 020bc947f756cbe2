"""What limits a plan: what one more FTE, seat or point of share is worth at every limit that binds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import pairwise

from planner.explain.blocks import Block, rule_blocks
from planner.explain.phrases import Words, sentence
from planner.explain.places import place_of
from planner.explain.sensitivity.ladder import Ladder
from planner.model.build import Model
from planner.plan.explanations import Sensitivity, Worth
from planner.schema.rules import GOALS

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

NOISE = 1e-9
"""Relative to a priority's value: a smaller change is the solver's rounding."""

_SHARES = ("outsourced_share", "activity_outsourcing", "mutual_aid")
_NEVER = ("partner_commitment",)
"""Limits that can only help when the partner agrees to be paid less: no lever of the planner."""


@dataclass(frozen=True, slots=True)
class Limit:
    """A limit that binds. ``loosen`` says by how much each row's bounds move when it gives way by one unit."""

    block: Block
    unit: str
    loosen: dict[int, float]
    promise: tuple[float, ...]


def sensitivity(words: Words, model: Model, *, told: int = TOLD) -> Sensitivity:
    """What one unit is worth at the limits that promise most, each figure from a solve with the limit moved.

    Raises:
        ArithmeticError: the model has no optimum.
    """
    ladder = Ladder(model)
    binding = sorted(_binding(words, model, ladder), key=lambda limit: limit.promise, reverse=True)
    chosen = _chosen(binding, told)
    worths = _worths(words, ladder, chosen)
    worths = [
        worth for worth in worths if any(worth.loosened) or worth.tightened is None or any(worth.tightened)
    ]
    worths.sort(key=lambda worth: worth.loosened, reverse=True)
    units = {goal.id: goal.unit for goal in GOALS}
    return Sensitivity(
        priorities=tuple(level.goals for level in ladder.levels),
        units=tuple(units[level.goals[0]] for level in ladder.levels),
        limits=tuple(worths),
        fractions=bool(model.program.integer),
        left_out=len(binding) - len(chosen),
    )


def _binding(words: Words, model: Model, ladder: Ladder) -> Iterator[Limit]:
    """Limits whose multipliers promise that moving them matters."""
    multipliers = ladder.multipliers()
    scales = [NOISE * max(1.0, abs(value)) for value in ladder.values]
    for block in rule_blocks(model):
        if block.rule in _NEVER or block.side == "routes":
            continue
        loosen = _loosened(words, block)
        promise = tuple(
            -sum(values[row] * amount for row, amount in loosen.items()) for values in multipliers
        )
        if any(abs(gain) > scale for gain, scale in zip(promise, scales, strict=True)):
            unit = "points" if block.rule in _SHARES else "FTE"
            yield Limit(block, unit, loosen, promise)


def _loosened(words: Words, block: Block) -> dict[int, float]:
    """How the bounds of the block's rows move when its limit gives way by one unit in every month."""
    result = {}
    for row, asks, month in zip(block.rows, block.asks, block.months, strict=True):
        amount = POINT * words.work(block, month or 0) if block.rule in _SHARES else 1.0
        result[row] = -amount if asks and block.side != "fix" else amount
    return result


def _chosen(binding: Sequence[Limit], told: int) -> list[Limit]:
    """The most promising limits, not too many of one family."""
    count: dict[str, int] = {}
    chosen: list[Limit] = []
    for limit in binding:
        rule = limit.block.rule
        if len(chosen) < told and count.get(rule, 0) < PER_RULE:
            chosen.append(limit)
            count[rule] = count.get(rule, 0) + 1
    return chosen


def _worths(words: Words, ladder: Ladder, limits: Sequence[Limit]) -> list[Worth]:
    """The worth of each limit; the solver lets other threads work while it does."""
    with ThreadPoolExecutor(THREADS) as workers:
        ladders = [ladder, *(ladder.twin() for _ in range(THREADS - 1))]
        shares = [limits[i::THREADS] for i in range(THREADS)]
        done = workers.map(lambda own, share: [_worth(words, own, limit) for limit in share], ladders, shares)
        return [worth for share in done for worth in share]


def _worth(words: Words, ladder: Ladder, limit: Limit) -> Worth:
    """What a solve with the limit one unit looser, one unit tighter, and ever looser says."""
    loosened = _gain(ladder, limit, 1.0) or (0.0,) * len(ladder.levels)
    tightened = _gain(ladder, limit, -1.0)
    losses = None if tightened is None else tuple(-gain + 0.0 for gain in tightened)
    block, place = limit.block, place_of(words.index, limit.block)
    return Worth(
        rule=block.rule,
        place=block.place,
        months=block.span,
        text=sentence(words.clause(block)),
        step=_step(words, limit),
        sheet=words.case.title(place.sheet),
        cell=place.cell,
        unit=limit.unit,
        loosened=loosened,
        tightened=losses,
        until=_until(ladder, limit, loosened),
        even=losses is not None and _alike(ladder, loosened, losses, SAME),
    )


def _gain(ladder: Ladder, limit: Limit, units: float) -> tuple[float, ...] | None:
    """By how much each priority improves with the limit looser by so many units; None where no plan exists."""
    reached = ladder.moved({row: units * amount for row, amount in limit.loosen.items()})
    if reached is None:
        return None
    return tuple(
        0.0 if abs(before - after) <= NOISE * max(1.0, abs(before)) else before - after
        for before, after in zip(ladder.values, reached, strict=True)
    )


def _until(ladder: Ladder, limit: Limit, once: tuple[float, ...]) -> float:
    """The largest number of units tried that were each worth nearly as much as the first, on average; 1 at least."""
    reached = 1.0
    if not any(once):
        return reached
    for before, units in pairwise((1.0, *STEPS)):
        gain = _gain(ladder, limit, units)
        if gain is None or not _alike(ladder, once, [each / units for each in gain], NEARLY):
            return before
        reached = units
    return reached


def _alike(ladder: Ladder, ours: Sequence[float], theirs: Sequence[float], share: float) -> bool:
    """Whether two changes agree within ``share`` in the first priority that either of them moves."""
    for a, b, value in zip(ours, theirs, ladder.values, strict=True):
        largest = max(abs(a), abs(b))
        if largest > 2 * NOISE * max(1.0, abs(value)):
            return abs(a - b) <= share * largest
    return True


def _step(words: Words, limit: Limit) -> str:
    """What is done by one unit: ``one more seat``, ``a minimum lower by one``."""
    block = limit.block
    side = (
        f"_{block.side}" if block.rule in ("envelope", "activity_outsourcing", "decision", "mobility") else ""
    )
    return words.say(f"step.{block.rule}{side}")
