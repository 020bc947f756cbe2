"""A plan as people are told of it: out of a solve, or out of the workbook that a solve wrote."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from planner.dataset.types import Dataset
from planner.months import Year, calendar_years
from planner.plan.outcome import COST, COSTS, OUTSOURCED, OWN, UNMET
from planner.reading.previous.types import Outcome
from planner.schema.languages import Language

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    from planner.plan.types import Plan

    FloatArray = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class Proposal:
    """``transfers`` (S, D, T) and trained ``staff`` (D, T) in FTE; ``goals`` by id.

    ``outcome`` is None where the workbook comes from a version that kept none: what only a solve can tell lacks then.
    """

    dataset: Dataset
    language: Language
    transfers: FloatArray
    staff: FloatArray
    goals: Mapping[str, float]
    outcome: Outcome | None

    def years(self) -> Iterator[Year]:
        """The calendar years of the horizon."""
        return calendar_years(self.dataset.month(0), self.dataset.months)

    def moving(self) -> FloatArray:
        """Which transfers lead to another Direction (S, D): 1 or 0."""
        import numpy as np

        homes = np.array([pool.direction for pool in self.dataset.pools], dtype=int)
        away: FloatArray = (homes[:, None] != np.arange(len(self.dataset.directions))[None, :]).astype(float)
        return away

    def work(self) -> FloatArray:
        """Work of each Direction (D, T), FTE."""
        work: FloatArray = self.dataset.work.sum(axis=1)
        return work

    def own_work(self) -> FloatArray | None:
        """Work of each Direction that is done in-house (D, T), FTE; None where it is not known."""
        return self._rows(OWN, [direction.name for direction in self.dataset.directions])

    def unmet(self) -> FloatArray | None:
        """Work of each Direction that nobody does (D, T), FTE; None where it is not known."""
        return self._rows(UNMET, [direction.name for direction in self.dataset.directions])

    def partner_work(self) -> FloatArray | None:
        """Work of each partner (P, T), FTE; None where it is not known."""
        return self._rows(OUTSOURCED, [partner.name for partner in self.dataset.partners])

    def costs(self) -> dict[str, float] | None:
        """Each kind of cost over the horizon, in the currency; None where it is not known."""
        by_month = self._rows(COST, list(COSTS))
        return None if by_month is None else dict(zip(COSTS, by_month.sum(axis=1).tolist(), strict=True))

    def _rows(self, name: str, of: list[str]) -> FloatArray | None:
        """A series for each of the names ``of``; None where one lacks or has another length."""
        import numpy as np

        series = self.outcome.series if self.outcome is not None else {}
        found = [series.get((name, one), ()) for one in of]
        if any(len(values) != self.dataset.months for values in found):
            return None
        rows: FloatArray = np.array(found, dtype=float).reshape(len(of), self.dataset.months)
        return rows


def proposal_of(plan: Plan) -> Proposal:
    """What there is to tell of a plan just solved; ValueError where it has no numbers."""
    from planner.plan.outcome import outcome_of

    quantities = plan.quantities
    return Proposal(
        plan.dataset,
        plan.case.language,
        quantities.transfers,
        quantities.staff,
        plan.goals,
        outcome_of(plan),
    )
