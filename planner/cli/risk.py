"""``planner risk``: how sure a plan keeps its minimums, and what being surer takes."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from planner import api
from planner.cli.group import Command
from planner.cli.options import file_argument, force_option, output_option, time_limit_option, with_session
from planner.cli.paths import WORKBOOKS, default_plan_paths, output_path, write_free, write_to
from planner.cli.progress import Tell, watch
from planner.cli.results import CONFIDENCE, EXITS
from planner.cli.session import Session
from planner.cli.show import print_findings, print_json, width
from planner.cli.streams import put
from planner.cli.table import Exit
from planner.solve.options import SolveOptions

if TYPE_CHECKING:
    from planner.chances.read import Risk
    from planner.plan.types import Plan


@click.command("risk", cls=Command)
@file_argument("plan")
@click.option("--confidence", type=CONFIDENCE, metavar="PERCENT")
@output_option
@force_option
@time_limit_option
@with_session
def command(
    asked: Session,
    plan: Path,
    output: Path | None,
    *,
    confidence: float | None,
    time_limit: float | None,
    force: bool,
) -> Exit:
    """Tell the chances of the plan as it is, or plan again for a confidence and tell those."""
    if confidence is None:
        if output is not None:
            raise asked.refuse("chances.output_needs_confidence", file=output)
        risk = watch(lambda tell: _read_risk(plan, asked, tell), asked)
        _tell(risk, None, asked)
        return Exit.SOLVED
    target = output_path(output, WORKBOOKS, asked, force=force, inputs=[plan])
    solved = watch(lambda tell: _solve(plan, confidence, time_limit, asked, tell), asked)
    return _answer(solved, plan, target, asked, force=force)


def _read_risk(path: Path, asked: Session, tell: Tell) -> Risk:
    """The chances of the plan that the workbook holds."""
    from planner.chances.read import risk_of

    tell("reading")
    case = api.read(path, asked.asked)
    tell("dataset")
    dataset, findings = api.build(case)
    return risk_of(case, dataset, findings)


def _solve(path: Path, confidence: float, time_limit: float | None, asked: Session, tell: Tell) -> Plan:

    tell("reading")
    case, options = api.read(path, asked.asked), SolveOptions(time_limit=time_limit)
    return api.solve(case, options, tell, confidence=confidence)


def _answer(plan: Plan, case: Path, target: Path | None, asked: Session, *, force: bool) -> Exit:
    """Write the plan that is as sure as asked, or say why there is none."""
    from planner.chances.read import risk_of_plan
    from planner.report.machine import plan_object

    if plan.solution.quantities is None:
        speaking = asked.for_case(plan.case)
        if speaking.json:
            print_json(plan_object(plan, None))
        else:
            print_findings(plan.findings, speaking)
        return EXITS[plan.status]
    write = partial(api.write, plan)
    if target is None:
        path = write_free(write, default_plan_paths(case), asked)
    else:
        path = write_to(write, target, asked, force=force)
    _tell(risk_of_plan(plan), path, asked)
    return EXITS[plan.status]


def _tell(risk: Risk, path: Path | None, asked: Session) -> None:
    from planner.report.risk import risk_lines, risk_object

    speaking = asked.for_case(risk.case)
    if speaking.json:
        findings = [finding.as_json() for finding in risk.findings]
        where = None if path is None else str(path)
        print_json({"status": "told", **risk_object(risk), "findings": findings, "plan": where})
        return
    if path is not None:
        print_findings(risk.findings, speaking)
    if not speaking.quiet:
        put("\n".join(risk_lines(risk, path, speaking.language, width=width())))
