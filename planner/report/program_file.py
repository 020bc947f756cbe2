"""The linear program of a case as a file: .lp to be read by people, .mps by any solver."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import numpy as np

from planner.model.build import Model
from planner.model.pulp_import import import_pulp
from planner.solve.priorities import priorities

if TYPE_CHECKING:
    import numpy.typing as npt
    import pulp

    FloatArray = npt.NDArray[np.float64]

_LONGEST_NAME = 255
"""Characters that the .lp format allows a name."""


def write_program(model: Model, path: Path, goal: str | None = None) -> None:
    """Write ``model`` with ``goal`` as its objective, by default the weighted goals of the first priority.

    The format is that of the ending of ``path``, ``.lp`` or ``.mps``. An existing file is replaced once the new
    one is whole. Raises KeyError for a goal that the case does not pursue.
    """
    problem = model.program.pulp_problem()
    _set_objective(problem, *_objective(model, goal))
    with TemporaryDirectory(dir=path.parent, prefix=".planner-") as folder:
        written = Path(folder, path.name)
        if path.suffix.lower() == ".mps":
            problem.writeMPS(str(written), with_objsense=True)
        else:
            problem.writeLP(str(written), max_length=_LONGEST_NAME)
        written.replace(path)


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
