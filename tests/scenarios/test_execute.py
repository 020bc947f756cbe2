"""One process, several and a cluster give the same results; what is stored is never solved again."""

from __future__ import annotations

import json
import os
import signal
from collections import deque
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from planner.reading.types import Case
from planner.scenarios import execute
from planner.scenarios.collect import Collected
from planner.scenarios.execute import Setup, run_study, setup_of
from planner.scenarios.read_scenarios import read_lines
from planner.scenarios.result import MONTHLY, figure_keys
from planner.scenarios.store import RefusedResults, Store
from planner.scenarios.study import Study
from planner.scenarios.types import Result
from planner.schema.rules import GOAL_IDS
from planner.solve.options import SolveOptions
from tests.scenarios.conftest import dataset_of

pytest.importorskip("pyarrow", reason="results are stored with the extra “parquet”")


def study_of(case: Case, draws: int, seed: int = 1) -> Setup:
    """Random scenarios of a case, one in ten of which has impossible inputs."""
    drawn = read_lines(case, ["Workload × 0.8..1.3", "Advisor types!Productivity month 1 × 0.7..1.02"])
    return setup_of(case, Study("en", (drawn,), draws=draws, seed=seed), SolveOptions())


def store_of(case: Case, setup: Setup, folder: Path) -> Store:
    return Store(folder, setup.token, setup.study.count, GOAL_IDS, figure_keys(dataset_of(case)), MONTHLY)


def compared(results: Iterator[Result] | list[Result]) -> list[object]:
    """Results in order, but for the time they took; a figure without a value equals itself."""
    ordered = sorted(results, key=lambda result: result.number)
    return [repr((r.number, r.name, r.status, r.varied, r.goals, r.figures, r.reasons)) for r in ordered]


@pytest.fixture(scope="module")
def expected(small: Case) -> list[object]:
    """What one process gives."""
    return compared(run_study(study_of(small, 60), workers=1))


def test_one_process_gives_every_scenario_once(expected: list[object]) -> None:
    assert len(expected) == 61


def test_several_processes_give_the_same(small: Case, expected: list[object]) -> None:
    assert compared(run_study(study_of(small, 60), workers=2)) == expected


def test_a_killed_process_loses_nothing(small: Case, expected: list[object]) -> None:
    results: list[Result] = []
    killed = False
    for result in run_study(study_of(small, 60), workers=2):
        results.append(result)
        if not killed:
            killed = True
            for child in _children():
                os.kill(child, signal.SIGKILL)
    assert killed
    assert compared(results) == expected


def _children() -> list[int]:
    """The worker processes that this test started."""
    import multiprocessing

    return [child.pid for child in multiprocessing.active_children() if child.pid is not None]


def test_a_cluster_gives_the_same_though_a_worker_dies(small: Case, expected: list[object]) -> None:
    distributed: Any = pytest.importorskip("distributed", reason="needs the extra “dask”")
    with distributed.LocalCluster(
        n_workers=3, threads_per_worker=1, processes=True, silence_logs=50, dashboard_address="127.0.0.1:0"
    ) as cluster:
        pids = [worker.pid for worker in cluster.workers.values()]
        results: list[Result] = []
        for result in run_study(study_of(small, 60), scheduler=cluster.scheduler_address):
            if not results:
                os.kill(pids[0], signal.SIGKILL)
            results.append(result)
    assert compared(results) == expected


def test_no_cluster_at_the_address_is_said(small: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("distributed", reason="needs the extra “dask”")
    monkeypatch.setattr(execute, "CONNECT", "0.2s")
    with pytest.raises(execute.NoCluster):
        list(run_study(study_of(small, 5), scheduler="tcp://127.0.0.1:1"))


def test_results_come_back_from_their_files(small: Case, tmp_path: Path) -> None:
    setup = study_of(small, 30)
    store = store_of(small, setup, tmp_path / "runs")
    solved = list(run_study(setup, workers=1, store=store))
    assert compared(store.results()) == compared(solved)
    assert store.finished_numbers() == set(range(31))
    assert not list((tmp_path / "runs").glob(".*"))


def test_an_interrupted_run_goes_on_and_repeats_nothing(
    small: Case, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    setup = study_of(small, 60)
    first = run_study(setup, workers=1, store=store_of(small, setup, tmp_path))
    before = [next(first) for _ in range(40)]
    first.close()  # type: ignore[attr-defined]
    kept = store_of(small, setup, tmp_path).finished_numbers()
    asked: list[int] = []
    solve = execute.solve_batch

    def watched(setup: Setup, numbers: list[int]) -> list[Result]:
        asked.extend(numbers)
        return solve(setup, numbers)

    monkeypatch.setattr(execute, "solve_batch", watched)
    store = store_of(small, setup, tmp_path)
    after = list(run_study(setup, workers=1, store=store))
    assert {result.number for result in before} <= kept
    assert sorted(asked) == sorted({*range(61)} - kept)
    assert len(after) == len(asked)
    assert sorted(store.finished_numbers()) == list(range(61))
    assert list(run_study(setup, workers=1, store=store)) == []


def test_results_of_another_run_are_not_mixed_in(small: Case, tmp_path: Path) -> None:
    store_of(small, study_of(small, 10), tmp_path)
    with pytest.raises(RefusedResults, match="other_run"):
        store_of(small, study_of(small, 10, seed=2), tmp_path)
    assert json.loads((tmp_path / "run.json").read_text())["run"] == study_of(small, 10).token


def test_a_family_keeps_numbers_not_results(small: Case) -> None:
    setup = study_of(small, 20)
    collected = Collected(setup.study)
    results = list(run_study(setup, workers=1))
    collected.extend(reversed(results))
    (family,) = collected.families
    assert collected.count() == 21
    assert [result.number for result in collected.whole] == [0]
    planned = [result.goals["cost"] if result.goals else None for result in results[1:]]
    assert [None if value != value else value for value in family.column("cost").tolist()] == planned
    assert family.variation(0).tolist() == [result.varied[0] for result in results[1:]]


def test_batches_do_not_depend_on_what_is_done() -> None:
    everything = execute._batches(60, set())
    assert [len(batch) for batch in everything] == [25, 25, 10]
    rest = execute._batches(60, {0, 1, *range(25, 50)})
    assert list(rest) == [list(range(2, 25)), list(range(50, 60))]
    assert isinstance(rest, deque)
