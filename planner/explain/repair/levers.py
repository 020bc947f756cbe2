"""What a planner can change to make a plan possible: input cells, each with the rows of the program that it moves."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from math import inf

from planner.dataset.types import Dataset
from planner.explain.blocks import Block, forbidden_by_opening
from planner.explain.cells import CellLimit, by_cell
from planner.explain.conflict.elastic import Elastic
from planner.explain.phrases import Words
from planner.explain.places import Place
from planner.months import Month
from planner.schema.limits import Moved, Over
from planner.schema.rules import Mode

FTE, MONTHS, SHARE = "FTE", "months", "share"

FTE_GRAIN, SHARE_GRAIN = 1.0, 0.001
"""What people enter: whole advisors, tenths of a per cent."""


@dataclass(frozen=True, slots=True)
class Lever:
    """A cell whose number may be moved by any amount.

    ``rows`` are (row, coefficient of the amount there). The new number is the old one plus ``sign`` × the amount,
    rounded outward to ``grain``; ``most`` bounds the amount. ``price`` is that of one unit. ``exact``: it may have to
    meet another number exactly. ``moved`` says what the number is.
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
    most: float
    grain: float
    exact: bool
    moved: Moved


@dataclass(frozen=True, slots=True)
class Steps:
    """A cell that moves in steps: a date by months, or a permission given.

    Step ``k`` (from 1) drops the demand of the rows ``freed[k-1]`` ((row, FTE)) and opens the columns
    ``opened[k-1]``, and closes the columns ``closed[k-1]``. ``news[k-1]`` is the cell's value after it. ``price`` is
    that of one step; ``priced`` is a row whose own shortfall is opened and priced by the FTE instead: one step.
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
    priced: int | None = None
    beside: tuple[tuple[str, object], ...] = ()


def levers_of(words: Words, elastic: Elastic) -> tuple[Lever | Steps, ...]:
    """Every lever on a hard rule that the Rules sheet lets a repair touch, and whose cell the file has."""
    cells: dict[object, list[CellLimit]] = {}
    for cell in by_cell(words, _movable(words, elastic)):
        cells.setdefault(cell.first.key, []).append(cell)
    result: list[Lever | Steps] = []
    for block in elastic.blocks:
        if _may_relax(words, block):
            price = words.dataset.rules[block.rule].relax_price
            for cell in cells.get(block.key, ()):
                result += [_unlock(words, cell, price)] if cell.is_lock else _amounts(words, cell, price)
            result += _in_steps(words, elastic, block, price)
    return tuple(lever for lever in result if lever.target.cell)


def _may_relax(words: Words, block: Block) -> bool:
    setting = words.dataset.rules[block.rule]
    return setting.mode == Mode.HARD and setting.may_relax


def _movable(words: Words, elastic: Elastic) -> Iterator[Block]:
    """The rules whose limit is a number that people may move."""
    for block in elastic.blocks:
        if block.declared.moved in (Moved.AMOUNT, Moved.MOVED_SHARE) and _may_relax(words, block):
            yield block


def _in_steps(words: Words, elastic: Elastic, block: Block, price: float) -> Iterator[Lever | Steps]:
    """The dates and permissions that a rule comes from."""
    if block.declared.since:
        yield from _later(words, block, price)
    match block.declared.moved:
        case Moved.DATE:
            yield from _opening(words, elastic, block, price)
        case Moved.PERMISSION:
            yield from _routes(words, elastic, block, price)
        case Moved.AMOUNT | Moved.MOVED_SHARE | Moved.NEVER:
            return


def _amounts(words: Words, cell: CellLimit, price: float) -> Iterator[Lever]:
    """The number in a cell, each way that lets more plans through.

    A point of a share counts as the FTE that it is in its largest month. A share of moves is moved in FTE: the share
    that allows them follows from the plan (see ``planner.explain.repair.find``).
    """
    limit, block = cell.declared, cell.first
    old = cell.number_in(words)
    if not cell.is_decided:
        return
    for sign in cell.looser:
        rows = cell.rows(words, sign)
        largest = max(abs(size) for size in rows.values())
        if not largest:
            continue
        yield Lever(
            f"{block.rule}.{_way(cell, sign)}", block.rule, _names(words, cell), cell.target, old, sign,
            SHARE if cell.is_share else FTE, price * largest, tuple((row, -size) for row, size in rows.items()),
            most=old if sign < 0 else inf,
            grain=SHARE_GRAIN if cell.is_share else FTE_GRAIN, exact=limit.over is Over.DECISION,
            moved=limit.moved,
        )  # fmt: skip


def _way(cell: CellLimit, sign: float) -> str:
    """What is done to the number, as the codes of changes name it."""
    if cell.is_derived:
        return "outsource"
    if cell.declared.moved is Moved.MOVED_SHARE:
        return "share"
    return "lower" if sign < 0 else "higher"


def _names(words: Words, cell: CellLimit) -> tuple[str, ...]:
    """What the number is said to be of: a rule's place, or the source activity whose cell it is."""
    return (words.dataset.sources[cell.target.row].name,) if cell.is_derived else cell.first.place


def _unlock(words: Words, cell: CellLimit, price: float) -> Steps:
    """A row of Transfers that is locked in every month: unlocked as a whole, at the price of all it holds."""
    plenty = 1.0 + sum(pool.available for pool in words.dataset.pools)
    freed = tuple(
        (row, plenty if ask else -plenty)
        for part in cell.parts
        for row, ask in zip(part.rows, part.asks, strict=True)
    )
    held = sum(words.limit(part) for part in cell.parts)
    rule_id, place = cell.first.rule, cell.first.place
    return Steps(
        f"{rule_id}.unlock",
        rule_id,
        place,
        cell.target,
        True,
        (False,),
        FTE,
        price * max(1.0, held),
        (freed,),
    )


def _later(words: Words, block: Block, price: float) -> Iterator[Steps]:
    """The month from which a limit holds, later by up to all months but the last."""
    months = [t for t in block.months if t is not None]
    steps = words.dataset.months - 1 - months[0]
    limit = words.limit(block)
    declared = block.declared
    at = words.index.position(declared.over, block.place[0])
    freed = tuple(((row, limit),) for row, t in zip(block.rows, months, strict=True) if t < months[0] + steps)
    if freed:
        yield Steps(
            f"{block.rule}.later", block.rule, block.place, words.index.cell(declared.sheet, at, declared.since),
            words.dataset.month(months[0]), _months(words.dataset, months[0], 1, len(freed)), MONTHS, price, freed,
        )  # fmt: skip


def _opening(words: Words, elastic: Elastic, block: Block, price: float) -> Iterator[Steps]:
    """The month in which a centre opens: earlier, or later where its minimum holds from the opening."""
    d = words.index.direction(block.place[0])
    opens, minimum = words.dataset.directions[d].opens, words.dataset.directions[d].minimum_staff
    target = words.index.cell("directions", d, "opens")
    follows = words.case.rows("directions")[d].month("minimum_from") is None
    if minimum is not None and follows:
        yield from _opening_later(words, elastic, block, target, price, minimum)
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
    words: Words, elastic: Elastic, block: Block, target: Place, price: float, minimum: float
) -> Iterator[Steps]:
    d = words.index.direction(block.place[0])
    opens = words.dataset.directions[d].opens
    rows = {t: row for b in elastic.blocks if b.key[:2] == ("minimum_staff", block.place)
            for t, row in zip(b.months, b.rows, strict=True)}  # fmt: skip
    steps = words.dataset.months - 1 - opens
    arrivals: dict[int, list[int]] = {}
    for column, month in forbidden_by_opening(elastic.model, d, opens + steps):
        arrivals.setdefault(month, []).append(column)
    if steps > 0 and rows:
        yield Steps(
            "opening.later", block.rule, block.place, target, words.dataset.month(opens),
            _months(words.dataset, opens, 1, steps), MONTHS, price,
            freed=tuple(((rows[t], minimum),) if t in rows else () for t in range(opens, opens + steps)),
            closed=tuple(tuple(arrivals.get(t, ())) for t in range(opens, opens + steps)),
        )  # fmt: skip


def _months(dataset: Dataset, start: int, step: int, count: int) -> tuple[Month, ...]:
    return tuple(dataset.month(start + step * k) for k in range(1, count + 1))


def _routes(words: Words, elastic: Elastic, block: Block, price: float) -> Iterator[Steps]:
    """A route that is not allowed: where Routes lists it the permission is given, else a row that lists it is added."""
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
                priced=i, beside=beside,
            )  # fmt: skip


def _new_way(words: Words, destination: str) -> tuple[tuple[str, object], ...]:
    """The other cells of a route that is added to Routes: it costs what routes that are not listed cost."""
    cost = words.case.settings["move_cost"]
    return (("to", destination), *((("cost", cost),) if cost else ()))
