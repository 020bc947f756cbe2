"""The time that is left: foreseen by the size and the pace of a linear program, else the limit of the search."""

from __future__ import annotations

from dataclasses import replace

import pytest

import planner
from planner.report.time_left import add_time_left
from planner.solve.options import Progress, SolveOptions
from planner.solve.time_left import FORESEEN, Forecast, TimeLeft
from tests.support import minimal_case, write_workbook

PARTS = {
    "model": 0.5,
    "solve": 0.2,
    "1": 11.0,
    "2": 0.15,
    "3": 0.15,
    "4": 0.15,
    "5": 2.0,
    "baseline": 1.2,
    "verify": 3.0,
}
"""About what the parts of a solve of 200 Directions take, seconds."""

LARGE = Progress(1, 5, "start", coefficients=667_254)


class _Clock:
    """A clock that is set by hand."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


def _errors(parts: dict[str, float], at: Progress = LARGE) -> list[tuple[float, float]]:
    """What is foreseen to be left over what is, with the share of all the time that is over: ten times a part."""
    clock = _Clock()
    forecast = Forecast(now=clock, work=clock)
    end, found = clock.now + sum(parts.values()), []
    for part, seconds in parts.items():
        if part.isdigit():
            forecast.begin_step(replace(at, step=int(part)))
        else:
            forecast.enter(part)
        for _ in range(10):
            left = forecast.estimate()
            if left is not None:
                assert not left.at_most
                found.append(((clock.now - 100.0) / (end - 100.0), left.seconds / (end - clock.now)))
            clock.now += seconds / 10
    return found


@pytest.mark.parametrize("pace", [0.4, 1.0, 5.0], ids=["a faster machine", "as measured", "a busy machine"])
def test_the_rest_is_foreseen_at_the_pace_of_the_machine(pace: float) -> None:
    """From the first step on within a factor of two, whatever the machine."""
    found = _errors({part: pace * seconds for part, seconds in PARTS.items()})
    assert len(found) > 60
    assert all(0.5 <= error <= 2.0 for _, error in found)


@pytest.mark.parametrize("more", [0.5, 1.7], ids=["easier", "harder"])
def test_a_program_that_is_not_like_the_measured_one(more: float) -> None:
    """Where the first run takes another time than such a size does, the rest is right from the middle on."""
    found = _errors({**PARTS, "1": more * PARTS["1"]})
    assert all(0.5 <= error <= 2.0 for over, error in found if over >= 0.5)


def test_other_work_on_the_machine_lengthens_what_is_left() -> None:
    """The clock's seconds for a CPU second so far: one processor of six programs."""
    clock, work = _Clock(), _Clock()
    lefts = []
    for busy in (1.0, 6.0):
        forecast = Forecast(now=clock, work=work)
        forecast.enter("model")
        work.now += 0.6
        clock.now += 0.6 * busy
        forecast.begin_step(LARGE)
        left = forecast.estimate()
        assert left is not None
        lefts.append(left.seconds)
    assert lefts[1] == pytest.approx(6.0 * lefts[0])


def test_a_part_that_takes_ever_longer_is_never_nearly_done() -> None:
    """What is left grows with what was spent beyond what was foreseen."""
    clock = _Clock()
    forecast = Forecast(now=clock, work=clock)
    forecast.enter("model")
    clock.now += 0.7
    forecast.begin_step(LARGE)
    lefts = []
    for _ in range(3):
        clock.now += 60.0
        left = forecast.estimate()
        assert left is not None
        lefts.append(left.seconds)
    assert lefts == sorted(lefts)
    assert lefts[0] > 15.0


def _left(spent: dict[int, float], size: float = 1.0) -> float:
    """CPU seconds left once the parts before the last took what they were measured at, and it has taken ``spent``."""
    clock = _Clock()
    forecast = Forecast(now=clock, work=clock)
    forecast.enter("model")
    clock.now += 0.6 * size
    for step, seconds in spent.items():
        forecast.begin_step(replace(LARGE, step=step, coefficients=round(size * 667_254)))
        clock.now += seconds
    left = forecast.estimate()
    assert left is not None
    return left.seconds


def test_what_takes_longer_than_foreseen_lengthens_what_the_solver_does_next() -> None:
    """Measured were 10.9 s, three steps of 0.12 s, ties of 2.3 s, then 1.2 and 3 s that are not the solver's.

    A part that has taken three times as long is taken to need 15 % of that besides, and those after it as much more.
    """
    opening = 3 * 10.9
    assert _left({1: opening}) == pytest.approx(0.15 * opening + (3 * 0.12 + 2.3) * 3 * 1.15 + 4.2)
    step = 3 * 0.12
    assert _left({1: 10.9, 2: step}) == pytest.approx(0.15 * step + (2 * 0.12 + 2.3) * 3 * 1.15 + 4.2)
    assert _left({1: 5.0}) == pytest.approx(5.9 + 3 * 0.12 + 2.3 + 4.2)


def test_of_half_the_size_the_runs_take_less_than_half() -> None:
    """The first run and the ties grow as the power 1.42 of the size, all else as the size."""
    steep = 0.5**1.42
    assert _left({1: 0.0}, 0.5) == pytest.approx((10.9 + 2.3) * steep + (3 * 0.12 + 4.2) / 2, rel=1e-4)


def test_nothing_is_foreseen_of_a_small_program_or_before_it_is_known() -> None:
    """Nor of stages that solve again and again."""
    clock = _Clock()
    forecast = Forecast(now=clock, work=clock)
    assert forecast.estimate() is None
    forecast.enter("model")
    assert forecast.estimate() is None
    forecast.begin_step(replace(LARGE, coefficients=FORESEEN - 1))
    assert forecast.estimate() is None
    for stage in ("margins", "explain"):
        forecast = Forecast(now=clock, work=clock)
        forecast.begin_step(LARGE)
        assert forecast.estimate() is not None
        forecast.enter(stage)
        forecast.enter("baseline")
        assert forecast.estimate() is None


def test_the_limit_of_a_search_in_whole_numbers_is_told() -> None:
    """Of each search anew, to its end; what follows the search has no limit."""
    clock = _Clock()
    forecast = Forecast(now=clock, work=clock)
    at = replace(LARGE, whole=True, limit=60.0)
    forecast.begin_step(at)
    clock.now += 12.0
    assert forecast.estimate() == TimeLeft(48.0, at_most=True)
    forecast.begin_step(replace(at, step=2))
    assert forecast.estimate() == TimeLeft(48.0, at_most=True)
    forecast.begin_step(at)
    assert forecast.estimate() == TimeLeft(60.0, at_most=True)
    clock.now += 61.0
    assert forecast.estimate() is None
    forecast.begin_step(at)
    forecast.enter("baseline")
    assert forecast.estimate() is None


def test_a_limit_that_comes_before_the_foreseen_end_is_told_instead() -> None:
    """A limit beyond it is not."""
    for limit, at_most in ((5.0, True), (500.0, False)):
        clock = _Clock()
        forecast = Forecast(now=clock, work=clock)
        forecast.enter("model")
        clock.now += 0.7
        forecast.begin_step(replace(LARGE, limit=limit))
        left = forecast.estimate()
        assert left is not None
        assert left.at_most is at_most


def test_where_more_is_asked_only_limits_are_told() -> None:
    """Sensitivities and proofs take as long again."""
    clock = _Clock()
    forecast = Forecast(more_follows=True, now=clock, work=clock)
    forecast.begin_step(LARGE)
    assert forecast.estimate() is None
    forecast.begin_step(replace(LARGE, limit=30.0))
    assert forecast.estimate() == TimeLeft(30.0, at_most=True)


@pytest.mark.parametrize(
    ("left", "english", "french"),
    [
        (TimeLeft(1.0), "x, about 5 s left", "x, encore 5 s environ"),
        (TimeLeft(27.6), "x, about 30 s left", "x, encore 30 s environ"),
        (TimeLeft(58.0), "x, about 1 min left", "x, encore 1 min environ"),
        (TimeLeft(130.0), "x, about 2 min left", "x, encore 2 min environ"),
        (TimeLeft(4800.0), "x, about 1 h 20 min left", "x, encore 1 h 20 min environ"),
        (
            TimeLeft(47.2, at_most=True),
            "x; the search ends within 48 s",
            "x\u00a0; la recherche se termine d'ici 48 s",
        ),
        (None, "x", "x"),
    ],
)
def test_it_is_told_as_closely_as_it_is_known(left: TimeLeft | None, english: str, french: str) -> None:
    """An estimate by five seconds or a minute; a limit by the second, and never less than there is."""
    assert add_time_left("x", left, "en") == english
    assert add_time_left("x", left, "fr") == french


def test_steps_tell_the_size_of_the_program_and_the_limit(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Those of the plan alone: the comparison with no transfers is a stage, and tells no steps."""
    told: list[Progress | str] = []
    case = planner.read(write_workbook(tmp_path_factory.mktemp("left") / "case.xlsx", minimal_case()))
    planner.solve(case, SolveOptions(time_limit=30.0, on_progress=told.append), told.append)
    steps = [one for one in told if isinstance(one, Progress)]
    stages = [one for one in told if isinstance(one, str)]
    assert stages == ["dataset", "model", "solve", "baseline", "verify"]
    assert [one.step for one in steps] == list(range(1, steps[0].steps + 1))
    assert {(one.coefficients > 0, one.whole, one.limit) for one in steps} == {(True, False, 30.0)}
    assert told.index("baseline") > told.index(steps[-1])
