"""The reference pages of the workbook, written from the schema: ``python -m planner.schema.reference > docs/workbook.md``.

With ``fr`` it writes docs/fr/workbook.md. Either page gives every name in both languages, its own first.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from planner.schema.inputs import INPUTS, SETTINGS
from planner.schema.languages import tie
from planner.schema.plan_sheets import DECISION_COLUMNS
from planner.schema.reference_words import INTRODUCTION, WORDS
from planner.schema.results import RESULTS
from planner.schema.rules import DEFAULT_PRICE, GOALS, RULES
from planner.schema.types import Column, Kind, Label, Language, Sheet
from planner.schema.units import unit_text

_KINDS = {
    Kind.TEXT: Label("text", "texte"),
    Kind.NUMBER: Label("number", "nombre"),
    Kind.INTEGER: Label("whole number", "nombre entier"),
    Kind.SHARE: Label("share", "part"),
    Kind.MONTH: Label("month", "mois"),
    Kind.YESNO: Label("yes / no", "oui / non"),
    Kind.CHOICE: Label("choice", "choix"),
    Kind.NAME: Label("name", "nom"),
    Kind.NAMES: Label("names separated by `;`", "noms séparés par `;`"),
    Kind.ANY: Label("as the row says", "selon la ligne"),
}


def _row(*cells: str) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|").replace("\n", " ") for cell in cells) + " |"


def _table(headings: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> Iterator[str]:
    yield _row(*headings)
    yield "|" + "---|" * len(headings)
    for row in rows:
        yield _row(*row)


def _both(label: Label, language: Language = "en") -> str:
    if label.en == label.fr:
        return label.en
    return f"{label.en} · {label.fr}" if language == "en" else f"{label.fr} · {label.en}"


def _default(column: Column, language: Language = "en") -> str:
    if column.required:
        return f"**{WORDS['required'].text(language)}**"
    default = column.default
    if default is None:
        return "–"
    if isinstance(default, bool):
        return WORDS["yes" if default else "no"].text(language)
    if isinstance(default, (int, float)):
        shown = (
            _number(100 * default, language) + " %"
            if column.kind is Kind.SHARE
            else _number(default, language)
        )
        return tie(shown) if language == "fr" else shown
    return str(default)


def _number(value: float, language: Language) -> str:
    shown = f"{value:,.10g}"
    return shown if language == "en" else shown.replace(",", "\u202f").replace(".", ",")


def _range(column: Column, language: Language) -> str:
    """The legal values, where they are bounded otherwise than by zero below."""
    if column.kind not in (Kind.NUMBER, Kind.INTEGER) or column.minimum is None:
        return ""
    low = _number(column.minimum, language)
    if column.maximum is None:
        return "" if column.minimum == 0 else WORDS["at_least"].text(language).format(low=low)
    return WORDS["range"].text(language).format(low=low, high=_number(column.maximum, language))


def _kind(column: Column, language: Language = "en") -> str:
    if column.kind is Kind.CHOICE and column.key == "rule":
        return WORDS["rule"].text(language)
    if column.kind is Kind.CHOICE:
        return " / ".join(f"`{_both(choice.label, language)}`" for choice in column.choices)
    kind = _KINDS[column.kind].text(language)
    if column.refers_to:
        sheet = next(sheet for sheet in INPUTS if sheet.key == column.refers_to)
        return WORDS["from"].text(language).format(kind=kind, sheet=_both(sheet.label, language))
    return kind + _range(column, language)


def _column(column: Column, language: Language = "en") -> tuple[str, ...]:
    name = _both(column.label, language)
    return (
        f"*{name}*" if column.result else name,
        _kind(column, language),
        unit_text(column.unit, language) or "–",
        _default(column, language),
        column.meaning.text(language),
    )


def _heads(words: str, language: Language) -> tuple[str, ...]:
    return tuple(WORDS[words].text(language).split(" | "))


def _sheet(sheet: Sheet, language: Language) -> Iterator[str]:
    yield f"## {_both(sheet.label, language)}"
    yield ""
    need = WORDS["needed" if sheet.required else "optional"].text(language)
    row = WORDS["row"].text(language).format(row=sheet.row.text(language))
    yield f"{sheet.purpose.text(language)} {row} {need}"
    yield ""
    heads = _heads("columns", language)
    yield from _table(heads, (_column(column, language) for column in sheet.columns))
    if sheet.months:
        name, *others = _column(sheet.months, language)
        yield _row(WORDS["months"].text(language).format(name=name), *others)
    if sheet.lines:
        lines = ", ".join(f"`{_both(choice.label, language)}`" for choice in sheet.lines)
        yield ""
        yield WORDS["lines"].text(language).format(lines=lines)
    yield ""
    if sheet.key == "settings":
        settings = (_column(column, language) for column in SETTINGS)
        yield from _table((WORDS["setting"].text(language), *heads[1:]), settings)
        yield ""


def _rules(language: Language) -> Iterator[str]:
    yield f"## {WORDS['families'].text(language)}"
    yield ""
    yield WORDS["hard"].text(language).format(price=_number(DEFAULT_PRICE, language))
    yield ""
    yes, no = (WORDS[word].text(language) for word in ("yes", "no"))
    rows = (
        (
            f"`{rule.id}`", _both(rule.label, language), unit_text(rule.unit, language), yes if rule.may_be_soft else no,
            rule.meaning.text(language),
        )
        for rule in RULES
    )  # fmt: skip
    yield from _table(_heads("rules", language), rows)
    yield ""


def _goals(language: Language) -> Iterator[str]:
    yield f"## {WORDS['values'].text(language)}"
    yield ""
    yield WORDS["priorities"].text(language)
    yield ""
    rows = (
        (
            _both(goal.label, language),
            f"{goal.priority:g}",
            unit_text(goal.unit, language),
            goal.meaning.text(language),
        )
        for goal in GOALS
    )
    yield from _table(_heads("goals", language), rows)
    yield ""


def _results(language: Language) -> Iterator[str]:
    yield f"## {WORDS['results'].text(language)}"
    yield ""
    yield WORDS["replaced"].text(language)
    yield ""
    yield from (f"- {_both(label, language)}" for label in RESULTS.values())
    yield ""
    yield "### " + WORDS["beside"].text(language).format(sheet=_both(RESULTS["transfers"], language))
    yield ""
    yield from _table(_heads("columns", language), (_column(column, language) for column in DECISION_COLUMNS))


def reference(language: Language = "en") -> str:
    """The whole page, in Markdown."""
    lines = [INTRODUCTION.text(language)]
    yes, no = (WORDS[word].text(language) for word in ("yes", "no"))
    lines += _table(
        _heads("sheets", language),
        (
            (_both(sheet.label, language), sheet.row.text(language), yes if sheet.required else no)
            for sheet in INPUTS
        ),
    )
    lines += ["", WORDS["work"].text(language), ""]
    for sheet in INPUTS:
        lines += _sheet(sheet, language)
    return "\n".join([*lines, *_rules(language), *_goals(language), *_results(language)]) + "\n"


if __name__ == "__main__":
    import sys

    page = reference(sys.argv[1] if sys.argv[1:] else "en")
    sys.stdout.buffer.write(page.encode("utf-8"))  # UTF-8 and \n on every system
