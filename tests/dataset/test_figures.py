"""Figures of a dataset worked out by hand: months of an envelope, work that customers bring, shares, growth."""

from __future__ import annotations

from pathlib import Path

import pytest

from planner.dataset.build import build_dataset
from planner.dataset.types import Dataset
from planner.reading.workbook import read_case
from tests.support import Sheets, minimal_case, write_workbook

MONTHS = ["2012-01", "2012-02", "2012-03"]


def _built(folder: Path, sheets: Sheets) -> tuple[Dataset | None, list[str]]:
    """The dataset, and the codes of all that is found."""
    case = read_case(write_workbook(folder / "case.xlsx", sheets))
    dataset, findings = build_dataset(case)
    return dataset, [found.code for found in (*case.findings, *findings)]


def _case(**sheets: list[list[object]]) -> Sheets:
    """Three months, 40 FTE of work; 100 productive hours, half of them in contact."""
    return {
        **minimal_case(),
        "Settings": [["Setting", "Value"], ["first month", MONTHS[0]], ["months", 3],
                     ["productive hours", 100], ["occupancy", 0.5]],
        "Workload": [["Activity", *MONTHS], ["Front desk", 40, 40, 40]],
        **sheets,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("first", "last", "months"),
    [
        (None, None, (0, 2)),
        ("2012-02", None, (1, 2)),
        (None, "2012-02", (0, 1)),
        ("2012-02", "2012-02", (1, 1)),
        ("2011-06", "2013-06", (0, 2)),
        ("2012-03", "2012-04", (2, 2)),
    ],
)
def test_an_envelope_counts_the_months_that_are_planned(
    tmp_path: Path, first: str | None, last: str | None, months: tuple[int, int]
) -> None:
    dataset, _ = _built(
        tmp_path, _case(Envelopes=[["Envelope", "From", "To", "Maximum"], ["All", first, last, 9]])
    )
    assert dataset is not None
    (envelope,) = dataset.envelopes
    assert (envelope.first, envelope.last, envelope.maximum) == (*months, 9)


@pytest.mark.parametrize(
    ("row", "code"),
    [
        (["All", "2012-02", "2012-01", None, 9], "envelope_backwards"),
        (["All", "2012-01", "2012-01", None, 9], ""),
        (["All", None, None, 9, 8], "envelope_range"),
        (["All", None, None, 9, 9], ""),
        (["All", "2012-04", None, None, 9], "envelope_outside"),
        (["All", None, "2011-12", None, 9], "envelope_outside"),
    ],
)
def test_a_fault_of_an_envelope(tmp_path: Path, row: list[object], code: str) -> None:
    sheets = _case(Envelopes=[["Envelope", "From", "To", "Minimum", "Maximum"], row])
    _, codes = _built(tmp_path, sheets)
    assert [found for found in codes if found.startswith("envelope")] == ([code] if code else [])


def _driven(*activity: object, customers: tuple[object, ...] = (1000, 2000, 3000)) -> Sheets:
    """An activity (units per FTE, contacts per 1,000, minutes) that customers bring."""
    sheets = _case(
        Customers=[["Line", *MONTHS], ["customers", *customers]],
        Activities=[
            ["Activity", "Units per FTE", "Contacts per 1,000", "Handling time (min)"],
            ["Calls", *activity],
        ],
    )
    del sheets["Workload"]
    return sheets


@pytest.mark.parametrize(
    ("activity", "work"),
    [
        ((100, None, None), (10, 20, 30)),  # 1,000 ÷ 100
        ((None, 500, 6), (1, 2, 3)),  # 500 contacts of 0.1 h = 50 h, an FTE has 100 × 0.5
    ],
)
def test_customers_bring_work(tmp_path: Path, activity: tuple[object, ...], work: tuple[float, ...]) -> None:
    dataset, _ = _built(tmp_path, _driven(*activity))
    assert dataset is not None
    assert dataset.workload[0][0] == pytest.approx(work)


@pytest.mark.parametrize(
    ("activity", "code"),
    [
        ((0, None, None), "units_zero"),
        ((None, 500, None), "contacts_incomplete"),
        ((None, None, 6), "contacts_incomplete"),
    ],
)
def test_a_fault_of_what_an_activity_takes(tmp_path: Path, activity: tuple[object, ...], code: str) -> None:
    dataset, codes = _built(tmp_path, _driven(*activity))
    assert dataset is None
    assert codes.count(code) == 1


def test_no_time_in_contact_answers_nobody(tmp_path: Path) -> None:
    sheets = _driven(None, 500, 6)
    sheets["Settings"][3:] = [["productive hours", 0], ["occupancy", 0.5]]
    dataset, codes = _built(tmp_path, sheets)
    assert dataset is None
    assert any("productive" in code for code in codes)


def test_a_blank_share_is_none_where_others_are_given(tmp_path: Path) -> None:
    """All customers are Est's: Ouest, whose share is blank, has no work."""
    sheets = _driven(100, None, None)
    sheets["Directions"] = [["Direction", "Share of customers"], ["Est", 1], ["Ouest", None]]
    dataset, codes = _built(tmp_path, sheets)
    assert dataset is not None
    assert [work[0] for work in dataset.workload] == [pytest.approx((10, 20, 30)), (0, 0, 0)]
    assert "shares_sum" not in codes


@pytest.mark.parametrize(
    ("shares", "found"), [((0.5, 0.499), False), ((0.5, 0.498), True), ((0.5, 0.502), True)]
)
def test_shares_may_miss_one_by_a_tenth_of_a_per_cent(
    tmp_path: Path, shares: tuple[float, float], *, found: bool
) -> None:
    sheets = _driven(100, None, None)
    sheets["Directions"] = [["Direction", "Share of customers"], ["Est", shares[0]], ["Ouest", shares[1]]]
    _, codes = _built(tmp_path, sheets)
    assert ("shares_sum" in codes) is found


@pytest.mark.parametrize(
    ("new", "contradicts"),
    [((999, 100, 100), False), ((0, 100, 101), False), ((0, 100, 103), True), ((0, 100, 97), True)],
)
def test_customers_grow_by_the_new_ones_of_the_months_after_the_first(
    tmp_path: Path, new: tuple[int, ...], *, contradicts: bool
) -> None:
    """1,000 to 1,200 in two months: 200 new ones, those of the first month not among them; 1 % is let pass."""
    from planner import api

    sheets = _driven(100, None, None, customers=(1000, 1100, 1200))
    sheets["Customers"].append(["new customers", *new])
    case = read_case(write_workbook(tmp_path / "case.xlsx", sheets))
    codes = [found.code for found in api.build(case)[1]]
    assert ("growth_contradiction" in codes) is contradicts
