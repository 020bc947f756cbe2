"""What if: change a figure on Transfers, and see here what becomes of each rule, and at best of work and cost."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from planner.schema.rules import rule
from planner.schema.status import RuleStatus
from planner.tolerances import SAME
from planner.writing.sheets.book import Block, Book, Page, along, down, here
from planner.writing.sheets.counting import count_beyond
from planner.writing.sheets.figures import tidy
from planner.writing.sheets.grid import Grid, Head, yearly_sums
from planner.writing.sheets.live_rules import Room, live_rules
from planner.writing.sheets.policy import write_policy
from planner.writing.sheets.transfers import POOL, TO
from planner.writing.sheets.widths import text_width

_LABEL, _UNIT, _FIRST, _SECOND = range(4)
STATUSES = (RuleStatus.MISSED, RuleStatus.BINDING, RuleStatus.KEPT)
_BANNER_ROW = 2
"""The row of Transfers above its headings."""


def write_what_if(book: Book) -> None:
    """Each rule on transfers with its least room; the work that own staff can do; then every line of the rules."""
    page, rules = book.page("what_if"), live_rules(book)
    largest = float(book.figures.costs.total().sum())
    grid = Grid(page, _heads(book), yearly_sums(page), largest / 1000)
    grid.open(book.heading("what_if"), book.say("plan_what_if_subtitle"))
    promises = _promises(book, grid, rules)
    grid.section(book.say("plan_policy"))
    captions(grid, "plan_policy_limit", "plan_policy_price")
    grid.remark(book.say("plan_policy_note"))
    write_policy(book, grid)
    through = grid.row
    for name, rooms in rules.items():
        _lines(book, grid, name, rooms, promises[name])
    _count_edited(book, grid)
    grid.close(through=through)
    write_banner(book.page("transfers"), book, _BANNER_ROW, 0)


def _heads(book: Book) -> tuple[Head, ...]:
    names = [pool.name for pool in book.plan.dataset.pools]
    return (
        Head(book.say("plan_line"), text_width(names, 40)),
        Head(book.say("plan_unit"), 14, "muted"),
        Head("", 12, "decimal"),
        Head("", 12, "decimal"),
    )


def captions(grid: Grid, *codes: str) -> None:
    """Says in the title row just written what the two columns before the months hold."""
    for column, code in enumerate(codes, _FIRST):
        if code:
            grid.page.text(grid.row - 1, column, grid.book.say(code), "section", "note", "right")


def _count_edited(book: Book, grid: Grid) -> None:
    """How many cells of Transfers are not what the plan proposed, whose figures are kept at the end of the sheet.

    A row is found by its names: people sort the table.
    """
    grid.section(book.say("plan_what_if_proposed"))
    captions(grid, "plan_what_if_row", "plan_what_if_differ")
    page, count = grid.page, Block(grid.page.name, grid.row, _SECOND, 1, 1)
    page.text(grid.row, _LABEL, book.say("plan_what_if_edited"), "row", "strong")
    page.text(grid.row, _UNIT, book.say("plan_cases"), "row", "muted")
    grid.row += 1
    dataset, routes = book.plan.dataset, book.figures.routes
    first = grid.row
    labels = [[dataset.pools[s].name, dataset.directions[d].name] for s, d in routes]
    values = np.array([book.figures.transfers[s, d] for s, d in routes]).reshape(-1, dataset.months)
    proposed = grid.values(labels, values, "grid", tails=False)
    _compare_rows(book, page, proposed)
    counts = f"SUM({down(first, grid.row - 1, _SECOND)})" if routes else "0"
    page.formula(count.row, _SECOND, f"={counts}", 0.0, "row", "count", "strong")
    book.blocks["what_if.edited"] = count


def _compare_rows(book: Book, page: Page, proposed: Block) -> None:
    """Where each row of Transfers stands now (0: nowhere), and how many of its cells differ from what was proposed."""
    table = book.blocks["transfers.table"]
    months = table.all()
    pools, destinations = (
        Block(table.sheet, table.row, column, table.rows, 1).all() for column in (POOL, TO)
    )
    for at, row in enumerate(range(proposed.row, proposed.row + proposed.rows)):
        pool, to, found = (here(row, column, col_abs=True) for column in (_LABEL, _UNIT, _FIRST))
        match = f"({pools}={pool})*({destinations}={to})*(ROW({pools})-{table.row})"
        page.formula(row, _FIRST, f"=SUMPRODUCT({match})", at + 1.0, "row", "count")
        was = along(row, proposed.column, proposed.column + proposed.columns - 1)
        differ = count_beyond(f"INDEX({months},{found},0)-{was}")
        page.formula(row, _SECOND, f'=IF({found}=0,COUNTIF({was},">0"),{differ})', 0.0, "row", "count")


def write_banner(page: Page, book: Book, row: int, column: int) -> None:
    """By formula: that transfers were edited since the plan was solved, what follows from them and what does not."""
    if "what_if.edited" not in book.blocks:
        return  # a fault of ours kept that sheet from being written
    count = book.blocks["what_if.edited"].cell()
    one, several = (
        book.say("plan_edited", count=number, what_if=book.page("what_if").name) for number in (1, 2)
    )
    one, several = (words[1:].replace('"', '""') for words in (one, several))
    page.formula(row, column, f'=IF({count}=0,"",{count}&IF({count}=1,"{one}","{several}"))', "", "banner")


def _promises(book: Book, grid: Grid, rules: dict[str, list[Room]]) -> dict[str, int]:
    """A row for each rule, to be filled once its lines are written; returns their rows."""
    grid.section(book.say("plan_what_if_rules"))
    captions(grid, "plan_what_if_room", "plan_what_if_missed")
    rows = {}
    for name in rules:
        rows[name] = grid.row
        grid.page.text(grid.row, _LABEL, book.word(rule(name).label), "row", "text")
        grid.page.text(grid.row, _UNIT, book.say("plan_fte"), "row", "muted")
        grid.row += 1
    return rows


def _lines(book: Book, grid: Grid, name: str, rooms: Sequence[Room], row: int) -> None:
    """Every line of a rule: the room that it leaves in each month, or over the horizon in the first of them."""
    grid.section(book.word(rule(name).label), book.say("plan_what_if_lines_note"))
    labels = list(dict.fromkeys(room.label for room in rooms))
    parts = [[room for room in rooms if room.forbidden], [room for room in rooms if not room.forbidden]]
    forbidden, roomy = (_grid_of(book, grid, part, labels) for part in parts)
    now = _telling(rooms)
    least, missed = _least(forbidden, roomy), _missed_formula(forbidden, roomy)
    page = grid.page
    page.formula(row, _FIRST, f"={least}", now, "row", "decimal", "strong")
    short = sum(max(0.0, -room.now) for room in rooms)
    page.formula(row, _SECOND, f"={missed}", float(tidy(short)), "row", "decimal", "strong")
    status = STATUSES[0 if now < -SAME else 1 if now <= SAME and roomy else 2]
    words = [book.say(f"plan_rule_{code}") for code in STATUSES]
    cell = here(row, _FIRST)
    binding = words[1] if roomy else words[2]
    formula = f'=IF({cell}<-{SAME:f},"{words[0]}",IF({cell}>{SAME:f},"{words[2]}","{binding}"))'
    page.formula(row, grid.first, formula, book.say(f"plan_rule_{status}"), "row", "strong")
    book.live_rules[name] = Block(page.name, row, _FIRST, 1, 2)
    book.live_now[name] = now


def _telling(rooms: Sequence[Room]) -> float:
    """The least room now: of what is forbidden only where it is done."""
    telling = [room.now for room in rooms if not room.forbidden or room.now < -SAME]
    return float(tidy(min(telling, default=0.0)))


def _grid_of(book: Book, grid: Grid, rooms: Sequence[Room], labels: Sequence[str]) -> Block | None:
    if not rooms:
        return None
    rows: dict[tuple[str, int], list[Room | None]] = {}
    for room in rooms:
        at, number = room.month or 0, 0
        while rows.setdefault((room.label, number), [None] * grid.months)[at] is not None:
            number += 1  # two lines of one name, such as the least and the most of an envelope
        rows[room.label, number][at] = room
    places = {label: at for at, label in enumerate(labels)}
    table = sorted(rows.items(), key=lambda row: (places[row[0][0]], row[0][1]))
    values = tidy(
        [
            [np.nan if room is None else abs(room.now) if room.forbidden else room.now for room in row]
            for _, row in table
        ]
    )

    def formula(i: int, t: int) -> str:
        room = table[i][1][t]
        return "=" + (room.formula if room is not None else "0")

    fte = book.say("plan_fte")
    return grid.formulas([[label, fte] for (label, _), _ in table], formula, values, "fte", tails=False)


def _least(forbidden: Block | None, roomy: Block | None) -> str:
    room = f"MIN({roomy.all()})" if roomy else "0"
    if forbidden is None:
        return room
    done = f"MAX({forbidden.all()})"
    broken = f"MIN({room},-{done})" if roomy else f"-{done}"
    return f"IF({done}>{SAME:f},{broken},{room})"


def _missed_formula(forbidden: Block | None, roomy: Block | None) -> str:
    parts = [f"SUM({forbidden.all()})"] if forbidden else []
    if roomy:
        parts.append(f"SUMPRODUCT(({roomy.all()}<0)*{roomy.all()}*-1)")
    return "+".join(parts)
