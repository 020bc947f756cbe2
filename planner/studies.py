"""The library beyond one solve: what the commands grade, compare, why, scenarios, frontier and report do.

Each returns the value that the command writes and tells; ``planner.api`` reads, solves and writes.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING

from planner import api
from planner.findings import BadInput, Level
from planner.messages import finding
from planner.months import Month
from planner.plan.tables import NAMES, PlanTable, frame_of, plan_table

if TYPE_CHECKING:
    import pandas as pd

    from planner.comparing.types import Comparison
    from planner.grading.types import Graded
    from planner.plan.explanations import Why
    from planner.plan.types import Plan
    from planner.reading.types import Case
    from planner.scenarios.study import Study
    from planner.scenarios.types import Result
    from planner.schema.types import Language
    from planner.solve.options import SolveOptions
    from planner.tradeoff.frontier import Frontier

POINTS = 20


def grade(
    path: str | PathLike[str], language: Language | None = None, options: SolveOptions | None = None
) -> Graded:
    """The plan on the workbook's Transfers sheet, taken as it stands: what it breaks, and the least that mends it.

    Raises:
        BadInput: the inputs or the figures on Transfers have errors.
    """
    from planner.grading.run import grade_workbook

    return grade_workbook(Path(path), language, options)


def compare(
    old: str | PathLike[str],
    new: str | PathLike[str],
    language: Language | None = None,
    options: SolveOptions | None = None,
) -> Comparison:
    """What was edited between two workbooks, what each edit does to the goals, and how the plans differ.

    Raises:
        BadInput: one of the workbooks has errors.
    """
    from planner.comparing.run import compare as compare_workbooks

    return compare_workbooks(Path(old), Path(new), language, options)


def why(
    case: Case,
    *,
    pool: str | None = None,
    to: str | None = None,
    month: str | None = None,
    fte: float | None = None,
) -> Why:
    """Why so many leave ``pool`` for the Direction ``to`` in ``month``, and what another number, ``fte``, would cost.

    What is left out is summed over. ``month`` is written as on the sheets, such as ``2012-03``.

    Raises:
        BadInput: the workbook has errors, the case has no plan, or it has nothing of such a name.
        ValueError: no pool, Direction or month is named.
    """
    from planner.explain.why.cell import why_cell
    from planner.explain.why.lookup import find_direction, find_month, find_pool
    from planner.explain.why.solved_case import Asked, NoPlanError

    if pool is None and to is None and month is None:
        raise ValueError("name a pool, a Direction or a month")
    case, dataset, _ = api.build_with_margins(case)
    try:
        asked = Asked(case, dataset)
    except NoPlanError:
        raise BadInput([finding(Level.ERROR, "why.no_plan", case.language)]) from None
    words = asked.words
    place = (
        None if pool is None else find_pool(words, pool),
        None if to is None else find_direction(words, to),
        None if month is None else find_month(words, month),
    )
    return why_cell(asked, place, fte)


def frontier(
    case: Case,
    first: str,
    second: str,
    *,
    points: int | None = POINTS,
    within: float | None = None,
    options: SolveOptions | None = None,
) -> Frontier:
    """The plans that no other beats on both sides, from the best of ``first`` to the best of ``second``.

    A side is a goal or a limit by any of its names, such as ``cost`` and ``outsourced share``. ``points`` None finds
    them all. ``within`` is the share by which goals met before may worsen; None widens it until there is a choice.

    Raises:
        BadInput: the workbook has errors.
        ValueError: a side is unknown, or both are the same or limits.
    """
    from planner.solve.options import SolveOptions
    from planner.tradeoff.axes import UnknownAxis, find_axis
    from planner.tradeoff.frontier import frontier as curve
    from planner.tradeoff.frontier import wide_frontier

    try:
        axes = (find_axis(first), find_axis(second))
    except UnknownAxis as unknown:
        raise ValueError(f"no side {unknown.found!r}; there are {', '.join(unknown.known)}") from unknown
    if axes[0] == axes[1] or not (axes[0].is_goal or axes[1].is_goal):
        raise ValueError("two different sides are needed, one of them a goal")
    case, dataset, _ = api.build_with_margins(case)
    chosen = options or SolveOptions()
    if within is None:
        return wide_frontier(case, dataset, axes, points=points, options=chosen)
    return curve(case, dataset, axes, points=points, within=within, options=chosen)


@dataclass(frozen=True, slots=True, eq=False)
class Scenarios:
    """The case as it is and its scenarios, solved. ``results`` are in their order, the case first."""

    case: Case
    study: Study
    results: tuple[Result, ...]
    options: SolveOptions

    def __len__(self) -> int:
        """How many there are, the case among them."""
        return len(self.results)

    def __iter__(self) -> Iterator[Result]:
        """The results in their order."""
        return iter(self.results)

    def plan(self, number: int) -> Plan:
        """The whole plan of the scenario ``number``, solved again; 0 is the case as it is.

        Raises:
            IndexError: there is no such scenario.
            BadInput: its inputs have errors.
        """
        from planner.scenarios.apply import change_case

        return api.solve(change_case(self.case, self.study.scenario(number).changes), self.options)

    def frame(self, name: str = "scenarios") -> pd.DataFrame:
        """A data frame over all scenarios.

        ``scenarios`` has one row for each, with its status, goals and figures; ``months`` its figures by month. Any
        table of a plan (``Plan.frame``) comes with a column ``scenario`` before the others; each plan is solved for it.

        Raises:
            ValueError: there is no table of that name.
        """
        if name == "scenarios":
            return frame_of(self._figures())
        if name == "months":
            return frame_of(self._months())
        if name not in NAMES:
            raise ValueError(f"no table {name!r}; there are scenarios, months, {', '.join(NAMES)}")
        return frame_of(self._plans(name))

    def _figures(self) -> PlanTable:
        goals = sorted({goal for result in self.results for goal in result.goals or {}})
        figures = list(
            dict.fromkeys(key for one in self.results if one.figures for key in one.figures.values)
        )
        rows = [
            (
                result.number,
                result.name,
                result.status,
                *((result.goals or {}).get(goal) for goal in goals),
                *(result.figures.values.get(key) if result.figures else None for key in figures),
            )
            for result in self.results
        ]
        return PlanTable(("number", "scenario", "status", *goals, *figures), tuple(rows))

    def _months(self) -> PlanTable:
        from planner.scenarios.result import MONTHLY

        first = self.case.settings["first_month"]
        if not isinstance(first, Month):
            raise TypeError(f"the first month is {first!r}")
        rows = [
            (result.name, str(first.plus(t)), *values)
            for result in self.results
            if result.figures is not None
            for t, values in enumerate(zip(*(result.figures.monthly[key] for key in MONTHLY), strict=True))
        ]
        return PlanTable(("scenario", "month", *MONTHLY), tuple(rows))

    def _plans(self, name: str) -> PlanTable:
        tables = [
            (result.name, plan_table(self.plan(result.number), name))
            for result in self.results
            if result.figures is not None
        ]
        columns = tables[0][1].columns if tables else ()
        return PlanTable(
            ("scenario", *columns), tuple((label, *row) for label, table in tables for row in table.rows)
        )

    def __repr__(self) -> str:
        """One line."""
        planned = sum(result.figures is not None for result in self.results)
        return f"<Scenarios of {self.case.path.name!r}: {len(self)}, {planned} with a plan>"

    def _repr_html_(self) -> str:
        """What a notebook shows: the table of all scenarios."""
        html: str = self.frame()._repr_html_()
        return html


def scenarios(
    case: Case,
    lines: Sequence[str] = (),
    *,
    draws: int | None = None,
    seed: int | None = None,
    workers: int | None = 1,
    options: SolveOptions | None = None,
) -> Scenarios:
    """The case solved as it is and in every scenario: those of its sheet Scenarios, or of ``lines``.

    A line is a change with a range: ``Workload × 0.9..1.1 step 0.1`` is swept through, ``Workload × 0.9..1.1`` drawn
    from ``draws`` times; lines together are varied together. ``workers`` is the number of processes; more than one
    asks, as always in Python, that the calling script guards its entry (``if __name__ == "__main__"``).

    Raises:
        BadInput: the workbook, its scenarios or a line has errors.
        ValueError: there is no scenario.
    """
    from planner.scenarios.execute import run_study, setup_of
    from planner.scenarios.read_scenarios import read_lines, read_scenarios, sheet_faults
    from planner.scenarios.study import DRAWS, SEED, Study
    from planner.solve.options import SolveOptions

    faults = () if lines else sheet_faults(case)
    if faults:
        raise BadInput(faults)
    case, _, _ = api.build_with_margins(case)
    listed = (read_lines(case, lines),) if lines else read_scenarios(case)[0]
    if not listed:
        raise ValueError("no scenarios: fill the sheet Scenarios, or give lines")
    study = Study(case.language, listed, DRAWS if draws is None else draws, SEED if seed is None else seed)
    chosen = options or SolveOptions()
    results = run_study(setup_of(case, study, chosen), workers=workers)
    return Scenarios(case, study, tuple(sorted(results, key=lambda result: result.number)), chosen)


def report(
    plan: str | PathLike[str],
    output: str | PathLike[str],
    *,
    language: Language | None = None,
    scenarios: str | PathLike[str] | None = None,
    authors: bool = False,
    force: bool = False,
) -> Path:
    """Write the plan in the workbook ``plan`` as one page to send, and return its path; nothing is solved.

    ``output`` ends in ``.html`` or ``.pdf``; ``scenarios`` is the workbook or folder of ``planner scenarios`` for the
    same inputs. Names of people stand in it only with ``authors``; an existing file is replaced only with ``force``.

    Raises:
        BadInput: the workbook holds no plan or has errors; the scenarios are of other inputs; the extra ``report``
            or, for a PDF, a browser is not installed.
        ValueError: ``output`` has another ending.
        FileExistsError: it exists and ``force`` is False.
    """
    from planner.page.files import ENDINGS, write_page
    from planner.page.read import read_page

    target = Path(output)
    if target.suffix.lower() not in ENDINGS:
        raise ValueError(f"a report is {', '.join(ENDINGS)}, not {target.suffix or target.name!r}")
    return write_page(read_page(plan, language, scenarios), target, force=force, authors=authors)
