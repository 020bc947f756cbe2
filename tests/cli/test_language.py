"""Which language is spoken when nothing was read yet."""

from __future__ import annotations

import pytest

from planner.cli.language import asked_language, environment_language


@pytest.mark.parametrize(
    ("arguments", "language"),
    [
        (["--lang", "fr", "solve"], "fr"),
        (["solve", "case.xlsx", "--lang=fr"], "fr"),
        (["--lang", "en", "--lang", "fr"], "fr"),
        (["--lang", "de"], None),
        (["--lang"], None),
        (["solve", "--", "--lang=fr"], None),
        ([], None),
    ],
)
def test_asked_by_option(arguments: list[str], language: str | None) -> None:
    assert asked_language(arguments) == language


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({"PLANNER_LANG": "fr", "LANG": "en_US.UTF-8"}, "fr"),
        ({"LANG": "fr_FR.UTF-8"}, "fr"),
        ({"LC_ALL": "en_GB.UTF-8", "LANG": "fr_FR.UTF-8"}, "en"),
        ({"LANG": "C.UTF-8"}, "en"),
        ({"LANG": "de_DE.UTF-8"}, "en"),
        ({}, "en"),
    ],
)
def test_of_the_environment(environment: dict[str, str], language: str) -> None:
    assert environment_language(environment) == language
