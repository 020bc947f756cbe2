"""Two limits of one row that contradict one another: an error only where both are hard."""

from __future__ import annotations

from pathlib import Path

import pytest

from planner import api
from planner.dataset.build import build_dataset
from planner.findings import Level
from planner.reading.workbook import read_case
from tests.agreement.compare import disagreements
from tests.support import Rows, Sheets, minimal_case, write_workbook

CENTRE: Rows = [
    ["Direction", "Starting staff", "Share of customers", "Minimum staff", "Maximum staff"],
    ["Est", 30, 1, 45, 40],
]
WINDOW: Rows = [["Envelope", "From", "Minimum", "Maximum"], ["All", "2012-01", 9, 8]]
WORK: Rows = [["Activity", "Outsourced min", "Outsourced max"], ["Front desk", 0.5, 0.25]]
PARTNERS: Rows = [["Partner", "Capacity", "Cost"], ["Arvato", 100, 3000]]

KINDS: dict[str, tuple[str, str, Rows, tuple[str, ...]]] = {
    "minimum_above_maximum": ("Directions", "D2", CENTRE, ("minimum_staff", "maximum_staff")),
    "envelope_range": ("Envelopes", "C2", WINDOW, ("envelope",)),
    "outsourced_range": ("Activities", "B2", WORK, ("activity_outsourcing",)),
}
"""Code → sheet, cell, rows, and the rules that the two limits belong to."""

CASES = [(code, rule) for code, (*_, rules) in KINDS.items() for rule in rules]


def case_of(folder: Path, code: str, **modes: str) -> Path:
    """The workbook of a contradiction, with modes of rules; soft ones cost 700 EUR."""
    sheet, _, rows, _ = KINDS[code]
    sheets: Sheets = {**minimal_case(), sheet: [list(row) for row in rows]}
    sheets["Partners"] = [list(row) for row in PARTNERS]
    sheets["Rules"] = [["Rule", "Mode", "Price"], *([rule, mode, 700] for rule, mode in modes.items())]
    return write_workbook(folder / f"{code}.xlsx", sheets)


def found(path: Path, code: str) -> list[tuple[Level, str]]:
    """Level and cell of what is found of the contradiction."""
    _, findings = build_dataset(read_case(path))
    return [(one.level, one.cell) for one in findings if one.code == code]


@pytest.mark.parametrize("code", KINDS)
def test_hard_limits_that_contradict_one_another_are_an_error(tmp_path: Path, code: str) -> None:
    assert found(case_of(tmp_path, code), code) == [(Level.ERROR, KINDS[code][1])]


@pytest.mark.parametrize(("code", "rule"), CASES)
def test_limits_of_which_one_may_be_missed_are_a_warning(tmp_path: Path, code: str, rule: str) -> None:
    assert found(case_of(tmp_path, code, **{rule: "soft"}), code) == [(Level.WARNING, KINDS[code][1])]


@pytest.mark.parametrize(("code", "rule"), CASES)
def test_limits_of_a_rule_that_is_off_contradict_nothing(tmp_path: Path, code: str, rule: str) -> None:
    assert found(case_of(tmp_path, code, **{rule: "off"}), code) == []


@pytest.mark.parametrize(("code", "rule"), CASES)
@pytest.mark.parametrize("mode", ["soft", "off"])
def test_such_a_case_has_the_plan_of_the_contract(tmp_path: Path, code: str, rule: str, mode: str) -> None:
    assert disagreements(case_of(tmp_path, code, **{rule: mode})) == []


def test_either_of_two_soft_limits_is_missed_at_its_price(tmp_path: Path) -> None:
    """At least 45 and at most 40 of 30 with a pool of 20: 5 too many or too few in each of two months."""
    path = case_of(tmp_path, "minimum_above_maximum", minimum_staff="soft", maximum_staff="soft")
    goals = api.solve(api.read(path)).solution.goals
    assert goals is not None
    assert goals["targets"] == pytest.approx(2 * 5 * 700)
