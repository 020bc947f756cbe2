"""The vocabulary in which the schema is written."""

from __future__ import annotations

import enum
from dataclasses import dataclass, field

from planner.schema.languages import LANGUAGES as LANGUAGES
from planner.schema.languages import Language as Language
from planner.schema.languages import tie


class Kind(enum.Enum):
    """What a cell holds, and so how it is read, checked and formatted."""

    TEXT = "text"
    NUMBER = "number"
    INTEGER = "integer"
    SHARE = "share"  # 0..1; typed as 60 %, as an Excel percent or as 0.6
    MONTH = "month"
    YESNO = "yes/no"
    CHOICE = "choice"  # one of Column.choices
    NAME = "name"  # the key of a row of the sheet Column.refers_to
    NAMES = "names"  # several of them, separated by ;
    ANY = "any"  # kept as typed; the row says what it means (Settings, Scenarios)


@dataclass(frozen=True, slots=True)
class Label:
    """A name or sentence in both languages, with other spellings that are accepted when reading.

    The French one is given with plain spaces, and kept with those that do not break before its marks.
    """

    en: str
    fr: str
    also: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """Ties the marks of French to the words before them."""
        object.__setattr__(self, "fr", tie(self.fr))

    def text(self, language: Language) -> str:
        """The name in one language."""
        return self.fr if language == "fr" else self.en

    def spellings(self) -> tuple[str, ...]:
        """Every accepted spelling, the two official ones first."""
        return (self.en, self.fr, *self.also)


@dataclass(frozen=True, slots=True)
class Choice:
    """One allowed value of a CHOICE column: the value used in the code and its names."""

    key: str
    label: Label


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a sheet (or a key of Settings).

    ``default`` is what a blank means; for a limit it is None: no limit.
    ``minimum`` and ``maximum`` bound the values that are legal, inclusive.
    """

    key: str
    label: Label
    kind: Kind
    meaning: Label
    unit: str = ""
    default: object = None
    required: bool = False
    refers_to: str = ""
    choices: tuple[Choice, ...] = ()
    minimum: float | None = 0.0
    maximum: float | None = None
    result: bool = False  # written by the tool after a solve; ignored when read
    width: int = 14


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet of the workbook: one table, one row per ``row``.

    ``months`` describes the values under month headings, where the sheet has them.
    ``key`` names the columns that together identify a row (may repeat where empty).
    """

    key: str
    label: Label
    row: Label
    purpose: Label
    columns: tuple[Column, ...]
    key_columns: tuple[str, ...] = ()
    months: Column | None = None
    required: bool = False
    result: bool = False
    lines: tuple[Choice, ...] = field(default=())  # fixed row names, where the rows are known

    def column(self, key: str) -> Column:
        """The column called ``key`` in the code; KeyError where there is none."""
        for column in self.columns:
            if column.key == key:
                return column
        raise KeyError(f"{self.key}.{key}")
