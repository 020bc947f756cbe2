"""Finds the input cells that a change names: sheet, row and column as people write them."""

from __future__ import annotations

from collections.abc import Iterable

from planner.months import Month
from planner.reading.monthtext import read_month
from planner.reading.types import Case, Row
from planner.scenarios.types import Target
from planner.schema.digits import whole_number
from planner.schema.inputs import INPUTS, SETTINGS
from planner.schema.names import fold, nearest
from planner.schema.types import Choice, Column, Kind, Label, Sheet

COUNTED = {Kind.NUMBER, Kind.SHARE, Kind.INTEGER}
"""Kinds of column whose values can be multiplied."""

_UNCHANGED = {"scenarios"}
_FOR_PEOPLE = {"source", "note"}
_HORIZON = {"first_month", "months"}


class Unknown(Exception):  # noqa: N818 - read as a noun in messages
    """A name that is not in the workbook.

    ``part`` is sheet, row, column, month, empty (a sheet without rows), unsaid (a column that is not named) or horizon
    (a setting that is the same in every scenario); ``known`` are the valid names, ``example`` one that is a number.
    """

    def __init__(
        self, part: str, found: str, known: tuple[str, ...] = (), sheet: str = "", example: str = ""
    ) -> None:
        super().__init__(f"{part} {found}")
        self.part = part
        self.found = found
        self.known = known
        self.sheet = sheet
        self.example = example

    @property
    def nearest(self) -> str:
        """The valid name that was probably meant, "" where none is near."""
        return nearest(self.found, self.known) or ""


def find_target(case: Case, sheet: str, row: str, column: str | Month) -> Target:
    """The cells called ``sheet``, ``row`` and ``column``; "" stands for all rows, or all months.

    Raises:
        Unknown: a name is not in the workbook.
    """
    known = _sheet(case, sheet)
    if known.key == "settings":
        return _setting(case, row)
    rows = _rows(case, known, row)
    title, called = case.title(known.key), _row_words(case, known, rows, row)
    if known.months is not None and (column == "" or _as_month(column) is not None):
        month = _as_month(column)
        months = _horizon(case) if month is None else (_within(case, known, month),)
        when = "" if month is None else month.text(case.language)
        return Target(known.key, rows, "", months, month is None, _words(title, called, when))
    found = _column(case, known, column)
    return Target(
        known.key, rows, found.key, (), False, _words(title, called, found.label.text(case.language))
    )


def find_by_names(case: Case, names: tuple[str, ...]) -> Target:
    """The cells called ``sheet!row!column``; ``sheet!column`` or ``sheet!month`` for all rows; a setting's name alone.

    Raises:
        Unknown: a name is not in the workbook.
    """
    if len(names) == 1 and _matching_setting(names[0]) is not None:
        return _setting(case, names[0])
    if len(names) == 1 and _matching_setting(names[0], SETTINGS) is not None:
        raise Unknown("horizon", names[0])
    if len(names) == 2:
        return _find_row_or_column(case, *names)
    sheet, row, column = (*names, "", "")[:3]
    return find_target(case, sheet, row, column)


def _find_row_or_column(case: Case, sheet: str, name: str) -> Target:
    """The cells of a row, or where none has that name those of a column or month of all rows.

    Raises:
        Unknown: neither is called so; of the two, the one that was probably meant.
    """
    try:
        return find_target(case, sheet, name, "")
    except Unknown as row:
        if row.part == "sheet" or fold(sheet) in _spellings(_BY_KEY["settings"].label):
            raise
        try:
            return find_target(case, sheet, "", name)
        except Unknown as column:
            meant_row = row.part == "unsaid" or not column.known or (row.nearest and not column.nearest)
            raise row if meant_row else column from None


def target_column(target: Target) -> Column:
    """What the schema says of the target's cells: kind, unit, bounds."""
    if target.sheet == "settings":
        return next(setting for setting in SETTINGS if setting.key == target.column)
    sheet = _BY_KEY[target.sheet]
    if target.months:
        if sheet.months is None:
            raise ValueError(f"{target.sheet} has no months")
        return sheet.months
    return sheet.column(target.column)


_BY_KEY = {sheet.key: sheet for sheet in INPUTS}


def _spellings(label: Label) -> set[str]:
    return {fold(name) for name in label.spellings()}


def _words(*parts: str) -> str:
    return " · ".join(part for part in parts if part)


def _sheet(case: Case, typed: str) -> Sheet:
    for sheet in INPUTS:
        if sheet.key not in _UNCHANGED and fold(typed) in _spellings(sheet.label) | {
            fold(case.title(sheet.key))
        }:
            return sheet
    raise Unknown(
        "sheet", typed, tuple(case.title(sheet.key) for sheet in INPUTS if sheet.key not in _UNCHANGED)
    )


def _matching_setting(typed: str, settings: Iterable[Column] | None = None) -> Column | None:
    known = _settings() if settings is None else settings
    return next((setting for setting in known if fold(typed) in _spellings(setting.label)), None)


def _settings() -> tuple[Column, ...]:
    """The settings that can change: the horizon is the same in every scenario, or nothing could be compared."""
    return tuple(setting for setting in SETTINGS if setting.key not in _HORIZON)


def _setting(case: Case, typed: str) -> Target:
    setting = _matching_setting(typed)
    title = case.title("settings")
    if setting is None and _matching_setting(typed, SETTINGS) is not None:
        raise Unknown("horizon", typed)
    if setting is None:
        names = tuple(one.label.text(case.language) for one in _settings())
        raise Unknown("row", typed, names, title)
    return Target("settings", (), setting.key, (), False, _words(title, setting.label.text(case.language)))


def _rows(case: Case, sheet: Sheet, typed: str) -> tuple[int, ...]:
    """Positions of the rows called ``typed``: by name, by number where no name is such; all where it is blank."""
    rows = case.rows(sheet.key)
    if not rows:
        raise Unknown("empty", typed, (), case.title(sheet.key))
    if not typed:
        return tuple(range(len(rows)))
    found = tuple(i for i, row in enumerate(rows) if _is_called(sheet, row, typed))
    if not found and len(sheet.key_columns) > 1:  # a name may hold a ">" itself: the whole of it comes first
        found = tuple(i for i, row in enumerate(rows) if _joins(sheet, row, _key_parts(typed)))
    if not found and (number := whole_number(typed)) is not None:
        found = tuple(i for i, row in enumerate(rows) if row.number == number)
    if not found:
        raise Unknown("row", typed, tuple(_row_name(case, sheet, row) for row in rows), case.title(sheet.key))
    return found


def _key_parts(typed: str) -> list[str]:
    """The names of a row that has two: ``Est → Sud``, ``Est > Sud``."""
    return [part.strip() for part in typed.replace("→", ">").split(">")]


def _is_called(sheet: Sheet, row: Row, typed: str) -> bool:
    """Whether a row's first name is ``typed``, or all of its names joined are."""
    if not sheet.key_columns:
        return False
    joined = {fold(sign.join(row.text(key) for key in sheet.key_columns)) for sign in (" → ", " > ")}
    return fold(typed) in _row_spellings(sheet, row) | joined


def _joins(sheet: Sheet, row: Row, parts: list[str]) -> bool:
    return len(parts) > 1 and all(
        fold(row.text(key)) == fold(part) for key, part in zip(sheet.key_columns, parts, strict=False)
    )


def _row_spellings(sheet: Sheet, row: Row) -> set[str]:
    """Every accepted spelling of a row's name: of a rule, a goal or a fixed line in both languages."""
    key = sheet.key_columns[0]
    name = row.text(key)
    choices = [*sheet.lines, *sheet.column(key).choices]
    for choice in choices:
        if fold(name) in _choice_spellings(choice):
            return _choice_spellings(choice)
    return {fold(name)}


def _choice_spellings(choice: Choice) -> set[str]:
    return _spellings(choice.label) | {fold(choice.key)}


def _row_name(case: Case, sheet: Sheet, row: Row) -> str:
    if not sheet.key_columns:
        return str(row.number)
    for choice in (*sheet.lines, *sheet.column(sheet.key_columns[0]).choices):
        if row.text(sheet.key_columns[0]) == choice.key:
            return choice.label.text(case.language)
    return " → ".join(row.text(key) for key in sheet.key_columns if row.text(key))


def _row_words(case: Case, sheet: Sheet, rows: tuple[int, ...], typed: str) -> str:
    if not typed:
        return ""
    return _row_name(case, sheet, case.rows(sheet.key)[rows[0]]) if len(rows) == 1 else typed


def _as_month(column: str | Month) -> Month | None:
    if isinstance(column, Month):
        return column
    found = read_month(column) if column else None
    return found.readings[0] if found and len(found.readings) == 1 else None


def _horizon(case: Case) -> tuple[Month, ...]:
    first, months = case.settings["first_month"], case.settings["months"]
    if not isinstance(first, Month) or not isinstance(months, int):
        raise TypeError("reading lets no case through without a first month and a number of months")
    return tuple(first.plus(t) for t in range(months))


def _within(case: Case, sheet: Sheet, month: Month) -> Month:
    horizon = _horizon(case)
    if month not in horizon:
        shown = tuple(one.text(case.language) for one in (horizon[0], horizon[-1]))
        raise Unknown("month", month.text(case.language), shown, case.title(sheet.key))
    return month


def _column(case: Case, sheet: Sheet, typed: str | Month) -> Column:
    columns = tuple(_changeable(sheet.columns, sheet))
    title = case.title(sheet.key)
    shown = tuple(column.label.text(case.language) for column in columns)
    if not typed and columns:
        counted = (name for name, column in zip(shown, columns, strict=True) if column.kind in COUNTED)
        raise Unknown("unsaid", "", shown, title, next(counted, shown[0]))
    if isinstance(typed, Month):
        raise Unknown("column", typed.text(case.language), shown, title)
    for column in columns:
        if fold(typed) in _spellings(column.label):
            return column
    raise Unknown("column", typed, shown, title)


def _changeable(columns: Iterable[Column], sheet: Sheet) -> Iterable[Column]:
    """Columns whose values matter: not the row's own name, nor what is there for people, nor results."""
    own_names = {key for key in sheet.key_columns if sheet.column(key).kind is Kind.TEXT}
    return (column for column in columns if column.key not in _FOR_PEOPLE | own_names and not column.result)
