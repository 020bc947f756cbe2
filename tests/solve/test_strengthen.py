"""Limits that follow from training groups: worked out on paper, and none of them loses a plan."""

from __future__ import annotations

import random
from dataclasses import replace

import numpy as np
import pytest

from planner.dataset.routes import STAY, Route, every_route
from planner.dataset.types import Dataset, Move, RuleSetting
from planner.model.build import Model, build_model
from planner.plan.types import Status
from planner.schema.rules import Mode
from planner.solve.live import Live
from planner.solve.optimal_face import relax
from planner.solve.priorities import blend, priorities
from planner.solve.strengthen import strengthen
from tests.model.hand_cases import BASE, CENTRE, ELSEWHERE, MONTHS, POOL, TYPE

THERE = Route(True, 1.0, 0.0, None)
"""A route that is allowed and free."""


def rules(*on: str) -> dict[str, RuleSetting]:
    """The rules of the hand cases, those named in force."""
    return {
        rule: replace(setting, mode=Mode.HARD) if rule in on else setting
        for rule, setting in BASE.rules.items()
    }


def limits(model: Model) -> list[dict[str, float]]:
    """The rows that are added: coefficient by column, the most that they may come to under "≤"."""
    program, wider = model.program, strengthen(model, model.program.arrays())
    names, known = program.column_names, len(program.rows)
    return [
        {
            **{
                names[column]: coefficient
                for column, coefficient in zip(
                    wider.columns[wider.starts[i] : wider.starts[i + 1]].tolist(),
                    wider.coefficients[wider.starts[i] : wider.starts[i + 1]].tolist(),
                    strict=True,
                )
            },
            "≤": float(wider.row_upper[i]),
        }
        for i in range(known, len(wider.row_upper))
    ]


def two_centres(smallest: float, **changes: object) -> Dataset:
    """S in A may go to either centre, 5 a month; R in B stays there, 4 a month."""
    pools = (replace(POOL, release_rate=5.0), replace(POOL, name="R", direction=1, release_rate=4.0))
    case = replace(
        BASE,
        directions=(CENTRE, ELSEWHERE),
        pools=pools,
        types=(replace(TYPE, smallest_group=smallest),),
        routes=every_route(((STAY, THERE), (replace(THERE, allowed=False), STAY))),
        workload=(((4.0,) * MONTHS,), ((2.0,) * MONTHS,)),
        rules=rules("training_group", "release_rate", "mobility"),
    )
    return replace(case, **changes)  # type: ignore[arg-type]


def test_nobody_leaves_a_pool_for_a_group_that_does_not_start() -> None:
    """A group for B may take 5 from S and 4 from R; a group for A has S alone, as its own row says."""
    rows = limits(build_model(two_centres(4.0)))
    first = {"transfer.S.B.2012_01": 1.0, "group_starts.Type.B.2012_01": -5.0, "≤": 0.0}
    assert first in rows
    assert {"transfer.R.B.2012_01": 1.0, "group_starts.Type.B.2012_01": -4.0, "≤": 0.0} in rows
    assert not any("transfer.S.A.2012_01" in row for row in rows)


@pytest.mark.parametrize(("smallest", "most"), [(5.0, 1.0), (4.5, None), (4.6, 1.0)])
def test_pools_that_centres_share_fill_so_many_groups(smallest: float, most: float | None) -> None:
    """5 and 4 a month are 9 for both centres: one group of 5, or of 4.6; two of 4.5."""
    both = {"group_starts.Type.A.2012_01", "group_starts.Type.B.2012_01"}
    found = [row["≤"] for row in limits(build_model(two_centres(smallest))) if set(row) == both | {"≤"}]
    assert found == ([] if most is None else [most])


def test_what_full_months_leave_takes_a_group_more() -> None:
    """12 in all, 5 a month: 10 in two groups, the last 2 only with a third: Σ x ≤ 12 − 2 · (3 − Σ b)."""
    case = replace(
        BASE,
        months=4,
        pools=(replace(POOL, available=20.0, release_rate=5.0, release_total=12.0, floor=(None,) * 4),),
        directions=(replace(CENTRE, seats=(None,) * 4),),
        workload=(((4.0,) * 4,),),
        outsourced_share=(None,) * 4,
        types=(replace(TYPE, smallest_group=3.0, training_months=0),),
        rules=rules("training_group", "release_rate", "release_total"),
    )
    (row,) = limits(build_model(case))
    assert row.pop("≤") == pytest.approx(6.0)
    assert {name.partition(".")[0]: value for name, value in row.items()} == {
        "transfer": 1.0,
        "group_starts": pytest.approx(-2.0),
    }
    past = {"actual": replace(case.rules["actual"], mode=Mode.HARD)}
    gone = replace(case, as_of=1, actuals=(Move(0, 0, 0, 4.0),), rules={**case.rules, **past})
    (row,) = limits(build_model(gone))  # 8 are left: 5 and 3
    assert row["≤"] == pytest.approx(8.0 - 3.0 * 2)


def test_without_groups_nothing_is_added() -> None:
    model = build_model(BASE)
    arrays = model.program.arrays()
    assert strengthen(model, arrays) is arrays


def a_case(dice: random.Random) -> Dataset:
    """Two centres, four pools of two types, groups of 2 to 6; fractions, whole people or halves."""
    pools = tuple(
        replace(
            POOL,
            name=f"S{i}",
            type=i % 2,
            direction=i // 2,
            available=dice.choice([6.0, 9.5, 14.0]),
            release_rate=dice.choice([None, 2.5, 3.9, 5.2]),
            release_total=dice.choice([None, 5.3, 8.8]),
        )
        for i in range(4)
    )
    kinds = tuple(
        replace(
            TYPE,
            name=f"T{e}",
            training_months=dice.choice([0, 1]),
            smallest_group=dice.choice([2.0, 4.5, 6.0]),
        )
        for e in range(2)
    )
    seats = dice.choice([None, 5.0, 9.0])
    work = tuple(((tuple(dice.choice([0.0, 3.0, 7.5]) for _ in range(MONTHS))),) for _ in range(2))
    return two_centres(
        0.0,
        pools=pools,
        types=kinds,
        directions=tuple(replace(one, seats=(seats,) * MONTHS) for one in (CENTRE, ELSEWHERE)),
        routes=every_route(((STAY, THERE), (THERE, STAY))),
        workload=work,
        headcount_unit=dice.choice([0.0, 0.0, 0.5, 1.0]),
        rules=rules("training_group", "release_rate", "release_total", "mobility", "training_seats"),
    )


def test_no_plan_is_lost() -> None:
    """60 drawn cases: as good with the limits as without; where fractions gain nothing in any, they are idle."""
    closer = 0
    for seed in range(60):
        model = build_model(a_case(random.Random(seed)))
        arrays, cost = model.program.arrays(), blend(priorities(model))
        cost = cost + np.random.default_rng(seed).uniform(0, 0.01, len(cost))
        stronger = strengthen(model, arrays)
        reached, bounds = [], []
        for program in (arrays, stronger):
            live = Live(program, cost, options={"mip_rel_gap": 0.0})
            assert live.run() is Status.OPTIMAL, seed
            reached.append(live.objective)
            linear = Live(relax(program), cost)
            assert linear.run() is Status.OPTIMAL, seed
            bounds.append(linear.objective)
        assert reached[1] == pytest.approx(reached[0], rel=1e-7, abs=1e-6), seed
        assert bounds[0] - 1e-6 <= bounds[1] <= reached[1] + 1e-6, seed
        closer += bounds[1] > bounds[0] + 1e-6
    assert closer > 10
