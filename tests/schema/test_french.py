"""The marks of French stay with the word before them: in labels, and in what a workbook says of its columns."""

from __future__ import annotations

import html
import re
import zipfile
from pathlib import Path

from planner.cli.main import main
from planner.schema.reference import reference
from planner.schema.types import Label

LOOSE = re.compile(r"(?<=\S) (?=[;:!?%»])|(?<=«) ")


def test_a_label_ties_its_marks() -> None:
    label = Label("a share; blank: none", "une part ; vide : « aucune », 5 %")
    assert label.text("fr") == "une part\u00a0; vide\u00a0: «\u00a0aucune\u00a0», 5\u00a0%"
    assert label.text("en") == "a share; blank: none"


def test_the_page_of_the_workbook_ties_them() -> None:
    assert LOOSE.findall(reference("fr")) == []


def test_a_new_workbook_ties_them(tmp_path: Path) -> None:
    """Titles, headings, notes of columns and messages of its lists alike."""
    path = tmp_path / "cas.xlsx"
    assert main(["new", str(path), "--example", "open-2012", "--lang", "fr", "--quiet"]) == 0
    with zipfile.ZipFile(path) as parts:
        texts = [
            html.unescape(found)
            for name in parts.namelist()
            if name.endswith(".xml")
            for found in re.findall(r">([^<>]*)<|(?:prompt|error)=\"([^\"]*)\"", parts.read(name).decode())
            for found in found
        ]
    assert [text for text in texts if "\u00a0" in text]
    assert [text for text in texts if LOOSE.search(text)] == []
