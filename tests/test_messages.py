"""The catalogue: both languages, the same places, a planner's words."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import pytest

from planner import messages
from planner.findings import Level
from planner.messages import catalogue, count_text, finding, number, text
from planner.schema.rules import RULE_IDS

PACKAGE = Path(__file__).parents[1] / "planner"

DEFINITIONS = (
    "staff_balance",
    "pool_balance",
    "workload",
    "staff_at_work",
    "effective_staff",
    "trainer_balance",
)
ROW_NAME = re.compile(rf"\b(?:{'|'.join([*RULE_IDS, *DEFINITIONS])})[.\[(]\w")
SNAKE = re.compile(r"\b[a-z]+_[a-z_]+\b")


def _places(words: str) -> set[str]:
    return {name.partition("?")[0] for _, name, _, _ in Formatter().parse(words) if name is not None}


def test_two_threads_may_load_a_stage_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """The one that is behind finds every entry there, before the stage is marked as loaded."""
    known = dict(catalogue())
    monkeypatch.setattr(messages, "_stages_loaded", set[str]())
    assert catalogue() == known


def test_no_sentence_is_empty() -> None:
    assert [code for code, words in catalogue().items() if not all(each.strip() for each in words)] == []


def test_both_languages_name_the_same_places() -> None:
    differing = {
        code: (english, french)
        for code, (english, french) in catalogue().items()
        if _places(english) != _places(french)
    }
    assert differing == {}


def test_places_have_names() -> None:
    assert [code for code, words in catalogue().items() if "" in _places(words[0])] == []


def _shows_a_code_name(words: str) -> bool:
    shown = re.sub(r"\{[^}]*\}|\b\w+\.py\b", "", words)  # a script is called as its file is
    return bool(ROW_NAME.search(shown) or SNAKE.search(shown))


def test_no_message_shows_a_row_or_a_code_name() -> None:
    assert _shows_a_code_name("arrivals_max[Ops,2012-01] is tight")
    assert {code: words for code, words in catalogue().items() if any(map(_shows_a_code_name, words))} == {}


def _lacks_a_space(french: str) -> bool:
    return bool(re.search(r"\w[;?!](\s|$)|\w:\s", re.sub(r"\{[^}]*\}", "x", french)))


def test_french_punctuation_has_its_space() -> None:
    assert _lacks_a_space("Pourquoi?")
    assert {code: french for code, (_, french) in catalogue().items() if _lacks_a_space(french)} == {}


def _codes_used() -> Iterator[tuple[str, str]]:
    """Literal codes given to ``text`` and ``finding``, with the file that gives them."""
    for path in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call) or not node.args:
                continue
            called = ast.unparse(node.func).rpartition(".")[2]
            position = {"text": 0, "say": 0, "refuse": 0, "finding": 1}.get(called)
            if position is None or len(node.args) <= position:
                continue
            code = node.args[position]
            if isinstance(code, ast.Constant) and isinstance(code.value, str) and "." in code.value:
                yield code.value, path.name


def test_every_code_that_is_used_exists() -> None:
    used = dict(_codes_used())
    assert len(used) > 20
    assert {code: where for code, where in used.items() if code not in catalogue()} == {}


def test_text_fills_its_places() -> None:
    assert text("usage.missing", "en", name="CASE") == "CASE is missing."
    assert text("usage.missing", "fr", name="CASE") == "CASE manque."


def test_a_finding_carries_its_sentence() -> None:
    made = finding(Level.ERROR, "cli.exists", "en", file="plan.xlsx")
    assert made.message.startswith("plan.xlsx exists.")
    assert made.as_json()["level"] == "error"


@pytest.mark.parametrize(
    ("value", "english", "french"),
    [(1234.5, "1,234.5", "1\u202f234,5"), (0.04, "0", "0"), (-0.01, "0", "0"), (12, "12", "12")],
)
def test_numbers_as_people_write_them(value: float, english: str, french: str) -> None:
    assert number(value, "en") == english
    assert number(value, "fr") == french


@pytest.mark.parametrize(
    ("reason", "said"),
    [
        ("No such file", "case.xlsx: No such file."),
        ("It is open in Excel.", "case.xlsx: It is open in Excel."),
        ("a, b, …", "case.xlsx: a, b, …"),
        ("0.8..1.2", "case.xlsx: 0.8..1.2."),
    ],
)
def test_a_place_that_ends_a_sentence_gets_no_second_full_stop(reason: str, said: str) -> None:
    assert text("cli.file", "en", file="case.xlsx", reason=reason) == said


def test_words_agree_with_their_number() -> None:
    def seats(limit: str, language: str) -> str:
        return text("rule.training_seats", language, place="Est", limit=limit, when="…")

    assert seats("1", "en") == "Est has 1 training seat …"
    assert seats("0.5", "en") == "Est has 0.5 training seats …"
    assert seats("1,5", "fr") == "Est a 1,5 place de formation …"
    assert seats("1\u202f200", "fr") == "Est a 1\u202f200 places de formation …"


def test_one_is_not_counted_as_many() -> None:
    assert count_text("scenarios.took", "en", 1, seconds=2) == "1 scenario in 2 s"
    assert count_text("scenarios.took", "en", 0, seconds=2) == "0 scenarios in 2 s"
    assert count_text("scenarios.took", "fr", 0, seconds=2) == "0 scénario en 2 s"
    assert count_text("scenarios.took", "en", 1200, seconds=2) == "1,200 scenarios in 2 s"
