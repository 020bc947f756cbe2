"""Runs the notebook as Jupyter does: ``python -m tests.site.notebook docs/notebook.ipynb`` writes its results again."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

import nbformat
from nbclient import NotebookClient

NOTEBOOK = Path(__file__).parents[2] / "docs" / "notebook.ipynb"


def run(target: Path) -> None:
    """Writes the notebook to ``target`` with the results of its cells; they find and leave their files elsewhere."""
    notebook = nbformat.read(NOTEBOOK, as_version=4)
    with tempfile.TemporaryDirectory() as folder:
        NotebookClient(notebook, timeout=300, resources={"metadata": {"path": folder}}).execute()
    for cell in notebook.cells:
        cell.metadata.pop("execution", None)  # when it ran: another time each time
    nbformat.write(notebook, target)


if __name__ == "__main__":
    run(Path(sys.argv[1]))
