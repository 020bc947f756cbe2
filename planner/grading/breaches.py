"""Broken rules in words: consecutive months taken together, each with its limit's cell and the figures concerned."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from planner.dataset.types import Dataset
from planner.display import exact_number
from planner.explain.blocks import Block
from planner.explain.phrases import Words, capital
from planner.explain.places import place_of
from planner.grading.blame import culprits
from planner.grading.grade import Grade
from planner.grading.types import Breach, HandMade
from planner.plan.types import Line, Quantities
from planner.reading.types import Case
from planner.schema.limits import DecisionKind, Moved, Over, Side
from planner.schema.rules import RULE_IDS, Mode, rule
from planner.tolerances import ACCEPTED
from planner.verify.flow import carry_forward, flow


@dataclass(frozen=True, slots=True)
class _Group:
    """Lines of one rule at one place that are broken in consecutive months, in their order."""

    side: Side
    item: int
    lines: tuple[Line, ...]

    @property
    def worst(self) -> Line:
        return min(self.lines, key=lambda line: line.slack)

    @property
    def block(self) -> Block:
        """The rule as explanations speak of it: of all its months where its limit is one number, else of the worst."""
        worst = self.worst
        one = all(line.limit == worst.limit for line in self.lines)
        months = tuple(line.month for line in (self.lines if one else (worst,)))
        none = (-1,) * len(months)  # it comes from the check, and has no rows of a program
        return Block(
            worst.rule, worst.place, self.side, none, none, months, (False,) * len(months), self.item
        )


def breaches(case: Case, dataset: Dataset, grade: Grade, transfers: HandMade) -> tuple[Breach, ...]:
    """Everything that the plan breaks: hard rules first, the worst first."""
    words = Words(case, dataset)
    found = [_breach(words, group, transfers) for group in _groups(dataset, grade.broken)]
    found += _find_overdrawn(words, grade, transfers)
    found += _not_whole(words, transfers)
    if grade.quantities is None:
        found += _find_untrained(words, transfers)
    return tuple(sorted(found, key=lambda one: (one.soft, -one.missed, one.rule, one.place, one.first or 0)))


def _groups(dataset: Dataset, lines: Iterable[Line]) -> Iterator[_Group]:
    """The lines of the rules by place and side, split where a month lies between two."""
    found: dict[tuple[str, tuple[str, ...], Side, int], list[Line]] = {}
    seen: Counter[Line] = Counter()
    for line in lines:
        if line.rule in RULE_IDS:
            item = _item(dataset, line, seen[line])
            found.setdefault((line.rule, line.place, _side(line), item), []).append(line)
            seen[line] += 1
    for (_, _, side, item), members in found.items():
        ordered = sorted(members, key=lambda line: -1 if line.month is None else line.month)
        for run in _runs(ordered):
            yield _Group(side, item, tuple(run))


def _runs(ordered: list[Line]) -> Iterator[list[Line]]:
    start = 0
    for at, (one, other) in enumerate(pairwise(ordered), 1):
        if one.month is None or other.month is None or other.month != one.month + 1:
            yield ordered[start:at]
            start = at
    yield ordered[start:]


def _side(line: Line) -> Side:
    """The side of the rule that is broken, as ``planner.schema.rules`` declares it."""
    family = rule(line.rule)
    over = {limit.over for limit in family.limits}
    if Over.YEAR in over and len(line.place) == 1:
        return Side.YEAR
    if Over.ROUTE in over and line.prohibition:
        return Side.CLOSED
    sides = [side for limit in family.limits for side in limit.sides]
    if {Side.MIN, Side.MAX} <= set(sides):
        return Side.MIN if line.value < line.limit else Side.MAX
    return sides[0]


def _item(dataset: Dataset, line: Line, before: int) -> int:
    """Position of the envelope or decision that a line was made for, after as many equal lines; -1 for other rules."""
    match rule(line.rule).limits[0].over:
        case Over.ENVELOPE:
            return next(i for i, window in enumerate(dataset.envelopes) if window.name == line.place[0])
        case Over.DECISION:
            return _decisions_of(dataset, line)[before]
        case _:
            return -1


def _decisions_of(dataset: Dataset, line: Line) -> list[int]:
    """Positions of the decisions that a line may be of: they state its limit, or the past moved theirs up to it."""
    possible = [i for i in range(len(dataset.decisions)) if _may_be_of(dataset, i, line)]
    stated = [i for i in possible if dataset.decisions[i].fte == line.limit]
    capping = [i for i in possible if dataset.decisions[i].kind is not DecisionKind.AT_LEAST]
    return [*stated, *(i for i in capping if dataset.decisions[i].fte < line.limit)]


def _may_be_of(dataset: Dataset, i: int, line: Line) -> bool:
    """Whether a line may be of decision ``i``: of its pool, Direction and month, on the side that is broken."""
    taken = dataset.decisions[i]
    pool = () if taken.pool is None else (dataset.pools[taken.pool].name,)
    to = () if taken.destination is None else (dataset.directions[taken.destination].name,)
    match taken.kind:
        case DecisionKind.AT_LEAST:
            wrong = line.value < taken.fte
        case DecisionKind.AT_MOST:
            wrong = line.value > taken.fte
        case DecisionKind.FIX:
            wrong = True
    return (*pool, *to) == line.place and taken.month == line.month and wrong


def _breach(words: Words, group: _Group, transfers: HandMade) -> Breach:
    worst, block = group.worst, group.block
    side = Side.ROUTES if group.side == Side.CLOSED else group.side
    moves = culprits(words.dataset, group.lines, side, group.item, transfers)
    sheet, cell = _limit_place(words, block)
    return Breach(
        rule=worst.rule,
        place=worst.place,
        first=group.lines[0].month,
        last=group.lines[-1].month,
        worst=worst.month,
        value=worst.value,
        limit=worst.limit,
        missed=-worst.slack,
        soft=words.dataset.mode(worst.rule) == Mode.SOFT,
        text=_sentence(words, group),
        sheet=sheet,
        cell=cell,
        moves=moves,
    )


def _limit_place(words: Words, block: Block) -> tuple[str, str]:
    """Sheet and cell that state the limit, "" for what the file does not state."""
    if block.side == Side.CLOSED:
        route = words.index.route(block.place[0], block.place[1], "allowed")
        place = route or words.index.setting("maximum_move_distance")
    else:
        place = place_of(words.index, block)
    return (words.case.title(place.sheet), place.cell) if place.cell else ("", "")


def _sentence(words: Words, group: _Group) -> str:
    worst, block = group.worst, group.block
    size = {"value": fte(words, worst.value), "by": fte(words, -worst.slack)}
    if block.side == Side.CLOSED:
        return words.say("grade.closed", origin=worst.place[0], place=worst.place[1], **size)
    clause = capital(words.clause(block))
    months = len(group.lines)
    if block.declared.moved is Moved.DATE:
        months_of = [line.month for line in group.lines if line.month is not None]
        return words.say(
            "grade.too_early", clause=clause, when=words.when((months_of[0], months_of[-1])), **size
        )
    code = "grade.over" if worst.value > worst.limit else "grade.under"
    if worst.month is None:
        return words.say(code, clause=clause, **size)
    if months == 1:
        return words.say(f"{code}_month", clause=clause, month=words.month(worst.month), **size)
    return words.say(f"{code}_months", clause=clause, month=words.month(worst.month), count=months, **size)


def fte(words: Words, value: float) -> str:
    """A number with as many decimals as it needs to be seen."""
    size = abs(value)
    seen = (decimals for decimals in (1, 3) if size >= 0.95 * 10.0**-decimals)
    return words.number(value, 1 if size < ACCEPTED else next(seen, 6))


def _leaves(quantities: Quantities, pool: int, as_of: int) -> bool:
    """Whether anybody leaves a pool in a planned month: what the past alone has overdrawn no plan can mend."""
    return float(quantities.transfers[pool, :, as_of:].sum()) > ACCEPTED


def _find_overdrawn(words: Words, grade: Grade, transfers: HandMade) -> Iterator[Breach]:
    """Pools that more people leave than they have: from which month, and how many at worst."""
    if grade.quantities is None:
        return
    index = words.index
    for s, stock in enumerate(grade.quantities.pool_stock.tolist()):
        as_of = words.dataset.as_of
        short = [t for t, left in enumerate(stock) if left < -ACCEPTED and t >= as_of]
        if not short or not _leaves(grade.quantities, s, as_of):
            continue
        worst = min(short, key=lambda t: stock[t])
        pool = words.dataset.pools[s]
        place = index.cell("pools", s, "available")
        yield Breach(
            "pool_balance", (pool.name,), short[0], short[-1], worst, stock[worst], 0.0, -stock[worst], False,
            words.say("grade.overdrawn", place=pool.name, available=words.given_number(pool.available),
                      month=words.month(short[0]), by=fte(words, -stock[worst])),
            words.case.title("pools"), place.cell,
            tuple(move for move in transfers.moves if move.pool == s and move.month <= worst),
        )  # fmt: skip


def _not_whole(words: Words, transfers: HandMade) -> Iterator[Breach]:
    """Figures that are no multiple of the headcount unit."""
    unit = words.dataset.headcount_unit
    if unit <= 0:
        return
    setting = words.index.setting("headcount_unit")
    for move in transfers.moves:
        nearest = round(move.fte / unit) * unit
        if abs(move.fte - nearest) > ACCEPTED and move.month >= words.dataset.as_of:
            pool, to = words.dataset.pools[move.pool].name, words.dataset.directions[move.destination].name
            yield Breach(
                "headcount_unit", (pool, to), move.month, move.month, move.month, move.fte, nearest,
                abs(move.fte - nearest), False,
                words.say("grade.not_whole", pool=pool, to=to, month=words.month(move.month),
                          value=exact_number(move.fte, words.language), unit=words.given_number(unit)),
                words.case.title("settings"), setting.cell, (move,),
            )  # fmt: skip


def _find_untrained(words: Words, transfers: HandMade) -> Iterator[Breach]:
    """Months in which the training ties up more trained advisors than there are: then nothing else can be said."""
    import numpy as np

    data = words.dataset
    moves = np.zeros((len(data.pools), len(data.directions), data.months))
    for move in (*data.actuals, *(one.as_move() for one in transfers.moves if one.month >= data.as_of)):
        if move.month >= 0:
            moves[move.pool, move.destination, move.month] += move.fte
    found = flow(data, [move for move in data.actuals if move.month < 0], moves)
    start = np.array([direction.starting_staff for direction in data.directions])
    attrition = np.array([direction.attrition for direction in data.directions])
    able = (carry_forward(start, attrition, found.arrivals) - found.ramp_loss).sum(axis=0)
    short = [t for t in range(data.months) if found.trainer_need[t] - able[t] > ACCEPTED]
    if short:
        worst = max(short, key=lambda t: float(found.trainer_need[t] - able[t]))
        need, there = float(found.trainer_need[worst]), float(able[worst])
        yield Breach(
            "trainer_balance", (), short[0], short[-1], worst, there, need, need - there, False,
            words.say("grade.no_trainers", month=words.month(worst), value=fte(words, there),
                      limit=fte(words, need), by=fte(words, need - there)),
            words.case.title("types"), "",
            tuple(move for move in transfers.moves if move.month <= worst),
        )  # fmt: skip
