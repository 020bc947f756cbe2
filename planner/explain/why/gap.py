"""Why a month misses its outsourced share or leaves work undone: what stands in the way, and how to close the gap."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from math import inf
from typing import TYPE_CHECKING

from planner.dataset.build import build_dataset
from planner.dataset.types import Dataset
from planner.explain.conflict.elastic import Elastic, OutOfTimeError
from planner.explain.conflict.find import Clash, find_clashes
from planner.explain.conflict.tell import limit_clauses, tell
from planner.explain.phrases import Words
from planner.explain.repair.edits import apply_edits
from planner.explain.repair.find import proposal
from planner.explain.repair.levers import Lever, levers_of
from planner.explain.repair.program import Found, RepairProgram
from planner.explain.why.solved_case import Asked
from planner.explain.why.suppose import Bound, solve_as_supposed
from planner.model.build import Model
from planner.plan.explanations import Conflict, Consequence, Repair, Why
from planner.plan.types import Status
from planner.schema.rules import SHARE_ASKED, Mode
from planner.tolerances import NOISE, SHORTFALL, SUPPOSED

if TYPE_CHECKING:
    from planner.model.columns import Columns

OFFERED = 3
"""Ways to close a gap that are told."""


@dataclass(frozen=True, slots=True, eq=False)
class Gap:
    """A target that a month misses: ``dataset`` demands it as a rule, ``bounds`` say the same of the plan.

    ``undone`` is how much work may stay undone in the ``month`` (in one ``direction``, or everywhere): FTE.
    """

    dataset: Dataset
    bounds: tuple[Bound, ...]
    month: int
    direction: int | None
    undone: float

    def forbid_more_undone(self, elastic: Elastic) -> None:
        """Keeps a program from reaching the target by leaving work undone."""
        elastic.cap(_unmet_columns(elastic.model, self.month, self.direction), self.undone)


def why_share(asked: Asked, month: int, target: float | None = None) -> Why:
    """Why partners do so much of a month's work, against ``target`` or the share that the case asks for."""
    words, dataset = asked.words, asked.dataset
    work = sum(activity[month] for direction in dataset.workload for activity in direction)
    value = asked.partner_work(month) / work if work > 0 else 0.0
    wanted = dataset.outsourced_share[month] if target is None else target
    figures = {
        "month": words.month(month),
        "value": words.number(100 * value),
        "own": words.number(100 * (1 - value)),
    }
    if wanted is None:
        return Why(words.say("why.share_free", **figures), value)
    question = words.say("why.share", target=words.given_number(100 * wanted), **figures)
    if value <= wanted + NOISE:
        return Why(question, value, (Consequence(words.say("why.reached")),))
    shares = tuple(wanted if t == month else None for t in range(dataset.months))
    rules = {**dataset.rules, SHARE_ASKED: replace(dataset.rules[SHARE_ASKED], mode=Mode.HARD)}
    undone = asked.unmet(month, None)
    bounds = (
        Bound(lambda model: model.variables.outsourced[..., month], -inf, wanted * work),
        Bound(lambda model: model.variables.unmet[..., month], -inf, undone),
    )
    demanded = replace(dataset, outsourced_share=shares, rules=rules)
    return _answer(asked, question, value, Gap(demanded, bounds, month, None, undone))


def why_unmet(asked: Asked, month: int, direction: int | None = None) -> Why:
    """Why work of a month stays undone, everywhere or in one Direction."""
    words, value = asked.words, asked.unmet(month, direction)
    if value <= SHORTFALL:
        return Why(words.say("why.all_done", month=words.month(month)), value, ())
    question = words.say("why.unmet", month=words.month(month), value=words.number(value))
    bound = Bound(lambda model: _unmet(model, month, direction), -inf, 0.0)
    return _answer(asked, question, value, Gap(asked.dataset, (bound,), month, direction, 0.0))


def _answer(asked: Asked, question: str, value: float, gap: Gap) -> Why:
    """What reaching the target costs where it can be reached; else what stands in the way, and what would help."""
    after = asked.again(gap.bounds, gap.direction)
    if after.quantities is not None:
        return Why(question, value, (asked.describe_change(after, "why.possible"),))
    if after.status is not Status.INFEASIBLE:
        return Why(question, value, (asked.say_undecided(),))
    words = replace(asked.words, dataset=gap.dataset)
    clashes, complete = find_clashes(
        gap.dataset, asked.deadline, prepare=gap.forbid_more_undone, at_most=1, asked=gap.direction
    )
    conflict = _tell(words, clashes[0], gap) if clashes else None
    reason = conflict.text if conflict else "" if complete else words.say("why.out_of_time")
    text = words.say("why.impossible", reason=reason).strip()
    repairs, tried = _ways(asked, words, gap)
    found = Consequence(text, conflict=conflict)
    cut = tuple(name for name, done in (("conflicts", complete), ("repairs", tried)) if not done)
    return Why(question, value, (found,), repairs=repairs, target_missed=True, cut=cut)


def _tell(words: Words, clash: Clash, gap: Gap) -> Conflict:
    """The conflict; where the demand is only that all work be done, with how much stays undone."""
    conflict = tell(words, clash)
    if any(block.rule == SHARE_ASKED or block.demands for block in clash.blocks):
        return conflict
    undone = _least_undone(clash, gap)
    text = words.say(
        "why.undone",
        month=words.month(gap.month),
        limits=words.join(limit_clauses(words, clash.blocks)),
        most=words.number(undone),
    )
    return replace(conflict, text=text)


def _least_undone(clash: Clash, gap: Gap) -> float:
    """The least work that stays undone under the rules of the conflict alone, FTE."""
    elastic = clash.elastic
    columns = _unmet_columns(elastic.model, gap.month, gap.direction)
    elastic.cap(columns, inf)
    elastic.hold(clash.blocks)
    elastic.price(columns)
    return elastic.live.objective if elastic.run() else 0.0


def _unmet_columns(model: Model, month: int, direction: int | None) -> list[int]:
    return [int(column) for column in _unmet(model, month, direction).ravel() if column >= 0]


def _unmet(model: Model, month: int, direction: int | None) -> Columns:
    """Columns of the work that nobody does in a month: of all, or of the Direction that the model is asked about."""
    v = model.variables
    return v.unmet[:, month] if direction is None else v.unmet_in[direction, :, month]


def _ways(asked: Asked, words: Words, gap: Gap) -> tuple[tuple[Repair, ...], bool]:
    """The cheapest changes of input numbers that close the gap, one kind at a time and mixed; each solved.

    And whether all were tried in time.
    """
    complete = True
    repairs: dict[frozenset[object], Repair] = {}
    try:
        elastic = Elastic(gap.dataset, deadline=asked.deadline, asked=gap.direction)
        gap.forbid_more_undone(elastic)
        levers = [
            lever
            for lever in levers_of(words, elastic)
            if isinstance(lever, Lever) and lever.rule != SHARE_ASKED
        ]
        program = RepairProgram(elastic, levers)
        for found in _searches(program):
            repair = proposal(words, program, found, 0)
            if frozenset(repair.edits) not in repairs and _stands(asked, repair, gap):
                repairs[frozenset(repair.edits)] = repair
    except OutOfTimeError:
        complete = False  # what was found in time stands
    ordered = sorted(repairs.values(), key=lambda repair: (repair.cost, len(repair.changes)))
    return tuple(replace(repair, number=i) for i, repair in enumerate(ordered[:OFFERED], start=1)), complete


def _searches(program: RepairProgram) -> Iterator[Found]:
    """All kinds of change together, and where these suffice each kind alone."""
    mixed = program.cheapest(lambda _lever: True)
    if mixed is None:
        return
    yield mixed
    for kind in dict.fromkeys(lever.kind for lever in program.levers):
        found = program.cheapest(lambda lever, kind=kind: lever.kind == kind)  # type: ignore[misc]
        if found:
            yield found


def _stands(asked: Asked, repair: Repair, gap: Gap) -> bool:
    """Whether the target is reached once the repair is made: solved, and checked independently."""
    dataset, _ = build_dataset(apply_edits(asked.words.case, repair.edits))
    if dataset is None:
        return False
    first = tuple(
        goal if goal.id in ("targets", "service") else replace(goal, priority=None) for goal in dataset.goals
    )
    bounds = _widen(gap.bounds)
    solution = solve_as_supposed(replace(dataset, goals=first), asked.options, bounds, gap.direction)
    return solution.quantities is not None


def _widen(bounds: Sequence[Bound]) -> Sequence[Bound]:
    """The bounds with room for what solvers round."""
    return [replace(bound, upper=bound.upper + SUPPOSED) for bound in bounds]
