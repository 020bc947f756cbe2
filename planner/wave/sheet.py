"""The workbook of a first wave: who leaves, what becomes of each scenario, and the regret of every wave."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from planner.dataset.types import Dataset
from planner.messages import text
from planner.reading.types import Case
from planner.scenarios.result import figure_words, figures_of
from planner.scenarios.result import is_share as is_share_figure
from planner.tolerances import SAME
from planner.wave.run import FirstWave, Wave
from planner.writing.rendering import Rendered
from planner.writing.sheets.book import Book
from planner.writing.sheets.sheets_apart import Part, Write
from planner.writing.tables.book import Cell, Column, Sheet, Value, plain_table, render_book

_Write = Callable[[Book, FirstWave, Wave], None]

_LABEL, _CELL = 46, 17
_MONEY = {"targets", "service", "cost"}
_UPRIGHT = 2  # scenarios that a page held upright has room for


def render_wave(case: Case, dataset: Dataset, found: FirstWave, shared: Wave) -> Rendered:
    """The workbook of a first wave, ``shared`` by all scenarios, ready to be saved."""
    writers: dict[str, tuple[_Write, Write | None]] = {
        "wave": (_write_transfers, _plain_transfers(dataset, found, shared)),
        "futures": (_write_scenarios, None),
        "regret": (_write_regret, None),
    }
    return render_book(
        case,
        dataset,
        {
            key: Part(
                text(f"scenarios.sheet_{key}", case.language),
                lambda book, write=write: write(book, found, shared),  # type: ignore[misc]
                plain,
            )
            for key, (write, plain) in writers.items()
        },
    )


def _plain_transfers(dataset: Dataset, found: FirstWave, shared: Wave) -> Write:
    """Pool, Direction and FTE of each month of the wave, with nothing else."""
    months = range(found.months[0], found.months[1] + 1)
    rows: list[list[Cell]] = [["", "", *(dataset.month(t) for t in months)]]
    for s, d in np.argwhere(shared.transfers.sum(axis=2) > SAME):
        rows.append([dataset.pools[s].name, dataset.directions[d].name, *shared.transfers[s, d].tolist()])
    return plain_table("wave", [], rows)


def level_words(book: Book, goals: tuple[str, ...]) -> str:
    """The goals of a priority: ``Targets missed (EUR) + Work nobody does (EUR)``."""
    return " + ".join(
        book.say(f"scenarios.goal_{goal}", currency=book.plan.dataset.currency) for goal in goals
    )


def wave_words(book: Book, wave: Wave) -> str:
    """What a wave is called: that of all scenarios, or the best of one."""
    return book.say("scenarios.wave_of", name=wave.name) if wave.name else book.say("scenarios.wave_shared")


def _write_transfers(book: Book, found: FirstWave, shared: Wave) -> None:
    """Who leaves which pool for which centre in the months of the wave."""
    sheet = Sheet(book, "wave", book.say(f"scenarios.wave_subtitle_{found.criterion}"))
    data = book.plan.dataset
    months = range(found.months[0], found.months[1] + 1)
    sheet.header(
        [Column(book.say("scenarios.wave_route"), _LABEL), *(Column(book.month(t), 13) for t in months),
         Column(book.say("scenarios.total"), 13)], height=24,
    )  # fmt: skip
    totals = np.zeros(len(months) + 1)
    for s, d in np.argwhere(shared.transfers.sum(axis=2) > SAME):
        line = [*shared.transfers[s, d].tolist(), float(shared.transfers[s, d].sum())]
        totals += np.array(line)
        sheet.line(f"{data.pools[s].name} → {data.directions[d].name}", line, "grid")
    sheet.line(book.say("scenarios.total"), totals.tolist(), "fte", label_style="strong")
    sheet.row += 1
    if found.left_out:
        sheet.remark(book.say("scenarios.wave_left_out", names=", ".join(found.left_out)))
    if found.unplanned:
        sheet.remark(book.say("scenarios.wave_unplanned", names=", ".join(found.unplanned)))
    sheet.close(landscape=False)


def _write_scenarios(book: Book, found: FirstWave, shared: Wave) -> None:
    """What each scenario comes to after the wave, beside what it would come to if it were known today."""
    sheet = Sheet(book, "futures", book.say("scenarios.futures_subtitle"))
    names = [scenario.name for scenario in found.scenarios]
    sheet.header([Column("", _LABEL), *(Column(name, _CELL) for name in names),
                  Column(book.say("scenarios.average"), _CELL)], height=45)  # fmt: skip
    sheet.line(book.say("scenarios.weight"), [scenario.weight for scenario in found.scenarios], "share")
    for level, goals in enumerate(future_goals(found)):
        style = _style(goals)
        sheet.section(level_words(book, goals))
        known, reached, regrets = found.known[level], shared.values[level], found.regrets(shared, level)
        for code, values in (("known", known), ("after_wave", reached), ("waiting", regrets)):
            shown = [
                None if one is None else round(one, 1) + 0.0 for one in (*values, found.expectation(values))
            ]
            sheet.line(book.say(f"scenarios.{code}"), shown, style)
    figures = [figures_of(plan).values for plan in found.plans]
    sheet.section(book.say("scenarios.after_wave_figures"))
    for key in figures[0]:
        if len({round(one[key], 3) for one in figures}) > 1:
            line: list[Value] = [one[key] for one in figures]
            sheet.line(figure_words(key, book.language), line, "share" if is_share_figure(key) else "fte")
    sheet.close(landscape=len(names) > _UPRIGHT)


def _write_regret(book: Book, found: FirstWave, shared: Wave) -> None:
    """Every wave in every scenario: how much worse than knowing it, on average and at worst."""
    sheet = Sheet(book, "regret", book.say("scenarios.regret_subtitle"))
    names = [scenario.name for scenario in found.scenarios]
    heads = [*names, book.say("scenarios.average"), book.say("scenarios.worst")]
    sheet.header(
        [Column(book.say("scenarios.wave_taken"), _LABEL), *(Column(head, _CELL) for head in heads)],
        height=45,
    )
    impossible = book.say("scenarios.impossible")
    for level, goals in enumerate(future_goals(found)):
        sheet.section(level_words(book, goals))
        for wave in (shared, *found.others):
            regrets = found.regrets(wave, level)
            known = [regret for regret in regrets if regret is not None]
            whole = len(known) == len(regrets)
            cells: list[Value] = [impossible if one is None else round(one, 1) + 0.0 for one in regrets]
            cells += (
                [found.expectation(regrets), round(max(known), 1) + 0.0]
                if whole
                else [impossible, impossible]
            )
            sheet.line(
                wave_words(book, wave), cells, _style(goals), label_style="text" if wave.name else "strong"
            )
    sheet.close()


def future_goals(found: FirstWave) -> list[tuple[str, ...]]:
    """The goals of each priority."""
    return [level.goals for level in found.scenarios[0].levels]


def _style(goals: tuple[str, ...]) -> str:
    return "money" if set(goals) <= _MONEY else "fte"
