"""Lines that change service levels, source activities and training groups: they work, or are refused in words."""

from __future__ import annotations

from pathlib import Path

import pytest

import planner
from planner.findings import BadInput
from planner.scenarios.types import Result
from tests.dataset.demand_cases import pools_case, queue_case, source
from tests.solve.test_groups import case as groups_case
from tests.support import Sheets, write_workbook

QUEUE = queue_case({"Est": 1.0})
"""2 Erlang, four agents, 8 FTE that nobody does (docs/service-level.md), at 20,000 EUR each."""

POOLS = pools_case([source(contacts=36_000)])
"""15 FTE of work in three months; 36 FTE of 40 stay for the source activity, so 3 and 1 may leave."""

GROUPS = groups_case(0)
"""Three more are needed, at 10 EUR each."""


def results(folder: Path, sheets: Sheets, line: str) -> list[Result]:
    """The case as it is, and what the line makes of it."""
    return list(planner.scenarios(planner.read(write_workbook(folder / "case.xlsx", sheets)), [line]).results)


def goals(result: Result) -> tuple[float, float]:
    """Service and cost, EUR."""
    assert result.status == "optimal"
    assert result.goals is not None
    return result.goals["service"], result.goals["cost"]


@pytest.mark.parametrize(
    ("sheets", "line", "service", "cost"),
    [
        # 95 % in 20 s: five agents reach 94.6 %, six 98.4 %: 6 · 260 / 130 = 12 FTE
        (QUEUE, "Activities!Front desk!Service level = 95 %", 240_000, 0),
        (QUEUE, "Activities!Service level + 0.15", 240_000, 0),
        # nobody who waits longer than five minutes: three agents, 1 − 0.444 · e^(−300/600) = 73 %; four, 98 %
        (QUEUE, "Activities!Answer within = 600", 120_000, 0),
        (QUEUE, "Activities!Opening hours × 2", 240_000, 0),
        # half the contacts: 18 stay, 22 may leave, 15 are needed
        (POOLS, "Source activities!1014!Contacts per month × 0.5", 0, 0),
        (POOLS, "Source activities!Outsourced = 50 %", 0, 0),
        (GROUPS, "Advisor types!CCO!Smallest group = 4", 0, 40),
        (GROUPS, "Advisor types!Smallest group = 2", 0, 30),
        # a group that all pools together cannot fill: 1 and 3 FTE stay undone
        (GROUPS, "Advisor types!Smallest group = 400", 80_000, 0),
    ],
)
def test_a_line_changes_what_it_names(
    tmp_path: Path, sheets: Sheets, line: str, service: float, cost: float
) -> None:
    before, after = results(tmp_path, sheets, line)
    assert list(goals(after)) == pytest.approx([service, cost])
    assert goals(before) != goals(after) or cost == 30


def test_a_range_of_groups_is_swept(tmp_path: Path) -> None:
    swept = results(tmp_path, GROUPS, "Advisor types!Smallest group = 2..4 step 2")
    assert [goals(one)[1] for one in swept] == [pytest.approx(30), pytest.approx(30), pytest.approx(40)]


@pytest.mark.parametrize(
    ("sheets", "line", "reason"),
    [
        (QUEUE, "Activities!Service level = 100 %", "must be above 0 % and below 100 %"),
        (QUEUE, "Activities!Service level + 0.3", "outside what is possible there"),
        (POOLS, "Source activities!Contacts per month = 0", "“Contacts per month” of 1014 must be above 0"),
        (POOLS, "Source activities!Yearly change = -150 %", "leaves 1014 no contact at all"),
    ],
)
def test_what_no_case_can_be_is_a_reason(tmp_path: Path, sheets: Sheets, line: str, reason: str) -> None:
    _, after = results(tmp_path, sheets, line)
    assert after.status == "invalid"
    assert reason in after.reasons[0]


@pytest.mark.parametrize(
    ("sheets", "line", "begins"),
    [
        (QUEUE, "Activities!Opening hours = 200", "Activities, Opening hours: 200 is above 168"),
        (QUEUE, "Activities!Service level = 95", "Activities, Service level: 95 may mean 95 %"),
        (
            GROUPS,
            "Advisor types!CCO!Smallest group = -1",
            "Advisor types, CCO · Smallest group: -1 is below 0",
        ),
        (GROUPS, "Rules!training_group!Mode = soft", "The sheet “Rules” has no rows"),
    ],
)
def test_what_no_cell_can_hold_is_refused_with_its_place(
    tmp_path: Path, sheets: Sheets, line: str, begins: str
) -> None:
    with pytest.raises(BadInput) as refused:
        results(tmp_path, sheets, line)
    (found,) = refused.value.findings
    assert found.message.startswith(begins)
    assert (found.sheet, found.cell) == ("", "")


def test_groups_that_become_soft_are_refused_where_the_rules_are_listed(tmp_path: Path) -> None:
    listed = GROUPS | {"Rules": [["Rule", "Mode"], ["training_group", "hard"]]}
    _, off = results(tmp_path, listed, "Rules!training_group!Mode = off")
    assert list(goals(off)) == pytest.approx([0, 30])
    _, soft = results(tmp_path, listed, "Rules!training_group!Mode = soft")
    assert soft.status == "invalid"
    assert soft.reasons == (
        "Rules, B2: the rule “Training groups” cannot be soft. Choose one of: hard, off.",
    )
