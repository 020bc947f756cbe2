"""Source activities become floors: each case is worked out by hand, 100 productive hours an FTE and occupancy 1."""

from __future__ import annotations

import datetime
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from planner import api
from planner.dataset.sources import leading_source, most_held, relief
from planner.dataset.types import Dataset, Move, SourceActivity
from planner.schema.rules import Mode
from tests.dataset.demand_cases import build, codes, data, pools_case, source
from tests.model.hand_cases import BASE, POOL, with_mode
from tests.support import write_workbook


def _floors(folder: Path, *rows: list[object], months: int = 3, **sheets: Any) -> list[list[float]]:
    dataset = data(pools_case(rows, months, **sheets), folder)
    return [[value if value is not None else -1.0 for value in pool.floor] for pool in dataset.pools]


def test_in_house_work_is_spread_by_available(tmp_path: Path) -> None:
    """4,000 contacts × 6 min = 400 h = 4 FTE; partners do 25 % of them: 3 FTE, 30 : 10 over the two pools."""
    assert _floors(tmp_path, source(outsourced=0.25)) == [[2.25] * 3, [0.75] * 3]


def test_the_trend_of_two_observations_goes_on(tmp_path: Path) -> None:
    """8,000 in January 2010, 4,000 in January 2012: halved in two years, so × 1/2^(1/2) a year.

    February 2012 is 1/12 of a year later: 4 FTE × 2^(−1/24); March 4 × 2^(−2/24). Est has three quarters of them.
    """
    est, ouest = _floors(tmp_path, source(earlier_contacts=8000, earlier_month="2010-01"))
    assert est == pytest.approx([3.0, 3.0 * 2 ** (-1 / 24), 3.0 * 2 ** (-2 / 24)], rel=1e-12)
    assert ouest == pytest.approx([1.0, 2 ** (-1 / 24), 2 ** (-2 / 24)], rel=1e-12)


def test_months_before_the_activitys_own_are_counted_backwards(tmp_path: Path) -> None:
    """4 FTE in March 2012 and −19 % a year: January, two months before, has 4 ÷ 0.81^(2/12)."""
    est, _ = _floors(tmp_path, source(in_month="2012-03", yearly_change=-0.19))
    assert est == pytest.approx([3 / 0.81 ** (2 / 12), 3 / 0.81 ** (1 / 12), 3.0], rel=1e-12)


def test_a_filled_volume_overrides_the_trend(tmp_path: Path) -> None:
    """2,000 contacts in February are 2 FTE, 0 in March none; January follows the contacts."""
    volumes = [["Activity", "2012-02", "2012-03"], ["1014", 2000, 0]]
    assert _floors(tmp_path, source(), Source_volumes=volumes)[0] == [3.0, 1.5, 0.0]


def test_volumes_of_every_month_need_no_contacts(tmp_path: Path) -> None:
    volumes = [["Activity", "2012-01", "2012-02", "2012-03"], ["1014", 4000, 2000, 1000]]
    assert _floors(tmp_path, source(contacts=None), Source_volumes=volumes)[0] == [3.0, 1.5, 0.75]


def test_activities_add_up_and_a_direction_narrows_one(tmp_path: Path) -> None:
    """4 FTE over both pools, 3 and 1, and another 4 FTE in Ouest alone."""
    assert _floors(tmp_path, source(), source("UAT", direction="Ouest")) == [[3.0] * 3, [5.0] * 3]


def test_the_larger_of_floor_and_activities_holds_and_a_cell_of_pool_floors_before_both(
    tmp_path: Path,
) -> None:
    """3 FTE of work in Est: a Floor of 5 is more, in February the sheet says 0; in Ouest 1 FTE is more than 0.5."""
    pools = [["Pool", "Type", "Direction", "Available", "Floor"], ["CCO Est", "CCO", "Est", 30, 5],
             ["CCO Ouest", "CCO", "Ouest", 10, 0.5]]  # fmt: skip
    stated = [["Pool", "2012-02"], ["CCO Est", 0]]
    assert _floors(tmp_path, source(), Pools=pools, Pool_floors=stated) == [[5.0, 0.0, 5.0], [1.0] * 3]


def test_a_floor_is_at_most_what_the_pool_would_hold(tmp_path: Path) -> None:
    """35,000 contacts are 35 FTE, 26.25 of Est; with 10 % attrition it holds 27, 24.3, 21.87: short in the last two."""
    pools = [["Pool", "Type", "Direction", "Available", "Attrition"], ["CCO Est", "CCO", "Est", 30, 0.1],
             ["CCO Ouest", "CCO", "Ouest", 10, 0]]  # fmt: skip
    case = pools_case([source(contacts=35_000)], Pools=pools)
    dataset, found = build(case, tmp_path)
    assert dataset is not None
    assert dataset.pools[0].floor == pytest.approx([26.25, 24.3, 21.87])
    assert dataset.pools[1].floor == pytest.approx([8.75] * 3)
    (warning,) = (one for one in found if one.code == "source_above_pool")
    assert (warning.sheet, warning.cell) == ("Pools", "D2")
    assert "26.2 FTE in Feb 2012" in warning.message
    assert "24.3 then" in warning.message
    assert "months concerned: 2" in warning.message


def test_a_floor_is_at_most_what_past_moves_left(tmp_path: Path) -> None:
    """28 FTE, 21 of Est; 12 have left in January already: 18 stay, in every month, and nobody else may leave."""
    case = pools_case(
        [source(contacts=28_000)], Actuals=[["Pool", "To", "Month", "FTE"], ["CCO Est", "Est", "2012-01", 12]]
    )
    case["Settings"].append(["as of", "2012-02"])
    dataset, found = build(case, tmp_path)
    assert dataset is not None
    assert dataset.pools[0].floor == pytest.approx([18.0] * 3)
    assert [one.message.count("months concerned: 3") for one in found if one.code == "source_above_pool"] == [
        1
    ]
    plan = api.solve(api.read(tmp_path / "case.xlsx"))
    assert plan.quantities is not None
    assert plan.quantities.transfers[0, :, 1:].sum() == pytest.approx(0)


def test_a_cell_of_pool_floors_silences_the_warning_of_its_month(tmp_path: Path) -> None:
    stated = [["Pool", "2012-01", "2012-02", "2012-03"], ["CCO Est", 1, 1, 1]]
    found = codes(pools_case([source(contacts=60_000)], Pool_floors=stated), tmp_path)
    assert found == [("warning", "source_above_pool", "D3")]


def test_what_the_pools_still_do_keeps_advisors_from_leaving(tmp_path: Path) -> None:
    """35 FTE of 40 still have work in January, 28 in February: 5 may leave, then 7 more.

    The centre has nobody and 15 FTE of work a month, and advisors need no training: 10 FTE stay undone in January,
    3 in February, at 20,000 EUR each: 260,000 EUR. Moves between the Directions are allowed.
    """
    volumes = [["Activity", "2012-01", "2012-02"], ["1014", 35_000, 28_000]]
    routes = [["From", "To"], ["Ouest", "Est"]]
    case = pools_case([source(contacts=None)], 2, Source_volumes=volumes, Routes=routes)
    plan = api.solve(api.read(write_workbook(tmp_path / "case.xlsx", case)))
    assert plan.solution.goals is not None
    assert plan.solution.goals["service"] == pytest.approx(260_000)


ERRORS = [
    (source(contacts=None), "source_contacts", "D2"),
    (source(contacts=0), "source_zero", "D2"),
    (source(handling=0), "source_zero", "J2"),
    (source(handling=None), "reading.cell_required", "J2"),
    (source(earlier_contacts=0, earlier_month="2011-01"), "source_zero", "F2"),
    (source(earlier_contacts=8000), "source_earlier_incomplete", "G2"),
    (source(earlier_month="2011-01"), "source_earlier_incomplete", "F2"),
    (source(earlier_contacts=8000, earlier_month="2012-01"), "source_earlier_order", "G2"),
    (
        source(in_month="2011-06", earlier_contacts=8000, earlier_month="2011-09"),
        "source_earlier_order",
        "G2",
    ),
    (source(earlier_contacts=8000, earlier_month="2011-01", yearly_change=-0.1), "source_two_trends", "H2"),
    (source(yearly_change=-1), "source_change_too_low", "H2"),
    (source(yearly_change="-120 %"), "source_change_too_low", "H2"),
    (source(yearly_change=-10), "reading.share_above_one", "H2"),
    (source(yearly_change=1.5), "reading.share_above_one", "H2"),
    (source(stated_change=-56), "reading.share_above_one", "I2"),
    (source(outsourced=27), "reading.share_above_one", "K2"),
    (source(outsourced="101 %"), "reading.above_maximum", "K2"),
    (source(contacts=-1), "reading.below_minimum", "D2"),
    (source(type="CC0"), "reading.unknown_name", "B2"),
    (source(direction="Ouests"), "reading.unknown_name", "C2"),
]


@pytest.mark.parametrize(
    ("row", "code", "cell"), ERRORS, ids=[f"{code}-{cell}-{i}" for i, (_, code, cell) in enumerate(ERRORS)]
)
def test_a_fault_of_a_source_activity(row: list[object], code: str, cell: str, tmp_path: Path) -> None:
    """Each fault is told once, at its cell, and nothing follows from it."""
    assert codes(pools_case([row]), tmp_path) == [("error", code, cell)]


def test_a_bare_number_beyond_one_has_two_readings(tmp_path: Path) -> None:
    (found,) = build(pools_case([source(yearly_change=-10)]), tmp_path)[1]
    assert "−10 %" in found.message
    assert "−1,000 %" in found.message


def test_a_percent_beyond_one_has_one_reading(tmp_path: Path) -> None:
    """+200 % a year: February has 3^(1/12) times the contacts of January."""
    est, _ = _floors(tmp_path, source(yearly_change="200 %"))
    assert est[1] == pytest.approx(3 * 3 ** (1 / 12))


def test_names_are_unique_and_unknown_ones_are_told_with_the_nearest(tmp_path: Path) -> None:
    volumes = [["Activity", "2012-01"], ["1O14", 3], ["UAT", 5]]
    found = build(pools_case([source(), source("uat"), source("UAT ")], Source_volumes=volumes), tmp_path)[1]
    assert [(one.code, one.cell, one.nearest) for one in found] == [
        ("reading.row_twice", "A4", ""),
        ("reading.unknown_name", "A2", "1014"),
    ]


def test_volumes_of_a_workbook_without_source_activities(tmp_path: Path) -> None:
    case = pools_case([], Source_volumes=[["Activity", "2012-01"], ["1014", 3]])
    assert codes(case, tmp_path) == [("error", "source_unknown", "A2")]
    del case["Source activities"]
    assert codes(case, tmp_path) == [("error", "source_unknown", "A2")]


@pytest.mark.parametrize(
    ("row", "available"),
    [(source(type="AVSC"), 30), (source(type="AVSC", direction="Est"), 30), (source(direction="Est"), 0)],
)
def test_nobody_to_do_it_is_a_warning_and_gives_no_floor(
    row: list[object], available: float, tmp_path: Path
) -> None:
    pools = [["Pool", "Type", "Direction", "Available"], ["CCO Est", "CCO", "Est", available]]
    dataset, found = build(pools_case([row], Pools=pools), tmp_path)
    assert dataset is not None
    assert [pool.floor for pool in dataset.pools] == [(None, None, None)]
    told = [one.code for one in found if one.sheet == "Source activities"]
    assert told == ["source_nobody_there" if row[2] else "source_nobody"]


@pytest.mark.parametrize(
    ("now", "before", "stated", "warned"),
    [
        (330_000 / 3, 520_000 / 3, -0.56, "−36.5 %"),  # F17: 1014 line
        (332_000 / 3, 480_000 / 3, -0.32, "−30.8 %"),  # F17: technical support
        (188_000 / 3, 377_000 / 3, -0.50, ""),  # F17: CCOR, −50.1 %: within a point
        (990, 1000, -0.02, ""),  # a point exactly
        (989, 1000, 0.0, "−1.1 %"),
    ],
)
def test_a_claim_that_its_own_figures_contradict(
    now: float, before: float, stated: float, warned: str, tmp_path: Path
) -> None:
    row = source(contacts=now, earlier_contacts=before, earlier_month="2009-09", in_month=datetime.date(2011, 9, 1),
                 stated_change=stated)  # fmt: skip
    found = [one for one in build(pools_case([row]), tmp_path)[1] if one.code == "source_stated_differs"]
    assert [one.cell for one in found] == (["I2"] if warned else [])
    said = f"{100 * stated:.0f} %".replace("-", "−")
    assert all(warned in one.message and said in one.message for one in found)


def test_a_claim_without_two_observations(tmp_path: Path) -> None:
    assert codes(pools_case([source(stated_change=-0.3)]), tmp_path) == [
        ("warning", "source_stated_alone", "I2")
    ]


def _holding(**changes: Any) -> Dataset:
    """A pool of 10, and activities that need 3 and 5 FTE of it in each of three months."""
    one = SourceActivity("A", 0, None, (300.0,) * 3, (3.0,) * 3, 10.0)
    return replace(BASE, sources=(one, replace(one, name="B", work=(5.0,) * 3)), **changes)


def test_the_activity_that_needs_most_leads_where_all_need_more_than_the_pools_own_floor() -> None:
    assert leading_source(_holding(), 0, 0, own=7.9) == 1
    assert leading_source(_holding(), 0, 0, own=8.0) is None
    assert leading_source(BASE, 0, 0, own=0.0) is None


def test_a_floor_falls_by_what_an_activity_needs_where_the_pool_holds_it() -> None:
    """5 FTE of B, 6.25 where partners do a fifth of it already; a pool that half leave holds less than the 8 needed."""
    assert relief(_holding(), 1, 0, 0, share=0.0) == 5.0
    assert relief(_holding(), 1, 0, 0, share=0.2) == pytest.approx(6.25)
    assert relief(_holding(), 1, 0, 0, share=1.0) == 0.0
    assert relief(_holding(pools=(replace(POOL, attrition=0.5),)), 1, 0, 0, share=0.0) == 0.0
    assert relief(_holding(pools=(replace(POOL, attrition=0.2),)), 1, 0, 0, share=0.0) == 5.0


def test_a_pool_holds_what_attrition_and_the_past_leave_of_it() -> None:
    """Half leave each month; 4 of 5 left have been sent away in the first, and 2 more than are there in the second."""
    data = replace(with_mode(BASE, "actual", Mode.HARD), as_of=2, pools=(replace(POOL, attrition=0.5),))
    assert most_held(data, 0) == [5.0, 2.5, 1.25]
    data = replace(
        data, actuals=(Move(0, 0, 0, 4.0), Move(0, 0, -1, 9.0), Move(0, 0, 2, 9.0), Move(1, 0, 0, 9.0))
    )
    assert most_held(data, 0) == [1.0, 0.5, 0.25]
    assert most_held(with_mode(data, "actual", Mode.OFF), 0) == [5.0, 2.5, 1.25]
    assert most_held(replace(data, actuals=(Move(0, 0, 0, 4.0), Move(0, 0, 1, 2.5))), 0) == [1.0, 0.0, 0.0]


def test_an_observation_of_the_month_before_and_of_a_single_contact_gives_a_trend(tmp_path: Path) -> None:
    """As many in December as in January: no change. From 1 to 4,000 in a year: so many times more in each."""
    steady = _floors(tmp_path, source(earlier_contacts=4000, earlier_month="2011-12"))
    assert steady == [pytest.approx([3.0] * 3), pytest.approx([1.0] * 3)]
    steep = _floors(tmp_path, source(earlier_contacts=1, earlier_month="2011-01"))
    assert steep[0] == pytest.approx([3.0, 3.0 * 4000 ** (1 / 12), 3.0 * 4000 ** (2 / 12)])
