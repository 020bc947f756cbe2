"""How far a conflict's demands are from what is possible over all their months, not only those that already clash."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

from planner.explain.blocks import Block
from planner.explain.conflict.elastic import OutOfTimeError
from planner.explain.conflict.find import Clash
from planner.explain.phrases import Words
from planner.tolerances import SHORTFALL


@dataclass(frozen=True, slots=True)
class Gap:
    """The least that is missing over the months ``first`` to ``last``, with the conflict's limits in all of them.

    ``total`` is in FTE-months. ``worst`` is the month that misses most in the plan that misses least, ``most`` how
    many FTE. ``fall`` is by how much one demand must fall to hold in every month (FTE); None where there are several.
    """

    first: int
    last: int
    total: float
    worst: int
    most: float
    fall: float | None


def whole_gap(clash: Clash, demands: Sequence[Block], limits: Sequence[Block]) -> Gap | None:
    """The gap over all months of the ``demands``.

    None where it is no more than that of the months in the conflict, which is told already, or no time is left.
    """
    whole = {block.key: block for block in clash.elastic.blocks}
    asked = [whole[block.key] for block in demands]
    kept = [whole[block.key] for block in limits]
    by_month: dict[int, list[int]] = defaultdict(list)
    for block in asked:
        for month, column in zip(block.months, block.columns, strict=True):
            if month is not None:
                by_month[month].append(column)
    if len(by_month) < 2:
        return None
    try:
        told = clash.elastic.least(limits, demands) or 0.0
        total = clash.elastic.least(kept, asked)
        if total is None or total <= told + SHORTFALL:
            return None
        values = clash.elastic.values()
        short = {month: float(values[columns].sum()) for month, columns in by_month.items()}
        worst = max(short, key=lambda month: (round(short[month], 6), month))
        fall = clash.elastic.least_largest(kept, by_month.values()) if len(asked) == 1 else None
    except OutOfTimeError:
        return None
    return Gap(min(by_month), max(by_month), total, worst, short[worst], fall)


def gap_sentences(words: Words, gap: Gap, demands: Sequence[Block]) -> list[str]:
    """The gap in words: all that is missing, the month that misses most, and by how much one demand must fall."""
    told = [
        words.say(
            "conflict.gap",
            when=words.when((gap.first, gap.last)),
            total=words.number(gap.total),
            month=words.month(gap.worst),
            most=words.number(gap.most),
        )
    ]
    if gap.fall is not None and demands[0].declared.share_of is None:
        fall, limit = ceil(gap.fall - SHORTFALL), words.limit(demands[0])
        if fall < limit:
            told.append(words.say("conflict.fall", fall=words.number(fall), new=words.number(limit - fall)))
    return told
