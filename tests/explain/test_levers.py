"""What can be changed, and what each change does to the rows and columns of the program, by hand."""

from __future__ import annotations

from math import inf
from pathlib import Path

import openpyxl
import pytest

import planner
from planner.explain.conflict.elastic import Elastic
from planner.explain.infeasible import explain_infeasible
from planner.explain.phrases import Words
from planner.explain.repair.edits import apply_edits
from planner.explain.repair.levers import Lever, Steps, levers_of
from planner.months import Month
from planner.plan.explanations import Edit
from planner.plan.types import Status
from planner.reading.types import Case
from planner.spreadsheet.cells import set_cells
from planner.spreadsheet.opening import open_package
from planner.spreadsheet.saving import save
from tests.explain.cases import MONTHS, base, late_centre, read, rules
from tests.support import Sheets, write_workbook

FAR = 1e12
"""A moment that never comes."""


def levers_in(case: Case) -> tuple[dict[str, Lever | Steps], Elastic]:
    """Kind and first name of each lever of a case without a plan → the lever; and the program."""
    from planner.api import build

    dataset = build(case)[0]
    elastic = Elastic(dataset, deadline=FAR)
    levers = levers_of(Words(case, dataset), elastic)
    return {" ".join((lever.kind, *lever.place[:1])): lever for lever in levers}, elastic


def levers(sheets: Sheets, folder: Path) -> tuple[dict[str, Lever | Steps], Elastic]:
    return levers_in(read(sheets, folder)[0])


def named(elastic: Elastic, parts: tuple[tuple[int, ...], ...]) -> list[list[str]]:
    """The columns of each step by their names."""
    return [[elastic.model.program.column_names[column] for column in step] for step in parts]


def rows_of(elastic: Elastic, entries: tuple[tuple[int, float], ...]) -> dict[str, float]:
    return {elastic.model.program.row_names[row]: size for row, size in entries}


def minimum_from_the_opening(opens: str) -> Sheets:
    """Sud must have 4 advisors from its opening on."""
    sheets = base()
    sheets["Directions"][2] = ["Sud", 0, 0.5, opens, 4, None, 5, None]
    return sheets


def test_a_centre_may_open_earlier_by_every_month_before(tmp_path: Path) -> None:
    """Sud opens in March: in February who left in January may be there, in January nobody yet, but its work may."""
    found, elastic = levers(late_centre(), tmp_path)
    step = found["opening.earlier Sud"]
    assert isinstance(step, Steps)
    assert (step.old, step.news, step.unit) == (
        Month(2012, 3), (Month(2012, 2), Month(2012, 1)), "months",
    )  # fmt: skip
    february = ["transfer.CCO_Nord.Sud.2012_01", "transfer.CCO_Sud.Sud.2012_01"]
    assert named(elastic, step.opened) == [
        [*february, "own_work.Sud.2012_02", "away.Sud.2012_02"],
        ["own_work.Sud.2012_01", "away.Sud.2012_01"],
    ]


def test_a_minimum_may_come_later_up_to_the_last_month(tmp_path: Path) -> None:
    """18 from May on: from June on, 18 fewer are asked for in May; not from July on, which is not planned."""
    found, elastic = levers(late_centre(), tmp_path)
    step = found["minimum_staff.later Sud"]
    assert isinstance(step, Steps)
    assert (step.target.cell, step.old, step.news) == ("F3", Month(2012, 5), (Month(2012, 6),))
    assert [rows_of(elastic, freed) for freed in step.freed] == [{"minimum_staff.Sud.2012_05": 18}]


def test_an_opening_with_its_minimum_may_come_later_up_to_the_last_month(tmp_path: Path) -> None:
    """April's opening, a month or two later: each drops the minimum of the month before, and closes that month."""
    found, elastic = levers(minimum_from_the_opening("2012-04"), tmp_path)
    step = found["opening.later Sud"]
    assert isinstance(step, Steps)
    assert (step.target.cell, step.old, step.news) == (
        "D3", Month(2012, 4), (Month(2012, 5), Month(2012, 6)),
    )  # fmt: skip
    assert [rows_of(elastic, freed) for freed in step.freed] == [
        {"minimum_staff.Sud.2012_04": 4}, {"minimum_staff.Sud.2012_05": 4},
    ]  # fmt: skip
    assert named(elastic, step.closed) == [
        ["transfer.CCO_Nord.Sud.2012_03", "transfer.CCO_Sud.Sud.2012_03", "own_work.Sud.2012_04", "away.Sud.2012_04"],
        ["transfer.CCO_Nord.Sud.2012_04", "transfer.CCO_Sud.Sud.2012_04", "own_work.Sud.2012_05", "away.Sud.2012_05"],
    ]  # fmt: skip
    assert "opening.earlier Sud" not in found


@pytest.mark.parametrize("opens", ["2012-06", "2012-04"])
def test_no_opening_comes_later_than_the_last_month_or_without_a_minimum_that_holds(
    tmp_path: Path, opens: str
) -> None:
    """In June nothing is left to move to; with the minimum not a rule, opening later would drop nothing."""
    sheets = minimum_from_the_opening(opens)
    if opens == "2012-04":
        sheets["Rules"] = rules(("minimum_staff", "off", None, None, None))
    assert not [kind for kind in levers(sheets, tmp_path)[0] if kind.startswith("opening")]


def test_a_number_moves_one_way_and_what_asks_for_it_to_nothing_at_most(tmp_path: Path) -> None:
    """A minimum of 18 may fall by 18; seats may rise without end, and each is worth one in every month."""
    found, elastic = levers(late_centre(), tmp_path)
    minimum, seats = found["minimum_staff.lower Sud"], found["training_seats.higher Sud"]
    assert isinstance(minimum, Lever)
    assert isinstance(seats, Lever)
    assert (minimum.old, minimum.sign, minimum.most, minimum.grain, minimum.exact) == (18, -1, 18, 1, False)
    assert rows_of(elastic, minimum.rows) == {
        "minimum_staff.Sud.2012_05": 1, "minimum_staff.Sud.2012_06": 1,
    }  # fmt: skip
    assert (seats.old, seats.sign, seats.most, seats.grain) == (5, 1, inf, 1)
    assert rows_of(elastic, seats.rows) == {
        f"training_seats.Sud.{month.replace('-', '_')}": -1 for month in MONTHS
    }


def test_a_fixed_number_moves_both_ways_on_both_of_its_rows(tmp_path: Path) -> None:
    sheets = base()
    sheets["Decisions"] = [["Pool", "To", "Kind", "FTE"], ["CCO Nord", "Nord", "fix", 30]]
    found, elastic = levers(sheets, tmp_path)
    down, up = found["decision.lower CCO Nord"], found["decision.higher CCO Nord"]
    assert isinstance(down, Lever)
    assert isinstance(up, Lever)
    assert (down.sign, down.most, down.exact) == (-1, 30, True)
    assert (up.sign, up.most, up.exact) == (1, inf, True)
    sizes = [sorted(rows_of(elastic, lever.rows).items()) for lever in (down, up)]
    assert [[size for _, size in rows] for rows in sizes] == [[1, 1], [-1, -1]]
    assert {name.rpartition(".")[2] for name, _ in sizes[0]} == {"fix_min", "fix_max"}


def test_a_share_is_priced_by_its_largest_month(tmp_path: Path) -> None:
    """Calls of 20 to 60 FTE: a point less than all of them is 0.2 to 0.6 FTE, and costs as much as 0.6."""
    sheets = base()
    sheets["Workload"] = [["Activity", *MONTHS], ["Calls", 20, 30, 40, 60, 50, 20]]
    sheets["Activities"] = [["Activity", "Outsourced min"], ["Calls", 0.5]]
    sheets["Rules"] = rules(("activity_outsourcing", "hard", None, None, 7))
    found, elastic = levers(sheets, tmp_path)
    share = found["activity_outsourcing.lower Calls"]
    assert isinstance(share, Lever)
    assert (share.old, share.most, share.unit, share.price, share.grain) == (0.5, 0.5, "share", 7 * 60, 0.001)
    assert list(rows_of(elastic, share.rows).values()) == [20, 30, 40, 60, 50, 20]


def test_a_share_of_no_work_is_no_lever(tmp_path: Path) -> None:
    sheets = base()
    sheets["Workload"].append(["Mail", *[0] * 6])
    sheets["Activities"] = [["Activity", "Outsourced min"], ["Calls", None], ["Mail", 0.5]]
    found, _ = levers(sheets, tmp_path)
    assert not [kind for kind in found if kind.startswith("activity_outsourcing")]


def test_only_hard_rules_that_may_be_relaxed_have_levers(tmp_path: Path) -> None:
    sheets = late_centre()
    sheets["Rules"] = rules(
        ("minimum_staff", "soft", 5, None, None), ("opening", "hard", None, "no", None),
        ("training_seats", "hard", None, "yes", 3),
    )  # fmt: skip
    found, _ = levers(sheets, tmp_path)
    assert {kind for kind in found if not kind.startswith("partner")} == {"training_seats.higher Sud"}
    assert found["training_seats.higher Sud"].price == 3


def test_an_opening_that_may_come_later_lets_everybody_come_while_it_does_not(tmp_path: Path) -> None:
    """Sud opens in April and must have 25 then, of a pool of 30 that releases 10 a month: they all leave in March."""
    sheets = minimum_from_the_opening("2012-04")
    sheets["Directions"][2][4], sheets["Directions"][2][6] = 25, None
    sheets["Pools"][1][3], sheets["Pools"][2][3:5] = 0, [30, 10]
    case, dataset = read(sheets, tmp_path)
    found = explain_infeasible(case, dataset).repairs
    assert ("release_rate", 10, 25) in [(e.column, e.old, e.new) for one in found for e in one.edits]


def test_rows_that_are_added_stand_one_below_the_other(tmp_path: Path) -> None:
    """Below what the sheet holds: a note in its fourth row."""
    sheets = base()
    sheets["Routes"] = [["From", "To"], ["Nord", "Sud"], [], ["* a note"]]
    case, _ = read(sheets, tmp_path)
    added = [Edit("routes", row, "from", f"A{row + 4}", None, "Sud") for row in (1, 2)]
    table = apply_edits(case, added).tables["routes"]
    assert [(row.number, row.cells["from"], row.cells["to"]) for row in table.rows[1:]] == [
        (5, "A5", "B5"), (6, "A6", "B6"),
    ]  # fmt: skip
    assert [row.text("from") for row in table.rows] == ["Nord", "Sud", "Sud"]


def locked(folder: Path, fte: float) -> Case:
    """The plan of an envelope that lets ``fte`` through, its one proposed row locked, and the envelope halved.

    Partners are dear: all that may leave go to Nord in January.
    """
    sheets = base()
    sheets["Partners"][1] = ["Arvato", 1000, 5000]
    sheets["Envelopes"] = [["Envelope", "Maximum"], ["All", fte]]
    sheets["Pools"][2][3] = 0
    sheets["Rules"] = rules(("decision", "hard", None, None, 2), ("envelope", "hard", None, None, 90))
    plan = planner.solve(planner.read(write_workbook(folder / "case.xlsx", sheets)))
    planner.write(plan, folder / "plan.xlsx")
    sheet = openpyxl.load_workbook(folder / "plan.xlsx")["Transfers"]
    lock = next(cell for row in sheet.iter_rows() for cell in row if cell.value == "Lock")
    moves = next(cell for row in sheet.iter_rows() for cell in row if cell.value == "CCO Nord")
    package = open_package((folder / "plan.xlsx").read_bytes(), "en")
    package = set_cells(package, "Transfers", {f"{lock.column_letter}{moves.row}": "yes"})
    save(set_cells(package, "Envelopes", {"B2": fte / 2}), folder / "edited.xlsx")
    return planner.read(folder / "edited.xlsx")


@pytest.mark.parametrize(("fte", "cost"), [(10, 20), (0.5, 2)])
def test_a_locked_row_is_unlocked_at_the_price_of_what_it_holds(
    tmp_path: Path, fte: float, cost: float
) -> None:
    """One that holds less than a person costs as much as a person."""
    case = locked(tmp_path, fte)
    repairs = explain_infeasible(case, planner.api.build(case)[0]).repairs
    (unlock,) = [one for one in repairs if one.rules == ("decision",)]
    assert [(edit.column, edit.old, edit.new) for edit in unlock.edits] == [("lock", True, False)]
    assert unlock.cost == pytest.approx(cost)
    assert planner.solve(apply_edits(case, unlock.edits)).status is Status.OPTIMAL
