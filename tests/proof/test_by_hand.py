"""Proofs of cases small enough for paper: each claim, each part of its bound, and sums of rules that cannot be."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest

import planner
from planner.api import build
from planner.dataset.types import Dataset
from planner.model.build import Model, build_model
from planner.model.program import Program
from planner.model.rows import Row
from planner.plan.types import Status
from planner.proof.exact import Bound, Cap, ExactProgram, NoBoundError
from planner.proof.prove import (
    loosen_to_plan,
    prove_impossible,
    prove_plan,
    state,
    subtotals,
    with_row,
)
from planner.proof.record import proof_object
from planner.proof.run import prove_case
from planner.proof.types import Cap as ToldCap
from planner.proof.types import Claim, Proof
from planner.proof.words import claim_sentences, contradiction, family_name
from planner.reading.types import Case, Digest
from planner.solve.options import SolveOptions
from planner.solve.run import solve_model
from tests.support import Rows, Sheets, minimal_case, write_workbook

FAR = 1e12
"""A moment that never comes."""


TYPES: Rows = [["Type", "Training cost"], ["CCO", 100]]


def read(
    folder: Path, *, minimum: float, goals: Rows = (), types: Rows = TYPES, **sheets: Rows
) -> tuple[Case, Dataset]:
    """30 advisors, 20 in a pool who are trained at once for 100 each, and so many to be there."""
    content: Sheets = minimal_case()
    content["Directions"] = [
        ["Direction", "Starting staff", "Share of customers", "Minimum staff"], ["Est", 30, 1, minimum],
    ]  # fmt: skip
    content["Advisor types"] = [list(row) for row in types]
    if goals:
        content["Goals"] = [["Goal", "Priority", "Weight", "Tolerance"], *(list(row) for row in goals)]
    content |= {name: [list(row) for row in rows] for name, rows in sheets.items()}
    case = planner.read(write_workbook(folder / "case.xlsx", content))
    return case, build(case)[0]


def proven(case: Case, dataset: Dataset, *left_out: str, **better: float) -> tuple[Proof, Model]:
    """The proof of the best plan, of whose goals those named in ``better`` are told otherwise."""
    model = build_model(dataset)
    goals = solve_model(model, SolveOptions()).goals
    assert goals is not None
    told = {**goals, **better}
    return prove_plan(case, build_model(dataset), told, plan="P", version=3, left_out=left_out), model


def claim(value: float, bound: Fraction, *, tolerance: float = 0.0, moved: int = 0) -> Claim:
    return Claim({"cost": 1.0}, value, (), Bound(bound, {}, {}, {}, Fraction(moved)), tolerance)


def test_a_gap_is_relative_and_absolute_below_one() -> None:
    assert claim(200.0, Fraction(190)).gap == pytest.approx(0.05)
    assert claim(-200.0, Fraction(-210)).gap == pytest.approx(0.05)
    assert claim(0.5, Fraction(1, 4)).gap == pytest.approx(0.25)
    assert ToldCap(0, 7.5, Fraction(7)).slack == 0.5


@pytest.mark.parametrize(
    ("value", "bound", "moved", "closed"),
    [
        (100.0, Fraction(100), 0, True),
        (100.0, Fraction(9_999_991, 100_000), 0, True),  # less than a millionth of it
        (100.0, Fraction(999_998, 10_000), 0, False),
        (100.0, Fraction(999_998, 10_000), 210_000, True),  # the last decimal costs that
        (100.0, Fraction(999_998, 10_000), 190_000, False),
    ],
)
def test_a_gap_is_closed_that_is_rounding(value: float, bound: Fraction, moved: int, *, closed: bool) -> None:
    assert claim(value, bound, moved=moved).closed is closed


@pytest.mark.parametrize(
    ("value", "tolerance", "tolerated"),
    [
        (110.0, 0.1, True), (110.00009, 0.1, True), (110.0002, 0.1, False), (100.0, 0.0, False), (90.0, 0.1, True),
    ],
)  # fmt: skip
def test_a_gap_is_granted_by_its_tolerance(value: float, tolerance: float, *, tolerated: bool) -> None:
    """A tenth of 100, and a millionth of the value as rounding."""
    assert claim(value, Fraction(100), tolerance=tolerance).tolerated is tolerated
    assert claim(1.1000010, Fraction(1), tolerance=0.1).tolerated
    assert not claim(1.1000015, Fraction(1), tolerance=0.1).tolerated


def test_every_priority_is_claimed_with_the_earlier_ones_as_they_were_reached(tmp_path: Path) -> None:
    """38 must be there, and all 40 of the pool's limit are worth it: 10 and 15 FTE stay undone, at 20,000 each.

    10 of the pool leave at once: 1,000 in training. Nobody can do better, and the parts of each bound add up to it.
    """
    case, dataset = read(tmp_path, minimum=38, Envelopes=[["Envelope", "Maximum"], ["all", 10]])
    proof, _ = proven(case, dataset)
    assert (proof.plan, proof.version, proof.relaxed, proof.left_out) == ("P", 3, False, ())
    assert [dict(one.goals) for one in proof.claims] == [
        {"targets": 1.0, "service": 1.0}, {"cost": 1.0}, {"wellbeing": 1.0},
    ]  # fmt: skip
    assert [one.value for one in proof.claims] == pytest.approx([100_000, 1000, 50])
    assert [[cap.limit for cap in one.caps] for one in proof.claims] == [
        [], [pytest.approx(100_000)], [pytest.approx(100_000), pytest.approx(1000)],
    ]  # fmt: skip
    assert [[cap.priority for cap in one.caps] for one in proof.claims] == [[], [0], [0, 1]]
    for one in proof.claims:
        assert one.closed
        assert one.bound.value <= one.value
        assert sum(subtotals(proof, one).values()) == one.bound.value


def test_the_constant_of_a_goal_is_part_of_its_bound(tmp_path: Path) -> None:
    """30 advisors are paid 10 a month whatever is planned; 8 more come for 100 each and are paid two months."""
    case, dataset = read(
        tmp_path,
        minimum=38,
        Settings=[["Setting", "Value"], ["first month", "2012-01"], ["months", 2], ["internal cost", 10]],
        Envelopes=[["Envelope", "Maximum"], ["all", 8]],
    )
    proof, model = proven(case, dataset)
    cost = proof.claims[1]
    assert cost.value == pytest.approx(2 * 10 * 38 + 8 * 100)
    parts = subtotals(proof, cost)
    assert sum(parts.values()) == cost.bound.value
    assert parts.get("constant", 0) == Fraction(model.goals["cost"].constant)


def test_weights_count_in_the_value_and_in_the_bound(tmp_path: Path) -> None:
    case, dataset = read(
        tmp_path, minimum=38, goals=[["cost", 1, 3, None]], Envelopes=[["Envelope", "Maximum"], ["all", 10]]
    )
    proof, _ = proven(case, dataset)
    first = proof.claims[0]
    assert first.goals == {"targets": 1.0, "service": 1.0, "cost": 3.0}
    assert first.value == pytest.approx(100_000 + 3 * 1000)
    assert first.closed


@pytest.mark.parametrize(
    ("left_out", "claimed", "untold"),
    [
        (("wellbeing",), 2, ("wellbeing",)),
        (("cost",), 1, ("cost", "wellbeing")),
        (("service",), 0, ("targets", "service", "cost", "wellbeing")),
        (("stability",), 3, ()),
    ],
)
def test_of_what_is_left_out_and_comes_after_nothing_is_claimed(
    tmp_path: Path, left_out: tuple[str, ...], claimed: int, untold: tuple[str, ...]
) -> None:
    case, dataset = read(tmp_path, minimum=38)
    proof, _ = proven(case, dataset, *left_out)
    assert (len(proof.claims), proof.left_out) == (claimed, untold)
    told = list(claim_sentences(proof, dataset, "en"))
    assert len(told) == claimed + bool(untold)


def test_a_plan_that_gains_by_its_last_decimal_is_allowed_it_and_no_more(tmp_path: Path) -> None:
    """A cost of 3e-7 less than the best: every row may be missed by a billionth, in that claim and all after it."""
    case, dataset = read(tmp_path, minimum=38, Envelopes=[["Envelope", "Maximum"], ["all", 10]])
    proof, _ = proven(case, dataset, cost=1000 - 3e-7)
    allowed = [one.bound.allowance for one in proof.claims]
    assert allowed[0] == 0
    assert 0 < allowed[1] <= Fraction(1, 10**6)
    assert allowed[2] >= allowed[1]
    cost = proof.claims[1]
    assert subtotals(proof, cost)["allowance"] == -allowed[1] * cost.bound.moved
    with pytest.raises(ArithmeticError):
        proven(case, dataset, cost=999.0)


@pytest.mark.parametrize("allowance", [Fraction(0), Fraction(1, 10**15), Fraction(1, 10**8)])
def test_allowances_are_the_powers_of_ten_from_the_last_one_on(allowance: Fraction) -> None:
    bound = Bound(Fraction(1), {}, {}, {}, Fraction(1))
    assert loosen_to_plan(bound, 1.0, allowance).allowance == allowance
    assert loosen_to_plan(bound, 1 - 9.5e-16, Fraction(0)).allowance == Fraction(1, 10**15)
    assert loosen_to_plan(bound, 1 - 9.5e-7, allowance).allowance == Fraction(1, 10**6)
    with pytest.raises(ArithmeticError):
        loosen_to_plan(bound, 1 - 1.1e-6, allowance)


def test_a_row_more_holds_what_is_not_zero() -> None:
    built = Program("test")
    built.add_columns(["x", "y", "z"])
    built.add_row(Row("sum", "rule"), [0, 2], [1.0, 5.0], 4.0, np.inf)
    found = with_row(built.arrays(), np.array([0.0, 2.0, 3.0]), 7.0)
    assert (found.starts.tolist(), found.columns.tolist()) == ([0, 2, 4], [0, 2, 1, 2])
    assert found.coefficients.tolist() == [1.0, 5.0, 2.0, 3.0]
    assert (found.row_lower.tolist(), found.row_upper.tolist()) == ([4.0, -np.inf], [np.inf, 7.0])


def impossible(folder: Path) -> tuple[Case, Dataset]:
    """36 must be there in both months: 30 are, 3 may leave by the envelope, and the pool lets 4 go."""
    pools: Rows = [
        ["Pool", "Type", "Direction", "Available", "Release total"],
        ["CCO Est", "CCO", "Est", 20, 4],
    ]
    return read(folder, minimum=36, Pools=pools, Envelopes=[["Envelope", "Maximum"], ["all", 3]])


@pytest.mark.parametrize(
    ("one", "sentence"),
    [
        (
            claim(1234.5678, Fraction(1234.5678)),
            "cost: 1,234.568 EUR in this plan; no plan has less than 1,234.568.",
        ),
        (
            claim(200.0, Fraction(190), tolerance=0.1),
            "cost: 200 EUR in this plan; no plan has less than 190. The goals that follow were granted 10 % of it.",
        ),
        (
            claim(200.0, Fraction(1234567, 10000)),
            "cost: 200 EUR in this plan; no plan has less than 123.457, so at most 38.272 % could be gained.",
        ),
        (
            replace(claim(200.0, Fraction(190), tolerance=0.123456), caps=(ToldCap(0, 1.0, Fraction(1)),)),
            "cost: 200 EUR in this plan; no plan that is as good in the goals that come first has less than 190. The "
            "goals that follow were granted 12.346 % of it.",
        ),
        (
            replace(claim(0.5, Fraction(1, 4)), goals={"wellbeing": 1.0}),
            "well-being: 0.5 points in this plan; no plan has less than 0.25, so at most 25 % could be gained.",
        ),
    ],
)
def test_a_claim_is_told(tmp_path: Path, one: Claim, sentence: str) -> None:
    case, dataset = read(tmp_path, minimum=30)
    proof = Proof("", 0, state(case, build_model(dataset)), {}, (one,), relaxed=True)
    told = list(claim_sentences(proof, dataset, "en"))
    assert told[0] == sentence
    assert len(told) == 2


def test_a_sum_of_rules_that_cannot_be(tmp_path: Path) -> None:
    """36 are needed; 30 and 3 are possible: 3 more than can be."""
    case, dataset = impossible(tmp_path)
    proof, model = prove_impossible(case, dataset, FAR)
    assert (proof.plan, proof.version, proof.relaxed, proof.claims) == ("", 0, False, ())
    assert proof.impossible is not None
    told = contradiction(proof, case, model)
    found = prove_case(case, dataset)
    assert (found.why, found.as_plan().status) == (told, Status.INFEASIBLE)
    assert [(line.text, line.weight, line.amount, line.cell) for line in told.lines] == [
        ("Est must have 36 advisors in Jan 2012.", 1, 36, "D2"),
        ("At most 3 advisors may leave from Jan 2012 to Feb 2012 (all).", 1, -3, "B2"),
    ]
    assert (told.needed, told.possible) == (36, 33)
    twice = replace(
        proof.impossible,
        value=2 * proof.impossible.value,
        multipliers={i: 2 * price for i, price in proof.impossible.multipliers.items()},
        rows={i: 2 * part for i, part in proof.impossible.rows.items()},
    )
    assert contradiction(replace(proof, impossible=twice), case, model) == told
    with pytest.raises(ValueError, match="about a plan"):
        contradiction(replace(proof, impossible=None), case, model)


@pytest.mark.parametrize(
    ("minimum", "maximum", "amounts"), [(33.5, None, [33.5, -3]), (None, 25, [-25]), (None, 29.5, [-29.5])]
)
def test_a_sum_may_lack_little_and_be_of_limits_only(
    tmp_path: Path, minimum: float | None, maximum: float | None, amounts: list[float]
) -> None:
    """Half an advisor more than 33; 30 where 25 or 29.5 may be."""
    case, dataset = read(
        tmp_path, minimum=0, Envelopes=[["Envelope", "Maximum"], ["all", 3]],
        Directions=[
            ["Direction", "Starting staff", "Share of customers", "Minimum staff", "Maximum staff"],
            ["Est", 30, 1, minimum, maximum],
        ],
    )  # fmt: skip
    proof, model = prove_impossible(case, dataset, FAR)
    told = contradiction(proof, case, model)
    assert [line.amount for line in told.lines] == amounts
    assert told.needed > told.possible


def test_where_a_plan_may_exist_no_sum_is_found(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="no sum"):
        prove_impossible(*read(tmp_path, minimum=30), FAR)


def test_a_limit_of_nothing_takes_part_and_adds_nothing(tmp_path: Path) -> None:
    """Half an advisor must be there, nobody is, and nobody may leave."""
    case, dataset = read(
        tmp_path, minimum=0, Envelopes=[["Envelope", "Maximum"], ["all", 0]],
        Directions=[["Direction", "Starting staff", "Share of customers", "Minimum staff"], ["Est", 0, 1, 0.5]],
    )  # fmt: skip
    proof, model = prove_impossible(case, dataset, FAR)
    told = contradiction(proof, case, model)
    assert [(line.weight, line.amount, line.cell) for line in told.lines] == [(1, 0.5, "D2"), (1, 0, "B2")]
    assert (told.needed, told.possible) == (0.5, 0)


def test_families_are_told_by_their_names() -> None:
    assert family_name("minimum_staff", "en") == "Minimum staff"
    assert family_name("workload", "en") == "Work to be done"
    assert family_name("cap", "fr") != family_name("cap", "en")
    assert family_name("unheard of", "en") == "Balances"


def test_the_weights_of_a_sum_are_told_by_the_largest(tmp_path: Path) -> None:
    """Half of those who are sent pass: 36 take 12 of whom 3 may leave, and one of them counts for half an advisor.

    2 × (36 − 30) − 3 = 9 are lacking: the minimum has the weight 1, a transfer a half.
    """
    case, dataset = read(
        tmp_path, minimum=36, Envelopes=[["Envelope", "Maximum"], ["all", 3]],
        types=[["Type", "Pass rate"], ["CCO", 0.5]],
    )  # fmt: skip
    proof, model = prove_impossible(case, dataset, FAR)
    told = contradiction(proof, case, model)
    assert [(line.weight, line.amount) for line in told.lines] == [(1, 36), (0.5, -1.5)]
    assert (told.needed, told.possible) == (36, 31.5)


def test_the_lines_of_a_sum_are_told_by_what_they_add(tmp_path: Path) -> None:
    """In A and B 13 and 15 are needed; 10 and 12 start there, and 4 may leave: 2 more than can be."""
    case, dataset = read(
        tmp_path, minimum=0, Envelopes=[["Envelope", "Maximum"], ["all", 4]],
        Directions=[
            ["Direction", "Starting staff", "Share of customers", "Minimum staff"], ["A", 10, 1, 13], ["B", 12, 0, 15],
        ],
        Pools=[["Pool", "Type", "Direction", "Available"], ["P", "CCO", "A", 20], ["Q", "CCO", "B", 20]],
        Rules=[["Rule", "Mode"], ["mobility", "soft"]],
    )  # fmt: skip
    proof, model = prove_impossible(case, dataset, FAR)
    told = contradiction(proof, case, model)
    assert [(line.weight, line.amount, line.cell) for line in told.lines] == [
        (1, 15, "D3"), (1, 13, "D2"), (1, -4, "B2"),
    ]  # fmt: skip
    assert (told.needed, told.possible) == (28, 26)


def test_the_file_holds_the_program_the_claims_and_their_prices(tmp_path: Path) -> None:
    case, dataset = read(tmp_path, minimum=38, Envelopes=[["Envelope", "Maximum"], ["all", 10]])
    proof, model = proven(case, dataset)
    content = proof_object(proof)
    rows = {row["name"]: row for row in content["statement"]["rows"]}
    assert len(rows) == len(model.program.rows)
    envelope = next(row for row in rows.values() if row["family"] == "envelope")
    assert (envelope["sheet"], envelope["cell"], envelope["lower"], envelope["upper"]) == (
        "Envelopes",
        "B2",
        None,
        10,
    )
    (work, *_) = (row for row in rows.values() if row["family"] == "workload")
    assert (work["sheet"], work["cell"]) == ("Workload", "A2")
    names = [name for name, *_ in content["statement"]["columns"]]
    assert sorted((names[j], value) for j, value in envelope["terms"]) == [
        ("transfer.CCO_Est.Est.2012_01", 1), ("transfer.CCO_Est.Est.2012_02", 1),
    ]  # fmt: skip
    last = content["claims"][2]
    assert [one["claim"] for one in last["caps"]] == [0, 1]
    assert set(last["cap_prices"]) <= {"0", "1"}
    assert all(int(i) < len(rows) for i in last["prices"])
    assert content["impossible"] is None
    assert sum(map(Fraction, last["families"].values())) == Fraction(last["bound"])


def test_a_plan_that_kept_to_an_earlier_one_is_claimed_about_up_to_stability(tmp_path: Path) -> None:
    """The second version stays close to the first, which its file does not hold: cost yes, well-being not."""
    first = planner.solve(read(tmp_path, minimum=38)[0])
    planner.write(first, tmp_path / "first.xlsx")
    planner.write(planner.solve(planner.read(tmp_path / "first.xlsx")), tmp_path / "second.xlsx")
    for name, claimed in (("first", 3), ("second", 2)):
        case = planner.read(tmp_path / f"{name}.xlsx")
        found = prove_case(case, replace(build(case)[0], agreed=None))
        assert found.as_plan().status is Status.OPTIMAL
        proof = found.proof
        assert len(proof.claims) == claimed
        assert proof.left_out == (() if claimed == 3 else ("wellbeing",))
        with pytest.raises(planner.BadInput, match="edited"):
            prove_case(replace(case, digest=Digest(str, "another")), replace(build(case)[0], agreed=None))


def exact(
    rows: list[tuple[dict[int, float], float, float]],
    bounds: list[tuple[float, float]],
    caps: list[Cap] | None = None,
) -> ExactProgram:
    """A program with these rows and columns."""
    built = Program("test")
    built.add_columns([f"x{j}" for j in range(len(bounds))])
    for i, (terms, low, high) in enumerate(rows):
        built.add_row(Row(f"row{i}", "rule"), list(terms), list(terms.values()), low, high)
    arrays = built.arrays()
    sides = np.array(bounds, dtype=float)
    return ExactProgram(replace(arrays, column_lower=sides[:, 0], column_upper=sides[:, 1]), caps or [])


INF = float("inf")


def test_the_limits_of_columns_are_parts_of_a_bound() -> None:
    """Minimise 3 x − 2 y, x from 1 to 5, y from −1 to 4: 3 − 8."""
    found = exact([({0: 1.0, 1: 1.0}, -INF, 9.0)], [(1, 5), (-1, 4)])
    bound = found.bound({0: Fraction(3), 1: Fraction(-2)}, np.array([0.0]))
    assert bound.columns == {0: 3, 1: -8}
    assert [bound.value, bound.moved] == [-5, 5]
    assert not bound.rows
    assert not bound.multipliers


def test_what_is_dear_and_may_be_nothing_adds_nothing() -> None:
    """Minimise x ÷ 2 + 3 y from 0 on; x ≥ 2 at a price of 3/4 a unit is too dear by 1/4, and 1/2 is right: 1."""
    program = exact([({0: 1.0}, 2.0, INF)], [(0, INF), (0, INF)])
    cost = {0: Fraction(1, 2), 1: Fraction(3)}
    nothing = program.bound(cost, np.array([0.0]))
    assert [nothing.value, nothing.moved] == [0, Fraction(7, 2)]
    assert not nothing.columns
    cheap = program.bound(cost, np.array([0.25]))
    assert [cheap.value, cheap.multipliers[0]] == [Fraction(1, 2), Fraction(1, 4)]
    least = exact([({0: 1.0}, -INF, 9.0)], [(1, 5)]).bound({0: Fraction(1, 2)}, np.array([0.0]))
    assert least.value == Fraction(1, 2)
    drawn = program.bound(cost, np.array([0.75]))
    assert [drawn.value, drawn.multipliers[0]] == [1, Fraction(1, 2)]


def test_a_coefficient_that_is_given_twice_is_added() -> None:
    """x + x ≥ 4 with the price 1 on it costs 2 a unit of x."""
    built = Program("test")
    built.add_columns(["x"])
    built.add_row(Row("twice", "rule"), [0, 0], [1.0, 1.0], 4.0, np.inf)
    bound = ExactProgram(built.arrays()).bound({0: Fraction(2)}, np.array([1.0]))
    assert [bound.value, bound.moved] == [4, 1]


def test_of_several_rows_the_one_that_weighs_most_gives_way() -> None:
    """Minimise 2 x, 1 · x ≥ 1 and 3 · x ≥ 6, x without an end: the prices 1/2 and 1/2 are too much by 1/4 a unit.

    1/2 + 3/2 are 2; with 3/4 on the second, 1/2 + 9/4: 3/4 too much, taken from the second: 1/2 there, 1/2 + 6/2.
    """
    program = exact([({0: 1.0}, 1.0, INF), ({0: 3.0}, 6.0, INF)], [(0, INF)])
    bound = program.bound({0: Fraction(2)}, np.array([0.5, 0.75]))
    assert bound.multipliers == {0: Fraction(1, 2), 1: Fraction(1, 2)}
    assert bound.value == Fraction(7, 2)


def test_a_price_on_an_upper_bound_is_drawn_to_zero_too() -> None:
    """Minimise 2 x with −x ≤ −3: the price −3 makes x dear by 1 too much, and −2 is right: 6."""
    program = exact([({0: -1.0}, -INF, -3.0)], [(0, INF)])
    bound = program.bound({0: Fraction(2)}, np.array([-3.0]))
    assert bound.multipliers == {0: -2}
    assert bound.value == 6


def test_a_row_bounds_a_column_once_all_it_is_lessened_by_are_bounded() -> None:
    """Minimise −x: x ≤ 2 y + 1, y ≤ z, z ≤ 4. x ≤ 9 follows in three steps, whatever the prices."""
    program = exact(
        [({0: 1.0, 1: -2.0}, -INF, 1.0), ({1: 1.0, 2: -1.0}, -INF, 0.0)], [(0, INF), (0, INF), (0, 4)]
    )
    for prices in ([0.0, 0.0], [-1.0, -2.0], [-1.0, 0.0]):
        bound = program.bound({0: Fraction(-1)}, np.array(prices))
        assert bound.value == -9
        assert bound.multipliers == {0: -1, 1: -2}


def test_the_same_holds_of_rows_turned_round() -> None:
    """−x + 2 y ≥ −1, −y + z ≥ 0."""
    program = exact(
        [({0: -1.0, 1: 2.0}, -1.0, INF), ({1: -1.0, 2: 1.0}, 0.0, INF)], [(0, INF), (0, INF), (0, 4)]
    )
    bound = program.bound({0: Fraction(-1)}, np.array([0.0, 0.0]))
    assert bound.value == -9
    assert bound.multipliers == {0: 1, 1: 2}


def test_a_part_of_a_column_lets_others_be_bounded() -> None:
    """−x + y ÷ 2 ≥ −1, −y + z ≥ 0: x is at most 1 + 4 ÷ 2."""
    program = exact(
        [({0: -1.0, 1: 0.5}, -1.0, INF), ({1: -1.0, 2: 1.0}, 0.0, INF)], [(0, INF), (0, INF), (0, 4)]
    )
    assert program.bound({0: Fraction(-1)}, np.array([0.0, 0.0])).value == -3


def test_a_lower_bound_of_a_row_bounds_what_lessens_it() -> None:
    """Minimise −x: 8 − 2 x + y ≥ 0 with y ≤ 2: x ≤ 5."""
    program = exact([({0: -2.0, 1: 1.0}, -8.0, INF)], [(0, INF), (0, 2)])
    assert program.bound({0: Fraction(-1)}, np.array([0.0])).value == -5


def test_a_part_of_a_column_bounds_it_too() -> None:
    """Minimise −x with x ÷ 2 ≤ 4."""
    program = exact([({0: 0.5}, -INF, 4.0)], [(0, INF)])
    assert program.bound({0: Fraction(-1)}, np.array([0.0])).value == -8


def test_a_column_without_a_lower_bound_bounds_nothing() -> None:
    """x + y ≤ 3 with y from −∞: x may be as large as it likes."""
    program = exact([({0: 1.0, 1: 1.0}, -INF, 3.0)], [(0, INF), (-INF, 1)])
    with pytest.raises(NoBoundError):
        program.bound({0: Fraction(-1)}, np.array([0.0]))


def test_a_cap_counts_with_its_price_and_bounds_columns_too() -> None:
    """Minimise −x, 2 x + 0 y ≤ 5 as a cap: −5/2, of which nothing is gained by an allowance but what x costs."""
    program = exact(
        [({0: 1.0, 1: 1.0}, 1.0, INF)],
        [(0, INF), (0, INF)],
        [Cap({0: Fraction(2), 1: Fraction(0)}, Fraction(5))],
    )
    bound = program.bound({0: Fraction(-1)}, np.array([0.0, -0.25]))
    assert (bound.value, bound.multipliers, bound.rows) == (
        Fraction(-5, 2),
        {1: Fraction(-1, 2)},
        {1: Fraction(-5, 2)},
    )
    assert bound.moved == 0
