"""The page as people use it: in Chromium, from the file that is dropped to the workbook that is downloaded."""

from __future__ import annotations

import signal
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import planner
from tests.serve.browsing import WAIT, cell, faults, plan_on_page
from tests.serve.rooms import two_pools

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser


@pytest.mark.parametrize(("lang", "width"), [("en", 1280), ("fr", 390)])
def test_from_drop_to_download(
    page: Page, server: tuple[subprocess.Popen[str], str], tmp_path: Path, lang: str
) -> None:
    case = two_pools(tmp_path / "case.xlsx")
    said: list[str] = []
    asked: list[str] = []
    page.on("console", lambda message: said.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("request", lambda request: asked.append(request.url))
    assert "token" not in page.url
    assert not faults(page)
    plan_on_page(page, case)
    fixed, comment = {"en": ("Fixed", "Comment"), "fr": ("Fixé", "Commentaire")}[lang]
    page.fill(cell("CCO Est", "Est", fixed), {"en": "10.5", "fr": "10,5"}[lang])
    page.press(cell("CCO Est", "Est", fixed), "Enter")
    total = page.locator("#grid tbody tr").first.locator("td").nth(2)
    total.filter(has_text={"en": "10.5", "fr": "10,5"}[lang]).wait_for()
    page.fill(cell("CCO Est", "Est", comment), "asked by Est")
    page.press(cell("CCO Est", "Est", comment), "Tab")
    page.locator("#moved .reason", has_text="asked by Est").first.wait_for()
    page.click("#keep")
    page.locator("#proposals:not([hidden])").wait_for()
    page.click("#undo")
    page.select_option("#left", index=1)
    page.click("#compare")
    page.locator("#compared table").first.wait_for()
    page.click("#redo")
    page.click("#grid tbody tr:first-child button")
    page.locator("#why-lines p").nth(1).wait_for()
    assert not faults(page)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")  # nothing sticks out
    page.fill("#author", "Ada")
    with page.expect_download() as downloading:
        page.click("#download:enabled")
    target = tmp_path / "download.xlsx"
    downloading.value.save_as(target)
    again = planner.read(target)
    (decision,) = again.rows("transfers")
    assert (decision.number_of("fixed"), decision.text("note")) == (10.5, "asked by Est")
    assert again.previous is not None
    assert again.previous.versions[-1].identity.author == "Ada"
    assert not said
    home = server[1].partition("?")[0]
    assert all(url.startswith((home, "blob:")) for url in asked)


def test_the_keyboard_alone_decides(page: Page, tmp_path: Path) -> None:
    plan_on_page(page, two_pools(tmp_path / "case.xlsx"))
    page.focus(cell("CCO Est", "Est", "At least"))
    page.keyboard.type("12")
    page.keyboard.press("ArrowDown")
    assert page.evaluate("document.activeElement.getAttribute('aria-label')") == "At least, CCO Ouest → Ouest"
    page.locator("#status", has_text="Planned again").wait_for()
    page.keyboard.type("many")
    page.keyboard.press("Enter")
    page.locator('#grid input[aria-invalid="true"]').wait_for()
    page.locator("#status", has_text="not a number").wait_for()


def test_a_wrong_file_is_refused_and_the_next_is_taken(page: Page, tmp_path: Path) -> None:
    wrong = tmp_path / "wrong.xlsx"
    wrong.write_bytes(b"no workbook")
    page.set_input_files("#choose", str(wrong))
    page.locator("#banner:not([hidden])").wait_for()
    assert "wrong.xlsx" in page.inner_text("#banner")
    plan_on_page(page, two_pools(tmp_path / "case.xlsx"))
    assert page.locator("#banner").is_hidden()


def test_a_double_click_solves_and_decides_once(page: Page, tmp_path: Path) -> None:
    page.set_input_files("#choose", str(two_pools(tmp_path / "case.xlsx")))
    page.dblclick("#solve:enabled")
    page.locator("#grid tbody tr").first.wait_for()
    page.check(cell("CCO Est", "Est", "Lock"))
    page.locator("#undo:enabled").wait_for()
    page.dblclick("#undo")
    page.locator("#undo:disabled").wait_for()
    assert page.locator("#banner").is_hidden()
    assert not page.is_checked(cell("CCO Est", "Est", "Lock"))


def test_two_tabs_show_the_same_and_lose_no_edit(page: Page, tmp_path: Path) -> None:
    plan_on_page(page, two_pools(tmp_path / "case.xlsx"))
    other = page.context.new_page()
    other.set_default_timeout(WAIT)
    other.goto(page.url)
    other.locator("#grid tbody tr").first.wait_for()
    other.fill(cell("CCO Ouest", "Ouest", "Fixed"), "11")
    page.fill(cell("CCO Est", "Est", "Fixed"), "12")
    other.press(cell("CCO Ouest", "Ouest", "Fixed"), "Tab")
    page.press(cell("CCO Est", "Est", "Fixed"), "Tab")
    for tab in (page, other):
        for row, total in enumerate(("12", "11")):
            tab.locator("#grid tbody tr").nth(row).locator("td").nth(2).filter(has_text=total).wait_for()


def test_what_was_typed_while_the_connection_was_lost_is_sent_again(page: Page, tmp_path: Path) -> None:
    plan_on_page(page, two_pools(tmp_path / "case.xlsx"))
    page.context.set_offline(True)
    page.fill(cell("CCO Est", "Est", "Fixed"), "12")
    page.press(cell("CCO Est", "Est", "Fixed"), "Tab")
    page.locator("#banner:not([hidden])").wait_for()
    page.context.set_offline(False)
    page.locator("#grid tbody tr").first.locator("td").nth(2).filter(has_text="12").wait_for()
    page.locator("#banner").wait_for(state="hidden")


def test_a_killed_server_is_told_and_nothing_typed_is_lost(
    page: Page, server: tuple[subprocess.Popen[str], str], tmp_path: Path
) -> None:
    plan_on_page(page, two_pools(tmp_path / "case.xlsx"))
    server[0].send_signal(signal.SIGKILL)
    server[0].wait()
    page.fill(cell("CCO Est", "Est", "Fixed"), "12")
    page.press(cell("CCO Est", "Est", "Fixed"), "Tab")
    page.locator("#banner", has_text="planner serve").wait_for()
    assert page.input_value(cell("CCO Est", "Est", "Fixed")) == "12"


def test_an_edit_that_no_plan_keeps_is_explained(page: Page, tmp_path: Path) -> None:
    plan_on_page(page, two_pools(tmp_path / "case.xlsx"))
    page.fill(cell("CCO Est", "Est", "At least"), "21")
    page.press(cell("CCO Est", "Est", "At least"), "Tab")
    page.locator("#impossible", has_text="Only 20 FTE are possible").wait_for()
    assert page.locator("#download").is_disabled()
    assert not faults(page)
    page.click("#undo")
    page.locator("#impossible").wait_for(state="hidden")
    assert page.locator("#download").is_enabled()
