"""Single months decided on the page: rows of the sheet Decisions, with who decided and why."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import openpyxl
import pytest
from starlette.testclient import TestClient

import planner
from planner.months import Month
from tests.serve.rooms import drop, edit, page, row, solve_on_desk, two_pools

HEADINGS = ["Pool", "To", "Month", "Kind", "FTE", "By", "Why"]


def with_decisions(path: Path, *rows: list[object], headings: list[str] = HEADINGS) -> Path:
    """The case of two pools with a sheet Decisions."""
    book: Any = openpyxl.load_workbook(two_pools(path))
    sheet = book.create_sheet("Decisions")
    for line in (headings, *rows):
        sheet.append(line)
    book.save(path)
    return path


def download(client: TestClient, desk: str, target: Path, author: str = "") -> planner.Case:
    answer = client.get(f"/api/desks/{desk}/workbook", params={"author": author})
    assert answer.status_code == 200, answer.text
    target.write_bytes(answer.content)
    return planner.read(target)


def decisions(case: planner.Case) -> list[tuple[object, ...]]:
    names = ("pool", "to", "month", "kind", "fte", "by", "why")
    return [tuple(one.values[name] for name in names) for one in case.rows("decisions")]


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_a_month_is_decided_and_stands_in_the_download(tmp_path: Path, lang: str) -> None:
    with page(tmp_path) as (client, _room):
        found = solve_on_desk(client, drop(client, two_pools(tmp_path / "case.xlsx"), lang)["id"])
        desk = found["id"]
        before = row(found["plan"], "CCO Est", "Est")["months"]
        months = {
            "2012-01": {"at_least": 6.5, "at_most": 7, "by": "Ada"},
            "2012-03": {"fixed": 1.5},
            "2012-02": {"fixed": None},
        }
        after = edit(client, desk, found["revision"], "CCO Est", "Est", note="asked by Est", months=months)
        shown = row(after["plan"], "CCO Est", "Est")
        assert before[2] != "1.5"
        assert shown["months"][2] == "1.5"
        assert 6.5 <= float(shown["months"][0]) <= 7
        assert list(shown["choice"]["months"]) == ["2012-01", "2012-03"]
        assert shown["choice"]["months"]["2012-01"]["text"] == "≥ 6.5 ≤ 7"
        reasons = [one["reason"] for one in after["plan"]["moved"]["moves"]]
        assert "decided: CCO Est → Est, Mar 2012 (Fixed) (asked by Est)" in reasons
        french = client.get(f"/api/desks/{desk}", params={"lang": "fr"}).json()["plan"]["moved"]["moves"]
        assert "décidé\u00a0: CCO Est → Est, mars 2012 (Fixé) (asked by Est)" in [
            one["reason"] for one in french
        ]
        case = download(client, desk, tmp_path / "download.xlsx", "Bo")
        first, third = Month(2012, 1), Month(2012, 3)
        assert decisions(case) == [
            ("CCO Est", "Est", first, "at least", 6.5, "Ada", "asked by Est"),
            ("CCO Est", "Est", first, "at most", 7, "Ada", "asked by Est"),
            ("CCO Est", "Est", third, "fix", 1.5, "Bo", "asked by Est"),
        ]
        assert not [one for one in case.findings if one.level is planner.Level.ERROR]
        assert case.previous is not None
        assert case.previous.identity.fingerprint == case.fingerprint
        again = solve_on_desk(client, drop(client, tmp_path / "download.xlsx")["id"])
        same = row(again["plan"], "CCO Est", "Est")
        assert (same["months"], list(same["choice"]["months"])) == (shown["months"], ["2012-01", "2012-03"])
        undone = client.post(f"/api/desks/{desk}/undo", json={"revision": after["revision"]}).json()
        assert row(undone["plan"], "CCO Est", "Est")["months"] == before
        assert not decisions(download(client, desk, tmp_path / "undone.xlsx"))


def test_decisions_of_the_workbook_are_edited_in_their_cells_and_the_others_stay(tmp_path: Path) -> None:
    path = with_decisions(
        tmp_path / "case.xlsx",
        ["CCO Est", "Est", "2012-01", "at least", 1, "Cleo", "their wish"],
        ["CCO Est", None, None, "at most", 15, "Dan", "room"],
        ["CCO Ouest", "Ouest", "2012-02", "fix", 2, "Eve", None],
        ["CCO Est", "Est", "2012-02", "at most", 8, "Finn", None],
    )
    with page(tmp_path) as (client, _room):
        found = solve_on_desk(client, drop(client, path)["id"])
        desk, plan = found["id"], found["plan"]
        assert plan["also"] == ["CCO Est → all Directions: at most 15 FTE"]
        mine = row(plan, "CCO Est", "Est")["choice"]["months"]
        assert {month: made["text"] for month, made in mine.items()} == {"2012-01": "≥ 1", "2012-02": "≤ 8"}
        assert row(plan, "CCO Ouest", "Ouest")["months"][1] == "2"
        months = {"2012-01": {"at_least": 2, "by": "Ada"}, "2012-02": {"at_most": 8}}
        one = edit(client, desk, found["revision"], "CCO Est", "Est", months=months)
        edit(client, desk, one["revision"], "CCO Ouest", "Ouest", months={"2012-03": {"at_most": 5}})
        case = download(client, desk, tmp_path / "download.xlsx", "Bo")
        book: Any = openpyxl.load_workbook(tmp_path / "download.xlsx")
    cells = [[cell.value for cell in line] for line in book["Decisions"].iter_rows(min_row=2)]
    assert cells[:4] == [
        ["CCO Est", "Est", "2012-01", "at least", 2, "Ada", "their wish"],
        ["CCO Est", None, None, "at most", 15, "Dan", "room"],
        [None] * 7,
        ["CCO Est", "Est", "2012-02", "at most", 8, "Finn", None],
    ]
    assert cells[4] == ["CCO Ouest", "Ouest", "2012-03", "at most", 5, "Bo", None]
    assert len(case.rows("decisions")) == 4


def test_a_sheet_without_a_column_for_months_is_named(tmp_path: Path) -> None:
    path = with_decisions(
        tmp_path / "case.xlsx", ["CCO Est", "at most", 15], headings=["Pool", "Kind", "FTE"]
    )
    with page(tmp_path) as (client, _room):
        found = solve_on_desk(client, drop(client, path)["id"])
        told = edit(
            client,
            found["id"],
            found["revision"],
            "CCO Est",
            "Est",
            status=422,
            months={"2012-01": {"fixed": 1}},
        )
        assert "Decisions" in told["message"]
        assert "To, Month" in told["message"]
        assert client.get(f"/api/desks/{found['id']}").json()["revision"] == found["revision"]


@pytest.mark.parametrize(
    "months",
    [
        [],
        {"2012-13": {"fixed": 1}},
        {"": {"fixed": 1}},
        {"2012-01": 8},
        {"2012-01": {"fixed": -1}},
        {"2012-01": {"at_least": "6"}},
        {"2012-01": {"fixed": 1, "by": 5}},
        {"2012-01": {"fixed": 1, "by": "x" * 201}},
    ],
)
def test_what_is_no_month_is_refused(tmp_path: Path, months: object) -> None:
    with page(tmp_path) as (client, _room):
        found = solve_on_desk(client, drop(client, two_pools(tmp_path / "case.xlsx"))["id"])
        edit(client, found["id"], found["revision"], "CCO Est", "Est", status=400, months=months)
        assert client.get(f"/api/desks/{found['id']}").json()["revision"] == found["revision"]


def test_a_month_that_is_not_planned_is_told(tmp_path: Path) -> None:
    with page(tmp_path) as (client, _room):
        found = solve_on_desk(client, drop(client, two_pools(tmp_path / "case.xlsx"))["id"])
        months = {"2015-01": {"fixed": 1}}
        told = edit(client, found["id"], found["revision"], "CCO Est", "Est", status=422, months=months)
        assert "Jan 2015" in told["message"]


def test_a_month_that_no_plan_keeps_is_explained_by_its_name(tmp_path: Path) -> None:
    with page(tmp_path) as (client, _room):
        found = solve_on_desk(client, drop(client, two_pools(tmp_path / "case.xlsx"))["id"])
        months = {"2012-02": {"at_least": 21}}
        after = edit(client, found["id"], found["revision"], "CCO Est", "Est", months=months)
        assert not after["plan"]["solved"]
        told = client.get(f"/api/desks/{found['id']}/conflict").json()
        assert "conflicts" in told, told
        assert "21 FTE" in " ".join(told["conflicts"])
        assert "CCO Est → Est, Feb 2012 (At least)" in " ".join(told["conflicts"])
        told = client.get(f"/api/desks/{found['id']}/conflict", params={"lang": "fr"}).json()
        assert "CCO Est → Est, févr. 2012 (Au moins)" in " ".join(told["conflicts"])
