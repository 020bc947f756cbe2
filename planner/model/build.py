"""From a dataset to the linear program. Nothing is solved here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from planner.dataset.types import Dataset
from planner.model.definitions import add_definitions
from planner.model.formulation import Formulation, Group
from planner.model.goals import Expression, goal_expressions
from planner.model.past import past_of
from planner.model.program import Program
from planner.model.rows import Rows
from planner.model.rules import add_rules
from planner.model.variables import Variables, add_variables, bound_work, safe_names

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    FloatArray = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class Model:
    """The program of a dataset: its columns by meaning, its rows by rule, its goals by priority.

    ``goals`` holds every goal that is pursued. ``shortfalls`` maps each soft rule to its columns; ``groups``
    are the training groups that may start.
    """

    dataset: Dataset
    program: Program
    variables: Variables
    goals: Mapping[str, Expression]
    shortfalls: Mapping[str, tuple[int, ...]]
    groups: tuple[Group, ...] = ()


def build_model(dataset: Dataset, *, asked: int | None = None) -> Model:
    """The linear program of models/transfers.md for ``dataset``.

    ``asked`` is a Direction whose own work left undone is a column for each activity and month: at least what
    nobody can be doing of it, whatever the split.
    """
    names = safe_names(dataset)
    program = Program("transfers", Rows(names.months))
    past = past_of(dataset)
    variables = add_variables(program, dataset, names, asked)
    bound_work(program, variables, dataset)
    _allow_past_stock(program, variables, past.stock)
    formulation = Formulation(dataset, program, names, variables, past)
    add_definitions(formulation)
    add_rules(formulation)
    goals = goal_expressions(formulation)
    shortfalls = {rule: tuple(columns) for rule, columns in formulation.shortfalls.items()}
    return Model(dataset, program, variables, goals, shortfalls, tuple(formulation.groups))


def _allow_past_stock(program: Program, variables: Variables, stock: FloatArray) -> None:
    """Where more left a pool than it had, its stock is negative and stays so: the past is not planned again."""
    for s, t in zip(*(indexes.tolist() for indexes in (stock < 0).nonzero()), strict=True):
        program.column_lower[int(variables.pool_stock[s, t])] = float(stock[s, t])
