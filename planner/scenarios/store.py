"""Results on disk as they come: a folder of Parquet files, one per batch, that an interrupted run goes on from."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from planner.files import replacing
from planner.scenarios.band import INPUTS, MANIFEST
from planner.scenarios.types import Figures, Result
from planner.schema.status import Status

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt
    import pyarrow as pa

_PART = "part-{first:07d}-{last:07d}.parquet"
_RUN, _NUMBERS = b"planner.run", b"planner.numbers"  # in the metadata of every file
_GOAL, _FIGURE, _MONTHLY = "goal.", "figure.", "month."


class NoParquet(Exception):  # noqa: N818 - read as a noun in messages
    """The library that reads and writes Parquet is not installed."""


class RefusedResults(Exception):  # noqa: N818 - read as a noun in messages
    """A file in the folder is no result of this run; the message ``code`` says what it is, ``file`` is its path."""

    def __init__(self, code: str, file: Path) -> None:
        super().__init__(f"{code}: {file}")
        self.code = code
        self.file = file


class Store:
    """Results of one run in ``folder``, which is made where it is missing.

    ``run`` identifies the run, ``inputs`` those of its case, and ``count`` is the number of its scenarios. Every file
    carries the run and the numbers of its scenarios. ``goals``, ``figures`` and ``monthly`` are the names that results
    have, each a column of the files.

    Raises:
        RefusedResults: a file there is of another run, holds scenarios that another one holds, or is damaged.
        OSError: the folder cannot be made or written to.
    """

    def __init__(
        self,
        folder: Path,
        run: str,
        count: int,
        goals: Sequence[str],
        figures: Sequence[str],
        monthly: Sequence[str],
        inputs: str = "",
    ) -> None:
        self.folder = folder
        self._run, self._count = run, count
        self._schema = _schema(goals, figures, monthly)
        folder.mkdir(parents=True, exist_ok=True)
        manifest = folder / MANIFEST
        known = os.path.lexists(manifest)
        if known and _run_of(manifest) != run:
            raise RefusedResults("scenarios.other_run", manifest)
        self.finished_numbers()
        if not known:
            _write_whole(manifest, json.dumps({"run": run, INPUTS: inputs}).encode())

    def finished_numbers(self) -> set[int]:
        """The numbers of the scenarios whose results are there.

        Raises:
            RefusedResults: see the class.
        """
        numbers: set[int] = set()
        for path in self._parts():
            here = self._numbers_in(path)
            if numbers & here:
                raise RefusedResults("scenarios.part_doubled", path)
            numbers |= here
        return numbers

    def _numbers_in(self, path: Path) -> set[int]:
        """The numbers of the scenarios that a file says it holds."""
        import pyarrow as pa
        import pyarrow.parquet as pq

        try:
            schema = pq.read_schema(path)
        except (OSError, pa.ArrowException) as fault:
            raise RefusedResults("scenarios.part_damaged", path) from fault
        about = schema.metadata or {}
        if about.get(_RUN, b"").decode(errors="replace") != self._run:
            raise RefusedResults("scenarios.part_foreign", path)
        try:
            numbers = [int(number) for number in json.loads(about[_NUMBERS])]
        except (KeyError, TypeError, ValueError, RecursionError) as fault:
            raise RefusedResults("scenarios.part_damaged", path) from fault
        whole = len(numbers) == len(set(numbers)) and all(0 <= one < self._count for one in numbers)
        if not whole or schema.names != self._schema.names:
            raise RefusedResults("scenarios.part_damaged", path)
        return set(numbers)

    def add(self, results: Sequence[Result]) -> None:
        """Writes results as one file, whole or not at all."""
        import pyarrow as pa
        import pyarrow.parquet as pq

        if not results:
            return
        numbers = [result.number for result in results]
        schema = self._schema.with_metadata({_RUN: self._run, _NUMBERS: json.dumps(numbers)})
        table = pa.Table.from_pylist([_flat(result) for result in results], schema=schema)
        sink = pa.BufferOutputStream()
        pq.write_table(table, sink, write_page_checksum=True)
        _write_whole(
            self.folder / _PART.format(first=min(numbers), last=max(numbers)), sink.getvalue().to_pybytes()
        )

    def results(self) -> Iterator[Result]:
        """Every result, one file in memory at a time, in the order of the files' first numbers.

        Raises:
            RefusedResults: a file is damaged.
        """
        import pyarrow as pa
        import pyarrow.parquet as pq

        for path in self._parts():
            try:
                table = pq.read_table(path, schema=self._schema, page_checksum_verification=True)
                found = [_whole(row) for row in table.to_pylist()]
            except (OSError, pa.ArrowException, TypeError, ValueError) as fault:
                raise RefusedResults("scenarios.part_damaged", path) from fault
            if {result.number for result in found} != self._numbers_in(path):
                raise RefusedResults("scenarios.part_damaged", path)
            yield from found

    def numbers(self, column: str) -> npt.NDArray[np.float64]:
        """A goal (``goal.cost``) or figure (``figure.leaving``) of every scenario in order; NaN where it has none."""
        import numpy as np

        rows = sorted(self._rows(["number", column]))
        return np.array([np.nan if value is None else value for _, value in rows], dtype=float)

    def _rows(self, columns: list[str]) -> Iterator[tuple[Any, ...]]:
        import pyarrow.parquet as pq

        for path in self._parts():
            table = pq.read_table(path, columns=columns)
            yield from zip(*(table[column].to_pylist() for column in columns), strict=True)

    def _parts(self) -> list[Path]:
        return sorted(self.folder.glob("part-*.parquet"))


def require_parquet() -> None:
    """Raises NoParquet where results cannot be stored."""
    import importlib.util

    if importlib.util.find_spec("pyarrow") is None:
        raise NoParquet


def _schema(goals: Sequence[str], figures: Sequence[str], monthly: Sequence[str]) -> pa.Schema:
    import pyarrow as pa

    fixed = [
        ("number", pa.int32()),
        ("name", pa.string()),
        ("status", pa.string()),
        ("varied", pa.list_(pa.float64())),
        ("blamed", pa.list_(pa.string())),
        ("reasons", pa.list_(pa.string())),
        ("violation", pa.float64()),
        ("seconds", pa.float64()),
    ]
    numbers = [(_GOAL + goal, pa.float64()) for goal in goals]
    numbers += [(_FIGURE + figure, pa.float64()) for figure in figures]
    series = [(_MONTHLY + name, pa.list_(pa.float64())) for name in monthly]
    return pa.schema([*fixed, *numbers, *series])


def _flat(result: Result) -> dict[str, object]:
    row: dict[str, object] = {
        "number": result.number,
        "name": result.name,
        "status": result.status.value,
        "varied": list(result.varied),
        "blamed": list(result.blamed),
        "reasons": list(result.reasons),
        "violation": result.violation,
        "seconds": result.seconds,
    }
    row |= {_GOAL + goal: value for goal, value in (result.goals or {}).items()}
    if result.figures is not None:
        row |= {_FIGURE + name: value for name, value in result.figures.values.items()}
        row |= {_MONTHLY + name: list(values) for name, values in result.figures.monthly.items()}
    return row


def _whole(row: Mapping[str, Any]) -> Result:
    goals = _columns_of(row, _GOAL)
    figures, monthly = _columns_of(row, _FIGURE), _columns_of(row, _MONTHLY)
    return Result(
        number=row["number"],
        name=row["name"],
        status=Status(row["status"]),
        varied=tuple(row["varied"]),
        goals=goals or None,
        figures=Figures(figures, {name: tuple(values) for name, values in monthly.items()})
        if figures
        else None,
        blamed=tuple(row["blamed"]),
        reasons=tuple(row["reasons"]),
        violation=row["violation"],
        seconds=row["seconds"],
    )


def _columns_of(row: Mapping[str, Any], prefix: str) -> dict[str, Any]:
    """The columns of one kind that have a value, without their prefix."""
    return {
        key.removeprefix(prefix): value
        for key, value in row.items()
        if key.startswith(prefix) and value is not None
    }


def _run_of(manifest: Path) -> str:
    """The run that a manifest names.

    Raises:
        RefusedResults: it names none.
    """
    try:
        run = json.loads(manifest.read_bytes())["run"]
    except (OSError, KeyError, TypeError, ValueError, RecursionError) as fault:
        raise RefusedResults("scenarios.run_damaged", manifest) from fault
    return str(run)


def _write_whole(path: Path, content: bytes) -> None:
    """Writes beside the file and then takes its place, so that a killed run leaves no half file."""
    with replacing(path, force=True, announced=False) as part:
        part.write_bytes(content)
