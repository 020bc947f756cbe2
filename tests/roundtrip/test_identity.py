"""A plan says who it is, three times, and what it came from."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import openpyxl
import pytest

import planner
from planner import api
from planner.cli.main import main
from planner.findings import BadInput
from planner.spreadsheet.opening import open_package
from planner.spreadsheet.properties import custom_properties
from tests.roundtrip.rounds import codes, decide, edit_to, first_plan, solve_to, ties
from tests.support import write_workbook


def _identity(path: Path) -> Any:
    previous = planner.read(path).previous
    assert previous is not None
    return previous.identity


def test_the_identity_stands_in_three_places(tmp_path: Path) -> None:
    path = first_plan(tmp_path)
    who = _identity(path)
    properties = custom_properties(open_package(path.read_bytes()))
    assert (properties["planner.plan"], properties["planner.version"]) == (who.plan, "1")
    shown = openpyxl.load_workbook(path)["Summary"]["A3"].value
    assert shown.startswith(f"Plan {who.plan} · version 1 · ")
    assert re.fullmatch(r"[0-9a-f]{12}", who.id)
    assert who.fingerprint == planner.read(tmp_path / "case.xlsx").fingerprint
    assert "HiGHS" in who.solver
    assert (who.parent, who.time) == ("", "2012-01-01T00:00:00Z")


def test_a_new_version_keeps_the_plan_and_names_its_parent(tmp_path: Path) -> None:
    first = first_plan(tmp_path)
    second, plan = solve_to(first, tmp_path / "v2.xlsx")
    one, two = _identity(first), _identity(second)
    assert (two.plan, two.version, two.parent) == (one.plan, 2, one.id)
    assert two.id != one.id
    assert [v.identity.version for v in planner.read(second).previous.versions] == [1, 2]  # type: ignore[union-attr]
    assert "history.no_input_changed" in [finding.code for finding in plan.findings]


def test_a_version_is_by_who_saved_the_workbook_last(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LOGNAME", "account")
    first = first_plan(tmp_path)

    def by(name: str | None) -> Any:
        def edit(book: Any) -> None:
            book.properties.lastModifiedBy = name

        return edit

    for name, author in (("Marie Dupont & fille", "Marie Dupont & fille"), (None, "account")):
        path, _ = solve_to(edit_to(first, tmp_path / "edited.xlsx", by(name)), tmp_path / "v2.xlsx")
        assert _identity(path).author == author
        assert openpyxl.load_workbook(path).properties.lastModifiedBy == name


def test_equal_input_gives_an_equal_file(tmp_path: Path) -> None:
    case = write_workbook(tmp_path / "case.xlsx", ties())
    one, two = (solve_to(case, tmp_path / name)[0] for name in ("one.xlsx", "two.xlsx"))
    assert one.read_bytes() == two.read_bytes()


def test_who_and_why_are_in_the_history(tmp_path: Path) -> None:
    plan = api.sign_plan(
        planner.solve(planner.read(first_plan(tmp_path))), author="Direction", why="asked by Est"
    )
    path = planner.write(plan, tmp_path / "v2.xlsx")
    rows = list(openpyxl.load_workbook(path)["Versions"].iter_rows(min_row=4, values_only=True))
    assert rows[0][:4] == ("Version", "Time", "Author", "Why")
    assert [row[0] for row in rows[1:]] == [1, 2]
    assert rows[2][2:4] == ("Direction", "asked by Est")
    assert rows[2][4] == pytest.approx(plan.goals["cost"])
    assert rows[2][-1] == "nothing"


@pytest.mark.parametrize("place", ["properties", "summary"])
def test_disagreement_is_said(tmp_path: Path, place: str) -> None:
    def forge(book: Any) -> None:
        if place == "properties":
            book.custom_doc_props["planner.version"].value = "7"
        else:
            book["Summary"]["A3"].value = "Plan 0123456789ab · version 4 · somebody"

    case = planner.read(edit_to(first_plan(tmp_path), tmp_path / "forged.xlsx", forge))
    code = "history.properties_disagree" if place == "properties" else "history.summary_disagrees"
    assert codes(case) == [code]
    assert case.previous is not None
    assert case.previous.identity.version == 1


def test_a_file_without_properties_comes_back(tmp_path: Path) -> None:
    """As an online office exports it: no properties, no hidden names."""

    def strip(book: Any) -> None:
        for name in list(book.custom_doc_props.names):
            del book.custom_doc_props[name]
        for sheet in book:
            for name in list(sheet.defined_names):
                del sheet.defined_names[name]

    path = edit_to(first_plan(tmp_path), tmp_path / "online.xlsx", strip)
    case = planner.read(path)
    assert codes(case) == []
    assert case.previous is not None
    assert case.previous.complete
    second, plan = solve_to(path, tmp_path / "v2.xlsx")
    assert plan.goals["stability"] == 0
    titles = openpyxl.load_workbook(second).sheetnames
    assert titles.count("Transfers") == 1
    assert "Transfers (plan)" not in titles


def test_without_its_own_sheet_what_stands_in_transfers_is_the_plan_and_that_is_said(tmp_path: Path) -> None:
    first = first_plan(tmp_path)
    path = edit_to(first, tmp_path / "lost.xlsx", lambda book: book.remove(book["Planner"]))
    case = planner.read(path)
    assert "history.no_records" in codes(case)
    assert case.previous is not None
    before = planner.read(first).previous
    assert before is not None
    assert {(m.pool, m.to, m.month, round(m.fte, 6)) for m in case.previous.moves} == {
        (m.pool, m.to, m.month, round(m.fte, 6)) for m in before.moves
    }
    _, plan = solve_to(path, tmp_path / "v2.xlsx")
    assert plan.goals["stability"] == pytest.approx(0.0, abs=1e-5)


class TestBase:
    """``--base`` names the agreed plan."""

    def test_a_case_without_a_plan_keeps_to_the_base(self, tmp_path: Path) -> None:
        first = first_plan(tmp_path)
        plan = planner.solve(planner.read(tmp_path / "case.xlsx", base=first))
        assert plan.goals["stability"] == 0
        assert plan.version is not None
        assert plan.version.identity.version == 2
        assert plan.version.identity.parent == _identity(first).id

    def test_a_base_that_is_newer_is_said(self, tmp_path: Path) -> None:
        first = first_plan(tmp_path)
        second, _ = solve_to(first, tmp_path / "v2.xlsx")
        assert codes(planner.read(first, base=second)) == ["history.base_newer"]
        assert codes(planner.read(second, base=first)) == ["history.base_older"]
        assert codes(planner.read(second, base=second)) == []

    def test_two_second_versions_are_told_apart(self, tmp_path: Path) -> None:
        first = first_plan(tmp_path)
        changed = edit_to(first, tmp_path / "changed.xlsx", decide("Pool A", fixed=18))
        one, _ = solve_to(first, tmp_path / "one.xlsx")
        other, _ = solve_to(changed, tmp_path / "other.xlsx")
        assert codes(planner.read(one, base=other)) == ["history.base_differs"]

    def test_another_plan_is_said(self, tmp_path: Path) -> None:
        first = first_plan(tmp_path)
        folder = tmp_path / "other"
        folder.mkdir()
        other = first_plan(folder, ties({"A": 1.0, "B": 2.0, "C": 3.0}))
        assert codes(planner.read(first, base=other)) == ["history.base_other_plan"]

    def test_a_workbook_without_a_plan_is_refused(self, tmp_path: Path) -> None:
        first = first_plan(tmp_path)
        with pytest.raises(BadInput, match="holds no plan"):
            planner.read(first, base=tmp_path / "case.xlsx")

    def test_the_command_takes_base_fresh_author_and_why(
        self, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        first, target = first_plan(tmp_path), tmp_path / "v2.xlsx"
        asked = ["--base", str(first), "--author", "HR", "--why", "second round"]
        assert main(["solve", str(tmp_path / "case.xlsx"), "-o", str(target), *asked]) == 0
        assert "No assignment changes" in capsys.readouterr().out
        previous = planner.read(target).previous
        assert previous is not None
        assert (previous.identity.author, previous.versions[-1].why) == ("HR", "second round")
        assert main(["solve", str(target), "-o", str(tmp_path / "v3.xlsx"), "--fresh"]) == 0
        assert "Change from the agreed plan" not in capsys.readouterr().out
        assert main(["solve", str(first), "--base", str(tmp_path / "case.xlsx")]) == 2
        assert "holds no plan" in capsys.readouterr().err


def test_the_sheet_of_versions_takes_the_place_of_one_under_its_old_name(tmp_path: Path) -> None:
    def as_before(book: Any) -> None:
        sheet = book["Versions"]
        sheet.title = "History"
        sheet["A1"].value = str(sheet["A1"].value).replace("Versions", "History")

    old = edit_to(first_plan(tmp_path), tmp_path / "old.xlsx", as_before)
    path, plan = solve_to(old, tmp_path / "v2.xlsx")
    book = openpyxl.load_workbook(path)
    assert "Versions" in book.sheetnames
    assert "History" not in book.sheetnames
    assert plan.version is not None
    assert plan.version.identity.version == 2


def test_without_records_no_cause_is_named(tmp_path: Path) -> None:
    """The inputs before are not known: that nothing was edited would be a guess."""
    first = first_plan(tmp_path)

    def edit(book: Any) -> None:
        book.remove(book["Planner"])
        for row in book["Pools"].iter_rows():
            for cell in row:
                if cell.value == "Pool A":
                    book["Pools"].cell(cell.row, 4).value = 5  # fewer are available

    plan = planner.solve(planner.read(edit_to(first, tmp_path / "lost.xlsx", edit)))
    assert plan.changes is not None
    assert plan.changes.moves
    assert {move.cause.value for move in plan.changes.moves} == {"unknown"}
    assert all("lost the record" in move.reason for move in plan.changes.moves)
