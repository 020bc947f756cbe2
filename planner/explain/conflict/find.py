"""Finds the conflicts of a case without a plan: sets of rules that cannot hold together, none to spare."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from planner.dataset.types import Dataset
from planner.explain.blocks import Block
from planner.explain.conflict.elastic import Elastic, OutOfTimeError
from planner.explain.conflict.variants import staffing_only
from planner.schema.rules import Mode, rule

MOST_CONFLICTS = 12
"""No more conflicts than people can read are looked for."""

FEW = 12
"""Up to so many rules, that each is needed is shown twice: while dropping, and once more in the end."""

Prepare = Callable[[Elastic], None]
"""Changes a program before it is searched."""


@dataclass(frozen=True, slots=True, eq=False)
class Clash:
    """Rules that cannot hold together, each needed. ``elastic`` is the program in which that was shown.

    ``past`` and ``whole_people``: whether what happened already, or the headcount unit, takes part; ``groups``: whether
    it was searched among whole groups; ``pools``: whether the end of the pools does; ``trainers``: whether those do who
    are tied up by training. ``proven`` as in ``planner.plan.explanations.Conflict``.
    """

    elastic: Elastic
    blocks: tuple[Block, ...]
    past: bool = False
    whole_people: bool = False
    groups: bool = False
    pools: bool = False
    trainers: bool = False
    proven: bool = True


def find_clashes(
    dataset: Dataset,
    deadline: float,
    *,
    prepare: Prepare | None = None,
    at_most: int = MOST_CONFLICTS,
    asked: int | None = None,
) -> tuple[list[Clash], bool]:
    """Every conflict that stands in the way, and whether the search was completed before the deadline.

    After each conflict the limits in it are dropped and its demands kept, so that the next one is another obstacle
    to what is asked for. First without the past and with fractions of people, then with either, so that the past
    or the headcount unit is blamed only where it takes part. ``prepare`` changes each program before it is searched;
    the search ends after ``at_most`` conflicts. ``asked`` is as in ``build_model``.
    """
    clashes: list[Clash] = []
    released: set[object] = set()
    try:
        for elastic, rounded, marks in _stages(dataset, deadline, asked):
            for program in (elastic, rounded):
                if prepare is not None and program is not None:
                    prepare(program)
            _search(elastic, rounded, marks, clashes, released, at_most)
            if len(clashes) >= at_most:
                break
    except OutOfTimeError:
        return clashes, False
    return clashes, len(clashes) < MOST_CONFLICTS


def _stages(
    dataset: Dataset, deadline: float, asked: int | None
) -> Iterator[tuple[Elastic, Elastic | None, dict[str, bool]]]:
    """The programs to search: for each reading of past and people, the staffing alone, then with the work.

    With that in whole people comes the one in which limits are rounded to them.
    """
    past = dataset.as_of > 0 and dataset.mode("actual") == Mode.HARD
    if past:
        rules = {**dataset.rules, "actual": replace(dataset.rules["actual"], mode=Mode.OFF)}
        free = replace(dataset, rules=rules)
        yield Elastic(staffing_only(free), deadline=deadline, case=dataset), None, {}
        yield Elastic(free, deadline=deadline, case=dataset, asked=asked), None, {}
    yield Elastic(staffing_only(dataset), deadline=deadline), None, {"past": past}
    yield Elastic(dataset, deadline=deadline, asked=asked), None, {"past": past}
    if dataset.in_fractions:
        return
    units = dataset.headcount_unit > 0
    rounded = Elastic(dataset, deadline=deadline, rounded=True, asked=asked) if units else None
    whole = Elastic(dataset, deadline=deadline, whole_people=True, asked=asked)
    yield whole, rounded, {"past": past, "whole_people": units, "groups": dataset.has_groups}


def _search(
    elastic: Elastic,
    rounded: Elastic | None,
    marks: dict[str, bool],
    clashes: list[Clash],
    released: set[object],
    at_most: int,
) -> None:
    """Adds the conflicts of one program to ``clashes``, and the rules dropped on the way to ``released``."""
    while len(clashes) < at_most:
        active = [block for block in elastic.blocks if block.key not in released]
        if marks.get("whole_people") or marks.get("groups"):
            suspects = _whole_suspects(elastic, rounded, active)
        else:
            suspects = _suspects(elastic, active)
        if not suspects:
            return
        clash = _irreducible(elastic, suspects, marks)
        if rounded is not None and not rounded.feasible(clash.blocks):
            clash = replace(clash, elastic=rounded)  # its figures need no search among whole numbers
        clashes.append(clash)
        limits = [block for block in clash.blocks if not block.demands]
        released |= {block.key for block in limits or clash.blocks}


def _suspects(elastic: Elastic, active: list[Block]) -> list[Block]:
    """Rules that cannot hold together, cut down by their multipliers; none where all can."""
    suspects = elastic.suspects(active)
    if suspects and elastic.feasible(suspects):  # multipliers lost to rounding: take them all
        return [] if elastic.feasible(active) else active
    return suspects


def _whole_suspects(whole: Elastic, rounded: Elastic | None, active: list[Block]) -> list[Block]:
    """Rules that cannot hold together in whole people or groups.

    Most conflicts in whole people show as soon as limits are rounded to them, without a search among whole numbers:
    there they are reduced to the rules that are needed. Other conflicts are of all the rules.
    """
    suspects = _suspects(rounded, active) if rounded else []
    if suspects and rounded:
        return list(_irreducible(rounded, suspects, {}).blocks)
    return [] if whole.feasible(active) else active


def _irreducible(elastic: Elastic, suspects: Sequence[Block], marks: dict[str, bool]) -> Clash:
    """A conflict within ``suspects``: drops each rule in turn, and takes it back where its absence allows a plan.

    Whole families first: where one is not needed at all, one question settles it. In whole people a question takes
    long, and months are left as they are.
    """
    kept = sorted(suspects, key=_rank)
    try:
        families = [list(group) for _, group in groupby(kept, key=lambda block: (_rank(block), block.rule))]
        for family in reversed(families):
            kept = _drop(elastic, kept, family)
        for block in reversed(tuple(kept)):
            kept = _drop(elastic, kept, [block])
        for block in tuple(kept) if not marks.get("whole_people") else ():
            others = [other for other in kept if other is not block]
            kept = [*others, _shortest(elastic, block, others)]
        kept.sort(key=_rank)
        pools = elastic.feasible(kept, pools_bounded=False)
        trainers = elastic.dataset.needs_trainers and elastic.feasible(kept, trainers_needed=False)
        proven = len(kept) > FEW or is_irreducible(elastic, kept)
    except OutOfTimeError:
        proven, pools, trainers = False, False, False
    return Clash(elastic, tuple(kept), pools=pools, trainers=trainers, proven=proven, **marks)


def _drop(elastic: Elastic, kept: list[Block], blocks: Sequence[Block]) -> list[Block]:
    """``kept`` without ``blocks`` where what remains still clashes, else ``kept``."""
    trial = [block for block in kept if block not in blocks]
    return kept if elastic.feasible(trial) else trial


def is_irreducible(elastic: Elastic, blocks: Collection[Block]) -> bool:
    """Whether the rules cannot hold together, but can as soon as any one of them is dropped."""
    return not elastic.feasible(blocks) and all(
        elastic.feasible([other for other in blocks if other is not block]) for block in blocks
    )


def _shortest(elastic: Elastic, block: Block, others: list[Block]) -> Block:
    """``block`` in the fewest months in a row that still clash with the ``others``; the earliest such months."""
    if len(block.rows) <= 1:
        return block
    everything = range(len(block.rows))
    last = _first_true(everything, lambda i: not elastic.feasible([*others, block.part(range(i + 1))]))
    first = _first_true(
        range(last + 1),
        lambda i: not elastic.feasible([*others, block.part(range(last - i, last + 1))]),
    )
    return block.part(range(last - first, last + 1))


def _first_true(numbers: range, holds: Callable[[int], bool]) -> int:
    """The first of ``numbers`` for which ``holds``; it holds for the last, and once it does it goes on to."""
    low, high = numbers.start, numbers.stop - 1
    while low < high:
        middle = (low + high) // 2
        if holds(middle):
            high = middle
        else:
            low = middle + 1
    return low


def _rank(block: Block) -> tuple[int, int]:
    """The more telling, the smaller: demands first, then by family."""
    return 0 if block.demands else 1, rule(block.rule).rank
