"""Imports PuLP without what it needs only to read other solvers' logs.

``import pulp`` imports its log parser ``orloge``, and that pydantic: about a third of the time of the import
(``python -X importtime -c "import pulp"``). The parser is called only when a solver writes a log that PuLP
reads, so a module that fetches the real one on first use stands in for it.
"""

from __future__ import annotations

import importlib
import sys
import types

_PARSER = "orloge"


class _Deferred(types.ModuleType):
    """Stands in for a module until an attribute of it is asked for."""

    def __getattr__(self, name: str) -> object:
        if name.startswith("__"):  # asked by the import system itself
            raise AttributeError(name)
        if sys.modules.get(self.__name__) is self:
            del sys.modules[self.__name__]
        real = importlib.import_module(self.__name__)
        self.__dict__.update(real.__dict__)
        value: object = getattr(real, name)
        return value


def import_pulp() -> types.ModuleType:
    """The module ``pulp``."""
    if "pulp" not in sys.modules and _PARSER not in sys.modules:
        sys.modules[_PARSER] = _Deferred(_PARSER)
    return importlib.import_module("pulp")
