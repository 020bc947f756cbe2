"""Rules in a planner's words: one clause for each, with the figures of the input."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from planner.dataset.types import Dataset, Decision
from planner.explain.blocks import ROUTES, Block
from planner.explain.places import Index
from planner.messages import number, text
from planner.reading.types import Case
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

    def clause(self, block: Block) -> str:
        """What the rule of ``block`` says, without capital or full stop."""
        match block.rule:
            case "opening":
                return self._opening(block.place[0])
            case "training_seats":
                return self._seats(block)
            case "envelope":
                return self._envelope(block)
            case "mobility":
                return self._mobility(block)
            case "decision":
                return self._decision(block.item)
            case "outsourced_share" | "activity_outsourcing" | "mutual_aid":
                return self._share(block)
        code = f"rule.{block.rule}_{block.side}" if block.rule == "partner_change" else f"rule.{block.rule}"
        return self.say(
            code, place=block.place[0], limit=self.number(self.limit(block)), when=self.when(block.span)
        )

    def limit(self, block: Block) -> float:
        """The limit as the input states it, in FTE (a share: of the first month's work)."""
        index, t = self.index, next((m for m in block.months if m is not None), 0)
        name = block.place[-1] if block.place else ""
        match block.rule:
            case "minimum_staff" | "maximum_staff" | "accompaniment":
                value = getattr(self.dataset.directions[index.direction(name)], block.rule)
            case "training_seats":
                value = self.dataset.directions[index.direction(name)].seats[t]
            case "pool_floor":
                value = self.dataset.pools[index.pool(name)].floor[t]
            case "release_rate" | "release_total":
                value = getattr(self.dataset.pools[index.pool(name)], block.rule)
            case "envelope":
                window = self.dataset.envelopes[block.item]
                value = window.minimum if block.side == "min" else window.maximum
            case "decision":
                value = self.dataset.decisions[block.item].fte
            case "partner_capacity" | "partner_commitment" | "partner_change":
                value = getattr(
                    self.dataset.partners[index.partner(name)], block.rule.removeprefix("partner_")
                )
            case "outsourced_share" | "activity_outsourcing" | "mutual_aid":
                value = self.share(block) * self.work(block, t)
            case "mobility" if block.side == "max":
                origin, destination = map(index.direction, block.place)
                value = self.dataset.routes[origin][destination].maximum
            case _:
                value = 0.0
        return float(value or 0.0)

    def is_share(self, block: Block) -> bool:
        """Whether the rule of ``block`` states a share of some work."""
        return block.rule in ("outsourced_share", "activity_outsourcing", "mutual_aid")

    def share(self, block: Block) -> float:
        """The share that a rule on shares states."""
        t = next((m for m in block.months if m is not None), 0)
        match block.rule:
            case "outsourced_share":
                value = self.dataset.outsourced_share[t]
            case "activity_outsourcing":
                activity = self.dataset.activities[self.index.activity(block.place[0])]
                value = activity.outsourced_min if block.side == "min" else activity.outsourced_max
            case _:
                value = self.dataset.directions[self.index.direction(block.place[0])].served_elsewhere
        return value or 0.0

    def work(self, block: Block, t: int) -> float:
        """The work that a rule on shares is about, in month ``t``, FTE."""
        work = self.dataset.workload
        if block.rule == "mutual_aid":
            return sum(activity[t] for activity in work[self.index.direction(block.place[0])])
        if block.rule == "activity_outsourcing":
            a = self.index.activity(block.place[0])
            return sum(direction[a][t] for direction in work)
        return sum(activity[t] for direction in work for activity in direction)

    def _opening(self, name: str) -> str:
        opens = self.dataset.directions[self.index.direction(name)].opens
        return self.say("rule.opening", place=name, month=self.month(opens))

    def _seats(self, block: Block) -> str:
        seats = self.dataset.directions[self.index.direction(block.place[0])].seats
        concerned = [seats[t] or 0.0 for t in block.months if t is not None]
        code = "rule.training_seats" if min(concerned) == max(concerned) else "rule.training_seats_most"
        limit = self.number(max(concerned))
        return self.say(code, place=block.place[0], limit=limit, when=self.when(block.span))

    def _envelope(self, block: Block) -> str:
        window = self.dataset.envelopes[block.item]
        return self.say(
            f"rule.envelope_{block.side}",
            place=window.name,
            limit=self.number(self.limit(block)),
            window=self.when((window.first, window.last)),
        )

    def _mobility(self, block: Block) -> str:
        if block.side == "year":
            share = 100 * (self.dataset.mobility_share or 0.0)
            return self.say("rule.mobility_year", place=block.place[0], limit=self.number(share))
        if block.side == ROUTES:
            d = self.index.direction(block.place[0])
            homes = {pool.direction for pool in self.dataset.pools}
            origins = [
                direction.name
                for i, direction in enumerate(self.dataset.directions)
                if i in homes and self.dataset.routes[i][d].allowed
            ]
            return self.say("rule.mobility_routes", place=block.place[0], origins=self.join(origins))
        origin, destination = block.place
        return self.say(
            "rule.mobility_max", origin=origin, place=destination, limit=self.number(self.limit(block))
        )

    def _decision(self, item: int) -> str:
        taken = self.dataset.decisions[item]
        kind = {"fix": "fix", "at least": "min", "at most": "max"}[taken.kind]
        return self.say(
            f"rule.{'supposed' if item == self.supposed else 'decision'}_{kind}",
            limit=self.number(taken.fte),
            who=self.who(taken.pool, taken.destination),
            when=self.when(None if taken.month is None else (taken.month, taken.month)),
            by=self._stated(taken),
        )

    def _stated(self, taken: Decision) -> str:
        """Who decided, and in which cell: `` (unions; Decisions, E2)``."""
        cell = f"{taken.sheet}, {taken.cell}" if taken.cell else ""
        said = "; ".join(dict.fromkeys(one for one in (taken.by, cell) if one and one != taken.sheet))
        return self.say("decision.by", by=said) if said else ""

    def who(self, pool: int | None, to: int | None) -> str:
        """``AVSC Est for Est``, or less where the pool or the destination is left open."""
        names = {
            "pool": None if pool is None else self.dataset.pools[pool].name,
            "to": None if to is None else self.dataset.directions[to].name,
        }
        code = "_".join(key for key, name in names.items() if name) or "all"
        return self.say(f"decision.{code}", **names)

    def _share(self, block: Block) -> str:
        side = f"_{block.side}" if block.rule == "activity_outsourcing" else ""
        parts = [block.part([i]) for i in range(len(block.rows))]
        return self.say(
            f"rule.{block.rule}{side}",
            place=block.place[0] if block.place else "",
            share=self._range([100 * self.share(part) for part in parts]),
            limit=self._range([self.limit(part) for part in parts]),
            when=self.when(block.span),
        )

    def _range(self, values: Sequence[float]) -> str:
        """``60`` or ``60–79.2``."""
        low, high = self.number(min(values)), self.number(max(values))
        return low if low == high else f"{low}–{high}"


def sentence(clause: str) -> str:
    """A clause with a capital and a full stop."""
    return capital(clause) + ("" if clause.endswith(".") else ".")


def capital(clause: str) -> str:
    """A clause with a capital."""
    return clause[:1].upper() + clause[1:]
