"""Gives a plan its place in the history: its identity, what changed since the version before, and what it reached."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from planner.findings import Finding, Level
from planner.history.changes import plan_changes
from planner.messages import catalogue, finding, text
from planner.mishaps import or_without
from planner.months import Month
from planner.plan.changes import Changes, InputEdit
from planner.plan.identity import next_identity
from planner.plan.types import Plan
from planner.reading.previous.types import AgreedMove, Version
from planner.schema.types import Language
from planner.tolerances import SAME

_LISTED = 6
_LOST = "solving.no_history"


def with_history(plan: Plan, author: str = "", why: str = "") -> Plan:
    """``plan`` with its version, and with its changes where its case holds a plan; as it is where it has no numbers.

    ``author`` is by default who saved the workbook last, else the account's name; ``why`` is what this version is for.
    """
    if plan.solution.quantities is None or any(one.code == _LOST for one in plan.findings):
        return plan
    return or_without(lambda: _with_version(plan, author, why), plan.with_finding, _LOST, plan.case.language)


def _with_version(plan: Plan, author: str, why: str) -> Plan:
    changes = plan_changes(plan)
    version = Version(
        next_identity(plan, author),
        why,
        dict(plan.goals),
        changes.told_again if changes else 0.0,
        describe_edits(changes.edits, plan.case.language) if changes else "",
    )
    said = _say_unchanged(plan, changes)
    return replace(plan, version=version, changes=changes, findings=(*said, *plan.findings))


def _say_unchanged(plan: Plan, changes: Changes | None) -> tuple[Finding, ...]:
    """A remark where the plan before was made from the very same inputs."""
    if changes is None or changes.since.fingerprint != plan.case.fingerprint:
        return ()
    version = changes.since.version
    return (finding(Level.INFO, "history.no_input_changed", plan.case.language, version=version),)


def describe_edits(edits: Sequence[InputEdit], language: Language) -> str:
    """What was edited, in one line: how many inputs and where."""
    if not edits:
        return text("history.edited_none", language)
    places = list(dict.fromkeys(edit.place for edit in edits))
    listed = ", ".join(places[:_LISTED]) + (", …" if len(places) > _LISTED else "")
    code = "history.edited_one" if len(edits) == 1 else "history.edited_some"
    return text(code, language, count=len(edits), places=listed)


def translate_edits(edits: str, language: Language) -> str:
    """What ``describe_edits`` said, as a version keeps it, in ``language``; unchanged where it is of neither."""
    for code in ("history.edited_none", "history.edited_one", "history.edited_some"):
        for said in catalogue()[code]:
            places = re.sub(r"\\\{(\w+)\\\}", r"(?P<\1>.*)", re.escape(said))
            found = re.fullmatch(places, edits)
            if found is not None:
                return text(code, language, **found.groupdict())
    return edits


def with_version(plan: Plan) -> Plan:
    """``plan`` as it is where it has its version already, else with it."""
    return plan if plan.version is not None else with_history(plan)


def history(plan: Plan) -> tuple[Version, ...]:
    """Every version of the plan, oldest first, this one included."""
    before = plan.case.previous
    earlier = before.versions if before is not None and before.complete else ()
    return (*earlier, *((plan.version,) if plan.version else ()))


def agreed_moves(plan: Plan) -> tuple[AgreedMove, ...]:
    """The plan's moves by name and month, without zeros: what the next version is to keep to."""
    import numpy as np

    data, transfers = plan.dataset, plan.quantities.transfers
    return tuple(
        AgreedMove(
            data.pools[s].name,
            data.directions[d].name,
            data.month(int(t)),
            float(transfers[s, d, t]),
        )
        for s, d, t in np.argwhere(transfers > SAME)
    )


def earlier_plan_of_past(plan: Plan) -> tuple[AgreedMove, ...]:
    """What had been planned for the months that are past now, before they happened.

    Those that were past for the version before keep what it recorded; those that became past since are as it had
    planned them. Nothing where there was no version before.
    """
    before = plan.case.previous
    if before is None:
        return ()
    past_then, past_now = before.past_until(), plan.dataset.month(plan.dataset.as_of)
    kept = [move for move in before.planned_before if move.month < past_then]
    new = [move for move in before.moves if past_then <= move.month < past_now]
    return (*kept, *new)


def first_planned_month(plan: Plan) -> Month:
    """The first month that any version of the plan has planned."""
    before, first = plan.case.previous, plan.dataset.first_month
    if before is None:
        return first
    return min(first, before.first, before.planned_from or first)
