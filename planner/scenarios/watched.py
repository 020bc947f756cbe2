"""Notes which fields of a dataset a part of the formulation reads: it runs again only when one of them changes.

Nobody has to keep a table of what each rule depends on: the rule itself is watched once, while it is first run.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from functools import reduce
from types import FunctionType, MethodType
from typing import Any, cast

from planner.dataset.types import Dataset
from planner.months import Month

Path = tuple[str, ...]
"""Where a field is: ``("partners", "cost")`` stands for the cost of every partner, ``("rules", "envelope", "mode")``
for that of one rule."""


def watched(dataset: Dataset, seen: set[Path]) -> Dataset:
    """A stand-in for ``dataset`` that adds every field read from it to ``seen``."""
    return cast("Dataset", _Watched(dataset, (), seen))


def value_at(dataset: Dataset, path: Path) -> object:
    """The value of a field, that of every element where the path leads through a set."""
    return reduce(_step, path, dataset)


def _step(value: Any, name: str) -> Any:
    if isinstance(value, tuple):
        return tuple(_step(part, name) for part in value)
    return value[name] if isinstance(value, Mapping) else getattr(value, name)


def sizes(dataset: Dataset) -> tuple[int, ...]:
    """How many elements each set has; sets that hold values only count too."""
    values = (getattr(dataset, field.name) for field in fields(dataset))
    return tuple(len(value) for value in values if isinstance(value, tuple))


class _Watched:
    """Stands in for a dataclass of the dataset; its methods run on the stand-in, and so are watched too."""

    __slots__ = ("_known", "_path", "_real", "_seen")

    def __init__(self, real: object, path: Path, seen: set[Path]) -> None:
        self._real = real
        self._path = path
        self._seen = seen
        self._known: dict[str, Any] = {}

    def __getattr__(self, name: str) -> Any:
        if name not in self._known:
            self._known[name] = self._read(name)
        return self._known[name]

    def _read(self, name: str) -> Any:
        method = getattr(type(self._real), name, None)
        if isinstance(method, FunctionType):
            return MethodType(method, self)
        return _stand_in(getattr(self._real, name), (*self._path, name), self._seen)


def _stand_in(value: object, path: Path, seen: set[Path]) -> Any:
    """``value`` itself, its reading noted; a stand-in where it is, or holds, a dataclass with fields to be read."""
    if isinstance(value, Mapping) and any(map(_has_fields, value.values())):
        return {key: _Watched(part, (*path, key), seen) for key, part in value.items()}
    if isinstance(value, tuple) and _holds_fields(value):
        return tuple(
            _Watched(part, path, seen) if _has_fields(part) else _stand_in(part, path, seen) for part in value
        )
    seen.add(path)
    return value


def _has_fields(value: object) -> bool:
    return is_dataclass(value) and not isinstance(value, Month | type)


def _holds_fields(value: tuple[object, ...]) -> bool:
    return any(_has_fields(part) or (isinstance(part, tuple) and _holds_fields(part)) for part in value)
