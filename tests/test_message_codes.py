"""Every code that the program may ask for has its text, and every text is asked for.

Codes are literals, or f-strings that stand for a family: ``FAMILIES`` lists what may fill them, from the schema and the
enums where those decide it.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import pytest

from planner import messages
from planner.cli.table import COMMANDS
from planner.explain.texts import texts_of
from planner.findings import Level
from planner.messages import catalogue, text
from planner.plan.types import Status
from planner.schema.languages import LANGUAGES
from planner.schema.rules import GOAL_IDS, RULES

PACKAGE = Path(__file__).parents[1] / "planner"

SPEAKS = {"text": 0, "say": 0, "refuse": 0, "count_text": 0, "finding": 1}
"""Function or method → position of the code among its arguments."""

STATUSES = [status.value for status in Status]
LEVELS = [level.value for level in Level]
DERIVED = ("step.pool_floor_derived", "change.pool_floor.outsource")
"""What is said where a floor follows from a source activity."""

UNLOCK = "change.decision.unlock"
"""What is said where a decision keeps the plan's own figure."""

OF_RULES = sorted({*DERIVED, UNLOCK, *(code for family in RULES for code in texts_of(family))})

FAMILIES: Mapping[str, Iterable[str]] = {
    "change.**": [code.split(".", 1)[1] for code in OF_RULES if code.startswith("change.")],
    "rule.*": [code.split(".", 1)[1] for code in OF_RULES if code.startswith("rule.")],
    "rule.*s": [f.id for f in RULES if f"rule.{f.id}s" in OF_RULES],
    "rule.*_*": [f"{how}_{kind}" for how in ("supposed", "decision") for kind in ("fix", "min", "max")],
    "decision.*": ("pool_to", "pool", "to", "all"),
    "ended.*": STATUSES,
    "exit.*": ("solved", "fault", "bad_input", "infeasible", "limit", "solver", "interrupted"),
    "help.*": ["planner", *COMMANDS],
    "help.*.short": list(COMMANDS),
    "help.*.examples": ["planner", *COMMANDS],
    "mark_*": LEVELS,
    "report.*": ("found", "expected", "nearest"),
    "report.rounding_*": ("people", "groups", "both"),
    "report.**": [f"{level}{end}" for level in LEVELS for end in ("", "s")],
    "compare.*": ("old", "new", "difference"),
    "compare.goal.*": ("service", "targets", "cost", "wellbeing"),
    "compare.grain_*": ("row", "sheet"),
    "compare.kind.*": ("transfers", "staff", "outsourced"),
    "compare.sheet.*": ("sheet", "cell", "input", "pool", "to", "month", "service", "targets", "cost",
                        "overview", "inputs", "directions", "moves"),
    "compare.sheet.*_subtitle": ("inputs", "directions", "moves"),
    "conflict_sheet_*": ("number", "rule", "says", "sheet", "cell", "alone"),
    "repairs_sheet_*": ("number", "rule", "change", "sheet", "cell", "old", "new", "amount", "unit", "cost"),
    "grade.*": ("this", "best", "score", "pool_balance", "headcount_unit", "trainer_balance"),
    "grade.aim.*": ("customers", "economy", "wellbeing"),
    "grade.measure.*": ("served", "unmet", "targets", "cost", "wellbeing", "stability"),
    "grade.sheet.*": ("aim", "measure", "this", "best", "difference", "score", "rule", "says", "from", "to_month",
                      "size", "limit", "figure", "pool", "to", "month", "before", "after", "change", "cell"),
    "grade.unknown_*": ("pool", "to"),
    "*_month": ("grade.over", "grade.under"),
    "*_months": ("grade.over", "grade.under"),
    "plan_*": ("version", "time", "author", "why", "level", "sheet", "cell", "found", "expected", "message"),
    "plan_by_activity_*": ("work", "activities"),
    "plan_level_*": ("work", "needed", *LEVELS),
    "plan_level_*_note": ("work", "needed"),
    "plan_rule_*": ("kept", "binding", "missed", "past", "unused", "off"),
    "plan_status_*": ("optimal", "limit"),
    "proof.head.*": ("claim", "family", "place", "month", "sheet", "cell", "price", "limit", "part", "bound", "plan",
                     "gap"),
    "scenarios.*": ("known", "after_wave", "waiting", "wave_left_out", "wave_unplanned", "wave_ranges", "lowest",
                    "middle", "highest"),
    "scenarios.column_*": ("cost", "missed", "share", "pools", "months", "distance", "change"),
    "scenarios.figure_*": ("leaving", "moved", "unmet", "outsourced", "missed", "centre"),
    "scenarios.figure_*_year": ("leaving", "staff", "own_share", "outsourced_share"),
    "scenarios.goal_*": GOAL_IDS,
    "scenarios.month_*": ("staff", "leaving", "own_share", "unmet"),
    "scenarios.sheet_*": ("comparison", "by_month", "by_pool", "charts", "alternatives", "wave", "futures", "regret"),
    "scenarios.status_*": [*STATUSES, "invalid"],
    "scenarios.step_*": ("known", "shared", "joining", "compared"),
    "scenarios.style_*": ("best", "pools", "months", "distance", "change"),
    "scenarios.trait_*": ("pools", "months", "distance", "change"),
    "scenarios.unknown_*": ("sheet", "row", "column", "month", "unsaid", "horizon", "empty"),
    "scenarios.wave_subtitle_*": ("expected", "regret"),
    "sensitivity_*": ("rule", "limit", "step", "sheet", "cell", "loosened", "tightened", "until", "note"),
    "page.*": ("proposed", "compared", "costs"),
    "page.chart_*": ("bridge", "calendar", "chances", "flows", "map", "share", "staff"),
    "page.chart_*_note": ("bridge", "calendar", "chances", "flows", "map", "share", "staff"),
    "page.bridge_*": ('moves', 'own_staff', 'partners', 'plan', 'training', 'without'),
    "serve.decided.*": ("fixed", "at_least", "at_most"),
    "serve.stage.*": ("dataset", "model", "solve", "step", "margins", "explain", "baseline", "verify", "writing",
                      "warm"),
    "stage.*": ("reading", "dataset", "model", "solve", "step", "sensitivity", "explain", "baseline", "verify",
                "export", "proof", "margins", "points", "alternative", "wave", "compare", "why"),
    "words.goal.*": (*GOAL_IDS, "penalties"),
    "template_*": ("sheet", "needed", "row", "purpose"),
    "template_step_*": ("1", "2", "3"),
}  # fmt: skip
"""F-strings that are codes, with * for what is filled in → what may fill them."""


def _codes() -> Iterator[tuple[ast.expr, str, str]]:
    """Each expression given as a code, the function it is given to, and the file with its line."""
    for path in sorted(PACKAGE.rglob("*.py")):
        if path.parent.name == "messages":
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                called = ast.unparse(node.func).rpartition(".")[2]
                at = SPEAKS.get(called)
                if called == "text" and not isinstance(node.func, ast.Name):
                    continue  # a label, a month or a cell of a row, which have a text of their own
                if at is not None and len(node.args) > at:
                    where = f"{path.relative_to(PACKAGE)}:{node.lineno}"
                    yield from ((code, called, where) for code in _choices(node.args[at]))


def _choices(code: ast.expr) -> Iterator[ast.expr]:
    """Both branches of ``a if … else b``, else the expression itself."""
    if isinstance(code, ast.IfExp):
        yield from (*_choices(code.body), *_choices(code.orelse))
    else:
        yield code


def _pattern(code: ast.JoinedStr) -> str:
    return "".join(str(part.value) if isinstance(part, ast.Constant) else "*" for part in code.values)


def _fill(pattern: str, value: str) -> str:
    """The code of a family for one value; two places that touch are filled as one."""
    if pattern.count("*") == 1 or "**" in pattern:
        return re.sub(r"\*+", value, pattern)
    first, _, second = value.partition("_")
    return pattern.replace("*", first, 1).replace("*", second, 1)


def _forms(code: str, called: str) -> list[str]:
    """The entries that a call needs: ``count_text`` has one for many and one for a single thing."""
    return [code, f"{code}_one"] if called == "counted" else [code]


def test_every_literal_code_exists() -> None:
    missing = {
        f"{where}: {form}"
        for code, called, where in _codes()
        if isinstance(code, ast.Constant) and isinstance(code.value, str) and code.value not in LANGUAGES
        for form in _forms(code.value, called)
        if form not in catalogue()
    }
    assert missing == set()


def test_every_family_of_codes_is_listed() -> None:
    unlisted = {
        f"{where}: {_pattern(code)}"
        for code, _, where in _codes()
        if isinstance(code, ast.JoinedStr)
        and _pattern(code) not in FAMILIES
        and not _pattern(code).startswith("option.")
        and " " not in _pattern(code)
    }
    assert unlisted == set()


def test_every_member_of_a_family_exists() -> None:
    members = {pattern: [_fill(pattern, value) for value in values] for pattern, values in FAMILIES.items()}
    assert [pattern for pattern, codes in members.items() if not codes] == []
    assert [code for codes in members.values() for code in codes if code not in catalogue()] == []


def test_every_text_is_asked_for() -> None:
    """A code that nothing names any more is a sentence that nobody reads."""
    named = {_fill(pattern, value) for pattern, values in FAMILIES.items() for value in values}
    for path in sorted(PACKAGE.rglob("*.py")):
        if path.parent.name != "messages":
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Constant) and isinstance(node.value, str):
                    named |= {node.value, f"{node.value}_one", f"{node.value}_alone"}
    named |= set(OF_RULES)
    unasked = {code for code in catalogue() if code not in named}
    assert {
        code for code in unasked if not code.startswith(("option.", "proof.family.", "serve.page.", "page."))
    } == set()


def test_what_has_no_text_is_shown_as_its_code(monkeypatch: pytest.MonkeyPatch) -> None:
    """A sentence that is missing never loses a plan that was found."""
    lacking: list[str] = []
    monkeypatch.setattr(messages, "report_missing", lacking.append)
    assert text("no.such.code", "fr", fte=3) == "no.such.code 3"
    assert text("usage.missing", "en") == "{name} is missing."
    assert lacking == ["no.such.code", "usage.missing: name"]


@pytest.mark.parametrize(
    ("first", "said"),
    [
        ("avr. 2012", "d'avr. 2012 à déc. 2012"),
        ("mars 2012", "de mars 2012 à déc. 2012"),
        ("Île-de-France", "d'Île-de-France à déc. 2012"),
        ("8", "de 8 à déc. 2012"),
        ("onze", "de onze à déc. 2012"),
    ],
)
def test_french_elides_before_a_vowel(first: str, said: str) -> None:
    assert text("when.span", "fr", first=first, last="déc. 2012") == said
