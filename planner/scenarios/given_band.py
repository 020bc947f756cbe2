"""The scenarios that a plan or report is asked to show: of the same inputs, or refused."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from planner.files import as_argument
from planner.findings import BadInput, Level
from planner.messages import finding
from planner.plan.band import Band
from planner.scenarios.band import NoBand, read_band
from planner.spreadsheet.refusal import Refusal

if TYPE_CHECKING:
    from planner.reading.types import Case


def band_of(path: Path, case: Case, months: int, inputs: str) -> Band:
    """The band of the scenarios in the workbook or folder ``path``, over the ``months`` of the case.

    ``inputs`` is the fingerprint of the inputs that they must be of.

    Raises:
        BadInput: it holds no results of scenarios, or those of other inputs.
    """
    places = {"file": as_argument(path.name), "plan": as_argument(case.path.name)}
    if path.is_dir() and find_spec("pyarrow") is None:
        raise _refuse("page.no_parquet", case, places)
    try:
        theirs, band = read_band(path)
    except (NoBand, Refusal, OSError) as damage:
        raise _refuse("page.no_scenarios", case, places) from damage
    if theirs != inputs or len(band.low) != months or len(band.high) != months:
        raise _refuse("page.other_scenarios", case, places)
    return band


def _refuse(code: str, case: Case, places: dict[str, str]) -> BadInput:
    return BadInput([finding(Level.ERROR, code, case.language, **places)])
