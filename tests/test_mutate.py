"""scripts/mutate says which changes tests notice, and nothing where the tests fail as they are."""

from __future__ import annotations

import inspect
import re
import subprocess
import sys
from pathlib import Path

from planner.months import Month

ROOT = Path(__file__).parents[1]


def mutate(tests: Path, text: str) -> tuple[int, str]:
    """Exit code and output of a search in planner/months.py with tests of that ``text``."""
    tests.write_text(text, encoding="utf-8")
    command = [sys.executable, str(ROOT / "scripts" / "mutate"), "planner/months.py", "--tests", str(tests)]
    done = subprocess.run([*command, "--count", "100"], capture_output=True, text=True, check=False)
    return done.returncode, done.stdout


def lines_of(function: object) -> set[int]:
    """Its lines in the file."""
    source, first = inspect.getsourcelines(function)  # type: ignore[arg-type]
    return set(range(first, first + len(source)))


def test_what_is_asserted_is_noticed_and_what_is_only_executed_is_not(tmp_path: Path) -> None:
    """14 months lie between January 2011 and March 2012 by every operator and number of ``since``."""
    code, said = mutate(
        tmp_path / "test_months.py",
        "from planner.months import Month\n"
        "def test_since(): assert Month(2012, 3).since(Month(2011, 1)) == 14\n"
        "def test_nothing(): assert Month(2012, 3).plus(1)\n",
    )
    assert code == 1  # less than four in five
    survivors = re.findall(
        r"^not noticed: planner/months\.py:(\d+): .*?( \(no test executes it\))?$", said, re.MULTILINE
    )
    executed = {int(line) for line, untested in survivors if not untested}
    assert executed
    assert executed <= lines_of(Month.plus)
    assert not {int(line) for line, _ in survivors} & lines_of(Month.since)
    assert {int(line) for line, untested in survivors if untested} & lines_of(Month.text)
    noticed, tried = map(int, re.findall(r"^(\d+) of (\d+) changes noticed", said, re.MULTILINE)[0])
    assert tried == noticed + len(survivors)


def test_nothing_is_tried_where_the_tests_fail_as_they_are(tmp_path: Path) -> None:
    code, said = mutate(tmp_path / "test_months.py", "def test_wrong(): assert 1 == 2\n")
    assert code == 2
    assert "test_wrong" in said
    assert "noticed" not in said
