"""A service level in a case: the example of docs/service-level.md, worked out by hand there."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from planner import api
from tests.dataset.demand_cases import build, codes, data, queue_case
from tests.support import write_workbook

HALVES = {"Est": 0.5, "Ouest": 0.5}
PAGE = Path(__file__).parents[2] / "docs" / "service-level.md"


def _work(
    folder: Path, shares: dict[str, float], customers: tuple[float, ...] = (100_000,), **cells: Any
) -> list[list[float]]:
    dataset = data(queue_case(shares, customers, **cells), folder)
    return [list(direction[0]) for direction in dataset.workload]


def test_the_example_of_the_page(tmp_path: Path) -> None:
    """3,120 contacts of 10 minutes in 260 hours: 2 Erlang, four agents, 4 × 260 ÷ 130 = 8 FTE."""
    assert _work(tmp_path, {"Est": 1.0}) == [[pytest.approx(8.0)]]


def test_a_queue_in_each_direction_and_a_shared_one(tmp_path: Path) -> None:
    """1 Erlang each: three agents, 6 FTE, in both Directions; shared, 8 FTE are spread by share of customers."""
    assert _work(tmp_path, HALVES) == [[pytest.approx(6.0)]] * 2
    assert _work(tmp_path, HALVES, queue="own") == [[pytest.approx(6.0)]] * 2
    assert _work(tmp_path, HALVES, queue="shared") == [[pytest.approx(4.0)]] * 2
    assert _work(tmp_path, {"Est": 0.75, "Ouest": 0.25}, queue="commune") == [
        [pytest.approx(6.0)],
        [pytest.approx(2.0)],
    ]


def test_what_the_regional_base_costs_is_told_with_both_figures(tmp_path: Path) -> None:
    (told,) = (one for one in build(queue_case(HALVES), tmp_path)[1] if one.code == "service_queues")
    page = " ".join(PAGE.read_text(encoding="utf-8").replace(">", "").split())
    assert told.level == "info"
    assert told.message.partition(": ")[2] in page
    assert "takes 12 FTE" in told.message
    assert "would take 8 FTE" in told.message
    (told,) = (one for one in build(queue_case(HALVES, queue="shared"), tmp_path)[1] if "queues" in one.code)
    assert "takes 8 FTE" in told.message
    assert "would take 12 FTE" in told.message


def test_a_month_without_contacts_has_no_work_and_a_workload_month_overrides(tmp_path: Path) -> None:
    """No customers in the first month, the example in the second; in the third the sheet says 3 for all, 0.5 each."""
    case = queue_case(HALVES, (0, 100_000, 100_000))
    case["Workload"] = [["Activity", "2012-03"], ["Front desk", 3]]
    dataset = data(case, tmp_path)
    assert [list(direction[0]) for direction in dataset.workload] == [[0.0, pytest.approx(6.0), 1.5]] * 2


def test_a_workload_month_of_one_direction_overrides_it_alone(tmp_path: Path) -> None:
    case = queue_case(HALVES)
    case["Workload"] = [["Activity", "Direction", "2012-01"], ["Front desk", "Ouest", 2]]
    dataset = data(case, tmp_path)
    assert [direction[0][0] for direction in dataset.workload] == [pytest.approx(6.0), 2.0]


def test_the_answer_is_within_twenty_seconds_by_default(tmp_path: Path) -> None:
    """Three agents answer 57.0 % in 20 s, and 1 − 4/9 · e^(−1) = 83.6 % in ten minutes: 3 × 260 ÷ 130 = 6 FTE."""
    assert _work(tmp_path, {"Est": 1.0}, answer_within=20) == _work(tmp_path, {"Est": 1.0})
    assert _work(tmp_path, {"Est": 1.0}, answer_within=600) == [[pytest.approx(6.0)]]
    assert _work(tmp_path, {"Est": 1.0}, answer_within=0) == [[pytest.approx(8.0)]]  # 1 − 4/23 = 82.6 %


def test_what_a_queue_needs_and_nobody_does_has_its_price(tmp_path: Path) -> None:
    """Nobody is there: 8 FTE at 20,000 EUR."""
    plan = api.solve(api.read(write_workbook(tmp_path / "case.xlsx", queue_case({"Est": 1.0}))))
    assert plan.solution.goals is not None
    assert plan.solution.goals["service"] == pytest.approx(160_000)


FAULTS = [
    ({"service_level": 0}, "service_level_range", "E2"),
    ({"service_level": 1}, "service_level_range", "E2"),
    ({"service_level": "100 %"}, "service_level_range", "E2"),
    ({"service_level": 80}, "reading.share_above_one", "E2"),
    ({"contacts": None}, "service_incomplete", "C2"),
    ({"handling": None}, "service_incomplete", "D2"),
    ({"opening_hours": None}, "service_incomplete", "G2"),
    ({"opening_hours": 0}, "service_zero", "G2"),
    ({"opening_hours": 169}, "reading.above_maximum", "G2"),
    ({"handling": 0}, "service_zero", "D2"),
    ({"units": 500}, "service_units", "B2"),
    ({"answer_within": -1}, "reading.below_minimum", "F2"),
    ({"queue": "both"}, "reading.not_a_choice", "H2"),
]


@pytest.mark.parametrize(
    ("cells", "code", "cell"), FAULTS, ids=[f"{code}-{cell}-{i}" for i, (_, code, cell) in enumerate(FAULTS)]
)
def test_a_fault_of_a_service_level(cells: dict[str, Any], code: str, cell: str, tmp_path: Path) -> None:
    assert codes(queue_case(HALVES, **cells), tmp_path) == [("error", code, cell)]


def test_it_needs_a_driver(tmp_path: Path) -> None:
    case = queue_case(HALVES)
    case["Customers"] = [["Line", "2012-01"], ["new customers", 5]]
    assert [one[1] for one in codes(case, tmp_path)] == ["driver_missing", "no_workload"][:1]


@pytest.mark.parametrize(
    ("column", "value", "cell"),
    [("answer_within", 20, "F2"), ("opening_hours", 60, "G2"), ("queue", "own", "H2")],
)
def test_a_column_of_the_queue_without_a_service_level_has_no_effect(
    column: str, value: object, cell: str, tmp_path: Path
) -> None:
    """The default is typed here: it is a warning all the same."""
    cells: dict[str, Any] = {"opening_hours": None, "service_level": None, column: value}
    found = codes(queue_case(HALVES, **cells), tmp_path)
    assert [one for one in found if one[1] != "work_above_everybody"] == [("warning", "service_unused", cell)]


def test_no_productive_time(tmp_path: Path) -> None:
    case = queue_case(HALVES)
    case["Settings"].append(["occupancy", 0])
    assert [one[1] for one in codes(case, tmp_path)] == ["no_productive_time"]
