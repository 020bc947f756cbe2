"""The live solver: a program that is changed and run again. No other package knows HiGHS.

Import it late: importing HiGHS takes a good part of a short command's time.
"""

from planner.solve.live.basis import Basis, carry_over, with_rows
from planner.solve.live.live import DUAL_SIMPLEX, PRIMAL_SIMPLEX, Live
from planner.solve.live.process import version
from planner.solve.live.status import gap_between

__all__ = [
    "DUAL_SIMPLEX",
    "PRIMAL_SIMPLEX",
    "Basis",
    "Live",
    "carry_over",
    "gap_between",
    "version",
    "with_rows",
]
