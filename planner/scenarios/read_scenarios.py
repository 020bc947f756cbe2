"""Reads the scenarios that a case states: its Scenarios sheet, and lines given on the command line."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from planner.dataset.salvage import STAND_IN
from planner.display import display
from planner.findings import BadInput, Finding, Level, errors
from planner.messages import finding, text
from planner.months import Month
from planner.reading.cells import Reader
from planner.reading.refusal import CellFault
from planner.reading.types import Case, Row
from planner.scenarios.lines import amount, read_line, read_span
from planner.scenarios.targets import COUNTED, Unknown, find_by_names, find_target, target_column
from planner.scenarios.types import Change, Listed, Target, Variation
from planner.schema.changes import How
from planner.schema.inputs import CHANGES, input_sheet
from planner.schema.names import fold
from planner.schema.types import Column, Kind

_SEPARATOR = ";"
_SIGNS = set("×*=<>")


class _Fault(Exception):  # noqa: N818 - a fault of a cell, not of the program
    """A fault of a stated change: ``code`` of the catalogue, the column of the sheet it is in, and its places."""

    def __init__(self, code: str, column: str, **places: str) -> None:
        super().__init__(code)
        self.code = code
        self.column = column
        self.places = places


def read_scenarios(case: Case) -> tuple[tuple[Listed, ...], tuple[Finding, ...]]:
    """The scenarios of the Scenarios sheet in their order, and every fault of its rows (errors)."""
    names: dict[str, str] = {}
    changes: dict[str, list[Change | Variation]] = {}
    notes: dict[str, str] = {}
    findings: list[Finding] = []
    for row in case.rows("scenarios"):
        name = row.text("scenario")
        key = fold(name)
        names.setdefault(key, name)
        notes[key] = notes.get(key) or row.text("note")
        try:
            changes.setdefault(key, []).extend(_of_row(case, row))
        except _Fault as fault:
            findings.append(_finding(case, row, fault))
    listed = (_list_scenario(names[key], parts, notes[key]) for key, parts in changes.items())
    return tuple(listed), tuple(findings)


def find_faults(case: Case) -> tuple[Finding, ...]:
    """The faults of the Scenarios sheet that reading has not told already of the same cell."""
    told = {(one.sheet, one.cell) for one in errors(case.findings)}
    faults = read_scenarios(_with_horizon(case))[1]
    if case.settings["first_month"] is None:  # whatever is said of months rests on what is missing
        faults = tuple(one for one in faults if one.code != "scenarios.unknown_month")
    return tuple(one for one in faults if (one.sheet, one.cell) not in told)


def _with_horizon(case: Case) -> Case:
    """The case; where its first month is missing, with one that stands in for it."""
    if case.settings["first_month"] is not None:
        return case
    return replace(case, settings={**case.settings, "first_month": STAND_IN})


def sheet_faults(case: Case) -> tuple[Finding, ...]:
    """Every fault of the Scenarios sheet: what reading found there, and what its rows name wrongly."""
    read = [one for one in errors(case.findings) if one.sheet == case.title("scenarios")]
    return (*read, *find_faults(case))


def read_lines(case: Case, lines: Sequence[str], name: str = "") -> Listed:
    """One scenario of the changes written in ``lines``, each like ``Customers × 0.8..1.2 step 0.05``.

    Raises:
        BadInput: a line cannot be read, or names something that the workbook does not have.
    """
    parts: list[Change | Variation] = []
    findings: list[Finding] = []
    for line in lines:
        try:
            parts.extend(_of_line(case, line))
        except _Fault as fault:
            findings.append(_finding(case, None, fault, line))
    if errors(findings):
        raise BadInput(findings)
    return _list_scenario(name, parts, "")


def change_words(change: Change, language: str) -> str:
    """A change as people say it: ``Customers · customers × 0.9``."""
    sign = {How.SET: "=", How.MULTIPLY: "×", How.ADD: "+"}[change.how]
    return f"{change.target.words} {sign} {value_words(change, language)}"


def value_words(change: Change, language: str) -> str:
    """The value of a change: a share as a percent, a month by its name, a choice by its name."""
    if change.how == How.MULTIPLY:
        return display(change.number() or 0.0, None, language)
    return display(change.value, target_column(change.target), language)


def variation_words(variation: Variation, language: str) -> str:
    """A variation as people say it: ``Customers × 0.8 … 1.2``."""
    low = change_words(variation.at(variation.span.low), language)
    return f"{low} … {value_words(variation.at(variation.span.high), language)}"


def _list_scenario(name: str, parts: Iterable[Change | Variation], note: str) -> Listed:
    kept = list(parts)
    return Listed(
        name,
        tuple(part for part in kept if isinstance(part, Change)),
        tuple(part for part in kept if isinstance(part, Variation)),
        note,
    )


def _of_row(case: Case, row: Row) -> list[Change | Variation]:
    """The changes of one row of the sheet: one, or those of a line written in its Scenario cell."""
    if not row.text("sheet"):
        if read_line(row.text("scenario")) is None:
            raise _Fault("scenarios.no_sheet", "sheet", found=row.text("scenario"))
        return _of_line(case, row.text("scenario"), row.cells.get("scenario", ""))
    column = row.values.get("column")
    typed = column if isinstance(column, Month) else row.text("column")
    try:
        target = find_target(case, row.text("sheet"), row.text("row"), typed)
    except Unknown as unknown:
        raise _unknown_name(unknown) from unknown
    how = row.text("change")
    if not how:
        known = ", ".join(choice.label.text(case.language) for choice in CHANGES)
        raise _Fault("scenarios.no_change", "change", expected=known)
    return [_part(case, target, How(how), row.values.get("value"), row.cells.get("value", ""))]


def _of_line(case: Case, line: str, cell: str = "") -> list[Change | Variation]:
    result: list[Change | Variation] = []
    for piece in line.split(_SEPARATOR):
        read = read_line(piece)
        if not piece.strip():
            raise _Fault("scenarios.no_line", "scenario")
        if read is None or len(read.names) > 3:
            raise _Fault("scenarios.line", "scenario", found=piece.strip())
        try:
            target = find_by_names(case, read.names)
        except Unknown as unknown:
            if unknown.part == "sheet" and _SIGNS & set(unknown.found):  # a second sign, or one that is none
                raise _Fault("scenarios.line", "scenario", found=piece.strip()) from unknown
            raise _unknown_name(unknown, place="!".join(filter(None, read.names))) from unknown
        result.append(_part(case, target, read.how, read.value, cell))
    return result


def _unknown_name(unknown: Unknown, column: str = "", place: str = "") -> _Fault:
    """The fault of a name; ``column`` of the Scenarios sheet, by default that of the name's part.

    ``place`` is what a line names, where it is one.
    """
    of_part = {"empty": "row", "month": "column", "unsaid": "column", "horizon": "row"}
    column = column or of_part.get(unknown.part, unknown.part)
    shown = list(unknown.known[:8])
    on_line = bool(place) and unknown.part == "unsaid"
    return _Fault(
        "scenarios.line_unsaid" if on_line else f"scenarios.unknown_{unknown.part}",
        column,
        found=unknown.found,
        expected=", ".join(shown) + (", …" if len(unknown.known) > len(shown) else ""),
        nearest="" if unknown.part == "month" else unknown.nearest,
        place=place if on_line else unknown.sheet,
        example=unknown.example,
    )


def _part(case: Case, target: Target, how: How, value: object, cell: str) -> Change | Variation:
    """The change, or the variation where the value is a range."""
    column = target_column(target)
    _refuse_arithmetic(target, how, column)
    span = read_span(value) if isinstance(value, str) else None
    if span is not None and column.kind in COUNTED | {Kind.MONTH}:
        return Variation(target, how, span, cell)
    if isinstance(value, str) and ".." in value and column.kind in COUNTED:
        raise _Fault("scenarios.range", "value", found=value)
    if how == How.SET:
        return Change(target, how, _type_value(case, column, value, target), cell)
    number = value if isinstance(value, int | float) else amount(str(value or ""))
    if number is None:
        raise _Fault("scenarios.not_a_number", "value", found="" if value is None else str(value))
    if column.kind is Kind.MONTH and not float(number).is_integer():
        raise _Fault("scenarios.not_months", "value", found=str(number))
    return Change(target, how, float(number), cell)


def _refuse_arithmetic(target: Target, how: How, column: Column) -> None:
    """Names and yes/no can only be set; months can also be moved, not multiplied."""
    allowed = column.kind in COUNTED or (column.kind is Kind.MONTH and how == How.ADD)
    if how != How.SET and not allowed:
        raise _Fault("scenarios.only_set", "change", found=target.words)


def _type_value(case: Case, column: Column, value: object, target: Target) -> object:
    """A value typed as reading types it; a blank one is the column's default, as in its own sheet."""
    if value is None or value == "":
        if column.required or target.months:
            raise _Fault("scenarios.no_value", "value", found=target.words)
        return column.default
    if isinstance(value, Month):
        if column.kind is not Kind.MONTH:
            raise _Fault("scenarios.not_a_number", "value", found=value.text(case.language))
        return value
    if column.kind is Kind.NAME:
        return _name(case, column, str(value))
    if column.kind is Kind.ANY:
        return _priority(value)
    try:
        reader = Reader(case.language, str(case.settings["currency"]))
        return reader.parse(value, column)  # type: ignore[arg-type]
    except CellFault as fault:
        places = {key: str(place) for key, place in fault.places.items()}
        places = {"expected": fault.expected, "found": str(value), "target": target.words, **places}
        raise _Fault(fault.code, "value", **places) from fault


def _name(case: Case, column: Column, typed: str) -> str:
    key = input_sheet(column.refers_to).key_columns[0]
    names = [row.text(key) for row in case.rows(column.refers_to)]
    for name in names:
        if fold(name) == fold(typed):
            return name
    raise _unknown_name(Unknown("row", typed, tuple(names), case.title(column.refers_to)), "value")


def _priority(value: object) -> object:
    """The priority of a goal: a number, or the word that removes it (kept as read)."""
    number = amount(value) if isinstance(value, str) else None
    return value if number is None else number


def _finding(case: Case, row: Row | None, fault: _Fault, line: str = "") -> Finding:
    hint = ""
    if fault.places.get("nearest"):
        hint = " " + text("reading.hint", case.language, nearest=fault.places["nearest"])
    sheet = case.title("scenarios") if row is not None else ""
    cell = ""
    if row is not None:
        cell = row.cells.get(fault.column) or row.cells.get("scenario", "")
    places = {"found": "", "place": "", "line": line, "hint": hint, **fault.places}
    if (
        row is None and "target" in places
    ):  # a line has no cell: its message names the sheet and column that it changes
        named, _, rest = places["target"].partition(" · ")
        everything = text("scenarios.all_months", case.language)
        said = finding(Level.ERROR, fault.code, case.language, sheet=named, cell=rest or everything, **places)
        return replace(said, sheet="", cell="")
    return finding(Level.ERROR, fault.code, case.language, sheet=sheet, cell=cell, **places)
