"""The three aims of a plan, measured and set against the best plan of the same case."""

from __future__ import annotations

from collections.abc import Mapping

from planner.dataset.types import Dataset
from planner.grading.grade import Grade
from planner.grading.types import Aim, AimId
from planner.plan.years import monthly_work


def aims_of(dataset: Dataset, grade: Grade) -> tuple[Aim, ...]:
    """Customers' satisfaction, economic performance and the well-being of staff; none where nothing can be said.

    The score of an aim is that of its first measure: 100 where the plan is as good as the best or better, else
    100 × the better figure's share of the worse.
    """
    if grade.quantities is None:
        return ()
    goals, best = grade.goals, grade.best
    work = float(monthly_work(dataset).sum())
    unmet, least = goals["service"], best.get("service")
    undone = float(grade.quantities.unmet.sum())
    best_undone = None if least is None else _undone(dataset, undone, unmet, least)
    served = 1 - undone / work if work else 1.0
    best_served = None if best_undone is None else (1 - best_undone / work if work else 1.0)
    found = [
        Aim(
            AimId.CUSTOMERS,
            "served",
            "share",
            served,
            best_served,
            lower=False,
            score=_score(best_served, served),
        ),
        Aim(AimId.CUSTOMERS, "unmet", "FTE-months", undone, best_undone),
        Aim(AimId.CUSTOMERS, "targets", "money", goals["targets"], best.get("targets")),
        _lower(AimId.ECONOMY, "cost", "money", goals, best),
        _lower(AimId.WELLBEING, "wellbeing", "points", goals, best),
    ]
    if dataset.agreed is not None:
        found.append(Aim(AimId.WELLBEING, "stability", "FTE", goals["stability"], 0.0))
    return tuple(found)


def _undone(dataset: Dataset, undone: float, service: float, least: float) -> float | None:
    """The work that the best plan leaves undone; unknown where it has no price and the plans differ."""
    if dataset.unmet_cost > 0:
        return least / dataset.unmet_cost
    return undone if service == least else None


def _lower(aim: AimId, goal: str, unit: str, goals: Mapping[str, float], best: Mapping[str, float]) -> Aim:
    least = best.get(goal)
    return Aim(aim, goal, unit, goals[goal], least, score=_score(goals[goal], least))


def _score(worse: float | None, better: float | None) -> float | None:
    """100 × ``better`` ÷ ``worse``, at most 100; None where one of them is unknown.

    >>> _score(120.0, 90.0)
    75.0
    """
    if worse is None or better is None:
        return None
    return 100.0 if worse <= better else 100.0 * better / worse
