"""Names and places of a grade in the language of its reader."""

from __future__ import annotations

from planner.grading.grade import Correction
from planner.grading.types import Aim, Breach, Graded, StandingMove
from planner.messages import number, text
from planner.schema.rules import RULE_IDS, rule
from planner.schema.types import Language
from planner.tolerances import GOAL_CHANGE

_CELLS_SHOWN = 3


def rule_name(rule_id: str, language: Language) -> str:
    """The name of a rule family, or of a balance that a plan by hand can break."""
    return rule(rule_id).label.text(language) if rule_id in RULE_IDS else text(f"grade.{rule_id}", language)


def verdict(graded: Graded, language: Language) -> str:
    """Whether the plan is valid, in a sentence."""
    sheet, count = graded.transfers.sheet, len(graded.broken)
    if not graded.valid:
        code = "grade.invalid_one" if count == 1 else "grade.invalid"
        return text(code, language, sheet=sheet, count=count)
    if not graded.breaches:
        return text("grade.valid", language, sheet=sheet)
    price = number(graded.grade.goals.get("targets", 0.0), language, 0)
    return text("grade.valid_soft", language, sheet=sheet, price=price, currency=graded.dataset.currency)


def measure(aim: Aim, graded: Graded, language: Language) -> str:
    """What an aim is measured by."""
    return text(f"grade.measure.{aim.measure}", language, currency=graded.dataset.currency)


def remarks(graded: Graded, language: Language) -> list[str]:
    """What has to be known to read the aims rightly: why a figure is better than that of the best plan."""
    goals, best = graded.grade.goals, graded.grade.best
    if not best:
        return [text("grade.no_best", language)]
    if not graded.valid and any(_below(goals[goal], best[goal]) for goal in ("targets", "service", "cost")):
        return [text("grade.unfair", language)]
    return [text("grade.cheaper", language)] if _below(goals["cost"], best["cost"]) else []


def _below(value: float, other: float) -> bool:
    """Whether a goal is better by more than numerical noise."""
    return value < other - GOAL_CHANGE * max(1.0, abs(other))


def figures(breach: Breach, graded: Graded, language: Language) -> str:
    """The cells of Transfers that a breach is about: ``Transfers!F7, G7 and 3 more``; "" where none is."""
    cells = [move.cell for move in breach.moves]
    if not cells:
        return ""
    code = "grade.cells_more" if len(cells) > _CELLS_SHOWN else "grade.cells"
    shown = ", ".join(cells[:_CELLS_SHOWN])
    return text(code, language, sheet=graded.transfers.sheet, cells=shown, count=len(cells) - _CELLS_SHOWN)


def place(breach: Breach, graded: Graded, language: Language) -> str:
    """The figures concerned, else where the limit stands, "" where the file has neither."""
    limit = f"{breach.sheet}!{breach.cell}" if breach.cell else ""
    return figures(breach, graded, language) or limit


def only_cell(moves: tuple[StandingMove, ...]) -> str:
    """The one cell to blame, "" where there is none or there are several."""
    return moves[0].cell if len(moves) == 1 else ""


def cell_of(graded: Graded, change: Correction) -> str:
    """The address of the figure that a correction changes, "" where the sheet has no row or column for it yet."""
    return graded.transfers.cells.get((change.pool, change.destination, change.month), "")
