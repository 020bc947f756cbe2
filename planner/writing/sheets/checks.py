"""Checks: live formulas over the other sheets, one verdict each, one master check; and how the plan was verified."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from planner.display import goal_name
from planner.schema.rules import GOALS, Mode
from planner.schema.status import RuleStatus
from planner.schema.units import unit_text
from planner.writing.sheets.book import Block, Book, Page, here
from planner.writing.sheets.counting import count_below, count_beyond
from planner.writing.sheets.figures import DIFFERENCE, staff_differences, tidy, work_differences
from planner.writing.sheets.paper import head_of_sheet, print_setup

OK, KO = "OK", "KO"
_TOLERANCE = DIFFERENCE
_TOLERANCE_ROW, _HEADER_ROW = 3, 5
_LABEL, _UNIT, _VALUE, _LEAST, _MOST, _RESULT = range(6)


@dataclass(frozen=True, slots=True)
class Check:
    """One line: the value of ``formula`` must lie within ``least``..``most`` (None: no bound)."""

    label: str
    unit: str
    formula: str
    value: float
    least: float | None = 0.0
    most: float | None = 0.0

    @property
    def result(self) -> str:
        """What the line's own formula says."""
        low = self.least is None or self.value >= self.least - _TOLERANCE
        high = self.most is None or self.value <= self.most + _TOLERANCE
        return OK if low and high else KO


def write_checks(book: Book) -> None:
    """The list of checks, their verdicts and the master, then the facts of solve and verification."""
    page = book.page("checks")
    head_of_sheet(page, book.heading("checks"), book.say("plan_checks_subtitle"))
    for column, width in enumerate((74, 16, 15, 13, 13, 10)):
        page.sheet.set_column(column, column, width)
    page.text(_TOLERANCE_ROW, _LABEL, book.say("plan_tolerance"), "strong")
    page.text(_TOLERANCE_ROW, _UNIT, book.say("plan_own_unit"), "muted")
    page.number(_TOLERANCE_ROW, _VALUE, _TOLERANCE, "precise")
    row = _lines(book, page, _checks(book))
    row = _facts(book, page, row + 2)
    print_setup(page, last_row=row, last_column=_RESULT, landscape=True, header_row=_HEADER_ROW)


def _lines(book: Book, page: Page, checks: list[Check]) -> int:
    """Header, a row per check and the master; returns the master's row."""
    titles = ("plan_check", "plan_unit", "plan_value", "plan_at_least", "plan_at_most", "plan_verdict")
    for column, code in enumerate(titles):
        side = () if column in (_LABEL, _UNIT) else ("right",)
        page.text(_HEADER_ROW, column, book.say(code), "header", *side)
    page.sheet.freeze_panes(_HEADER_ROW + 1, 0)
    first = _HEADER_ROW + 1
    for row, check in enumerate(checks, first):
        _line(page, row, check)
    master = first + len(checks)
    last = master - 1
    results = [check.result for check in checks]
    for column in range(_RESULT):
        page.blank(master, column, "total")
    page.text(master, _LABEL, book.say("plan_master_check"), "total")
    span = f"{here(first, _RESULT)}:{here(last, _RESULT)}"
    verdict = KO if KO in results else OK
    page.formula(
        master,
        _RESULT,
        f'=IF(SUMPRODUCT(--({span}="{OK}"))=ROWS({span}),"{OK}","{KO}")',
        verdict,
        "total",
        "right",
    )
    _colour(book, page, first, master)
    book.blocks["checks.master"] = Block(page.name, master, _RESULT, 1, 1)
    book.blocks["checks.results"] = Block(page.name, first, _RESULT, len(checks), 1)
    book.verdict = verdict
    return master


def _line(page: Page, row: int, check: Check) -> None:
    page.text(row, _LABEL, check.label, "row", "text")
    page.text(row, _UNIT, check.unit, "row", "muted")
    page.formula(row, _VALUE, check.formula, check.value, "row", "precise")
    page.cell(row, _LEAST, check.least, "row", "precise")
    page.cell(row, _MOST, check.most, "row", "precise")
    value, least, most = here(row, _VALUE), here(row, _LEAST), here(row, _MOST)
    tolerance = here(_TOLERANCE_ROW, _VALUE, row_abs=True, col_abs=True)
    low = f'OR({least}="",{value}>={least}-{tolerance})'
    high = f'OR({most}="",{value}<={most}+{tolerance})'
    page.formula(
        row, _RESULT, f'=IF(AND({low},{high}),"{OK}","{KO}")', check.result, "row", "strong", "right"
    )


def _colour(book: Book, page: Page, first: int, last: int) -> None:
    for verdict, name in ((OK, "good"), (KO, "missed")):
        options = {"type": "cell", "criteria": "==", "value": f'"{verdict}"', "format": book.format(name)}
        page.sheet.conditional_format(first, _RESULT, last, _RESULT, options)


def _checks(book: Book) -> list[Check]:
    found = [*_envelopes(book), *_totals(book), *_balances(book), *_limits(book), _costs(book)]
    label = book.say("plan_check_verified")
    violation = book.plan.largest_violation
    found.append(Check(label, book.say("plan_fte"), f"={violation!r}", violation))
    return found


def is_kept(book: Book, rule: str) -> bool:
    """Whether a family is hard and nothing misses it, the past included: then its limits are checks."""
    if book.plan.dataset.mode(rule) != Mode.HARD:
        return False
    reports = (report for report in book.plan.rules if report.rule == rule)
    return all(report.status != RuleStatus.MISSED and not report.broken_by_past for report in reports)


def _envelopes(book: Book) -> list[Check]:
    """Transfers that leave inside each window, of its type and destination, against its bounds."""
    if not is_kept(book, "envelope"):
        return []
    dataset, numbers = book.plan.dataset, book.figures
    checks = []
    for window in dataset.envelopes:
        first, last = max(window.first, 0), min(window.last, dataset.months - 1)
        if first > last:
            continue
        moved = numbers.transfers
        if window.type is not None:
            moved = moved[[pool.type == window.type for pool in dataset.pools]]
        where = slice(None) if window.direction is None else [window.direction]
        value = float(tidy(moved[:, where, first : last + 1].sum()))
        label = book.say(
            "plan_check_envelope", name=window.name, first=book.month(first), last=book.month(last)
        )
        formula = envelope_formula(book, window.type, window.direction, first, last)
        checks.append(Check(label, book.say("plan_fte"), formula, value, window.minimum, window.maximum))
    return checks


def envelope_formula(book: Book, kind: int | None, direction: int | None, first: int, last: int) -> str:
    """Transfers of a type for a Direction (each None: all) that leave from ``first`` to ``last``."""
    if kind is None and direction is None:
        return f"=SUM({book.blocks['transfers.total'].span(0, first, 0, last)})"
    rows = [
        row for (d, e), row in book.departure_rows.items() if kind in (None, e) and direction in (None, d)
    ]
    block = book.blocks.get("transfers.departures")
    terms = [f"SUM({block.span(row, first, row, last)})" for row in rows] if block else []
    return "=" + ("+".join(terms) or "0")


def _zero(book: Book, code: str, formula: str, value: float = 0.0, unit: str = "plan_fte") -> Check:
    return Check(book.say(code), book.say(unit), formula, value)


def _totals(book: Book) -> list[Check]:
    """Transfers add up to the same total by row and by month."""
    blocks = book.blocks
    by_month = blocks["transfers.total"].all()
    return [
        _zero(
            book, "plan_check_cross_total", f"=SUM({blocks['transfers.row_totals'].all()})-SUM({by_month})"
        ),
        _zero(book, "plan_check_types", f"=SUM({blocks['transfers.types'].all()})-SUM({by_month})"),
    ]


def _balances(book: Book) -> list[Check]:
    """Balances that hold in every month: staff, work; no pool below zero."""
    blocks, cases = book.blocks, "plan_cases"
    staff = float(staff_differences(book.plan.dataset, book.figures).sum())
    work = f"={count_beyond(blocks['staff.work_difference'].all())}"
    amiss = float((np.abs(work_differences(book.figures)) > _TOLERANCE).sum())
    checks = [
        _zero(book, "plan_check_staff", f"=SUM({blocks['staff.difference'].all()})", staff, cases),
        _zero(book, "plan_check_work", work, amiss, cases),
    ]
    partners = blocks.get("outsourcing.partners_total")
    if partners:
        difference = f"{partners.all()}-{blocks['outsourcing.activities_total'].all()}"
        checks.append(_zero(book, "plan_check_partners", f"={count_beyond(difference)}", unit=cases))
    stock, lowest = blocks["pool_stock.months"], float(book.figures.pool_stock.min(initial=0.0))
    overdrawn_by_past = lowest < -_TOLERANCE and book.plan.dataset.as_of > 0
    if stock.rows and not overdrawn_by_past:
        lowest = float(book.figures.pool_stock.min())
        label = book.say("plan_check_pools")
        checks.append(Check(label, book.say("plan_fte"), f"=MIN({stock.all()})", lowest, 0.0, None))
    return checks


def _limits(book: Book) -> list[Check]:
    """Minimum staff and training seats, where they are promised."""
    blocks, checks = book.blocks, []
    room = blocks.get("staff.room")
    if room and is_kept(book, "minimum_staff"):
        formula = f"={count_below(room.all())}"
        checks.append(_zero(book, "plan_check_minimum", formula, unit="plan_cases"))
    free = blocks.get("training.free")
    if free and is_kept(book, "training_seats"):
        formula = f"={count_below(free.all())}"
        checks.append(_zero(book, "plan_check_seats", formula, unit="plan_cases"))
    share, limit = blocks.get("outsourcing.share"), blocks.get("outsourcing.limit")
    if share and limit and is_kept(book, "outsourced_share"):
        formula = f'=SUMPRODUCT(({limit.all()}<>"")*({share.all()}>{limit.all()}+0.0001))'
        checks.append(_zero(book, "plan_check_share", formula, unit="plan_cases"))
    return checks


def _costs(book: Book) -> Check:
    """The Costs sheet adds up to the goal that was minimised."""
    goal = book.plan.goals.get("cost", 0.0)
    total = float(book.figures.costs.total().sum())
    # Costs follow what is typed on Transfers; the goal is that of the plan as it was found.
    edited = book.blocks["what_if.edited"].cell()
    formula = f"=({book.blocks['costs.whole'].cell()}-{goal!r})/1000000*({edited}=0)"
    unit = book.say("plan_millions", currency=book.plan.dataset.currency)
    return Check(book.say("plan_check_cost"), unit, formula, (total - goal) / 1e6)


def _facts(book: Book, page: Page, row: int) -> int:
    """Status, solver, gap, largest violation and the value of each goal; returns the last row."""
    plan = book.plan
    page.text(row, _LABEL, book.say("plan_facts"), "section")
    for column in range(1, _RESULT + 1):
        page.blank(row, column, "section")
    solver = plan.solution.solver
    facts: list[tuple[str, str, float | str, str]] = [
        (book.say("plan_status"), "", book.say(f"plan_status_{plan.status.value}"), "text"),
        (book.say("plan_solver"), "", f"{solver.name} {solver.version}".strip(), "text"),
        (book.say("plan_gap"), book.say("plan_share"), solver.gap, "share"),
        (book.say("plan_violation"), book.say("plan_fte"), plan.largest_violation, "small"),
    ]
    for goal in GOALS:
        if goal.id in plan.goals:
            unit = unit_text(goal.unit, book.language, plan.dataset.currency)
            label = f"{book.say('plan_goal')} · {goal_name(goal.id, book.language)}"
            style = "money" if goal.in_money else "fte"
            facts.append((label, unit, float(tidy(plan.goals[goal.id])), style))
    for label, unit, value, style in facts:
        row += 1
        page.text(row, _LABEL, label, "row", "text")
        if isinstance(value, str):
            page.merge(row, _UNIT, _RESULT, value, "row", style)
            continue
        page.text(row, _UNIT, unit, "row", "muted")
        page.number(row, _VALUE, value, "row", style)
    return row
