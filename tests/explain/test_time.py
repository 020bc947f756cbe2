"""The time limit of explaining: what was found by then is told, and what was cut is named."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

import planner
from planner.explain.conflict import elastic
from planner.explain.infeasible import explain_infeasible
from planner.plan.types import Status
from planner.report.explanation import explanation_lines
from planner.solve.options import SECONDS, SolveOptions
from tests.explain.cases import late_centre, read


def _stop_after(questions: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Lets the clock run out after so many questions to the solver, whatever it says."""
    asked = 0
    ask = elastic.Elastic._end

    def counted(self: elastic.Elastic) -> object:
        nonlocal asked
        asked += 1
        if asked > questions:
            self.deadline = time.monotonic() - 1
        return ask(self)

    monkeypatch.setattr(elastic.Elastic, "_end", counted)


@pytest.mark.parametrize("questions", range(0, 60, 3))
def test_wherever_the_clock_ends_what_was_found_is_told(
    questions: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The kind of twelve-sites-explanation-out-of-time: a clock that ends while a conflict is told was a crash."""
    case, dataset = read(late_centre(), tmp_path)
    whole = explain_infeasible(case, dataset)
    assert whole.cut == ()
    _stop_after(questions, monkeypatch)
    found = explain_infeasible(case, dataset)
    plan = planner.Plan(case, dataset, planner.solve(case).solution, infeasibility=found)
    lines = "\n".join(explanation_lines(plan, "en", 400))
    assert ("conflicts" in found.cut) == ("before every conflict was found" in lines)
    assert found.conflicts or "conflicts" in found.cut
    assert len(found.repairs) == len(whole.repairs) or found.cut
    assert ("Time ran out before every repair was tried" in lines) == ("repairs" in found.cut)
    assert "protects" not in lines  # nothing is protected: the clock is the reason


def test_the_time_limit_of_the_solve_governs_the_explanation(tmp_path: Path) -> None:
    case, dataset = read(late_centre(), tmp_path)
    found = explain_infeasible(case, dataset, SolveOptions(time_limit=1e-9))
    assert found.cut == ("conflicts",)
    plan = planner.solve(case, SolveOptions(time_limit=30.0))
    assert plan.status is Status.INFEASIBLE
    assert plan.infeasibility is not None
    assert plan.infeasibility.cut == ()


def test_a_machine_that_is_slow_tells_the_same_where_no_limit_is_asked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two seconds of the clock for each question: in all more than a solve has, less than an explanation."""
    case, dataset = read(late_centre(), tmp_path)
    whole = explain_infeasible(case, dataset)
    late, ask, clock = 0.0, elastic.Elastic._end, time.monotonic

    def slow(self: elastic.Elastic) -> object:
        nonlocal late
        late += 2.0
        return ask(self)

    monkeypatch.setattr(elastic.Elastic, "_end", slow)
    monkeypatch.setattr(time, "monotonic", lambda: clock() + late)
    assert explain_infeasible(case, dataset) == whole
    assert late > SECONDS
    assert explain_infeasible(case, dataset, SolveOptions(time_limit=SECONDS)).cut
