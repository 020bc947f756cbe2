"""The tool's own sheet read back: one table of records, in whatever order and with whatever columns beside them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from typing import Any

from planner.months import Month
from planner.reading.cells import Reader, as_text
from planner.reading.grids import Grid
from planner.reading.headers import Header, find_header
from planner.reading.previous.types import AgreedMove, Identity, InputRow, Previous, Scalar, Version
from planner.reading.recorded import decoded, month_of
from planner.reading.refusal import CellFault
from planner.schema.plan_sheets import RECORDS

FIRST_MONTH, MONTHS, PLANNED_FROM = "first month", "months", "planned from"
"""Names of the horizon among the records of the kind ``identity``; the others are the fields of ``Identity``."""

GOAL = "goal."
"""Begins the keys of the goals in a record of a version; its other keys are fields of ``Identity`` and ``Version``."""


@dataclass(frozen=True, slots=True)
class _Record:
    """One line, typed; None for what it lacks."""

    kind: str
    name: str
    to: str
    month: Month | None
    fte: float | None
    content: str


def read_records(grid: Grid, file: str, reader: Reader) -> Previous | None:
    """The plan that the records describe; None where they do not say who it is.

    A line that cannot be read is left out: the sheet is ours, and nobody has a reason to write there.
    """
    header = find_header(grid, RECORDS)
    if header is None or not {"record", "name", "content"} <= header.columns.keys():
        return None
    records = list(_records(grid, header, reader))
    identity, horizon = _identity(records)
    if identity is None or horizon is None:
        return None
    return Previous(
        file,
        identity,
        *horizon,
        moves=_moves(records, "move"),
        planned_before=_moves(records, "past"),
        inputs=_inputs(records),
        versions=_versions(records),
        planned_from=_planned_from(records),
        written={record.name: record.content for record in records if record.kind == "sheet"},
    )


def _records(grid: Grid, header: Header, reader: Reader) -> Iterator[_Record]:
    for row in range(header.row + 1, grid.last_row + 1):
        values: dict[str, Any] = {}
        for column in RECORDS.columns:
            place = header.columns.get(column.key)
            raw = grid.value(row, place) if place is not None else None
            try:
                values[column.key] = None if raw is None else reader.parse(raw, column)
            except CellFault:
                values[column.key] = None
        if values["record"] is not None:
            name, to = values["name"] or "", values["to"] or ""
            yield _Record(values["record"], name, to, values["month"], values["fte"], values["content"] or "")


def _identity(records: list[_Record]) -> tuple[Identity | None, tuple[Month, int] | None]:
    """Who the plan is, and its first month and number of months."""
    said = {record.name: record.content for record in records if record.kind == "identity"}
    first, months = month_of(said.get(FIRST_MONTH, "")), said.get(MONTHS, "")
    horizon = (first, int(months)) if first is not None and months.isdigit() else None
    return identity_of(said), horizon


def _planned_from(records: list[_Record]) -> Month | None:
    texts = (
        record.content for record in records if record.kind == "identity" and record.name == PLANNED_FROM
    )
    return next((month_of(text) for text in texts), None)


def identity_of(said: dict[str, str]) -> Identity | None:
    """The identity whose fields are texts; None where plan, version or id lack."""
    version = said.get("version", "").partition(".")[0]  # programs turn 3 into 3.0
    if not version.isdigit() or not said.get("plan") or not said.get("id"):
        return None
    known = {field.name for field in fields(Identity)} - {"version"}
    return Identity(version=int(version), **{name: said[name] for name in known if name in said})


def _moves(records: list[_Record], kind: str) -> tuple[AgreedMove, ...]:
    return tuple(
        AgreedMove(as_text(record.name), as_text(record.to), record.month, record.fte)
        for record in records
        if record.kind == kind and record.month is not None and record.fte is not None
    )


def _inputs(records: list[_Record]) -> tuple[InputRow, ...]:
    return tuple(
        InputRow(record.name, record.to, values)
        for record in records
        if record.kind == "input" and (values := decoded(record.content)) is not None
    )


def _versions(records: list[_Record]) -> tuple[Version, ...]:
    """The history, oldest first."""
    said = (decoded(record.content) for record in records if record.kind == "version")
    found = (_version(values) for values in said if values is not None)
    return tuple(sorted(filter(None, found), key=lambda version: version.identity.version))


def _version(said: Mapping[str, Scalar]) -> Version | None:
    texts = {key: as_text(value) for key, value in said.items()}
    identity = identity_of(texts)
    if identity is None:
        return None
    numbers = {key: value for key, value in said.items() if isinstance(value, float)}
    goals = {key.removeprefix(GOAL): value for key, value in numbers.items() if key.startswith(GOAL)}
    why, edited = texts.get("why", ""), texts.get("edited", "")
    return Version(identity, why, goals, numbers.get("told_again", 0.0), edited)
