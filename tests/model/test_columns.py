"""Which columns and rows a program has, worked out by hand where the optimum alone would not tell."""

from __future__ import annotations

from dataclasses import replace
from math import inf

import pytest

from planner.dataset.routes import STAY, Route, every_route
from planner.dataset.types import Dataset, Move
from planner.model.build import Model, build_model
from planner.model.columns import NONE
from planner.model.names import distinct
from planner.model.variables import are_apart
from planner.months import Month
from planner.schema.rules import Mode
from tests.model.hand_cases import BASE, CENTRE, ELSEWHERE, MONTHS, PARTNER, POOL, TYPE, with_mode


def grouped(smallest: float, *, centre: dict[str, object] | None = None, **pool: object) -> Dataset:
    """The base, whose advisors start training in groups of at least ``smallest``."""
    return replace(
        with_mode(BASE, "training_group", Mode.HARD),
        types=(replace(TYPE, smallest_group=smallest),),
        pools=(replace(POOL, **pool),),  # type: ignore[arg-type]
        directions=(replace(CENTRE, **(centre or {})),),  # type: ignore[arg-type]
    )


def starts(model: Model) -> list[tuple[float, float]]:
    """The most who may start a group, and the upper bound of the column that starts it, month by month."""
    program, found = model.program, []
    for row, first, end in zip(program.rows, program.starts, program.starts[1:], strict=False):
        if row.rule == "group_starts":
            column, most = program.columns[end - 1], -program.coefficients[end - 1]
            assert program.column_names[column].startswith("group_starts.")
            assert [*program.coefficients[first : end - 1]] == [1.0] * (end - 1 - first)
            found.append((most, program.column_upper[column]))
    return found


@pytest.mark.parametrize(
    ("rule", "pool", "centre", "expected"),
    [
        (None, {}, {}, [10.0, 10.0, 10.0]),
        ("release_rate", {"release_rate": 6.0}, {}, [6.0, 6.0, 6.0]),
        ("release_total", {"release_total": 5.0}, {}, [5.0, 5.0, 5.0]),
        ("accompaniment", {}, {"accompaniment": 4.0}, [4.0, 4.0, 4.0]),
        ("training_seats", {}, {"seats": (None, 3.0, None)}, [10.0, 3.0, 10.0]),
    ],
)
def test_a_group_is_no_larger_than_what_a_hard_rule_lets_leave(
    rule: str | None, pool: dict[str, object], centre: dict[str, object], expected: list[float]
) -> None:
    data = grouped(2.0, centre=centre, **pool)
    if rule is not None:
        assert starts(build_model(data)) == [(10.0, 1.0)] * MONTHS  # the rule is off
        data = with_mode(data, rule, Mode.HARD)
    assert starts(build_model(data)) == [(most, 1.0) for most in expected]


def test_who_trains_for_two_months_needs_seats_in_both() -> None:
    data = with_mode(grouped(2.0, centre={"seats": (None, 3.0, None)}), "training_seats", Mode.HARD)
    data = replace(data, types=(replace(data.types[0], training_months=2),))
    assert [most for most, _ in starts(build_model(data))] == [3.0, 3.0, 10.0]


def test_all_pools_of_the_type_make_up_a_group() -> None:
    data = grouped(2.0)
    other = replace(TYPE, name="Other")
    pools = (POOL, replace(POOL, name="R", available=5.0), replace(POOL, name="Q", type=1))
    data = replace(data, types=(*data.types, other), pools=pools)
    assert starts(build_model(data)) == [(15.0, 1.0)] * MONTHS


@pytest.mark.parametrize(("smallest", "upper"), [(3.0, 1.0), (3.5, 0.0)])
def test_a_group_that_no_hard_rule_admits_never_starts(smallest: float, upper: float) -> None:
    data = with_mode(grouped(smallest, release_total=3.0), "release_total", Mode.HARD)
    assert starts(build_model(data)) == [(3.0, upper)] * MONTHS


def test_work_of_a_direction_is_decided_apart_where_a_limit_on_aid_holds() -> None:
    """A may receive no aid and B any: only A's work is decided by itself, and nobody's where the rule is off."""
    data = replace(BASE, directions=(replace(CENTRE, served_elsewhere=0.0), ELSEWHERE))
    assert are_apart(with_mode(data, "mutual_aid", Mode.HARD)) == [True, False]
    assert are_apart(with_mode(data, "mutual_aid", Mode.OFF)) == [False, False]


@pytest.mark.parametrize(("km", "points"), [(250.0, 2.5), (0.5, 0.005)])
def test_wellbeing_is_hundreds_of_kilometres_and_the_largest_share_of_a_pool(
    km: float, points: float
) -> None:
    """250 km to B: 2.5 points an advisor; a pool that gives up all of its people: 100 points."""
    away = Route(True, km, 0.0, None)
    data = replace(
        BASE,
        directions=(CENTRE, ELSEWHERE),
        routes=every_route(((STAY, away), (away, STAY))),
        workload=(((4.0,) * MONTHS,), ((4.0,) * MONTHS,)),
        goals=tuple(replace(goal, priority=1.0) for goal in BASE.goals if goal.id == "wellbeing"),
    )
    model = build_model(data)
    coefficients = model.goals["wellbeing"].coefficients
    transfer = model.variables.transfer
    assert coefficients[transfer[0, 0]].tolist() == [0.0] * MONTHS
    assert coefficients[transfer[0, 1]].tolist() == [points] * MONTHS
    assert coefficients[model.variables.largest_share] == 100.0
    assert model.goals["wellbeing"].constant == 0.0


@pytest.mark.parametrize("unit", [1.0, 0.5, 2.0])
def test_transfers_are_multiples_of_the_headcount_unit(unit: float) -> None:
    """Of a unit of 1 they are whole numbers themselves; else a whole number of heads stands beside each."""
    model = build_model(replace(BASE, headcount_unit=unit))
    program, transfers = model.program, model.variables.transfer.ravel().tolist()
    rows = [i for i, row in enumerate(program.rows) if row.rule == "headcount_unit"]
    if unit == 1.0:
        assert (program.integer, rows) == (transfers, [])
        return
    assert [program.column_names[column] for column in program.integer] == [
        program.column_names[column].replace("transfer.", "heads.") for column in transfers
    ]
    for row, column, heads in zip(rows, transfers, program.integer, strict=True):
        span = slice(program.starts[row], program.starts[row + 1])
        assert [*program.columns[span]] == [column, heads]
        assert [*program.coefficients[span]] == [1.0, -unit]
        assert (program.row_lower[row], program.row_upper[row]) == (0.0, 0.0)


def test_names_are_safe_and_distinct() -> None:
    assert distinct(["Île-de-France", "Ile de France", "Nord", "Ile.de.France", "?"]) == (
        "Ile_de_France",
        "Ile_de_France_2",
        "Nord",
        "Ile_de_France_4",
        "unnamed",
    )


@pytest.mark.parametrize(("fte", "exists"), [(0.5, True), (0.0, False)])
def test_any_work_has_its_decisions_and_none_has_none(fte: float, exists: bool) -> None:
    """Half an FTE at A, whose aid is limited, and at B, whose aid is not."""
    data = replace(
        with_mode(BASE, "mutual_aid", Mode.HARD),
        directions=(replace(CENTRE, served_elsewhere=0.5), ELSEWHERE),
        routes=every_route(((STAY, STAY), (STAY, STAY))),
        partners=(PARTNER,),
        workload=(((fte,) * MONTHS,), ((fte,) * MONTHS,)),
    )
    v = build_model(data, asked=0).variables
    for columns in (v.own_work, v.away, v.aid_received[0], v.served[0], v.in_house, v.outsourced, v.unmet):
        assert (columns != NONE).all() == exists
        assert (columns != NONE).any() == exists
    assert (v.unmet_in[0] != NONE).all() == exists
    for columns in (v.aid_received[1], v.served[1], v.unmet_in[1]):
        assert (columns == NONE).all()


def test_nobody_helps_where_there_is_no_other_work() -> None:
    """Half an FTE at A, and none at B: B may help A, and A has nobody to help."""
    data = replace(
        BASE,
        directions=(CENTRE, ELSEWHERE),
        routes=every_route(((STAY, STAY), (STAY, STAY))),
        workload=(((0.5,) * MONTHS,), ((0.0,) * MONTHS,)),
    )
    assert (build_model(data).variables.away != NONE).tolist() == [[False] * MONTHS, [True] * MONTHS]


def test_other_solvers_get_the_bounds_and_whole_numbers_of_each_column() -> None:
    """The past month is fixed at 4 of 1, a group starts or does not, work is at most what there is."""
    data = replace(
        with_mode(grouped(2.0, available=1.0), "actual", Mode.HARD), as_of=1, actuals=(Move(0, 0, 0, 4.0),)
    )
    program = build_model(data).program
    problem = program.pulp_problem()
    variables = problem.variables()
    by_name = {variable.name: variable for variable in variables}
    for j, name in enumerate(program.column_names):
        variable = by_name[name]
        assert variable.lowBound == program.column_lower[j]
        assert variable.upBound == program.column_upper[j]
        assert (variable.cat == "Integer") == (j in program.integer)


@pytest.mark.parametrize(("mode", "exists"), [(Mode.HARD, False), (Mode.SOFT, True), (Mode.OFF, True)])
def test_a_route_that_is_not_allowed_may_be_taken_only_where_that_is_no_hard_rule(
    mode: Mode, exists: bool
) -> None:
    shut = Route(False, 100.0, 0.0, None)
    data = replace(
        BASE,
        directions=(CENTRE, ELSEWHERE),
        routes=every_route(((STAY, shut), (shut, STAY))),
        workload=(((4.0,) * MONTHS,), ((4.0,) * MONTHS,)),
    )
    transfer = build_model(with_mode(data, "mobility", mode)).variables.transfer
    assert (transfer[0, 0] != NONE).all()
    assert (transfer[0, 1] != NONE).tolist() == [exists] * MONTHS


def test_the_share_of_a_year_counts_the_months_of_that_year() -> None:
    """November and December, then January: a quarter of the moves of each year may leave for B."""
    away = Route(True, 100.0, 0.0, None)
    data = replace(
        with_mode(BASE, "mobility", Mode.HARD),
        first_month=Month(2012, 11),
        mobility_share=0.25,
        directions=(CENTRE, ELSEWHERE),
        routes=every_route(((STAY, away), (away, STAY))),
        workload=(((4.0,) * MONTHS,), ((4.0,) * MONTHS,)),
    )
    model = build_model(data)
    program, transfer = model.program, model.variables.transfer
    found = {}
    for row, first, end in zip(program.rows, program.starts, program.starts[1:], strict=False):
        if row.rule == "mobility":
            found[row.place] = dict(
                zip(program.columns[first:end], program.coefficients[first:end], strict=True)
            )
    assert found == {
        ("2012",): {
            transfer[0, 0, 0]: -0.25,
            transfer[0, 0, 1]: -0.25,
            transfer[0, 1, 0]: 0.75,
            transfer[0, 1, 1]: 0.75,
        },
        ("2013",): {transfer[0, 0, 2]: -0.25, transfer[0, 1, 2]: 0.75},
    }


def rows_of(model: Model, rule: str) -> list[tuple[dict[int, float], float, float]]:
    """(column → coefficient, lower, upper) of each row of a family or definition."""
    program = model.program
    return [
        (
            dict(zip(program.columns[first:end], program.coefficients[first:end], strict=True)),
            program.row_lower[i],
            program.row_upper[i],
        )
        for i, (row, first, end) in enumerate(
            zip(program.rows, program.starts, program.starts[1:], strict=False)
        )
        if row.rule == rule
    ]


def test_half_an_fte_of_work_has_its_shares_for_partners() -> None:
    """Between a tenth and a half of 0.5 FTE: 0.05 and 0.25 in each month."""
    data = replace(
        with_mode(BASE, "activity_outsourcing", Mode.HARD),
        activities=(replace(BASE.activities[0], outsourced_min=0.1, outsourced_max=0.5),),
        partners=(PARTNER,),
        workload=(((0.5,) * MONTHS,),),
    )
    model = build_model(data)
    assert rows_of(model, "activity_outsourcing") == [
        ({int(column): 1.0}, *bounds)
        for column in model.variables.outsourced[0, 0]
        for bounds in ((0.05, inf), (-inf, 0.25))
    ]


@pytest.mark.parametrize("limited", [True, False])
def test_what_is_undone_of_a_direction_is_its_work_without_what_is_done_of_it(limited: bool) -> None:
    """Done of it: what is done in-house where its work is decided apart, else of all, and what partners do."""
    data = replace(
        with_mode(BASE, "mutual_aid", Mode.HARD),
        directions=(replace(CENTRE, served_elsewhere=0.5 if limited else None), ELSEWHERE),
        routes=every_route(((STAY, STAY), (STAY, STAY))),
        partners=(PARTNER,),
        workload=(((4.0,) * MONTHS,), ((3.0,) * MONTHS,)),
    )
    model = build_model(data, asked=0)
    v = model.variables
    done = v.served[0, 0] if limited else v.in_house[0]
    assert rows_of(model, "unmet_in") == [
        ({int(v.unmet_in[0, 0, t]): 1.0, int(done[t]): 1.0, int(v.outsourced[0, 0, t]): 1.0}, 4.0, inf)
        for t in range(MONTHS)
    ]
