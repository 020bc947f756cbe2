"""Runs a study: in this process, in several on this machine, or on a Dask cluster, by one and the same loop."""

from __future__ import annotations

import os
import signal
from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import FIRST_COMPLETED, Executor, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256
from multiprocessing import parent_process
from threading import Thread, local
from typing import TYPE_CHECKING, Any

from planner.reading.types import Case
from planner.scenarios.runner import Runner
from planner.scenarios.study import Study
from planner.scenarios.types import Result
from planner.solve.options import SolveOptions

if TYPE_CHECKING:
    from planner.scenarios.store import Store

BATCH = 25
"""Scenarios handed to a worker at once: enough that handing over costs little, few enough to keep what was done."""

FEW = 24
"""Up to so many scenarios one process is faster than starting others (docs/scenarios.md, "Speed")."""

ATTEMPTS = 3
"""How often a batch is given to another worker when the one that had it dies."""


CONNECT = "10s"
"""How long a scheduler may take to answer."""


class NoDask(Exception):  # noqa: N818 - read as a noun in messages
    """A cluster was asked for, but its library is not installed."""


class NoCluster(Exception):  # noqa: N818 - read as a noun in messages
    """No scheduler answers at the address."""


@dataclass(frozen=True, slots=True)
class Setup:
    """What a worker needs, sent once. ``token`` identifies it."""

    case: Case
    study: Study
    options: SolveOptions
    token: str


def setup_of(case: Case, study: Study, options: SolveOptions) -> Setup:
    """The setup of a run; equal inputs, scenarios and options have an equal token."""
    told = (
        case.fingerprint,
        study.listed,
        study.draws,
        study.seed,
        options.solver,
        options.gap,
        options.time_limit,
    )
    return Setup(case, study, options, sha256(repr(told).encode()).hexdigest())


def run_study(
    setup: Setup, *, workers: int | None = None, scheduler: str | None = None, store: Store | None = None
) -> Iterator[Result]:
    """The results of every scenario that ``store`` does not hold yet, as they come; each batch is stored first.

    ``workers`` is the number of processes (None: one per core, a single one for a few scenarios). ``scheduler`` is
    the address of a Dask cluster, which is then used instead.

    Raises:
        NoDask, NoCluster: see there.
    """
    done = store.finished_numbers() if store is not None else set()
    batches = _batches(setup.study.count, done)
    for results in _results(setup, batches, workers, scheduler, store):
        if store is not None:
            store.add(results)
        yield from results


def _batches(count: int, done: set[int]) -> deque[list[int]]:
    """The numbers still to be solved, by batches that do not depend on what is done."""
    batches = (
        [number for number in range(first, min(first + BATCH, count)) if number not in done]
        for first in range(0, count, BATCH)
    )
    return deque(batch for batch in batches if batch)


def _results(
    setup: Setup, batches: deque[list[int]], workers: int | None, scheduler: str | None, store: Store | None
) -> Iterator[list[Result]]:
    if scheduler is not None:
        return _on_cluster(setup, batches, scheduler)
    count = _process_count(batches) if workers is None else workers
    if count <= 1:
        return _in_this_process(setup, batches, 1 if store is None else BATCH)
    return _in_processes(setup, batches, min(count, len(batches)))


def _process_count(batches: deque[list[int]]) -> int:
    if sum(map(len, batches)) <= FEW:
        return 1
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


# In a worker --------------------------------------------------------------------------------------------------

_own = local()
"""The runner of this thread, with the bases that it has found."""


def solve_batch(setup: Setup, numbers: list[int]) -> list[Result]:
    """The results of the scenarios ``numbers``, by the runner of this thread."""
    if getattr(_own, "token", None) != setup.token:
        _own.runner, _own.token = Runner(setup.case, setup.options), setup.token
    runner: Runner = _own.runner
    scenarios = map(setup.study.scenario, numbers)
    return [runner.result(scenario, setup.study.near(scenario)) for scenario in scenarios]


_setup: Setup | None = None
"""The setup of a process of this machine, sent when it starts."""


def _start_worker(setup: Setup) -> None:
    global _setup
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the process that people see
    Thread(target=_end_with_parent, daemon=True).start()
    _setup = setup


def _end_with_parent() -> None:
    """Wait for the process that started this one; where it is killed, nobody waits for results any more."""
    parent = parent_process()
    if parent is not None:
        parent.join()
        os.kill(os.getpid(), signal.SIGTERM)


def _solve_in_worker(numbers: list[int]) -> list[Result]:
    if _setup is None:
        raise RuntimeError("the worker was not started for a run")
    return solve_batch(_setup, numbers)


# Where the workers are ------------------------------------------------------------------------------------------


def _in_this_process(setup: Setup, batches: deque[list[int]], at_once: int) -> Iterator[list[Result]]:
    """``at_once`` scenarios at a time: one by one to be seen at once, a batch where each is a file."""
    for batch in batches:
        for first in range(0, len(batch), at_once):
            yield solve_batch(setup, batch[first : first + at_once])


def _in_processes(setup: Setup, batches: deque[list[int]], count: int) -> Iterator[list[Result]]:
    """Processes of this machine; where one is killed, all are started again and the lost batches with them."""
    from multiprocessing import get_context

    lost = 0
    while batches:
        pool = ProcessPoolExecutor(count, get_context("spawn"), _start_worker, (setup,))
        try:
            yield from _stream(pool, _solve_in_worker, batches, 2 * count)
        except BrokenProcessPool:
            lost += 1
            if lost > ATTEMPTS:
                raise
        finally:
            pool.shutdown(wait=False, cancel_futures=True)


def _on_cluster(setup: Setup, batches: deque[list[int]], scheduler: str) -> Iterator[list[Result]]:
    """Workers of a Dask cluster; Dask itself gives the batches of a worker that dies to another."""
    with _client(scheduler) as client:
        shared = client.scatter(setup, broadcast=True, hash=False)
        executor = client.get_executor(retries=ATTEMPTS, pure=False)
        window = 2 * max(1, sum(client.nthreads().values()))

        def submit(numbers: list[int]) -> Future[list[Result]]:
            future: Future[list[Result]] = executor.submit(solve_batch, shared, numbers)
            return future

        yield from _stream_with(submit, batches, window)


@contextmanager
def _client(scheduler: str) -> Iterator[Any]:
    try:
        import distributed
    except ImportError as missing:
        raise NoDask from missing
    try:
        connect: Any = distributed.Client
        client = connect(scheduler, timeout=CONNECT, set_as_default=False)
    except (OSError, ValueError) as unreachable:
        raise NoCluster(scheduler) from unreachable
    try:
        yield client
    finally:
        client.close()


def _stream(
    executor: Executor, work: Callable[[list[int]], list[Result]], batches: deque[list[int]], window: int
) -> Iterator[list[Result]]:
    return _stream_with(lambda numbers: executor.submit(work, numbers), batches, window)


def _stream_with(
    submit: Callable[[list[int]], Future[list[Result]]], batches: deque[list[int]], window: int
) -> Iterator[list[Result]]:
    """Results batch by batch as they come, with at most ``window`` batches under way.

    A batch leaves ``batches`` once its results are there: what is left after a fault is what remains to be done.
    """
    waiting = deque(batches)
    pending: dict[Future[list[Result]], list[int]] = {}
    while waiting or pending:
        while waiting and len(pending) < window:
            batch = waiting.popleft()
            pending[submit(batch)] = batch
        done, _ = wait(pending, return_when=FIRST_COMPLETED)
        for future in done:
            results = future.result()
            batches.remove(pending.pop(future))
            yield results
