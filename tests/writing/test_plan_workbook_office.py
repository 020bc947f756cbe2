"""LibreOffice opens the plan workbook, computes what was cached, and prints it without a blemish."""

from __future__ import annotations

import re
import shutil
import subprocess
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import planner
from planner.plan.types import Plan
from planner.schema.results import RESULTS
from planner.writing.plan_workbook import write_plan
from tests.writing import plans
from tests.writing.sheet_values import open_values

pytestmark = [
    pytest.mark.office,
    pytest.mark.skipif(shutil.which("pdftotext") is None, reason="pdftotext is not installed"),
]
INPUT_FOLDER = Path(__file__).parents[2] / "inputs"
CACHED = re.compile(rb"(</f>)<v>[^<]*</v>")
PAGE_NUMBER = re.compile(r"Page \d+ (of|sur) \d+$")
ERROR = re.compile(r"###|Err:|#(?:NAME|REF|VALUE|DIV|N/A|NUM)")


NARROW = """<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><include ignore_missing="yes">/etc/fonts/fonts.conf</include>
<match target="pattern"><test name="family"><string>Calibri</string></test>
<edit name="family" mode="assign" binding="strong"><string>Liberation Sans Narrow</string></edit></match>
</fontconfig>
"""
"""Columns are measured in digits of the workbook's default font: where Calibri is missing, its usual stand-in makes
them a quarter wider than Excel does, and hides what does not fit there."""


@pytest.fixture(scope="module", autouse=True)
def _columns_as_in_excel(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Fonts as narrow as Excel's, where they are installed."""
    fonts = tmp_path_factory.mktemp("fonts") / "fonts.conf"
    fonts.write_text(NARROW, encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("FONTCONFIG_FILE", str(fonts))
        yield


@pytest.fixture(scope="module")
def profile(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A user profile that the conversions of this module share."""
    return tmp_path_factory.mktemp("profile").as_uri()


def _plan(name: str, folder: Path) -> Plan:
    if name == "hand-made":
        return plans.large_plan(plans.case(folder / "case.xlsx", "fr", rules=True))
    return planner.solve(planner.read(INPUT_FOLDER / f"{name}.xlsx"))


@pytest.fixture(scope="module", params=["small", "open-2012", "hand-made"])
def written(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A plan workbook: the two solved examples in English, and a plan made by hand in French."""
    folder = tmp_path_factory.mktemp("plan")
    return write_plan(_plan(request.param, folder), folder / "plan.xlsx")


def converted(source: Path, profile: str, kind: str) -> Path:
    """The file that LibreOffice makes of ``source``; it reports success even where it made none."""
    folder = source.parent / f"as-{kind}"
    program = ["soffice", f"-env:UserInstallation={profile}", "--headless"]
    subprocess.run(
        [*program, "--convert-to", kind, "--outdir", folder, source],
        check=True,
        capture_output=True,
        timeout=180,
    )
    made = folder / f"{source.stem}.{kind}"
    assert made.exists()
    return made


def without_cached_values(source: Path) -> Path:
    """A copy whose formulas have no value, so that every value in it must have been computed."""
    target = source.with_name("bare.xlsx")
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            data = old.read(name)
            new.writestr(name, CACHED.sub(rb"\1", data) if name.startswith("xl/worksheets/") else data)
    return target


def _same(cached: Any, computed: Any) -> bool:
    if isinstance(cached, int | float) and isinstance(computed, int | float):
        return abs(cached - computed) <= 1e-6 * max(1.0, abs(cached))
    return bool(cached == computed)


def test_recalculated_values_equal_the_cached_ones(written: Path, profile: str) -> None:
    formulas, cached = open_values(written, values=False), open_values(written)
    computed = open_values(converted(without_cached_values(written), profile, "xlsx"))
    count, wrong = 0, []
    for sheet in formulas:
        for row in sheet:
            for cell in row:
                if cell.data_type != "f":
                    continue
                count += 1
                before, after = (
                    cached[sheet.title][cell.coordinate].value,
                    computed[sheet.title][cell.coordinate].value,
                )
                if not _same(before, after):
                    wrong.append((sheet.title, cell.coordinate, cell.value, before, after))
    assert count > 200
    assert wrong == []


@pytest.fixture(scope="module")
def pages(written: Path, profile: str) -> list[list[str]]:
    """The printed pages as lines of text, each page's header first."""
    shown = subprocess.run(
        ["pdftotext", "-layout", converted(written, profile, "pdf"), "-"],
        check=True,
        capture_output=True,
        text=True,
        timeout=60,
    ).stdout
    return [[line.strip() for line in page.splitlines() if line.strip()] for page in shown.split("\f")[:-1]]


def test_the_print_has_no_error_no_hashes_and_no_blank_page(pages: list[list[str]]) -> None:
    assert not [line for page in pages for line in page if ERROR.search(line)]
    for number, page in enumerate(pages, 1):
        printed_with_us = bool(PAGE_NUMBER.search(page[-1]))
        body = page[1:-1] if printed_with_us else page
        assert len(body) > 1, f"page {number} is blank or nearly so: {page}"


def test_the_summary_and_the_charts_are_one_page_each(written: Path, pages: list[list[str]]) -> None:
    titles = open_values(written).sheetnames
    for key in ("summary", "charts"):
        title = next(title for title in RESULTS[key].spellings() if title in titles)
        assert sum(page[0].endswith(f" {title}") for page in pages) == 1
