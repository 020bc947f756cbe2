"""What people chose and what happened: rules, goals, decisions and past moves as the dataset holds them."""

from __future__ import annotations

from pathlib import Path

import pytest

from planner.dataset.build import build_dataset
from planner.dataset.types import Dataset, Decision, Goal, Move, RuleSetting
from planner.reading.workbook import read_case
from planner.schema.limits import DecisionKind
from planner.schema.rules import DEFAULT_PRICE, RULE_IDS, Mode
from tests.support import Rows, Sheets, minimal_case, write_workbook


def built(folder: Path, **sheets: Rows) -> tuple[Dataset | None, list[tuple[str, str]]]:
    """The dataset of the minimal case of two months with these sheets; code and cell of what is found."""
    content: Sheets = minimal_case()
    content["Directions"][1][1] = 50  # nobody need come
    content["Settings"] += [list(row) for row in sheets.pop("settings", [])]
    case = read_case(write_workbook(folder / "case.xlsx", {**content, **sheets}))
    dataset, findings = build_dataset(case)
    return dataset, [(found.code, found.cell) for found in (*case.findings, *findings)]


def test_rules_that_are_not_listed_are_hard_at_the_default_price(tmp_path: Path) -> None:
    """All may be relaxed but the past, which is no limit."""
    dataset, _ = built(tmp_path)
    assert dataset is not None
    assert dataset.rules == {
        rule: RuleSetting(Mode.HARD, DEFAULT_PRICE, rule != "actual", DEFAULT_PRICE) for rule in RULE_IDS
    }


def test_rules_are_as_they_are_listed(tmp_path: Path) -> None:
    header = ["Rule", "Mode", "Price", "May be relaxed", "Relaxing price"]
    dataset, found = built(
        tmp_path,
        Rules=[
            header,
            ["minimum_staff", "soft", 7, "no", 9],
            ["pool_floor", "hard", 5, None, None],
            ["actual", "soft", None, "yes", None],
        ],
    )
    assert dataset is not None
    assert dataset.rules["minimum_staff"] == RuleSetting(Mode.SOFT, 7.0, False, 9.0)
    assert dataset.rules["pool_floor"] == RuleSetting(Mode.HARD, 5.0, True, 5.0)  # relaxed at its own price
    assert dataset.rules["actual"] == RuleSetting(Mode.SOFT, DEFAULT_PRICE, False, DEFAULT_PRICE)
    assert found == [("actual_soft", "B4")]


def test_the_past_may_be_off_and_no_other_rule_is_warned_of(tmp_path: Path) -> None:
    dataset, found = built(tmp_path, Rules=[["Rule", "Mode"], ["actual", "off"], ["mobility", "soft"]])
    assert dataset is not None
    assert (dataset.rules["actual"].mode, dataset.rules["mobility"].mode) == (Mode.OFF, Mode.SOFT)
    assert found == []


def test_goals_are_as_listed_or_keep_their_priority(tmp_path: Path) -> None:
    dataset, _ = built(
        tmp_path,
        Goals=[
            ["Goal", "Priority", "Weight", "Tolerance"],
            ["cost", 4, 2, 0.05],
            ["service", None, None, None],
            ["wellbeing", "off", None, None],
        ],
    )
    assert dataset is not None
    assert {goal.id: goal for goal in dataset.goals} == {
        "targets": Goal("targets", 1.0, 1.0, 0.0),
        "service": Goal("service", 1.0, 1.0, 0.0),
        "cost": Goal("cost", 4.0, 2.0, 0.05),
        "stability": Goal("stability", 2.5, 1.0, 0.0),
        "wellbeing": Goal("wellbeing", None, 1.0, 0.0),
    }


@pytest.mark.parametrize(
    ("month", "at", "code"),
    [
        ("2011-12", None, "decision_past"),
        ("2012-01", 0, None),
        ("2012-02", 1, None),
        ("2012-03", None, "decision_outside"),
        (None, None, None),
    ],
)
def test_a_decision_is_about_a_month_of_the_horizon(
    tmp_path: Path, month: str | None, at: int | None, code: str | None
) -> None:
    """January and February are planned; one about an earlier month has no effect, a later one is a fault."""
    header = ["Pool", "To", "Month", "Kind", "FTE", "By", "Why"]
    dataset, found = built(
        tmp_path, Decisions=[header, ["CCO Est", "Est", month, "at least", 3, "HR", "agreed"]]
    )
    assert found == ([] if code is None else [(code, "C2")])
    assert (dataset is None) == (code == "decision_outside")
    if dataset is not None:
        kept = Decision(0, 0, at, DecisionKind.AT_LEAST, 3.0, "HR", "agreed", "Decisions", "E2")
        assert dataset.decisions == (() if code else (kept,))


@pytest.mark.parametrize(
    ("month", "at", "code"),
    [
        ("2011-10", None, "actual_too_old"),  # three months before: trained when the horizon begins
        ("2011-11", -2, None),  # trained in the first month
        ("2011-12", -1, None),
        ("2012-01", 0, None),
        ("2012-02", None, "actual_not_past"),
    ],
)
def test_past_moves_count_that_are_past_and_still_matter(
    tmp_path: Path, month: str, at: int | None, code: str | None
) -> None:
    """One of two months is past, and training takes two."""
    types: Rows = [["Type", "Training months"], ["CCO", 2]]
    dataset, found = built(
        tmp_path,
        settings=[["as of", "2012-02"]],
        Actuals=[["Pool", "To", "Month", "FTE"], ["CCO Est", "Est", month, 3]],
        **{"Advisor types": types},
    )
    assert found == ([] if code is None else [(code, "C2")])
    assert dataset is not None
    assert dataset.actuals == (() if at is None else (Move(0, 0, at, 3.0),))
    assert dataset.as_of == 1


def test_nothing_that_is_planned_is_past_without_an_as_of_month(tmp_path: Path) -> None:
    """A move before the horizon still counts; one inside it cannot have happened."""
    a_month: Rows = [["Type", "Training months"], ["CCO", 1]]
    dataset, found = built(
        tmp_path,
        Actuals=[
            ["Pool", "To", "Month", "FTE"],
            ["CCO Est", "Est", "2012-01", 3],
            ["CCO Est", "Est", "2011-12", 2],
        ],
        **{"Advisor types": a_month},
    )
    assert dataset is not None
    assert dataset.actuals == (Move(0, 0, -1, 2.0),)
    assert found == [("actual_not_past", "C2")]
