"""The other commands, help, and the ways in which a call goes wrong."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import click
import pytest

from planner import api
from planner.cli.table import COMMANDS, Exit
from planner.examples import EXAMPLES
from tests.cli.conftest import Call
from tests.support import minimal_case, write_workbook


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_help_in_both_languages(call: Call, command: str, language: str) -> None:
    done = call(*command.split(), "--help", "--lang", language)
    assert done.code == 0
    assert ("Exemples" if language == "fr" else "Examples") in done.out
    assert not re.search(r"\b(help|option)\.\w", done.out)
    # Examples are whole commands, to be copied as they stand.
    assert [
        line for line in done.out.splitlines() if len(line) > 80 and not line.startswith("  planner ")
    ] == []


def test_help_is_the_same_with_and_without_click(call: Call) -> None:
    from click import Context

    from planner.cli.group import planner

    assert planner.get_help(Context(planner)) + "\n" == call("--help").out


def test_solve_help_has_the_exit_codes(call: Call) -> None:
    shown = call("solve", "--help").out
    for code in Exit:
        assert f"\n  {code.value} " in shown


def test_no_arguments_shows_the_help(call: Call) -> None:
    done = call()
    assert done.code == 2
    assert "Commands:" in done.err


def test_version_names_what_decides_the_digits(call: Call) -> None:
    done = call("--version")
    assert done.code == 0
    for name in ("planner", "PuLP", "HiGHS", "Python"):
        assert name in done.out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["slove"], "There is no command slove. Did you mean solve?"),
        (["solve", "a.xlsx", "--gpa", "1"], "There is no option --gpa. Did you mean --gap?"),
        (["solve", "a.xlsx", "--time", "1"], "There is no option --time. Did you mean --time-limit?"),
        (["solve", "a.xlsx", "--xyz"], "There is no option --xyz. See `planner solve --help`."),
        (["solve", "a.xlsx", "--output", "--force"], "--output needs a value. See `planner solve --help`."),
        (["frontier", "a.xlsx", "--between", "cost"], "--between needs 2 values."),
        (["solve", "a.xlsx", "b.xlsx", "c.xlsx"], "“b.xlsx c.xlsx” is too much."),
        (["solve"], "CASE is missing."),
        (["solve", "a.xlsx", "--gap", "much"], "--gap must be a number of at least 0."),
        (["solve", "a.xlsx", "--threads", "0"], "--threads must be a whole number from 1 to 256."),
        (["solve", "a.xlsx", "--repair", "0"], "--repair must be a whole number of at least 1."),
        (["solve", "a.xlsx", "--time-limit", "0"], "--time-limit must be a number above 0."),
        (["scenarios", "a.xlsx", "--draws", "1.5"], "--draws must be a whole number from 1 to 1,000,000."),
        (
            ["alternatives", "a.xlsx", "--within", "300%"],
            "--within must be a share from 0 % to 100 %, such as 5 %.",
        ),
        (
            ["risk", "a.xlsx", "--confidence", "100%"],
            "--confidence must be a share above 0 % and below 100 %",
        ),
        (["solve", "a.xlsx", "-o"], "needs a value"),
        (["solve", "a.xlsx", "--force=1"], "--force takes no value."),
        (["new", "a.xlsx", "--example", "large"], "--example must be one of: open-2012"),
        (["completion", "tcsh"], "SHELL must be one of: bash, zsh, fish."),
        (["export", "a.xlsx", "model.txt"], "must end in .lp, .mps"),
    ],
)
def test_mistakes_are_said_in_words(call: Call, arguments: list[str], said: str) -> None:
    done = call(*arguments)
    assert done.code == 2
    assert said in " ".join(done.err.split())
    assert done.out == ""


def test_a_mistake_in_french(call: Call) -> None:
    said = " ".join(call("--lang", "fr", "slove").err.split())
    assert "Il n'y a pas de commande slove. Vouliez-vous dire solve ?" in said


def _limited_options() -> list[tuple[str, str, int]]:
    """Command, option, and how many arguments the command needs, of every option that takes some values only."""
    found = []
    for name, module in COMMANDS.items():
        parameters = import_module(module).command.params
        needed = sum(isinstance(one, click.Argument) and one.required for one in parameters)
        found += [
            (name, max(one.opts, key=len), needed)
            for one in parameters
            if isinstance(one, click.Option) and not one.is_flag
            if not isinstance(one.type, click.types.StringParamType | click.Path)
        ]
    return found


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize(("command", "option", "needed"), _limited_options())
def test_what_an_option_takes_is_said_without_signs(
    call: Call, command: str, option: str, needed: int, language: str
) -> None:
    """``--repair 0`` was refused in the notation of a library: ``must be a number (x>=1)``."""
    done = call("--lang", language, command, *["a.xlsx"] * needed, f"{option}=nan")
    said = " ".join(done.err.split())
    assert done.code == 2
    begun = f"Erreur : {option} doit être " if language == "fr" else f"Error: {option} must be "
    assert said.startswith(begun)
    assert not set("<>=()") & set(said)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["solve", "a.xlsx", "--repair", "0"], "--repair doit être un nombre entier d'au moins 1."),
        (["solve", "a.xlsx", "--time-limit", "0"], "--time-limit doit être un nombre supérieur à 0."),
        (
            ["compare", "a.xlsx", "b.xlsx", "--steps", "0"],
            "--steps doit être un nombre entier de 1 à 1 000.",
        ),
        (
            ["alternatives", "a.xlsx", "--within", "much"],
            "--within doit être une part de 0 % à 100 %, comme 5 %.",
        ),
        (["solve", "a.xlsx", "--confidence", "120%"], "--confidence doit être une part de plus de 0 %"),
    ],
)
def test_a_number_that_is_none_is_said_in_french(call: Call, arguments: list[str], said: str) -> None:
    """It was “Invalid value for '--within'”, which says neither in French nor what is expected."""
    assert said in " ".join(call("--lang", "fr", *arguments).err.split())


@pytest.mark.parametrize(
    ("option", "said"), [([], "ce fichier n'existe pas"), (["--lang", "en"], "there is no such file")]
)
@pytest.mark.parametrize("command", ["check", "solve", "grade", "risk", "report"])
def test_a_missing_file_is_said_in_the_language_of_the_environment(
    call: Call, monkeypatch: pytest.MonkeyPatch, command: str, option: list[str], said: str
) -> None:
    """No workbook says the language: it was English whatever ``PLANNER_LANG`` said."""
    monkeypatch.setenv("PLANNER_LANG", "fr")
    done = call(command, "none.xlsx", *option)
    assert done.code == 2
    assert said in " ".join(done.err.split())


def test_a_mistake_as_json(call: Call) -> None:
    done = call("solve", "case.xlsx", "--json", "--gpa", "1")
    assert done.code == 2
    assert done.json["status"] == "invalid"
    assert "--gpa" in done.json["findings"][0]["message"]


def test_check_accepts_a_sound_case(call: Call, case: Path) -> None:
    done = call("check", case)
    assert (done.code, done.out) == (0, "The workbook has no errors.\n")
    assert call("check", case, "--json").json == {"status": "valid", "findings": [], "marked": None}


def test_check_reports_every_fault_and_marks_a_copy(call: Call, tmp_path: Path) -> None:
    sheets = minimal_case()
    sheets["Pools"] = [["Pool", "Type", "Direction", "Available"], ["CCO Est", "CCOO", "Ost", -1]]
    case = write_workbook(tmp_path / "case.xlsx", sheets)
    before = case.read_bytes()
    copy = tmp_path / "marked.xlsx"
    done = call("check", case, "--mark", copy, "--json")
    assert done.code == 2
    assert done.json["status"] == "invalid"
    assert {one["cell"] for one in done.json["findings"] if one["level"] == "error"} == {"B2", "C2", "D2"}
    assert done.json["marked"] == str(copy)
    assert copy.read_bytes().startswith(b"PK")
    assert case.read_bytes() == before
    told = call("check", case)
    assert "3 errors" in told.err
    assert "Pools, C2" in told.err


@pytest.mark.parametrize("example", EXAMPLES)
def test_new_writes_every_example(call: Call, tmp_path: Path, example: str) -> None:
    target = tmp_path / f"{example}.xlsx"
    done = call("new", target, "--example", example, "--json")
    assert done.code == 0
    assert done.json["workbook"] == str(target)
    assert target.exists()
    assert call("new", target, "--example", example).code == 2
    assert call("new", target, "--example", example, "--force").code == 0


def test_a_new_workbook_speaks_french(call: Call, tmp_path: Path) -> None:
    target = tmp_path / "cas.xlsx"
    assert call("new", target, "--example", "small", "--lang", "fr").code == 0
    assert api.read(target).language == "fr"


@pytest.mark.parametrize("suffix", [".lp", ".mps"])
def test_export_writes_readable_rows(call: Call, case: Path, suffix: str) -> None:
    target = case.with_name("model" + suffix)
    done = call("export", case, target, "--json")
    assert done.code == 0
    assert done.json["rows"] > 0
    assert "staff_balance.Est.2012_02" in target.read_text()
    assert sorted(path.name for path in case.parent.iterdir()) == ["case.xlsx", target.name]


def test_an_exported_program_has_the_plan_s_objective(call: Call, case: Path) -> None:
    import highspy

    target = case.with_name("model.lp")
    assert call("export", case, target, "--goal", "wellbeing").code == 0
    live = highspy.Highs()  # type: ignore[no-untyped-call]
    live.setOptionValue("output_flag", False)
    live.readModel(str(target))
    live.run()
    assert live.getObjectiveValue() == pytest.approx(0.0)


def test_export_refuses_a_goal_that_is_off(call: Call, case: Path) -> None:
    done = call("export", case, case.with_name("model.lp"), "--goal", "stability")
    assert done.code == 2
    assert "stability" in done.err


def test_solvers_lists_highs_first(call: Call) -> None:
    names = [one for one in call("solvers", "--json").json["solvers"] if one["available"]]
    assert "HiGHS" in [one["name"] for one in names]
    assert "(not installed)" in call("solvers").out


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_prints_a_script(call: Call, shell: str) -> None:
    done = call("completion", shell)
    assert done.code == 0
    assert "_PLANNER_COMPLETE" in done.out


def test_completion_knows_commands_and_options() -> None:
    def complete(words: str) -> str:
        environment = os.environ | {
            "_PLANNER_COMPLETE": "bash_complete",
            "COMP_WORDS": words,
            "COMP_CWORD": str(len(words.split(" ")) - 1),
        }
        finished = subprocess.run(
            [sys.executable, "-m", "planner"], env=environment, capture_output=True, text=True, check=False
        )
        return finished.stdout

    assert "plain,solve" in complete("planner so")
    assert "plain,--time-limit" in complete("planner solve --ti")


def test_a_fault_of_ours_is_one_sentence(call: Call, case: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError("division by zero")

    monkeypatch.setattr(api, "solve", broken)
    done = call("solve", case)
    assert done.code == 1
    assert "Traceback" not in done.err
    assert "--verbose" in done.err
    loud = call("solve", case, "--verbose")
    assert "Traceback" in loud.err
    as_json = call("solve", case, "--json")
    assert (as_json.code, as_json.json["status"]) == (1, "failed")
