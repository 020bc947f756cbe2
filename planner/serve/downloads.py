"""What a desk gives away of a step without keeping anybody from editing: the workbook, and reasons."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

from planner import api
from planner.plan.types import Plan, Status
from planner.schema.types import Language
from planner.serve.choices import Choice, Pair
from planner.serve.desk import Desk, NotReady, Unknown
from planner.serve.months import month_edits

_MOST_LINES = 10_000


def write_workbook(desk: Desk, folder: Path, author: str, why: str) -> Path:
    """Writes the plan workbook of what is on the table, as ``planner solve`` does, and returns its path.

    Raises:
        NotReady: there is no plan to write.
    """
    step = desk.step
    if desk.case is None or step.plan.solution.quantities is None:
        raise NotReady
    case = desk.case_with(step.choices, named=False, author=author)
    plan = replace(api.solve(case), edits=month_edits(desk.case, case))
    plan = api.sign_plan(plan, author=author, why=why)
    version = plan.version.identity.version if plan.version is not None else 1
    stem = re.sub(r"\.plan(-\d+)?$", "", desk.path.stem)
    ending = ".plan" if version == 1 else f".plan-{version}"
    return api.write(plan, folder / f"{stem}{ending}{desk.path.suffix}", force=True)


def explain_failure(desk: Desk, language: Language) -> Plan:
    """What is on the table, or else what was tried first, with the reasons in ``language`` why it has no plan.

    Raises:
        NotReady: nothing was tried yet.
    """
    tried = desk.step.plan if desk.steps else desk.failed
    if tried is None:
        raise NotReady
    said = tried.infeasibility is not None and tried.case.language == language
    if tried.solution.quantities is not None or tried.status is not Status.INFEASIBLE or said:
        return tried
    from planner.explain.infeasible import explain_infeasible

    if desk.steps:  # decisions have names on the page, in its language
        case = desk.case_with(desk.step.choices, language=language)
        dataset = api.build(case)[0]
    else:
        case, dataset = replace(tried.case, language=language), tried.dataset
    return replace(tried, case=case, infeasibility=explain_infeasible(case, dataset))


def explain_row(desk: Desk, pair: Pair, language: Language) -> list[str]:
    """Why so many leave that pool for that Direction, and what another number would mean: the one decided, if any.

    Raises:
        Unknown: no such pool or Direction.
        NotReady: nothing was solved yet.
    """
    from planner.explain.why.cell import why_cell
    from planner.explain.why.solved_case import Asked
    from planner.report.why import why_lines

    choices = desk.step.choices
    others = {known: made for known, made in choices.items() if known != pair}
    case = desk.case_with(others, language=language)
    dataset, _ = api.build(case)
    pools = [pool.name for pool in dataset.pools]
    directions = [direction.name for direction in dataset.directions]
    if pair[0] not in pools or pair[1] not in directions:
        raise Unknown(pair)
    made = choices.get(pair, Choice())
    fte = next((one for one in (made.fixed, made.at_least, made.at_most) if one is not None), None)
    asked = Asked(case, dataset)
    answer = why_cell(asked, (pools.index(pair[0]), directions.index(pair[1]), None), fte)
    return why_lines(answer, language, dataset.currency, _MOST_LINES)
