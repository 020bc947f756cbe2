"""The notebook of the library runs, and the results that it shows are those of today."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("nbclient", reason="the group docs is not installed")

ROOT = Path(__file__).parents[2]
NOTEBOOK = ROOT / "docs" / "notebook.ipynb"


def _cells(path: Path) -> list[dict[str, Any]]:
    found = json.loads(path.read_text(encoding="utf-8"))["cells"]
    assert isinstance(found, list)
    return found


def _results(path: Path) -> list[str]:
    """What each cell of code prints or shows, as text."""
    return [
        "".join("".join(one.get("text") or one["data"]["text/plain"]) for one in cell["outputs"])
        for cell in _cells(path)
        if cell["cell_type"] == "code"
    ]


def test_the_notebook_runs_and_shows_what_it_gives(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.site.notebook", str(tmp_path / "run.ipynb")],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    shown = _results(NOTEBOOK)
    assert all(shown)
    assert _results(tmp_path / "run.ipynb") == shown, "run python -m tests.site.notebook docs/notebook.ipynb"


def test_links_of_the_notebook_lead_somewhere() -> None:
    words = "".join("".join(cell["source"]) for cell in _cells(NOTEBOOK) if cell["cell_type"] == "markdown")
    links = re.findall(r"\]\(([^)]+)\)", words)
    assert links
    assert [link for link in links if not (NOTEBOOK.parent / link).exists()] == []
