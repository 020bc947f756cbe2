"""The grid and the solve as people use them in Chromium: months by keyboard, filters, a solve that is stopped."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import planner
from tests.serve.browsing import cell, faults, plan_on_page
from tests.serve.rooms import long_case, two_pools

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser


@pytest.mark.parametrize(
    ("lang", "typed", "shown"), [("en", ">=6.5", "≥ 6.5"), ("fr", "6,5 - 7", "≥ 6,5 ≤ 7")]
)
def test_a_month_is_decided_by_keyboard(
    page: Page,
    tmp_path: Path,
    typed: str,
    shown: str,
) -> None:
    plan_on_page(page, two_pools(tmp_path / "case.xlsx"))
    page.fill("#author", "Ada")
    months = page.locator("#grid tbody tr").first.locator("button.month")
    months.nth(2).focus()
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("ArrowLeft")
    page.keyboard.type(typed)
    page.keyboard.press("Escape")  # nothing is decided
    assert months.first.get_attribute("data-made") == ""
    page.keyboard.type("many")
    page.keyboard.press("F2")
    page.keyboard.type("many")
    page.keyboard.press("Enter")
    page.locator('#grid input.typed-month[aria-invalid="true"]').wait_for()
    page.keyboard.press("Escape")
    page.keyboard.type(typed)
    page.keyboard.press("Enter")
    page.locator(f'#grid button.month[data-made="{shown}"]').wait_for()
    in_second_row = "document.activeElement.closest('tr') === document.querySelector('#grid tbody').rows[1]"
    assert page.evaluate(in_second_row)
    assert f"({shown})" in str(months.first.get_attribute("aria-label"))
    assert not faults(page)
    with page.expect_download() as downloading:
        page.click("#download:enabled")
    downloading.value.save_as(tmp_path / "download.xlsx")
    made = planner.read(tmp_path / "download.xlsx").rows("decisions")
    assert [(one.text("kind"), one.number_of("fte"), one.text("by")) for one in made] == [
        ("at least", 6.5, "Ada"),
        ("at most", 7, "Ada"),
    ][: len(shown.split()) // 2]
    months.first.focus()
    page.keyboard.press("Delete")
    page.locator("#grid button.month[data-made]:not([data-made=''])").wait_for(state="detached")


def test_rows_are_filtered_and_undo_keeps_the_filter(page: Page, tmp_path: Path) -> None:
    plan_on_page(page, two_pools(tmp_path / "case.xlsx"))
    page.select_option("#show-to", "Ouest")
    page.locator("#shown", has_text="Rows 1 to 1 of 1 (of 2 in all)").wait_for()
    page.fill(cell("CCO Ouest", "Ouest", "Fixed"), "11")
    page.press(cell("CCO Ouest", "Ouest", "Fixed"), "Enter")
    page.locator("#status", has_text="Planned again").wait_for()
    page.click("#undo")
    page.locator("#undo:disabled").wait_for()
    assert page.locator("#grid tbody tr").count() == 1
    page.fill("#show-pool", "est")
    page.locator("#shown", has_text="Rows 1 to 1 of 1").wait_for()
    page.fill("#show-pool", "nord")
    page.locator("#shown", has_text="No row (of 2 in all)").wait_for()
    page.click("#close")
    page.locator("#start").wait_for()


def test_a_solve_is_stopped_and_begun_again(page: Page, tmp_path: Path) -> None:
    page.set_input_files("#choose", str(long_case(tmp_path / "long.xlsx")))
    page.click("#solve:enabled")
    page.locator("#stage", has_text="Searching").wait_for()
    page.click("#stop")
    page.locator("#status", has_text="Stopped. Nothing has changed.").wait_for()
    assert page.locator("#progress").is_hidden()
    page.click("#solve:enabled")
    page.locator("#stage", has_text="Searching").wait_for()
    page.click("#stop")
    page.locator("#status", has_text="Stopped. Nothing has changed.").wait_for()
