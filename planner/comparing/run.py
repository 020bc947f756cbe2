"""From two workbooks to what differs between them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from planner import api
from planner.comparing.edits import MOST_STEPS
from planner.comparing.effects import attribution
from planner.comparing.figures import measures, moves, series
from planner.comparing.sides import side_of
from planner.comparing.types import Comparison, Side
from planner.findings import BadInput, Finding, Level, errors
from planner.history.changes import count_told_again
from planner.history.edits import input_edits
from planner.messages import finding
from planner.reading.input_records import recorded_inputs
from planner.reading.types import Case
from planner.schema.types import Language
from planner.solve.options import SolveOptions

Tell = Callable[..., None]


def compare(
    old: Path,
    new: Path,
    language: Language | None = None,
    options: SolveOptions | None = None,
    tell: Tell | None = None,
    most: int = MOST_STEPS,
) -> Comparison:
    """What was edited between two workbooks, what each edit does to the goals, and how the plans differ.

    Words are in ``language``, by default that of ``new``. ``tell`` hears the name of each stage as it begins.

    Raises:
        BadInput: one of the workbooks has errors; those of both are in it.
    """
    announce = tell or (lambda _stage, **_places: None)
    chosen = options or SolveOptions()
    announce("reading")
    second = api.read(new, language)
    first = api.read(old, language or second.language)
    _refuse(first, second)
    announce("solve")
    before = side_of(first, chosen)
    after = side_of(second, chosen, before)
    edits = input_edits(recorded_inputs(before.case), second)
    found = attribution(
        before, after, edits, chosen, lambda step, steps: announce("compare", step=step, steps=steps), most
    )
    result = Comparison(
        before, after, edits, found, measures(before, after), (), (), None, _findings(before, after)
    )
    if not result.both:
        return result
    changed = moves(before.plan, after.plan)
    return replace(
        result, series=series(before.plan, after.plan), moves=changed, told_again=count_told_again(changed)
    )


def _refuse(*cases: Case) -> None:
    """Every error of both workbooks at once, each with its file's name."""
    faults: list[Finding] = []
    for case in cases:
        try:
            api.build(case)
        except BadInput as bad:
            faults += [_of(case, one) for one in errors(bad.findings)]
    if faults:
        raise BadInput(faults)


def _of(case: Case, one: Finding) -> Finding:
    """A finding that names its file."""
    return replace(one, message=f"{case.path.name} – {one.message}")


def _findings(old: Side, new: Side) -> tuple[Finding, ...]:
    """What has to be known of the two files to read the comparison rightly."""
    language, found = new.case.language, []
    for side in (old, new):
        if side.identity is not None and not side.kept:
            found.append(finding(Level.WARNING, "compare.stale", language, file=side.name))
        typed = side.case.previous.typed if side.case.previous is not None else ()
        if typed and side.kept:
            found.append(finding(Level.WARNING, "compare.typed", language, file=side.name, count=len(typed)))
    if old.identity is not None and new.identity is not None and old.identity.plan != new.identity.plan:
        found.append(finding(Level.INFO, "compare.other_plan", language, old=old.name, new=new.name))
    if new.identity is not None and old.identity is not None and _is_before(new.identity.version, old):
        found.append(finding(Level.WARNING, "compare.turned_round", language, old=old.name, new=new.name))
    return tuple(found)


def _is_before(version: int, side: Side) -> bool:
    return side.identity is not None and version < side.identity.version
