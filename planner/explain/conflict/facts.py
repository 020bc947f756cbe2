"""What is no rule but takes part in a conflict: who is there, training and trainers, the pools, the past."""

from __future__ import annotations

from collections.abc import Sequence

from planner.explain.blocks import Block
from planner.explain.conflict.find import Clash
from planner.explain.phrases import Words, sentence
from planner.plan.explanations import Member
from planner.schema.limits import Counts, Moved, Over
from planner.tolerances import SHORTFALL


def on_staff(block: Block) -> bool:
    """Whether the rule is on the trained staff of a centre."""
    return block.declared.counts is Counts.TRAINED


def _delays(block: Block) -> bool:
    """Whether the rule bears on when people come into a centre: then it matters how long training takes."""
    limit = block.declared
    flows = (Counts.LEAVING, Counts.IN_TRAINING, Counts.ARRIVING, Counts.EARLY)
    return limit.over is Over.DIRECTION and limit.counts in flows and limit.moved is not Moved.PERMISSION


def starting(words: Words, demands: Sequence[Block]) -> tuple[float, float]:
    """FTE in the demands' centres at the start, and what attrition leaves of them in the month of the demand."""
    t = demands[0].months[0] or 0
    centres = [words.dataset.directions[words.index.direction(block.place[0])] for block in demands]
    left = sum(centre.starting_staff * (1 - centre.attrition) ** (t + 1) for centre in centres)
    return sum(centre.starting_staff for centre in centres), left


def start_clauses(words: Words, demands: Sequence[Block]) -> list[str]:
    """Who is in the centres already, and how many of them stay."""
    start, left = starting(words, demands)
    if start <= SHORTFALL:
        return []
    code = "fact.start_all" if start - left < SHORTFALL else "fact.start"
    return [words.say(code, start=words.given_number(start), left=words.number(left))]


def facts(words: Words, clash: Clash, demands: Sequence[Block], limits: Sequence[Block]) -> list[str]:
    """What is no rule but takes part: training, trainers, the end of the pools, the past, whole people."""
    told = []
    if any(on_staff(block) for block in demands):
        timed = any(_delays(block) for block in limits)
        if timed or clash.past or not (limits or clash.trainers):
            told += _training(words)
    if clash.trainers:
        told += _trainers(words)
    if clash.pools:
        told += _pools(words, demands)
    return [*told, *_circumstance_clauses(words, clash)]


def _training(words: Words) -> list[str]:
    used = {pool.type for pool in words.dataset.pools}
    lengths = sorted({words.dataset.types[e].training_months for e in used})
    if lengths[-1] == 0:
        return []
    shown = (
        str(lengths[0]) if len(lengths) == 1 else words.say("fact.range", low=lengths[0], high=lengths[-1])
    )
    return [words.say("fact.training", months=shown)]


def _trainers(words: Words) -> list[str]:
    """How many trained advisors each one in training ties up."""
    loads = sorted({words.dataset.pool_type(s).trainer_load for s in range(len(words.dataset.pools))})
    low, high = words.number(loads[0], 2), words.number(loads[-1], 2)
    return [
        words.say("fact.trainers", load=high if low == high else words.say("fact.range", low=low, high=high))
    ]


def _pools(words: Words, demands: Sequence[Block]) -> list[str]:
    """What the pools hold from which the demands could be met."""
    data, index = words.dataset, words.index
    if all(block.declared.over is Over.POOL for block in demands):
        pools = [index.pool(block.place[0]) for block in demands]
        return [
            words.say(
                "fact.pool", place=data.pools[s].name, available=words.given_number(data.pools[s].available)
            )
            for s in pools
        ]
    if not all(on_staff(block) for block in demands):
        return []
    to = [index.direction(block.place[0]) for block in demands]
    reach = [
        s for s, pool in enumerate(data.pools) if any(data.routes(pool.direction, d).allowed for d in to)
    ]
    available = sum(data.pools[s].available for s in reach)
    return [words.say("fact.pools", available=words.given_number(available))]


def _circumstance_clauses(words: Words, clash: Clash) -> list[str]:
    past = [words.say("rule.actual", month=words.month(words.dataset.as_of))] if clash.past else []
    unit = words.given_number(words.dataset.headcount_unit)
    return [*past, *([words.say("rule.whole_people", unit=unit)] if clash.whole_people else [])]


def circumstances(words: Words, clash: Clash) -> list[Member]:
    """The past and the headcount unit, where they take part."""
    rules = [("actual", "as_of")] if clash.past else []
    rules += [("headcount_unit", "headcount_unit")] if clash.whole_people else []
    title = words.case.title("settings")
    return [
        Member(rule, (), None, "", sentence(clause), title, words.index.setting(key).cell)
        for (rule, key), clause in zip(rules, _circumstance_clauses(words, clash), strict=True)
    ]
