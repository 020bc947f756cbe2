"""The answer to a question about a plan: on the terminal, and for other programs."""

from __future__ import annotations

from dataclasses import asdict

from planner.messages import number, text
from planner.plan.explanations import Why
from planner.report.explanation import repair_object
from planner.report.lines import wrap
from planner.schema.types import Language


def why_lines(answer: Why, language: Language, currency: str, width: int) -> list[str]:
    """The question's figure, what each supposition means, what holds it, and how a gap is closed."""
    lines = _wrap(answer.question, width, "")
    for consequence in answer.consequences:
        lines += _wrap(f"– {consequence.text}", width)
    if answer.binding:
        lines.append(text("why.binding", language))
        for rule in answer.binding:
            lines += _wrap(f"– {rule}", width)
    if answer.repairs:
        lines.append(text("why.close", language))
        for repair in answer.repairs:
            cost = number(repair.cost, language, 0)
            said = text(
                "report.repair",
                language,
                number=repair.number,
                text=repair.text,
                cost=cost,
                currency=currency,
            )
            lines += _wrap(said, width)
    if "repairs" in answer.cut:
        lines += _wrap(text("why.ways_cut", language), width)
    elif answer.target_missed and not answer.repairs:
        lines += _wrap(text("why.no_close", language), width)
    return lines


def why_object(answer: Why) -> dict[str, object]:
    """The answer as one object; months as ``2012-03``."""
    entry = asdict(answer)
    for told, consequence in zip(entry["consequences"], answer.consequences, strict=True):
        told["goals"] = dict(consequence.goals)
        for move, moved in zip(told["moves"], consequence.moves, strict=True):
            move["month"] = str(moved.month)
    entry["explanation_cut"] = entry.pop("cut")
    entry["repairs"] = [repair_object(repair) for repair in answer.repairs]
    return {"status": "answered", **entry, "findings": []}


def _wrap(words: str, width: int, indent: str = "  ") -> list[str]:
    return wrap(words, width, indent, indent + "  ")
