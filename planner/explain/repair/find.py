"""Repairs: the few distinct ways to make a plan possible, each solved and verified before it is offered."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import replace
from math import ceil, floor
from typing import TYPE_CHECKING

from planner.dataset.types import Dataset
from planner.explain.conflict.elastic import Elastic, OutOfTimeError
from planner.explain.conflict.find import Clash
from planner.explain.conflict.variants import WORK_RULES, staffing_only
from planner.explain.phrases import Words, capital
from planner.explain.repair.levers import SHARE, Lever, Steps, levers_of
from planner.explain.repair.program import Found, Pulled, RepairProgram
from planner.explain.repair.trial import attempt
from planner.messages import join
from planner.months import Month
from planner.plan.explanations import Change, Edit, Repair
from planner.schema.limits import Moved
from planner.schema.rules import rule
from planner.solve.options import SolveOptions
from planner.tolerances import SAME, WHOLE

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    FloatArray = npt.NDArray[np.float64]

READ = 4
"""Up to so many changes a repair is told one by one."""

WHOLE_ATTEMPT = 20.0
"""Seconds for the plan of a repair in whole people or groups, where no limit is asked: only that it exists counts."""

OFFERED = 6
"""No more repairs than people can weigh are offered."""

_GRAIN_DIGITS = 3
"""Decimals of the finest grain."""

_EXACT_DIGITS = 9
"""Decimals of what has to be met exactly: those of the transfers that a plan workbook holds."""


def find_repairs(
    words: Words, clashes: Sequence[Clash], deadline: float, options: SolveOptions
) -> tuple[tuple[Repair, ...], bool]:
    """Distinct repairs, the cheapest first, and whether all were tried before the deadline.

    They are by one kind of lever where one suffices, and the cheapest mixes.
    """
    if not clashes:
        return (), True
    for reading in _readings(words.dataset, clashes):
        repairs, complete = _try_repairs(words, clashes, deadline, options, **reading)
        if repairs:
            break
    repairs.sort(key=lambda repair: (repair.cost, len(repair.changes)))
    numbered = (replace(repair, number=i) for i, repair in enumerate(repairs[:OFFERED], start=1))
    return tuple(numbered), complete


def _readings(dataset: Dataset, clashes: Sequence[Clash]) -> list[dict[str, bool]]:
    """How the search takes people, each where no repair of the one before stands: see ``Elastic``.

    In fractions, unless the headcount unit takes part in a conflict already; with limits as rounded to it; among
    whole numbers.
    """
    if any(clash.groups for clash in clashes):
        return [{"whole_people": True}]
    in_whole = [{"rounded": True}] if dataset.headcount_unit > 0 else []
    in_whole += [] if dataset.in_fractions else [{"whole_people": True}]
    return in_whole if any(clash.whole_people for clash in clashes) else [{}, *in_whole]


def _try_repairs(
    words: Words,
    clashes: Sequence[Clash],
    deadline: float,
    options: SolveOptions,
    *,
    rounded: bool = False,
    whole_people: bool = False,
) -> tuple[list[Repair], bool]:
    """The repairs that stand, of those found in one reading of the headcount unit; and whether all were tried.

    While one is solved and verified, the next is searched for.
    """
    waiting: dict[frozenset[Edit], Future[tuple[Repair | None, bool]]] = {}
    complete = True
    work = any(block.rule in WORK_RULES for clash in clashes for block in clash.blocks)
    dataset = words.dataset if work else staffing_only(words.dataset)
    elastic = Elastic(dataset, deadline=deadline, rounded=rounded, whole_people=whole_people)
    with ThreadPoolExecutor(max_workers=1) as worker:
        try:
            for program, found in _searches(words, clashes, elastic):
                tries = [proposal(words, program, found, margin) for margin in _margins(found)]
                key = frozenset(tries[0].edits)
                if key and key not in waiting:
                    waiting[key] = worker.submit(_first_standing, words, tries, options, deadline)
        except OutOfTimeError:
            complete = False  # what was found in time stands
        ends = [future.result() for future in waiting.values()]
    return [repair for repair, _ in ends if repair], complete and all(done for _, done in ends)


def _searches(
    words: Words, clashes: Sequence[Clash], elastic: Elastic
) -> Iterator[tuple[RepairProgram, Found]]:
    """One kind of lever at a time, then all together, then without each family in conflict that these use."""
    places = {(block.rule, block.place) for clash in clashes for block in clash.blocks}
    levers = [
        lever
        for lever in levers_of(words, elastic)
        if isinstance(lever, Lever) or _is_concerned(lever, places)
    ]
    program = RepairProgram(elastic, levers)
    yield from _whole_decisions(words, program, clashes)
    rules = {block.rule for clash in clashes for block in clash.blocks}
    for kind in dict.fromkeys(lever.kind for lever in program.levers if lever.rule in rules):
        found = program.cheapest(lambda lever, kind=kind: lever.kind == kind)  # type: ignore[misc]
        if found:
            yield program, found
    cheapest = program.cheapest(lambda _lever: True)
    if cheapest is None:
        return
    yield program, cheapest
    for used in dict.fromkeys(pull.lever.rule for pull in cheapest.pulled if pull.lever.rule in rules):
        found = program.cheapest(lambda lever, used=used: lever.rule != used)  # type: ignore[misc]
        if found:
            yield program, found


def _whole_decisions(
    words: Words, program: RepairProgram, clashes: Sequence[Clash]
) -> Iterator[tuple[RepairProgram, Found]]:
    """Where the headcount unit takes part: the decisions in conflict as the multiple of it below, or above.

    The program of all levers knows fractions of people only, and sees nothing to repair there.
    """
    unit = words.dataset.headcount_unit
    places = {(b.rule, b.place) for clash in clashes if clash.whole_people for b in clash.blocks}
    for sign in (-1.0, 1.0):
        levers = [
            lever
            for lever in program.levers
            if isinstance(lever, Lever)
            and lever.exact
            and lever.sign == sign
            and (lever.rule, lever.place) in places
        ]
        missing = [(lever, -lever.sign * lever.old % unit) for lever in levers]
        pulled = [
            Pulled(lever, amount + _tightening(program, lever))
            for lever, amount in missing
            if SAME < amount < unit - SAME
        ]
        if pulled:
            yield program, Found(pulled, program.nothing())


def _is_concerned(lever: Steps, places: set[tuple[str, tuple[str, ...]]]) -> bool:
    """Whether a lever in steps belongs to a rule in conflict; a route that Routes lists is tried in any case."""
    place = lever.place[-1:] if lever.beside else lever.place
    return (lever.rule, place) in places or (lever.priced is not None and not lever.beside)


def _margins(found: Found) -> tuple[int | None, ...]:
    """Roundings to try in turn. What is fixed may have to meet other decisions exactly: no rounding looser helps."""
    exactly = any(isinstance(pull.lever, Lever) and pull.lever.exact for pull in found.pulled)
    return (0, 1, None) if exactly else (0, 1)


def proposal(words: Words, program: RepairProgram, found: Found, margin: int | None = 0) -> Repair:
    """The changes in words and cells.

    ``margin``: grains more than needed, for plans left on the edge; None: decisions as they are needed, unrounded.
    """
    added = 0  # rows
    changes = []
    for pull in found.pulled:
        changes.append(_change(words, program, found.values, pull, margin, added))
        added += isinstance(pull.lever, Steps) and bool(pull.lever.beside)
    text = capital(join((change.text for change in changes), words.language, ";")) + "."
    cost = sum(change.cost for change in changes)
    return Repair(0, text, tuple(changes), cost, summary=_summary(words, changes) or text)


def _summary(words: Words, changes: Sequence[Change]) -> str:
    """How many changes of each rule there are, most first; "" where they are few enough to be read one by one."""
    if len(changes) <= READ:
        return ""
    counted = Counter(change.rule for change in changes).most_common()
    kinds = [
        words.say("repair.kind", rule=rule(rule_id).label.text(words.language), count=count)
        for rule_id, count in counted
    ]
    return words.say("repair.summary", count=len(changes), kinds=words.join(kinds))


def _first_standing(
    words: Words, tries: Sequence[Repair], options: SolveOptions, deadline: float
) -> tuple[Repair | None, bool]:
    """The first of ``tries`` that stands when solved as the planner would solve it; and whether time sufficed."""
    for repair in tries:
        left = deadline - time.monotonic()
        if left <= 0:
            return None, False
        within = min(left, options.time_limit or (left if words.dataset.in_fractions else WHOLE_ATTEMPT))
        standing, done = attempt(words, repair, replace(options, time_limit=within))
        if standing is not None or not done:
            return standing, done
    return None, True


def _change(
    words: Words, program: RepairProgram, values: FloatArray, pull: Pulled, margin: int | None, added: int
) -> Change:
    lever = pull.lever
    if isinstance(lever, Steps):
        new = lever.news[round(pull.amount) - 1]
        amount = pull.amount if lever.priced is None else program.row_value(lever.priced, values)
        least = amount
        cost = lever.price * amount
    else:
        exact = _exact(program, values, lever, pull.amount)
        unrounded = margin is None and lever.exact
        new = (
            round(exact, _EXACT_DIGITS)
            if unrounded
            else round_outward(exact, lever.sign, lever.grain, margin or 0)
        )
        amount, least = abs(new - lever.old), abs(exact - lever.old)
        cost = lever.price * (pull.amount if lever.moved is Moved.MOVED_SHARE else amount)
    place = lever.target
    monthly = "_month" if isinstance(place.column, Month) else ""
    text = words.say(
        f"change.{lever.kind}{monthly}", place=words.join(lever.place), old=_value_text(words, lever, lever.old),
        new=_value_text(words, lever, new), origin=lever.place[0] if lever.place else "",
        to=lever.place[-1] if lever.place else "",
        cell=f"{words.case.title(place.sheet)} {place.cell}",
        month=place.column.text(words.language) if isinstance(place.column, Month) else "",
    )  # fmt: skip
    return Change(
        lever.rule, lever.place, text, amount, least, lever.unit, cost, _edits(words, lever, new, added)
    )


def _edits(words: Words, lever: Lever | Steps, new: object, added: int) -> tuple[Edit, ...]:
    """The cells that a change writes: one, or those of a row that comes below ``added`` others."""
    place = lever.target
    if isinstance(lever, Lever) or not lever.beside:
        return (Edit(place.sheet, place.row, place.column, place.cell, lever.old, new),)
    cells = [
        (words.index.new_route(column, added), value) for column, value in (("from", new), *lever.beside)
    ]
    return tuple(Edit(at.sheet, at.row, at.column, at.cell, None, value) for at, value in cells if at)


def _exact(program: RepairProgram, values: FloatArray, lever: Lever, amount: float) -> float:
    """The cell's value that just suffices. A mobility share follows from the moves of the program's plan."""
    if lever.moved is not Moved.MOVED_SHARE:
        return lever.old + lever.sign * max(amount - _tightening(program, lever), 0.0)
    needed = [lever.old]
    for row, _ in lever.rows:
        over = program.row_value(row, values)
        moved = program.transfers_of(row, values)
        if over > 0 and moved > 0:
            needed.append(lever.old + over / moved)
    return max(needed)


def _tightening(program: RepairProgram, lever: Lever) -> float:
    """By how much the program holds the lever's limit tighter than its cell says, FTE."""
    return max(float(program.elastic.drawn_in[row]) for row, _ in lever.rows)


def round_outward(exact: float, sign: float, grain: float, margin: int = 0) -> float:
    """``exact`` as people enter it: a multiple of ``grain`` above it (``sign`` 1) or below, ``margin`` grains on."""
    grains = exact / grain
    outward = ceil(grains - WHOLE) + margin if sign > 0 else floor(grains + WHOLE) - margin
    return max(0.0, round(outward * grain, _GRAIN_DIGITS))


def _value_text(words: Words, lever: Lever | Steps, value: object) -> str:
    if isinstance(value, Month):
        return value.text(words.language)
    if isinstance(value, bool) or not isinstance(value, int | float):
        return ""
    return words.given_number(100 * value if lever.unit == SHARE else value)
