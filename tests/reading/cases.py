"""A case with something on every sheet, written in either language and in any order."""

from __future__ import annotations

import datetime
import random
import unicodedata
from collections.abc import Callable, Mapping, Sequence

from planner.months import Month
from planner.schema.inputs import INPUTS, SETTINGS, input_sheet
from planner.schema.types import Choice, Column, Kind, Label, Sheet
from tests.support import Sheets

Record = Mapping[str | Month, object]

JANUARY, FEBRUARY, MARCH = Month(2012, 1), Month(2012, 2), Month(2012, 3)

RECORDS: dict[str, list[Record]] = {
    "settings": [
        {"setting": "title", "value": "Open"},
        {"setting": "first_month", "value": JANUARY},
        {"setting": "months", "value": 3},
        {"setting": "occupancy", "value": 0.8},
        {"setting": "mobility_share", "value": 0.1},
    ],
    "directions": [
        {"direction": "Île-de-France", "city": "Paris", "latitude": 48.857, "longitude": 2.352,
         "starting_staff": 30, "customers_share": 0.6, "source": "F"},
        {"direction": "Nord de France", "city": "Lille", "latitude": 50.629, "longitude": 3.057,
         "opens": FEBRUARY, "minimum_staff": 5, "minimum_from": MARCH, "customers_share": 0.4},
    ],
    "types": [
        {"type": "AVSC", "training_months": 2, "training_cost": 6000, "productivity_1": 0.7},
        {"type": "CCO"},
    ],
    "pools": [
        {"pool": "AVSC Nord", "type": "AVSC", "direction": "Nord de France", "available": 20, "release_rate": 4},
        {"pool": "CCO Île-de-France", "type": "CCO", "direction": "Île-de-France", "available": 12.5},
    ],
    "routes": [{"from": "Nord de France", "to": "Île-de-France", "allowed": False, "cost": 8000}],
    "seats": [{"direction": "Nord de France", JANUARY: 3, MARCH: 0}],
    "floors": [{"pool": "AVSC Nord", FEBRUARY: 7.5}],
    "sources": [
        {"activity": "1014", "type": "AVSC", "contacts": 9_000, "month": JANUARY, "earlier_contacts": 12_000,
         "earlier_month": Month(2010, 1), "stated_change": -0.25, "handling_time": 4.5, "outsourced": 0.27},
        {"activity": "Technique", "type": "CCO", "direction": "Île-de-France", "contacts": 5_000,
         "yearly_change": -0.1, "handling_time": 6},
    ],
    "source_volumes": [{"activity": "Technique", FEBRUARY: 4_800}],
    "customers": [
        {"line": "customers", JANUARY: 10_000, FEBRUARY: 11_000, MARCH: 12_000},
        {"line": "new customers", JANUARY: 900, FEBRUARY: 950, MARCH: 990},
    ],
    "activities": [
        {"activity": "Accueil", "driver": "new customers", "units_per_fte": 250, "outsourced_max": 0.45},
        {"activity": "Réclamations", "contacts_per_1000": 80, "handling_time": 12, "service_level": 0.8,
         "answer_within": 30, "opening_hours": 60, "queue": "shared"},
    ],
    "workload": [
        {"activity": "Accueil", "direction": "Île-de-France", JANUARY: 4},
        {"activity": "Réclamations", FEBRUARY: 9.25},
    ],
    "partners": [{"partner": "Arvato", "capacity": 100, "cost": 3600, "activities": "Accueil;Réclamations"}],
    "outsourcing": [{"line": "max share", JANUARY: 0.8, FEBRUARY: 0.79, MARCH: 0.78}],
    "envelopes": [{"envelope": "2012", "from": JANUARY, "to": MARCH, "minimum": 3, "type": "AVSC"}],
    "rules": [
        {"rule": "outsourced_share", "mode": "soft", "price": 5000},
        {"rule": "mobility", "mode": "off", "may_relax": False},
    ],
    "goals": [{"goal": "cost", "priority": 2, "tolerance": 0.01}, {"goal": "wellbeing", "priority": "off"}],
    "decisions": [{"pool": "AVSC Nord", "to": "Île-de-France", "month": JANUARY, "kind": "at most", "fte": 2}],
    "actuals": [{"pool": "AVSC Nord", "to": "Nord de France", "month": Month(2011, 12), "fte": 1}],
    "scenarios": [{"scenario": "Essor", "sheet": "Customers", "change": "multiply", "value": 1.2}],
}  # fmt: skip

Respell = Callable[[str], str]
Pick = Callable[[Sequence[str]], str]


def render(language: str, seed: int | None = None) -> Sheets:
    """The case as rows per sheet title; with a ``seed`` rows, columns and sheets are shuffled and respelled."""
    chance = random.Random(seed)
    respell: Respell = (lambda text: _respell(text, chance)) if seed is not None else str
    sheets: Sheets = {}
    keys = list(RECORDS)
    if seed is not None:
        chance.shuffle(keys)
    for key in keys:
        sheet = input_sheet(key)
        sheets[respell(sheet.label.text(language))] = _rows(
            sheet, language, respell, chance, seed is not None
        )
    return sheets


def _rows(
    sheet: Sheet, language: str, respell: Respell, chance: random.Random, shuffled: bool
) -> list[list[object]]:
    records = list(RECORDS[sheet.key])
    heads = list(dict.fromkeys(key for record in records for key in record))
    if shuffled:
        chance.shuffle(records)
        chance.shuffle(heads)
    header = [_head(sheet, head, language, respell) for head in heads]
    rows = [[_cell(sheet, record, head, language, respell) for head in heads] for record in records]
    return [header, *rows]


def _head(sheet: Sheet, head: str | Month, language: str, respell: Respell) -> object:
    if isinstance(head, Month):
        return datetime.date(head.year, head.month, 1)
    return respell(sheet.column(head).label.text(language))


def _cell(sheet: Sheet, record: Record, head: str | Month, language: str, respell: Respell) -> object:
    value = record.get(head)
    if value is None or isinstance(head, Month):
        return value
    if isinstance(value, Month):
        return datetime.date(value.year, value.month, 1)
    if sheet.key == "settings" and head == "setting":
        return respell(_label_of(SETTINGS, str(value)).text(language))
    column = sheet.column(head)
    if isinstance(value, bool):
        return respell({"fr": "oui non", "en": "yes no"}[language].split()[not value])
    choices = sheet.lines if head in sheet.key_columns and sheet.lines else column.choices
    if choices:
        return respell(_label_of(choices, str(value)).text(language))
    if column.kind in {Kind.NAME, Kind.NAMES}:
        return respell(str(value))
    if head == "priority" and value == "off":
        return respell({"fr": "inactive", "en": "off"}[language])
    return value


def _label_of(entries: Sequence[Column | Choice], key: str) -> Label:
    return next(entry.label for entry in entries if entry.key == key)


def _respell(text: str, chance: random.Random) -> str:
    """The same name in another case, without accents, or with other spaces."""
    if chance.random() < 0.3:
        text = "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))
    if chance.random() < 0.3:
        text = chance.choice((str.upper, str.lower))(text)
    if chance.random() < 0.3:
        text = text.replace(" ", "\u00a0") + " "
    return text


assert set(RECORDS) == {sheet.key for sheet in INPUTS}, "a sheet without an example is a sheet without a test"
