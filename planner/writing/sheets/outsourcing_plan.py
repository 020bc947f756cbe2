"""Outsourcing plan: what each partner does, the outsourced share of each activity, and what nobody does."""

from __future__ import annotations

import numpy as np

from planner.tolerances import SHORTFALL
from planner.writing.sheets.book import Block, Book
from planner.writing.sheets.figures import FloatArray, tidy
from planner.writing.sheets.grid import Grid, Head, Label, Styled, relative
from planner.writing.sheets.widths import text_width


def write_outsourcing_plan(book: Book) -> None:
    """Work by partner and its monthly change, shares by activity against their limits, and unmet work."""
    page, numbers = book.page("outsourcing_plan"), book.figures
    grid = Grid(page, _heads(book), (), float(numbers.work.sum(axis=0).max(initial=0.0)))
    grid.open(book.heading("outsourcing_plan"), book.say("plan_outsourcing_subtitle"))
    if book.plan.dataset.partners:
        _partners(book, grid)
    work = _by_activity(book, grid, "work", numbers.work)
    outsourced = _by_activity(book, grid, "activities", numbers.outsourced)
    _shares(book, grid, outsourced, work)
    _unmet(book, grid)
    grid.close()


def _heads(book: Book) -> tuple[Head, ...]:
    dataset = book.plan.dataset
    names = [*(partner.name for partner in dataset.partners), *(a.name for a in dataset.activities)]
    return (
        Head(book.say("plan_line"), text_width(names, 26)),
        Head(book.say("plan_unit"), 10, "muted"),
        Head(book.say("plan_at_least"), 10, "right"),
        Head(book.say("plan_at_most"), 10, "right"),
    )


def _partners(book: Book, grid: Grid) -> None:
    dataset, numbers = book.plan.dataset, book.figures
    fte, per_month = book.say("plan_fte"), book.say("plan_fte_month")
    grid.section(book.say("plan_partners_work"), book.say("plan_at_limit_note"))
    rows: list[list[Label]] = [[p.name, fte, None, Styled(p.capacity, "fte")] for p in dataset.partners]
    block = grid.values(rows, numbers.by_partner, "fte")
    total = grid.total(book.say("plan_total"), block, tidy(numbers.by_partner.sum(axis=0)))
    _shade_limits(grid, block)
    beyond = tidy(numbers.paid - numbers.by_partner)
    if (beyond > SHORTFALL).any():
        grid.section(book.say("plan_paid_beyond"))
        committed: list[list[Label]] = [[p.name, fte, Styled(p.commitment, "fte")] for p in dataset.partners]
        grid.values(committed, beyond, "fte")
    grid.section(book.say("plan_partner_change"), book.say("plan_at_limit_note"))
    changes: list[list[Label]] = [
        [p.name, per_month, _with_sign(p.change, -1), _with_sign(p.change, 1)] for p in dataset.partners
    ]
    first = np.full((len(dataset.partners), 1), np.nan)
    change = grid.formulas(
        changes,
        lambda i, t: f"={relative(block, i, t)}-{relative(block, i, t - 1)}",
        tidy(np.hstack([first, np.diff(numbers.by_partner, axis=1)])),
        "signed",
    )
    _shade_limits(grid, change)
    book.blocks |= {"outsourcing.partners": block, "outsourcing.partners_total": total}


def _by_activity(book: Book, grid: Grid, name: str, values: FloatArray) -> Block:
    """Rows of FTE by activity and their total; kept as ``outsourcing.<name>_total``."""
    grid.section(book.say(f"plan_by_activity_{name}"))
    fte = book.say("plan_fte")
    block = grid.values([[activity.name, fte] for activity in book.plan.dataset.activities], values, "fte")
    total = grid.total(book.say("plan_total"), block, tidy(values.sum(axis=0)))
    book.blocks |= {f"outsourcing.{name}": block, f"outsourcing.{name}_total": total}
    return block


def _shares(book: Book, grid: Grid, outsourced: Block, work: Block) -> None:
    """Outsourced share by activity against its limits, and of all work against the month's limit."""
    dataset, numbers = book.plan.dataset, book.figures
    grid.section(book.say("plan_outsourced_shares"), book.say("plan_at_limit_note"))
    unit = book.say("plan_share")
    rows: list[list[Label]] = [
        [a.name, unit, Styled(a.outsourced_min, "given_share"), Styled(a.outsourced_max, "given_share")]
        for a in dataset.activities
    ]

    def formula(i: int, t: int) -> str:
        whole = relative(work, i, t)
        return f"=IF({whole}=0,0,{relative(outsourced, i, t)}/{whole})"

    block = grid.formulas(rows, formula, ratio(numbers.outsourced, numbers.work), "share")
    _shade_limits(grid, block)
    totals = len(dataset.activities)  # the total rows lie right under the activities
    everything = ratio(numbers.outsourced.sum(axis=0), numbers.work.sum(axis=0))
    whole = grid.formulas(
        [[book.say("plan_all_activities"), unit]],
        lambda _i, t: formula(totals, t),
        everything[None, :],
        "total",
        "share",
    )
    limits = np.array([np.nan if limit is None else limit for limit in dataset.outsourced_share])
    if not np.isnan(limits).all():
        limit = grid.values([[book.say("plan_share_limit"), unit]], tidy(limits)[None, :], "share")
        here, most = relative(whole), relative(limit)
        grid.shade(whole, f'=AND({most}<>"",{here}>{most}+0.00001)', "missed")
        grid.shade(whole, f'=AND({most}<>"",{here}>{most}-0.00001)', "limit")
        book.blocks["outsourcing.limit"] = limit
    book.blocks["outsourcing.share"] = whole


def _unmet(book: Book, grid: Grid) -> None:
    """Work that nobody does, by activity; one line where there is none."""
    unmet = book.figures.unmet
    grid.section(book.say("plan_unmet"))
    left = [a for a in range(len(unmet)) if (unmet[a] > SHORTFALL).any()]
    fte = book.say("plan_fte")
    names = [[book.plan.dataset.activities[a].name, fte] for a in left]
    if not left:
        names, left = [[book.say("plan_nothing_unmet"), fte]], []
    values = unmet[left] if left else np.zeros((1, grid.months))
    block = grid.values(names, values, "fte")
    total = grid.total(book.say("plan_total"), block, tidy(values.sum(axis=0)))
    if left:
        grid.shade(block, f"={relative(block)}>0.001", "missed")
    book.blocks["outsourcing.unmet_total"] = total


def _shade_limits(grid: Grid, block: Block) -> None:
    """Mark cells at the least or most that stands in the row's own columns."""
    if not block.rows:
        return
    here, row = relative(block), block.row + 1
    least, most = f"$C{row}", f"$D{row}"
    beyond = f'({most}<>"")*({here}>{most}+0.001)+({least}<>"")*({here}<{least}-0.001)>0'
    at_limit = f'({most}<>"")*({here}>={most}-0.00001)+({least}<>"")*({here}<={least}+0.00001)>0'
    grid.shade(block, f'=AND({here}<>"",{beyond})', "missed")
    grid.shade(block, f'=AND({here}<>"",{at_limit})', "limit")


def _with_sign(limit: float | None, sign: int) -> Styled:
    return Styled(None if limit is None else sign * limit, "signed")


def ratio(part: FloatArray, whole: FloatArray) -> FloatArray:
    """``part`` / ``whole``, 0 where there is nothing to divide by."""
    return np.divide(part, whole, out=np.zeros_like(part), where=whole > 0)
