"""Reading and writing about 100,000 cells, against pandas on openpyxl: ``python -m benchmarks.files [--runs 3]``.

Read is a case of 1,000 Directions with monthly floors and seats, every cell checked and typed; pandas reads the same
sheets as they are. Written is the plan of 100 Directions with its formulas, formats and charts; pandas writes the same
cells, formulas as text that begins with "=", without any format. One process each; ours first, then theirs, in turn.
"""

from __future__ import annotations

import argparse
import json
import statistics
import time
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import openpyxl
import pandas as pd

from benchmarks.cpu import summarise
from benchmarks.large import write_case
from planner import api

READ, WRITTEN = 1000, 100
"""Directions of the case that is read, and of the plan that is written."""


def cpu(work: Callable[[], object]) -> float:
    """CPU seconds that ``work`` takes."""
    begun = time.process_time()
    work()
    return time.process_time() - begun


def cells_of(path: Path) -> dict[str, list[tuple[Any, ...]]]:
    """Every sheet's cells, formulas as text."""
    book = openpyxl.load_workbook(path, read_only=True)
    return {sheet.title: list(sheet.iter_rows(values_only=True)) for sheet in book.worksheets}


def count(sheets: dict[str, list[tuple[Any, ...]]]) -> int:
    """Cells that hold something."""
    return sum(value is not None for rows in sheets.values() for row in rows for value in row)


def write_frames(frames: dict[str, pd.DataFrame], path: Path) -> None:
    """The frames as the sheets of a workbook, by openpyxl."""
    with pd.ExcelWriter(path, engine="openpyxl") as writer:
        for title, frame in frames.items():
            frame.to_excel(writer, sheet_name=title, header=False, index=False)


def compare_read(folder: Path, runs: int) -> dict[str, Any]:
    """CPU seconds of reading, ours and theirs."""
    path = write_case(folder / "read.xlsx", READ, full=True)
    case = api.read(path)
    if not case.rows("pools") or any(found.level == "error" for found in case.findings):
        raise SystemExit("the case was not read")

    def theirs() -> object:
        return pd.read_excel(path, sheet_name=None, engine="openpyxl")

    pairs = [(cpu(lambda: api.read(path)), cpu(theirs)) for _ in range(runs + 1)][1:]
    return {"cells": count(cells_of(path)), "pairs": pairs}


def compare_write(folder: Path, runs: int) -> dict[str, Any]:
    """CPU seconds of writing, ours and theirs."""
    plan = api.solve(api.read(write_case(folder / "case.xlsx", WRITTEN)))
    path = api.write(plan, folder / "plan.xlsx")
    sheets = cells_of(path)
    frames = {title: pd.DataFrame(rows) for title, rows in sheets.items()}
    pairs = [
        (
            cpu(lambda: api.write(plan, path, force=True)),
            cpu(lambda: write_frames(frames, folder / "frames.xlsx")),
        )
        for _ in range(runs + 1)
    ][1:]
    return {"cells": count(sheets), "pairs": pairs}


def main() -> None:
    """Prints a line for each, or one JSON object."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--json", action="store_true")
    asked = parser.parse_args()
    with TemporaryDirectory() as name:
        folder = Path(name)
        found = {"read": compare_read(folder, asked.runs), "write": compare_write(folder, asked.runs)}
    if asked.json:
        print(json.dumps(found))
        return
    for work, measured in found.items():
        ours, theirs = zip(*measured["pairs"], strict=True)
        middle = statistics.median(a / b for a, b in measured["pairs"])
        print(
            f"{work} {measured['cells']:,} cells: {summarise(ours)} s, pandas {summarise(theirs)} s, ratio {middle:.2f}"
        )


if __name__ == "__main__":
    main()
