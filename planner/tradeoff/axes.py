"""The two sides of a trade-off: goals of the case, or a rule's limit that is moved."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from planner.dataset.types import Dataset
from planner.model.build import Model, build_model
from planner.model.program import Arrays
from planner.model.rules.groups import most_of
from planner.plan.years import monthly_work
from planner.schema.languages import Language
from planner.schema.limits import Moved, Over
from planner.schema.names import fold, nearest
from planner.schema.rules import GOALS, RULES, GoalType, Mode, Rule
from planner.solve.priorities import Priority, priorities, tie_break
from planner.solve.strengthen import strengthen
from planner.solve.widening import widen, with_column

if TYPE_CHECKING:
    import numpy.typing as npt

    FloatArray = npt.NDArray[np.float64]

SHARES = frozenset(
    family.id for family in RULES if any(limit.share_of is Over.EVERYTHING for limit in family.limits)
)
"""Rules whose limit is a share of all work: moving it by one point means one hundredth of every month's work."""

POINT = 0.01
"""A point of share."""

_LAST = 99.0
"""Priority given to a goal that the case does not pursue, so that it can be one side of a trade-off."""

_NO_LIMIT = frozenset(
    family.id
    for family in RULES
    if not family.limits
    or family.either_or
    or any(
        limit.moved not in (Moved.AMOUNT, Moved.NEVER) or limit.over is Over.DECISION
        for limit in family.limits
    )
)
"""Families that are no one limit to be moved up or down."""


class UnknownAxis(Exception):  # noqa: N818 - read as a noun in messages
    """Neither a goal nor a rule with a limit is called ``found``; ``known`` are those that can be given."""

    def __init__(self, found: str, known: tuple[str, ...]) -> None:
        super().__init__(found)
        self.found = found
        self.known = known
        self.nearest = nearest(found, known) or ""


class NoSuchLimit(Exception):  # noqa: N818 - read as a noun in messages
    """The case has no limit of the rule ``rule``, or no agreed plan for the goal ``rule``."""

    def __init__(self, rule: str) -> None:
        super().__init__(rule)
        self.rule = rule


@dataclass(frozen=True, slots=True)
class Axis:
    """One side of a trade-off: the goal ``id``, or the limit of the rule ``id``."""

    id: str
    is_goal: bool

    def kind(self) -> GoalType | Rule:
        """What the schema says of it."""
        kinds: tuple[GoalType | Rule, ...] = GOALS if self.is_goal else RULES
        return next(kind for kind in kinds if kind.id == self.id)


def find_axis(name: str) -> Axis:
    """The goal or rule called ``name``, in either language.

    Raises:
        UnknownAxis: there is none.
    """
    for goal in GOALS:
        if fold(name) in _spellings(goal):
            return Axis(goal.id, is_goal=True)
    for rule in RULES:
        if rule.id not in _NO_LIMIT and fold(name) in _spellings(rule):
            return Axis(rule.id, is_goal=False)
    raise UnknownAxis(name, known_axes())


def known_axes() -> tuple[str, ...]:
    """The ids of all goals and limits that a side may be."""
    return (*(goal.id for goal in GOALS), *(rule.id for rule in RULES if rule.id not in _NO_LIMIT))


def axis_names(language: Language) -> tuple[str, ...]:
    """As ``known_axes``, as a command takes them: English ids, or French names, in quotes where they have blanks."""
    kinds = [Axis(one, one in {goal.id for goal in GOALS}).kind() for one in known_axes()]
    names = [kind.id if language == "en" else kind.label.text(language).lower() for kind in kinds]
    return tuple(f'"{name}"' if " " in name else name for name in names)


def is_share(axis: Axis) -> bool:
    """Whether the side is a share, shown as a percent."""
    return not axis.is_goal and axis.id in SHARES


def _spellings(kind: GoalType | Rule) -> set[str]:
    return {fold(kind.id), *(fold(name) for name in kind.label.spellings())}


@dataclass(frozen=True, slots=True, eq=False)
class Sides:
    """A program whose two costs are the sides of a trade-off.

    ``arrays`` has the model's columns first, then one for each limit that is moved. ``before`` are met first and
    kept; ``after`` break ties. ``constants`` are added to the costs to give the values that people see.
    """

    model: Model
    arrays: Arrays
    costs: tuple[FloatArray, FloatArray]
    constants: tuple[float, float]
    before: tuple[Priority, ...]
    after: tuple[FloatArray, ...]


def sides_of(dataset: Dataset, axes: tuple[Axis, Axis]) -> Sides:
    """The program for a trade-off between two axes.

    Goals of an earlier priority than both stay ahead of them; later ones come after. A limit that is moved binds
    hard, at wherever it is moved to.

    Raises:
        NoSuchLimit: the case has no limit of that rule, or no agreed plan to be stable against.
    """
    model = build_model(_pursuing(dataset, axes))
    arrays = model.program.arrays()
    if all(
        axis.is_goal for axis in axes
    ):  # the limits on groups follow from others, none of which moves then
        arrays = strengthen(model, arrays)
    costs: list[FloatArray] = []
    constants = []
    for axis in axes:
        if axis.is_goal:
            if axis.id not in model.goals:
                raise NoSuchLimit(axis.id)
            costs.append(model.goals[axis.id].coefficients)
            constants.append(model.goals[axis.id].constant)
        else:
            arrays = _with_moved_limit(model, arrays, axis.id)
            cost = np.zeros(len(arrays.column_lower))
            cost[-1] = 1.0
            costs.append(cost)
            constants.append(_value_at_rest(model.dataset, axis.id))
    width = len(arrays.column_lower)
    before, after = _others(model, axes)
    wide = tuple(widen(cost, width) for cost in (*(p.coefficients for p in after), tie_break(model)))
    return Sides(
        model,
        arrays,
        (widen(costs[0], width), widen(costs[1], width)),
        (constants[0], constants[1]),
        tuple(replace(p, coefficients=widen(p.coefficients, width)) for p in before),
        wide,
    )


def _pursuing(dataset: Dataset, axes: tuple[Axis, Axis]) -> Dataset:
    """The dataset, with the goals of the axes pursued where they were off."""
    wanted = {axis.id for axis in axes if axis.is_goal}
    goals = tuple(
        replace(goal, priority=_LAST) if goal.id in wanted and goal.priority is None else goal
        for goal in dataset.goals
    )
    return replace(dataset, goals=goals)


def _others(model: Model, axes: tuple[Axis, Axis]) -> tuple[list[Priority], list[Priority]]:
    """The remaining priorities: those that come before both goals of the trade-off, and those that come after one."""
    chosen = {axis.id for axis in axes if axis.is_goal}
    number = {goal.id: goal.priority for goal in model.dataset.goals if goal.priority is not None}
    first = min((number[goal] for goal in chosen), default=float("inf"))
    rest = priorities(replace(model, goals={g: e for g, e in model.goals.items() if g not in chosen}))
    before = [level for level in rest if number[level.goals[0]] <= first]
    return before, [level for level in rest if number[level.goals[0]] > first]


def _with_moved_limit(model: Model, arrays: Arrays, rule: str) -> Arrays:
    """A last column by which every limit of ``rule`` is looser (negative: tighter), in points of share or FTE."""
    if model.dataset.mode(rule) == Mode.OFF:
        raise NoSuchLimit(rule)
    work = monthly_work(model.dataset)
    coefficients: dict[int, float] = {}
    upper = arrays.column_upper.copy()
    for i, row in enumerate(model.program.rows):
        if row.rule != rule or arrays.row_lower[i] == arrays.row_upper[i]:
            continue
        unit = float(work[row.month]) if rule in SHARES and row.month is not None else 1.0
        coefficients[i] = -unit if np.isinf(arrays.row_lower[i]) else unit
        if row.shortfall >= 0:
            upper[row.shortfall] = 0.0
    if not coefficients:
        raise NoSuchLimit(rule)
    arrays = _widen_groups(model, replace(arrays, column_upper=upper), rule)
    return with_column(arrays, coefficients, -np.inf, np.inf)


def _widen_groups(model: Model, arrays: Arrays, rule: str) -> Arrays:
    """The program with as many in each group as could leave at once without ``rule``, whose limit is moved."""
    data = model.dataset
    free = replace(data, rules={**data.rules, rule: replace(data.rules[rule], mode=Mode.OFF)})
    rows = [i for i, row in enumerate(model.program.rows) if row.rule == "group_starts"]
    upper, coefficients = arrays.column_upper.copy(), arrays.coefficients.copy()
    for i, group in zip(rows, model.groups, strict=True):
        entries = np.arange(arrays.starts[i], arrays.starts[i + 1])
        coefficients[entries[arrays.columns[entries] == group.start]] = -most_of(free, group)
        upper[group.start] = 1.0  # 0 where no group could be large enough
    return replace(arrays, column_upper=upper, coefficients=coefficients)


def _value_at_rest(dataset: Dataset, rule: str) -> float:
    """What the axis shows where the limit is not moved: the last month's share; 0 for any other rule."""
    if rule not in SHARES:
        return 0.0
    return next((share for share in reversed(dataset.outsourced_share) if share is not None), 0.0)
