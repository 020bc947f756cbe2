"""The pages that people follow: their commands run, in the order of the page, and print what the page shows.

A remark ``<!-- type Transfers!G20 69.1 -->`` stands where the page tells the reader to type into the plan; it is
hidden on the site. What is shown of an output is a part of it: each line stands in the output, in that order.
"""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import click
import openpyxl
import pytest

from planner.cli.group import planner as group
from planner.cli.reference import root_context
from planner.cli.table import COMMANDS

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
FOLLOWED = (
    "tutorial",
    "refused-transfers",
    "lower-forecast",
    "their-plan",
    "for-the-board",
    "reading-results",
)
PAGES = [ROOT / "README.md", ROOT / "README.fr.md", *sorted(DOCS.glob("*.md")), *sorted(DOCS.glob("fr/*.md"))]


def _blocks(page: str, language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", page, flags=re.MULTILINE | re.DOTALL)


def _commands(page: str) -> Iterator[list[str]]:
    """Each command of ``planner`` in the blocks for a shell, as its words, redirections and pipes left out."""
    for line in "".join(_blocks(page, "sh")).splitlines():
        words = shlex.split(line, comments=True)
        ends = [i for i, word in enumerate(words) if word in {"|", ">", "&&"}]
        words = words[: ends[0]] if ends else words
        if words[:1] == ["planner"]:
            yield words[1:]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_every_command_shown_is_one(page: Path) -> None:
    root = root_context()
    for words in _commands(page.read_text(encoding="utf-8")):
        name, *arguments = [word for word in words if word not in {"--lang", "fr", "en", "-q"}]
        if name.startswith("--"):
            continue
        assert name in COMMANDS, words
        command = group.get_command(root, name)
        assert command is not None
        with command.make_context(name, arguments, parent=root) as context:
            assert isinstance(context, click.Context)


def _edit(plan: Path, remark: str) -> None:
    """Does what a remark says, in ``plan`` or ``as`` a copy: ``type Sheet!A1 value, …``, ``multiply Sheet!A1:B2 2``."""
    remark, _, name = remark.partition(" as ")
    verb, _, rest = remark.partition(" ")
    book = openpyxl.load_workbook(plan)
    if verb == "multiply":
        place, factor = rest.rsplit(" ", 1)
        title, cells = place.split("!")
        for row in book[title][cells]:
            for cell in row:
                cell.value *= float(factor)
    else:
        assert verb == "type", remark
        for one in rest.split(", "):
            place, value = one.split(" ", 1)
            title, address = place.split("!")
            book[title][address] = float(value) if re.fullmatch(r"[\d.]+", value) else value
    book.save(plan.with_name(name) if name else plan)


def _run(page: str, folder: Path, language: str) -> None:
    said = ""
    page = _plain(page)
    for remark, kind, block in re.findall(r"<!-- (.*?) -->|```(sh|text)\n(.*?)```", page, flags=re.DOTALL):
        if remark:
            _edit(folder / "plan.xlsx", remark)
        elif kind == "sh":
            said = "".join(_output(words, folder, language) for words in _commands(f"```sh\n{block}```"))
        else:
            at = 0
            for line in filter(None, map(str.strip, block.splitlines())):
                assert line in said[at:], f"{line}\n--- is not in\n{said}"
                at = said.index(line, at) + len(line)


def _output(words: list[str], folder: Path, language: str) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "planner", *words], cwd=folder, capture_output=True, check=False, encoding="utf-8",
        env={**os.environ, "PLANNER_LANG": language, "PYTHONPATH": str(ROOT)},
    )  # fmt: skip
    assert done.returncode in ({0, 3} if words[0] == "grade" else {0}), done.stderr
    return _plain(done.stderr + done.stdout)


def _plain(words: str) -> str:
    """``words`` with plain spaces for those that do not break, which look the same on a page."""
    return words.replace("\u00a0", " ").replace("\u202f", " ")


@pytest.mark.parametrize("name", FOLLOWED)
def test_the_page_can_be_followed(name: str, tmp_path: Path) -> None:
    if name != "tutorial":
        shutil.copy(ROOT / "inputs" / "open-2012.xlsx", tmp_path / "case.xlsx")
        shutil.copy(ROOT / "outputs" / "open-2012.plan.xlsx", tmp_path / "plan.xlsx")
    _run((DOCS / f"{name}.md").read_text(encoding="utf-8"), tmp_path, "en")


def test_the_french_tutorial_can_be_followed(tmp_path: Path) -> None:
    _run((DOCS / "fr" / "tutorial.md").read_text(encoding="utf-8"), tmp_path, "fr")


def _figures(page: str, language: str) -> set[str]:
    """The numbers of a page, written as code writes them; addresses of links and remarks left out."""
    words = re.sub(r"\]\([^)]*\)|<!--.*?-->", "]", page)
    words = re.sub(
        r"(?<=\d)[\s\u00a0\u202f](?=\d{3}\b)" if language == "fr" else r"(?<=\d),(?=\d{3}\b)", "", words
    )
    return set(re.findall(r"\d+(?:\.\d+)?", words.replace(",", ".") if language == "fr" else words))


@pytest.mark.parametrize("name", FOLLOWED)
def test_the_french_page_has_the_figures_of_the_english_one(name: str) -> None:
    english = _figures((DOCS / f"{name}.md").read_text(encoding="utf-8"), "en")
    french = _figures((DOCS / "fr" / f"{name}.md").read_text(encoding="utf-8"), "fr")
    assert french == english
