"""Conflicts: exactly the rules that cannot hold together, all of them, told in figures that can be checked by hand."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

import planner
from planner.explain.conflict.find import find_clashes, is_irreducible
from planner.explain.infeasible import explain_infeasible
from planner.plan.explanations import Conflict, Infeasibility
from planner.plan.types import Status
from planner.report.explanation import explanation_lines
from tests.explain.cases import base, contradictory_decisions, late_centre, read, rules
from tests.support import Sheets


def explained(sheets: Sheets, folder: Path, language: str | None = None) -> Infeasibility:
    case, dataset = read(sheets, folder, language)
    return explain_infeasible(case, dataset)


def members(conflict: Conflict) -> set[tuple[str, tuple[str, ...]]]:
    return {(member.rule, member.place) for member in conflict.members}


def test_names_exactly_the_members_of_a_known_conflict(tmp_path: Path) -> None:
    found = explained(late_centre(), tmp_path)
    (conflict,) = found.conflicts
    assert members(conflict) == {
        ("minimum_staff", ("Sud",)),
        ("opening", ("Sud",)),
        ("training_seats", ("Sud",)),
    }
    assert (conflict.demanded, conflict.most, conflict.short) == (18, 15, 3)
    assert conflict.proven
    assert conflict.text == (
        "Sud must have 18 advisors in May 2012. Sud opens in Mar 2012, Sud has 5 training seats from Feb 2012 to "
        "Apr 2012 and training takes 1 month: at most 15 advisors can be there by then, 3 short."
    )


def test_names_the_cells(tmp_path: Path) -> None:
    (conflict,) = explained(late_centre(), tmp_path).conflicts
    assert {(m.rule, m.sheet, m.cell) for m in conflict.members} == {
        ("minimum_staff", "Directions", "E3"),
        ("opening", "Directions", "D3"),
        ("training_seats", "Directions", "G3"),
    }


def test_speaks_french(tmp_path: Path) -> None:
    (conflict,) = explained(late_centre(), tmp_path, "fr").conflicts
    assert "Sud doit avoir 18 conseillers en mai 2012." in conflict.text
    assert "il en manque 3" in conflict.text


def test_each_member_alone_resolves_the_conflict(tmp_path: Path) -> None:
    _, dataset = read(late_centre(), tmp_path)
    (clash,), complete = find_clashes(dataset, time.monotonic() + 60)
    assert complete
    assert is_irreducible(clash.elastic, clash.blocks)
    assert not is_irreducible(clash.elastic, clash.elastic.blocks)  # others are not needed
    assert not is_irreducible(clash.elastic, clash.blocks[1:])  # these can all be kept
    for block in clash.blocks:
        assert clash.elastic.feasible([other for other in clash.blocks if other is not block])


def test_finds_independent_conflicts(tmp_path: Path) -> None:
    sheets = late_centre()
    sheets["Decisions"] = contradictory_decisions()["Decisions"]
    found = explained(sheets, tmp_path)
    assert sorted(sorted(rule for rule, _ in members(conflict)) for conflict in found.conflicts) == [
        ["decision", "decision"],
        ["minimum_staff", "opening", "training_seats"],
    ]
    assert found.complete


def test_decisions_that_contradict_each_other(tmp_path: Path) -> None:
    (conflict,) = explained(contradictory_decisions(), tmp_path).conflicts
    assert [m.cell for m in conflict.members] == ["E2", "E3"]
    assert "(HR; Decisions, E2)" in conflict.text
    assert "(Finance; Decisions, E3)" in conflict.text
    assert (conflict.demanded, conflict.most, conflict.short) == (10, 4, 6)


def test_a_fixed_decision_against_an_envelope(tmp_path: Path) -> None:
    sheets = base()
    sheets["Decisions"] = [["Pool", "To", "Kind", "FTE"], ["CCO Nord", "Nord", "fix", 30]]
    sheets["Envelopes"] = [["Envelope", "Maximum"], ["All", 25]]
    (conflict,) = explained(sheets, tmp_path).conflicts
    assert members(conflict) == {("decision", ("CCO Nord", "Nord")), ("envelope", ("All",))}
    assert conflict.short == pytest.approx(5)


def test_a_soft_rule_is_never_to_blame(tmp_path: Path) -> None:
    sheets = late_centre()
    sheets["Directions"][1] = ["Nord", 20, 0.5, None, 500, "2012-01", None, None]
    sheets["Rules"] = rules(("training_seats", "soft", 5, None, None))
    found = explained(sheets, tmp_path)
    assert all("training_seats" not in {m.rule for m in c.members} for c in found.conflicts)
    assert {m.place for c in found.conflicts for m in c.members} == {("Nord",)}


def test_a_minimum_that_no_pool_can_meet(tmp_path: Path) -> None:
    sheets = base()
    sheets["Directions"][1] = ["Nord", 20, 0.5, None, 150, "2012-06", None, None]
    (conflict,) = explained(sheets, tmp_path).conflicts
    assert ("minimum_staff", ("Nord",)) in members(conflict)
    assert conflict.short == pytest.approx(30)
    assert "20 advisors are there at the start" in conflict.text
    assert "100 FTE" in conflict.text


def test_limits_that_what_is_there_already_exceeds(tmp_path: Path) -> None:
    sheets = base()
    sheets["Directions"][1] = ["Nord", 20, 0.5, None, None, None, None, 15]
    (conflict,) = explained(sheets, tmp_path).conflicts
    assert members(conflict) == {("maximum_staff", ("Nord",))}
    assert "At least 20 FTE are certain: 5 too many." in conflict.text


def test_a_pool_that_wastes_away(tmp_path: Path) -> None:
    sheets = base()
    sheets["Pools"][1] = ["CCO Nord", "CCO", "Nord", 100, None, None, 0.5, 90]
    (conflict,) = explained(sheets, tmp_path).conflicts
    assert members(conflict) == {("pool_floor", ("CCO Nord",))}
    assert conflict.most == pytest.approx(50)


def test_the_past_takes_part_where_it_does(tmp_path: Path) -> None:
    sheets = base()
    sheets["Settings"].append(["as of", "2012-03"])
    sheets["Actuals"] = [["Pool", "To", "Month", "FTE"], ["CCO Nord", "Nord", "2012-01", 3]]
    sheets["Directions"][1] = ["Nord", 20, 0.5, None, 40, "2012-04", 8, None]
    (conflict,) = explained(sheets, tmp_path).conflicts
    assert {member.rule for member in conflict.members} == {"minimum_staff", "training_seats", "actual"}
    assert conflict.most == pytest.approx(31)  # 20 + 3 in January + 8 in March
    assert "Mar 2012" in conflict.text


def test_the_past_stays_out_where_it_does_not(tmp_path: Path) -> None:
    sheets = late_centre()
    sheets["Settings"].append(["as of", "2012-02"])
    found = explained(sheets, tmp_path)
    assert "actual" not in found.rules


def test_whole_people_take_part_where_they_do(tmp_path: Path) -> None:
    sheets = base()
    sheets["Settings"].append(["headcount unit", 1])
    sheets["Decisions"] = [
        ["Pool", "To", "Month", "Kind", "FTE"],
        ["CCO Nord", "Nord", "2012-02", "fix", 2.5],
    ]
    (conflict,) = explained(sheets, tmp_path).conflicts
    assert {member.rule for member in conflict.members} == {"decision", "headcount_unit"}


def test_work_rules_that_cannot_hold_together(tmp_path: Path) -> None:
    sheets = base()
    sheets["Activities"] = [["Activity", "Outsourced min"], ["Calls", 0.5]]
    sheets["Outsourcing"] = [["Line", *["2012-01", "2012-02"]], ["max share", 0.4, None]]
    (conflict,) = explained(sheets, tmp_path).conflicts
    assert members(conflict) == {("activity_outsourcing", ("Calls",)), ("outsourced_share", ())}
    assert {member.months for member in conflict.members} == {(0, 0)}


def test_routes_that_are_not_allowed(tmp_path: Path) -> None:
    sheets = base()
    sheets["Directions"][2] = ["Sud", 0, 0.5, None, 120, "2012-06", None, None]
    sheets["Routes"] = [["From", "To", "Allowed"], ["Nord", "Sud", "no"]]
    (conflict,) = explained(sheets, tmp_path).conflicts
    assert {member.rule for member in conflict.members} == {"minimum_staff", "mobility"}
    assert "Only advisors from Sud may transfer to Sud" in conflict.text or (
        "only advisors from Sud may transfer to Sud" in conflict.text
    )


def test_figures_that_do_not_fit_whatever_the_rules(tmp_path: Path) -> None:
    sheets = base()
    sheets["Directions"][1] = ["Nord", 0, 0.5, None, None, None, None, None]
    sheets["Advisor types"] = [["Type", "Training months", "Trainer load"], ["CCO", 2, 0.5]]
    sheets["Actuals"] = [["Pool", "To", "Month", "FTE"], ["CCO Nord", "Nord", "2011-12", 4]]
    case, _ = read(sheets, tmp_path)
    plan = planner.solve(case)
    assert plan.status is Status.INFEASIBLE
    assert plan.infeasibility == Infeasibility(())
    assert "No rule is the cause" in " ".join(explanation_lines(plan, "en", 80))


def test_a_very_large_case_keeps_its_ways(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("planner.explain.conflict.variants.MANY_ROUTES", 1)
    (conflict,) = explained(late_centre(), tmp_path).conflicts
    assert {member.rule for member in conflict.members} == {"minimum_staff", "opening", "training_seats"}
