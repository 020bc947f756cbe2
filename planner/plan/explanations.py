"""What explaining hands over: conflicts, repairs and what limits a plan, in words and numbers.

Words are in the language of the case. Nothing here needs the solver, so that writing can use it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from planner.months import Month


@dataclass(frozen=True, slots=True)
class Member:
    """One business rule that takes part in a conflict.

    ``place`` names Direction, pool, partner, activity or envelope. ``months`` are the first and the last index of the
    months concerned, None: the whole horizon. ``side`` is "min" or "max", or "" where the rule has one side.
    ``text`` is a sentence; ``sheet`` and ``cell`` say where the planner changes it.
    ``alone`` is the least change of this rule that removes the conflict, the others as they are: FTE, None where no
    amount does.
    """

    rule: str
    place: tuple[str, ...]
    months: tuple[int, int] | None
    side: str
    text: str
    sheet: str
    cell: str
    alone: float | None = None


@dataclass(frozen=True, slots=True)
class Conflict:
    """Rules that cannot hold together, none of which could be left out.

    ``demanded`` is what the rules ask for, ``most`` what the others allow of it and ``short`` the difference (FTE);
    None where the conflict is not about one amount. ``proven`` is False where the time limit came before every
    member was shown to be needed.

    The members' months are the fewest that clash. Over all months of what is asked for ``total_short`` FTE-months are
    missing, ``worst_short`` FTE of them in the ``worst_month``; one demand must fall by ``must_fall`` FTE to hold in
    every month. None where the months of the conflict say it all.
    """

    text: str
    members: tuple[Member, ...]
    demanded: float | None = None
    most: float | None = None
    short: float | None = None
    proven: bool = True
    worst_month: Month | None = None
    worst_short: float | None = None
    total_short: float | None = None
    must_fall: float | None = None


@dataclass(frozen=True, slots=True)
class Edit:
    """One change of an input cell.

    ``sheet`` is the schema's key, ``row`` the row's position in its table (−1: the Settings), ``column`` the column's
    key or a month. ``cell`` is its address in the file. ``old`` and ``new`` are typed as reading types them.
    """

    sheet: str
    row: int
    column: str | Month
    cell: str
    old: object
    new: object


@dataclass(frozen=True, slots=True)
class Change:
    """One step of a repair, as people say it.

    ``amount`` is in ``unit`` (schema unit: FTE, months, share), ``least`` is the exact amount before rounding to
    what people can enter, and ``cost`` the amount × the family's relaxing price, in the case's currency.
    """

    rule: str
    place: tuple[str, ...]
    text: str
    amount: float
    least: float
    unit: str
    cost: float
    edits: tuple[Edit, ...]


@dataclass(frozen=True, slots=True)
class Repair:
    """A set of changes with which the case has a plan: solved and verified, not only computed.

    ``number`` is what ``--repair`` takes. ``text`` says every change, ``summary`` how many of each kind where they are
    more than people read in a sentence. ``cost`` is the sum of its changes' costs, by the Rules sheet's relaxing
    prices. ``goals`` are the values that the repaired case's plan reaches.
    """

    number: int
    text: str
    changes: tuple[Change, ...]
    cost: float
    goals: Mapping[str, float] = field(default_factory=dict)
    largest_violation: float = 0.0
    summary: str = ""

    @property
    def edits(self) -> tuple[Edit, ...]:
        """Every cell that it changes."""
        return tuple(edit for change in self.changes for edit in change.edits)

    @property
    def rules(self) -> tuple[str, ...]:
        """The rule families that it relaxes, once each."""
        return tuple(dict.fromkeys(change.rule for change in self.changes))


@dataclass(frozen=True, slots=True)
class Infeasibility:
    """Why no plan exists, and what would make one possible.

    ``untouchable`` names the rule families that take part in a conflict and that the Rules sheet protects.
    ``cut`` names what time ran out for: ``conflicts`` (more may stand in the way), ``figures`` (an amount in a
    conflict is not told), ``repairs`` (others may exist).
    """

    conflicts: tuple[Conflict, ...]
    repairs: tuple[Repair, ...] = ()
    untouchable: tuple[str, ...] = ()
    cut: tuple[str, ...] = ()

    @property
    def complete(self) -> bool:
        """Whether every conflict was found."""
        return "conflicts" not in self.cut

    @property
    def remarks(self) -> tuple[str, ...]:
        """Codes of what is said beside the conflicts: why there are none, or what time ran out for."""
        if not self.conflicts:
            return ("report.no_conflict" if self.complete else "report.out_of_time",)
        cut = (("conflicts", "report.incomplete"), ("figures", "report.figures_cut"))
        return tuple(code for part, code in cut if part in self.cut)

    @property
    def rules(self) -> tuple[str, ...]:
        """The rule families in conflict, once each."""
        return tuple(dict.fromkeys(m.rule for conflict in self.conflicts for m in conflict.members))


@dataclass(frozen=True, slots=True)
class Worth:
    """What moving one limit by one unit is worth.

    ``unit`` is "FTE" or "points" (of share). ``loosened`` and ``tightened`` are by how much each of the
    ``Sensitivity``'s priorities improves when the limit gives way by one unit, or worsens when it is drawn tighter by
    one; None where no plan exists then. ``until`` is how many units were found to be worth nearly as much as the
    first, within a tenth. ``even`` is False where one more and one less are not worth the same: the value is not
    unique. ``typable`` is False where the number cannot be tightened by one: it would fall below 0.
    """

    rule: str
    place: tuple[str, ...]
    months: tuple[int, int] | None
    text: str
    step: str
    sheet: str
    cell: str
    unit: str
    loosened: tuple[float, ...]
    tightened: tuple[float, ...] | None
    until: float
    even: bool
    typable: bool = True


@dataclass(frozen=True, slots=True)
class Sensitivity:
    """What limits a plan, what helps most first.

    ``priorities`` holds the goals of each priority that is told, ``units`` their units. ``fractions`` is True where
    the plan is in whole people but the figures are for fractions of them. ``left_out`` counts limits that bind but
    were not tried. ``weights`` has those of each priority's goals where they differ: its figures are weighted sums;
    an empty tuple where they do not. ``tolerant``: the figures are before a later priority takes from a tolerance.
    """

    priorities: tuple[tuple[str, ...], ...]
    units: tuple[str, ...]
    limits: tuple[Worth, ...]
    fractions: bool = False
    left_out: int = 0
    weights: tuple[tuple[float, ...], ...] = ()
    tolerant: bool = False


@dataclass(frozen=True, slots=True)
class Moved:
    """A transfer that differs from the plan: FTE leaving ``pool`` for ``to`` in a month, before and after."""

    pool: str
    to: str
    month: Month
    before: float
    after: float


@dataclass(frozen=True, slots=True)
class Consequence:
    """What comes of supposing something: ``text`` says it all in a sentence or two.

    ``goals`` are the changes of the goals' values, ``moves`` the transfers that change most, ``others`` how many
    more do. Both are empty where no plan exists; ``conflict`` then says why.
    """

    text: str
    goals: Mapping[str, float] = field(default_factory=dict)
    moves: tuple[Moved, ...] = ()
    others: int = 0
    conflict: Conflict | None = None


@dataclass(frozen=True, slots=True)
class Why:
    """The answer to a question about a plan.

    ``value`` is what the plan has: FTE, or a share of the month's work. ``binding`` are sentences on the rules that
    hold it where it is. ``repairs`` are ways to reach what was asked for, the cheapest first; ``target_missed`` says
    that there is such a target and that it cannot be reached as things stand. ``cut`` names what time ran out for:
    ``conflicts`` (why it cannot be reached is not told), ``repairs`` (there may be other ways).
    """

    question: str
    value: float
    consequences: tuple[Consequence, ...] = ()
    binding: tuple[str, ...] = ()
    repairs: tuple[Repair, ...] = ()
    target_missed: bool = False
    cut: tuple[str, ...] = ()
