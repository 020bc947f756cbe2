"""The calendar years of a horizon."""

from __future__ import annotations

import pytest

from planner.months import Month, Year, calendar_years


@pytest.mark.parametrize(
    ("start", "months", "years"),
    [
        (Month(2012, 1), 24, [Year(2012, 0, 11), Year(2013, 12, 23)]),
        (Month(2011, 11), 15, [Year(2011, 0, 1), Year(2012, 2, 13), Year(2013, 14, 14)]),
        (Month(2012, 12), 1, [Year(2012, 0, 0)]),
    ],
)
def test_years_begin_in_january_and_end_with_the_horizon(
    start: Month, months: int, years: list[Year]
) -> None:
    assert list(calendar_years(start, months)) == years
