"""The work of a case: zero is said, blank is not."""

from __future__ import annotations

from pathlib import Path

import pytest

from planner.dataset.build import build_dataset
from planner.dataset.types import Dataset
from planner.reading.workbook import read_case
from tests.support import Sheets, minimal_case, write_workbook


def _codes(tmp_path: Path, sheets: Sheets) -> list[str]:
    case = read_case(write_workbook(tmp_path / "case.xlsx", sheets))
    return [found.code for found in (*case.findings, *build_dataset(case)[1])]


def _workload(*values: object) -> Sheets:
    sheets = minimal_case()
    months = [f"2012-{month:02d}" for month in range(1, len(values) + 1)]
    sheets["Settings"] = [["Setting", "Value"], ["first month", "2012-01"], ["months", len(values)]]
    sheets["Workload"] = [["Activity", *months], ["Calls", *values]]
    return sheets


@pytest.mark.parametrize(
    ("values", "codes"),
    [
        ((0, 0), []),
        ((5, 0), []),
        ((5, None), ["work_unsaid"]),
        ((None, 0), ["work_unsaid"]),
        ((None, None), ["no_workload"]),
    ],
)
def test_zero_is_zero_and_blank_is_said(tmp_path: Path, values: tuple[object, ...], codes: list[str]) -> None:
    """A case whose work is zero is a case; a month that nothing says is warned of; none at all is an error."""
    assert _codes(tmp_path, _workload(*values)) == codes


def test_work_without_shares_is_one_fault(tmp_path: Path) -> None:
    """Where the shares are lacking, the work is not missing too."""
    sheets = _workload(5, 5)
    sheets["Directions"] = [["Direction"], ["Nord"], ["Sud"]]
    sheets["Pools"] = [["Pool", "Type", "Direction", "Available"], ["P", "A", "Nord", 10]]
    sheets["Advisor types"] = [["Type"], ["A"]]
    assert _codes(tmp_path, sheets) == ["shares_sum"]


def test_a_driver_that_lacks_months_is_one_fault_however_many_activities_it_drives(tmp_path: Path) -> None:
    """``headings-of-another-year``: the line of customers is blank in the horizon, said once and not per activity."""
    sheets = _workload(1, 1)
    sheets["Customers"] = [["Line", "2011-01", "2011-02"], ["customers", 1000, 1000]]
    sheets["Activities"] = [
        ["Activity", "Units per FTE"],
        ["A1", 10],
        ["A2", 20],
        ["A3", 30],
        ["Calls", None],
    ]
    assert _codes(tmp_path, sheets).count("driver_gap") == 1


def _built(tmp_path: Path, **sheets: list[list[object]]) -> tuple[Dataset | None, list[tuple[str, str]]]:
    """Two Directions with 60 % and 40 % of the customers, three months; code and cell of what is found."""
    months = ["2012-01", "2012-02", "2012-03"]
    content: Sheets = {
        "Settings": [["Setting", "Value"], ["first month", months[0]], ["months", 3]],
        "Directions": [["Direction", "Share of customers"], ["Nord", 0.6], ["Sud", 0.4]],
        "Advisor types": [["Type"], ["A"]],
        "Pools": [["Pool", "Type", "Direction", "Available"], ["P", "A", "Nord", 100]],
        "Customers": [["Line", *months], ["customers", 1000, 1000, 1000]],
        **sheets,
    }
    case = read_case(write_workbook(tmp_path / "case.xlsx", content))
    dataset, findings = build_dataset(case)
    return dataset, [(found.code, found.cell) for found in (*case.findings, *findings)]


MONTHS = ["2012-01", "2012-02", "2012-03"]


def test_work_is_spread_by_customers_and_a_months_own_figure_comes_before_it(tmp_path: Path) -> None:
    """10 FTE by the driver, 20 as typed for February for all, 3 as typed for Sud in March."""
    dataset, found = _built(
        tmp_path,
        Activities=[["Activity", "Units per FTE"], ["Calls", 100], ["Mail", 50]],
        Workload=[
            ["Activity", "Direction", *MONTHS],
            ["Calls", None, None, 20, None],
            ["Mail", "Sud", None, None, 3],
        ],
    )
    assert dataset is not None
    assert found == []
    calls, mail = ([direction[a] for direction in dataset.workload] for a in (0, 1))
    assert calls == [pytest.approx((6, 12, 6)), pytest.approx((4, 8, 4))]
    assert mail == [pytest.approx((12, 12, 12)), pytest.approx((8, 8, 3))]


def test_work_is_given_by_direction_or_for_all_not_both(tmp_path: Path) -> None:
    rows: list[list[object]] = [
        ["Activity", "Direction", *MONTHS],
        ["Calls", None, 5, 5, 5],
        ["Mail", None, 5, 5, 5],
        ["Mail", "Sud", 3, 3, 3],
    ]
    dataset, found = _built(tmp_path, Workload=rows)
    assert dataset is None
    assert found == [("workload_both", "B3")]


def test_activities_that_only_workload_names_come_last_and_each_once(tmp_path: Path) -> None:
    dataset, _ = _built(
        tmp_path,
        Workload=[
            ["Activity", "Direction", *MONTHS],
            ["Mail", "Sud", 1, 1, 1],
            ["MAIL", "Nord", 2, 2, 2],
            ["Visits", "Sud", 3, 3, 3],
        ],
    )
    assert dataset is not None
    assert [activity.name for activity in dataset.activities] == ["Mail", "Visits"]
    assert dataset.workload == (((2, 2, 2), (0, 0, 0)), ((1, 1, 1), (3, 3, 3)))


@pytest.mark.parametrize(
    ("low", "high", "found"),
    [(0.4, 0.4, []), (0.41, 0.4, [("outsourced_range", "C2")]), (0.4, None, []), (None, 0.4, [])],
)
def test_the_least_of_an_activity_for_partners_is_not_above_the_most(
    tmp_path: Path, low: float | None, high: float | None, found: list[tuple[str, str]]
) -> None:
    dataset, codes = _built(
        tmp_path,
        Activities=[
            ["Activity", "Units per FTE", "Outsourced min", "Outsourced max"],
            ["Calls", 100, low, high],
        ],
    )
    assert codes == found
    if dataset is not None:
        assert (dataset.activities[0].outsourced_min, dataset.activities[0].outsourced_max) == (low, high)


@pytest.mark.parametrize(
    ("shares", "found"),
    [((None, None), []), ((0.5, None), [("shares_sum", "B2")]), ((None, 0.5), [("shares_sum", "B3")])],
)
def test_shares_are_asked_for_where_work_is_for_all_or_some_are_given(
    tmp_path: Path, shares: tuple[float | None, float | None], found: list[tuple[str, str]]
) -> None:
    """Work by Direction needs no shares, and shares that are given make up all."""
    _, codes = _built(
        tmp_path,
        Directions=[["Direction", "Share of customers"], ["Nord", shares[0]], ["Sud", shares[1]]],
        Workload=[["Activity", "Direction", *MONTHS], ["Calls", "Nord", 1, 1, 1], ["Calls", "Sud", 2, 2, 2]],
    )
    assert codes == found


@pytest.mark.parametrize(("units", "found"), [(None, []), (100, [("shares_sum", "A2")])])
def test_an_activity_asks_for_shares_where_customers_bring_its_work(
    tmp_path: Path, units: float | None, found: list[tuple[str, str]]
) -> None:
    _, codes = _built(
        tmp_path,
        Directions=[["Direction"], ["Nord"], ["Sud"]],
        Activities=[["Activity", "Units per FTE"], ["Calls", units]],
        Workload=[["Activity", "Direction", *MONTHS], ["Calls", "Nord", 1, 1, 1], ["Calls", "Sud", 2, 2, 2]],
    )
    assert codes == found


def test_a_single_direction_has_all_customers(tmp_path: Path) -> None:
    dataset, _ = _built(
        tmp_path,
        Directions=[["Direction", "Share of customers"], ["Nord", None]],
        Workload=[["Activity", *MONTHS], ["Calls", 7, 8, 9]],
    )
    assert dataset is not None
    assert dataset.workload[0][0] == (7, 8, 9)


def test_months_without_work_are_warned_of_where_no_direction_says_any(tmp_path: Path) -> None:
    """Nord says January, Sud February: only March is said by nobody."""
    dataset, found = _built(
        tmp_path,
        Workload=[
            ["Activity", "Direction", *MONTHS],
            ["Calls", "Nord", 1, None, None],
            ["Calls", "Sud", None, 2, None],
        ],
    )
    assert dataset is not None
    assert [direction[0] for direction in dataset.workload] == [(1, 0, 0), (0, 2, 0)]
    assert found == [("work_unsaid", "A2")]


def test_a_share_is_said_in_per_cent(tmp_path: Path) -> None:
    """At least 41 % and at most 40 %; shares of 60 % and 30.01234 % make 90.0123 %."""
    activities: list[list[object]] = [["Activity", "Units per FTE", "Outsourced min", "Outsourced max"]]
    sheets = _workload(5, 5) | {"Activities": [*activities, ["Calls", None, 0.41, 0.4]]}
    sheets["Directions"] = [["Direction", "Share of customers"], ["Nord", 0.6], ["Sud", 0.3001234]]
    sheets["Pools"] = [["Pool", "Type", "Direction", "Available"], ["P", "A", "Nord", 10]]
    sheets["Advisor types"] = [["Type"], ["A"]]
    case = read_case(write_workbook(tmp_path / "case.xlsx", sheets))
    found = {one.code: one for one in build_dataset(case)[1]}
    assert (found["outsourced_range"].found, found["outsourced_range"].expected) == ("41 %", "≤ 40 %")
    assert "41 %" in found["outsourced_range"].message
    assert "40 %" in found["outsourced_range"].message
    assert (found["shares_sum"].found, found["shares_sum"].expected) == ("90.0123 %", "100 %")
    assert "90.0123 %" in found["shares_sum"].message
