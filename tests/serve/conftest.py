"""The browser and the running page that several tests use."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.serve.browsing import open_page

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as driver:
        chromium = driver.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        yield chromium
        chromium.close()


@pytest.fixture
def server(tmp_path: Path) -> Iterator[tuple[subprocess.Popen[str], str]]:
    process = subprocess.Popen(
        [sys.executable, "-m", "planner", "serve", "--no-open"],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        env={**os.environ, "TMPDIR": str(tmp_path)},
    )
    assert process.stdout is not None
    yield process, process.stdout.readline().strip()
    process.terminate()
    process.communicate(timeout=15)


@pytest.fixture
def lang() -> str:
    """The language of the page, unless a test is run in several."""
    return "en"


@pytest.fixture
def width() -> int:
    """The width of the page in pixels, unless a test is run in several."""
    return 1280


@pytest.fixture
def page(
    browser: Browser, server: tuple[subprocess.Popen[str], str], lang: str, width: int
) -> Iterator[Page]:
    """The page of ``server``, before a workbook is chosen."""
    page = open_page(browser, server[1], lang, width)
    yield page
    page.context.close()
