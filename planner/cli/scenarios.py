"""``planner scenarios``: scenarios, solved and compared in a workbook."""

from __future__ import annotations

import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from planner import api
from planner.cli import complete
from planner.cli.bar import with_bar
from planner.cli.faults import build_with_scenarios
from planner.cli.group import Command
from planner.cli.numbers import DRAWS, MOST_SCENARIOS, THREADS
from planner.cli.options import file_argument, force_option, output_option, with_session
from planner.cli.paths import check_folder, default_plan_paths, output_path, refuse_no_folder
from planner.cli.progress import Tell, watch
from planner.cli.results import Written, choose_scenarios, default_paths, tell_margins, write_study
from planner.cli.session import Session
from planner.cli.show import print_findings, print_json, width
from planner.cli.streams import put
from planner.cli.table import Exit
from planner.findings import Level
from planner.messages import number
from planner.schema.status import Status

if TYPE_CHECKING:
    from planner.dataset.types import Dataset
    from planner.reading.types import Case
    from planner.scenarios.collect import Collected
    from planner.scenarios.store import Store
    from planner.scenarios.study import Study

MANY = 200
"""From so many scenarios on, results are kept in files as they come, so that memory does not grow with them."""


@dataclass(frozen=True, slots=True)
class Request:
    """What the user asked."""

    case: Path
    output: Path | None
    force: bool
    session: Session
    sweep: tuple[str, ...]
    spread: tuple[str, ...]
    draws: int | None
    seed: int | None
    only: tuple[str, ...]
    workers: int | None
    scheduler: str | None
    results: Path | None


@click.command("scenarios", cls=Command)
@file_argument("case")
@output_option
@force_option
@click.option(
    "--only", multiple=True, metavar="NAME", shell_complete=complete.complete_name("scenarios", "scenario")
)
@click.option("--sweep", multiple=True, metavar="CHANGE")
@click.option("--range", "spread", multiple=True, metavar="CHANGE")
@click.option("--draws", type=DRAWS, metavar="N")
@click.option("--seed", type=click.IntRange(min=0), metavar="N")
@click.option("--workers", type=THREADS, metavar="N")
@click.option("--scheduler", metavar="ADDRESS")
@click.option("--results", type=click.Path(path_type=Path), metavar="FOLDER")
@with_session
def command(asked: Session, /, case: Path, output: Path | None, *, force: bool, **options: object) -> Exit:
    """Solve every scenario, and write them side by side."""
    return run(Request(case, output, force, asked, **options))  # type: ignore[arg-type]


def run(request: Request) -> Exit:
    """Solve and compare as requested."""
    begun = time.monotonic()
    if request.results is not None:
        refuse_no_folder(request.results, request.session)
    target = _target(request)
    case, dataset, study = watch(lambda tell: _prepare(request, tell), request.session)
    speaking = request.session.for_case(case)
    store = _store(request, target, case, dataset, study, speaking)
    collected = _collect(request, case, study, store, speaking)
    written = _write(case, dataset, collected, target, request)
    _tell(collected, written, store, time.monotonic() - begun, speaking)
    return written.exit_of(_exit(collected))


def _target(request: Request) -> Path | None:
    if request.output is None:
        check_folder(next(default_plan_paths(request.case)), request.session)
        return None
    return output_path(
        request.output, (".xlsx",), request.session, force=request.force, inputs=[request.case]
    )


def _prepare(request: Request, tell: Tell) -> tuple[Case, Dataset, Study]:
    """The case, its dataset, and the scenarios to solve; BadInput for a fault in any of them."""
    from planner.scenarios.read_scenarios import read_lines, read_scenarios
    from planner.scenarios.study import DRAWS, SEED, Study

    tell("reading")
    case = api.read(request.case, request.session.asked)
    tell("dataset")
    on_line = [part for part in (request.sweep, request.spread) if part]
    case, dataset, findings = api.build_with_margins(case) if on_line else build_with_scenarios(case)
    speaking = request.session.for_case(case)
    tell_margins(findings, speaking)
    print_findings(
        [one for one in findings if one.level == Level.WARNING], speaking
    ) if speaking.verbose else None
    listed = tuple(read_lines(case, part) for part in on_line) or read_scenarios(case)[0]
    study = Study(
        case.language,
        choose_scenarios(listed, request.only, speaking),
        DRAWS if request.draws is None else request.draws,
        SEED if request.seed is None else request.seed,
    )
    _refuse_nothing(study, request, speaking)
    return case, dataset, study


def _refuse_nothing(study: Study, request: Request, speaking: Session) -> None:
    """Say what to do where there is nothing to solve, or draws were asked for and there is no range."""
    if not study.listed:
        raise speaking.refuse("scenarios.none")
    if study.count > MOST_SCENARIOS:
        raise speaking.refuse("scenarios.too_many", most=number(MOST_SCENARIOS, speaking.language))
    drawn = any(study.draws_from(one) for one in study.listed if one.variations)
    if (request.draws is not None or request.seed is not None) and not drawn:
        raise speaking.refuse("scenarios.no_range")


def _store(
    request: Request, target: Path | None, case: Case, dataset: Dataset, study: Study, speaking: Session
) -> Store | None:
    """Where results are kept as they come: the folder asked for, or one beside the workbook where they are many."""
    from planner.scenarios.execute import setup_of
    from planner.scenarios.result import MONTHLY, figure_keys
    from planner.scenarios.store import NoParquet, RefusedResults, Store, require_parquet
    from planner.schema.rules import GOAL_IDS
    from planner.solve.options import SolveOptions

    folder = request.results
    if folder is None:
        if study.count <= MANY and request.scheduler is None:
            return None
        beside = target or next(default_paths(request.case, "scenarios"))
        folder = beside.with_name(f"{beside.stem}.runs")
    try:
        require_parquet()
        token = setup_of(case, study, SolveOptions()).token
        return Store(folder, token, study.count, GOAL_IDS, figure_keys(dataset), MONTHLY, case.fingerprint)
    except NoParquet as missing:
        raise speaking.refuse("scenarios.no_parquet", count=study.count) from missing
    except RefusedResults as refused:
        raise speaking.refuse(refused.code, folder=folder, file=refused.file.name) from refused


def _collect(request: Request, case: Case, study: Study, store: Store | None, speaking: Session) -> Collected:
    """Every result: those kept from an earlier run, then the others as they come."""
    from planner.scenarios.collect import Collected
    from planner.scenarios.execute import NoCluster, NoDask, run_study, setup_of
    from planner.scenarios.store import RefusedResults
    from planner.solve.options import SolveOptions

    collected = Collected(study)
    if store is not None:
        try:
            collected.extend(store.results())
        except RefusedResults as refused:
            raise speaking.refuse(refused.code, folder=store.folder, file=refused.file.name) from refused
        if collected.count():
            speaking.say("scenarios.resumed", done=collected.count(), total=study.count)
    setup = setup_of(case, study, SolveOptions())
    results = run_study(setup, workers=request.workers, scheduler=request.scheduler, store=store)
    try:
        for result in with_bar(results, study.count, speaking, done=collected.count()):
            collected.add(result)
    except NoDask as missing:
        raise speaking.refuse("scenarios.no_dask") from missing
    except NoCluster as gone:
        raise speaking.refuse("scenarios.no_cluster", address=request.scheduler) from gone
    return collected


def _write(
    case: Case, dataset: Dataset, collected: Collected, target: Path | None, request: Request
) -> Written:
    from planner.scenarios.sheets.comparison import render_comparison

    return write_study(
        lambda: render_comparison(case, dataset, collected),
        target,
        request.case,
        "scenarios",
        request.session,
        language=case.language,
        force=request.force,
    )


def _exit(collected: Collected) -> Exit:
    """Solved where any scenario has a plan: those without are explained."""
    statuses = collected.statuses()
    if statuses[Status.OPTIMAL] or statuses[Status.LIMIT]:
        return Exit.SOLVED
    if statuses[Status.INFEASIBLE]:
        return Exit.INFEASIBLE
    return Exit.BAD_INPUT if statuses[Status.INVALID] else Exit.SOLVER


def _tell(
    collected: Collected, written: Written, store: Store | None, seconds: float, speaking: Session
) -> None:
    from planner.report.scenarios import describe, study_object

    folder = store.folder if store is not None else None
    if speaking.json:
        print_json(study_object(collected, written.path, folder, written.findings))
        return
    print_findings(written.findings, speaking)
    if not speaking.quiet:
        put("\n".join(describe(collected, written.path, folder, seconds, speaking.language, width=width())))
