"""Which rows of the grid are shown: a filter, and a page of many."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from planner.serve import rows
from tests.serve.rooms import drop, edit, page, solve_on_desk, two_pools


def looked_at(client: TestClient, desk: str, **view: str) -> tuple[list[str], dict[str, Any]]:
    """The pools of the rows that are shown, and the whole answer about the grid."""
    grid: dict[str, Any] = client.get(f"/api/desks/{desk}", params=view).json()["plan"]["grid"]
    return [f"{one['pool']} > {one['to']}" for one in grid["rows"]], grid


def test_rows_are_filtered_and_counted(tmp_path: Path) -> None:
    with page(tmp_path) as (client, _room):
        found = solve_on_desk(client, drop(client, two_pools(tmp_path / "case.xlsx"))["id"])
        desk = found["id"]
        both = ["CCO Est > Est", "CCO Ouest > Ouest"]
        assert looked_at(client, desk)[0] == both
        assert looked_at(client, desk, to="Ouest")[0] == both[1:]
        assert looked_at(client, desk, pool="cco OUEST")[0] == both[1:]
        names, grid = looked_at(client, desk, pool="nord")
        assert (names, grid["count"], grid["of"]) == ([], 0, 2)
        assert looked_at(client, desk, only="yes")[0] == []
        edit(client, desk, found["revision"], "CCO Est", "Est", note="looked at")
        assert looked_at(client, desk, only="yes")[0] == both[:1]
        edit(client, desk, found["revision"] + 1, "CCO Est", "Ouest", at_most=0)
        assert looked_at(client, desk, only="yes")[0] == [both[0], "CCO Est > Ouest"]


def test_many_rows_come_page_by_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rows, "PAGE", 1)
    with page(tmp_path) as (client, _room):
        desk = solve_on_desk(client, drop(client, two_pools(tmp_path / "case.xlsx"))["id"])["id"]
        for start, name in (("0", "CCO Est > Est"), ("1", "CCO Ouest > Ouest"), ("2", "CCO Est > Est")):
            names, grid = looked_at(client, desk, start=start)
            assert (names, grid["count"], grid["page"]) == ([name], 2, 1)
            assert grid["start"] == int(start) % 2  # beyond the last row: from the first
        after = edit(client, desk, 2, "CCO Ouest", "Ouest", at_least=9)
        assert len(after["plan"]["grid"]["rows"]) == 1


@pytest.mark.parametrize("start", ["-1", "x", "1.5", "9" * 40, "²"])
def test_a_start_that_is_no_row_is_refused(tmp_path: Path, start: str) -> None:
    with page(tmp_path) as (client, _room):
        desk = drop(client, two_pools(tmp_path / "case.xlsx"))["id"]
        assert client.get(f"/api/desks/{desk}", params={"start": start}).status_code == 400
