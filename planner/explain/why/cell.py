"""Why so many leave a pool for a destination in a month, and why not another number."""

from __future__ import annotations

from dataclasses import replace
from math import inf

from planner.dataset.types import Decision
from planner.explain.blocks import rule_blocks
from planner.explain.conflict.find import find_clashes
from planner.explain.conflict.tell import tell
from planner.explain.phrases import sentence
from planner.explain.sensitivity.priority_programs import PriorityPrograms
from planner.explain.why.solved_case import Asked, entries_of
from planner.explain.why.suppose import Bound, Cell
from planner.plan.explanations import Consequence, Why
from planner.plan.types import Solution, Status
from planner.schema.limits import DecisionKind
from planner.schema.rules import Mode
from planner.tolerances import EFFECT, SHORTFALL


def why_cell(asked: Asked, cell: Cell, fte: float | None = None) -> Why:
    """What none and one more would mean; with ``fte``, what exactly so many would."""
    words, (pool, to, month) = asked.words, cell
    value = asked.transfers(cell)
    span = None if month is None else (month, month)
    question = words.say(
        "why.cell", value=words.number(value), who=words.who(pool, to), when=words.when(span)
    )
    if month is not None and asked.dataset.mode("actual") == Mode.HARD and month < asked.dataset.as_of:
        past = words.say("why.past", month=words.month(asked.dataset.as_of))
        return Why(question, value, (Consequence(past),))
    if fte is not None:
        tried = [_with(asked, cell, fte, fte)]
    else:
        tried = [_without(asked, cell)] if value > SHORTFALL else []
        tried.append(_with(asked, cell, round(value + 1, 1), inf))  # what is asked is what is told
    return Why(question, value, tuple(tried), _holding(asked, cell))


def _without(asked: Asked, cell: Cell) -> Consequence:
    after = asked.again([Bound(lambda model: entries_of(model.variables.transfer, cell), -inf, 0.0)])
    if after.status is Status.INFEASIBLE:
        return _impossible(asked, cell, DecisionKind.AT_MOST, 0.0)
    if after.quantities is None:
        return asked.say_undecided()
    return asked.describe_change(after, "why.without", cell)


def _with(asked: Asked, cell: Cell, low: float, high: float) -> Consequence:
    bound = Bound(lambda model: entries_of(model.variables.transfer, cell), low, high)
    after: Solution | None = None
    if (bound.columns(asked.model) >= 0).any():
        after = asked.again([bound])
    elif low <= 0 <= high:
        after = asked.base  # nobody may leave that way, and nobody does
    if after is None or after.status is Status.INFEASIBLE:
        return _impossible(asked, cell, DecisionKind.FIX if low == high else DecisionKind.AT_LEAST, low)
    if after.quantities is None:
        return asked.say_undecided()
    return asked.describe_change(after, "why.with", cell, fte=asked.words.given_number(low))


def _impossible(asked: Asked, cell: Cell, kind: DecisionKind, fte: float) -> Consequence:
    """The rules with which the supposed transfer cannot be."""
    dataset = asked.dataset
    decided = dataset.decisions if dataset.mode("decision") == Mode.HARD else ()
    decisions = (*decided, Decision(*cell, kind, fte))
    rules = {**dataset.rules, "decision": replace(dataset.rules["decision"], mode=Mode.HARD)}
    supposed = replace(dataset, decisions=decisions, rules=rules)
    words = replace(asked.words, dataset=supposed, supposed=len(decisions) - 1)
    clashes, complete = find_clashes(supposed, asked.deadline, at_most=1)
    conflict = tell(words, clashes[0]) if clashes else None
    reason = conflict.text if conflict else "" if complete else words.say("why.out_of_time")
    text = words.say("why.none_possible", fte=words.given_number(fte), reason=reason).strip()
    return Consequence(text, conflict=conflict)


def _holding(asked: Asked, cell: Cell) -> tuple[str, ...]:
    """The rules that limit the cell and matter: at their limit, with a multiplier in a priority."""
    columns = {
        int(column) for column in entries_of(asked.model.variables.transfer, cell).ravel() if column >= 0
    }
    program = asked.model.program
    programs = PriorityPrograms(asked.model)
    multipliers = programs.multipliers()
    scales = [EFFECT * max(1.0, abs(value)) for value in programs.values]
    held = []
    for block in rule_blocks(asked.model):
        matters = [
            i
            for i, row in enumerate(block.rows)
            if columns & set(program.columns[program.starts[row] : program.starts[row + 1]])
            and any(abs(values[row]) > scale for values, scale in zip(multipliers, scales, strict=True))
        ]
        if matters:
            held.append(sentence(asked.words.clause(block.part(matters))))
    return tuple(held)
