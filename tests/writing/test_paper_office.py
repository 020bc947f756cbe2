"""What lies on the table of a meeting: few pages, legible letters, whole names; in both languages."""

from __future__ import annotations

import shutil
from pathlib import Path

import openpyxl
import pytest

import planner
from planner.schema.results import FOR_THE_MEETING, RESULTS
from planner.writing.printed_inputs import NOTHING
from planner.writing.template import new_workbook
from tests.roundtrip.rounds import edit_to, solve_to
from tests.writing.printed import Printed, print_pages

pytestmark = [
    pytest.mark.office,
    pytest.mark.skipif(shutil.which("pdftotext") is None, reason="pdftotext is not installed"),
]

LEGIBLE = 7.0
"""Points; less is not read at a table."""

NAMES = ("Île-de-France", "Nord de France", "Normandie-Centre", "Centre-Est")


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[str, str], list[Printed]]:
    """Language and what is printed ("all" or "meeting") → the pages of the reference case's plan."""
    folder, paths = tmp_path_factory.mktemp("paper"), {}
    for language in ("en", "fr"):
        case = planner.read(new_workbook(folder / f"{language}.xlsx", "open-2012", language))
        plan = planner.solve(case)
        for what in ("all", "meeting"):
            path = folder / f"{language}-{what}.xlsx"
            paths[language, what] = planner.write(plan, path, meeting=what == "meeting")
    return dict(zip(paths, print_pages(list(paths.values()), folder), strict=True))


@pytest.mark.parametrize("language", ["en", "fr"])
def test_six_pages_are_printed_for_a_meeting(
    pages: dict[tuple[str, str], list[Printed]], language: str
) -> None:
    titles = [RESULTS[key].text(language) for key in FOR_THE_MEETING]
    found = pages[language, "meeting"]
    assert len(found) == 6
    for title in titles:
        assert any(f" {title} " in f" {page.text} " for page in found)


@pytest.mark.parametrize("what", ["all", "meeting"])
@pytest.mark.parametrize("language", ["en", "fr"])
def test_everything_on_paper_is_legible(
    pages: dict[tuple[str, str], list[Printed]], language: str, what: str
) -> None:
    small = {
        f"{number}: {page.text[:60]}": round(page.smallest, 2)
        for number, page in enumerate(pages[language, what], 1)
        if page.smallest < LEGIBLE
    }
    assert small == {}


@pytest.mark.parametrize("language", ["en", "fr"])
def test_names_of_centres_are_whole_on_every_page_for_a_meeting(
    pages: dict[tuple[str, str], list[Printed]], language: str
) -> None:
    """On the Summary over the columns of centres, on Charts beside the bars, on Transfers and Staff in their rows."""
    for page in pages[language, "meeting"]:
        text = page.text.replace("- ", "-")
        assert [name for name in NAMES if name not in text] == [], page.text[:80]


def test_the_next_plan_prints_everything_again(tmp_path: Path) -> None:
    case = planner.read(new_workbook(tmp_path / "case.xlsx", "small", "en"))
    path = planner.write(planner.solve(case), tmp_path / "plan.xlsx", meeting=True)
    book = openpyxl.load_workbook(path)
    shown = {sheet.title for sheet in book if sheet.print_area != f"'{sheet.title}'!{NOTHING}"}
    assert shown == {RESULTS[key].en for key in FOR_THE_MEETING}
    again = edit_to(path, tmp_path / "edited.xlsx", lambda _: None)
    book = openpyxl.load_workbook(solve_to(again, tmp_path / "v2.xlsx")[0])
    whole = openpyxl.load_workbook(planner.write(planner.solve(case), tmp_path / "whole.xlsx"))
    for title in ("Read me", "Settings", "Pools", "Rules", "Actuals", "Costs"):
        assert book[title].print_area == whole[title].print_area, title
