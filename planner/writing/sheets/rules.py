"""Rules: what became of each rule family, in words; and the Rules sheet for a case that has none."""

from __future__ import annotations

from planner.messages import text
from planner.plan.types import Plan, RuleReport
from planner.schema.inputs import YES_NO, input_sheet
from planner.schema.results import MARK
from planner.schema.rules import MODES, RULES, rule
from planner.schema.types import Column, Kind, Language
from planner.writing.sheets.book import Book
from planner.writing.sheets.paper import head_of_sheet, print_setup

RESULT_COLUMNS = tuple(column for column in input_sheet("rules").columns if column.result)
_HEADER_ROW = 3
_DECIMALS = 6


def status_text(report: RuleReport, language: Language) -> str:
    """Kept, at its limit, missed, not used or off, in the language of the case."""
    return text(f"plan_rule_{report.status}", language)


def tightest_text(report: RuleReport, plan: Plan) -> str:
    """Place and month where a rule has the least room: ``Est, Dec 2012``; "" where it has no line."""
    line = report.tightest
    if line is None:
        return ""
    month = () if line.month is None else (plan.dataset.month(line.month).text(plan.case.language),)
    return ", ".join((*line.place, *month))


def result_values(report: RuleReport, plan: Plan) -> dict[str, str | float | None]:
    """What the three result columns of the Rules sheet hold for one family."""
    slack = None if report.slack is None else round(report.slack, _DECIMALS) + 0.0
    return {
        "status": status_text(report, plan.case.language),
        "tightest": tightest_text(report, plan),
        "slack": slack,
    }


def write_rules(book: Book) -> None:
    """The whole Rules sheet, each family as the solve applied it; an input sheet again when read."""
    page, plan = book.page("rules"), book.plan
    sheet = input_sheet("rules")
    head_of_sheet(page, f"{book.word(sheet.label)}{MARK}{book.title}", book.word(sheet.purpose))
    for at, column in enumerate(sheet.columns):
        page.sheet.set_column(at, at, column.width)
        page.text(_HEADER_ROW, at, book.word(column.label), "header")
    page.sheet.freeze_panes(_HEADER_ROW + 1, 1)
    reports = {report.rule: report for report in plan.rules}
    for row, family in enumerate(RULES, _HEADER_ROW + 1):
        report = reports.get(family.id)
        values = _inputs(book, family.id) | (result_values(report, plan) if report else {})
        for at, column in enumerate(sheet.columns):
            page.cell(row, at, values.get(column.key), "row", *_style(column))
    last = _HEADER_ROW + len(RULES)
    print_setup(
        page, last_row=last, last_column=len(sheet.columns) - 1, landscape=True, header_row=_HEADER_ROW
    )


def _inputs(book: Book, rule_id: str) -> dict[str, str | float | None]:
    setting, family = book.plan.dataset.rules[rule_id], rule(rule_id)
    modes = {mode.key: mode.label for mode in MODES}
    answer = {choice.key: choice.label for choice in YES_NO}
    return {
        "rule": book.word(family.label),
        "mode": book.word(modes[setting.mode]),
        "price": setting.price,
        "unit": book.say("plan_fte"),
        # Blank where a blank means the same: reading the sheet back must not find an input that nobody gave.
        "may_relax": book.word(answer["yes"]) if setting.may_relax else None,
        "relax_price": None if setting.relax_price == setting.price else setting.relax_price,
    }


def _style(column: Column) -> tuple[str, ...]:
    number = ("fte" if column.result else "money",) if column.kind is Kind.NUMBER else ("text",)
    return number if column.result else (*number, "input")
