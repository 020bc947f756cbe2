"""The linear program of a case as a file: .lp to be read by people, .mps by any solver."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from planner.files import replacing
from planner.model.build import Model
from planner.model.pulp_import import import_pulp
from planner.solve.priorities import priorities

if TYPE_CHECKING:
    import numpy.typing as npt
    import pulp

    FloatArray = npt.NDArray[np.float64]

_LONGEST_NAME = 255
"""Characters that the .lp format allows a name."""


def write_program(model: Model, path: Path, goal: str | None = None, *, force: bool = False) -> None:
    """Write ``model`` with ``goal`` as its objective, by default the weighted goals of the first priority.

    The format is that of the ending of ``path``, ``.lp`` or ``.mps``. With ``force`` an existing file
    is replaced once the new one is whole.

    Raises:
        FileExistsError: ``path`` exists and ``force`` is False.
        KeyError: the case does not pursue ``goal``.
    """
    problem = model.program.pulp_problem()
    _set_objective(problem, *_objective(model, goal))
    with replacing(path, force=force) as part:
        if path.suffix.lower() == ".mps":
            problem.writeMPS(str(part), with_objsense=True)
        else:
            problem.writeLP(str(part), max_length=_LONGEST_NAME)


def _objective(model: Model, goal: str | None) -> tuple[FloatArray, float]:
    """Cost of each column, and the constant, of what is to be minimized."""
    if goal is not None:
        return model.goals[goal].coefficients, model.goals[goal].constant
    levels = priorities(model)
    if not levels:
        return np.zeros(len(model.program.column_names)), 0.0
    return levels[0].coefficients, levels[0].constant


def _set_objective(problem: pulp.LpProblem, coefficients: FloatArray, constant: float) -> None:
    variables = problem.variables()
    terms = [(variables[j], float(coefficients[j])) for j in coefficients.nonzero()[0]]
    problem.setObjective(import_pulp().LpAffineExpression.from_list(terms, constant))
