"""The tool's own sheet read back: one table of records, in whatever order and with whatever columns beside them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, replace
from typing import Any

from planner.months import Month
from planner.reading.cells import Reader
from planner.reading.grids import Grid
from planner.reading.headers import Header, find_header
from planner.reading.input_records import decode, month_of
from planner.reading.previous.outcome import is_outcome, read_outcome
from planner.reading.previous.types import (
    AgreedMove,
    Confidence,
    Identity,
    InputRow,
    Previous,
    Scalar,
    Version,
)
from planner.reading.raw import as_text
from planner.reading.refusal import CellFault
from planner.reading.report import Report, some
from planner.schema.digits import whole_number
from planner.schema.inputs import SETTINGS
from planner.schema.plan_sheets import RECORDS, RecordKind
from planner.spreadsheet.addresses import address, position

FIRST_MONTH, MONTHS, PLANNED_FROM = "first month", "months", "planned from"
"""Names of the horizon among the records of the kind ``identity``; the others are the fields of ``Identity``."""

SHARE = "confidence"
"""Key of the confidence asked, in a record of a margin."""

GOAL = "goal."
"""Begins the keys of the goals in a record of a version; its other keys are fields of ``Identity`` and ``Version``."""

_IN_PARTS = {RecordKind.IDENTITY, RecordKind.INPUT, RecordKind.VERSION, RecordKind.SHEET}
"""Kinds of records whose content may take several lines: they have no FTE of their own."""

_MOST_MONTHS = next(column.maximum or 0 for column in SETTINGS if column.key == "months")


@dataclass(frozen=True, slots=True)
class _Record:
    """One line, typed; None for what it lacks."""

    row: int
    kind: str
    name: str
    to: str
    month: Month | None
    fte: float | None
    content: str


def read_records(grid: Grid, file: str, reader: Reader, report: Report) -> Previous | None:
    """The plan that the records describe; None where they do not say who it is.

    A line that cannot be read is left out, with a warning: the sheet is ours, and nobody has a reason to write there.
    """
    header = find_header(grid, RECORDS)
    if header is None or not {"record", "name", "content"} <= header.columns.keys():
        return None
    records = _whole(_records(grid, header, reader))
    sound = [record for record in records if _is_sound(record)]
    damaged = [address(r.row, header.columns["content"]) for r in records if not _is_sound(r)]
    if damaged:
        report.warning("history.record_damaged", grid.title, position(damaged[0]), found=some(damaged))
    identity, horizon = _identity(sound)
    if identity is None or horizon is None:
        return None
    return Previous(
        file,
        identity,
        *horizon,
        moves=_moves(sound, RecordKind.MOVE),
        planned_before=_moves(sound, RecordKind.PAST),
        inputs=_inputs(sound),
        versions=_versions(sound),
        planned_from=_first_planned_month(sound),
        confidence=_confidence(sound),
        outcome=read_outcome(
            (
                (as_text(one.name), as_text(one.to), one.content)
                for one in sound
                if one.kind == RecordKind.FIGURES
            ),
            horizon[1],
        ),
        written={record.name: record.content for record in sound if record.kind == RecordKind.SHEET},
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
            month, fte, content = values["month"], values["fte"], values["content"] or ""
            yield _Record(row, values["record"], name, to, month, fte, content)


def _whole(records: Iterable[_Record]) -> list[_Record]:
    """The records, those that take several lines put together; their FTE is the number of the part."""
    whole: list[_Record] = []
    parts: dict[tuple[str, str, str], list[_Record]] = {}
    for record in records:
        if record.kind in _IN_PARTS and record.fte is not None:
            parts.setdefault((record.kind, record.name, record.to), []).append(record)
        else:
            whole.append(record)
    for lines in parts.values():
        lines.sort(key=lambda record: record.fte or 0)
        whole.append(replace(lines[0], content="".join(record.content for record in lines)))
    return whole


def _is_sound(record: _Record) -> bool:
    """Whether the line says what its kind has to say."""
    if record.kind in (RecordKind.MOVE, RecordKind.PAST):
        return record.month is not None and record.fte is not None
    if record.kind == RecordKind.INPUT:
        return decode(record.content) is not None
    if record.kind == RecordKind.FIGURES:
        return is_outcome(record.name, record.content)
    if record.kind == RecordKind.VERSION:
        values = decode(record.content)
        return values is not None and _version(values) is not None
    if record.kind == RecordKind.IDENTITY and record.name == "version":
        return _number_of(record.content) is not None
    if record.kind == RecordKind.IDENTITY and record.name in (FIRST_MONTH, PLANNED_FROM):
        return month_of(record.content) is not None
    if record.kind == RecordKind.IDENTITY and record.name == MONTHS:
        return 0 < (whole_number(record.content) or 0) <= _MOST_MONTHS
    return True


def _number_of(text: str) -> int | None:
    """The number of a version; programs turn 3 into 3.0."""
    return whole_number(text.partition(".")[0])


def _identity(records: list[_Record]) -> tuple[Identity | None, tuple[Month, int] | None]:
    """Who the plan is, and its first month and number of months.

    A number that is gone is that of the line of the version with the same id.
    """
    said = {record.name: record.content for record in records if record.kind == RecordKind.IDENTITY}
    first, months = month_of(said.get(FIRST_MONTH, "")), whole_number(said.get(MONTHS, ""))
    horizon = (first, months) if first is not None and months is not None else None
    if "version" not in said:
        known = {version.identity.id: version.identity.version for version in _versions(records)}
        if said.get("id") in known:
            said["version"] = str(known[said["id"]])
    return identity_of(said), horizon


def _first_planned_month(records: list[_Record]) -> Month | None:
    texts = (
        record.content
        for record in records
        if record.kind == RecordKind.IDENTITY and record.name == PLANNED_FROM
    )
    return next((month_of(text) for text in texts), None)


def identity_of(said: dict[str, str]) -> Identity | None:
    """The identity whose fields are texts; None where plan, version or id lack."""
    version = _number_of(said.get("version", ""))
    if version is None or not said.get("plan") or not said.get("id"):
        return None
    known = {field.name for field in fields(Identity)} - {"version"}
    return Identity(version=version, **{name: said[name] for name in known if name in said})


def _moves(records: list[_Record], kind: str) -> tuple[AgreedMove, ...]:
    return tuple(
        AgreedMove(as_text(record.name), as_text(record.to), record.month, record.fte)
        for record in records
        if record.kind == kind and record.month is not None and record.fte is not None
    )


def _confidence(records: list[_Record]) -> Confidence | None:
    """What was asked of the minimums, and with which margins; None where nothing was."""
    shares: dict[str, float] = {}
    margins: dict[str, int] = {}
    price: dict[str, float] = {}
    for record in records:
        if record.kind == RecordKind.MARGIN and record.fte is not None:
            said = decode(record.content) or {}
            share = said.get(SHARE)
            if isinstance(share, float):
                shares[as_text(record.name)] = share
                margins[as_text(record.name)] = round(record.fte)
        elif record.kind == RecordKind.PRICE and record.fte is not None:
            price[as_text(record.name)] = record.fte
    return Confidence(shares, margins, price) if margins else None


def _inputs(records: list[_Record]) -> tuple[InputRow, ...]:
    return tuple(
        InputRow(record.name, record.to, values)
        for record in records
        if record.kind == RecordKind.INPUT and (values := decode(record.content)) is not None
    )


def _versions(records: list[_Record]) -> tuple[Version, ...]:
    """The history, oldest first."""
    said = (decode(record.content) for record in records if record.kind == RecordKind.VERSION)
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
