"""What LibreOffice prints of a workbook: its pages, and how large the letters on them are."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import xlsxwriter

from planner.writing.style import SIZE, style, workbook_options

_WORD = re.compile(r'yMin="([\d.]+)" xMax="[\d.]+" yMax="([\d.]+)">([^<]*)</word>')


@dataclass(frozen=True, slots=True)
class Printed:
    """A page: its words in the order they stand, and the smallest letters, in points."""

    words: tuple[str, ...]
    smallest: float

    @property
    def text(self) -> str:
        """All words in one line."""
        return " ".join(self.words)


def print_pages(workbooks: Sequence[Path], folder: Path) -> list[list[Printed]]:
    """The pages of each workbook, as LibreOffice prints the entire workbook."""
    ruler = _ruler(folder / "ruler.xlsx")
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder)]
    subprocess.run([*command, *map(str, (ruler, *workbooks))], check=True, capture_output=True, timeout=300)
    unit = _heights(folder / "ruler.pdf")[0][0][0] / SIZE
    return [
        [
            Printed(tuple(word for _, word in page), min(height for height, _ in page) / unit)
            for page in _heights(folder / f"{path.stem}.pdf")
        ]
        for path in workbooks
    ]


def _ruler(path: Path) -> Path:
    """A workbook with one word in letters of known size, printed as large as they are."""
    with xlsxwriter.Workbook(path, workbook_options()) as workbook:
        workbook.add_worksheet().write_string(0, 0, "word", workbook.add_format(dict(style("text"))))
    return path


def _heights(pdf: Path) -> list[list[tuple[float, str]]]:
    """Each page's words with their heights."""
    command = ["pdftotext", "-bbox", str(pdf), "-"]
    pages = subprocess.run(command, check=True, capture_output=True, text=True).stdout.split("<page ")[1:]
    return [[(float(m[2]) - float(m[1]), m[3]) for m in _WORD.finditer(page)] for page in pages]
