"""One first wave for all scenarios, against the meaning of expectation and regret."""

from __future__ import annotations

import numpy as np
import openpyxl
import pytest

from planner.reading.types import Case
from planner.report.wave import compare_words
from planner.scenarios.read_scenarios import read_lines, read_scenarios
from planner.scenarios.study import Study
from planner.scenarios.types import Scenario
from planner.wave.criterion import Criterion
from planner.wave.run import FirstWave, NotComparable, first_wave
from planner.wave.sheet import render_wave
from tests.scenarios.conftest import dataset_of

NAMES = ("trend", "rival slows growth")


def futures_of(case: Case, *names: str) -> list[Scenario]:
    study = Study("en", tuple(one for one in read_scenarios(case)[0] if one.name in names))
    return [study.scenario(number) for number in range(1, study.count)]


@pytest.fixture(scope="module")
def expected(open_2012: Case) -> FirstWave:
    return first_wave(open_2012, futures_of(open_2012, *NAMES), 2)


@pytest.fixture(scope="module")
def careful(open_2012: Case) -> FirstWave:
    return first_wave(open_2012, futures_of(open_2012, *NAMES), 2, criterion=Criterion.REGRET)


def test_the_wave_is_the_same_in_every_future(expected: FirstWave) -> None:
    assert expected.criterion == Criterion.EXPECTED
    assert expected.shared is not None
    assert expected.months == (0, 1)
    assert len(expected.plans) == 2
    for plan in expected.plans:
        assert plan.largest_violation <= 1e-6
        assert plan.quantities.transfers[:, :, :2] == pytest.approx(expected.shared.transfers, abs=1e-6)
    later = [plan.quantities.transfers[:, :, 2:] for plan in expected.plans]
    assert np.abs(later[0] - later[1]).max() > 1  # the rest adapts


def test_knowing_the_future_is_never_worse(expected: FirstWave) -> None:
    assert expected.shared is not None
    for wave in (expected.shared, *expected.others):
        assert all(regret is not None and regret >= -0.1 for regret in expected.regrets(wave, 0))
    for place, own in enumerate(expected.others):
        regret = expected.regrets(own, 0)[place]
        assert regret == pytest.approx(0, abs=0.1)


def test_no_other_wave_is_better_on_average_or_at_worst(expected: FirstWave, careful: FirstWave) -> None:
    assert expected.shared is not None
    assert careful.shared is not None
    on_average = expected.expectation(expected.shared.values[0])
    at_worst = _worst(careful.regrets(careful.shared, 0))
    assert on_average is not None
    for wave in (careful.shared, *expected.others):
        other = expected.expectation(wave.values[0])
        assert other is not None
        assert on_average <= other + 1e-2
    for wave in (expected.shared, *careful.others):
        assert at_worst <= _worst(careful.regrets(wave, 0)) + 1e-2
    assert at_worst < _worst(careful.regrets(expected.shared, 0)) - 1


def test_a_regret_is_no_noise_and_has_its_sign_in_words(expected: FirstWave) -> None:
    for place, own in enumerate(expected.others):
        assert [expected.regrets(own, level)[place] for level in range(3)] == [0.0, 0.0, 0.0]
    assert compare_words(-36485.2, "en") == "36,485 better"
    assert compare_words(447026.0, "en") == "447,026 worse"
    assert compare_words(-36485.2, "fr") == "36\u202f485 de moins"
    assert compare_words(0.004, "en") == compare_words(-0.004, "en") == "no difference"
    assert compare_words(-0.5, "en") == "0.5 better"


def _worst(regrets: tuple[float | None, ...]) -> float:
    return max(regret for regret in regrets if regret is not None)


def test_a_likelier_future_counts_for_more(open_2012: Case, expected: FirstWave) -> None:
    scenarios = futures_of(open_2012, *NAMES)
    leaning = first_wave(open_2012, scenarios, 2, weights={"trend": 50.0})
    assert leaning.shared is not None
    assert expected.shared is not None
    assert [one.weight for one in leaning.scenarios] == pytest.approx([50 / 51, 1 / 51])
    assert leaning.shared.values[0][0] is not None
    assert expected.shared.values[0][0] is not None
    assert leaning.shared.values[0][0] <= expected.shared.values[0][0] + 1e-2


def test_futures_that_no_wave_can_suit_together_are_left_out(open_2012: Case) -> None:
    found = first_wave(open_2012, futures_of(open_2012, "plan", "late training"), 3)
    assert found.left_out == ("late training",)
    assert [one.name for one in found.scenarios] == ["plan"]


def test_a_scenario_without_a_plan_is_named(open_2012: Case) -> None:
    study = Study(
        "en",
        (
            *(one for one in read_scenarios(open_2012)[0] if one.name == "plan"),
            read_lines(open_2012, ["Directions!Minimum from = 2012-03"], "at once"),
            read_lines(open_2012, ["Directions!Share of customers × 1.5"], "too many"),
        ),
    )
    found = first_wave(open_2012, [study.scenario(number) for number in (1, 2, 3)], 1)
    assert found.unplanned == ("at once", "too many")


def test_whole_people_are_refused(small: Case) -> None:
    study = Study("en", (read_lines(small, ["headcount unit = 1"], "whole"),))
    with pytest.raises(NotComparable):
        first_wave(small, [study.scenario(1)], 1)


def test_the_workbook(open_2012: Case, expected: FirstWave, tmp_path_factory: pytest.TempPathFactory) -> None:
    target = tmp_path_factory.mktemp("wave") / "wave.xlsx"
    assert expected.shared is not None
    rendered = render_wave(open_2012, dataset_of(open_2012), expected, expected.shared)
    book = openpyxl.load_workbook(rendered.save(target))
    assert book.sheetnames == ["First wave", "Futures", "Regret"]
    total = next(row for row in book["First wave"].iter_rows(values_only=True) if row[0] == "Total")
    assert total[3] == pytest.approx(expected.shared.transfers.sum())
    regret = next(row for row in book["Regret"].iter_rows(values_only=True) if row[0] == "shared wave")
    assert regret[1:3] == pytest.approx(expected.regrets(expected.shared, 0), abs=0.06)
