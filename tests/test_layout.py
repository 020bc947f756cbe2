"""The shape of the code: imports run one way, and starting the command line costs little."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

import planner

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "planner"

SHARED = {"display", "findings", "files", "months", "messages", "mishaps", "schema", "tolerances"}
"""What every part may use: the contract as data, and the words."""

SHEETS = SHARED | {"spreadsheet"}
"""What parts may use that name cells, or read or write workbooks."""

STAGES = {"reading", "dataset", "model", "solve", "plan", "verify"}
"""From the workbook to a verified plan."""

MAY_USE: dict[str, set[str]] = {
    "schema": set(),
    "months": set(),
    "tolerances": set(),
    "display": {"messages", "months", "schema", "tolerances"},
    "findings": set(),
    "files": set(),
    "messages": {"findings", "schema"},
    "mishaps": {"findings", "messages", "schema"},
    "spreadsheet": SHARED - {"months"},
    "reading": SHEETS,
    "dataset": SHEETS | {"reading"},
    "plan": SHARED | {"reading", "dataset"},
    "model": SHARED | {"dataset"},
    "solve": SHARED | {"dataset", "model", "plan"},
    "verify": SHARED | {"dataset", "plan"},
    "examples": SHARED,
    "history": SHARED | {"reading", "dataset", "plan"},
    "explain": SHEETS | STAGES,
    "chances": SHEETS | STAGES | {"explain"},
    "proof": SHEETS | STAGES | {"explain"},
    "writing": SHEETS | {"reading", "dataset", "plan", "verify", "examples", "history", "chances", "proof"},
    "conclusion": SHARED | STAGES | {"history", "explain"},
    "api": SHEETS | STAGES | {"conclusion", "history", "chances", "proof", "writing", "explain"},
    "page": SHEETS | STAGES | {"history", "chances", "scenarios", "api"},
    "scenarios": SHEETS | STAGES | {"history", "chances", "proof", "writing", "explain", "api"},
    "grading": SHEETS | STAGES | {"history", "chances", "proof", "writing", "explain", "api"},
    "tradeoff": SHEETS | STAGES | {"history", "chances", "proof", "writing", "api", "scenarios"},
    "alternatives": SHEETS | STAGES | {"history", "chances", "proof", "writing", "api", "scenarios"},
    "wave": SHEETS | STAGES | {"history", "chances", "proof", "writing", "api", "scenarios"},
    "studies": SHEETS | STAGES | {"explain", "api", "scenarios", "grading", "comparing", "tradeoff", "page"},
    "serve": SHEETS | STAGES | {"history", "explain", "report", "writing", "api"},
    "comparing": SHEETS
    | STAGES
    | {"history", "chances", "writing", "explain", "api", "scenarios", "grading"},
    "report": SHARED
    | STAGES
    | {
        "history",
        "chances",
        "proof",
        "explain",
        "scenarios",
        "grading",
        "comparing",
        "tradeoff",
        "alternatives",
        "wave",
    },
}
"""Part → parts that it may import. ``verify`` shares no code with ``model``; only ``cli`` may use everything."""

HEAVY = {
    "numpy",
    "pulp",
    "highspy",
    "openpyxl",
    "xlsxwriter",
    "pandas",
    "python_calamine",
    "altair",
    "vl_convert",
    "pydantic",
    "starlette",
    "uvicorn",
    "click",
}
STARTS_LIGHT = ("__init__.py", "cli/main.py", "cli/help.py", "cli/language.py", "cli/table.py", "api.py")


def _modules() -> list[Path]:
    return sorted(PACKAGE.rglob("*.py"))


@cache
def _tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def _part(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def _imports(tree: ast.AST, *, everywhere: bool) -> Iterator[str]:
    """Dotted names that are imported; at module level only, unless ``everywhere``."""
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names if node.module == "planner")
        elif everywhere or not isinstance(node, ast.FunctionDef | ast.If):
            yield from _imports(node, everywhere=everywhere)


def _used(path: Path) -> set[str]:
    """Parts that a file imports."""
    names = _imports(_tree(path), everywhere=True)
    return {name.split(".")[1] for name in names if name.startswith("planner.")}


def test_imports_run_one_way() -> None:
    beyond = {
        str(path.relative_to(PACKAGE)): sorted(_used(path) - {part} - MAY_USE[part])
        for path in _modules()
        if (part := _part(path)) not in {"cli", "__init__", "__main__"}
    }
    assert {path: parts for path, parts in beyond.items() if parts} == {}


@pytest.mark.parametrize("name", STARTS_LIGHT)
def test_no_heavy_import_at_the_start(name: str) -> None:
    tree = _tree(PACKAGE / name)
    assert not {module.split(".")[0] for module in _imports(tree, everywhere=False)} & HEAVY


def _imported_by(*arguments: str) -> set[str]:
    """Top-level packages that a fresh interpreter has imported after ``arguments``."""
    finished = subprocess.run(
        [sys.executable, "-X", "importtime", *arguments], capture_output=True, text=True, check=True, cwd=ROOT
    )
    lines = finished.stderr.splitlines()
    return {
        line.rpartition("|")[2].strip().split(".")[0] for line in lines if line.startswith("import time:")
    }


def test_help_imports_nothing_heavy() -> None:
    assert not _imported_by("-m", "planner", "--help") & HEAVY


def test_command_help_does_not_import_the_solver() -> None:
    assert not _imported_by("-m", "planner", "solve", "--help") & (HEAVY - {"click"})


def test_importing_the_library_imports_nothing_heavy() -> None:
    assert not _imported_by("-c", "import planner") & HEAVY


def test_every_exported_name_exists() -> None:
    for name in planner.__all__:
        assert getattr(planner, name) is not None
    assert set(planner.__all__) <= set(dir(planner))
    with pytest.raises(AttributeError, match="nothing_of_the_kind"):
        planner.nothing_of_the_kind  # noqa: B018


def test_solve_stays_a_function_when_its_namesake_package_is_imported() -> None:
    script = "import planner.solve.options, planner; assert callable(planner.solve)"
    subprocess.run([sys.executable, "-c", script], check=True, cwd=ROOT)


def test_only_the_command_line_prints_and_exits() -> None:
    for path in _modules():
        if _part(path) in {"cli", "__main__"}:
            continue
        for node in ast.walk(_tree(path)):
            if isinstance(node, ast.Call):
                called = ast.unparse(node.func)
                assert called not in {"print", "exit", "quit", "sys.exit", "os._exit"}, (
                    f"{path.name}: {called}"
                )


def test_files_stay_readable() -> None:
    """Long files hide their structure; tables of names and messages are not code."""
    for path in _modules():
        if _part(path) in {"schema", "messages", "examples"}:
            continue
        assert len(path.read_text(encoding="utf-8").splitlines()) <= 350, path.name


def test_only_the_live_solver_knows_highs() -> None:
    """Time limits, Ctrl-C, threads and what HiGHS prints when it is made are seen to once, in ``solve/live/``."""
    for path in _modules():
        if path.parent == PACKAGE / "solve" / "live":
            continue
        tree = _tree(path)
        assert not {name.split(".")[0] for name in _imports(tree, everywhere=True)} & {"highspy"}, path.name
        for node in ast.walk(tree):
            if isinstance(node, ast.Call):
                assert ast.unparse(node.func).rpartition(".")[2] != "Highs", path.name
            if isinstance(node, ast.ClassDef):
                assert not {ast.unparse(base).rpartition(".")[2] for base in node.bases} & {
                    "HiGHS",
                    "Highs",
                }, path.name


def test_the_command_line_speaks_through_one_module() -> None:
    """Streams that are closed, full or without a reader are handled there (``cli/streams.py``)."""
    for path in _modules():
        if path in {PACKAGE / "cli" / "streams.py", PACKAGE / "cli" / "reference.py"}:
            continue
        for node in ast.walk(_tree(path)):
            if isinstance(node, ast.Call):
                assert ast.unparse(node.func) not in {"click.echo", "click.secho", "print"}, path.name


def test_tolerances_stand_in_one_file() -> None:
    """Each with its unit and reason: a small number elsewhere is one that nobody weighed."""
    elsewhere = [
        f"{path.relative_to(PACKAGE)}:{node.lineno}: {node.value}"
        for path in _modules()
        if path != PACKAGE / "tolerances.py"
        for node in ast.walk(_tree(path))
        if isinstance(node, ast.Constant) and isinstance(node.value, float) and 0 < node.value < 1e-3
    ]
    assert elsewhere == []


def test_every_tolerance_has_its_reason_and_is_used() -> None:
    body = _tree(PACKAGE / "tolerances.py").body
    names = {ast.unparse(node.targets[0]) for node in body if isinstance(node, ast.Assign)}
    reasons = [node for node in body[1:] if isinstance(node, ast.Expr)]
    assert len(names) == len(reasons)
    assert sorted(names - {name for path in _modules() for name in _taken(path)}) == []


def _taken(path: Path) -> set[str]:
    """Tolerances that a file imports."""
    return {
        alias.name
        for node in ast.walk(_tree(path))
        if isinstance(node, ast.ImportFrom) and node.module == "planner.tolerances"
        for alias in node.names
    }


IRREGULAR = """
bought broken brought built chosen come done drawn felt found given gone got grown had heard held hidden kept
known laid led left lent lost made meant met paid said sent shown sold spent stood sunk taken told torn understood
won written
"""
AFTER = "after again aside as at before by for from if in into off on out over to together up with"
"""Words that leave a participle without a noun: ``built_with_scenarios``."""

ROWS = frozenset({"paid"})
"""Named as the rows of models/transfers.md are."""


def _is_participle(word: str) -> bool:
    return word in IRREGULAR.split() or (
        word.endswith("ed") and word not in {"feed", "need", "shared", "speed"}
    )


def _hides_what_it_does(name: str) -> bool:
    """Whether a function's name is a bare participle, which tells neither what it does nor what it returns."""
    first, *others = (word for word in name.split("_") if word)
    return _is_participle(first) and name not in ROWS and (not others or others[0] in AFTER.split())


def _functions(path: Path) -> Iterator[str]:
    """The names of a file's functions; properties are values, named as such."""
    for node in ast.walk(_tree(path)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and not any(
            "property" in ast.unparse(decorator) for decorator in node.decorator_list
        ):
            yield node.name


def test_functions_are_verbs_or_say_what_they_return() -> None:
    """In the program, in what measures it, and in what tests share."""
    helpers = (path for path in sorted((ROOT / "tests").rglob("*.py")) if not path.name.startswith("test_"))
    offenders = [
        f"{path.relative_to(ROOT)}: {name}"
        for path in (*_modules(), *sorted((ROOT / "benchmarks").glob("*.py")), *helpers)
        for name in _functions(path)
        if _hides_what_it_does(name)
    ]
    assert offenders == []


def test_modules_are_named_by_what_they_hold() -> None:
    stems = {str(path.relative_to(PACKAGE)): path.stem for path in _modules() if path.name != "__init__.py"}
    assert [path for path, stem in stems.items() if _hides_what_it_does(stem)] == []


@pytest.mark.parametrize(
    ("name", "hides"),
    [("_shown", True), ("built_with_scenarios", True), ("format_value", False),
     ("agreed_moves", False), ("is_kept", False)],
)  # fmt: skip
def test_a_bare_participle_hides_what_a_function_does(name: str, hides: bool) -> None:
    assert _hides_what_it_does(name) is hides


ENUMS = frozenset({"aim", "cause", "criterion", "grain", "how", "kind", "level", "mode", "side", "status"})
"""Attributes whose values are members of an enum: a literal beside them would be a name that nothing checks."""


def test_members_of_enums_are_compared_by_name() -> None:
    offenders = [
        f"{path.relative_to(PACKAGE)}:{node.lineno}: {ast.unparse(node)}"
        for path in _modules()
        for node in ast.walk(_tree(path))
        if isinstance(node, ast.Compare) and _compares_literals([node.left, *node.comparators])
    ]
    assert offenders == []


def _compares_literals(sides: list[ast.expr]) -> bool:
    """Whether an attribute of ``ENUMS``, or a call of that name, is compared with a text, or with several."""
    names = {ast.unparse(side.func if isinstance(side, ast.Call) else side) for side in sides}
    literals = [part for side in sides for part in (getattr(side, "elts", None) or [side])]
    return any("." in name and name.rpartition(".")[2] in ENUMS for name in names) and any(
        isinstance(part, ast.Constant) and isinstance(part.value, str) for part in literals
    )


@pytest.mark.parametrize(
    ("source", "offends"),
    [
        ('rule.mode == "hard"', True),
        ('data.mode("opening") != "off"', True),
        ('report.status in ("missed", "past")', True),
        ("rule.mode == Mode.HARD", False),
        ('kind == "inlineStr"', False),
    ],
)
def test_a_comparison_with_a_literal_is_found(source: str, offends: bool) -> None:
    node = ast.parse(source, mode="eval").body
    assert isinstance(node, ast.Compare)
    assert _compares_literals([node.left, *node.comparators]) is offends
