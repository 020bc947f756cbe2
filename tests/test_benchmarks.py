"""The page of measurements: each section says when and how it was measured, and stands until it is measured again."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from benchmarks import results
from benchmarks.page import page_of, sections_of
from benchmarks.results import Asked, Section, provenance


@pytest.fixture
def page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A page of two sections that take no time."""
    made = {
        "one": Section("First", lambda asked: [f"of {asked.runs}"]),
        "two": Section("Second", lambda _: ["always"], lambda _: "three runs of 100 edits"),
    }
    monkeypatch.setattr(results, "SECTIONS", made)
    monkeypatch.setattr(results, "TITLES", [section.title for section in made.values()])
    monkeypatch.setattr(results, "TARGET", tmp_path / "results.md")
    return tmp_path / "results.md"


def _measure(monkeypatch: pytest.MonkeyPatch, *arguments: str) -> None:
    monkeypatch.setattr("sys.argv", ["results", *arguments])
    results.main()


def test_a_section_that_is_not_measured_again_keeps_its_line(
    page: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The runs of one are not those of the others, nor are its date and commit."""
    monkeypatch.setattr(results, "today", lambda: "2026-01-05")
    monkeypatch.setattr(results, "commit", lambda: "aaaaaaa")
    _measure(monkeypatch, "--runs", "5")
    first = sections_of(page.read_text(encoding="utf-8"))
    assert list(first) == ["First", "Second"]
    assert first["First"].startswith("of 5\n\n2026-01-05, commit aaaaaaa; 5 runs; ")
    assert first["Second"].startswith("always\n\n2026-01-05, commit aaaaaaa; three runs of 100 edits; ")
    monkeypatch.setattr(results, "today", lambda: "2026-02-06")
    monkeypatch.setattr(results, "commit", lambda: "bbbbbbb")
    _measure(monkeypatch, "--only", "one", "--runs", "3")
    then = sections_of(page.read_text(encoding="utf-8"))
    assert then["First"].startswith("of 3\n\n2026-02-06, commit bbbbbbb; 3 runs; ")
    assert then["Second"] == first["Second"]


def test_a_section_says_what_it_was_measured_with(tmp_path: Path) -> None:
    """The machine, the versions, whether libraries were compiled and what else it had to do."""
    said = provenance(results.SECTIONS["files"], Asked(3, (), tmp_path))
    assert re.match(r"20\d\d-\d\d-\d\d, commit \w+( with changes)?; 3 runs; \d+ cores, ", said)
    assert "compiled" in said
    assert "highspy" in said
    assert said.endswith("processes wanted to run on average.")


def test_the_page_of_the_project_has_its_sections_in_order() -> None:
    """It is the page that its own sections make, and each of them ends with its line."""
    text = results.TARGET.read_text(encoding="utf-8")
    found = sections_of(text)
    assert text == page_of(results.TITLES, found)
    for title, section in found.items():
        assert re.match(r"20\d\d-\d\d-\d\d, commit \w+", section.splitlines()[-1]), title
