"""Plans the transfer of advisors into new regional service centres.

    import planner

    plan = planner.solve(planner.read("case.xlsx"))
    planner.write(plan, "plan.xlsx")

Names are imported when first used: ``import planner`` costs next to nothing.
"""

from __future__ import annotations

import sys
from importlib import import_module
from types import ModuleType

TYPE_CHECKING = False  # known to type checkers; importing it from typing costs more than the help itself
if TYPE_CHECKING:
    from planner.api import read, solve, write
    from planner.findings import BadInput, Finding, Level
    from planner.plan.types import Plan
    from planner.reading.types import Case
    from planner.schema.status import Status
    from planner.solve.options import SolveOptions
    from planner.studies import compare, frontier, grade, report, scenarios, why

    __version__: str

__all__ = [
    "BadInput",
    "Case",
    "Finding",
    "Level",
    "Plan",
    "SolveOptions",
    "Status",
    "__version__",
    "compare",
    "frontier",
    "grade",
    "read",
    "report",
    "scenarios",
    "solve",
    "why",
    "write",
]

_HOMES = {
    "BadInput": "planner.findings",
    "Case": "planner.reading.types",
    "Finding": "planner.findings",
    "Level": "planner.findings",
    "Plan": "planner.plan.types",
    "SolveOptions": "planner.solve.options",
    "Status": "planner.schema.status",
    "compare": "planner.studies",
    "frontier": "planner.studies",
    "grade": "planner.studies",
    "read": "planner.api",
    "report": "planner.studies",
    "scenarios": "planner.studies",
    "solve": "planner.api",
    "why": "planner.studies",
    "write": "planner.api",
}


def __getattr__(name: str) -> object:
    if name == "__version__":
        from importlib.metadata import version

        return version("transfer-planner")
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(_HOMES[name]), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})


class _Package(ModuleType):
    """Keeps ``planner.solve``, ``report`` and ``scenarios`` functions, though subpackages have those names.

    The import system binds a subpackage on its parent; the code reaches it by ``from planner.solve.run import …``,
    which does not need that binding.
    """

    def __setattr__(self, name: str, value: object) -> None:
        if name in _HOMES and isinstance(value, ModuleType):
            return
        super().__setattr__(name, value)


sys.modules[__name__].__class__ = _Package
