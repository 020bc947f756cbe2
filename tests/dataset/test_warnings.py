"""Figures that contradict one another: said with both, and not where they just meet.

The base: Nord with 20 advisors, Sud that opens in March, 100 in a pool of each, a month of training, six months.
"""

from __future__ import annotations

from pathlib import Path

import pytest

import planner
from planner.api import build
from planner.findings import Finding
from tests.explain.cases import MONTHS, base, rules
from tests.support import Rows, Sheets, write_workbook

POOLS = ["Pool", "Type", "Direction", "Available", "Release per month", "Release total"]
SCARCE: Rows = [POOLS, ["CCO Nord", "CCO", "Nord", 100, 4, None], ["CCO Sud", "CCO", "Sud", 100, None, 9]]
"""4 a month, and 9 in all."""

ACTUALS = ["Pool", "To", "Month", "FTE"]
WINDOW = ["Envelope", "From", "To", "Minimum", "Maximum", "Type", "Direction"]
DECISIONS = ["Pool", "To", "Month", "Kind", "FTE"]


def sheets_of(
    *, nord: list[object] | None = None, sud: list[object] | None = None, settings: Rows = (), **sheets: Rows
) -> Sheets:
    """The base with the minimum and its month of Nord, the opening, minimum, month and seats of Sud, and sheets."""
    content = base()
    if nord:
        content["Directions"][1][4:6] = nord
    if sud:
        content["Directions"][2][3:7] = sud
    content["Settings"] += [list(row) for row in settings]
    named = {name.replace("_", " "): [list(row) for row in rows] for name, rows in sheets.items()}
    return {**content, **named}


def findings(folder: Path, sheets: Sheets) -> tuple[Finding, ...]:
    """What the dataset finds odd."""
    return build(planner.read(write_workbook(folder / "case.xlsx", sheets)))[1]


def said(folder: Path, sheets: Sheets) -> dict[str, str]:
    """Code → sentence of every warning."""
    return {one.code: one.message for one in findings(folder, sheets)}


def losing(nord: float | None, sud: float | None) -> Rows:
    """The pools of the base with their attrition."""
    pools: Rows = [
        ["CCO Nord", "CCO", "Nord", 100, None, None, nord],
        ["CCO Sud", "CCO", "Sud", 100, None, None, sud],
    ]
    return [[*POOLS, "Attrition"], *pools]


EARLY_STAFF: Rows = [
    ["Direction", "Starting staff", "Opens", "Share of customers"], ["Nord", 20, None, 0.5], ["Sud", 5, "2012-03", 0.5],
]  # fmt: skip

AS_OF = [["as of", "2012-02"]]
TOGETHER = [60, "2012-06"]

SPEAKS = {
    "several centres": (
        sheets_of(
            nord=[40, "2012-05"], sud=[None, 21, "2012-06", None],
            Envelopes=[WINDOW, ["All", None, None, None, 40, None, None]],
        ),
        "minimum_above_envelope",
        "by Jun 2012 2 centres must have 61 advisors together, but 20 at the start and 40 transfers of All make 60",
    ),
    "a minimum without a month": (
        sheets_of(nord=[51, None], Envelopes=[WINDOW, ["All", None, "2012-01", None, 30, None, None]]),
        "minimum_above_envelope",
        "by Jan 2012 1 centre must have 51 advisors, but 20 at the start and 30 transfers of All make 50",
    ),
    "of two seats a month": (
        sheets_of(sud=["2012-03", 9, "2012-06", 2]),
        "minimum_above_seats",
        "must have 9 advisors in Jun 2012, but its training seats allow at most 8 by then: 1 short",
    ),
    "what the pools gave already counts": (
        sheets_of(nord=TOGETHER, settings=AS_OF, Pools=SCARCE, Actuals=[ACTUALS, ["CCO Nord", "Nord", "2012-01", 7]]),
        "minimum_above_pools",
        "20 at the start and 36 that the pools can release make 56",
    ),
    "what left inside the window counts": (
        sheets_of(
            settings=[["as of", "2012-04"]], Pools=SCARCE,
            Envelopes=[WINDOW, ["Spring", "2012-03", "2012-05", 24, None, None, None]],
            Actuals=[ACTUALS, ["CCO Nord", "Nord", "2012-03", 6], ["CCO Nord", "Nord", "2012-02", 5]],
        ),
        "envelope_above_pools",
        "at least 24 transfers, but its pools can release 23 at most in its months: 1 short",
    ),
    "for its direction only": (
        sheets_of(
            settings=[["as of", "2012-04"]], Pools=SCARCE,
            Envelopes=[WINDOW, ["Spring", "2012-03", "2012-05", 24, None, None, "Sud"]],
            Actuals=[ACTUALS, ["CCO Nord", "Nord", "2012-03", 6], ["CCO Sud", "Sud", "2012-03", 2]],
        ),
        "envelope_above_pools",
        "its pools can release 11 at most in its months: 13 short",
    ),
    "a group of more than there are": (
        sheets_of(Advisor_types=[["Type", "Training months", "Smallest group"], ["CCO", 1, 201]]),
        "group_above_pools",
        "train in groups of at least 201, but all pools of that type together have 200",
    ),
    "a way that is not": (
        sheets_of(sud=[None, None, None, None], Decisions=[DECISIONS, ["CCO Nord", "Sud", None, "fix", 1]]),
        "decision_without_route",
        "No plan can keep both.",
    ),
    "a soft way is missed": (
        sheets_of(
            sud=[None, None, None, None], Rules=rules(("mobility", "soft", 5, None, None)),
            Decisions=[DECISIONS, ["CCO Nord", "Sud", None, "fix", 1]],
        ),
        "decision_without_route",
        "One of the two will be missed.",
    ),
    "a soft opening": (
        sheets_of(
            Rules=rules(("decision", "soft", 5, None, None)),
            Decisions=[DECISIONS, ["CCO Sud", "Sud", "2012-01", "at least", 1]],
        ),
        "decision_before_opening",
        "before it opens in Mar 2012. One of the two will be missed.",
    ),
    "the widest gap of a share": (
        sheets_of(
            Pools=SCARCE,
            Outsourcing=[["Line", "2012-04", "2012-05", "2012-06"], ["max share", 0.2, 0.25, 0.06]],
            Rules=rules(("outsourced_share", "soft", 1, None, None)),
        ),
        "share_above_staff",
        "in Jun 2012 94 % of the work is to be done inside, which takes 56 FTE; all centres and everything that the "
        "pools and envelopes let leave by then make 49 FTE at most, or 81.7 %. The target cannot be met by transfers "
        "alone (months concerned: 2)",
    ),
    "half of little work before a tenth of much": (
        sheets_of(
            Directions=[["Direction", "Share of customers"], ["Nord", 1]],
            Pools=[POOLS, ["CCO Nord", "CCO", "Nord", 0.45, None, None]],
            Workload=[["Activity", *MONTHS], ["Calls", *[60] * 5, 0.9]],
            Outsourcing=[["Line", "2012-05", "2012-06"], ["max share", 0.9, 0]],
        ),
        "share_above_staff",
        "in Jun 2012 100 % of the work is to be done inside, which takes 1 FTE; all centres and everything that the "
        "pools and envelopes let leave by then make 0 FTE at most, or 50 %",
    ),
    "who left before the horizon is there": (
        sheets_of(
            nord=[30, "2012-02"], Advisor_types=[["Type", "Training months"], ["CCO", 2]],
            Actuals=[ACTUALS, ["CCO Nord", "Nord", "2011-12", 7]],
        ),
        "minimum_before_trained",
        "takes at least 2 months, so nobody sent now is there by then: 27 are, 3 short",
    ),
    "more new customers than growth": (
        sheets_of(
            Customers=[
                ["Line", *MONTHS],
                ["customers", *range(1000, 1005), 1010.4],
                ["new customers", *[0.32] * 6],
            ]
        ),
        "growth_contradiction",
        "from Jan 2012 to Jun 2012 customers grow by 10, but 2 new customers are counted in the same months. "
        "With no departures there would be 1,002 instead of 1,010; check",
    ),
    "the worst month of all work": (
        sheets_of(Partners=[["Partner", "Capacity", "Cost"], ["Arvato", 10, 500]]),
        "work_above_everybody",
        "in Jan 2012 there are 60 FTE of work, but partners can do 10 and own staff 20 at most: 30 FTE stay undone "
        "(months concerned: 1)",
    ),
    "everything is past": (
        sheets_of(settings=[["as of", "2012-07"]]),
        "as_of_after_horizon",
        "“as of” is Jul 2012, after the last month that is planned, Jun 2012",
    ),
    "more have left than there were": (
        sheets_of(
            settings=[["as of", "2012-04"]], Pools=losing(0.1, None),
            Actuals=[ACTUALS, ["CCO Nord", "Nord", "2012-01", 60], ["CCO Nord", "Nord", "2012-02", 28]],
        ),
        "actual_above_pool",
        "CCO Nord has 100 FTE, of whom 81 are left in Feb 2012 if nobody transfers, but 88 have left by then",
    ),
    "staff that waits for an opening": (
        sheets_of(Directions=EARLY_STAFF),
        "staff_before_opening",
        "Sud has 5 advisors at the start but opens in Mar 2012",
    ),
    "the month of no minimum": (
        sheets_of(sud=["2012-03", None, "2012-05", None]),
        "minimum_from_alone",
        "“Minimum from” of Sud has no effect without a minimum. Fill “Minimum staff”",
    ),
    "a percent without its sign": (
        sheets_of(
            Directions=[
                ["Direction", "Starting staff", "Attrition", "Share of customers"], ["Nord", 20, 0.5, 0.5],
                ["Sud", None, 0.005, 0.5],
            ]
        ),
        "attrition_high",
        "Nord loses 50 % of its people each month. If 0.5 % is meant, type 0.5 %.",
    ),
    "of a pool too": (
        sheets_of(Pools=losing(1, 0.19)),
        "attrition_high",
        "CCO Nord loses 100 % of its people each month. If 1 % is meant, type 1 %.",
    ),
    "contacts of no time": (
        sheets_of(
            Directions=[["Direction", "Share of customers"], ["Nord", 0.5], ["Sud", 0.5]],
            Activities=[["Activity", "Contacts per 1,000", "Handling time"], ["Calls", None, None], ["Mail", 5, 0]],
            Customers=[["Line", *MONTHS], ["customers", *[1000] * 6]],
        ),
        "handling_zero",
        "contacts that take 0 minutes make no work: Mail counts for nothing",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", SPEAKS)
def test_both_figures_are_said(tmp_path: Path, name: str) -> None:
    sheets, code, part = SPEAKS[name]
    assert part in said(tmp_path, sheets)[code]


CELLS = {
    "minimum_above_envelope": "E2",
    "minimum_above_seats": "E3",
    "envelope_above_pools": "D2",
    "group_above_pools": "C2",
    "decision_without_route": "E2",
    "decision_before_opening": "E2",
    "minimum_before_trained": "E2",
    "growth_contradiction": "G2",
    "as_of_after_horizon": "B6",
    "actual_above_pool": "D2",
    "staff_before_opening": "B3",
    "minimum_from_alone": "F3",
    "attrition_high": "C2",
    "handling_zero": "C3",
}
"""Code → the cell whose figure is named first; others name a sheet."""


def test_each_warning_names_its_cell(tmp_path: Path) -> None:
    wrong = {}
    for name, (sheets, code, _) in SPEAKS.items():
        found = {one.code: one.cell for one in findings(tmp_path, sheets)}[code]
        cell = {
            "the widest gap of a share": "D2",
            "half of little work before a tenth of much": "C2",
            "of a pool too": "G2",
        }.get(name, CELLS.get(code, ""))
        if found != cell:
            wrong[name] = found
    assert wrong == {}


SILENT = {
    "all that seats allow": sheets_of(sud=["2012-03", 15, "2012-05", 5]),
    "seats that are no rule": sheets_of(
        sud=["2012-03", 18, "2012-05", 5], Rules=rules(("training_seats", "off", None, None, None))
    ),
    "a minimum that is no rule": sheets_of(
        nord=TOGETHER, sud=["2012-03", 18, "2012-05", 5], Pools=SCARCE,
        Rules=rules(("minimum_staff", "off", None, None, None)),
    ),
    "in the month of the opening": sheets_of(sud=["2012-05", 10, "2012-05", None]),
    "an opening that is no rule": sheets_of(
        sud=["2012-05", 10, "2012-04", None], Rules=rules(("opening", "off", None, None, None))
    ),
    "all that an envelope lets through": sheets_of(
        nord=[50, "2012-06"], Envelopes=[WINDOW, ["All", None, None, None, 30, None, None]]
    ),
    "an envelope before the minimum holds": sheets_of(
        nord=TOGETHER, Envelopes=[WINDOW, ["All", None, "2012-04", None, 30, None, None]]
    ),
    "an envelope that begins later": sheets_of(
        nord=TOGETHER, Envelopes=[WINDOW, ["All", "2012-02", None, None, 30, None, None]]
    ),
    "an envelope of one direction": sheets_of(
        nord=TOGETHER, Envelopes=[WINDOW, ["All", None, None, None, 30, None, "Sud"]]
    ),
    "an envelope of one type": sheets_of(
        nord=TOGETHER, Envelopes=[WINDOW, ["All", None, None, None, 30, "CCO", None]]
    ),
    "an envelope without a maximum": sheets_of(
        nord=TOGETHER, Envelopes=[WINDOW, ["All", None, None, 1, None, None, None]]
    ),
    "an envelope that is no rule": sheets_of(
        nord=TOGETHER, Envelopes=[WINDOW, ["All", None, None, 900, 901, None, None]],
        Rules=rules(("envelope", "off", None, None, None)),
    ),
    "all that pools release": sheets_of(nord=[53, "2012-06"], Pools=SCARCE),
    "all that a window's pools release": sheets_of(
        Pools=SCARCE, Envelopes=[WINDOW, ["Spring", "2012-03", "2012-05", 21, None, None, None]]
    ),
    "a group of all there are": sheets_of(
        Advisor_types=[["Type", "Training months", "Smallest group"], ["CCO", 1, 200]]
    ),
    "groups that are no rule": sheets_of(
        Advisor_types=[["Type", "Training months", "Smallest group"], ["CCO", 1, 201]],
        Rules=rules(("training_group", "off", None, None, None)),
    ),
    "decisions that send nobody": sheets_of(
        Decisions=[
            DECISIONS, ["CCO Nord", "Sud", "2012-01", "at most", 5], ["CCO Nord", "Sud", "2012-02", "fix", 0],
            ["CCO Nord", None, "2012-01", "fix", 1], [None, "Sud", "2012-04", "fix", 1],
        ]
    ),
    "trained in the month of the opening": sheets_of(
        Decisions=[DECISIONS, ["CCO Sud", "Sud", "2012-02", "fix", 5], ["CCO Sud", "Sud", None, "at least", 5]]
    ),
    "routes that are no rule": sheets_of(
        Rules=rules(("mobility", "off", None, None, None)),
        Decisions=[DECISIONS, ["CCO Nord", "Sud", "2012-04", "fix", 5]],
    ),
    "decisions that are no rule": sheets_of(
        Rules=rules(("decision", "off", None, None, None)),
        Decisions=[DECISIONS, ["CCO Nord", "Sud", "2012-04", "fix", 5]],
    ),
    "a share that all staff just reach": sheets_of(
        Pools=SCARCE, Outsourcing=[["Line", "2012-06"], ["max share", 0.2]],
        Rules=rules(("outsourced_share", "soft", 1, None, None)),
    ),
    "a share that is no rule": sheets_of(
        Pools=SCARCE, Outsourcing=[["Line", "2012-06"], ["max share", 0]],
        Rules=rules(("outsourced_share", "off", None, None, None)),
    ),
    "new customers of which a month is not known": sheets_of(
        Customers=[
            ["Line", *MONTHS],
            ["customers", *[1000] * 5, 1010],
            ["new customers", *[0] * 5, None],
        ]
    ),
    "the last month is planned": sheets_of(settings=[["as of", "2012-06"]]),
    "all of a pool has left": sheets_of(
        settings=AS_OF, Actuals=[ACTUALS, ["CCO Nord", "Nord", "2012-01", 100]],
    ),
    "more have left than there were, in a past that is no rule": sheets_of(
        settings=AS_OF, Actuals=[ACTUALS, ["CCO Nord", "Nord", "2012-01", 101]],
        Rules=rules(("actual", "off", None, None, None)),
    ),
    "staff in a centre that has opened": sheets_of(
        settings=[["as of", "2012-03"]],
        Directions=EARLY_STAFF,
    ),
    "staff before an opening that is no rule": sheets_of(
        Directions=EARLY_STAFF,
        Rules=rules(("opening", "off", None, None, None)),
    ),
    "the month of a minimum of nobody": sheets_of(sud=["2012-03", 0, "2012-05", None]),
    "a fifth less a month, nearly": sheets_of(
        Directions=[
            ["Direction", "Starting staff", "Attrition", "Share of customers"], ["Nord", 70, 0.199, 0.5],
            ["Sud", None, None, 0.5],
        ]
    ),
    "no contacts of no time": sheets_of(
        Directions=[["Direction", "Starting staff", "Share of customers"], ["Nord", 20, 0.5], ["Sud", None, 0.5]],
        Activities=[["Activity", "Contacts per 1,000", "Handling time"], ["Calls", None, None], ["Mail", 0, 0]],
        Customers=[["Line", *MONTHS], ["customers", *[1000] * 6]],
    ),
    "all work that all can just do": sheets_of(Partners=[["Partner", "Capacity", "Cost"], ["Arvato", 40, 500]]),
}  # fmt: skip
"""Nothing is said. Own staff of June: 20, 4 in each of five months and 9 make 49 of 60 FTE; 48 are four fifths."""


@pytest.mark.parametrize("name", SILENT)
def test_nothing_is_said_of_what_just_meets_or_does_not_hold(tmp_path: Path, name: str) -> None:
    assert said(tmp_path, SILENT[name]) == {}
