"""What the commands that compare plans share: where their workbook goes, and how a share is typed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

import click

from planner import api
from planner.cli.paths import check_folder, default_plan_paths, write_free, write_to
from planner.cli.progress import Tell
from planner.cli.session import Session
from planner.cli.show import print_findings
from planner.cli.table import Exit
from planner.findings import BadInput, Finding, Level
from planner.messages import finding
from planner.schema.names import fold, nearest
from planner.schema.status import Status

if TYPE_CHECKING:
    from planner.dataset.types import Dataset
    from planner.reading.types import Case
    from planner.scenarios.types import Listed
    from planner.schema.types import Language
    from planner.writing.rendering import Rendered


class Share(click.ParamType[float]):
    """A share as people type it: ``2%``, ``2 %``, ``0.02``; a bare number above 1 is refused."""

    name = "share"
    expects = "usage.share"
    """The message that says what is expected."""

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> float:
        """The share as a part of one."""
        from planner.scenarios.lines import amount

        if isinstance(value, float):
            return value
        share = amount(str(value))
        if share is None or not 0 <= share <= 1:
            self.fail(str(value), param, ctx)
        return share


class Confidence(Share):
    """A share above 0 and below 100 %: no plan is certain."""

    expects = "usage.confidence"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> float:
        """The share as a part of one."""
        share = super().convert(value, param, ctx)
        if not 0 < share < 1:
            self.fail(str(value), param, ctx)
        return share


SHARE = Share()
CONFIDENCE = Confidence()

EXITS = {
    Status.OPTIMAL: Exit.SOLVED,
    Status.LIMIT: Exit.LIMIT,
    Status.INFEASIBLE: Exit.INFEASIBLE,
    Status.UNBOUNDED: Exit.SOLVER,
    Status.FAILED: Exit.SOLVER,
    Status.INVALID: Exit.BAD_INPUT,
}
"""Exit code for the way a search ended."""


def load(path: Path, asked: Session, tell: Tell) -> tuple[Case, Dataset]:
    """The case at ``path`` and its data; BadInput where it has faults."""
    tell("reading")
    case = api.read(path, asked.asked)
    tell("dataset")
    case, dataset, findings = api.build_with_margins(case)
    tell_margins(findings, asked.for_case(case))
    return case, dataset


def tell_margins(findings: Iterable[Finding], speaking: Session) -> None:
    """Say which margins every plan of a command holds, where it holds any."""
    print_findings([one for one in findings if one.code in ("chances.held", "chances.not_held")], speaking)


def default_paths(case: Path, kind: str) -> Iterator[Path]:
    """``case.kind.xlsx`` where the plan would go, then ``case.kind-2.xlsx`` and so on."""
    folder = next(default_plan_paths(case)).parent
    for number in count(1):
        yield folder / f"{case.stem}.{kind}{'' if number == 1 else f'-{number}'}.xlsx"


@dataclass(frozen=True, slots=True)
class Written:
    """Where a workbook went, and what was noticed while it was made; ``path`` None: a fault of ours kept all of it."""

    path: Path | None
    findings: tuple[Finding, ...] = ()

    def exit_of(self, code: Exit) -> Exit:
        """``code``, or that of a fault where the workbook lacks that was to be written."""
        return Exit.FAULT if self.path is None else code


def write_study(
    render: Callable[[], Rendered],
    given: Path | None,
    case: Path,
    kind: str,
    session: Session,
    *,
    language: Language,
    force: bool,
) -> Written:
    """Write the workbook of a study to the path ``given``, else under the first free default name.

    Raises:
        BadInput: the folder of the default name cannot be written to.
    """
    if given is not None:
        return write_workbook(render, given, session, language=language, force=force)
    check_folder(next(default_paths(case, kind)), session)
    workbook = _render_or_report(render, language)
    if isinstance(workbook, Finding):
        return Written(None, (workbook,))
    return Written(write_free(workbook.save, default_paths(case, kind), session), workbook.findings)


def write_workbook(
    render: Callable[[], Rendered], given: Path, session: Session, *, language: Language, force: bool
) -> Written:
    """Write a workbook to the path that the user has ``given``."""
    workbook = _render_or_report(render, language)
    if isinstance(workbook, Finding):
        return Written(None, (workbook,))
    return Written(write_to(workbook.save, given, session, force=force), workbook.findings)


def _render_or_report(render: Callable[[], Rendered], language: Language) -> Rendered | Finding:
    """The workbook, or what is said where a fault of ours keeps all of it: the results are told all the same."""
    from planner.mishaps import describe_fault, report_mishap

    try:
        return render()
    except (BadInput, OSError):
        raise
    except Exception as fault:
        report_mishap(fault)
        return finding(Level.ERROR, "writing.nothing", language, fault=describe_fault(fault))


def choose_scenarios(
    listed: tuple[Listed, ...], only: tuple[str, ...], speaking: Session
) -> tuple[Listed, ...]:
    """The scenarios named by ``--only``, all where none is named."""
    if not only:
        return listed
    names = {fold(one.name): one.name for one in listed}
    for name in only:
        if fold(name) not in names:
            near = nearest(name, names.values()) or ""
            raise speaking.refuse(
                "scenarios.no_such", found=name, nearest=near, expected=", ".join(names.values())
            )
    wanted = {fold(name) for name in only}
    return tuple(one for one in listed if fold(one.name) in wanted)
