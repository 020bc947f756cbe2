"""The pages that several tests look at, made once."""

from __future__ import annotations

from pathlib import Path

import pytest

import planner
from planner.api import build
from planner.page.content import content_of
from planner.page.render import render_page
from planner.schema.languages import Language
from tests.cli.conftest import call as call
from tests.page import cases


@pytest.fixture(scope="session")
def plans(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """The workbooks of the first and the second version."""
    folder = tmp_path_factory.mktemp("plans")
    first = cases.plan_workbook(folder)
    return first, cases.second_version(folder, first)


@pytest.fixture(scope="session")
def pages(plans: tuple[Path, Path]) -> dict[Language, str]:
    """The page of the second version in each language."""
    made: dict[Language, str] = {}
    languages: tuple[Language, ...] = ("en", "fr")
    for language in languages:
        case = planner.read(plans[1], language)
        made[language] = render_page(content_of(case, *build(case)))
    return made
