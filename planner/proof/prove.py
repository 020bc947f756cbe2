"""Proves how good a plan is, priority by priority, or that no plan exists."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING

from planner.dataset.types import Dataset
from planner.model.build import Model
from planner.model.program import Arrays
from planner.proof.exact import Bound, ExactProgram, NoBoundError
from planner.proof.exact import Cap as ExactCap
from planner.proof.sources import sources_of
from planner.proof.types import Cap, Claim, Proof, Statement
from planner.reading.types import Case
from planner.solve.priorities import priorities
from planner.tolerances import KEPT

ALLOWANCES = tuple(Fraction(1, 10**digits) for digits in range(15, 5, -1))
"""By how much a proof may let rows be missed (FTE, or the row's own unit), up to ``ACCEPTED``."""

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    FloatArray = npt.NDArray[np.float64]


def prove_plan(
    case: Case,
    model: Model,
    goals: Mapping[str, float],
    *,
    plan: str,
    version: int,
    left_out: Sequence[str] = (),
) -> Proof:
    """The proof that the ``goals`` reached by a plan of ``model`` cannot be bettered, as far as prices tell.

    ``left_out`` are goals to make no claim about. A priority that has one of them, and those after it, are left out.

    Raises:
        ArithmeticError: the program of a priority has no optimum.
    """
    import numpy as np

    statement = state(case, model)
    arrays = replace(statement.arrays, integer=np.zeros(0, dtype=np.int32))
    claims: list[Claim] = []
    rows: list[ExactCap] = []
    caps: list[Cap] = []
    allowance = Fraction(0)
    levels = [level for level in priorities(model) if level.goals]
    for level in levels:
        if set(left_out) & set(level.goals):
            break
        weights = {goal.id: goal.weight for goal in model.dataset.goals if goal.id in level.goals}
        terms, constant = _weigh(statement, weights)
        prices = _prices(arrays, level.coefficients)
        value = sum(weight * goals[goal] for goal, weight in weights.items())
        bound = loosen_to_plan(
            ExactProgram(statement.arrays, rows).bound(terms, prices, constant), value, allowance
        )
        allowance = bound.allowance
        claims.append(Claim(weights, value, tuple(caps), bound, level.tolerance))
        caps.append(Cap(len(caps), value, bound.value))
        rows.append(ExactCap(terms, Fraction(value) - constant))
        # Prices are only looked for here: what they prove is summed up exactly, with the cap as it is.
        arrays = with_row(arrays, level.coefficients, value + KEPT * max(1.0, abs(value)) - level.constant)
    told = {goal for claim in claims for goal in claim.goals}
    untold = tuple(goal for level in levels for goal in level.goals if goal not in told)
    return Proof(plan, version, statement, dict(goals), tuple(claims), bool(model.program.integer), untold)


def loosen_to_plan(bound: Bound, value: float, allowance: Fraction) -> Bound:
    """``bound`` with the least allowance, a power of ten and at least ``allowance``, that the plan's ``value`` keeps.

    A plan keeps rows to a few digits: where they would have to be kept exactly, its value may lie below every bound.

    Raises:
        ArithmeticError: the plan would have to miss a row by more than any plan may.
    """
    for allowed in (allowance, *(step for step in ALLOWANCES if step > allowance)):
        wider = bound.with_allowance(allowed)
        if wider.value <= Fraction(value):
            return wider
    raise ArithmeticError("the plan is better than its bound")


def prove_impossible(case: Case, dataset: Dataset, deadline: float) -> tuple[Proof, Model]:
    """The proof that no plan keeps every hard rule of ``dataset``, and the model whose rows it sums.

    The rows are those of one conflict, so that the sum is short; every other rule may be missed as far as it likes.
    ``deadline`` is a value of ``time.monotonic`` by which conflicts are sought.

    Raises:
        ValueError: a plan may exist; no such sum was found.
    """
    from planner.explain.conflict.find import find_clashes

    for clash in find_clashes(dataset, deadline)[0]:
        model = clash.elastic.model
        held = {column for block in clash.blocks for column in block.columns}
        rows = [row for block in clash.blocks for row in block.rows]
        statement = state(case, model, _holding(clash.elastic.arrays, held))
        bound = _farkas(statement, rows)
        if bound is not None and bound.value > 0:
            return Proof("", 0, statement, {}, (), impossible=bound), model
    raise ValueError("no sum of the rules shows that no plan exists")


def _holding(arrays: Arrays, columns: Collection[int]) -> Arrays:
    """``arrays`` with these columns at 0: rules are kept, and centres closed."""
    upper = arrays.column_upper.copy()
    upper[list(columns)] = 0.0
    return replace(arrays, column_upper=upper)


def state(case: Case, model: Model, arrays: Arrays | None = None) -> Statement:
    """The program of ``model`` and where each row of it stands in the workbook of ``case``.

    ``arrays`` replaces the model's own where its columns are bounded otherwise.
    """
    goals = {
        goal: (
            {int(j): float(expression.coefficients[j]) for j in expression.coefficients.nonzero()[0]},
            float(expression.constant),
        )
        for goal, expression in model.goals.items()
    }
    return Statement(
        tuple(model.program.column_names),
        model.program.arrays() if arrays is None else arrays,
        tuple(model.program.rows),
        sources_of(case, model),
        goals,
    )


def _weigh(statement: Statement, weights: Mapping[str, float]) -> tuple[dict[int, Fraction], Fraction]:
    """Terms by column and constant of a weighted sum of goals."""
    terms: dict[int, Fraction] = {}
    constant = Fraction(0)
    for goal, weight in weights.items():
        columns, fixed = statement.goals[goal]
        constant += Fraction(weight) * Fraction(fixed)
        for j, value in columns.items():
            terms[j] = terms.get(j, Fraction(0)) + Fraction(weight) * Fraction(value)
    return terms, constant


def with_row(arrays: Arrays, coefficients: FloatArray, upper: float) -> Arrays:
    """``arrays`` with one row more: Σ coefficients · columns ≤ ``upper``."""
    import numpy as np

    columns = np.flatnonzero(coefficients).astype(np.int32)
    return replace(
        arrays,
        row_lower=np.append(arrays.row_lower, -np.inf),
        row_upper=np.append(arrays.row_upper, upper),
        starts=np.append(arrays.starts, arrays.starts[-1] + len(columns)).astype(np.int32),
        columns=np.append(arrays.columns, columns).astype(np.int32),
        coefficients=np.append(arrays.coefficients, coefficients[columns]),
    )


def _prices(arrays: Arrays, cost: FloatArray) -> FloatArray:
    """The multipliers of the rows (R,) at an optimum.

    Raises:
        ArithmeticError: there is none.
    """
    from planner.plan.types import Status
    from planner.solve.live import Live

    live = Live(arrays, cost)
    if live.run_cold() is not Status.OPTIMAL:
        raise ArithmeticError("the program has no optimum")
    return live.duals()[1]


def _farkas(statement: Statement, rows: Sequence[int]) -> Bound | None:
    """The bound on the least total by which ``rows`` must be missed, from the prices of that question.

    With no objective any bound above 0 is a contradiction: it is a sum of rows that no plan can satisfy. None where
    the rows can all be kept, or nothing can be told.
    """
    import numpy as np

    arrays = replace(statement.arrays, integer=np.zeros(0, dtype=np.int32))
    wider = _with_misses(arrays, rows)
    cost = np.zeros(len(wider.column_lower))
    cost[len(arrays.column_lower) :] = 1.0
    try:
        return ExactProgram(arrays).bound({}, _prices(wider, cost))
    except (ArithmeticError, NoBoundError):
        return None


def _with_misses(arrays: Arrays, rows: Sequence[int]) -> Arrays:
    """``arrays`` with a column for each bound of ``rows`` by which it may be missed, whatever its row."""
    import numpy as np

    missed: dict[int, list[tuple[int, float]]] = {}
    count = len(arrays.column_lower)
    for i in rows:
        for bound, sign in ((arrays.row_lower[i], 1.0), (arrays.row_upper[i], -1.0)):
            if np.isfinite(bound):
                missed.setdefault(i, []).append((count, sign))
                count += 1
    starts, columns, coefficients = [0], [], []
    for i in range(len(arrays.row_lower)):
        span = slice(arrays.starts[i], arrays.starts[i + 1])
        added = missed.get(i, [])
        columns += [*arrays.columns[span].tolist(), *(j for j, _ in added)]
        coefficients += [*arrays.coefficients[span].tolist(), *(sign for _, sign in added)]
        starts.append(len(columns))
    new = count - len(arrays.column_lower)
    return replace(
        arrays,
        column_lower=np.append(arrays.column_lower, np.zeros(new)),
        column_upper=np.append(arrays.column_upper, np.full(new, np.inf)),
        starts=np.array(starts, dtype=np.int32),
        columns=np.array(columns, dtype=np.int32),
        coefficients=np.array(coefficients),
    )


def subtotals(proof: Proof, claim: Claim) -> dict[str, Fraction]:
    """What each rule family adds to a bound: rows by their family, caps, limits of columns, constants of goals.

    Keys are the families' ids, then ``cap``, ``columns``, ``constant`` and ``allowance`` where they add anything.
    """
    rows = proof.statement.rows
    parts: dict[str, Fraction] = {}
    for i, part in claim.bound.rows.items():
        family = rows[i].rule if i < len(rows) else "cap"
        parts[family] = parts.get(family, Fraction(0)) + part
    columns = sum(claim.bound.columns.values(), Fraction(0))
    if columns:
        parts["columns"] = columns
    constant = _weigh(proof.statement, claim.goals)[1]
    if constant:
        parts["constant"] = constant
    if claim.bound.allowance:
        parts["allowance"] = -claim.bound.allowance * claim.bound.moved
    return parts
