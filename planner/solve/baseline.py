"""What the case comes to with no transfers at all: what the plan is compared with."""

from __future__ import annotations

from array import array
from dataclasses import replace

from planner.model.build import Model
from planner.model.columns import NONE
from planner.model.past import past_of
from planner.model.program import Program
from planner.model.rows import Rows
from planner.plan.types import Solution
from planner.schema.rules import Mode
from planner.solve.options import SolveOptions
from planner.solve.run import solve_model
from planner.tolerances import NOISE


def solve_without_transfers(
    model: Model, options: SolveOptions | None = None
) -> tuple[Model, Solution, tuple[str, ...]]:
    """The best that partners and the staff there are can do, past moves kept: its model, solution, and rules left out.

    Hard rules that then cannot hold are left out as whole families: with nobody moving, every limit on transfers,
    staff and pools is a matter of arithmetic.
    """
    still = _without_transfers(model)
    broken = _impossible(model, still)
    freed = Model(
        dataset=replace(
            model.dataset,
            rules={
                rule: replace(setting, mode=Mode.OFF) if rule in broken else setting
                for rule, setting in model.dataset.rules.items()
            },
        ),
        program=_free_rules(still, broken),
        variables=model.variables,
        goals=model.goals,
        shortfalls=model.shortfalls,
    )
    return freed, solve_model(freed, options), broken


def _without_transfers(model: Model) -> Program:
    """The program with every planned transfer held at 0; nothing is left that must be whole."""
    program = model.program
    upper = program.column_upper[:]
    for column in model.variables.transfer[model.variables.transfer != NONE].tolist():
        upper[column] = program.column_lower[column]  # 0, or what happened
    return replace(program, column_upper=upper, integer=[])


def _impossible(model: Model, still: Program) -> tuple[str, ...]:
    """The hard rules of which a row is missed when nobody moves, in the order of their rows."""
    known = _known_columns(model, still)
    broken: dict[str, None] = {}
    for i, row in enumerate(still.rows):
        if row.rule not in model.dataset.rules or row.shortfall != NONE or row.rule in broken:
            continue
        columns = range(still.starts[i], still.starts[i + 1])
        values = [known.get(still.columns[k]) for k in columns]
        if None in values:
            continue  # a row about work: what is left undone makes it possible
        total = sum(still.coefficients[k] * (value or 0.0) for k, value in zip(columns, values, strict=True))
        if total < still.row_lower[i] - NOISE or total > still.row_upper[i] + NOISE:
            broken[row.rule] = None
    return tuple(broken)


def _known_columns(model: Model, still: Program) -> dict[int, float]:
    """The columns whose values nothing decides any more: transfers, staff and pool stock."""
    past, variables = past_of(model.dataset), model.variables
    known = {
        column: still.column_lower[column]
        for column in variables.transfer[variables.transfer != NONE].tolist()
    }
    for columns, levels in ((variables.staff, past.staff), (variables.pool_stock, past.stock)):
        for place, by_month in zip(columns.tolist(), levels.tolist(), strict=True):
            known.update(zip(place, by_month, strict=True))
    return known


def _free_rules(program: Program, rules: tuple[str, ...]) -> Program:
    """The program without the rows of ``rules``."""
    if not rules:
        return program
    freed = replace(
        program,
        row_list=Rows(program.row_list.months),
        row_lower=array("d"),
        row_upper=array("d"),
        starts=array("i", [0]),
        columns=array("i"),
        coefficients=array("d"),
    )
    for i, row in enumerate(program.rows):
        if row.rule not in rules:
            span = slice(program.starts[i], program.starts[i + 1])
            freed.add_row(
                row,
                program.columns[span].tolist(),
                program.coefficients[span].tolist(),
                program.row_lower[i],
                program.row_upper[i],
            )
    return freed
