"""The plan that a workbook holds: its records, what stands on Transfers now, and whether its three identities agree."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from planner.months import Month
from planner.reading.cells import Reader
from planner.reading.grids import Grid
from planner.reading.own_sheets import OwnSheets
from planner.reading.previous.identity import check_identities
from planner.reading.previous.records import read_records
from planner.reading.previous.transfers import (
    Standing,
    has_decisions,
    read_standing,
)
from planner.reading.previous.typed_figures import find_typed_figures, report_deleted_rows
from planner.reading.previous.types import AgreedMove, Identity, Previous
from planner.reading.report import Report, some
from planner.reading.types import Table
from planner.schema.results import RESULTS
from planner.spreadsheet.package import Package
from planner.tolerances import SAME


def read_previous(
    package: Package,
    own: OwnSheets,
    previous: Previous | None,
    path: Path,
    tables: Mapping[str, Table],
    settings: Mapping[str, object],
    reader: Reader,
    report: Report,
) -> tuple[Previous | None, Table | None]:
    """The plan in the workbook, and the decisions beside its proposed rows; None for what it does not have.

    ``previous`` is what its own sheet says (see ``read_own_records``).

    Figures typed over proposed ones, faults in the decisions, and records that contradict one another are reported.
    """
    standing = _standing(own, tables, reader, report)
    _check_found(own, previous, standing, report)
    if previous is not None:
        check_identities(previous.identity, package, own, report)
        if standing is not None:
            typed = find_typed_figures(previous, standing, report)
            previous = replace(previous, typed=typed, columns=standing.columns)
            report_deleted_rows(previous, standing, tables, report)
    elif standing is not None and standing.moves:
        previous = _from_standing(standing, path, settings, report)
    return previous, standing.table if standing else None


def _standing(own: OwnSheets, tables: Mapping[str, Table], reader: Reader, report: Report) -> Standing | None:
    grid: Grid | None = own.grids.get("transfers")
    return None if grid is None else read_standing(grid, tables, reader, report)


def _check_found(
    own: OwnSheets, previous: Previous | None, standing: Standing | None, report: Report
) -> None:
    """A warning for what the last version had and is known no more, or only under another name."""
    names = {key: label.text(report.language) for key, label in RESULTS.items()}
    for key in own.renamed:
        report.warning("history.sheet_renamed", own.grids[key].title, expected=names[key])
    known = {*own.keys.values()}
    written = previous.written if previous is not None else {}
    lost = [names[key] for key in RESULTS if key in written and key not in known]
    if lost:
        report.warning("history.sheets_lost", found=some(lost))
    for grid in own.twins:
        if standing is None or has_decisions(grid):
            report.warning(
                "history.decisions_elsewhere",
                grid.title,
                expected=standing.sheet if standing else names["transfers"],
            )


def read_own_records(own: OwnSheets, path: Path, reader: Reader, report: Report) -> Previous | None:
    """What the tool's own sheet says; None where the workbook has none that can be read."""
    if own.damaged:
        report.warning("history.damaged", detail=own.damaged)
    grid = own.grids.get("identity")
    if grid is None:
        return None
    previous = read_records(grid, path.name, reader, report)
    if previous is None:
        report.warning("history.unreadable", grid.title)
    return previous


def _from_standing(
    standing: Standing, path: Path, settings: Mapping[str, object], report: Report
) -> Previous | None:
    """A plan whose own sheet is gone: what stands on Transfers is all that is known of it, and that is said."""
    first, months = settings["first_month"], settings["months"]
    if not isinstance(first, Month) or not isinstance(months, int):
        return None
    report.warning("history.no_records", standing.sheet)
    moves = tuple(
        AgreedMove(pool, to, month, cell.fte)
        for (pool, to, month), cell in standing.moves.items()
        if cell.fte is not None and cell.fte > SAME
    )
    return Previous(
        path.name, Identity("", 0, ""), first, months, moves, columns=standing.columns, complete=False
    )
