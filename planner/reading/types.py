"""What reading hands over: the case as typed tables, each value with the cell it came from."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from planner.findings import Finding
from planner.months import Month
from planner.reading.previous.types import Previous
from planner.schema.types import Language
from planner.spreadsheet.addresses import address


class Addresses[Key](Mapping[Key, str]):
    """The addresses of the cells of a row, made when they are asked for; ``columns`` are their columns, 1-based."""

    __slots__ = ("_columns", "_row")

    def __init__(self, row: int, columns: Mapping[Key, int]) -> None:
        self._row = row
        self._columns = columns

    def __getitem__(self, key: Key) -> str:
        return address(self._row, self._columns[key])

    def __iter__(self) -> Iterator[Key]:
        return iter(self._columns)

    def __len__(self) -> int:
        return len(self._columns)

    def __contains__(self, key: object) -> bool:
        return key in self._columns

    def __repr__(self) -> str:
        return repr(dict(self))


@dataclass(frozen=True, slots=True)
class Row:
    """One row of an input table.

    ``values`` has an entry for every input column of the schema (default where the cell is blank), typed by
    the column's Kind: TEXT str, NUMBER and SHARE float, INTEGER int, MONTH Month, YESNO bool, CHOICE the
    choice's key, NAME the referred row's name as its own sheet spells it, NAMES a tuple of those, ANY as read.
    ``cells`` maps the keys of the columns that the sheet has to addresses such as ``"C7"`` (blank cells too).
    ``months`` holds the filled cells under month headings; ``month_cells`` their addresses (blank ones too).
    ``typed`` are the keys of the columns whose cell is filled, be it with their default.
    """

    number: int
    values: Mapping[str, object]
    cells: Mapping[str, str]
    months: Mapping[Month, float] = field(default_factory=dict)
    month_cells: Mapping[Month, str] = field(default_factory=dict)
    typed: frozenset[str] = frozenset()

    def text(self, key: str) -> str:
        """A TEXT, CHOICE or NAME value ("" where blank)."""
        value = self.values.get(key)
        return "" if value is None else str(value)

    def number_of(self, key: str) -> float | None:
        """A NUMBER, INTEGER or SHARE value."""
        value = self.values.get(key)
        return None if value is None else float(value)  # type: ignore[arg-type]

    def month(self, key: str) -> Month | None:
        """A MONTH value."""
        value = self.values.get(key)
        return value if isinstance(value, Month) else None


@dataclass(frozen=True, slots=True)
class Table:
    """An input sheet as read. ``title`` is the sheet's name in the file; positions are 1-based.

    ``next_row`` is the first row below everything that the sheet holds, where a row can be added; 0: not known.
    """

    sheet: str
    title: str
    rows: tuple[Row, ...]
    header_row: int = 0
    columns: Mapping[str, int] = field(default_factory=dict)
    month_columns: Mapping[Month, int] = field(default_factory=dict)
    next_row: int = 0


class Digest:
    """A fingerprint, made when it is first asked for: much of what is asked of a case needs none."""

    __slots__ = ("_make", "_parts", "_text")

    def __init__(self, make: Callable[..., str], *parts: object) -> None:
        self._make, self._parts = make, parts
        self._text: str | None = None

    @property
    def text(self) -> str:
        """The fingerprint."""
        if self._text is None:
            self._text = self._make(*self._parts)
        return self._text


_NO_DIGEST = Digest(str)


@dataclass(frozen=True, slots=True)
class Case:
    """A workbook that was read: its tables by schema key, its settings and everything noticed on the way.

    ``settings`` has every key of the schema's SETTINGS, typed, with defaults; ``setting_cells`` the addresses of
    those that the sheet has. ``language`` is the one that most of the workbook's names are written in.
    ``digest`` is that of the tables and settings as they were read, see ``fingerprint``.

    Where the workbook is a plan, ``tables`` has the decisions beside its proposed rows under ``transfers`` (columns
    of ``planner.schema.plan_sheets.TRANSFERS``), and ``previous`` is that plan, or the one of another file that was
    named as the base. ``keeps`` is False where the new plan need not stay close to it. ``saved_by`` is who saved the
    file last, as its properties say. ``own`` are the titles of the sheets that an earlier
    solve wrote, with their keys. ``source`` is the file as it was read: whatever is written from the case is
    written from these bytes, for the file may be saved again meanwhile.
    ``margins`` is what the program asks for over the minimum of each Direction named, FTE, so that promises are kept as
    surely as was asked (``planner.chances``).
    """

    path: Path
    language: Language
    tables: Mapping[str, Table]
    settings: Mapping[str, object]
    setting_cells: Mapping[str, str]
    findings: tuple[Finding, ...]
    digest: Digest = field(default=_NO_DIGEST, repr=False, compare=False)
    previous: Previous | None = None
    keeps: bool = True
    saved_by: str = ""
    own: Mapping[str, str] = field(default_factory=dict)
    source: bytes = field(default=b"", repr=False, compare=False)
    margins: Mapping[str, int] = field(default_factory=dict)

    @property
    def fingerprint(self) -> str:
        """Identifies the input values, whatever the file's formatting or order of rows (hex digest)."""
        return self.digest.text

    def __repr__(self) -> str:
        """One line: the file, and how many errors and warnings it has."""
        levels = [found.level.value for found in self.findings]
        return (
            f"<Case {self.path.name!r}: {levels.count('error')} errors, {levels.count('warning')} warnings>"
        )

    def rows(self, sheet: str) -> tuple[Row, ...]:
        """The rows of an input sheet, none where the workbook has no such sheet."""
        table = self.tables.get(sheet)
        return table.rows if table else ()

    def title(self, sheet: str) -> str:
        """The sheet's name in the file, or its official name where the file has none."""
        from planner.schema.inputs import INPUTS
        from planner.schema.plan_sheets import TRANSFERS

        table = self.tables.get(sheet)
        if table is not None:
            return table.title
        labels = {known.key: known.label for known in (*INPUTS, TRANSFERS)}
        return labels[sheet].text(self.language)
