"""Chances: how sure each centre's minimum is, month by month, as a picture of heat."""

from __future__ import annotations

import numpy as np

from planner.chances.chances import Chances, chances_of
from planner.chances.read import Risk
from planner.chances.sentences import brief_sentence, confidence_sentences, risk_sentences
from planner.plan.types import Plan
from planner.schema.inputs import input_sheet
from planner.writing.sheets.book import Block, Book
from planner.writing.sheets.figures import FloatArray
from planner.writing.sheets.grid import Grid, Head, Label
from planner.writing.sheets.widths import text_width
from planner.writing.style import HEAT

_TOLD = 12
"""Sentences at the top at the most; the table below has them all."""


def has_chances(plan: Plan) -> bool:
    """Whether any centre has a minimum in a month that is planned."""
    from planner.chances.chances import promised_months

    return any(promised_months(plan.dataset, direction) for direction in plan.dataset.directions)


def write_chances(book: Book) -> None:
    """The sentences first, then a row for each centre with a minimum, then the averages that they rest on."""
    page, plan = book.page("chances"), book.plan
    chances = chances_of(plan.dataset, plan.quantities.transfers, plan.quantities.staff)
    risk = Risk(plan.case, plan.dataset, chances, plan.confidence)
    told = sorted(chances.joint)
    book.chances = brief_sentence(risk, book.language)
    grid = Grid(page, _heads(book), (), 100.0)
    grid.open(book.heading("chances"), book.say("chances.sheet_subtitle"))
    for sentence in [*risk_sentences(risk, book.language), *confidence_sentences(risk, book.language)][
        :_TOLD
    ]:
        page.text(grid.row, 0, sentence, "text")
        grid.row += 1
    grid.section(book.say("chances.grid"))
    rows = [_labels(book, chances, d) for d in told]
    block = grid.values(rows, _by_month(book, chances, told), "chance")
    _shade(grid, block)
    grid.section(book.say("chances.staff_grid"))
    grid.values([[plan.dataset.directions[d].name] for d in told], book.figures.staff[told], "grid")
    grid.row += 1
    grid.remark(book.say("chances.how"))
    grid.close()
    book.blocks["chances.months"] = block


def _heads(book: Book) -> tuple[Head, ...]:
    column = input_sheet("directions").column
    names = (direction.name for direction in book.plan.dataset.directions)
    return (
        Head(book.word(column("direction").label), text_width(names, 20)),
        Head(book.word(column("minimum_staff").label), 9, "fte"),
        Head(book.word(column("minimum_from").label), 9, "center"),
        Head(book.word(column("confidence").label), 10, "given_share"),
        Head(book.say("chances.margin_head"), 9, "fte"),
        Head(book.say("chances.joint_head"), 10, "chance"),
    )


def _labels(book: Book, chances: Chances, d: int) -> list[Label]:
    dataset = book.plan.dataset
    direction = dataset.directions[d]
    return [
        direction.name,
        direction.typed_minimum,
        dataset.month(max(direction.minimum_from, 0)),
        direction.confidence,
        float(direction.margin) if direction.confidence is not None else None,
        chances.joint[d],
    ]


def _by_month(book: Book, chances: Chances, told: list[int]) -> FloatArray:
    """Chance of each centre told and month (n, T), NaN where nothing is promised."""
    values = np.full((len(told), book.plan.dataset.months), np.nan)
    at = {d: i for i, d in enumerate(told)}
    for one in chances.months:
        values[at[one.direction], one.month] = one.chance
    return values


def _shade(grid: Grid, block: Block) -> None:
    """Cold where the minimum is sure, hot where it is not: one scale for every plan, from 50 % to 100 %."""
    low, middle, high = HEAT
    grid.page.sheet.conditional_format(
        block.row,
        block.column,
        block.row + block.rows - 1,
        block.column + block.columns - 1,
        {
            "type": "3_color_scale",
            "min_type": "num", "min_value": 0.5, "min_color": low,
            "mid_type": "num", "mid_value": 0.8, "mid_color": middle,
            "max_type": "num", "max_value": 1.0, "max_color": high,
        },
    )  # fmt: skip
