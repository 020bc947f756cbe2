"""``planner solve``: from a case to a plan workbook."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from importlib import import_module
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from planner import api
from planner.cli import complete
from planner.cli.faults import tell_scenarios_too, with_scenario_warnings
from planner.cli.group import Command
from planner.cli.next_command import command_line
from planner.cli.numbers import SHARE_LEFT, THREADS
from planner.cli.options import file_argument, force_option, output_option, time_limit_option, with_session
from planner.cli.paths import (
    WORKBOOKS,
    check_folder,
    default_plan_paths,
    output_path,
    write_free,
    write_to,
)
from planner.cli.progress import Tell, tell_both, watch
from planner.cli.results import CONFIDENCE, EXITS
from planner.cli.session import Session
from planner.cli.show import painter, print_findings, print_json, width
from planner.cli.streams import put
from planner.cli.table import Exit
from planner.mishaps import or_without

if TYPE_CHECKING:
    from planner.findings import Finding
    from planner.plan.types import Plan
    from planner.reading.types import Case
    from planner.solve.time_left import Forecast
    from planner.writing.own_cells import Kept
    from planner.writing.rendering import Rendered


@dataclass(frozen=True, slots=True)
class HistoryOptions:
    """The agreed plan to keep to, if not the workbook's own, and what the history says of the new version."""

    base: Path | None = None
    fresh: bool = False
    author: str = ""
    why: str = ""


@dataclass(frozen=True, slots=True)
class Request:
    """What the user asked of a solve."""

    case: Path
    output: Path | None
    force: bool
    session: Session
    repair: int | None = None
    explain: bool = False
    history: HistoryOptions = HistoryOptions()
    confidence: float | None = None
    prove: bool = False
    scenarios: Path | None = None
    meeting: bool = False


@click.command("solve", cls=Command)
@file_argument("case")
@output_option
@force_option
@click.option("--solver", metavar="NAME", shell_complete=complete.solvers)
@time_limit_option
@click.option("--gap", type=SHARE_LEFT, metavar="SHARE")
@click.option("--threads", type=THREADS, metavar="N")
@click.option("--confidence", type=CONFIDENCE, metavar="PERCENT")
@click.option("--explain", is_flag=True)
@click.option("--prove", is_flag=True)
@click.option("--scenarios", type=click.Path(path_type=Path), metavar="FILE")
@click.option("--for-meeting", is_flag=True)
@click.option("--repair", type=click.IntRange(min=1), metavar="NUMBER")
@click.option("--base", type=click.Path(path_type=Path), metavar="FILE")
@click.option("--fresh", is_flag=True)
@click.option("--author", metavar="NAME", default="")
@click.option("--why", metavar="TEXT", default="")
@with_session
def command(
    asked: Session,
    case: Path,
    output: Path | None,
    *,
    force: bool,
    confidence: float | None,
    explain: bool,
    prove: bool,
    scenarios: Path | None,
    for_meeting: bool,
    repair: int | None,
    base: Path | None,
    fresh: bool,
    author: str,
    why: str,
    **options: object,
) -> Exit:
    """Read, solve, verify, write, and say what came out."""
    told = HistoryOptions(base, fresh, author, why)
    request = Request(
        case, output, force, asked, repair, explain, told, confidence, prove, scenarios, for_meeting
    )
    return run(request, {name: value for name, value in options.items() if value is not None})


def run(request: Request, options: dict[str, Any]) -> Exit:
    """Solve as requested. ``options`` are those of SolveOptions that the user gave."""
    from planner.solve.time_left import Forecast

    begun = time.monotonic()
    target = _target(request)
    _check_solver(options.get("solver"), request.session)
    forecast = Forecast(more_follows=request.explain or request.prove)
    case, plan = watch(
        lambda tell: _solve(request, options, tell, forecast),
        request.session,
        prepare=_import_the_rest,
        left=forecast.estimate,
    )
    speaking = request.session.for_case(case)
    plan, path = _write(plan, target, request)
    if request.prove and path is not None and plan.solution.quantities is not None:
        plan = _write_proof(plan, path, request.session)
    _tell(plan, path, time.monotonic() - begun, speaking)
    return EXITS[plan.status]


_AFTERWARDS = (
    "planner.verify.check",
    "xlsxwriter",
    "planner.writing.sheets.registry",
    "planner.spreadsheet",
    "planner.writing.plan_workbook",
    "planner.writing.carry_over.carry",
    "planner.writing.carry_over.follow",
    "planner.writing.own_cells",
    "planner.scenarios.read_scenarios",
)


def _import_the_rest() -> None:
    """Import what comes after solving, while the solver computes and Python is idle: a fifth of a second saved."""
    for module in _AFTERWARDS:
        import_module(module)


def _target(request: Request) -> Path | None:
    """Where the user wants the plan, refused now rather than after the work; None: the default name."""
    if request.output is not None and not request.output.is_dir():
        inputs = (request.case, request.history.base)
        return output_path(request.output, WORKBOOKS, request.session, force=request.force, inputs=inputs)
    if request.case.exists():  # where it does not, reading says so
        check_folder(next(_default_paths(request)), request.session)
    return None


def _default_paths(request: Request) -> Iterator[Path]:
    """Names to try where the user gave none, or only a folder."""
    return default_plan_paths(request.case, request.output)


def _explained_paths(request: Request, target: Path | None) -> Iterator[Path]:
    """Names to try for the explanation of a case without a plan, where its plan would have gone."""
    folder = target.parent if target is not None else request.output
    return default_plan_paths(request.case, folder, kind="infeasible")


def _solve(request: Request, options: dict[str, Any], say: Tell, forecast: Forecast) -> tuple[Case, Plan]:
    """The case and its plan; ``say`` and ``forecast`` are told of each stage and each step of the solver."""
    from planner.solve.options import SolveOptions

    tell, tell_step = tell_both(say, forecast)
    chosen = SolveOptions(**options, on_progress=tell_step)
    tell("reading")
    told = request.history
    case = api.read(request.case, request.session.asked, base=told.base, fresh=told.fresh)
    notes = _notes(request, case)
    with tell_scenarios_too(case):
        if request.repair is not None:
            plan = api.solve_after_repair(case, request.repair, chosen, tell)
        else:
            plan = api.solve(case, chosen, tell, confidence=request.confidence)
    plan = with_scenario_warnings(replace(plan, notes={**plan.notes, **notes}))
    if request.explain:
        tell("sensitivity")
        plan = api.with_sensitivity(plan)
    if request.prove:
        tell("proof")
        plan = api.with_proof(plan)
    return case, api.sign_plan(plan, author=told.author, why=told.why)


def _notes(request: Request, case: Case) -> dict[str, object]:
    """What the plan is told beside its own numbers: the band of the scenarios that the user named."""
    months = case.settings["months"]
    if request.scenarios is None or not isinstance(months, int):
        return {}
    from planner.plan.band import NOTE
    from planner.scenarios.given_band import band_of

    return {NOTE: band_of(request.scenarios, case, months, case.fingerprint)}


def _check_solver(name: str | None, speaking: Session) -> None:
    """Refuse a solver that is not here, before any work; HiGHS always is."""
    if name is None or name.casefold() == "highs":
        return
    from planner.solve.other_solvers import available_solvers

    available = available_solvers()
    if name.casefold() not in map(str.casefold, available):
        raise speaking.refuse("cli.no_solver", name=name, available=", ".join(available))


def _write(plan: Plan, target: Path | None, request: Request) -> tuple[Plan, Path | None]:
    """Write the plan, or why there is none, and return it with what was noticed meanwhile, and where it went.

    In the main thread, where Ctrl-C lets the writer clean up after itself.
    """
    from planner.writing.infeasible_workbook import render_infeasible
    from planner.writing.plan_workbook import render_plan

    if plan.solution.quantities is not None:
        names = _default_paths(request)
        render: Callable[[Plan, str], Rendered] = partial(render_plan, meeting=request.meeting)
    elif plan.infeasibility is not None:
        target, names, render = None, _explained_paths(request, target), render_infeasible
    else:
        return plan, None
    first = target or next(names)
    workbook = render(plan, first.suffix)
    plan = replace(plan, findings=(*plan.findings, *workbook.findings))
    if target is not None:
        return plan, write_to(workbook.save, target, request.session, force=request.force)
    return plan, write_free(workbook.save, chain([first], names), request.session)


def _write_proof(plan: Plan, path: Path, asked: Session) -> Plan:
    """Write the proof of ``plan`` beside its workbook at ``path``; returns the plan with what was noticed."""
    from planner.cli.prove import write_proof_of

    def write() -> Plan:
        write_proof_of(plan, path, asked)
        return plan

    return or_without(write, plan.with_finding, "solving.no_proof", plan.case.language)


def _compare_cells(plan: Plan, path: Path | None) -> tuple[Plan, Kept | None]:
    """What became of the user's own cells in the plan workbook at ``path``, and the plan with what is said of that.

    None where the workbook does not hold them.
    """
    alone = any(one.code == "writing.alone" for one in plan.findings)
    if path is None or plan.solution.quantities is None or alone:
        return plan, None

    def compare() -> tuple[Plan, Kept | None]:
        kept = api.compare_cells(plan, path)
        return replace(plan, findings=(*plan.findings, *kept.lost)), kept

    def without(said: Finding) -> tuple[Plan, Kept | None]:
        return plan.with_finding(said), None

    return or_without(compare, without, "solving.not_compared", plan.case.language)


def _tell(plan: Plan, path: Path | None, seconds: float, speaking: Session) -> None:
    """JSON on stdout where asked; else findings on stderr and the summary on stdout."""
    plan, kept = _compare_cells(plan, path)
    if speaking.json:
        from planner.report.machine import plan_object

        print_json(plan_object(plan, path) | {"kept": None if kept is None else kept.as_json()})
        return
    print_findings(plan.findings, speaking)
    if not speaking.quiet:
        from planner.cli.own_cells import kept_lines
        from planner.report.lines import wrap
        from planner.report.terminal import summary

        paint = painter(sys.stdout)
        lines = summary(
            plan,
            path,
            seconds,
            speaking.language,
            width=width(),
            paint=paint,
            again=command_line("solve", plan.case.path),
        )
        if kept is not None:
            lines += [part for line in kept_lines(kept, speaking.language) for part in wrap(line, width())]
        put("\n".join(lines))
