"""A solve that is stopped leaves everything as it was."""

from __future__ import annotations

import threading
import time
from importlib import import_module
from pathlib import Path

import pytest

import planner
from planner.serve.desk import Desk
from planner.solve.stopping import Stopped, stop_if_asked, stoppable
from tests.serve.rooms import drop, edit, long_case, page, row, solve_on_desk, two_pools

SOON = 30.0
"""Seconds, on a machine that does other work too; the solve that is stopped would take minutes."""


def test_the_solver_itself_is_stopped(tmp_path: Path) -> None:
    case, stop = planner.read(long_case(tmp_path / "case.xlsx")), threading.Event()
    steps: list[float] = []

    def tell(_step: object) -> None:
        if not steps:
            threading.Timer(1.0, stop.set).start()
        steps.append(time.monotonic())

    with stoppable(stop), pytest.raises(Stopped):
        planner.solve(case, planner.SolveOptions(time_limit=600, on_progress=tell))
    assert time.monotonic() - steps[0] < SOON
    stop_if_asked()  # outside, nothing is asked


def test_a_stopped_solve_leaves_the_desk_as_it_was(tmp_path: Path) -> None:
    desk = Desk("one", two_pools(tmp_path / "case.xlsx"))
    desk.open()
    revision = desk.revision
    with pytest.raises(Stopped):
        desk.solve(lambda *_: desk.stop.set())
    assert (desk.revision, desk.steps, desk.failed) == (revision, [], None)
    desk.stop.clear()
    desk.solve(lambda *_: None)
    assert desk.step.plan.status is planner.Status.OPTIMAL


def test_the_page_stops_a_solve_and_can_begin_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    api = import_module("planner.api")
    solve = api.solve

    def wait(*_arguments: object) -> None:
        begun.set()
        while True:
            stop_if_asked()
            time.sleep(0.01)

    begun = threading.Event()
    with page(tmp_path) as (client, _room):
        desk = drop(client, two_pools(tmp_path / "case.xlsx"))["id"]
        monkeypatch.setattr(api, "solve", wait)
        assert client.post(f"/api/desks/{desk}/solve", json={}).status_code == 202
        assert begun.wait(SOON)
        assert client.post(f"/api/desks/{desk}/stop", json={}).status_code == 200
        monkeypatch.setattr(api, "solve", solve)
        while client.get(f"/api/desks/{desk}").json()["solving"]:
            time.sleep(0.01)
        assert client.get(f"/api/desks/{desk}").json()["plan"] is None
        found = solve_on_desk(client, desk)
        assert found["plan"] is not None


def test_an_edit_that_takes_long_is_stopped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    api = import_module("planner.api")
    begun = threading.Event()

    def wait(*_arguments: object) -> None:
        begun.set()
        while True:
            stop_if_asked()
            time.sleep(0.01)

    with page(tmp_path) as (client, _room):
        case = two_pools(tmp_path / "case.xlsx", **{"headcount unit": 1})
        found = solve_on_desk(client, drop(client, case)["id"])
        desk = found["id"]
        monkeypatch.setattr(api, "solve", wait)

        def stop() -> None:
            assert begun.wait(SOON)
            client.post(f"/api/desks/{desk}/stop", json={})

        other = threading.Thread(target=stop)
        other.start()
        after = edit(client, desk, found["revision"], "CCO Est", "Est", status=409, fixed=11)
        other.join()
        assert after["revision"] == found["revision"]
        assert row(after["plan"], "CCO Est", "Est")["choice"]["fixed"] == ""
