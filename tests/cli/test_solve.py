"""``planner solve`` from end to end."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

import planner
from planner import api
from planner.plan.types import Plan, Status
from tests.cli.conftest import Call
from tests.support import minimal_case, write_workbook

KEYS = {"status", "goals", "transfers", "staff", "outsourced", "unmet", "rules", "findings", "plan", "solver"}


def _infeasible(folder: Path) -> Path:
    """The centre must have 60 advisors from the first month; 30 are there and 20 can come."""
    sheets = minimal_case()
    sheets["Directions"] = [
        ["Direction", "Starting staff", "Share of customers", "Minimum staff"],
        ["Est", 30, 1, 60],
    ]
    return write_workbook(folder / "impossible.xlsx", sheets)


def _invalid(folder: Path) -> Path:
    sheets = minimal_case()
    sheets["Pools"] = [["Pool", "Type", "Direction", "Available"], ["CCO Est", "CCOO", "Est", 20]]
    return write_workbook(folder / "faulty.xlsx", sheets)


def test_writes_the_plan_beside_the_case_and_says_so(call: Call, case: Path) -> None:
    before = case.read_bytes()
    done = call("solve", case)
    assert done.code == 0
    assert case.with_name("case.plan.xlsx").exists()
    assert str(case.with_name("case.plan.xlsx")) in done.out
    assert "Solved" in done.out
    assert case.read_bytes() == before


def test_the_summary_fits_eighty_columns(call: Call, case: Path) -> None:
    for language in ("en", "fr"):
        done = call("solve", case, "--lang", language)
        assert done.code == 0
        long = [line for line in done.out.splitlines() if len(line) > 80 and str(case.parent) not in line]
        assert long == []


def test_prints_one_object_with_the_promised_keys(call: Call, case: Path) -> None:
    done = call("solve", case, "--json")
    assert done.code == 0
    found = done.json
    assert set(found) >= KEYS
    assert found["status"] == "optimal"
    assert found["plan"] == str(case.with_name("case.plan.xlsx"))
    # 40 FTE of work against 30 advisors in January, 45 in February: 10 come at once, 5 a month later.
    moves = [(one["pool"], one["to"], one["month"]) for one in found["transfers"]]
    assert moves == [("CCO Est", "Est", "2012-01"), ("CCO Est", "Est", "2012-02")]
    assert [one["fte"] for one in found["transfers"]] == pytest.approx([10.0, 5.0])
    assert [(one["direction"], one["month"]) for one in found["staff"]] == [
        ("Est", "2012-01"),
        ("Est", "2012-02"),
    ]
    assert [one["fte"] for one in found["staff"]] == pytest.approx([40.0, 45.0])
    assert found["unmet"] == []
    assert set(found["goals"]) == {"targets", "service", "cost", "wellbeing", "stability"}
    assert {"name", "version", "seconds"} <= set(found["solver"])


def test_an_infeasible_case_names_the_rules(call: Call, tmp_path: Path) -> None:
    case = _infeasible(tmp_path)
    done = call("solve", case)
    assert done.code == 3
    assert "Est must have 60 advisors" in done.out
    assert "minimum_staff" not in done.out + done.err
    assert sorted(path.name for path in tmp_path.iterdir()) == ["impossible.infeasible.xlsx", case.name]


def test_an_infeasible_case_as_json(call: Call, tmp_path: Path) -> None:
    done = call("solve", _infeasible(tmp_path), "--json")
    assert done.code == 3
    found = done.json
    assert set(found) >= KEYS
    assert (found["status"], found["plan"], found["transfers"]) == ("infeasible", None, [])
    assert "minimum_staff" in found["blamed"]
    assert set(found["goals"].values()) == {None}


def test_a_faulty_case_reports_and_writes_nothing(call: Call, tmp_path: Path) -> None:
    case = _invalid(tmp_path)
    done = call("solve", case)
    assert done.code == 2
    assert done.out == ""
    assert "Pools, B2" in done.err
    assert "CCO" in done.err
    assert list(tmp_path.iterdir()) == [case]


def test_a_faulty_case_as_json(call: Call, tmp_path: Path) -> None:
    done = call("solve", _invalid(tmp_path), "--json")
    assert done.code == 2
    found = done.json
    assert set(found) >= KEYS
    assert (found["status"], found["plan"]) == ("invalid", None)
    assert {"level", "sheet", "cell", "found", "expected", "message"} <= set(found["findings"][0])
    assert [one["cell"] for one in found["findings"] if one["level"] == "error"] == ["B2"]


@pytest.mark.parametrize("as_json", [False, True])
def test_a_missing_file(call: Call, tmp_path: Path, as_json: bool) -> None:
    done = call("solve", tmp_path / "nowhere.xlsx", *(["--json"] if as_json else []))
    assert done.code == 2
    if as_json:
        assert done.json["status"] == "invalid"
        assert "nowhere.xlsx" in done.json["findings"][0]["message"]
    else:
        assert "nowhere.xlsx" in done.err


def test_a_taken_name_is_kept_and_the_next_one_said(call: Call, case: Path) -> None:
    taken = case.with_name("case.plan.xlsx")
    taken.write_bytes(b"somebody's")
    done = call("solve", case)
    assert done.code == 0
    assert taken.read_bytes() == b"somebody's"
    assert case.with_name("case.plan-2.xlsx").exists()
    assert "case.plan-2.xlsx" in done.err


def test_output_is_replaced_only_with_force(call: Call, case: Path) -> None:
    target = case.with_name("agreed.xlsx")
    target.write_bytes(b"somebody's")
    refused = call("solve", case, "-o", target)
    assert refused.code == 2
    assert "--force" in refused.err
    assert target.read_bytes() == b"somebody's"
    assert call("solve", case, "-o", target, "--force").code == 0
    assert target.read_bytes().startswith(b"PK")


def test_a_plan_can_be_solved_again(call: Call, case: Path) -> None:
    assert call("solve", case, "-q").code == 0
    again = call("solve", case.with_name("case.plan.xlsx"), "--json")
    assert again.code == 0
    assert again.json["plan"] == str(case.with_name("case.plan-2.xlsx"))
    assert [one["fte"] for one in again.json["transfers"]] == pytest.approx([10.0, 5.0])


def test_quiet_says_nothing(call: Call, case: Path) -> None:
    done = call("solve", case, "--quiet")
    assert (done.code, done.out) == (0, "")


@pytest.mark.parametrize(
    ("status", "code"),
    [(Status.LIMIT, 4), (Status.UNBOUNDED, 5), (Status.FAILED, 5), (Status.INFEASIBLE, 3)],
)
def test_every_end_has_its_exit_code(
    call: Call, case: Path, plan: Plan, monkeypatch: pytest.MonkeyPatch, status: Status, code: int
) -> None:
    ended = replace(plan, solution=replace(plan.solution, status=status, goals=None, quantities=None))
    monkeypatch.setattr(api, "solve", lambda *_, **__: ended)
    done = call("solve", case, "--json")
    assert done.code == code
    assert (done.json["status"], done.json["plan"]) == (status.value, None)
    assert not case.with_name("case.plan.xlsx").exists()


def test_a_plan_found_before_the_limit_is_written(
    call: Call, case: Path, plan: Plan, monkeypatch: pytest.MonkeyPatch
) -> None:
    limited = replace(plan, solution=replace(plan.solution, status=Status.LIMIT))
    monkeypatch.setattr(api, "solve", lambda *_, **__: limited)
    done = call("solve", case)
    assert done.code == 4
    assert "limit" in done.out
    assert case.with_name("case.plan.xlsx").exists()


def test_a_plan_that_the_check_refuses_is_not_written(
    call: Call, case: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from planner.verify.check import verify as honest

    def suspicious(*given: Any) -> Any:
        return replace(honest(*given), largest_violation=0.25)

    monkeypatch.setattr("planner.verify.accept.verify", suspicious)
    done = call("solve", case)
    assert done.code == 5
    assert "0.25" in done.err
    assert not case.with_name("case.plan.xlsx").exists()


def test_options_reach_the_solver(call: Call, case: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[planner.SolveOptions] = []
    honest = api.solve

    def spy(read: planner.Case, options: planner.SolveOptions, tell: api.Progress, **more: Any) -> Plan:
        seen.append(options)
        return honest(read, options, tell, **more)

    monkeypatch.setattr(api, "solve", spy)
    assert (
        call("solve", case, "--time-limit", 7, "--gap", 0.01, "--threads", 1, "--solver", "highs").code == 0
    )
    (options,) = seen
    assert (options.time_limit, options.gap, options.threads, options.solver) == (7.0, 0.01, 1, "highs")


def test_an_unknown_solver_is_refused_with_those_that_are_here(call: Call, case: Path) -> None:
    done = call("solve", case, "--solver", "abacus")
    assert done.code == 2
    assert "HiGHS" in done.err


def test_the_language_of_the_workbook_is_spoken(call: Call, tmp_path: Path) -> None:
    french = write_workbook(
        tmp_path / "cas.xlsx",
        {
            "Paramètres": [["Paramètre", "Valeur"], ["premier mois", "2012-01"], ["nombre de mois", 2]],
            "Directions": [["Direction", "Effectif initial", "Part des clients"], ["Est", 30, 1]],
            "Types de conseillers": [["Type"], ["CCO"]],
            "Viviers": [["Vivier", "Type", "Direction", "Disponible"], ["CCO Est", "CCO", "Est", 20]],
            "Charge": [["Activité", "2012-01", "2012-02"], ["Accueil", 40, 45]],
        },
    )
    assert "Résolu" in call("solve", french).out
    assert "Solved" in call("solve", french, "--lang", "en").out


def test_output_may_be_a_folder(call: Call, case: Path, tmp_path: Path) -> None:
    (tmp_path / "plans").mkdir()
    for name in ("case.plan.xlsx", "case.plan-2.xlsx"):
        assert call("solve", case, "-o", tmp_path / "plans").code == 0
        assert (tmp_path / "plans" / name).exists()


def test_the_output_is_never_the_input_itself(call: Call, case: Path) -> None:
    before = case.read_bytes()
    assert call("solve", case, "-o", case).code == 2
    assert call("solve", case, "-o", case, "--force").code == 2
    assert case.read_bytes() == before


def test_a_missing_folder_of_the_case_is_said_of_the_case(call: Call, tmp_path: Path) -> None:
    said = call("solve", tmp_path / "nowhere" / "case.xlsx").err
    assert "case.xlsx" in said
    assert "case.plan.xlsx" not in said


def test_a_locked_file_is_left_and_the_plan_goes_beside_it(
    call: Call, case: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = case.with_name("agreed.xlsx")
    target.write_bytes(b"open in Excel")
    honest = Path.replace

    def locked(self: Path, path: Path) -> Path:
        if path == target:
            raise PermissionError(13, "Permission denied", str(path))
        return honest(self, path)

    monkeypatch.setattr(Path, "replace", locked)
    done = call("solve", case, "-o", target, "--force")
    assert done.code == 0
    assert target.read_bytes() == b"open in Excel"
    assert case.with_name("agreed-2.xlsx").exists()
    assert "agreed-2.xlsx" in done.err


def test_colours_only_on_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    import io

    from planner.cli.show import painter

    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    assert painter(io.StringIO())("words", "error") == "words"
    assert "\x1b[" in painter(Terminal())("words", "error")
    monkeypatch.setenv("NO_COLOR", "1")
    assert painter(Terminal())("words", "error") == "words"
