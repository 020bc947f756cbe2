"""Why a move is not as agreed: it happened, it was decided, an input that concerns it was edited, or it follows."""

from __future__ import annotations

from collections.abc import Sequence

from planner.messages import text
from planner.months import Month
from planner.plan.changes import Cause, InputEdit
from planner.plan.types import Plan
from planner.reading.input_records import BETWEEN
from planner.schema.limits import Over
from planner.schema.names import fold
from planner.schema.rules import RULES

_DECISIONS = ("transfers", "decisions")
_LISTED = 3


def _over(sheet: str) -> Over | None:
    """What the rows of an input sheet are on, by the limits that stand there; None where there are none."""
    over = (
        limit.over
        for family in RULES
        for limit in family.limits
        if sheet in (limit.sheet, limit.months) and sheet != "settings"
    )
    return next(over, None)


class Attribution:
    """Finds the nearest reason for a changed move among the edits made since the plan before.

    ``recorded``: whether the inputs of that plan are known, so that no edit means that there was none.
    """

    def __init__(self, plan: Plan, edits: Sequence[InputEdit], *, recorded: bool = True) -> None:
        self._recorded = recorded
        self._plan = plan
        self._edits = edits
        self._language = plan.case.language

    def why(self, s: int, d: int, t: int) -> tuple[Cause, str]:
        """The cause and its words for pool ``s``, destination ``d`` and month ``t`` (indexes)."""
        if t < self._plan.dataset.as_of:
            return Cause.ACTUAL, self._say("history.cause_actual", place=self._plan.case.title("actuals"))
        if not self._recorded:
            return Cause.UNKNOWN, self._say("history.cause_unknown")
        near = [edit for edit in self._edits if self._concerns(edit, s, d, t)]
        decided = [edit for edit in near if edit.sheet in _DECISIONS]
        if decided:
            return Cause.DECISION, self._say("history.cause_decision", place=self._decision(decided[0]))
        if near:
            return Cause.EDIT, self._say("history.cause_edit", place=_places(near))
        if self._edits:
            return Cause.KNOCK_ON, self._say("history.cause_knock_on", place=_places(self._edits))
        return Cause.REPLANNED, self._say("history.cause_replanned")

    def _decision(self, edit: InputEdit) -> str:
        """Where it stands and why, as people wrote it."""
        why = str(edit.row_values.get("why", ""))
        if edit.sheet == "transfers":
            rows = self._plan.case.rows("transfers")
            why = next((row.text("note") for row in rows if edit.cell in row.cells.values()), "")
        return f"{edit.place} ({why})" if why else edit.place

    def _concerns(self, edit: InputEdit, s: int, d: int, t: int) -> bool:
        """Whether an edited input names this pool, its type, this destination, or the way between them."""
        data = self._plan.dataset
        pool, to = data.pools[s], data.directions[d].name
        home = data.directions[pool.direction].name
        if edit.sheet == "transfers":
            return fold(edit.row) == fold(BETWEEN.join((pool.name, to)))
        match _over(edit.sheet):
            case Over.DECISION:
                return _names_move(edit, pool.name, to, data.month(t))
            case Over.POOL:
                return fold(edit.row) == fold(pool.name)
            case Over.DIRECTION:
                return fold(edit.row) == fold(to)
            case Over.ROUTE:
                return fold(edit.row) == fold(BETWEEN.join((home, to)))
            case Over.ENVELOPE:
                return any(
                    fold(edit.row) == fold(window.name)
                    and window.first <= t <= window.last
                    and window.type in (None, pool.type)
                    and window.direction in (None, d)
                    for window in data.envelopes
                )
            case _ if edit.sheet in ("sources", "source_volumes"):
                return any(fold(edit.row) == fold(one.name) and one.part(pool) > 0 for one in data.sources)
            case _:
                return edit.sheet == "types" and fold(edit.row) == fold(data.types[pool.type].name)

    def _say(self, code: str, **places: object) -> str:
        return text(code, self._language, **places)


def _names_move(edit: InputEdit, pool: str, to: str, month: Month) -> bool:
    """Whether a decision names the move by pool, destination or month; one on all of them names none."""
    values = edit.row_values
    wanted = {"pool": pool, "to": to, "month": str(month)}
    named = {key: value for key, value in wanted.items() if key in values}
    return bool(named) and all(fold(str(values[key])) == fold(value) for key, value in named.items())


def _places(edits: Sequence[InputEdit]) -> str:
    places = list(dict.fromkeys(edit.place for edit in edits))
    return ", ".join(places[:_LISTED]) + (", …" if len(places) > _LISTED else "")
