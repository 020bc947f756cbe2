"""What tests do in a browser: open the page, have a case solved, find a cell, look for faults."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

WAIT = 60_000
"""Milliseconds; a machine that does other work too is slow."""


def open_page(browser: Browser, address: str, lang: str = "en", width: int = 1280) -> Page:
    context = browser.new_context(
        viewport={"width": width, "height": 900}, locale={"en": "en-GB", "fr": "fr-FR"}[lang]
    )
    page = context.new_page()
    page.set_default_timeout(WAIT)
    page.goto(address)
    page.locator("#start h2:not(:empty)").wait_for()
    return page


def plan_on_page(page: Page, case: Path) -> None:
    """Drops a case and has it solved."""
    page.set_input_files("#choose", str(case))
    page.click("#solve:enabled")
    page.locator("#grid tbody tr").first.wait_for()


def cell(pool: str, to: str, column: str) -> str:
    return f'#grid input[aria-label="{column}, {pool} → {to}"]'


def faults(page: Page) -> list[str]:
    """Serious faults of accessibility."""
    from axe_playwright_python.sync_playwright import Axe

    found = Axe().run(page).response["violations"]
    return [f"{one['id']}: {one['help']}" for one in found if one["impact"] in {"serious", "critical"}]
