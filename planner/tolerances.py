"""Every tolerance of the planner, with its unit and its reason; what is smaller counts as nothing.

Limits on how a search is run (seconds, nodes) stand with the searches.
"""

from __future__ import annotations

ACCEPTED = 1e-6
"""FTE by which a plan may break a rule or a balance, by the independent check: ten times HiGHS's own 1e-7, so that no
sound plan is refused."""

SAME = 1e-6
"""FTE by which two values of a plan may differ and be the same: what the independent check lets pass."""

SHORTFALL = 1e-6
"""FTE: a smaller shortfall is the solver's rounding, and the rule is kept."""

TOUCHED = 1e-6
"""FTE that a pool gives up before it counts as touched."""

DECIMALS = 9
"""Digits after the point that are kept of the numbers of a plan: what lies beyond is the solver's noise, and differs
between runs."""

NOISE = 1e-9
"""An amount or share of a plan (FTE, FTE-months, EUR, or 1 = all) below this is nobody and nothing: what ``DECIMALS``
leaves of rounding, and what adding up in another order may change."""

RELATIVE_NOISE = 1e-12
"""Relative: what a number may change when it is worked out in another order, or written and read again: 8.5 ÷ 0.85
takes ten agents, not eleven."""

TYPED = 1e-9
"""By how much an input may miss a bound, a whole number, or another input, in its unit: it may be a formula's result,
and binary fractions are not what was meant."""

TOTAL = 0.005
"""Relative: by how much a typed total may miss its sum: people round."""

SHARES = 0.001
"""By how much shares of customers may miss 1 in sum: tenths of a per cent are as fine as people type them."""

REACHED = 1e-9
"""A chance or service level that is missed by less counts as reached: rounding in its sum of probabilities."""

NEVER = 1e-30
"""A probability below this is left out at the ends of a law, so that its range stays as narrow as it can matter."""

NO_WAIT = 1e-18
"""A probability of waiting below this changes no digit of a service level."""

MISSED = 1e-7
"""FTE by which a limit must be passed to be missed: HiGHS's own primal feasibility tolerance."""

SUPPOSED = 1e-7
"""FTE by which a target that a repair is to reach may be missed: HiGHS's own primal feasibility tolerance."""

GOAL_CHANGE = 1e-6
"""By how much a goal must change to be better or worse: relative, absolute below 1 (in the goal's unit). Far more than
``SLACK``, which plans of equal inputs may differ by."""

EFFECT = 1e-9
"""What a unit of a limit must change of a priority to be worth something: relative, absolute below 1."""

SERVED = 1e-4
"""FTE-months left undone that count as none: ``SHORTFALL`` may stand in each activity and month of the sum."""

VISIBLE_SHARE = 5e-4
"""A share must change by this to be listed as changed: it is shown in tenths of a per cent."""

NARROW = 5e-4
"""Relative: a side of a trade-off that varies by less is not worth a discussion."""

NO_BETTER = 1e-6
"""Relative gap of a proof that is rounding, the solver's and the sheet's: no better plan exists."""

SLACK = 1e-10
"""Slack on a priority that is held while the next improves: relative to its value, absolute below 1 (in the
priority's unit). A tenth of what the contract allows."""

KEPT = 1e-9
"""By how much a priority may be worse for keeping exactly to the agreed plan: relative, absolute below 1."""

LOOSEST_SLACK = 1e-6
"""The slack of another solver, relative: its files hold fewer digits than its numbers, and a cap lost there is
loosened tenfold, up to this, until there is a plan."""

WRITTEN = 1e-7
"""Distance from a bound at which a value of another solver stands there, relative, absolute below 1 (FTE): CBC writes
eight digits."""

REDUCED_COST = 1e-7
"""Reduced costs below this are zero: HiGHS's own dual feasibility tolerance, in a cost's unit."""

REDUCED_COST_RELATIVE = 1e-10
"""The same as a part of the largest cost, where that is large."""

ROOM = 1e-7
"""Room of a column or row to move that counts as none, in its unit: HiGHS's own primal feasibility tolerance."""

MULTIPLIER = 1e-9
"""A row whose multiplier is smaller takes no part in a conflict (FTE of shortfall per unit)."""

WHOLE = 1e-6
"""Distance from a whole number at which a value is one: HiGHS's own integrality tolerance."""

WHOLE_LIMIT = 1e-9
"""The same for limits that are typed, before they are rounded to whole numbers."""

FIRST_GAP = 1e-4
"""Relative gap at which the first priority of a plan in whole people is good enough (models/transfers.md, "Goals")."""

LATER_GAP = 1e-3
"""The same for later priorities: an exact search takes minutes."""

ABSOLUTE_GAP = 1e-6
"""An optimum in whole numbers that is open by less is closed: HiGHS's ``mip_abs_gap``, in the objective's unit."""

NEGLIGIBLE_GAP = 1e-11
"""The same as a part of the value: what adding up its terms in another order may change."""

EXACT_GAP = 1e-9
"""Relative gap of a search that goes on to the very best where that is cheap."""

REPAIR_GAP = 1e-3
"""Relative gap in price at which the search for a cheaper repair ends: prices are guesses."""

SAME_POINT = 1e-7
"""Points of a trade-off closer than this part of the curve's extent are one (a linear program)."""

SAME_WHOLE_POINT = 1e-6
"""The same for whole numbers, which are searched to HiGHS's tolerances."""

GIVEN_WAVE = 1e-7
"""FTE by which a given wave may be missed: HiGHS's own tolerance, so that its own plan is never refused."""

REGRET = 1e-9
"""A regret smaller than this part of what a priority reaches is none: its terms are added up in another order."""
