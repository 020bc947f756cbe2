"""The in-house share over all scenarios, by month: from where to where; kept with the results for a report.

A workbook keeps it in its document properties, a folder of results in its own files. Both say of which inputs.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from planner.plan.band import Band
from planner.spreadsheet.opening import open_package, read_file
from planner.spreadsheet.properties import custom_properties
from planner.spreadsheet.text import shorten

if TYPE_CHECKING:
    from planner.scenarios.types import Result

MANIFEST = "run.json"
"""The file of a results folder that says of which run it is."""

INPUTS = "planner.inputs"
"""Name of the property, and key of a folder's manifest, that holds the fingerprint of the inputs."""

_COUNT, _LOW, _HIGH, _NAME = "planner.scenarios", "planner.low.", "planner.high.", "planner.scenario."
_SHARE = "own_share"
_A_PROPERTY = 12  # months: Excel keeps 255 characters
_NAMES = 8
_NAME_LENGTH = 120
_DIGITS = 6


class NoBand(Exception):  # noqa: N818 - read as a noun in messages
    """The file holds no results of scenarios that can be read."""


@dataclass(slots=True)
class Spread:
    """Takes results as they come; it is as small for ten thousand as for ten."""

    low: list[float] = field(default_factory=list)
    high: list[float] = field(default_factory=list)
    names: list[str] = field(default_factory=list)
    count: int = 0

    def add(self, result: Result) -> None:
        """Widens the band by a result that has a plan."""
        if result.figures is None:
            return
        self.widen(result.number, result.name, result.figures.monthly[_SHARE])

    def widen(self, number: int, name: str, shares: Sequence[float]) -> None:
        """Widens the band by the shares of scenario ``number``; 0 is the case as it is."""
        if not self.low:
            self.low, self.high = list(shares), list(shares)
        self.low = [min(before, now) for before, now in zip(self.low, shares, strict=True)]
        self.high = [max(before, now) for before, now in zip(self.high, shares, strict=True)]
        if number:
            self.count += 1
            if len(self.names) < _NAMES:
                self.names.append(shorten(name, _NAME_LENGTH))

    def band(self) -> Band | None:
        """The band so far; None where no scenario has a plan."""
        if not self.low:
            return None
        return Band(tuple(self.low), tuple(self.high), tuple(self.names), self.count)


def band_properties(band: Band, inputs: str) -> dict[str, str]:
    """Document properties that keep the band; ``inputs`` is the fingerprint of the case."""
    found = {INPUTS: inputs, _COUNT: str(band.count)}
    for prefix, values in ((_LOW, band.low), (_HIGH, band.high)):
        for at, part in enumerate(_parts(values)):
            found[f"{prefix}{at}"] = " ".join(f"{value:.{_DIGITS}f}" for value in part)
    return found | {f"{_NAME}{at}": name for at, name in enumerate(band.names)}


def read_band(path: Path) -> tuple[str, Band]:
    """The fingerprint of the inputs and the band that a workbook, or a folder of results, keeps.

    Raises:
        NoBand: there is none that can be read.
        Refusal: the file is no workbook.
        OSError: it cannot be read.
    """
    if path.is_dir():
        return _of_folder(path)
    said = custom_properties(open_package(read_file(path)))
    try:
        names = tuple(_in_order(said, _NAME))
        band = Band(_numbers(said, _LOW), _numbers(said, _HIGH), names, int(said[_COUNT]))
        return said[INPUTS], band
    except (KeyError, ValueError) as damage:
        raise NoBand from damage


def _of_folder(folder: Path) -> tuple[str, Band]:
    import pyarrow as pa
    import pyarrow.parquet as pq

    spread = Spread()
    try:
        inputs = str(json.loads((folder / MANIFEST).read_bytes())[INPUTS])
        for part in sorted(folder.glob("part-*.parquet")):
            table = pq.read_table(part, columns=["number", "name", f"month.{_SHARE}"])
            for number, name, shares in zip(*(column.to_pylist() for column in table.columns), strict=True):
                if shares is not None:
                    spread.widen(number, name, shares)
    except (OSError, pa.ArrowException, KeyError, TypeError, ValueError, RecursionError) as damage:
        raise NoBand from damage
    band = spread.band()
    if band is None:
        raise NoBand
    return inputs, band


def _parts(values: Sequence[float]) -> Iterator[Sequence[float]]:
    return (values[at : at + _A_PROPERTY] for at in range(0, len(values), _A_PROPERTY))


def _numbers(said: Mapping[str, str], prefix: str) -> tuple[float, ...]:
    """Every number of the properties whose names begin with ``prefix``; ValueError where there is none."""
    found = tuple(float(one) for part in _in_order(said, prefix) for one in part.split())
    if not found:
        raise ValueError(prefix)
    return found


def _in_order(said: Mapping[str, str], prefix: str) -> Iterable[str]:
    found = {int(name.removeprefix(prefix)): text for name, text in said.items() if name.startswith(prefix)}
    return (found[at] for at in sorted(found))
