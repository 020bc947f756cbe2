"""How sure a plan's minimums are: on the terminal, and for other programs."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from planner.chances.sentences import confidence_sentences, risk_sentences
from planner.messages import text
from planner.report.lines import wrap
from planner.schema.languages import Language

if TYPE_CHECKING:
    from planner.chances.read import Risk

PRICED = ("targets", "service", "cost", "wellbeing")
"""The goals whose price a confidence has."""

NO_RISK: dict[str, object] = {
    "chances": [],
    "joint": [],
    "all": None,
    "confidence": {},
    "margins": [],
    "confidence_price": None,
}
"""The keys of ``risk_object`` where there is no plan to tell chances of."""

_DECIMALS = 12


def risk_object(risk: Risk) -> dict[str, object]:
    """The chances, what was asked and what it cost, as keys of a JSON object; months as ``2012-03``."""
    dataset, chances, kept = risk.dataset, risk.chances, risk.confidence
    names = [direction.name for direction in dataset.directions]
    return {
        "chances": [
            {
                "direction": names[one.direction],
                "month": str(dataset.month(one.month)),
                "minimum": one.minimum,
                "staff": round(one.staff, 9),
                "chance": round(one.chance, _DECIMALS),
            }
            for one in chances.months
        ],
        "joint": [
            {"direction": names[d], "chance": round(chance, _DECIMALS)} for d, chance in chances.joint.items()
        ],
        "all": round(chances.all, _DECIMALS),
        "confidence": {} if kept is None else dict(kept.shares),
        "margins": []
        if kept is None
        else [{"direction": name, "margin": margin} for name, margin in kept.margins.items()],
        "confidence_price": {
            goal: 0.0 if kept is None else round(kept.price.get(goal, 0.0), 9) + 0.0 for goal in PRICED
        },
    }


def risk_lines(risk: Risk, path: Path | None, language: Language, *, width: int) -> list[str]:
    """The sentences a manager needs, and where the rest stands."""
    said = [*risk_sentences(risk, language)]
    if risk.confidence is not None:
        said += confidence_sentences(risk, language)
    lines = [part for sentence in said for part in wrap(sentence, width)]
    if path is not None:
        lines.append(text("report.plan", language, path=path))
    return lines
