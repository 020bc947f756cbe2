"""The time limit of explaining: what was found by then is told, and what was cut is named."""

from __future__ import annotations

import time
from pathlib import Path

import openpyxl
import pytest

import planner
from planner.explain.conflict import elastic
from planner.explain.infeasible import explain_infeasible
from planner.explain.why.cell import why_cell
from planner.explain.why.gap import why_share
from planner.explain.why.solved_case import Asked
from planner.messages import text
from planner.plan.types import Status
from planner.report.explanation import explanation_lines, explanation_object
from planner.report.why import why_lines
from planner.schema.languages import Language
from planner.schema.results import RESULTS
from planner.serve.answers import failure_answer
from planner.solve.options import SECONDS, SolveOptions
from planner.writing.infeasible_workbook import write_infeasible
from tests.explain.cases import base, late_centre, read, rules


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
    assert ("conflicts" in found.cut and bool(found.conflicts)) == (
        "before every conflict was found" in lines
    )
    assert (not found.conflicts) == ("Time was too short to find which rules clash" in lines)
    assert found.conflicts or "conflicts" in found.cut
    assert len(found.repairs) == len(whole.repairs) or found.cut
    assert ("Time ran out before every repair was tried" in lines) == (
        "repairs" in found.cut and bool(found.conflicts)
    )
    assert "protects" not in lines  # nothing is protected: the clock is the reason


def test_the_time_limit_of_the_solve_governs_the_explanation(tmp_path: Path) -> None:
    case, dataset = read(late_centre(), tmp_path)
    found = explain_infeasible(case, dataset, SolveOptions(time_limit=1e-9))
    assert found.cut == ("conflicts", "repairs")
    plan = planner.solve(case, SolveOptions(time_limit=30.0))
    assert plan.status is Status.INFEASIBLE
    assert plan.infeasibility is not None
    assert plan.infeasibility.cut == ()


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "Time was too short to find which rules clash, and what would mend it. Give more time, such as "
               "--time-limit 600."),
        ("fr", "Le temps imparti n'a pas suffi à trouver quelles règles se contredisent, ni ce qui y remédierait. "
               "Donnez plus de temps, par exemple --time-limit 600."),
    ],
)  # fmt: skip
def test_an_explanation_without_a_conflict_says_that_time_was_short(
    tmp_path: Path, language: Language, said: str
) -> None:
    """On the terminal, in the workbook, on the page and for programs; “to find more” was said where none was found."""
    case, dataset = read(late_centre(), tmp_path, language)
    found = explain_infeasible(case, dataset, SolveOptions(time_limit=1e-9))
    plan = planner.Plan(case, dataset, planner.solve(case).solution, infeasibility=found)
    assert explanation_lines(plan, language, 400) == [f"  {said}"]
    assert explanation_object(found)["explanation_cut"] == ["conflicts", "repairs"]
    assert failure_answer(plan, language)["conflicts"] == [said]
    book = openpyxl.load_workbook(write_infeasible(plan, tmp_path / "why.xlsx"))
    conflict, repairs = (book[RESULTS[key].text(language)] for key in ("conflict", "repairs"))
    assert conflict["A5"].value == said
    assert repairs["A5"].value == text("report.repairs_cut", language)


def test_a_question_without_time_is_not_answered_with_no(tmp_path: Path) -> None:
    """That no change of figures is enough was said where none had been tried."""
    sheets = base()
    sheets["Directions"][1] = ["Nord", 20, 0.5, None, None, None, 6, None]
    sheets["Directions"][2][3] = "2013-01"
    sheets["Partners"][1] = ["Arvato", 1000, 5000]
    sheets["Outsourcing"] = [["Line", "2012-06"], ["max share", 0.1]]
    sheets["Rules"] = rules(("outsourced_share", "soft", 2000, None, None))
    subject = Asked(*read(sheets, tmp_path))
    subject.deadline = time.monotonic() - 1
    answer = why_share(subject, 5)
    assert answer.cut == ("conflicts", "repairs")
    lines = "\n".join(why_lines(answer, "en", "EUR", 400))
    assert "Time was too short to find which rules stand against it" in lines
    assert "Time ran out before every way to reach it was tried." in lines
    assert "No change of figures" not in lines
    (told,) = why_cell(subject, (0, 0, 1), 60.0).consequences
    assert "Time was too short to find which rules stand against it" in told.text


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
