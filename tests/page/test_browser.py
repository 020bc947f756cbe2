"""The page in a real browser: it asks nothing of any network, its tools work, everybody can use it, and it prints."""

from __future__ import annotations

import socket
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from planner.schema.languages import Language
from tests.cli.conftest import Call

pytestmark = pytest.mark.browser

WIDTHS = (1280, 390)


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as driver:
        found = driver.chromium.launch(executable_path=_chromium(), args=["--no-sandbox"])
        yield found
        found.close()


def _chromium() -> str:
    import shutil

    return str(shutil.which("chromium"))


@pytest.fixture
def opened(browser: Any, pages: dict[Language, str], tmp_path: Path) -> Iterator[Any]:
    """Opens the page in a language at a width; fails for an error on its console and for any request."""
    made = []

    def open_page(language: Language, width: int) -> Any:
        path = tmp_path / f"{language}.html"
        path.write_text(pages[language], encoding="utf-8")
        page = browser.new_page(viewport={"width": width, "height": 900})
        faults: list[str] = []
        page.on(
            "console", lambda said: faults.append(said.text) if said.type in ("error", "warning") else None
        )
        page.on("pageerror", lambda fault: faults.append(str(fault)))
        page.on(
            "request", lambda request: faults.append(request.url) if request.url != path.as_uri() else None
        )
        page.goto(path.as_uri())
        page.wait_for_selector("html[data-ready]", state="attached")
        made.append((page, faults))
        return page

    yield open_page
    for page, faults in made:
        assert faults == []
        page.close()


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_page_fits_and_every_chart_is_drawn(opened: Any, language: Language, width: int) -> None:
    page = opened(language, width)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.evaluate("document.documentElement.dataset.ready") == "8"
    for chart in page.query_selector_all(".chart"):
        box = chart.query_selector("svg").bounding_box()
        assert 0 < box["width"] <= width
        assert box["height"] > 40


def test_the_browser_itself_lets_nothing_out(
    browser: Any, pages: dict[Language, str], tmp_path: Path
) -> None:
    path = tmp_path / "page.html"
    path.write_text(pages["en"], encoding="utf-8")
    page = browser.new_page()
    page.goto(path.as_uri())
    listener = socket.create_server(("127.0.0.1", 0))
    listener.setblocking(False)
    refused = page.evaluate(
        """async (home) => {
          const found = [];
          addEventListener("securitypolicyviolation", (event) => found.push(event.effectiveDirective));
          await fetch(home).catch(() => null);
          for (const name of ["img", "script", "audio"]) {
            const made = document.createElement(name);
            made.src = home;
            document.body.append(made);
          }
          await new Promise((resolve) => setTimeout(resolve, 300));
          return found.sort();
        }""",
        f"http://127.0.0.1:{listener.getsockname()[1]}/",
    )
    assert refused == ["connect-src", "img-src", "media-src", "script-src-elem"]
    with listener, pytest.raises(BlockingIOError):
        listener.accept()  # nobody called
    page.close()


def test_the_filter_shows_one_direction(opened: Any) -> None:
    page = opened("en", 1280)
    assert page.is_visible("#staff-0")
    page.select_option("#filter", "Sud")
    assert not page.is_visible("#staff-0")
    assert page.is_visible("#staff-1")
    page.wait_for_function("document.querySelectorAll('#chart-flows .mark-text.role-mark text').length === 1")
    page.select_option("#filter", "")
    assert page.is_visible("#staff-0")
    page.wait_for_function("document.querySelectorAll('#chart-flows .mark-text.role-mark text').length === 2")


def test_the_filter_hides_sentences_that_name_other_directions(opened: Any) -> None:
    """Of the sentences only those that name no Direction, or the chosen one; a list without any says so."""
    page = opened("en", 1280)

    def shown(section: str) -> list[str]:
        return list(page.locator(f"#{section} ul.story li:visible").all_inner_texts())

    everything = {section: shown(section) for section in ("proposed", "risk", "limits")}
    assert any("Sud (Mar 2012)" in one for one in everything["proposed"])
    assert any("tightest: Sud" in one for one in everything["limits"])
    page.select_option("#filter", "Nord")
    for section, told in everything.items():
        assert shown(section) == (
            [one for one in told if "Sud" not in one] or ["Nothing is told of this Direction here."]
        )
    page.select_option("#filter", "Sud")
    assert any("Sud (Mar 2012)" in one for one in shown("proposed"))
    page.select_option("#filter", "")
    assert {section: shown(section) for section in everything} == everything


def test_the_slider_moves_the_map_by_keyboard(opened: Any) -> None:
    page = opened("fr", 390)
    last = page.text_content("#month-map-shown")
    before = page.inner_html("#chart-map")
    page.focus("#month-map")
    page.keyboard.press("Home")
    assert (last, page.text_content("#month-map-shown")) == ("juin 2012", "janv. 2012")
    assert page.get_attribute("#month-map", "aria-valuetext") == "janv. 2012"
    page.wait_for_function("before => document.querySelector('#chart-map').innerHTML !== before", arg=before)


def test_the_table_behind_a_chart_opens_by_keyboard(opened: Any) -> None:
    page = opened("en", 390)
    assert not page.is_visible("#flows table")
    page.focus("#flows summary")
    page.keyboard.press("Enter")
    assert page.is_visible("#flows table")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("language", ["en", "fr"])
def test_axe_finds_no_fault(opened: Any, language: Language, width: int) -> None:
    from axe_playwright_python.sync_playwright import Axe

    page = opened(language, width)
    page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true; })")
    found = Axe().run(page).response["violations"]
    assert [(one["id"], one["impact"], one["nodes"][0]["html"][:200]) for one in found] == []


def test_the_page_is_whole_without_scripts(browser: Any, pages: dict[Language, str]) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.set_content(pages["en"])
    assert page.locator(".chart svg").count() == 8
    assert not page.is_visible("#filter")
    context.close()


def test_the_pdf_is_tagged_and_short(call: Call, plans: tuple[Path, Path], tmp_path: Path) -> None:
    path = tmp_path / "report.pdf"
    assert call("report", plans[1], "-o", path).code == 0
    told = subprocess.run(["pdfinfo", str(path)], capture_output=True, text=True, check=True).stdout
    about = dict(line.split(":", 1) for line in told.splitlines() if ":" in line)
    assert about["Tagged"].strip() == "yes"
    assert 2 <= int(about["Pages"]) <= 8
    words = subprocess.run(["pdftotext", str(path), "-"], capture_output=True, text=True, check=True).stdout
    assert "What limits it" in words
    assert "Print" not in words.split()
