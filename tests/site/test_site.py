"""The site builds without a warning, its links lead somewhere, and it asks nothing of other machines."""

from __future__ import annotations

import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

pytest.importorskip("furo", reason="the group docs is not installed")

ROOT = Path(__file__).parents[2]


class Links(HTMLParser):
    """The addresses that a page leads to, those that it loads, its places and its language."""

    def __init__(self, page: Path) -> None:
        super().__init__()
        self.leads: list[str] = []
        self.loads: list[str] = []
        self.places: set[str] = set()
        self.language = ""
        self.feed(page.read_text(encoding="utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = {name: value or "" for name, value in attrs}
        self.places.add(found.get("id", ""))
        if tag == "html":
            self.language = found.get("lang", "")
        if tag == "a" and "href" in found:
            self.leads.append(found["href"])
        elif "src" in found or tag == "link":
            self.loads.append(found.get("src") or found["href"])


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> dict[Path, Links]:
    folder = tmp_path_factory.mktemp("site")
    command = [
        sys.executable,
        "-m",
        "sphinx",
        "-q",
        "-W",
        "--keep-going",
        "-c",
        "docs",
        "-d",
        folder / "trees",
    ]
    done = subprocess.run(
        [*map(str, command), ".", str(folder / "html")], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
    return {page.resolve(): Links(page) for page in (folder / "html").rglob("*.html")}


def test_every_link_leads_somewhere(site: dict[Path, Links]) -> None:
    lost = []
    for page, links in site.items():
        for link in (*links.leads, *links.loads):
            address = urlsplit(link)
            if address.scheme or link.startswith("data:"):
                continue
            target = (page.parent / unquote(address.path)).resolve() if address.path else page
            places = site[target].places if target in site else {unquote(address.fragment)}
            if not target.is_file() or (address.fragment and unquote(address.fragment) not in places):
                lost.append((page.name, link))
    assert lost == []


def test_nothing_is_loaded_from_elsewhere(site: dict[Path, Links]) -> None:
    assert {load for links in site.values() for load in links.loads if urlsplit(load).netloc} == set()


def test_french_pages_are_french_all_round(site: dict[Path, Links]) -> None:
    for page, links in site.items():
        french = page.parent.name == "fr" or page.name == "README.fr.html"
        assert links.language == ("fr" if french else "en"), page
        assert ("Précédent" in page.read_text(encoding="utf-8")) == french, page


def test_every_page_is_in_the_menu(site: dict[Path, Links]) -> None:
    built = {page.name for page in site if page.parent.name == "docs"}
    assert built == {page.with_suffix(".html").name for page in (ROOT / "docs").glob("*.md")}
