"""What a conflict says, word for word, in cases whose figures can be added up by hand."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from planner.explain.conflict.elastic import Elastic, OutOfTimeError
from planner.explain.conflict.find import find_clashes
from planner.explain.conflict.tell import tell
from planner.explain.phrases import Words
from planner.plan.explanations import Conflict
from planner.plan.types import Status
from tests.explain.cases import base, read
from tests.explain.every_rule import CASES
from tests.support import Sheets

FAR = 1e12
"""A moment that never comes."""


def conflicts_of(sheets: Sheets, folder: Path) -> list[Conflict]:
    case, dataset = read(sheets, folder)
    words = Words(case, dataset)
    return [tell(words, clash) for clash in find_clashes(dataset, FAR)[0]]


def centres(
    minimums: list[float | None], *, start: float = 0, maximum: float | None = None, **more: Any
) -> Sheets:
    """Centres C0, C1, … with a pool of 10 each, trained in a month, that must have so many in June.

    ``maximum``: of an envelope on all; ``since`` another month, ``attrition``, trainer ``load``, and of each pool
    ``rate`` and ``floor``.
    """
    sheets, since = base(), more.get("since", "2012-06")
    sheets["Directions"] = [
        ["Direction", "Starting staff", "Share of customers", "Minimum staff", "Minimum from", "Attrition"],
        *(
            [f"C{i}", start, 1 / len(minimums), minimum, since, more.get("attrition")]
            for i, minimum in enumerate(minimums)
        ),
    ]
    sheets["Pools"] = [
        ["Pool", "Type", "Direction", "Available", "Release per month", "Floor"],
        *([f"P{i}", "CCO", f"C{i}", 10, more.get("rate"), more.get("floor")] for i, _ in enumerate(minimums)),
    ]
    sheets["Advisor types"] = [
        ["Type", "Training months", "Trainer load"],
        ["CCO", more.get("training", 1), more.get("load")],
    ]
    if maximum is not None:
        sheets["Envelopes"] = [["Envelope", "Maximum"], ["All", maximum]]
    return sheets


def one_due_later() -> Sheets:
    """C2's minimum holds from March on already: in June all three are due."""
    sheets = centres([8, 8, 8], maximum=15)
    sheets["Directions"][3][4] = "2012-03"
    return sheets


def everybody_to_one() -> Sheets:
    """The pools of six centres may all go to C0; each releases one a month."""
    sheets = centres([40, *[None] * 5], rate=1)
    sheets["Settings"][4] = ["maximum move distance", 99999]
    for row, city in zip(sheets["Directions"], [("Latitude", "Longitude"), *[(48, 2)] * 6], strict=True):
        row += city
    return sheets


def two_lengths() -> Sheets:
    """Some of C0's people are trained in one month, others in two or three."""
    sheets = centres([50], start=20)
    sheets["Advisor types"] += [["X", 3], ["Y", 2]]
    sheets["Pools"] += [["Q", "X", "C0", 3, None, None], ["R", "Y", "C0", 2, None, None]]
    return sheets


def with_past() -> Sheets:
    """20 at the start, 3 who left in January, and 8 in March: 31 in April, 39 in May, 47 in June."""
    sheets = base()
    sheets["Settings"].append(["as of", "2012-03"])
    sheets["Actuals"] = [["Pool", "To", "Month", "FTE"], ["CCO Nord", "Nord", "2012-01", 3]]
    sheets["Directions"][1] = ["Nord", 20, 0.5, None, 40, "2012-04", 8, None]
    return sheets


def with_one_past_month() -> Sheets:
    """20 at the start, 3 who left in January, 10 who may in February; without the past 10 more in January."""
    sheets = with_past()
    sheets["Settings"][-1] = ["as of", "2012-02"]
    sheets["Directions"][1][5:7] = ["2012-03", 10]
    sheets["Directions"][1][4] = 40
    return sheets


def between_multiples() -> Sheets:
    """Nord has 20, may have 24.5 to 25.5, and advisors come in twos: 24 or 26."""
    sheets = base()
    sheets["Settings"].append(["headcount unit", 2])
    sheets["Directions"][1] = ["Nord", 20, 0.5, None, 24.5, "2012-05", None, 25.5]
    sheets["Pools"][2][3] = 0
    return sheets


def half_too_many() -> Sheets:
    sheets = base()
    sheets["Decisions"] = [
        ["Pool", "To", "Month", "Kind", "FTE"],
        ["CCO Nord", "Nord", "2012-02", "at least", 4.5],
        ["CCO Nord", None, "2012-02", "at most", 4],
    ]
    return sheets


def in_units(unit: float, fte: float) -> Sheets:
    sheets = base()
    sheets["Settings"].append(["headcount unit", unit])
    sheets["Decisions"] = [
        ["Pool", "To", "Month", "Kind", "FTE"],
        ["CCO Nord", "Nord", "2012-02", "fix", fte],
    ]
    return sheets


def limits_of_one_kind() -> Sheets:
    """At least 10 are to come to Nord in February; of the two pools that may go there at most 4 and at most 3."""
    sheets = base()
    sheets["Pools"].append(["CCO Nord 2", "CCO", "Nord", 50, None, None, None, None])
    sheets["Decisions"] = [
        ["Pool", "To", "Month", "Kind", "FTE"],
        [None, "Nord", "2012-02", "at least", 10],
        ["CCO Nord", None, "2012-02", "at most", 4],
        ["CCO Nord 2", None, "2012-02", "at most", 3],
    ]
    return sheets


ENVELOPE = "At most {} advisors may leave from Jan 2012 to Jun 2012 (All)"

TOLD: dict[str, tuple[Sheets, str]] = {
    "all centres due": (
        centres([8, 8, 8], maximum=20),
        f"C0, C1 and C2 must have 24 advisors together in Jun 2012 (3 × 8). {ENVELOPE.format(20)}: at most 20 advisors "
        "can be there by then, 4 short.",
    ),
    "some start there": (
        centres([13, 13], start=10, maximum=5),
        "C0 and C1 must have 26 advisors together in Jun 2012 (2 × 13). 20 are there at the start and at most 5 may "
        "leave from Jan 2012 to Jun 2012 (All): 20 + 5 = 25, 1 short.",
    ),
    "some of these leave": (
        centres([13, 13], start=10, maximum=12, attrition=0.1),
        "C0 and C1 must have 26 advisors together in Jun 2012 (2 × 13). 20 are there at the start and at most 12 may "
        "leave from Jan 2012 to Jun 2012 (All): 20 + 12 = 32, and 22.6 after attrition, 3.4 short.",
    ),
    "not all alike": (
        centres([9, None, 8], maximum=10),
        f"C0 and C2 must have 17 advisors together in Jun 2012. {ENVELOPE.format(10)}: at most 10 advisors can be "
        "there by then, 7 short.",
    ),
    "fewer suffice for the conflict": (
        one_due_later(),
        f"C0, C1 and C2 must have 24 advisors together in Jun 2012 (3 × 8). {ENVELOPE.format(15)}: at most 15 advisors "
        "can be there by then, 9 short. C0 and C1 alone already need 16, and 15 are possible.",
    ),
    "five of six": (
        centres([4, 4, 4, 4, 4, None], maximum=15),
        f"5 centres must have 20 advisors together in Jun 2012 (5 × 4). {ENVELOPE.format(15)}: at most 15 advisors can "
        "be there by then, 5 short. C0, C1, C2 and C3 alone already need 16, and 15 are possible.",
    ),
    "six of six": (
        centres([4] * 6, maximum=15, rate=9),
        f"All 6 centres must have 24 advisors together in Jun 2012 (6 × 4). {ENVELOPE.format(15)}: at most 15 advisors "
        "can be there by then, 9 short. C0, C1, C2 and C3 alone already need 16, and 15 are possible.",
    ),
    "nobody may come": (
        centres([5], maximum=0),
        f"C0 must have 5 advisors in Jun 2012. {ENVELOPE.format(0)}: nobody can be there by then, 5 short.",
    ),
    "pools as one sum": (
        everybody_to_one(),
        "C0 must have 40 advisors in Jun 2012. 5 pools release at most 5 FTE a month together and the pools that may "
        "transfer there have 60 FTE: at most 35 advisors can be there by then, 5 short.",
    ),
    "who leaves a centre": (
        centres([30], start=20, attrition=0.1),
        "C0 must have 30 advisors in Jun 2012. 20 advisors are there at the start, of whom 10.6 are left by then, "
        "training takes 1 month and the pools that may transfer there have 10 FTE: at most 20.6 advisors can be there "
        "by then, 9.4 short.",
    ),
    "a long training": (
        centres([40], start=20, training=3),
        "C0 must have 40 advisors in Jun 2012. 20 advisors are there at the start, training takes 3 months and the "
        "pools that may transfer there have 10 FTE: at most 30 advisors can be there by then, 10 short.",
    ),
    "trainings of several lengths": (
        two_lengths(),
        "C0 must have 50 advisors in Jun 2012. 20 advisors are there at the start, training takes 1–3 months and the "
        "pools that may transfer there have 15 FTE: at most 35 advisors can be there by then, 15 short.",
    ),
    "no training": (
        centres([40], start=20, training=0),
        "C0 must have 40 advisors in Jun 2012. 20 advisors are there at the start and the pools that may transfer "
        "there have 10 FTE: at most 30 advisors can be there by then, 10 short.",
    ),
    "nobody to train them": (
        centres([5], load=1),
        "C0 must have 5 advisors in Jun 2012. Each advisor in training ties up 1 FTE of trained staff: nobody can be "
        "there by then, 5 short.",
    ),
    "few to train them": (
        centres([6], start=3, load=2, since="2012-02"),  # 1.5 in January, when 3 can train
        "C0 must have 6 advisors in Feb 2012. 3 advisors are there at the start and each advisor in training ties up "
        "2 FTE of trained staff: at most 4.5 advisors can be there by then, 1.5 short.",
    ),
    "enough to train them": (
        centres([40], start=20, load=0.1),
        "C0 must have 40 advisors in Jun 2012. 20 advisors are there at the start, training takes 1 month and the "
        "pools that may transfer there have 10 FTE: at most 30 advisors can be there by then, 10 short.",
    ),
    "limits of one kind that are no sum": (
        limits_of_one_kind(),
        "It is decided that at least 10 FTE leave for Nord in Feb 2012 (Decisions, E2). It is decided that at most 4 "
        "FTE leave CCO Nord in Feb 2012 (Decisions, E3), it is decided that at most 3 FTE leave CCO Nord 2 in Feb 2012 "
        "(Decisions, E4) and only advisors from Nord may transfer to Nord: 7 FTE are possible, 3 short.",
    ),
    "every month": (
        centres([None], floor=12),
        "P0 must keep 12 FTE in Jan 2012. Only 10 FTE are possible: 2 short. Over all months concerned, from Jan 2012 "
        "to Jun 2012, 12 FTE-months are short, most in Jun 2012: 2 FTE. What is required could be kept in every month "
        "if it were lowered by 2, to 10.",
    ),
    "the past": (
        with_past(),
        "Nord must have 40 advisors in Apr 2012. 20 advisors are there at the start, Nord has 8 training seats in Mar "
        "2012, training takes 1 month and what happened before Mar 2012 stays as it is: at most 31 advisors can be "
        "there by then, 9 short. Over all months concerned, from Apr 2012 to Jun 2012, 10 FTE-months are short, most "
        "in Apr 2012: 9 FTE. What is required could be kept in every month if it were lowered by 9, to 31.",
    ),
    "the first month": (
        centres([30], start=20, attrition=0.1, since="2012-01"),
        "C0 must have 30 advisors in Jan 2012. 20 advisors are there at the start, of whom 18 are left by then and "
        "training takes 1 month: at most 18 advisors can be there by then, 12 short. Over all months concerned, from "
        "Jan 2012 to Jun 2012, 54.7 FTE-months are short, most in Jun 2012: 12.8 FTE. What is required could be kept "
        "in every month if it were lowered by 12, to 18.",
    ),
    "one month of past": (
        with_one_past_month(),
        "Nord must have 40 advisors in Mar 2012. 20 advisors are there at the start, Nord has 10 training seats in Feb "
        "2012, training takes 1 month and what happened before Feb 2012 stays as it is: at most 33 advisors can be "
        "there by then, 7 short.",
    ),
    "between two multiples": (
        between_multiples(),
        "Nord must have 24.5 advisors from May 2012 to Jun 2012. Nord may have at most 25.5 advisors from Jan 2012 to "
        "Jun 2012 and advisors transfer in multiples of 2. These rules cannot all be kept: together they are 1 FTE "
        "short. In fractions of advisors they can all be kept.",
    ),
    "whole people": (
        in_units(1, 2.5),
        "It is decided that 2.5 FTE leave CCO Nord for Nord in Feb 2012 (Decisions, E2). Advisors transfer in "
        "multiples of 1. These rules cannot all be kept: together they are 1 FTE short. In fractions of advisors they "
        "can all be kept.",
    ),
    "quarters": (
        in_units(0.25, 2.6),
        "It is decided that 2.6 FTE leave CCO Nord for Nord in Feb 2012 (Decisions, E2). Advisors transfer in "
        "multiples of 0.25. These rules cannot all be kept: together they are 0.2 FTE short. In fractions of advisors "
        "they can all be kept.",
    ),
}


@pytest.mark.parametrize("name", TOLD)
def test_a_conflict_is_told(tmp_path: Path, name: str) -> None:
    sheets, text = TOLD[name]
    assert [conflict.text for conflict in conflicts_of(sheets, tmp_path)] == [text]


DECIDED = "It is decided that at least {} FTE leave CCO Nord for Nord in Feb 2012 (Decisions, E2). "
TO_SUD = "It is decided that at least 8 FTE leave CCO Nord for Sud in Mar 2012 (Decisions, E2). "

OF_RULES = {
    ("envelope", "min"): (
        "At least 250 advisors must leave from Jan 2012 to Jun 2012 (All). Only 200 FTE are possible: 50 short.",
        [50],
    ),
    ("envelope", "max"): (DECIDED.format(12) + f"{ENVELOPE.format(10)}: 10 FTE are possible, 2 short.", [2, 2]),
    ("minimum_staff", "min"): (
        "Sud must have 18 advisors in May 2012. Sud opens in Mar 2012, Sud has 5 training seats from Feb 2012 to Apr "
        "2012 and training takes 1 month: at most 15 advisors can be there by then, 3 short.",
        [3, None, None],
    ),
    ("maximum_staff", "max"): (
        DECIDED.format(30) + "Nord may have at most 25 advisors in Mar 2012: 5 FTE are possible, 25 short.",
        [25, 25],
    ),
    ("pool_floor", "min"): (
        DECIDED.format(15) + "CCO Nord must keep 90 FTE in Feb 2012. These rules cannot all be kept.", [5, 5],
    ),
    ("mobility", "year"): (
        TO_SUD + "It is decided that at most 20 FTE leave the pools over all months (Decisions, E3) and at most 10 % "
        "of the transfers of 2012 may change Direction: 2 FTE are possible, 6 short.",
        [6, 60, 6],
    ),
    ("mobility", "routes"): (
        TO_SUD + "Only advisors from Sud may transfer to Sud: 0 FTE are possible, 8 short.", [8, 8],
    ),
    ("outsourced_share", "max"): (
        "Partners must do at least 50 % of Calls in Jun 2012, 30 FTE. Partners may do at most 10 % of the work in Jun "
        "2012, 6 FTE: 6 FTE are possible, 24 short.",
        [24, 24],
    ),
    ("partner_capacity", "max"): (
        "Partners must do at least 50 % of Calls in Jan 2012, 30 FTE. Arvato can do at most 10 FTE a month: 10 FTE are "
        "possible, 20 short. Over all months concerned, from Jan 2012 to Jun 2012, 120 FTE-months are short, most in "
        "Jun 2012: 20 FTE.",
        [20, 20],
    ),
    ("partner_change", "up"): (
        "Partners must do at least 50 % of Calls in Feb 2012, 30 FTE. The work of Arvato may rise by at most 3 FTE a "
        "month: 13 FTE are possible, 17 short. Over all months concerned, from Jan 2012 to Jun 2012, 55 FTE-months are "
        "short, most in Feb 2012: 17 FTE.",
        [17, 17],
    ),
    ("training_group", "min"): (
        DECIDED.format(3) + "It is decided that at most 5 FTE leave for Nord in Feb 2012 (Decisions, E3) and CCO leave "
        "for Nord in Feb 2012 in a group of at least 12, or not at all: 0 FTE are possible, 3 short. Without training "
        "groups these rules could all be kept.",
        [3, 7, 7],
    ),
    ("decision", "fix"): (
        "At least 42 advisors must leave from Jan 2012 to Jun 2012 (All). It is decided that 30 FTE leave CCO Nord for "
        "Nord over all months (Decisions, E2), Sud opens in Jan 2013 and only advisors from Nord may transfer to Nord: "
        "30 FTE are possible, 12 short.",
        [12, 12, None, 12],
    ),
}  # fmt: skip
"""In the case of each rule: what is said, and by how much each of the members alone would have to give way."""


@pytest.mark.parametrize("key", OF_RULES, ids="-".join)
def test_the_conflict_of_a_rule_is_told_with_what_each_member_lacks(
    tmp_path: Path, key: tuple[str, str]
) -> None:
    (conflict,) = conflicts_of(CASES[key].make(), tmp_path)
    text, alone = OF_RULES[key]
    assert conflict.text == text
    assert [one.alone for one in conflict.members] == alone


def test_what_a_member_lacks_may_be_less_than_an_advisor(tmp_path: Path) -> None:
    (conflict,) = conflicts_of(half_too_many(), tmp_path)
    assert (conflict.demanded, conflict.most, conflict.short) == (4.5, 4, 0.5)
    assert [one.alone for one in conflict.members] == pytest.approx([0.5, 0.5])


def test_what_a_member_lacks_is_told_of_the_number_that_was_typed(tmp_path: Path) -> None:
    """At least 7 and at most 8, in fives: 10 and 5 as rounded. 2 fewer, 5, or 2 more, 10, are no conflict."""
    sheets = half_too_many()
    sheets["Settings"].append(["headcount unit", 5])
    sheets["Decisions"][1][4], sheets["Decisions"][2][4] = 7, 8
    (conflict,) = conflicts_of(sheets, tmp_path)
    assert [one.alone for one in conflict.members] == [pytest.approx(2), pytest.approx(2), None]


def test_a_question_after_the_deadline_has_no_answer(tmp_path: Path) -> None:
    elastic = Elastic(read(base(), tmp_path)[1], deadline=time.monotonic() - 1)
    assert not elastic.out_of_time
    with pytest.raises(OutOfTimeError):
        elastic.run()
    assert elastic.out_of_time


def test_a_conflict_that_is_not_proven_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Wherever the clock ends: before, nothing is found; after, all is proven; between, more than needed is told."""
    case, dataset = read(CASES["minimum_staff", "min"].make(), tmp_path)
    ask, seen = Elastic._end, set()
    for questions in range(40):
        left = iter(range(questions))

        def counted(elastic: Elastic, left: Iterator[int] = left) -> Status:
            if next(left, None) is None:
                elastic.deadline = time.monotonic() - 1
            return ask(elastic)

        monkeypatch.setattr(Elastic, "_end", counted)
        clashes, complete = find_clashes(dataset, FAR)
        proven = [clash.proven for clash in clashes]
        seen.add((*proven, complete))
        if proven == [False]:
            assert not clashes[0].pools
            monkeypatch.setattr(Elastic, "_end", ask)
            clashes[0].elastic.deadline = FAR
            told = tell(Words(case, dataset), clashes[0])
            assert not told.proven
            assert told.text.endswith("before every one of these rules was shown to be needed.")
    assert seen == {(False,), (False, False), (True, False), (True, True)}


def test_the_figures_of_a_gap_stand_beside_its_words(tmp_path: Path) -> None:
    (conflict,) = conflicts_of(with_past(), tmp_path)
    assert (conflict.demanded, conflict.most, conflict.short) == (40, 31, 9)
    assert (conflict.total_short, conflict.worst_short, conflict.must_fall) == pytest.approx((10, 9, 9))
    assert [(one.rule, one.months, one.side, one.sheet, one.cell) for one in conflict.members] == [
        ("minimum_staff", (3, 3), "min", "Directions", "E2"),
        ("training_seats", (2, 2), "max", "Directions", "G2"),
        ("actual", None, "", "Settings", "B6"),
    ]
