"""What a planner can change to make a plan possible: input cells, each with the rows of the program that it moves."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from math import inf

from planner.dataset.types import Dataset
from planner.explain.blocks import ROUTES, Block, forbidden_by_opening
from planner.explain.conflict.elastic import Elastic
from planner.explain.phrases import Words
from planner.explain.places import Place, place_of
from planner.months import Month
from planner.schema.rules import HARD

FTE, MONTHS, SHARE = "FTE", "months", "share"

FTE_GRAIN, SHARE_GRAIN = 1.0, 0.001
"""What people enter: whole advisors, tenths of a per cent."""


@dataclass(frozen=True, slots=True)
class Lever:
    """A cell whose number may be moved by any amount.

    ``rows`` are (row, coefficient of the amount there). The new number is the old one plus ``sign`` × the amount,
    rounded outward to ``grain``; ``most`` bounds the amount. ``price`` is that of one unit.
    """

    kind: str
    rule: str
    place: tuple[str, ...]
    target: Place
    old: float
    sign: float
    unit: str
    price: float
    rows: tuple[tuple[int, float], ...]
    most: float = inf
    grain: float = FTE_GRAIN


@dataclass(frozen=True, slots=True)
class Steps:
    """A cell that moves in steps: a date by months, or a permission given.

    Step ``k`` (from 1) drops the demand of the rows ``freed[k-1]`` ((row, FTE)) and opens the columns
    ``opened[k-1]``, and closes the columns ``closed[k-1]``. ``news[k-1]`` is the cell's value after it. ``price`` is
    that of one step; ``priced_rows`` are rows whose own shortfall is opened and priced instead (FTE).
    ``beside`` are the other columns of a row that is to be added, with what they are to hold.
    """

    kind: str
    rule: str
    place: tuple[str, ...]
    target: Place
    old: object
    news: tuple[object, ...]
    unit: str
    price: float
    freed: tuple[tuple[tuple[int, float], ...], ...] = ()
    opened: tuple[tuple[int, ...], ...] = ()
    closed: tuple[tuple[int, ...], ...] = ()
    priced_rows: tuple[tuple[int, ...], ...] = ()
    beside: tuple[tuple[str, object], ...] = ()


def levers_of(words: Words, elastic: Elastic) -> tuple[Lever | Steps, ...]:
    """Every lever on a hard rule that the Rules sheet lets a repair touch, and whose cell the file has."""
    result: list[Lever | Steps] = []
    for block in elastic.blocks:
        setting = words.dataset.rules[block.rule]
        if setting.mode == HARD and setting.may_relax:
            result += _of_block(words, elastic, block, setting.relax_price)
    return tuple(lever for lever in result if lever.target.cell)


def _of_block(words: Words, elastic: Elastic, block: Block, price: float) -> Iterator[Lever | Steps]:
    match block.rule:
        case "opening":
            yield from _opening(words, elastic, block, price)
        case "mobility" if block.side == ROUTES:
            yield from _routes(words, elastic, block, price)
        case "training_seats" | "pool_floor" | "outsourced_share":
            yield from _monthly(words, block, price)
        case "activity_outsourcing" | "mutual_aid":
            yield _share(words, block, price)
        case "partner_change":
            yield from _partner_change(words, elastic, block, price)
        case "partner_commitment":
            return
        case "decision" if place_of(words.index, block).column == "lock":
            yield from _unlock(words, elastic, block, price)
        case _:
            yield from _amounts(words, block, price)
            if block.rule == "minimum_staff":
                yield from _minimum_later(words, block, price)


def _amounts(words: Words, block: Block, price: float) -> Iterator[Lever]:
    """One number in FTE that all rows of the block come from; what is fixed may go either way.

    A mobility share is moved in FTE too: the share that allows them follows from the plan (see ``repairs``).
    """
    yearly = block.side == "year"
    old = words.dataset.mobility_share or 0.0 if yearly else words.limit(block)
    for sign in (-1.0, 1.0) if block.side == "fix" else (-1.0,) if block.asks[0] else (1.0,):
        way = "share" if yearly else "lower" if sign < 0 else "higher"
        yield Lever(
            f"{block.rule}.{way}", block.rule, block.place, place_of(words.index, block), old, sign, FTE, price,
            tuple((row, -sign) for row in block.rows), most=old if sign < 0 else inf,
            grain=SHARE_GRAIN if yearly else FTE_GRAIN,
        )  # fmt: skip


def _unlock(words: Words, elastic: Elastic, block: Block, price: float) -> Iterator[Steps]:
    """A row of Transfers that is locked in every month: unlocked as a whole, at the price of all it holds."""
    target = place_of(words.index, block)
    locked = [b for b in elastic.blocks if b.rule == "decision" and place_of(words.index, b) == target]
    if locked[0].key != block.key:
        return
    plenty = 1.0 + sum(pool.available for pool in words.dataset.pools)
    freed = tuple(
        (row, plenty if ask else -plenty) for b in locked for row, ask in zip(b.rows, b.asks, strict=True)
    )
    held = sum(words.limit(b) for b in locked)
    yield Steps(
        "decision.unlock",
        block.rule,
        block.place,
        target,
        True,
        (False,),
        FTE,
        price * max(1.0, held),
        (freed,),
    )


def _partner_change(words: Words, elastic: Elastic, block: Block, price: float) -> Iterator[Lever]:
    """One number for both ways: up (at most) and down (at least)."""
    if block.side != "up":
        return
    both = [other for other in elastic.blocks if other.key[:2] == block.key[:2]]
    rows = tuple((row, 1.0 if ask else -1.0) for b in both for row, ask in zip(b.rows, b.asks, strict=True))
    yield Lever(
        "partner_change.higher", block.rule, block.place, place_of(words.index, block), words.limit(block),
        1.0, FTE, price, rows,
    )  # fmt: skip


def _monthly(words: Words, block: Block, price: float) -> Iterator[Lever]:
    """A constant and its months: one lever for each cell, on the rows of the months that it gives."""
    cells: dict[Place, list[int]] = {}
    for i in range(len(block.rows)):
        cells.setdefault(place_of(words.index, block.part([i])), []).append(i)
    for place, chosen in cells.items():
        part = block.part(chosen)
        if block.rule == "outsourced_share":
            yield _share(words, part, price)
            continue
        old, lower = words.limit(part), block.rule == "pool_floor"
        yield Lever(
            f"{block.rule}.{'lower' if lower else 'higher'}", block.rule, block.place, place, old,
            -1.0 if lower else 1.0, FTE, price, tuple((row, 1.0 if lower else -1.0) for row in part.rows),
            most=old if lower else inf,
        )  # fmt: skip


def _share(words: Words, block: Block, price: float) -> Lever:
    """A share of some work; a point of it counts as the FTE that it is in its largest month."""
    work = [words.work(block, t) for t in block.months if t is not None]
    lower = block.side == "min"
    old = words.share(block)
    return Lever(
        f"{block.rule}.{'lower' if lower else 'higher'}", block.rule, block.place, place_of(words.index, block), old,
        -1.0 if lower else 1.0, SHARE, price * max(work),
        tuple((row, fte if lower else -fte) for row, fte in zip(block.rows, work, strict=True)),
        most=old if lower else 1.0 - old, grain=SHARE_GRAIN,
    )  # fmt: skip


def _minimum_later(words: Words, block: Block, price: float) -> Iterator[Steps]:
    """The month from which a minimum holds, later by up to all months but the last."""
    months = [t for t in block.months if t is not None]
    steps = words.dataset.months - 1 - months[0]
    limit = words.limit(block)
    d = words.index.direction(block.place[0])
    freed = tuple(((row, limit),) for row, t in zip(block.rows, months, strict=True) if t < months[0] + steps)
    if freed:
        yield Steps(
            "minimum_staff.later", block.rule, block.place, words.index.cell("directions", d, "minimum_from"),
            words.dataset.month(months[0]), _months(words.dataset, months[0], 1, len(freed)), MONTHS, price, freed,
        )  # fmt: skip


def _opening(words: Words, elastic: Elastic, block: Block, price: float) -> Iterator[Steps]:
    """The month in which a centre opens: earlier, or later where its minimum holds from the opening."""
    d = words.index.direction(block.place[0])
    opens = words.dataset.directions[d].opens
    target = words.index.cell("directions", d, "opens")
    follows = words.case.rows("directions")[d].month("minimum_from") is None
    if words.dataset.directions[d].minimum_staff is not None and follows:
        yield from _opening_later(words, elastic, block, target, price)
        return
    by_month: dict[int, list[int]] = {}
    for column, month in forbidden_by_opening(elastic.model, d, opens):
        by_month.setdefault(month, []).append(column)
    first = min(by_month, default=opens)
    opened = tuple(tuple(by_month.get(t, ())) for t in range(opens - 1, first - 1, -1))
    yield Steps(
        "opening.earlier", block.rule, block.place, target, words.dataset.month(opens),
        _months(words.dataset, opens, -1, len(opened)), MONTHS, price, opened=opened,
    )  # fmt: skip


def _opening_later(
    words: Words, elastic: Elastic, block: Block, target: Place, price: float
) -> Iterator[Steps]:
    d = words.index.direction(block.place[0])
    opens, limit = words.dataset.directions[d].opens, words.dataset.directions[d].minimum_staff or 0.0
    rows = {t: row for b in elastic.blocks if b.key[:2] == ("minimum_staff", block.place)
            for t, row in zip(b.months, b.rows, strict=True)}  # fmt: skip
    steps = words.dataset.months - 1 - opens
    arrivals: dict[int, list[int]] = {}
    for column, month in forbidden_by_opening(elastic.model, d, opens + steps):
        arrivals.setdefault(month, []).append(column)
    if steps > 0 and rows and words.dataset.rules["minimum_staff"].mode == HARD:
        yield Steps(
            "opening.later", block.rule, block.place, target, words.dataset.month(opens),
            _months(words.dataset, opens, 1, steps), MONTHS, price,
            freed=tuple(((rows[t], limit),) if t in rows else () for t in range(opens, opens + steps)),
            closed=tuple(tuple(arrivals.get(t, ())) for t in range(opens, opens + steps)),
        )  # fmt: skip


def _months(dataset: Dataset, start: int, step: int, count: int) -> tuple[Month, ...]:
    return tuple(dataset.month(start + step * k) for k in range(1, count + 1))


def _routes(words: Words, elastic: Elastic, block: Block, price: float) -> Iterator[Steps]:
    """A way that is not allowed: where Routes lists it the permission is given, else a row that lists it is added."""
    rows = elastic.model.program.rows
    for i in block.rows:
        origin, destination = rows[i].place
        listed = words.index.route(origin, destination, "from") is not None
        target = (
            words.index.route(origin, destination, "allowed") if listed else words.index.new_route("from")
        )
        if target is not None:
            old, new, beside = (False, True, ()) if listed else (None, origin, _new_way(words, destination))
            yield Steps(
                "mobility.allow", block.rule, (origin, destination), target, old, (new,), FTE, price,
                priced_rows=((i,),), beside=beside,
            )  # fmt: skip


def _new_way(words: Words, destination: str) -> tuple[tuple[str, object], ...]:
    """The other cells of a way that is added to Routes: it costs what ways that are not listed cost."""
    cost = words.case.settings["move_cost"]
    priced = cost and words.index.new_route("cost") is not None
    return (("to", destination), *((("cost", cost),) if priced else ()))
