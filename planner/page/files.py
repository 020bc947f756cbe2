"""The page as a file: HTML, or a PDF that an installed browser prints."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from planner.files import replacing
from planner.findings import BadInput, Level
from planner.messages import finding
from planner.page.content import Content
from planner.page.render import render_page

ENDINGS = (".html", ".htm", ".pdf")
"""Endings of what is written."""

_COMMANDS = (
    "chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "microsoft-edge",
    "microsoft-edge-stable", "msedge",
)  # fmt: skip
_WINDOWS = (r"Microsoft\Edge\Application\msedge.exe", r"Google\Chrome\Application\chrome.exe")
_MAC = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
)
_PATIENCE = 120  # seconds; printing takes one or two
_SAID = 200  # characters of what a browser complains


class NoBrowser(Exception):  # noqa: N818 - read as a noun in messages
    """No browser that prints is installed."""


class BrowserFailed(Exception):  # noqa: N818 - read as a sentence in messages
    """A ``browser`` did not print; ``said`` is its last complaint."""

    def __init__(self, browser: str, said: str) -> None:
        super().__init__(f"{browser}: {said}")
        self.browser = browser
        self.said = said


def write_page(content: Content, path: Path, *, force: bool, authors: bool = False) -> Path:
    """Write the page to ``path``, as a PDF where its name ends so, and return the path.

    Raises:
        FileExistsError: the file exists and ``force`` is not given.
        BadInput: nothing is installed that prints a PDF, or it did not print.
    """
    if path.suffix.lower() == ".pdf":
        try:
            browser = find_browser()
            written = print_pdf(render_page(content, authors=authors, interactive=False), browser)
        except NoBrowser as missing:
            raise _refusal(content, "page.no_browser") from missing
        except BrowserFailed as failed:
            raise _refusal(
                content, "page.browser_failed", browser=failed.browser, said=failed.said
            ) from failed
    else:
        written = render_page(content, authors=authors).encode()
    with replacing(path, force=force) as part:
        part.write_bytes(written)
    return path


def _refusal(content: Content, code: str, **places: str) -> BadInput:
    return BadInput([finding(Level.ERROR, code, content.language, **places)])


def find_browser() -> str:
    """The path of an installed Chromium, Chrome or Edge.

    Raises:
        NoBrowser: there is none.
    """
    for path in _browsers():
        return path
    raise NoBrowser


def _browsers() -> Iterator[str]:
    for command in _COMMANDS:
        found = shutil.which(command)
        if found:
            yield found
    folders = [os.environ.get(name, "") for name in ("PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA")]
    places = [Path(folder) / one for folder in folders if folder for one in _WINDOWS]
    if sys.platform == "darwin":
        places += [Path(one) for one in _MAC]
    yield from (str(place) for place in places if place.is_file())


def print_pdf(html: str, browser: str) -> bytes:
    """``html`` on A4 pages, tagged for readers that speak.

    Raises:
        BrowserFailed: the browser did not print.
    """
    with tempfile.TemporaryDirectory(prefix="planner-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        page, target = folder / "page.html", folder / "page.pdf"
        page.write_text(html, encoding="utf-8")
        command = [
            browser,
            "--headless",
            "--disable-gpu",
            "--no-first-run",
            "--disable-extensions",
            "--disable-background-networking",
            f"--user-data-dir={folder / 'profile'}",
            "--no-pdf-header-footer",
            f"--print-to-pdf={target}",
            *(["--no-sandbox"] if _is_root() else []),
            page.as_uri(),
        ]
        try:
            ended = subprocess.run(command, capture_output=True, timeout=_PATIENCE, check=False)  # noqa: S603 - a browser found above
        except (OSError, subprocess.TimeoutExpired) as fault:
            raise BrowserFailed(Path(browser).name, str(fault)[:_SAID]) from fault
        if not target.is_file():
            said = ended.stderr.decode(errors="replace").strip().splitlines()
            raise BrowserFailed(Path(browser).name, (said[-1] if said else f"{ended.returncode}")[:_SAID])
        return target.read_bytes()


def _is_root() -> bool:
    """Whether the process runs as root, for whom browsers have no sandbox."""
    return hasattr(os, "geteuid") and os.geteuid() == 0
