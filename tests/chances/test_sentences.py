"""How sure a plan is, in words: every centre that is unsure, its least sure months, and what certainty costs."""

from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace
from typing import cast

import pytest

from planner.chances.chances import Chances, MonthChance
from planner.chances.law import count_law
from planner.chances.read import Risk
from planner.chances.sentences import brief_sentence, confidence_sentences, percent, risk_sentences
from planner.reading.previous.types import Confidence
from planner.reading.types import Case
from tests.model.hand_cases import BASE, CENTRE


def risk(*centres: list[float], joint: dict[int, float], confidence: Confidence | None = None) -> Risk:
    """Centres A, B, … with a minimum of 7.5 and these chances, from January on."""
    names = [replace(CENTRE, name="ABCDEFGH"[d]) for d in range(len(centres))]
    months = [
        MonthChance(d, t, 7.5, 8.0, chance, count_law(8.0))
        for d, chances in enumerate(centres)
        for t, chance in enumerate(chances)
    ]
    data = replace(BASE, directions=tuple(names))
    return Risk(cast(Case, SimpleNamespace()), data, Chances(tuple(months), joint), confidence)


def said(found: Risk) -> list[str]:
    return list(risk_sentences(found, "en"))


def test_no_minimum_is_nothing_to_keep() -> None:
    found = risk(joint={})
    assert said(found) == ["No centre has a minimum in the months that are planned."]
    assert brief_sentence(found, "en") == said(found)[0]


def test_the_two_least_sure_months_are_told_in_the_order_of_time() -> None:
    """0.6 in March and 0.7 in January; 0.8 in February is surer."""
    assert said(risk([0.7, 0.8, 0.6], joint={0: 0.5})) == [
        "A keeps its minimum of 7.5 in Jan 2012 with a probability of 70 %, and in Mar 2012 with a probability of "
        "60 %; in all 3 months together: 50 %."
    ]


def test_of_months_that_are_equally_sure_the_first_are_told() -> None:
    assert said(risk([0.7, 0.7, 0.7], joint={0: 0.4}))[0].startswith(
        "A keeps its minimum of 7.5 in Jan 2012 with a probability of 70 %, and in Feb 2012"
    )


def test_a_month_that_is_all_but_certain_is_not_told_beside_one_that_is_not() -> None:
    assert said(risk([0.995, 0.7], joint={0: 0.7})) == [
        "A keeps its minimum of 7.5 in Feb 2012 with a probability of 70 %; in all 2 months together: 70 %."
    ]


def test_where_only_all_months_together_are_unsure_the_least_sure_is_told() -> None:
    assert said(risk([0.996, 0.997], joint={0: 0.994})) == [
        "A keeps its minimum of 7.5 in Jan 2012 with a probability of 99.6 %; in all 2 months together: 99.4 %."
    ]


def test_a_single_month_is_told_once() -> None:
    assert said(risk([0.25], joint={0: 0.25})) == [
        "A keeps its minimum of 7.5 in Jan 2012 with a probability of 25 %."
    ]


def test_the_least_sure_centre_comes_first_and_those_that_are_sure_are_counted() -> None:
    found = said(risk([0.9], [0.995], [0.5], [1.0], joint={0: 0.9, 1: 0.995, 2: 0.5, 3: 1.0}))
    assert [line.split(" ")[0] for line in found] == ["C", "A", "2", "All"]
    assert found[2:] == [
        "2 other centres keep their minimum almost certainly in every month.",
        "All minimums are kept in all months with a probability of 45 %.",
    ]


@pytest.mark.parametrize(
    ("sure", "sentence"),
    [
        (1, "A keeps its minimum almost certainly in every month."),
        (2, "All 2 centres keep their minimum almost certainly in every month."),
    ],
)
def test_where_all_is_sure_that_is_said_in_one_sentence(sure: int, sentence: str) -> None:
    found = risk(*[[0.999]] * sure, joint=dict.fromkeys(range(sure), 0.999))
    assert said(found)[0] == sentence
    assert len(said(found)) == sure  # and of all together, where there are several
    assert brief_sentence(found, "en") == sentence


def test_the_brief_sentence_names_four_and_counts_the_rest() -> None:
    chances = [0.9, 0.8, 0.999, 0.7, 0.6, 0.5]
    joint = dict(enumerate(chances))
    found = risk(*[[one] for one in chances], joint=joint)
    together = "; all centres together: 15 %."
    start = "Probability that the minimum is kept in every month: "
    assert brief_sentence(found, "en") == f"{start}F 50 %, E 60 %, D 70 %, B 80 %, and 1 other{together}"
    assert brief_sentence(found, "en", named=5) == f"{start}F 50 %, E 60 %, D 70 %, B 80 %, A 90 %{together}"
    assert brief_sentence(found, "en", named=2) == f"{start}F 50 %, E 60 %, and 3 others{together}"
    assert brief_sentence(risk([0.5], joint={0: 0.5}), "en") == f"{start}A 50 %."


@pytest.mark.parametrize(
    ("chance", "shown"),
    [
        (1.0, "100 %"),
        (0.99999, "99.9 %"),
        (0.9959, "99.5 %"),
        (0.9901, "99 %"),
        (0.99, "99 %"),
        (0.984, "98 %"),
        (0.016, "2 %"),
        (0.01, "1 %"),
        (0.0099, "under 1 %"),
        (1e-30, "under 1 %"),
        (0.0, "0 %"),
    ],
)
def test_what_can_go_wrong_is_never_certain_and_what_can_go_right_never_impossible(
    chance: float, shown: str
) -> None:
    assert percent(chance, "en") == shown


def test_what_was_asked_and_what_it_costs() -> None:
    asked = Confidence(
        {"A": 0.9, "B": 0.9, "C": 0.8}, {"A": 2, "B": 0, "C": 1}, {"targets": 1234.4, "cost": 99.6}
    )
    assert list(confidence_sentences(risk([1.0], joint={0: 1.0}, confidence=asked), "en")) == [
        "For a confidence of 90 %, 80 % the plan holds more advisors than the minimums: A +2, C +1.",
        "Against the plan without margins this costs 100 EUR more, and 1,234 EUR more in penalties for missed targets.",
    ]
    cheap = replace(asked, price={})
    assert (
        " 0 EUR more, and 0 EUR more"
        in list(confidence_sentences(risk([1.0], joint={0: 1.0}, confidence=cheap), "en"))[1]
    )
    enough = replace(asked, margins={"A": 0, "B": 0, "C": 0})
    assert list(confidence_sentences(risk([1.0], joint={0: 1.0}, confidence=enough), "en")) == [
        "A confidence of 90 %, 80 % was asked for; no centre needs a margin for it."
    ]
    assert list(confidence_sentences(risk([1.0], joint={0: 1.0}), "en")) == []
