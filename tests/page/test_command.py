"""``planner report``, as users meet it."""

from __future__ import annotations

import json
import os
from importlib import import_module
from pathlib import Path

import pytest

import planner
from planner.page import files, render
from tests.cli.conftest import Call
from tests.page import cases
from tests.page.reading import Page
from tests.support import write_workbook

Plans = tuple[Path, Path]


def test_a_page_is_written_where_asked(call: Call, plans: Plans, tmp_path: Path) -> None:
    path = tmp_path / "report.html"
    told = call("report", plans[1], "-o", path)
    assert (told.code, told.out) == (0, f"Report: {path}\n")
    assert Page(path.read_text(encoding="utf-8")).language == "en"
    assert call("report", plans[1], "-o", path).code == 2
    assert call("report", plans[1], "-o", path, "--force", "--quiet", "--lang", "fr").out == ""
    assert Page(path.read_text(encoding="utf-8")).language == "fr"


def test_the_default_name_is_beside_the_plan(call: Call, plans: Plans, tmp_path: Path) -> None:
    plan = tmp_path / "case.plan.xlsx"
    plan.write_bytes(plans[0].read_bytes())
    told = call("report", plan, "--json")
    assert told.code == 0
    assert told.json["report"] == str(tmp_path / "case.plan.report.html")
    assert told.json["status"] == "written"
    assert told.json["plan"]["version"] == 1
    assert told.json["scenarios"] is None
    assert call("report", plan, "--json").json["report"] == str(tmp_path / "case.plan.report-2.html")


@pytest.mark.parametrize(("language", "word"), [("en", "Plan it first"), ("fr", "Planifiez-le d'abord")])
def test_an_input_workbook_is_refused_with_the_command(
    call: Call, tmp_path: Path, language: str, word: str
) -> None:
    case = write_workbook(tmp_path / "case.xlsx", cases.sheets())
    told = call("report", case, "-o", tmp_path / "report.html", "--lang", language)
    assert told.code == 2
    shown = " ".join(told.err.split())
    assert word in shown
    assert "planner solve case.xlsx" in shown
    assert not (tmp_path / "report.html").exists()


def test_another_ending_is_refused(call: Call, plans: Plans, tmp_path: Path) -> None:
    told = call("report", plans[0], "-o", tmp_path / "report.docx")
    assert told.code == 2
    assert ".html, .htm, .pdf" in told.err


def test_a_missing_library_is_named(
    call: Call, plans: Plans, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(render, "find_spec", lambda _name: None)
    told = call("report", plans[0], "-o", tmp_path / "report.html")
    assert told.code == 2
    assert "transfer-planner[report]" in "".join(told.err.split())


def test_a_missing_browser_is_named(
    call: Call, plans: Plans, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "_browsers", lambda: iter(()))
    told = call("report", plans[0], "-o", tmp_path / "report.pdf")
    assert told.code == 2
    assert "Chromium, Chrome or Edge" in " ".join(told.err.split())
    assert not (tmp_path / "report.pdf").exists()


@pytest.mark.skipif(os.name == "nt", reason="a shell script stands for the browser")
def test_a_browser_that_fails_is_quoted(
    call: Call, plans: Plans, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    browser = tmp_path / "chromium"
    browser.write_text("#!/bin/sh\necho no display here >&2\nexit 1\n")
    browser.chmod(0o755)
    monkeypatch.setattr(files, "_browsers", lambda: iter([str(browser)]))
    told = call("report", plans[0], "-o", tmp_path / "report.pdf")
    assert told.code == 2
    assert "no display here" in " ".join(told.err.split())


def _scenarios(call: Call, case: Path, *options: object) -> None:
    told = call("scenarios", case, "--sweep", "internal cost + 0..200 step 100", "--force", *options)
    assert told.code == 0, told.err


def test_scenarios_of_the_same_inputs_give_the_band(call: Call, plans: Plans, tmp_path: Path) -> None:
    book, folder = tmp_path / "scenarios.xlsx", tmp_path / "runs"
    _scenarios(call, plans[0], "-o", book, "--results", folder)
    for found in (book, folder):
        path = tmp_path / "report.html"
        told = call("report", plans[0], "-o", path, "--scenarios", found, "--force", "--json")
        assert told.code == 0, told.err
        assert told.json["scenarios"] == 3
        page = Page(path.read_text(encoding="utf-8"))
        assert "Over 3 scenarios" in page.text
        assert "Lowest" in page.text


def test_scenarios_of_other_inputs_are_refused(call: Call, plans: Plans, tmp_path: Path) -> None:
    book, folder = tmp_path / "scenarios.xlsx", tmp_path / "runs"
    _scenarios(call, plans[0], "-o", book, "--results", folder)
    for found in (book, folder):
        told = call("report", plans[1], "-o", tmp_path / "report.html", "--scenarios", found)
        assert told.code == 2
        assert "were not made from the inputs of this plan" in " ".join(told.err.split())


def test_what_is_no_result_of_scenarios_is_refused(call: Call, plans: Plans, tmp_path: Path) -> None:
    empty, damaged, text = tmp_path / "empty", tmp_path / "damaged", tmp_path / "text.xlsx"
    empty.mkdir()
    damaged.mkdir()
    (damaged / "run.json").write_text(json.dumps({"run": "x", "planner.inputs": "y"}))
    (damaged / "part-0000000-0000001.parquet").write_bytes(b"no parquet")
    text.write_text("no workbook")
    for found in (empty, damaged, text, plans[0], tmp_path / "absent.xlsx"):
        told = call("report", plans[0], "-o", tmp_path / "report.html", "--scenarios", found)
        assert told.code == 2, found
        assert "planner scenarios" in " ".join(told.err.split())


def test_nothing_is_solved(call: Call, plans: Plans, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_arguments: object, **_options: object) -> None:
        raise AssertionError("the report solves nothing")

    monkeypatch.setattr(import_module("planner.solve.run"), "solve_model", refuse)
    monkeypatch.setattr(import_module("planner.model.build"), "build_model", refuse)
    assert call("report", plans[0], "-o", tmp_path / "report.html").code == 0


def test_equal_plans_give_equal_pages(call: Call, plans: Plans, tmp_path: Path) -> None:
    one, other = tmp_path / "one.html", tmp_path / "other.html"
    for path in (one, other):
        assert call("report", plans[1], "-o", path).code == 0
    assert one.read_bytes() == other.read_bytes()
    assert planner.read(plans[1]).previous is not None
