"""Arithmetic before solving: both numbers named, right by hand, and a proof only where it is one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

import planner
from planner.api import build
from planner.findings import Finding, Level
from planner.plan.types import Status
from tests.explain.cases import base, contradictory_decisions, late_centre, rules
from tests.support import Sheets, write_workbook


def found(sheets: Sheets, folder: Path, language: str = "en") -> dict[str, Finding]:
    case = planner.read(write_workbook(folder / "case.xlsx", sheets), language)
    return {finding.code: finding for finding in build(case)[1]}


def before_opening() -> Sheets:
    sheets = base()
    sheets["Directions"][2] = ["Sud", 2, 0.5, "2012-05", 10, "2012-04", None, None]
    return sheets


def above_envelope() -> Sheets:
    sheets = base()
    sheets["Directions"][1] = ["Nord", 20, 0.5, None, 60, "2012-06", None, None]
    sheets["Envelopes"] = [["Envelope", "To", "Maximum"], ["All", "2012-06", 30]]
    return sheets


def above_pools() -> Sheets:
    sheets = base()
    sheets["Directions"][1] = ["Nord", 20, 0.5, None, 60, "2012-06", None, None]
    sheets["Pools"][1] = ["CCO Nord", "CCO", "Nord", 100, 4, None, None, None]
    sheets["Pools"][2] = ["CCO Sud", "CCO", "Sud", 100, None, 9, None, None]
    return sheets


def envelope_too_large() -> Sheets:
    sheets = base()
    sheets["Pools"][1] = ["CCO Nord", "CCO", "Nord", 100, 4, None, None, None]
    sheets["Pools"][2] = ["CCO Sud", "CCO", "Sud", 100, None, 9, None, None]
    sheets["Envelopes"] = [["Envelope", "From", "To", "Minimum"], ["Spring", "2012-03", "2012-05", 30]]
    return sheets


def no_way() -> Sheets:
    sheets = base()
    sheets["Directions"][2][3] = None
    sheets["Decisions"] = [["Pool", "To", "Month", "Kind", "FTE"], ["CCO Nord", "Sud", None, "at least", 5]]
    return sheets


def too_early() -> Sheets:
    sheets = base()
    sheets["Decisions"] = [["Pool", "To", "Month", "Kind", "FTE"], ["CCO Sud", "Sud", "2012-01", "fix", 5]]
    return sheets


def before_training_ends() -> Sheets:
    """Nord asks for 30 in January: nobody sent in January is trained before February. Its seats are no limit."""
    sheets = base()
    sheets["Directions"][1] = ["Nord", 20, 0.5, None, 30, "2012-01", None, None]
    return sheets


SAID = {
    "minimum_before_trained": "30 advisors in Jan 2012, but training takes at least 1 month",
    "minimum_above_seats": "18 advisors in May 2012, but its training seats allow at most 15",
    "minimum_before_opening": "opens in May 2012, and nobody is trained for it before: 2 are there then, 8 short",
    "minimum_above_envelope": "must have 60 advisors, but 20 at the start and 30 transfers of All make 50",
    "minimum_above_pools": "but 20 at the start and 33 that the pools can release make 53",
    "envelope_above_pools": "at least 30 transfers, but its pools can release 21 at most in its months: 9 short",
    "decision_without_route": "advisors of CCO Nord are to leave for Sud",
    "decision_before_opening": "before it opens in Mar 2012",
}
"""Code of a finding → part of its sentence, with the figures worked out by hand."""


@pytest.mark.parametrize(
    ("case", "code", "place"),
    [
        (late_centre, "minimum_above_seats", ("Directions", "E3")),
        (before_opening, "minimum_before_opening", ("Directions", "E3")),
        (before_training_ends, "minimum_before_trained", ("Directions", "E2")),
        (above_envelope, "minimum_above_envelope", ("Envelopes", "C2")),
        (above_pools, "minimum_above_pools", ("Pools", "")),
        (envelope_too_large, "envelope_above_pools", ("Envelopes", "D2")),
        (no_way, "decision_without_route", ("Decisions", "E2")),
        (too_early, "decision_before_opening", ("Decisions", "E2")),
    ],
)
def test_both_numbers_and_their_cell(
    tmp_path: Path, case: Callable[[], Sheets], code: str, place: tuple[str, str]
) -> None:
    finding = found(case(), tmp_path)[code]
    assert finding.level is Level.WARNING
    assert (finding.sheet, finding.cell) == place
    assert SAID[code] in finding.message
    assert "No plan can keep both." in finding.message
    # The proof is one: the solver finds no plan either.
    assert planner.solve(planner.read(tmp_path / "case.xlsx")).status is Status.INFEASIBLE
    assert "Aucun plan ne peut tenir les deux." in found(case(), tmp_path, "fr")[code].message


def test_a_soft_rule_is_missed_instead(tmp_path: Path) -> None:
    sheets = late_centre()
    sheets["Rules"] = rules(("minimum_staff", "soft", 5, None, None))
    finding = found(sheets, tmp_path)["minimum_above_seats"]
    assert "One of the two will be missed." in finding.message
    plan = planner.solve(planner.read(tmp_path / "case.xlsx"))
    assert plan.status is Status.OPTIMAL
    assert plan.goals["targets"] > 0


def test_work_that_nobody_can_do(tmp_path: Path) -> None:
    sheets = base()
    sheets["Partners"][1] = ["Arvato", 15, 500]
    sheets["Pools"][1] = ["CCO Nord", "CCO", "Nord", 100, None, 10, None, None]
    sheets["Pools"][2] = ["CCO Sud", "CCO", "Sud", 100, None, 10, None, None]
    finding = found(sheets, tmp_path)["work_above_everybody"]
    # In January 20 own staff and 15 of a partner do 35 of 60 FTE; from February up to 40 and 15 do 55.
    assert (
        "in Jan 2012 there are 60 FTE of work, but partners can do 15 and own staff 20 at most: 25"
        in finding.message
    )
    assert "months concerned: 6" in finding.message
    plan = planner.solve(planner.read(tmp_path / "case.xlsx"))
    assert plan.quantities.unmet[..., 0].sum() == pytest.approx(25)


def test_a_share_that_staff_cannot_reach(tmp_path: Path) -> None:
    sheets = base()
    sheets["Outsourcing"] = [["Line", "2012-02", "2012-06"], ["max share", 0.6, 0.1]]
    sheets["Envelopes"] = [["Envelope", "Maximum"], ["All", 12]]
    sheets["Rules"] = rules(("outsourced_share", "soft", 100, None, None))
    finding = found(sheets, tmp_path)["share_above_staff"]
    assert (finding.sheet, finding.cell) == ("Outsourcing", "C2")
    assert "in Jun 2012 90 % of the work is to be done inside, which takes 54 FTE" in finding.message
    assert "make 32 FTE at most, or 53.3 %" in finding.message
    assert "months concerned: 1" in finding.message


def test_people_already_on_their_way_count(tmp_path: Path) -> None:
    sheets = late_centre()
    sheets["Actuals"] = [["Pool", "To", "Month", "FTE"], ["CCO Sud", "Sud", "2011-12", 3]]
    assert "minimum_above_seats" not in found(sheets, tmp_path)


@pytest.mark.parametrize("case", [base, contradictory_decisions])
def test_silence_where_nothing_contradicts_by_arithmetic(tmp_path: Path, case: Callable[[], Sheets]) -> None:
    assert not found(case(), tmp_path)


def test_seats_say_nothing_where_training_is_what_takes_too_long(tmp_path: Path) -> None:
    sheets = before_training_ends()
    sheets["Directions"][1][6] = 50
    assert set(found(sheets, tmp_path)) >= {"minimum_before_trained"}
    assert "minimum_above_seats" not in found(sheets, tmp_path)


def test_a_minimum_is_judged_from_the_first_month_that_can_still_be_reached(tmp_path: Path) -> None:
    """Planned from March, the first arrivals are in April: 30 in January is past, and no longer a contradiction."""
    sheets = before_training_ends()
    sheets["Settings"].append(["as of", "2012-03"])
    assert "minimum_before_trained" not in found(sheets, tmp_path)
    assert planner.solve(planner.read(tmp_path / "case.xlsx")).status is Status.OPTIMAL


def test_the_best_pass_rate_may_follow_another_length(tmp_path: Path) -> None:
    """10 long-trained, who all pass, and then 3 short classes of 10 of whom half do: 25, more than either alone."""
    sheets = base()
    sheets["Directions"][2] = ["Sud", 0, 0.5, "2012-03", 22, "2012-06", 10, None]
    sheets["Advisor types"] = [["Type", "Training months", "Pass rate"], ["CCO", 1, 0.5], ["AVSC", 2, 1]]
    sheets["Pools"][1] = ["AVSC Sud", "AVSC", "Sud", 100, None, None, None, None]
    assert "minimum_above_seats" not in found(sheets, tmp_path)
    assert planner.solve(planner.read(tmp_path / "case.xlsx")).status is Status.OPTIMAL
