"""Rules in a planner's words: one clause for each, with the figures of the input."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import planner.explain.texts  # noqa: F401 - a rule without its texts is found when explaining is imported
from planner.dataset.types import Dataset, Decision
from planner.display import given_number
from planner.explain.blocks import Block
from planner.explain.places import Index, first_month
from planner.messages import join, number, text
from planner.reading.types import Case
from planner.schema.limits import Limit, Moved, Over
from planner.schema.types import Language


@dataclass(frozen=True, slots=True)
class Words:
    """Says things about a case in its language. ``supposed`` is the position of a decision that is only asked about."""

    case: Case
    dataset: Dataset
    supposed: int = -1

    @property
    def language(self) -> Language:
        """The language of the case."""
        return self.case.language

    @property
    def index(self) -> Index:
        """Positions of names and cells."""
        return Index(self.case, self.dataset)

    def say(self, code: str, /, **places: object) -> str:
        """A message of the catalogue."""
        return text(code, self.language, **places)

    def number(self, value: float, decimals: int = 1) -> str:
        """A number as people write it."""
        return number(value, self.language, decimals)

    def given_number(self, value: float) -> str:
        """A number of the case as it was given."""
        return given_number(value, self.language)

    def month(self, t: int) -> str:
        """A month as people write it."""
        return self.dataset.month(t).text(self.language)

    def when(self, span: tuple[int, int] | None) -> str:
        """``in Dec 2012``, ``from Sep 2012 to Nov 2012`` or ``over all months``."""
        if span is None:
            return self.say("when.always")
        first, last = span
        if first == last:
            return self.say("when.month", month=self.month(first))
        return self.say("when.span", first=self.month(first), last=self.month(last))

    def join(self, parts: Sequence[str]) -> str:
        """``a, b and c``."""
        if len(parts) <= 1:
            return "".join(parts)
        return self.say("list.and", most=", ".join(parts[:-1]), last=parts[-1])

    def clause(self, block: Block, code: str = "") -> str:
        """What the rule of ``block`` says, without capital or full stop; with the text ``code`` where one is given."""
        limit = block.declared
        if limit.over is Over.DECISION:
            return self._decision(block.item)
        return self.say(code or clause_code(block.rule, limit), **self._figures(block, limit))

    def _figures(self, block: Block, limit: Limit) -> dict[str, object]:
        """What the text of a rule may name: its place, its limit, and when."""
        said: dict[str, object] = {
            "place": block.place[-1] if block.place else "",
            "origin": block.place[0] if block.place else "",
            "when": self.when(block.span),
        }
        if limit.over is Over.ENVELOPE:
            window = self.dataset.envelopes[block.item]
            said["window"] = self.when((window.first, window.last))
        match limit.moved:
            case Moved.DATE:
                return said | {"month": self.month(int(self.number_in(block)))}
            case Moved.PERMISSION:
                return said | {"origins": self.join(self._origins(block.place[0]))}
            case Moved.MOVED_SHARE:
                return said | {"limit": self.given_number(100 * self.number_in(block))}
            case Moved.AMOUNT | Moved.NEVER:
                parts = [block.part([i]) for i in range(len(block.rows))] if limit.months else [block]
                if limit.share_of is not None:
                    parts = [block.part([i]) for i in range(len(block.rows))]
                    said["share"] = self._range(
                        [100 * self.number_in(part) for part in parts], self.given_number
                    )
                    return said | {"limit": self._range([self.limit(part) for part in parts], self.number)}
                return said | {"limit": self._range([self.limit(part) for part in parts], self.given_number)}

    def limit(self, block: Block) -> float:
        """The limit as the input states it, in FTE (a share: of the first month's work)."""
        if block.declared.share_of is not None:
            return self.number_in(block) * self.work(block, first_month(block))
        return self.number_in(block)

    def number_in(self, block: Block) -> float:
        """What the cell of the rule says in its first month: FTE, a share, or the index of a month.

        Raises:
            LookupError: the case states no number there.
        """
        limit, data = block.declared, self.dataset
        if limit.moved is Moved.PERMISSION:
            raise LookupError(f"{block.rule} of {block.place} is a permission")
        match limit.over:
            case Over.ENVELOPE | Over.DECISION:
                value = getattr(getattr(data, limit.over.value)[block.item], limit.attribute)
            case Over.ROUTE:
                origin, destination = map(self.index.direction, block.place)
                value = getattr(data.routes(origin, destination), limit.attribute)
            case Over.YEAR | Over.EVERYTHING:
                value = getattr(data, limit.attribute)
            case Over.DIRECTION | Over.POOL | Over.TYPE | Over.PARTNER | Over.ACTIVITY:
                at = self.index.position(limit.over, block.place[0])
                value = getattr(getattr(data, limit.over.value)[at], limit.attribute)
        if isinstance(value, tuple):
            value = value[first_month(block)]
        if value is None:
            raise LookupError(f"{block.rule} of {block.place} states no number")
        return float(value)

    def work(self, block: Block, t: int) -> float:
        """The work that a rule on shares is about, in month ``t``, FTE."""
        work = self.dataset.workload
        match block.declared.share_of:
            case Over.DIRECTION:
                return sum(activity[t] for activity in work[self.index.direction(block.place[0])])
            case Over.ACTIVITY:
                a = self.index.position(Over.ACTIVITY, block.place[0])
                return sum(direction[a][t] for direction in work)
            case _:
                return sum(activity[t] for direction in work for activity in direction)

    def _origins(self, destination: str) -> list[str]:
        """The Directions from which advisors may transfer to a destination."""
        d = self.index.direction(destination)
        homes = {pool.direction for pool in self.dataset.pools}
        return [
            direction.name
            for i, direction in enumerate(self.dataset.directions)
            if i in homes and self.dataset.routes(i, d).allowed
        ]

    def _decision(self, item: int) -> str:
        taken = self.dataset.decisions[item]
        return self.say(
            f"rule.{'supposed' if item == self.supposed else 'decision'}_{taken.kind.side}",
            limit=self.given_number(taken.fte),
            who=self.who(taken.pool, taken.destination),
            when=self.when(None if taken.month is None else (taken.month, taken.month)),
            by=self._decider(taken),
        )

    def _decider(self, taken: Decision) -> str:
        """Who decided, and in which cell: `` (unions; Decisions, E2)``."""
        cell = f"{taken.sheet}, {taken.cell}" if taken.cell else ""
        said = join(
            dict.fromkeys(one for one in (taken.by, cell) if one and one != taken.sheet), self.language, ";"
        )
        return self.say("decision.by", by=said) if said else ""

    def who(self, pool: int | None, to: int | None) -> str:
        """``AVSC Est for Est``, or less where the pool or the destination is left open."""
        names = {
            "pool": None if pool is None else self.dataset.pools[pool].name,
            "to": None if to is None else self.dataset.directions[to].name,
        }
        code = "_".join(key for key, name in names.items() if name) or "all"
        return self.say(f"decision.{code}", **names)

    def _range(self, values: Sequence[float], write: Callable[[float], str]) -> str:
        """``60`` or ``60–79.2``."""
        low, high = write(min(values)), write(max(values))
        return low if low == high else f"{low}–{high}"


def clause_code(rule_id: str, limit: Limit) -> str:
    """Code of the text that says what a rule asks for."""
    return f"rule.{rule_id}{limit.text}"


def sentence(clause: str) -> str:
    """A clause with a capital and a full stop."""
    return capital(clause) + ("" if clause.endswith(".") else ".")


def capital(clause: str) -> str:
    """A clause with a capital."""
    return clause[:1].upper() + clause[1:]
