"""What is said of a plan and of findings, on a terminal and to machines."""

from __future__ import annotations

import json
from dataclasses import replace

import numpy as np
import pytest

from planner.display import display, percent
from planner.findings import Finding, Level
from planner.plan.gaps import open_gaps
from planner.plan.types import Line, Plan, RuleReport
from planner.plan.years import years
from planner.report.findings import count, describe_findings
from planner.report.machine import plan_object
from planner.report.terminal import summary
from planner.schema.inputs import input_sheet
from planner.schema.rules import Mode
from planner.schema.status import RuleStatus, Status
from planner.schema.types import Language
from planner.verify.check import verify

FAULT = Finding(
    Level.ERROR, "x", "“Nodr” is no Direction of this workbook.", "Pools", "C7", "Nodr", "a Direction", "Nord"
)
ODD = Finding(Level.WARNING, "y", "The forecast of Customers contradicts its own growth.", "Customers")


def test_a_search_that_stopped_says_how_much_better_each_priority_may_be(plan: Plan) -> None:
    """Rounded up, as "at most" asks: 1e-5 is not told as nothing."""
    report = replace(
        plan.solution.solver, gaps=((("targets",), 0.0), (("cost",), 0.00091), (("wellbeing",), 0.11123))
    )
    stopped = replace(plan, solution=replace(plan.solution, status=Status.LIMIT, solver=report))
    said = " ".join(" ".join(summary(stopped, None, 1.0, "en")).split())
    assert "The best possible plan is better by at most: cost 0.1 %, well-being 11.2 %." in said
    assert "better by at most" not in " ".join(summary(plan, None, 1.0, "en"))
    assert open_gaps(replace(plan, solution=replace(plan.solution, solver=replace(report, gaps=((("cost",), 1e-5),)))),
                     "fr") == "coût 0,01\u00a0%"  # fmt: skip


def test_no_minus_stands_before_a_zero(plan: Plan) -> None:
    checked = verify(plan.dataset, plan.quantities)
    assert checked.largest_violation == 0
    assert str(plan_object(plan, None)["largest_violation"]) == "0.0"


def test_errors_come_first_with_place_and_what_was_expected() -> None:
    lines = describe_findings([ODD, FAULT], "en")
    assert lines == [
        "1 error",
        "  Pools!C7  “Nodr” is no Direction of this workbook.",
        "      expected: a Direction · nearest: Nord",
        "1 warning",
        "  The forecast of Customers contradicts its own growth.",
    ]


def test_a_lone_error_without_a_place_is_a_sentence() -> None:
    lone = Finding(Level.ERROR, "z", "The file is empty.")
    assert describe_findings([lone], "fr") == ["Erreur\u00a0: The file is empty."]


def test_findings_are_counted_in_words() -> None:
    assert count([ODD, FAULT, ODD], "en") == "1 error, 2 warnings"
    assert count([ODD], "fr") == "1 avertissement"
    assert count([], "en") == ""


def test_colours_mark_the_level_and_the_place() -> None:
    lines = describe_findings([FAULT, ODD], "en", paint=lambda words, role: f"<{role}>{words}</>")
    assert lines[0] == "<error>1 error</>"
    assert lines[1].startswith("  <heading>Pools!C7</>  ")


def test_figures_are_by_calendar_year(plan: Plan) -> None:
    (year,) = years(plan)
    assert year.year == 2012
    assert (year.leaving, year.staff, year.unmet) == pytest.approx((15.0, 45.0, 0.0))
    assert year.own_share == pytest.approx(1.0)
    assert year.staff_share == pytest.approx(1.0)
    assert year.outsourced_share == 0.0


def test_years_are_cut_in_january(plan: Plan) -> None:
    december = replace(plan, dataset=replace(plan.dataset, first_month=plan.dataset.first_month.plus(11)))
    assert [year.year for year in years(december)] == [2012, 2013]
    assert [year.leaving for year in years(december)] == pytest.approx([10.0, 5.0])


def test_a_month_without_work_has_no_share(plan: Plan) -> None:
    idle = replace(plan, dataset=replace(plan.dataset, workload=(((40.0, 0.0),),)))
    assert years(idle)[0].own_share is None
    assert "–" in "\n".join(summary(idle, None, 1.0, "en"))


def test_the_summary_says_what_is_missed(plan: Plan) -> None:
    february = Line("outsourced_share", (), 1, 30.0, 26.5, -3.5)
    rules = (
        RuleReport("outsourced_share", Mode.SOFT, RuleStatus.MISSED, -3.5, 12.25, february),
        RuleReport("training_seats", Mode.HARD, RuleStatus.BINDING, 0.0, 0.0),
    )
    said = "\n".join(summary(replace(plan, rules=rules), None, 1.0, "en"))
    assert "Missed: Outsourced share (by 12.2 FTE-months in all)." in said
    assert "At the limit: Training seats." in said


def test_percent_as_each_language_writes_it() -> None:
    assert percent(0.2256, "en") == "22.6 %"
    assert percent(0.2256, "fr") == "22,6\u00a0%"


def test_json_leaves_noise_out(plan: Plan) -> None:
    noisy = plan.quantities.transfers.copy()
    noisy[0, 0] = [10.0 + 3e-13, -4e-12]
    quantities = replace(plan.quantities, transfers=noisy)
    shown = plan_object(replace(plan, solution=replace(plan.solution, quantities=quantities)), None)
    assert shown["transfers"] == [{"pool": "CCO Est", "to": "Est", "month": "2012-01", "fte": 10.0}]
    assert "-0.0" not in json.dumps(shown)


def test_json_keeps_zeros_of_staff(plan: Plan) -> None:
    closed = replace(plan.quantities, staff=np.zeros_like(plan.quantities.staff))
    shown = plan_object(replace(plan, solution=replace(plan.solution, quantities=closed)), None)
    assert isinstance(shown["staff"], list)
    assert [entry["fte"] for entry in shown["staff"]] == [0.0, 0.0]


def test_json_has_no_infinity(plan: Plan) -> None:
    endless = (RuleReport("mobility", Mode.HARD, RuleStatus.KEPT, float("inf"), 0.0),)
    shown = plan_object(replace(plan, rules=endless), None)
    assert json.loads(json.dumps(shown, allow_nan=False))["rules"][0]["slack"] is None


@pytest.mark.parametrize(
    ("unmet", "said"),
    [
        (4e-7, "Service: all work is done."),
        (0.02, "Service: 0.02 FTE-months of work are left undone."),
        (3.25, "Service: 3.2 FTE-months of work are left undone."),
    ],
)
def test_work_undone_is_never_said_to_be_zero(plan: Plan, unmet: float, said: str) -> None:
    undone = np.zeros_like(plan.quantities.unmet)
    undone[0, 0, 0] = unmet
    some = replace(plan, solution=replace(plan.solution, quantities=replace(plan.quantities, unmet=undone)))
    assert said in "\n".join(summary(some, None, 1.0, "en"))


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_figures_of_a_year_stand_under_it(plan: Plan, language: Language) -> None:
    lines = summary(plan, None, 1.0, language)
    head = next(index for index, line in enumerate(lines) if line.strip() == "2012")
    assert {len(line) for line in lines[head : head + 7]} == {len(lines[head])}


def test_many_findings_that_are_alike_are_told_once() -> None:
    """A block pasted into numbers: the first few in full, the others by their cells; one of another kind stays."""
    block = [
        Finding(
            Level.ERROR, "reading.not_a_number", f"Pools, D{row}: “x” is not a number.", "Pools", f"D{row}"
        )
        for row in range(2, 280)
    ]
    lines = describe_findings([*block[:5], FAULT, *block[5:]], "en")
    assert len(lines) < 15
    assert lines[0] == "279 errors"
    assert sum("is not a number" in line for line in lines) == 3
    assert "275 more like this: D5, D6" in " ".join(lines)
    assert "D279" in " ".join(lines)
    assert len(describe_findings(block[:6], "en")) == 7


def test_a_value_is_shown_alike_everywhere() -> None:
    share, month, yes = (
        input_sheet(sheet).column(key)
        for sheet, key in (("activities", "outsourced_max"), ("directions", "opens"), ("rules", "may_relax"))
    )
    assert display(0.125, share, "fr") == "12,5\u00a0%"
    assert display("2012-04", month, "fr") == "avr. 2012"
    assert display(False, yes, "en") == "no"
    assert display("hard", input_sheet("rules").column("mode"), "fr") == "ferme"
    assert display(("a", "b"), None, "fr") == "a\u00a0; b"
    assert display(None, share, "en") == ""
