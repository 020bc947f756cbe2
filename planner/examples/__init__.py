"""The example cases: ``open-2012``, ``open-2012-everywhere``, ``open-2012-pools``, ``small`` and ``blank``."""

from __future__ import annotations

from importlib import import_module

from planner.examples.types import Example

_MODULES = {
    "open-2012": "open_2012",
    "open-2012-everywhere": "open_2012_everywhere",
    "open-2012-pools": "open_2012_pools",
    "small": "small",
    "blank": "blank",
}

EXAMPLES: tuple[str, ...] = tuple(_MODULES)


def load(name: str) -> Example:
    """The example called ``name``; KeyError where there is none."""
    build = import_module(f"{__name__}.{_MODULES[name]}").build
    example: Example = build()
    return example
