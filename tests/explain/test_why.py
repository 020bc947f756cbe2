"""Why a figure is as it is: what is supposed is solved, what cannot be is explained, a gap is closed."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from planner.explain.phrases import Words
from planner.explain.why import suppose
from planner.explain.why.cell import why_cell
from planner.explain.why.gap import why_share, why_unmet
from planner.explain.why.lookup import find_direction, find_month, find_pool
from planner.explain.why.solved_case import Asked, NoPlanError
from planner.explain.why.suppose import Bound, solve_as_supposed
from planner.findings import BadInput
from planner.plan.types import Solution, SolverReport, Status
from tests.explain.cases import base, late_centre, read, rules
from tests.support import Sheets

NORD, SUD, FEBRUARY, MAY = 0, 1, 1, 4


def dear_partners() -> Sheets:
    """Only Nord is open; partners are dear, so whoever can be trained is. Six seats."""
    sheets = base()
    sheets["Directions"][1] = ["Nord", 20, 0.5, None, None, None, 6, None]
    sheets["Directions"][2][3] = "2013-01"
    sheets["Partners"][1] = ["Arvato", 1000, 5000]
    return sheets


def asked(sheets: Sheets, folder: Path) -> Asked:
    return Asked(*read(sheets, folder))


def test_why_a_cell_is_filled(tmp_path: Path) -> None:
    subject = asked(dear_partners(), tmp_path)
    answer = why_cell(subject, (NORD, NORD, FEBRUARY))
    assert answer.value == pytest.approx(6)
    without, more = answer.consequences
    # Each of the six would have worked from March to June for 100 a month instead of 5000, in training from February.
    assert without.goals["cost"] == pytest.approx(6 * (4 * 5000 - 5 * 100))
    assert more.conflict is not None
    assert {member.rule for member in more.conflict.members} == {"decision", "training_seats"}
    assert answer.binding == ("Nord has 6 training seats in Feb 2012.",)


def test_why_not_another_number(tmp_path: Path) -> None:
    subject = asked(dear_partners(), tmp_path)
    (fewer,) = why_cell(subject, (NORD, NORD, FEBRUARY), 2.0).consequences
    assert fewer.goals["cost"] == pytest.approx(4 * (4 * 5000 - 5 * 100))
    assert [(m.pool, m.to, str(m.month), round(m.before), round(m.after)) for m in fewer.moves] == [
        ("CCO Nord", "Nord", "2012-02", 6, 2)
    ]
    assert "2 FTE instead" in fewer.text
    assert fewer.text.endswith("No other transfer changes.")


def test_a_sum_that_is_asked_about_is_told_by_the_transfers_that_make_it(tmp_path: Path) -> None:
    """Six leave in each month but the last, in which nobody could still be trained for any use."""
    (fewer,) = why_cell(asked(dear_partners(), tmp_path), (NORD, NORD, None), 29.0).consequences
    assert fewer.text.endswith("Transfers that change: CCO Nord → Nord, May 2012: 6 → 5.")


def test_the_transfer_that_is_asked_about_is_not_told_among_what_else_changes(tmp_path: Path) -> None:
    """Six of nine leave in January, three in February; one that does not leaves in March."""
    sheets = dear_partners()
    sheets["Pools"][1][3] = 9
    (fewer,) = why_cell(asked(sheets, tmp_path), (NORD, NORD, FEBRUARY), 2.0).consequences
    assert fewer.text.endswith("What else changes: CCO Nord → Nord, Mar 2012: 0 → 1.")
    assert [str(move.month) for move in fewer.moves] == ["2012-02", "2012-03"]


def test_the_cost_agrees_with_forcing_it_by_hand(tmp_path: Path) -> None:
    subject = asked(dear_partners(), tmp_path)
    (told,) = why_cell(subject, (None, NORD, FEBRUARY), 3.0).consequences
    columns = subject.model.variables.transfer[:, NORD, FEBRUARY]
    forced = solve_as_supposed(subject.dataset, subject.options, [Bound(lambda _model: columns, 3.0, 3.0)])
    assert forced.goals is not None
    assert subject.base.goals is not None
    assert told.goals["cost"] == pytest.approx(forced.goals["cost"] - subject.base.goals["cost"])


def test_why_not_where_no_way_leads(tmp_path: Path) -> None:
    sheets = dear_partners()
    sheets["Directions"][2][3] = None
    subject = asked(sheets, tmp_path)
    (told,) = why_cell(subject, (NORD, SUD, FEBRUARY), 5.0).consequences
    assert told.conflict is not None
    assert {member.rule for member in told.conflict.members} == {"decision", "mobility"}
    assert "are to leave CCO Nord for Sud" in told.text


def test_the_past_is_not_asked(tmp_path: Path) -> None:
    sheets = dear_partners()
    sheets["Settings"].append(["as of", "2012-03"])
    (told,) = why_cell(asked(sheets, tmp_path), (NORD, NORD, FEBRUARY), 5.0).consequences
    assert told.text == "This month is before Mar 2012: what happened stays as it is."


def test_why_a_share_is_missed_and_how_to_reach_it(tmp_path: Path) -> None:
    sheets = dear_partners()
    sheets["Outsourcing"] = [["Line", "2012-06"], ["max share", 0.1]]
    sheets["Rules"] = rules(("outsourced_share", "soft", 2000, None, None))
    subject = asked(sheets, tmp_path)
    answer = why_share(subject, 5)
    # 20 at the start and 6 in each of 5 months: 50 of 60 FTE, so 10 go to partners where 6 are asked for.
    assert answer.value == pytest.approx(10 / 60)
    (told,) = answer.consequences
    assert told.conflict is not None
    assert {member.rule for member in told.conflict.members} == {
        "outsourced_share", "training_seats", "opening",
    }  # fmt: skip
    assert "at least 10 FTE remain, 4 too many" in told.text
    assert answer.target_missed
    (repair,) = answer.repairs
    assert [(edit.column, edit.old, edit.new) for edit in repair.edits] == [("training_seats", 6, 7)]


def test_a_share_that_could_be_reached_at_a_price(tmp_path: Path) -> None:
    sheets = dear_partners()
    sheets["Partners"][1] = ["Arvato", 1000, 10]  # cheaper than own staff: nobody is trained
    answer = why_share(asked(sheets, tmp_path), 5, 0.5)
    (told,) = answer.consequences
    assert told.goals["cost"] > 0
    assert told.text.startswith("It could be reached: cost +")
    assert not answer.target_missed


def test_a_share_that_is_met(tmp_path: Path) -> None:
    answer = why_share(asked(dear_partners(), tmp_path), 5, 0.9)
    assert [consequence.text for consequence in answer.consequences] == ["The target is met."]


def test_why_work_stays_undone(tmp_path: Path) -> None:
    sheets = dear_partners()
    sheets["Partners"][1] = ["Arvato", 15, 500]
    subject = asked(sheets, tmp_path)
    answer = why_unmet(subject, 2)
    # In March 20 + 6 + 6 own staff and 15 of a partner: 13 of 60 FTE are left.
    assert answer.value == pytest.approx(13)
    (told,) = answer.consequences
    assert told.conflict is not None
    assert {member.rule for member in told.conflict.members} == {
        "partner_capacity", "training_seats", "opening",
    }  # fmt: skip
    assert "at least 13 FTE stay undone" in told.text
    assert {edit.column for repair in answer.repairs for edit in repair.edits} >= {"capacity"}
    assert why_unmet(subject, 5).value == pytest.approx(0)


def test_a_case_without_a_plan_has_no_figure_to_ask_about(tmp_path: Path) -> None:
    with pytest.raises(NoPlanError):
        asked(late_centre(), tmp_path)


def test_names_are_found_as_people_type_them(tmp_path: Path) -> None:
    words = Words(*read(base(), tmp_path))
    assert find_pool(words, " cco  SUD ") == 1
    assert find_direction(words, "nord") == 0
    assert find_month(words, "mars 2012") == 2
    with pytest.raises(BadInput, match="Did you mean CCO Nord"):
        find_pool(words, "CCO Nor")
    with pytest.raises(BadInput, match="Jan 2012 to Jun 2012"):
        find_month(words, "2013-01")


def test_nobody_where_nobody_can_go_changes_nothing(tmp_path: Path) -> None:
    """Sud opens in 2013, so the program has no such transfer; to suppose none was told as impossible."""
    subject = asked(dear_partners(), tmp_path)
    (none,) = why_cell(subject, (NORD, SUD, FEBRUARY), 0.0).consequences
    assert none.conflict is None
    assert none.goals == pytest.approx(dict.fromkeys(none.goals, 0.0))
    (one,) = why_cell(subject, (NORD, SUD, FEBRUARY), 1.0).consequences
    assert one.conflict is not None


@pytest.mark.parametrize("refused", [True, False], ids=["refused", "out-of-time"])
def test_what_was_not_found_out_is_not_told_as_impossible(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, refused: bool
) -> None:
    """The solver's plan breaks balances (more leave than are missing afterwards), or it ends without one."""
    subject = asked(dear_partners(), tmp_path)
    broken = replace(subject.plan, transfers=subject.plan.transfers + 1.0)
    limit = Solution(Status.LIMIT, SolverReport("", "", 0.0))
    answered = replace(subject.base, quantities=broken) if refused else limit
    monkeypatch.setattr(suppose, "solve_model", lambda _model, _options: answered)
    answers = [
        why_cell(subject, (NORD, NORD, FEBRUARY)),
        why_cell(subject, (NORD, NORD, FEBRUARY), 2.0),
        why_share(subject, 5, 0.1),
    ]
    told = [[consequence.text.split(":")[0] for consequence in answer.consequences] for answer in answers]
    unknown = "Whether that is possible is not known"
    assert told == [[unknown, unknown], [unknown], [unknown]]
    assert not any(answer.target_missed or answer.repairs for answer in answers)
