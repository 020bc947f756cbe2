"""The linear program of a case, written down row by row from the contract."""

from __future__ import annotations

from tests.reference.lp import INF, Program, Terms, negative, ones, scale, total
from tests.reference.types import Case


class Builder:
    """Builds the program of one case; ``x[s, d, t]`` and the others are column numbers."""

    def __init__(self, case: Case, agreed: dict[tuple[str, str, int], float] | None = None) -> None:
        self.case = case
        self.agreed = agreed
        self.program = Program()
        self.T = range(case.months)
        column = self.program.column
        self.x = {(s, d, t): column() for s in case.pools for d in case.centres for t in self.T}
        self.n = {(d, t): column() for d in case.centres for t in self.T}
        self.k = {(s, t): column() for s in case.pools for t in self.T}
        self.h = {(d, t): column() for d in case.centres for t in self.T}
        cells = [(d, a, t) for d in case.centres for a in case.activities for t in self.T]
        self.y, self.g, self.r, self.u = ({cell: column() for cell in cells} for _ in range(4))
        self.o = {
            (p, *cell): column()
            for p, b in case.partners.items()
            for cell in cells
            if cell[1] in b.activities
        }
        self.z = {(p, t): column() for p in case.partners for t in self.T}
        # What has happened is never planned again; where that rule is off, the past is open like the future.
        self.frozen = 0 if case.modes["actual"] == "off" else min(case.as_of, case.months)
        self.past = {
            self.x[s, d, t]: case.actuals.get((s, d, t), 0.0) for s, d, t in self.x if t < self.frozen
        }
        self.before = {
            (s, d, t): fte
            for (s, d, t), fte in case.actuals.items()
            if -case.kinds[case.pools[s].kind].months <= t < 0
        }

    def build(self) -> Program:
        for column, fte in self.past.items():
            self.program.fix(column, fte)
        self.balances()
        self.staff_rules()
        self.transfer_rules()
        self.work_rules()
        self.whole_people()
        self.training_groups()
        self.cost()
        self.wellbeing()
        self.stability()
        for column in self.u.values():
            self.program.costs["service"][column] += self.case.unmet_cost
        return self.program

    # -- moves ------------------------------------------------------------------------------------------

    def length(self, s: str) -> int:
        return self.case.kinds[self.case.pools[s].kind].months

    def leavers(self, s: str, d: str, t: int) -> tuple[Terms, float]:
        """Who left s for d in month t: a column within the horizon, a number before it."""
        if 0 <= t < self.case.months:
            return [(self.x[s, d, t], 1.0)], 0.0
        return [], self.before.get((s, d, t), 0.0)

    def arrivals(self, s: str, d: str, t: int) -> tuple[Terms, float]:
        """Who arrives in d from s in month t ≥ 0, after the pass rate."""
        passing = self.case.kinds[self.case.pools[s].kind].passing
        terms, number = self.leavers(s, d, t - self.length(s)) if t >= 0 else ([], 0.0)
        return [(c, passing * v) for c, v in terms], passing * number

    def in_training(self, s: str, d: str, t: int) -> tuple[Terms, float]:
        return total(self.leavers(s, d, t - age) for age in range(self.length(s)))

    def staff_from_moves(self, d: str, t: int) -> tuple[Terms, float]:
        """The part of n[d,t] that moves make, written in x and a number."""
        stays = 1.0 - self.case.centres[d].attrition
        parts = [
            scale(self.arrivals(s, d, m), stays ** (t - m)) for s in self.case.pools for m in range(t + 1)
        ]
        return total(parts)

    def stock_after_past(self, s: str, t: int) -> float:
        """k[s,t] if nobody left but those of the past: below zero where they were more than the pool had."""
        pool = self.case.pools[s]
        stays = 1.0 - pool.attrition
        gone = sum(
            self.past.get(self.x[s, d, m], 0.0) * stays ** (t - m)
            for d in self.case.centres
            for m in range(t + 1)
        )
        return pool.available * stays ** (t + 1) - gone

    # -- definitions ------------------------------------------------------------------------------------

    def balances(self) -> None:
        case, row = self.case, self.program.row
        for (d, t), n in self.n.items():
            centre = case.centres[d]
            terms, number = total(self.arrivals(s, d, t) for s in case.pools)
            stays = 1.0 - centre.attrition
            before = [(self.n[d, t - 1], -stays)] if t else []
            number += 0.0 if t else stays * centre.starting
            row(number, [(n, 1.0), *before, *negative(terms)], number)
        for (s, t), k in self.k.items():
            stays = 1.0 - case.pools[s].attrition
            before = [(self.k[s, t - 1], -stays)] if t else []
            number = 0.0 if t else stays * case.pools[s].available
            row(number, [(k, 1.0), *before, *((self.x[s, d, t], 1.0) for d in case.centres)], number)
            self.program.lower[k] = min(0.0, self.stock_after_past(s, t))
        for d, a, t in self.y:
            doing = [self.y[d, a, t], self.r[d, a, t], self.u[d, a, t]]
            doing += [self.o[p, d, a, t] for p in case.partners if (p, d, a, t) in self.o]
            row(case.work[d, a, t], ones(doing), case.work[d, a, t])
        for a in case.activities:
            for t in self.T:
                given = ones(self.g[d, a, t] for d in case.centres)
                row(0.0, given + [(self.r[d, a, t], -1.0) for d in case.centres], 0.0)
        for d, t in self.n:
            self.effective_staff(d, t)
        for t in self.T:
            need = total(
                scale(self.in_training(s, d, t), case.kinds[pool.kind].load)
                for s, pool in case.pools.items()
                for d in case.centres
            )
            row(need[1], ones(self.h[d, t] for d in case.centres) + negative(need[0]), need[1])
        for p, t in self.z:
            row(0.0, [(self.z[p, t], 1.0), *negative(ones(self.partner_columns(p, t)))], INF)
        self.closed_centres()

    def effective_staff(self, d: str, t: int) -> None:
        """Work done ≤ staff − what those in their first three months do not do yet − trainers."""
        losses = []
        for s, pool in self.case.pools.items():
            for m, productivity in enumerate(self.case.kinds[pool.kind].ramp):
                losses.append(scale(self.arrivals(s, d, t - m), 1.0 - productivity))
        terms, number = total(losses)
        doing = ones(col for a in self.case.activities for col in (self.y[d, a, t], self.g[d, a, t]))
        free = [*doing, *terms, (self.h[d, t], 1.0), (self.n[d, t], -1.0)]
        self.program.row(-INF, free, -number)

    def closed_centres(self) -> None:
        if self.case.modes["opening"] == "off":
            return
        for d, centre in self.case.centres.items():
            for t in range(min(centre.opens, self.case.months)):
                self.program.fix(self.h[d, t], 0.0)
                for a in self.case.activities:
                    self.program.fix(self.y[d, a, t], 0.0)
                    self.program.fix(self.g[d, a, t], 0.0)

    # -- rules ------------------------------------------------------------------------------------------

    def rule(self, family: str, low: float, terms: Terms, high: float) -> None:
        """A row of a family: hard, soft with a priced shortfall on each side, or nothing."""
        mode = self.case.modes[family]
        if mode == "off":
            return
        if mode == "soft":
            terms = list(terms)
            for bound, sign in ((low, 1.0), (high, -1.0)):
                if abs(bound) < INF:
                    short = self.program.column()
                    self.program.costs["targets"][short] += self.case.prices[family]
                    terms.append((short, sign))
        self.program.row(low, terms, high)

    def move_rule(
        self,
        family: str,
        last: int,
        low: float,
        moves: Terms,
        high: float,
        number: float = 0.0,
        moved: float = 0.0,
    ) -> None:
        """A rule on ``number`` + ``moved`` + Σ moves, where ``moved`` is due to moves before the horizon.

        What only the past breaks is not enforced: no row where the ``last`` month of departure that it is
        about is past, and a maximum that the past alone exceeds becomes what the past has made.
        """
        if last < self.frozen:
            return
        happened = moved + sum(v * self.past[c] for c, v in moves if c in self.past)
        if happened > 0.0:
            high = max(high, number + happened)
        self.rule(family, low - number - moved, moves, high - number - moved)

    def quickest(self, d: str) -> int:
        """The shortest training of the pools that may go to d; of all pools where none may."""
        case = self.case
        free = case.modes["mobility"] != "hard"
        going = [s for s, pool in case.pools.items() if free or case.ways[pool.home, d].allowed]
        return min((self.length(s) for s in going or case.pools), default=0)

    def staff_rules(self) -> None:
        case = self.case
        for d, centre in case.centres.items():
            quickest = self.quickest(d)
            for t in self.T:
                # Without a past, staff that nobody can change any more still has to keep the rules.
                last = t - quickest if self.frozen else t
                moves, moved = self.staff_from_moves(d, t)
                staying = centre.starting * (1.0 - centre.attrition) ** (t + 1)
                if centre.minimum is not None and t >= centre.minimum_from:
                    self.move_rule("minimum_staff", last, centre.minimum, moves, INF, staying, moved)
                if centre.maximum is not None:
                    self.move_rule("maximum_staff", last, -INF, moves, centre.maximum, staying, moved)
                seats = centre.seats[t]
                if seats is not None:
                    training, already = total(self.in_training(s, d, t) for s in case.pools)
                    self.move_rule("training_seats", t, -INF, training, seats, 0.0, already)
                if centre.accompaniment is not None:
                    leaving = ones(self.x[s, d, t] for s in case.pools)
                    self.move_rule("accompaniment", t, -INF, leaving, centre.accompaniment)
                if case.modes["opening"] != "off" and t >= self.frozen:
                    for s in case.pools:
                        if t + self.length(s) < centre.opens:
                            self.program.fix(self.x[s, d, t], 0.0)

    def transfer_rules(self) -> None:
        case = self.case
        for s, pool in case.pools.items():
            for t in self.T:
                leaving = ones(self.x[s, d, t] for d in case.centres)
                if pool.rate is not None:
                    self.move_rule("release_rate", t, -INF, leaving, pool.rate)
                floor = pool.floor[t]
                if floor is not None:
                    # k[s,t] ≥ floor, read as a maximum on those who left and would still be there.
                    stays = 1.0 - pool.attrition
                    gone = [(self.x[s, d, m], stays ** (t - m)) for d in case.centres for m in range(t + 1)]
                    self.move_rule("pool_floor", t, -INF, gone, pool.available * stays ** (t + 1) - floor)
            if pool.total is not None:
                self.move_rule("release_total", case.months - 1, -INF, self.moves(pool=s), pool.total)
        for window in case.windows:
            months = range(window.first, window.last + 1)
            if months:
                low = -INF if window.minimum is None else window.minimum
                high = INF if window.maximum is None else window.maximum
                terms = self.moves(to=window.to, months=months, kind=window.kind)
                self.move_rule("envelope", window.last, low, terms, INF)
                self.move_rule("envelope", window.last, -INF, terms, high)
        for choice in case.choices:
            months = self.T if choice.month is None else range(choice.month, choice.month + 1)
            terms = self.moves(pool=choice.pool, to=choice.to, months=months)
            if months[-1] in self.T:
                if choice.kind in ("fix", "at least"):
                    self.move_rule("decision", months[-1], choice.fte, terms, INF)
                if choice.kind in ("fix", "at most"):
                    self.move_rule("decision", months[-1], -INF, terms, choice.fte)
        self.mobility()

    def moves(
        self,
        pool: str | None = None,
        to: str | None = None,
        months: range | None = None,
        kind: str | None = None,
    ) -> Terms:
        """The transfers that a filter names (None: all)."""
        return [
            (column, 1.0)
            for (s, d, t), column in self.x.items()
            if pool in (None, s)
            and to in (None, d)
            and (months is None or t in months)
            and kind in (None, self.case.pools[s].kind)
        ]

    def mobility(self) -> None:
        case = self.case
        for (i, d), way in case.ways.items():
            between = [
                (self.x[s, d, t], 1.0) for s, pool in case.pools.items() if pool.home == i for t in self.T
            ]
            if not way.allowed:
                self.rule("mobility", -INF, [(c, 1.0) for c, _ in between if c not in self.past], 0.0)
            elif way.maximum is not None:
                self.move_rule("mobility", case.months - 1, -INF, between, way.maximum)
        if case.mobility_share is not None:
            for year in {(case.first + t) // 12 for t in self.T}:
                terms = [
                    (column, float(case.pools[s].home != d) - case.mobility_share)
                    for (s, d, t), column in self.x.items()
                    if (case.first + t) // 12 == year
                ]
                self.move_rule("mobility", (year + 1) * 12 - 1 - case.first, -INF, terms, 0.0)

    def partner_columns(self, p: str, t: int) -> list[int]:
        return [column for (q, _, _, m), column in self.o.items() if (q, m) == (p, t)]

    def work_rules(self) -> None:
        case = self.case
        everything = {
            t: sum(case.work[d, a, t] for d in case.centres for a in case.activities) for t in self.T
        }
        for t, share in case.outsourced.items():
            done = ones(column for (_, _, _, m), column in self.o.items() if m == t)
            self.rule("outsourced_share", -INF, done, share * everything[t])
        for a, (low, high) in case.bounds.items():
            for t in self.T:
                work = sum(case.work[d, a, t] for d in case.centres)
                done = ones(column for (_, _, b, m), column in self.o.items() if (b, m) == (a, t))
                if low is not None:
                    self.rule("activity_outsourcing", low * work, done, INF)
                if high is not None:
                    self.rule("activity_outsourcing", -INF, done, high * work)
        for p, partner in case.partners.items():
            for t in self.T:
                done = ones(self.partner_columns(p, t))
                if partner.capacity is not None:
                    self.rule("partner_capacity", -INF, done, partner.capacity)
                if partner.commitment > 0:
                    self.rule("partner_commitment", partner.commitment, [(self.z[p, t], 1.0)], INF)
                if partner.change is not None and t > 0:
                    change = done + negative(ones(self.partner_columns(p, t - 1)))
                    # One shortfall on either side is the same as one on the absolute value.
                    self.rule("partner_change", -partner.change, change, partner.change)
        for d, centre in case.centres.items():
            if centre.elsewhere is not None:
                for t in self.T:
                    work = sum(case.work[d, a, t] for a in case.activities)
                    received = ones(self.r[d, a, t] for a in case.activities)
                    self.rule("mutual_aid", -INF, received, centre.elsewhere * work)

    def whole_people(self) -> None:
        """Planned transfers are multiples of the headcount unit."""
        unit = self.case.unit
        if unit > 0:
            for column in self.x.values():
                if column not in self.past:
                    self.program.whole.append(self.program.column())
                    self.program.row(0.0, [(column, 1.0), (self.program.whole[-1], -unit)], 0.0)

    def training_groups(self) -> None:
        """For each type, Direction and planned month: nobody leaves, or at least the smallest group."""
        if self.case.modes["training_group"] == "off":
            return
        for kind, what in self.case.kinds.items():
            pools = [s for s, pool in self.case.pools.items() if pool.kind == kind]
            if not what.group or not pools:
                continue
            everybody = sum(self.case.pools[s].available for s in pools)
            for d in self.case.centres:
                for t in range(self.frozen, self.case.months):
                    starts = self.program.column(1.0)
                    self.program.whole.append(starts)
                    leaving = ones(self.x[s, d, t] for s in pools)
                    self.program.row(0.0, [*leaving, (starts, -what.group)], INF)
                    self.program.row(-INF, [*leaving, (starts, -max(everybody, what.group))], 0.0)

    # -- goals ------------------------------------------------------------------------------------------

    def cost(self) -> None:
        case, cost = self.case, self.program.costs["cost"]
        for (s, d, _), column in self.x.items():
            pool = case.pools[s]
            cost[column] += case.kinds[pool.kind].cost + case.ways[pool.home, d].cost
        for (p, _), column in self.z.items():
            cost[column] += case.partners[p].cost
        for column in self.n.values():
            cost[column] += case.internal_cost
        for s, pool in case.pools.items():
            for d in case.centres:
                for t in self.T:
                    paid = scale(self.in_training(s, d, t), case.internal_cost * case.kinds[pool.kind].pay)
                    self.program.constants["cost"] += paid[1]
                    for column, value in paid[0]:
                        cost[column] += value

    def stability(self) -> None:
        """Σ of the absolute differences from the agreed plan, each at least the difference either way."""
        if self.agreed is None:
            return
        for key, column in self.x.items():
            change = self.program.column()
            self.program.costs["stability"][change] += 1.0
            agreed = self.agreed.get(key, 0.0)
            self.program.row(-agreed, [(change, 1.0), (column, -1.0)], INF)
            self.program.row(agreed, [(change, 1.0), (column, 1.0)], INF)

    def wellbeing(self) -> None:
        case, points = self.case, self.program.costs["wellbeing"]
        for (s, d, _), column in self.x.items():
            points[column] += case.ways[case.pools[s].home, d].distance / 100.0
        largest = self.program.column()
        points[largest] += 100.0
        for s, pool in case.pools.items():
            if pool.available > 0:
                shares = [(column, -1.0 / pool.available) for column, _ in self.moves(pool=s)]
                self.program.row(0.0, [(largest, 1.0), *shares], INF)
