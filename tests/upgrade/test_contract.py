"""Keys, options and sheets that version 0.1.0 had are still there; more may have come."""

from __future__ import annotations

import json

import pytest

from planner.cli.table import COMMANDS
from planner.schema.types import LANGUAGES
from tests.upgrade.contract import CONTRACT, Contract, contract

OLD: Contract = json.loads(CONTRACT.read_text("utf-8"))

RENAMED: dict[str, dict[str, str]] = {"en": {"History": "Versions"}, "fr": {"Historique": "Versions"}}
"""Language → sheets of 0.1.0 that bear another name now."""


@pytest.fixture(scope="module")
def now(tmp_path_factory: pytest.TempPathFactory) -> Contract:
    """What this version promises."""
    return contract(tmp_path_factory.mktemp("contract"))


def test_every_command_is_recorded() -> None:
    assert set(OLD["options"]) <= set(COMMANDS)
    assert set(OLD["json"]) == set(OLD["options"]) - {"completion"}


@pytest.mark.parametrize("command", OLD["json"])
def test_keys_stay(now: Contract, command: str) -> None:
    assert sorted(set(OLD["json"][command]) - set(now["json"][command])) == []


@pytest.mark.parametrize("command", OLD["options"])
def test_options_stay(now: Contract, command: str) -> None:
    assert sorted(set(OLD["options"][command]) - set(now["options"][command])) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_sheets_stay(now: Contract, language: str) -> None:
    renamed = RENAMED[language]
    wanted = {renamed.get(title, title) for title in OLD["sheets"][language]}
    assert sorted(wanted - set(now["sheets"][language])) == []
