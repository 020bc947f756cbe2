"""The documentation says what the code does, all of it, and nothing about the machine it was written on."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import click
import pytest

from planner.cli.group import planner
from planner.cli.reference import reference, root_context
from planner.cli.table import COMMANDS, Exit
from planner.messages import catalogue, text
from planner.plan.tables import NAMES
from planner.schema.inputs import INPUTS, SETTINGS
from planner.schema.results import RESULTS
from planner.schema.rules import GOALS, RULES

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *(ROOT / "models").glob("*.md")])


def _page(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def _fences(page: str, language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", page, flags=re.MULTILINE | re.DOTALL)


def test_the_readme_gives_the_two_commands_that_ci_runs() -> None:
    section = README.partition("## Two commands")[2].partition("\n## ")[0]
    assert _fences(section, "sh") == [
        "pip install uv && uv run planner solve inputs/open-2012.xlsx\nuv run pytest\n"
    ]
    assert (ROOT / "inputs" / "open-2012.xlsx").exists()
    assert "/^## Two commands/" in (ROOT / ".ci" / "run").read_text(encoding="utf-8")


def test_the_readme_s_python_runs(tmp_path: Path) -> None:
    (snippet,) = _fences(README, "python")
    shutil.copy(ROOT / "inputs" / "small.xlsx", tmp_path / "case.xlsx")
    subprocess.run([sys.executable, "-c", snippet], cwd=tmp_path, check=True)
    assert (tmp_path / "plan.xlsx").exists()


@pytest.mark.parametrize(("language", "page"), [("en", "docs/cli.md"), ("fr", "docs/fr/cli.md")])
def test_the_page_of_the_commands_is_current(language: str, page: str) -> None:
    assert _page(page) == reference(language), "write it again: scripts/pages"


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_and_option_is_explained(name: str) -> None:
    assert f"`planner {name}" in README
    page = _page("docs/cli.md").partition(f"## planner {name}\n")[2].partition("\n## ")[0]
    root = root_context()
    command = planner.get_command(root, name)
    assert command is not None
    for parameter in command.get_params(click.Context(command, info_name=name, parent=root)):
        for shown in parameter.opts if isinstance(parameter, click.Option) else [str(parameter.name).upper()]:
            assert re.search(rf"(^|\s){re.escape(shown)}\b", page), shown


def test_every_part_of_the_code_is_on_the_map() -> None:
    for part in (ROOT / "planner").iterdir():
        if (part / "__init__.py").exists():
            assert f"`planner/{part.name}/`" in README, part.name


def test_the_exit_codes_are_in_the_readme() -> None:
    for code in Exit:
        meaning = text(f"exit.{code.name.lower()}", "en")
        row = re.search(rf"^\| {code.value} \| (.*) \|$", README, flags=re.MULTILINE)
        assert row is not None
        assert row[1].lower() in meaning.lower()


def test_every_key_of_the_machine_output_is_documented(tmp_path: Path) -> None:
    shutil.copy(ROOT / "inputs" / "small.xlsx", tmp_path / "small.xlsx")
    finished = subprocess.run(
        [sys.executable, "-m", "planner", "solve", str(tmp_path / "small.xlsx"), "--json"],
        capture_output=True, check=True, cwd=ROOT,
    )  # fmt: skip
    page = _page("docs/machine-output.md")
    for key in json.loads(finished.stdout):
        assert f"`{key}`" in page, key


def test_every_command_has_its_texts() -> None:
    for name in COMMANDS:
        assert {f"help.{name}", f"help.{name}.short", f"help.{name}.examples"} <= set(catalogue())


def test_every_sheet_column_and_setting_is_documented() -> None:
    page = _page("docs/workbook.md")
    for sheet in INPUTS:
        section = page.partition(f"## {sheet.label.en}")[2].partition("\n## ")[0]
        for column in sheet.columns:
            assert column.label.en in section, f"{sheet.label.en}: {column.label.en}"
            assert column.label.fr in section, f"{sheet.label.en}: {column.label.fr}"
    for setting in SETTINGS:
        assert f"{setting.label.en} · " in page or f"| {setting.label.en} |" in page, setting.label.en


def test_every_rule_and_goal_is_formulated() -> None:
    words = _page("models/transfers.md")
    names = [*(rule.id for rule in RULES), *(goal.id for goal in GOALS)]
    assert [name for name in names if f"`{name}`" not in words] == []


def test_the_readme_names_the_result_sheets() -> None:
    for key in ("summary", "transfers", "staff", "training", "outsourcing_plan", "findings"):
        assert f"| {RESULTS[key].en} |" in README


def test_links_lead_somewhere() -> None:
    broken = [
        f"{page.relative_to(ROOT)}: {target}"
        for page in PAGES
        for target in re.findall(r"\]\(([^)#]+)(?:#[^)]*)?\)", page.read_text(encoding="utf-8"))
        if "://" not in target and not (page.parent / target).exists()
    ]
    assert broken == []


def _tracked() -> list[Path]:
    """Files under version control, or all that a source archive holds."""
    try:
        listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        return [path for path in ROOT.rglob("*") if path.is_file() and ".venv" not in path.parts]
    return [ROOT / name for name in listed.stdout.decode().split("\0") if name]


# Put together here, so that this file does not find itself.
MACHINE = re.compile(
    "|".join(rf"(?<![\w.~<{{]){re.escape('/' + folder)}/" for folder in ("work", "root", "home", "tmp"))
)
HOSTS = re.compile(
    "|".join(("pypi" + r"\.org", "python" + "hosted" + r"\.", "npmjs" + r"\.", "deb" + r"\.debian"))
)


def _words_of(path: Path) -> str:
    if path.suffix in {".xlsx", ".xlsm"}:
        with zipfile.ZipFile(path) as archive:
            return "\n".join(archive.read(name).decode("utf-8", "replace") for name in archive.namelist())
    return path.read_text(encoding="utf-8", errors="replace")


def test_nothing_of_a_machine_or_a_registry_is_in_the_tree() -> None:
    for path in _tracked():
        if path.exists():
            words = _words_of(path)
            assert not MACHINE.search(words), path
            assert not HOSTS.search(words), path


@pytest.mark.parametrize("name", ["docs/python.md", "docs/fr/python.md"])
def test_the_page_of_the_library_runs(name: str, tmp_path: Path) -> None:
    """Every snippet, one after the other, and every table of a plan is on the page."""
    page = _page(name)
    script = "\n".join(_fences(page, "python"))
    shutil.copy(ROOT / "inputs" / "small.xlsx", tmp_path / "case.xlsx")
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", script],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    for said in re.findall(r"print\(\w+\) +# (<.*>)$", page, flags=re.MULTILINE):
        assert said in done.stdout
    assert {"plan.xlsx", "busy.xlsx"} <= {path.name for path in tmp_path.iterdir()}
    for table in NAMES:
        assert f"| `{table}` |" in page
    for function in ("grade", "compare", "why", "scenarios", "frontier", "report"):
        assert f"planner.{function}(" in page


def test_every_test_that_reliability_names_exists() -> None:
    page = _page("docs/reliability.md")
    named = {words.split()[0] for words in re.findall(r"`((?:tests|scripts)/[^`]+)`", page)}
    assert len(named) > 20
    assert [name for name in sorted(named) if not (ROOT / name).exists()] == []
