"""What the pools of Centre-Est still do (F17, F8): as their figures give it, and as the source prints it."""

from __future__ import annotations

from pathlib import Path

import pytest

from planner import api
from planner.dataset.build import build_dataset
from planner.examples import load
from planner.months import Month
from planner.reading.types import Case
from planner.scenarios.apply import change_case
from planner.scenarios.read_scenarios import read_scenarios

ROOT = Path(__file__).parents[2]
DECEMBER_2013 = 23


@pytest.fixture(scope="module")
def case() -> Case:
    return api.read(ROOT / "inputs" / "open-2012-pools.xlsx")


def test_the_reference_case_is_otherwise_as_it_is() -> None:
    reference, pools = load("open-2012"), load("open-2012-pools")
    new = {"sources", "scenarios"}
    assert pools.sheets.keys() - reference.sheets.keys() == {"sources"}
    for key in reference.sheets.keys() - {*new, "settings"}:
        assert pools.sheets[key] == reference.sheets[key]
    values = [
        [row.values["value"] for row in example.sheets["settings"] if row.like["value"].key != "title"]
        for example in (reference, pools)
    ]
    assert values[0] == values[1]


def test_flows_are_a_third_of_the_quarters_and_facts(case: Case) -> None:
    """F17: 520,000 → 330,000, 480,000 → 332,000, 377,000 → 188,000 calls a quarter in Centre-Est."""
    rows: list[object] = [
        (row.number_of("earlier_contacts"), row.number_of("contacts"), row.number_of("stated_change"))
        for row in case.rows("sources")
    ]
    assert rows == [
        (pytest.approx(520_000 / 3), pytest.approx(110_000), -0.56),
        (pytest.approx(160_000), pytest.approx(332_000 / 3), -0.32),
        (pytest.approx(377_000 / 3), pytest.approx(188_000 / 3), -0.5),
    ]
    assert {row.text("direction") for row in case.rows("sources")} == {"Centre-Est"}
    assert {row.month("month") for row in case.rows("sources")} == {Month(2011, 8)}
    for entry in load("open-2012-pools").sheets["sources"]:
        assert entry.values["source"] == "A"
        assert {entry.facts[key] for key in ("contacts", "earlier_contacts", "stated_change")} == {"F17"}


def test_what_the_printed_fall_promises_and_the_figures_do_not_have(case: Case) -> None:
    """The 1014 line in December 2013, 28 months after August 2011; 27 % outsourced, 20 min, 110.5 hours a month.

    As its figures fall, 110,000 × (330 ÷ 520)^(28/24) = 64,713 contacts, 142.5 FTE; as printed,
    173,333 × 0.44 × 0.44^(28/24) = 29,266 contacts, 64.4 FTE. The difference is 78.1 advisors.
    """
    dataset, found = build_dataset(case)
    assert dataset is not None
    hours = 20 / 60 * 0.73 / (130 * 0.85)
    real = 110_000 * (330 / 520) ** (28 / 24) * hours
    printed = 520_000 / 3 * 0.44 * 0.44 ** (28 / 24) * hours
    assert dataset.sources[0].work[DECEMBER_2013] == pytest.approx(real)
    pool = next(pool for pool in dataset.pools if pool.name == "AVSC Centre-Est")
    assert pool.floor[DECEMBER_2013] == pytest.approx(real)
    assert real - printed == pytest.approx(78.1, abs=0.05)
    claims = [one.message for one in found if one.code == "source_stated_differs"]
    assert len(claims) == 2
    assert "−56 %" in claims[0]
    assert "−36.5 %" in claims[0]
    assert "it promises 78.1 advisors who are not free" in claims[0]
    assert "−30.8 %" in claims[1]


def test_the_scenario_as_printed_sets_the_contacts_that_the_source_prints(case: Case) -> None:
    scenarios, faults = read_scenarios(case)
    assert faults == ()
    assert [one.name for one in scenarios] == ["decline as its own figures give it", "decline as printed"]
    base, printed = (change_case(case, one.changes) for one in scenarios)
    assert [row.number_of("contacts") for row in base.rows("sources")] == [
        row.number_of("contacts") for row in case.rows("sources")
    ]
    assert [row.number_of("contacts") for row in printed.rows("sources")] == [
        pytest.approx(520_000 / 3 * 0.44),
        pytest.approx(160_000 * 0.68),
        pytest.approx(377_000 / 3 * 0.5),
    ]
    dataset, _ = build_dataset(printed, warn=False)
    assert dataset is not None
    floor = next(pool for pool in dataset.pools if pool.name == "AVSC Centre-Est").floor[DECEMBER_2013]
    assert floor == pytest.approx(64.4, abs=0.05)


def test_the_floors_hold_advisors_back_that_the_printed_fall_would_let_go(case: Case) -> None:
    """AVSC Centre-Est has 257.4 FTE of which half may leave: 128.7; its activity lets 257.4 − 142.5 = 114.9 go."""
    plan = api.solve(case)
    assert plan.quantities is not None
    s = next(s for s, pool in enumerate(plan.dataset.pools) if pool.name == "AVSC Centre-Est")
    assert plan.quantities.transfers[s].sum() == pytest.approx(257.4 - 142.5, abs=0.1)
