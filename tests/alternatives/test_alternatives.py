"""Alternatives stay within reach of the best plan, and each is the best at its own thing."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import numpy as np
import openpyxl
import pytest

from planner.alternatives import near_optimal
from planner.alternatives.near_optimal import Style
from planner.alternatives.run import Alternative, alternatives
from planner.alternatives.sheet import render_alternatives
from planner.dataset.types import Move
from planner.reading.types import Case
from tests.scenarios.conftest import dataset_of

WITHIN = 0.05


@pytest.fixture(scope="module")
def found(open_2012: Case) -> dict[str, Alternative]:
    return {one.style: one for one in alternatives(open_2012, dataset_of(open_2012), WITHIN)}


def test_there_is_one_for_each_thing_people_care_about(found: dict[str, Alternative]) -> None:
    assert list(found) == [
        Style.BEST,
        Style.POOLS,
        Style.MONTHS,
        Style.DISTANCE,
    ]  # no agreed plan to change from


def test_they_stay_within_reach(found: dict[str, Alternative]) -> None:
    best = found[Style.BEST].plan.goals
    first = best["targets"] + best["service"]
    for one in found.values():
        assert one.plan.goals["cost"] <= best["cost"] * (1 + WITHIN) + 1
        assert one.plan.goals["targets"] + one.plan.goals["service"] <= first * (1 + WITHIN) + 1
        assert one.plan.largest_violation <= 1e-6


@pytest.mark.parametrize("trait", [Style.POOLS, Style.MONTHS, Style.DISTANCE])
def test_each_is_the_best_at_its_own(found: dict[str, Alternative], trait: str) -> None:
    own = getattr(found[trait].traits, trait)
    assert own == min(getattr(one.traits, trait) for one in found.values())
    assert own < getattr(found[Style.BEST].traits, trait)


def test_traits_are_counted_from_the_transfers(found: dict[str, Alternative]) -> None:
    one = found[Style.POOLS]
    transfers = one.plan.quantities.transfers
    assert one.traits.pools == sum(bool(transfers[s].sum() > 1e-6) for s in range(len(transfers)))
    by_month = transfers.sum(axis=(0, 1))
    assert one.traits.months == pytest.approx(sum(abs(b - a) for a, b in pairwise(by_month)))
    assert one.traits.change == pytest.approx(
        np.abs(transfers - found[Style.BEST].plan.quantities.transfers).sum()
    )


def test_an_agreed_plan_is_left_as_it_is_where_that_costs_little(small: Case) -> None:
    dataset = dataset_of(small)
    best = alternatives(small, dataset, 0.0, styles=())[0].plan.quantities.transfers
    s, d, t = (int(i) for i in np.argwhere(best > 1e-6)[0])
    agreed = replace(dataset, agreed=(Move(s, d, t, float(best[s, d, t]) + 1.0),))
    by_style = {one.style: one for one in alternatives(small, agreed, 0.5, styles=(Style.CHANGE,))}
    assert by_style[Style.CHANGE].traits.change <= by_style[Style.BEST].traits.change + 1e-6
    assert by_style[Style.CHANGE].proven


def test_whole_people(small: Case) -> None:
    dataset = replace(dataset_of(small), headcount_unit=1.0)
    for one in alternatives(small, dataset, 0.1, seconds=10):
        transfers = one.plan.quantities.transfers
        assert transfers == pytest.approx(np.round(transfers), abs=1e-6)


def test_no_plan_no_alternatives(small: Case) -> None:
    dataset = dataset_of(small)
    impossible = replace(
        dataset,
        directions=tuple(replace(one, minimum_staff=1e6, minimum_from=0) for one in dataset.directions),
    )
    (only,) = alternatives(small, impossible, 0.1)
    assert only.plan.status == "infeasible"


def test_the_workbook(
    open_2012: Case, found: dict[str, Alternative], tmp_path_factory: pytest.TempPathFactory
) -> None:
    target = tmp_path_factory.mktemp("alternatives") / "alternatives.xlsx"
    path = render_alternatives(open_2012, dataset_of(open_2012), list(found.values())).save(target)
    book = openpyxl.load_workbook(path)
    assert book.sheetnames == ["Alternatives", "By month", "By pool"]
    rows = {row[0]: row[1:5] for row in book["Alternatives"].iter_rows(values_only=True) if row[0]}
    assert rows["Pools touched"] == tuple(one.traits.pools for one in found.values())
    assert rows["Cost (EUR)"] == pytest.approx([one.plan.goals["cost"] for one in found.values()])


def test_a_chart_wider_than_its_table_is_printed_whole(small: Case, tmp_path: Path) -> None:
    found = alternatives(small, dataset_of(small), 0.02, styles=())
    sheet = openpyxl.load_workbook(
        render_alternatives(small, dataset_of(small), found).save(tmp_path / "alternatives.xlsx")
    )["By month"]
    printed = sum(
        7 * sheet.column_dimensions[letter].width if letter in sheet.column_dimensions else 64
        for letter in "ABCDEFGHIJKLMN"[
            : sheet[sheet.print_area.split("!")[-1].replace("$", "")][0][-1].column
        ]
    )
    assert printed >= 900


def test_what_is_not_found_in_time_is_the_best_plan_and_not_proven(open_2012: Case) -> None:
    """No alternative is dropped when the clock ends: the best plan is within reach of itself."""
    best, *others = alternatives(open_2012, dataset_of(open_2012), 0.02, seconds=1e-9)
    assert [one.style for one in others] == [Style.POOLS, Style.MONTHS, Style.DISTANCE]
    assert not any(one.proven for one in others)
    distances = {one.style: one.traits.distance for one in others}
    assert distances[Style.DISTANCE] == pytest.approx(best.traits.distance)


def test_a_search_ends_after_a_number_of_branches(open_2012: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    """The same on any machine: nothing depends on seconds unless they are given."""
    monkeypatch.setattr(near_optimal, "NODES", 1)
    once, again = (
        alternatives(open_2012, dataset_of(open_2012), 0.02, styles=(Style.POOLS,))[1] for _ in range(2)
    )
    assert (once.traits, once.proven) == (again.traits, again.proven)
