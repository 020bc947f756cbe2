"""The reference case keeps facts and assumptions apart, is the same in both languages, and plans as the brief says."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import numpy as np
import pytest

import planner.api as planner
from planner.examples import EXAMPLES, load
from planner.examples.open_2012_facts import FACTS
from planner.examples.types import Entry, Example
from planner.months import Month
from planner.plan.types import Plan, Status
from planner.reading.types import Case
from planner.schema.inputs import INPUTS, input_sheet
from planner.schema.types import Label
from planner.writing.template import new_workbook

ROOT = Path(__file__).parents[2]
OPEN = ("open-2012", "open-2012-everywhere", "open-2012-pools")
DECEMBER_2012, DECEMBER_2013 = 11, 23


def _entries(example: Example) -> Iterator[tuple[str, Entry]]:
    for key, rows in example.sheets.items():
        for row in rows:
            yield key, row


def _labels(example: Example) -> Iterator[Label]:
    yield from (example.title, example.purpose, *example.facts.values())
    for doubt in example.doubts:
        yield from doubt
    for _, row in _entries(example):
        yield from (value for value in row.values.values() if isinstance(value, Label))


@pytest.mark.parametrize("name", OPEN)
def test_every_row_says_whether_it_is_fact_assumption_or_decision(name: str) -> None:
    for sheet, row in _entries(load(name)):
        assert row.values.get("source") in {"F", "A", "D"}, (sheet, row)


@pytest.mark.parametrize("name", OPEN)
def test_facts_that_are_cited_are_on_the_sources_sheet(name: str) -> None:
    example = load(name)
    cited = {fact for _, row in _entries(example) for fact in row.facts.values()}
    for label in _labels(example):
        english, french = (set(re.findall(r"\bF\d+\b", words)) for words in (label.en, label.fr))
        assert english == french, label
        cited |= english
    assert cited <= set(FACTS)
    of_its_own = "F17" if name == "open-2012-pools" else "F19"
    assert {"F1", "F2", "F3", "F4", "F5", "F6", "F7", "F8", "F9", "F10", "F13", "F18", of_its_own} <= cited


@pytest.mark.parametrize("name", OPEN)
def test_a_fact_in_a_row_of_assumptions_has_a_value_to_be_a_fact_of(name: str) -> None:
    for sheet, row in _entries(load(name)):
        for place in row.facts:
            value = row.months[place] if isinstance(place, int) else row.values[place]
            assert value is not None, (sheet, row, place)


def test_fact_figures() -> None:
    """What the source document prints, where the case uses it as printed."""
    sheets = load("open-2012").sheets
    (envelope,) = sheets["envelopes"]
    assert (envelope.values["minimum"], envelope.values["maximum"], envelope.values["source"]) == (
        350,
        450,
        "F",
    )
    directions = sheets["directions"]
    assert len(directions) == 9
    assert {row.values["minimum_staff"] for row in directions} == {120.0}
    assert sum(float(str(row.values["starting_staff"])) for row in directions) == 400
    assert sheets["customers"][0].months[DECEMBER_2012] == 2_000_000
    assert set(sheets["customers"][1].months) == {100_000.0}
    assert sheets["outsourcing"][0].months[DECEMBER_2013] == pytest.approx(0.60)
    assert [row.values["site"] for row in sheets["partners"]] == ["Lens", "Tarbes", "Angers"]


@pytest.mark.parametrize("name", EXAMPLES)
def test_texts_are_in_both_languages(name: str) -> None:
    for label in _labels(load(name)):
        assert label.en.strip()
        assert label.fr.strip()
        if len(label.en) > 30:
            assert label.en != label.fr


@pytest.mark.parametrize("name", EXAMPLES)
def test_rows_use_only_columns_of_the_schema(name: str) -> None:
    for sheet, row in _entries(load(name)):
        known = {column.key for column in input_sheet(sheet).columns if not column.result}
        assert set(row.values) <= known, (sheet, set(row.values) - known)
        assert not row.months or input_sheet(sheet).months


def test_everywhere_differs_only_in_three_minimum_dates_and_its_words() -> None:
    case, everywhere = load("open-2012"), load("open-2012-everywhere")
    moved = []
    for key, rows in case.sheets.items():
        for row, other in zip(rows, everywhere.sheets[key], strict=True):
            changed = {k for k in row.values if row.values[k] != other.values[k]} - {"note"}
            if changed and key != "settings":
                assert (key, changed) == ("directions", {"minimum_from"})
                assert other.values["minimum_from"] == Month(2012, 12)
                assert other.values["opens"] == row.values["opens"]
                moved.append(row.values["direction"])
    assert moved == ["Centre-Est", "Sud-Est", "Sud"]


# --- as workbooks ----------------------------------------------------------------------------------------------------


def english_names(example: Example) -> dict[str, str]:
    """The English name of each pool, type and activity that has a French one."""
    keys = ("pool", "type", "activity")
    entries = (entry for rows in example.sheets.values() for entry in rows)
    labels = (entry.values.get(key) for entry in entries for key in keys)
    return {label.fr: label.en for label in labels if isinstance(label, Label)}


def _numbers(case: Case, names: Mapping[str, str] | None = None) -> dict[str, list[object]]:
    """Everything but the words for people, in the code's own terms, names as ``names`` translates them."""
    words = {"note", "unit", "scenario", "sheet", "row", "column", "setting", "line"}
    return {
        sheet.key: [
            (
                {
                    k: (names or {}).get(v, v) if isinstance(v, str) else v
                    for k, v in row.values.items()
                    if k not in words and not _is_title(v)
                },
                dict(row.months),
            )
            for row in case.rows(sheet.key)
        ]
        for sheet in INPUTS
    }


def _is_title(value: object) -> bool:
    return isinstance(value, str) and value.startswith("Open 2012–2013")


@pytest.fixture(scope="module")
def english() -> Case:
    return planner.read(ROOT / "inputs" / "open-2012.xlsx")


@pytest.fixture(scope="module")
def french(tmp_path_factory: pytest.TempPathFactory) -> Case:
    path = tmp_path_factory.mktemp("fr") / "open-2012.xlsx"
    new_workbook(path, "open-2012", "fr")
    return planner.read(path)


@pytest.fixture(scope="module")
def plan(english: Case) -> Plan:
    return planner.solve(english)


def test_both_languages_are_read_alike(english: Case, french: Case) -> None:
    assert (english.language, french.language) == ("en", "fr")
    assert english.findings == french.findings == ()
    assert _numbers(english) == _numbers(french, english_names(load("open-2012")))
    same = {key for key in english.settings if key != "title"}
    assert {key: english.settings[key] for key in same} == {key: french.settings[key] for key in same}


def test_both_languages_give_the_same_plan(plan: Plan, french: Case) -> None:
    other = planner.solve(french)
    assert dict(other.goals) == pytest.approx(dict(plan.goals), rel=1e-6)  # names decide between equal plans


def test_the_plan_is_what_the_brief_announces(plan: Plan) -> None:
    """450 leave in 2012 and about 1,215 in 2013; own staff 22.6 % and 38 % of the work; every 2012 centre at 120.6."""
    assert plan.status is Status.OPTIMAL
    leaving = plan.quantities.transfers.sum(axis=(0, 1))
    assert leaving[:12].sum() == pytest.approx(450.0, abs=1e-6)
    assert leaving[12:].sum() == pytest.approx(1215.0, abs=0.5)
    assert plan.quantities.staff[3:6, DECEMBER_2012] == pytest.approx([120.6] * 3, abs=0.05)
    work = np.array(plan.dataset.workload).sum(axis=(0, 1))
    own = plan.quantities.staff.sum(axis=0) / work
    outsourced = plan.quantities.outsourced.sum(axis=(0, 1, 2)) / work
    assert own[DECEMBER_2012] == pytest.approx(0.226, abs=0.0005)
    assert own[DECEMBER_2013] == pytest.approx(0.38, abs=0.005)
    assert outsourced[DECEMBER_2013] == pytest.approx(0.62, abs=0.005)
    assert plan.goals["service"] == pytest.approx(0.0, abs=1e-6)


def test_the_minimum_everywhere_is_infeasible() -> None:
    plan = planner.solve(planner.read(ROOT / "inputs" / "open-2012-everywhere.xlsx"))
    assert plan.status is Status.INFEASIBLE
    assert {"envelope", "minimum_staff"} & set(plan.solution.blamed)
