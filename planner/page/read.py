"""The page of a workbook, read from its file: the plan in it, and the inputs that this was made with."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from os import PathLike
from pathlib import Path

from planner import api
from planner.findings import BadInput, Level
from planner.messages import finding
from planner.page.content import Content, content_of, require_plan, with_made_inputs
from planner.schema.languages import Language


def read_page(
    path: str | PathLike[str],
    language: Language | None = None,
    scenarios: str | PathLike[str] | None = None,
    tell: Callable[[str], None] = lambda _stage: None,
) -> Content:
    """What the page of the plan workbook ``path`` tells, in ``language``, by default that of the workbook.

    ``scenarios`` is the workbook or folder that ``planner scenarios`` wrote for the same inputs. ``tell`` is told the
    name of each stage as it begins.

    Raises:
        BadInput: the workbook holds no plan, or its inputs have errors; the scenarios are of other inputs; the
            libraries that draw are not installed.
    """
    from planner.page.render import can_draw_charts
    from planner.scenarios.given_band import band_of

    tell("reading")
    case = api.read(Path(path), language)
    previous = require_plan(case)
    if not can_draw_charts():
        raise BadInput([finding(Level.ERROR, "page.no_library", case.language)])
    case, said = with_made_inputs(case)
    tell("dataset")
    dataset, findings = api.build(case)
    made = previous.identity.fingerprint or case.fingerprint
    band = None if scenarios is None else band_of(Path(scenarios), case, dataset.months, made)
    content = content_of(case, dataset, findings, band)
    return replace(content, findings=(*said, *content.findings))
