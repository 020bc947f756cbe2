"""The linear program of a case as a file: .lp to be read by people, .mps by any solver."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pulp

    from planner.model.build import Model
    from planner.model.goals import Expression

_LONGEST_NAME = 255
"""Characters that the .lp format allows a name."""


def write_program(model: Model, path: Path, goal: str | None = None) -> None:
    """Write ``model`` with ``goal`` as its objective, by default the weighted goals of the first priority.

    The format is that of the ending of ``path``, ``.lp`` or ``.mps``. An existing file is replaced once the new
    one is whole. Raises KeyError for a goal that the case does not pursue.
    """
    problem = model.program.pulp_problem()
    _set_objective(problem, _objective(model, goal))
    with TemporaryDirectory(dir=path.parent, prefix=".planner-") as folder:
        written = Path(folder, path.name)
        if path.suffix.lower() == ".mps":
            problem.writeMPS(str(written), with_objsense=True)
        else:
            problem.writeLP(str(written), max_length=_LONGEST_NAME)
        written.replace(path)


def _objective(model: Model, goal: str | None) -> list[tuple[float, Expression]]:
    """Weight and expression of each goal to minimize."""
    if goal is not None:
        return [(1.0, model.goals[goal])]
    pursued = [one for one in model.dataset.goals if one.priority is not None and one.id in model.goals]
    first = min((one.priority for one in pursued if one.priority is not None), default=None)
    return [(one.weight, model.goals[one.id]) for one in pursued if one.priority == first]


def _set_objective(problem: pulp.LpProblem, parts: list[tuple[float, Expression]]) -> None:
    from planner.model.pulp_import import import_pulp

    lp = import_pulp()
    variables = problem.variables()
    terms: dict[int, float] = {}
    for weight, expression in parts:
        for column in expression.coefficients.nonzero()[0]:
            terms[int(column)] = terms.get(int(column), 0.0) + weight * float(expression.coefficients[column])
    constant = sum(weight * expression.constant for weight, expression in parts)
    problem.setObjective(
        lp.LpAffineExpression.from_list([(variables[j], c) for j, c in terms.items()], constant)
    )
