"""``planner wave``: the first months' transfers that suit every future."""

from __future__ import annotations

import time
from pathlib import Path
from typing import TYPE_CHECKING

import click

from planner import api
from planner.cli import complete
from planner.cli.faults import built_with_scenarios
from planner.cli.group import Command
from planner.cli.options import case_argument, force_option, machine, session, shared
from planner.cli.paths import output_path
from planner.cli.progress import Tell, watch
from planner.cli.results import chosen, tell_margins, write_study
from planner.cli.session import Session
from planner.cli.show import print_json
from planner.cli.streams import put
from planner.cli.table import Exit
from planner.findings import BadInput, Finding, Level
from planner.messages import counted, finding, number, text
from planner.schema.names import fold
from planner.tolerances import NOISE

if TYPE_CHECKING:
    from planner.dataset.types import Dataset
    from planner.reading.types import Case
    from planner.scenarios.types import Scenario
    from planner.wave.run import FirstWave, Wave

MONTHS = 3
CRITERIA = ("expected", "regret")


@click.command("wave", cls=Command)
@case_argument
@click.option("--months", type=click.IntRange(min=1), default=MONTHS, metavar="N")
@click.option("--criterion", type=click.Choice(CRITERIA), default=CRITERIA[0])
@click.option("--only", multiple=True, metavar="NAME", shell_complete=complete.named("scenarios", "scenario"))
@click.option("--weight", multiple=True, metavar="NAME=NUMBER")
@click.option("-o", "--output", type=click.Path(path_type=Path), metavar="FILE")
@force_option
@machine
@shared
@click.pass_context
def command(
    context: click.Context,
    /,
    case: Path,
    months: int,
    criterion: str,
    only: tuple[str, ...],
    weight: tuple[str, ...],
    output: Path | None,
    *,
    force: bool,
) -> Exit:
    """Find the wave, what it costs against knowing the future, and write both."""
    asked = session(context)
    begun = time.monotonic()
    target = output_path(output, (".xlsx",), asked, force=force, inputs=[case]) if output else None
    read, dataset, found, ranges = watch(
        lambda tell: _found(case, months, criterion, only, weight, asked, tell), asked
    )
    speaking = asked.for_case(read)
    path = None
    if found.shared is not None:
        from planner.wave.sheet import write_wave

        path = write_study(
            lambda path, *, force: write_wave(read, dataset, found, path, force=force),
            target,
            case,
            "wave",
            asked,
            force=force,
        )
    _tell(found, ranges, path, time.monotonic() - begun, speaking)
    return Exit.SOLVED if found.shared is not None else Exit.INFEASIBLE


def _found(
    path: Path,
    months: int,
    criterion: str,
    only: tuple[str, ...],
    weight: tuple[str, ...],
    asked: Session,
    tell: Tell,
) -> tuple[Case, Dataset, FirstWave, tuple[str, ...]]:
    """The case, its dataset, the wave, and the sweeps and draws that have no part in it."""
    from planner.wave.run import NotComparable, first_wave

    tell("reading")
    case = api.read(path, asked.asked)
    tell("dataset")
    case, dataset, findings = built_with_scenarios(case)
    speaking = asked.for_case(case)
    tell_margins(findings, speaking)
    scenarios, ranges = _scenarios(case, only, speaking)
    weights = _weights(scenarios, weight, speaking)

    def told(step: str, name: str) -> None:
        tell("wave", step=text(f"scenarios.step_{step}", speaking.language, name=name))

    try:
        found = first_wave(case, scenarios, months, criterion=criterion, weights=weights, tell=told)
    except NotComparable as alone:
        raise speaking.refuse("scenarios.not_comparable", name=alone.name) from alone
    return case, dataset, found, ranges


def _scenarios(
    case: Case, only: tuple[str, ...], speaking: Session
) -> tuple[list[Scenario], tuple[str, ...]]:
    """The scenarios of the sheet that are written out, and the names of the others; BadInput for fewer than two."""
    from planner.scenarios.stated import stated
    from planner.scenarios.study import Study

    listed = chosen(stated(case)[0], only, speaking)
    study = Study(case.language, tuple(one for one in listed if not one.variations))
    ranges = tuple(one.name for one in listed if one.variations)
    if len(study.listed) < 2:
        few = speaking.refuse("scenarios.too_few")
        raise BadInput((*few.findings, *_aside(ranges, speaking)))
    return [study.scenario(position) for position in range(1, study.count)], ranges


def _aside(ranges: tuple[str, ...], speaking: Session) -> list[Finding]:
    if not ranges:
        return []
    return [finding(Level.INFO, "scenarios.wave_ranges", speaking.language, names=", ".join(ranges))]


def _weights(scenarios: list[Scenario], given: tuple[str, ...], speaking: Session) -> dict[str, float]:
    """How likely each named scenario is against the others."""
    from planner.scenarios.lines import amount

    names = {fold(scenario.name): scenario.name for scenario in scenarios}
    weights = {}
    for one in given:
        name, _, typed = one.rpartition("=")
        value = amount(typed)
        if fold(name) not in names or value is None or value <= 0:
            raise speaking.refuse("scenarios.weight_unknown", found=one, expected=", ".join(names.values()))
        weights[names[fold(name)]] = value
    return weights


def _tell(
    found: FirstWave, ranges: tuple[str, ...], path: Path | None, seconds: float, speaking: Session
) -> None:
    if speaking.json:
        print_json(_object(found, ranges, path))
    elif not speaking.quiet:
        put("\n".join(_lines(found, ranges, path, seconds, speaking.language)))


def _lines(
    found: FirstWave, ranges: tuple[str, ...], path: Path | None, seconds: float, language: str
) -> list[str]:
    names = {"wave_left_out": found.left_out, "wave_unplanned": found.unplanned, "wave_ranges": ranges}
    missing = [text(f"scenarios.{code}", language, names=", ".join(of)) for code, of in names.items() if of]
    if found.shared is None:
        return [text("scenarios.no_wave", language), *missing]
    lines = [text("scenarios.wave_size", language, fte=number(float(found.shared.transfers.sum()), language))]
    lines += [*_regret_lines(found, found.shared, language), *missing, ""]
    lines.append(text("scenarios.wave_at", language, path=path))
    count = len(found.futures) + len(found.left_out) + len(found.unplanned)
    lines.append(counted("scenarios.took", language, count, seconds=number(seconds, language)))
    return lines


def _regret_lines(found: FirstWave, shared: Wave, language: str) -> list[str]:
    """What the wave costs in each priority against knowing the future; nothing where there is one future alone."""
    lines, better = [], False
    for level, future in enumerate(found.futures[0].levels):
        regrets = found.regrets(shared, level)
        goals = " + ".join(text(f"scenarios.goal_{goal}", language, currency=found.plans[0].dataset.currency)
                           for goal in future.goals)  # fmt: skip
        average, worst = found.expected(regrets) or 0.0, max(one for one in regrets if one is not None)
        better = better or average < 0
        lines.append(text("scenarios.wave_regret", language, goals=goals, average=_compared(average, language),
                          worst=_compared(worst, language)))  # fmt: skip
    return [*lines, text("scenarios.wave_better", language)] if better else lines


def _compared(regret: float, language: str) -> str:
    """``36,485 better``: a regret in words, no difference where it rounds to none."""
    amount = number(abs(regret), language, 0 if abs(regret) >= 10 else 2)
    if amount == "0":
        return text("scenarios.no_worse", language)
    return text("scenarios.worse" if regret > 0 else "scenarios.better", language, amount=amount)


def _object(found: FirstWave, ranges: tuple[str, ...], path: Path | None) -> dict[str, object]:
    """Everything a program may want of a first wave."""
    waves = [] if found.shared is None else [found.shared, *found.others]
    levels = [list(level.goals) for level in found.futures[0].levels] if found.futures else []
    return {
        "status": "solved" if found.shared is not None else "infeasible",
        "criterion": found.criterion,
        "months": list(found.months),
        "priorities": levels,
        "futures": [{"name": future.name, "weight": future.weight} for future in found.futures],
        "known": [list(values) for values in found.known],
        "waves": [
            {
                "name": wave.name or "shared",
                "transfers": _transfers(found, wave.transfers.tolist()),
                "values": [list(values) for values in wave.values],
                "regrets": [list(found.regrets(wave, level)) for level in range(len(levels))],
            }
            for wave in waves
        ],
        "left_out": list(found.left_out),
        "unplanned": list(found.unplanned),
        "ranges": list(ranges),
        "workbook": str(path) if path is not None else None,
        "findings": [],
    }


def _transfers(found: FirstWave, transfers: list[list[list[float]]]) -> list[dict[str, object]]:
    data = found.futures[0].model.dataset
    return [
        {"pool": pool.name, "to": direction.name, "month": str(data.month(found.months[0] + t)), "fte": fte}
        for pool, by_direction in zip(data.pools, transfers, strict=True)
        for direction, by_month in zip(data.directions, by_direction, strict=True)
        for t, fte in enumerate(by_month)
        if fte > NOISE
    ]
