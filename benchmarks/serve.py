"""How long an edit on the page takes, part by part, and whether it says what ``planner solve`` says.

    python -m benchmarks.serve            # 100 random edits, three runs: build, solve, split, check, answer
    python -m benchmarks.serve --page     # the same in Chromium, from typing to the new numbers on the page
    python -m benchmarks.serve --agree    # each edit against a solve of the workbook that is then downloaded

The machine should be quiet; CPU time is told too, for when it is not.
"""

from __future__ import annotations

import argparse
import json
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from statistics import median

import numpy as np

from planner import api
from planner.months import Month
from planner.plan.types import Plan
from planner.serve.answers import plan_answer
from planner.serve.choices import Choice, Figures
from planner.serve.desk import Desk
from planner.serve.downloads import write_workbook
from planner.serve.rows import View, limits

PLAN = Path(__file__).parents[1] / "outputs" / "open-2012.plan.xlsx"
PARTS = ("build", "solve", "split", "check", "answer", "total", "CPU")
CLOSE = 1e-6
"""Relative to the goal's value, or absolute below 1."""

_OTHERS = 0.2
_SPREAD = (0.5, 1.4)
_UNDO = 0.15
_MONTH = 0.3
_SETTLE = 300  # milliseconds until an undo is shown


def open_desk(folder: Path) -> Desk:
    """A desk with the plan of the real case on it."""
    path = folder / PLAN.name
    path.write_bytes(PLAN.read_bytes())
    desk = Desk("benchmark", path)
    desk.open()
    desk.solve(lambda *_: None)
    return desk


def edits(desk: Desk, seed: int, count: int) -> Iterator[tuple[str, str, Choice]]:
    """Random edits: mostly of rows that move, a decision of any kind near or far from the present total, or none.

    Some decide about a single month instead, near or far from what it has.
    """
    rng = random.Random(seed)  # noqa: S311 - no secret
    data = desk.dataset
    transfers = desk.step.plan.quantities.transfers
    totals = transfers.sum(axis=2)
    moving = np.argwhere(totals > 0).tolist()
    for _ in range(count):
        s, d = rng.choice(moving)
        if rng.random() < _OTHERS:
            s, d = rng.randrange(len(data.pools)), rng.randrange(len(data.directions))
        fte = round(float(totals[s, d]) * rng.uniform(*_SPREAD), 1)
        kind = rng.choice(["fixed", "at_least", "at_most", "lock"])
        choice = Choice(lock=True) if kind == "lock" else Choice(**{kind: fte})  # type: ignore[arg-type]
        if kind != "lock" and rng.random() < _MONTH:
            t = rng.randrange(data.as_of, data.months)
            fte = round(float(transfers[s, d, t]) * rng.uniform(*_SPREAD), 1)
            choice = Choice(months={data.month(t): Figures(**{kind: fte})})  # type: ignore[arg-type]
        yield data.pools[s].name, data.directions[d].name, Choice() if rng.random() < _UNDO else choice


def run(seed: int, count: int, folder: Path) -> dict[str, list[float]]:
    """Milliseconds of each part of each edit; an edit that no plan keeps is taken back, and its time counts."""
    desk = open_desk(folder)
    spent: dict[str, list[float]] = {part: [] for part in PARTS}
    for pool, to, choice in edits(desk, seed, count):
        wall, used = time.perf_counter(), time.process_time()
        desk.edit(desk.revision, (pool, to), choice)
        solved = time.perf_counter()
        json.dumps(plan_answer(desk, "en", View()))
        ended = time.perf_counter()
        timing = desk.step.timing
        for part in ("build", "solve", "split", "check"):
            spent[part].append(getattr(timing, part))
        spent["answer"].append(1000 * (ended - solved))
        spent["total"].append(1000 * (ended - wall))
        spent["CPU"].append(1000 * (time.process_time() - used))
        if desk.step.plan.solution.quantities is None:
            desk.undo(desk.revision)
    return spent


def run_page(seed: int, count: int, folder: Path) -> list[float]:
    """Milliseconds from typing to the new numbers on the page, as the browser measures them."""
    from playwright.sync_api import sync_playwright

    desk = open_desk(folder)
    chosen, months = (
        list(edits(desk, seed, count)),
        [desk.dataset.month(t) for t in range(desk.dataset.months)],
    )
    command = [sys.executable, "-m", "planner", "serve", "--no-open", str(PLAN)]
    server = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    assert server.stdout is not None
    address = server.stdout.readline().strip()
    found: list[float] = []
    try:
        with sync_playwright() as driver:
            browser = driver.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
            page = browser.new_page()
            page.goto(address)
            page.wait_for_selector("#grid tbody tr")
            for pool, to, choice in chosen:
                page.evaluate("performance.clearMeasures()")
                page.select_option("#add-pool", pool)
                page.select_option("#add-to", to)
                page.click("#add")
                _type(page, choice, months)
                found += _measure_edit(page)
                while page.locator("#impossible:not([hidden])").count():
                    page.click("#undo")
                    page.wait_for_timeout(_SETTLE)
            browser.close()
    finally:
        server.terminate()
        server.wait()
    return found


def _type(page, choice: Choice, months: list[Month]) -> None:  # type: ignore[no-untyped-def] # playwright is imported late
    """Types a decision into the row that has the focus."""
    row = page.locator("#grid tr:focus-within")
    for month, figures in choice.months.items():
        row.locator("button.month").nth(months.index(month)).focus()
        page.keyboard.press("F2")
        page.keyboard.type(limits(figures, "en"))
        page.keyboard.press("Enter")
        return
    if choice.lock:
        row.locator("input").nth(3).click()
        return
    for at, value in enumerate((choice.fixed, choice.at_least, choice.at_most)):
        if value is not None:
            row.locator("input").nth(at).fill(str(value))
            page.keyboard.press("Tab")


def _measure_edit(page) -> list[float]:  # type: ignore[no-untyped-def] # playwright is imported late
    """Waits until the page has nothing more to send, and returns what the last edit took."""
    page.wait_for_selector("body:not(.working)")
    entries: list[float] = page.evaluate("performance.getEntriesByName('edit').map((one) => one.duration)")
    return entries[-1:]


def solve_again(desk: Desk, folder: Path) -> Plan:
    """What ``planner solve`` makes of the workbook that is downloaded now.

    It keeps to the version that the desk compares with, as ``--base`` has it: so does the desk.
    """
    download = write_workbook(desk, folder, "benchmark", "")
    assert desk.case is not None
    return api.solve(api.read(download, base=desk.case.path))


def agree(seed: int, count: int, folder: Path) -> float:
    """The largest relative difference of a priority between an edit and a solve of the workbook downloaded then."""
    desk, worst = open_desk(folder), 0.0
    for number, (pool, to, choice) in enumerate(edits(desk, seed, count), 1):
        desk.edit(desk.revision, (pool, to), choice)
        live = desk.step.plan
        if live.solution.quantities is None:  # no workbook either
            desk.undo(desk.revision)
            continue
        place = folder / str(number)
        place.mkdir()
        again = solve_again(desk, place)
        assert again.status == live.status, (number, again.status, live.status)
        for priority, value in priorities(again).items():
            found = priorities(live)[priority]
            apart = abs(found - value) / max(1.0, abs(value))
            worst = max(worst, apart)
            if apart > CLOSE:
                print(
                    f"edit {number}, priority {priority}: {found!r} live, {value!r} from the download ({apart:.1e})"
                )
        shutil.rmtree(place)
    return worst


def priorities(plan: Plan) -> dict[float, float]:
    """Priority → the weighted sum of its goals."""
    sums: dict[float, float] = {}
    for goal in plan.dataset.goals:
        if goal.priority is not None:
            sums[goal.priority] = sums.get(goal.priority, 0.0) + goal.weight * plan.goals[goal.id]
    return sums


def main() -> None:
    """Prints what was measured."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--edits", type=int, default=100)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--page", action="store_true")
    parser.add_argument("--agree", action="store_true")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        if asked.agree:
            print(f"largest difference over {asked.edits} edits: {agree(1, asked.edits, Path(folder)):.1e}")
        elif asked.page:
            for seed in range(1, asked.runs + 1):
                took = run_page(seed, asked.edits, Path(folder))
                print(
                    f"run {seed}: median {median(took):.0f} ms, worst {max(took):.0f} ms, {len(took)} edits"
                )
        else:
            runs = [run(seed, asked.edits, Path(folder)) for seed in range(1, asked.runs + 1)]
            for part in PARTS:
                middle, worst = (median(how(one[part]) for one in runs) for how in (median, max))
                print(f"{part:8} median {middle:6.1f} ms, worst {worst:6.1f} ms")


if __name__ == "__main__":
    main()
