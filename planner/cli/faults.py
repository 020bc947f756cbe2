"""Faults of the Scenarios sheet: errors for the commands that solve scenarios, warnings for the others."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING

from planner import api
from planner.findings import BadInput, Finding, as_warning

if TYPE_CHECKING:
    from planner.dataset.types import Dataset
    from planner.plan.types import Plan
    from planner.reading.types import Case


def build_with_scenarios(case: Case) -> tuple[Case, Dataset, tuple[Finding, ...]]:
    """As ``api.build_with_margins``, for a case whose Scenarios sheet is used too.

    Raises:
        BadInput: every fault at once, those of the scenarios among them.
    """
    from planner.scenarios.read_scenarios import sheet_faults

    faults = sheet_faults(case)
    aside = case.title("scenarios")
    try:
        held, dataset, findings = api.build_with_margins(case)
    except BadInput as bad:
        raise BadInput((*(one for one in bad.findings if one.sheet != aside), *faults)) from bad
    if faults:
        raise BadInput(faults)
    return held, dataset, findings


@contextmanager
def tell_scenarios_too(case: Case) -> Iterator[None]:
    """Whatever stops a solve is told together with the faults of the scenarios, as warnings."""
    try:
        yield
    except BadInput as bad:
        raise BadInput((*bad.findings, *scenario_warnings(case))) from bad


def with_scenario_warnings(plan: Plan) -> Plan:
    """``plan`` with what is wrong in its scenarios among its findings."""
    return replace(plan, findings=(*plan.findings, *scenario_warnings(plan.case)))


def scenario_warnings(case: Case) -> tuple[Finding, ...]:
    """The faults of scenarios that building the case has not told yet; none of them stops a solve."""
    if not case.rows("scenarios"):
        return ()
    from planner.scenarios.read_scenarios import find_faults

    return tuple(map(as_warning, find_faults(case)))
