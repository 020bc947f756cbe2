"""What people write in the Scenarios sheet and on the command line, and every fault of it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from planner.findings import BadInput
from planner.months import Month
from planner.reading.types import Case
from planner.reading.workbook import read_case
from planner.scenarios.apply import CannotChange, change_case
from planner.scenarios.lines import Line, read_line, read_span
from planner.scenarios.read_scenarios import change_words, read_lines, read_scenarios, variation_words
from planner.scenarios.types import Span
from planner.schema.changes import How
from tests.support import minimal_case, write_workbook

Make = Callable[..., Case]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("Customers × 0.9", Line(("Customers",), How.MULTIPLY, "0.9")),
        ("Customers * 0.9", Line(("Customers",), How.MULTIPLY, "0.9")),
        ("Customers x 0.9", Line(("Customers",), How.MULTIPLY, "0.9")),
        ("Partners!Stream!Cost = 4000", Line(("Partners", "Stream", "Cost"), How.SET, "4000")),
        ("Directions!Île-de-France!Opens + 2", Line(("Directions", "Île-de-France", "Opens"), How.ADD, "2")),
        ("Outsourcing!2013-12=40 %", Line(("Outsourcing", "2013-12"), How.SET, "40 %")),
        ("Customers", None),
        ("", None),
    ],
)
def test_a_change_in_one_line(text: str, line: Line | None) -> None:
    assert read_line(text) == line


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("0.8..1.2 step 0.05", Span(0.8, 1.2, 0.05)),
        ("0,8 .. 1,2 pas 0,05", Span(0.8, 1.2, 0.05)),
        ("80 %…120 %", Span(0.8, 1.2)),
        ("-10..10 step 5", Span(-10, 10, 5)),
        ("1.2..0.8", None),
        ("0.8..1.2 step 0", None),
        ("0.8", None),
        ("low..high", None),
    ],
)
def test_a_range(text: str, span: Span | None) -> None:
    assert read_span(text) == span


def test_a_stepped_range_never_passes_its_end() -> None:
    assert Span(0.8, 1.2, 0.05).values() == (0.8, 0.85, 0.9, 0.95, 1.0, 1.05, 1.1, 1.15, 1.2)
    assert Span(0, 1, 0.3).values() == (0, 0.3, 0.6, 0.9)
    assert Span(2, 2, 1).values() == (2,)


def test_the_shipped_scenarios_are_all_understood(open_2012: Case) -> None:
    listed, findings = read_scenarios(open_2012)
    assert findings == ()
    assert [one.name for one in listed] == [
        "plan",
        "trend",
        "rival slows growth",
        "two thirds internal",
        "no moves between Directions",
        "a partner drops out",
        "late training",
    ]
    trend = change_case(open_2012, listed[1].changes)
    customers = trend.rows("customers")[0]
    assert customers.months[Month(2012, 12)] == 2_300_000
    assert customers.months[Month(2013, 12)] == 3_500_000
    late = change_case(open_2012, listed[-1].changes)
    assert [row.values["training_months"] for row in late.rows("types")] == [4, 2, 4]


def test_rows_of_a_sheet(with_scenarios: Make) -> None:
    case = with_scenarios(
        ["fewer", "Workload", "Front desk", None, "×", 0.5],
        ["fewer", "Partners", "arvato", "Coût", "set", "4 000"],
        ["later", "Settings", "internal cost", None, "+", 100],
        ["february", "Workload", None, "2012-02", "set", 50],
        ["sweep", "Partners", None, "Capacity", "set", "10..30 step 10"],
        ["Partners!Arvato!Cost × 0.5..1.5", None, None, None, None, None],
    )
    listed, findings = read_scenarios(case)
    assert findings == ()
    fewer, later, february, sweep, line = listed
    assert [change_words(change, "en") for change in fewer.changes] == [
        "Workload · Front desk × 0.5",
        "Partners · Arvato · Cost = 4,000",
    ]
    half = change_case(case, fewer.changes)
    assert dict(half.rows("workload")[0].months) == {Month(2012, 1): 20.0, Month(2012, 2): 22.5}
    assert half.rows("partners")[0].values["cost"] == 4000.0
    assert change_case(case, later.changes).settings["internal_cost"] == 1100.0
    assert change_case(case, february.changes).rows("workload")[0].months[Month(2012, 2)] == 50.0
    assert sweep.variations[0].span == Span(10, 30, 10)
    assert line.variations[0].span == Span(0.5, 1.5)
    assert variation_words(line.variations[0], "fr") == "Partners · Arvato · Cost × 0,5 … 1,5"


def test_the_case_itself_stays_as_it_was(with_scenarios: Make) -> None:
    case = with_scenarios(["fewer", "Workload", None, None, "×", 0.5])
    before = dict(case.rows("workload")[0].months)
    change_case(case, read_scenarios(case)[0][0].changes)
    assert dict(case.rows("workload")[0].months) == before


@pytest.mark.parametrize(
    ("row", "cell", "nearest", "part"),
    [
        (["a", "Custmers", None, None, "×", 1], "B2", "Customers", "no input sheet"),
        (["a", "Partners", "Arvatto", "Cost", "×", 1], "C2", "Arvato", "no row"),
        (["a", "Partners", "Arvato", "Costs", "×", 1], "D2", "Cost", "no column"),
        (["a", "Workload", None, "2014-01", "×", 1], "D2", "", "outside the horizon"),
        (["a", "Settings", "internl cost", None, "×", 1], "C2", "internal cost", "no row"),
        (["a", "Settings", "months", None, "+", 1], "C2", "", "“months” cannot change"),
        (["a", "Pools", None, None, "×", 2], "D2", "", "which column of the sheet “Pools” changes: Type, "),
        (["a", "Envelopes", None, "Minimum", "×", 1], "C2", "", "no rows in this workbook"),
        (["a", "Partners", "Arvato", "Site", "×", 1], "E2", "", "can only be set"),
        (["a", "Partners", "Arvato", "Cost", None, 1], "E2", "", "how the cell changes"),
        (["a", "Partners", "Arvato", "Cost", "×", "many"], "F2", "", "not a number"),
        (["a", "Partners", "Arvato", "Cost", "set", "3000..2000"], "F2", "", "not a range"),
        (["a", "Pools", "CCO Est", "Type", "set", "CC0"], "F2", "CCO", "no row"),
        (["a", None, None, None, "×", 1], "B2", "", "which sheet"),
    ],
)
def test_every_fault_is_reported_at_its_cell(
    with_scenarios: Make, row: list[object], cell: str, nearest: str, part: str
) -> None:
    case = with_scenarios(row, ["b", "Nowhere", None, None, "×", 1])
    _, findings = read_scenarios(case)
    first, second = findings
    assert (first.sheet, first.level) == ("Scenarios", "error")
    assert first.nearest == nearest
    assert part in first.message
    assert first.cell == cell
    assert second.found == "Nowhere"


def test_lines_of_the_command_line(with_scenarios: Make) -> None:
    case = with_scenarios()
    listed = read_lines(case, ["Partners!Cost × 0.9; internal cost = 1200", "Workload!2012-01 + 5"])
    assert [change_words(change, "en") for change in listed.changes] == [
        "Partners · Cost × 0.9",
        "Settings · internal cost = 1,200",
        "Workload · Jan 2012 + 5",
    ]


@pytest.mark.parametrize("line", ["Customers", "Nothing!x × 2", "Partners!Arvato!Cost!more = 2"])
def test_lines_that_cannot_be_read_are_refused(with_scenarios: Make, line: str) -> None:
    with pytest.raises(BadInput) as refused:
        read_lines(with_scenarios(), [line])
    assert len(refused.value.findings) == 1


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("Pools*2", "“Pools” names no column to change. Write it like “Pools!Available × 0.9”."),
        ("Pools!CCO Est = 2", "“Pools!CCO Est” names no column to change. Write it like “Pools!CCO Est!Available ×"),
        ("Pools!CCO Es * 2", "The sheet “Pools” has no row “CCO Es”."),
        ("Pools!Availabel * 2", "The sheet “Pools” has no column “Availabel” that can be changed."),
        ("Workload!2012-99 × 2", "The sheet “Workload” has no column “2012-99” that can"),
        ("Workload >= 2", "“Workload >= 2” cannot be read as a change."),
        ("Workload × 0.9 × 2", "“Workload × 0.9 × 2” cannot be read as a change."),
        ("Workload = many", "Workload, all months: “many” is not a number."),
        ("months = 3", "“months” cannot change: every scenario plans the same months."),
        ("Settings!months = 3", "“months” cannot change: every scenario plans the same months."),
        ("Workload × 2;", "A change is blank."),
        ("", "A change is blank."),
    ],
)  # fmt: skip
def test_a_line_is_refused_in_words_that_name_what_is_wrong(
    with_scenarios: Make, line: str, said: str
) -> None:
    with pytest.raises(BadInput) as refused:
        read_lines(with_scenarios(), [line])
    (told,) = refused.value.findings
    assert told.message.startswith(said)
    assert "“”" not in told.message


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("Directions!Share of customers × 2", "scenarios.outside"),
        ("Settings!occupancy + 0.5", "scenarios.outside"),
        ("Advisor types!Training months + 0.5", "scenarios.not_whole"),
        ("Directions!Maximum staff × 2", "scenarios.blank"),
        ("Settings!mobility share + 0.1", "scenarios.blank"),
    ],
)
def test_values_that_a_cell_cannot_hold(with_scenarios: Make, line: str, code: str) -> None:
    case = with_scenarios()
    with pytest.raises(CannotChange) as refused:
        change_case(case, read_lines(case, [line]).changes)
    assert refused.value.code == code


def test_a_row_whose_name_holds_the_sign_between_two_names(tmp_path: Path) -> None:
    """Rows of Workload have two names, ``Front desk → Est``; an activity may be called ``N1 > N2`` all the same."""
    sheets = minimal_case()
    sheets["Workload"] = [["Activity", "2012-01", "2012-02"], ["N1 > N2", 40, 45]]
    sheets["Scenarios"] = [
        ["Scenario", "Sheet", "Row", "Column", "Change", "Value"],
        ["more", "Workload", "N1 > N2", "", "×", 1.1],
    ]
    listed, faults = read_scenarios(read_case(write_workbook(tmp_path / "case.xlsx", sheets)))
    assert not faults
    assert listed[0].changes[0].target.rows == (0,)
