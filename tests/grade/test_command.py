"""``planner grade``: exit codes, words in both languages, JSON, and the graded workbook."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from openpyxl import load_workbook

from planner.reading.workbook import read_case
from tests.grade.cases import french, sheets, with_plan
from tests.grade.conftest import Call
from tests.support import write_workbook


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    """A plan in which 7.5 FTE leave a pool that releases 5 a month."""
    return with_plan(tmp_path / "plan.xlsx", ["CCO Est", "Est", 4, 7.5, None])


def test_a_valid_plan_ends_with_zero(call: Call, tmp_path: Path) -> None:
    found = call("grade", with_plan(tmp_path / "plan.xlsx", ["CCO Est", "Est", 4, 2, None]))
    assert found.code == 0
    assert "The plan on Transfers is valid: it keeps every rule." in found.out


def test_a_broken_plan_ends_with_three_and_says_the_correction(call: Call, broken: Path) -> None:
    before = broken.read_bytes()
    found = call("grade", broken)
    assert found.code == 3
    assert "breaks one rule" in found.out
    assert "(Transfers!D2)" in found.out
    assert "D2  CCO Est → Est, Feb 2012: 7.5 → 5" in found.out
    assert broken.read_bytes() == before


def test_french_speaks_french(call: Call, tmp_path: Path) -> None:
    case = sheets()
    case["Transfers"] = [["Pool", "To", "2012-01", "2012-02", "2012-03"], ["CCO Est", "Est", 4, 7.5, None]]
    found = call("grade", write_workbook(tmp_path / "plan.xlsx", french(case)))
    assert found.code == 3
    assert "n'est pas valide" in found.out
    assert "(Transferts!D2)" in found.out
    assert "Plus petite correction\u00a0: 2,5 ETP dans une cellule de Transferts." in found.out


def test_json_holds_breaches_aims_and_correction(call: Call, broken: Path) -> None:
    found = call("grade", broken, "--json")
    assert found.code == 3
    content = found.json
    assert content["status"] == "broken"
    assert [(one["rule"], one["first"], one["missed"], one["cells"]) for one in content["broken"]] == [
        ("release_rate", "2012-02", 2.5, ["D2"])
    ]
    assert content["correction"] == [
        {"pool": "CCO Est", "to": "Est", "month": "2012-02", "before": 7.5, "after": 5.0, "cell": "D2"}
    ]
    assert next(one for one in content["findings"] if one["level"] == "error")["cell"] == "D2"
    assert set(content["goals"]) == set(content["best"])


def test_a_workbook_without_a_plan_is_bad_input(call: Call, tmp_path: Path) -> None:
    found = call("grade", write_workbook(tmp_path / "case.xlsx", sheets()), "--json")
    assert found.code == 2
    assert [one["code"] for one in found.json["findings"]] == ["grade.no_sheet"]


def test_the_copy_has_a_grade_and_everything_else_as_it_was(call: Call, broken: Path, tmp_path: Path) -> None:
    target = tmp_path / "graded.xlsx"
    assert call("grade", broken, "-o", target).code == 3
    book = load_workbook(target)
    assert book.sheetnames[0] == "Grade"
    words = [cell.value for row in book["Grade"].iter_rows() for cell in row if cell.value is not None]
    assert "Monthly release" in words
    assert 2.5 in words
    links = {cell.hyperlink.location for row in book["Grade"].iter_rows() for cell in row if cell.hyperlink}
    assert "'Transfers'!D2" in links
    with zipfile.ZipFile(broken) as old, zipfile.ZipFile(target) as new:
        for name in old.namelist():
            if name.startswith("xl/worksheets/") and name != "xl/worksheets/sheet1.xml":
                assert old.read(name) == new.read(name), name
    assert read_case(target).fingerprint == read_case(broken).fingerprint
    again = tmp_path / "again.xlsx"
    assert call("grade", target, "-o", again).code == 3
    assert load_workbook(again).sheetnames.count("Grade") == 1


def test_an_existing_file_is_kept(call: Call, broken: Path) -> None:
    assert call("grade", broken, "-o", broken).code == 2


def test_the_tool_s_own_plan_is_graded_as_the_best(call: Call, tmp_path: Path) -> None:
    case = write_workbook(tmp_path / "case.xlsx", sheets())
    assert call("solve", case).code == 0
    found = call("grade", tmp_path / "case.plan.xlsx", "--json")
    assert found.code == 0
    content = found.json
    for goal in ("targets", "service", "cost", "wellbeing"):
        assert content["goals"][goal] == pytest.approx(content["best"][goal], abs=1e-4)


def test_a_figure_typed_over_in_the_tool_s_plan_counts(call: Call, tmp_path: Path) -> None:
    case = write_workbook(tmp_path / "case.xlsx", sheets())
    call("solve", case)
    plan = tmp_path / "case.plan.xlsx"
    book = load_workbook(plan)
    sheet = book["Transfers"]
    header = next(row for row in range(1, 12) if sheet.cell(row, 1).value == "Pool")
    months = [cell.column for cell in sheet[header] if hasattr(cell.value, "year")]
    sheet.cell(header + 1, months[1]).value = 11
    book.save(plan)
    found = call("grade", plan, "--json")
    assert found.code == 3
    cell = sheet.cell(header + 1, months[1]).coordinate
    assert any(cell in one["cells"] for one in found.json["broken"])
    assert not [one for one in found.json["findings"] if one["code"].startswith("history.typed")]


def test_a_decision_beside_a_row_of_the_plan_is_a_rule_of_it(call: Call, tmp_path: Path) -> None:
    call("solve", write_workbook(tmp_path / "case.xlsx", sheets()))
    plan = tmp_path / "case.plan.xlsx"
    book = load_workbook(plan)
    sheet = book["Transfers"]
    header = next(row for row in range(1, 12) if sheet.cell(row, 1).value == "Pool")
    column = next(cell.column for cell in sheet[header] if cell.value and "At most" in str(cell.value))
    sheet.cell(header + 1, column).value = 1
    book.save(plan)
    found = call("grade", plan, "--json")
    assert found.code == 3
    (broken,) = [one for one in found.json["broken"] if one["rule"] == "decision"]
    cell = sheet.cell(header + 1, column).coordinate
    assert broken["limit_at"] == {"sheet": "Transfers", "cell": cell}


def test_where_no_correction_exists_the_sheet_says_why(call: Call, tmp_path: Path) -> None:
    case = sheets()
    case["Envelopes"] = [["Envelope", "From", "To", "Minimum"], ["2012", "2012-01", "2012-03", 60]]
    path = with_plan(tmp_path / "plan.xlsx", ["CCO Est", "Est", 2, None, None], case=case)
    found = call("grade", path, "-o", tmp_path / "graded.xlsx")
    assert found.code == 3
    assert "No change of the transfers makes this plan valid" in found.out
    sheet = load_workbook(tmp_path / "graded.xlsx")["Grade"]
    words = [str(cell.value) for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert "Why no correction exists" in words
    assert any("60" in one and "2012" in one for one in words[words.index("Why no correction exists") :])
