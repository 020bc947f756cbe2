"""The program of a changed dataset, made from another one's: only families that the change concerns run again."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from planner.dataset.types import Dataset
from planner.model import definitions
from planner.model.build import Model, build_model
from planner.model.formulation import Formulation
from planner.model.goals import goal_expressions
from planner.model.past import Past, past_of
from planner.model.program import Program
from planner.model.rules import FAMILIES
from planner.model.variables import Names, add_variables, bound_work, safe_names
from planner.scenarios.renewal import Family, Part, part_of, without_rows
from planner.scenarios.watched import Path, sizes, value_at, watched

_PATTERNS: dict[Path, Callable[[Dataset], object]] = {
    ("workload",): lambda dataset: [
        [[fte > 0 for fte in months] for months in direction] for direction in dataset.workload
    ],
    ("routes",): lambda dataset: [dataset.routes.allowed_from(i) for i in range(len(dataset.directions))],
    ("directions", "served_elsewhere"): lambda dataset: [
        direction.served_elsewhere is None for direction in dataset.directions
    ],
}
"""Of the workload, only where there is any decides which columns exist; of a limit, only whether there is one;
of the routes, which are allowed."""


class Shape:
    """A model whose columns and rows other datasets may share, and how to make their models from it.

    ``model_of`` gives exactly what ``build_model`` gives, in a fraction of its time, or None where the dataset has
    other columns or rows.
    """

    def __init__(self, dataset: Dataset) -> None:
        self.model = build_model(dataset)
        self._names: Names = safe_names(dataset)
        self._sizes = sizes(dataset)
        self._shape_reads: set[Path] = set()
        self._goal_reads: set[Path] = set()
        self._parts = _parts_of(self.model)
        self._watch()
        self._by_top: dict[str, list[Path]] = {}
        for path in set().union(self._shape_reads, self._goal_reads, *(part.reads for part in self._parts)):
            self._by_top.setdefault(path[0], []).append(path)

    @property
    def dataset(self) -> Dataset:
        """The dataset that the shape was made from."""
        return self.model.dataset

    def model_of(self, dataset: Dataset) -> Model | None:
        """The model of ``dataset``, None where it is not of this shape."""
        if sizes(dataset) != self._sizes:
            return None
        changed = self._changed(dataset)
        if any(self._decides_shape(path, dataset) for path in changed & self._shape_reads):
            return None
        program = _copy(self.model.program)
        if ("workload",) in changed:
            bound_work(program, self.model.variables, dataset)
        formulation = self._formulation(dataset, program, past_of(dataset))
        for part in self._parts:
            if part.reads & changed and not part.renewed(formulation, changed, program):
                return None
        goals = self.model.goals
        if self._goal_reads & changed:
            if dataset.agreed is not None:
                return None
            goals = goal_expressions(formulation)
        return replace(self.model, dataset=dataset, program=program, goals=goals)

    def leader(self, dataset: Dataset) -> Dataset:
        """This shape's dataset with only those fields changed to ``dataset``'s that make its shape another.

        Equal for every dataset of that other shape, so that the order in which they come does not matter.
        """
        result = self.dataset
        for path in sorted(self._changed(dataset) & self._shape_reads):
            if self._decides_shape(path, dataset):
                result = _with_value(result, path, dataset)
        return result if sizes(result) == sizes(dataset) else dataset

    def _changed(self, dataset: Dataset) -> set[Path]:
        """The fields that differ from those of the shape's own dataset, among those that matter."""
        base = self.dataset
        tops = {top for top in self._by_top if getattr(base, top) != getattr(dataset, top)}
        paths = (path for top in tops for path in self._by_top[top])
        return {path for path in paths if value_at(base, path) != value_at(dataset, path)}

    def _decides_shape(self, path: Path, dataset: Dataset) -> bool:
        """Whether a field that changed, and that columns depend on, changed in what they depend on."""
        pattern = _PATTERNS.get(path)
        return pattern is None or pattern(self.dataset) != pattern(dataset)

    def _formulation(self, dataset: Dataset, program: Program, past: Past) -> Formulation:
        shortfalls = {rule: list(columns) for rule, columns in self.model.shortfalls.items()}
        return Formulation(dataset, program, self._names, self.model.variables, past, shortfalls)

    def _watch(self) -> None:
        """Runs every part once on a watched dataset, to learn what it reads."""
        self._shape_reads.update(("rules", rule, "mode") for rule in self.dataset.rules)
        spied = watched(self.dataset, self._shape_reads)
        safe_names(spied)
        add_variables(Program("watched"), spied, self._names)
        past = past_of(self.dataset)
        if past.any_move or past.first_free:
            past_of(spied)
        for part in self._parts:
            part.family(self._formulation_for_watching(watched(self.dataset, part.reads), past))
        if self.dataset.agreed is None:
            goal_expressions(self._formulation_for_watching(watched(self.dataset, self._goal_reads), past))
        else:
            self._shape_reads.add(("agreed",))

    def _formulation_for_watching(self, spied: Dataset, past: Past) -> Formulation:
        return self._formulation(spied, without_rows(self.model.program), past)


def _parts_of(model: Model) -> list[Part]:
    """The families in the order of their rows; also those that have none now, for a change may give them some."""
    spans: dict[str, tuple[int, int]] = {}
    for i, row in enumerate(model.program.rows):
        first, _ = spans.get(row.rule, (i, i))
        spans[row.rule] = (first, i + 1)
    families: Mapping[str, Family] = {**_definitions(), **FAMILIES}
    end = len(model.program.rows)
    off = {rule for rule in FAMILIES if model.dataset.mode(rule) == "off"}
    return [
        part_of(name, family, model.program, *spans.get(name, (end, end)))
        for name, family in families.items()
        if name not in off
    ]


def _definitions() -> dict[str, Family]:
    names = (
        "staff_balance", "pool_balance", "workload", "served_balance",
        "staff_at_work", "effective_staff", "trainer_balance", "paid",
        "largest_share",
    )  # fmt: skip
    return {name: getattr(definitions, name) for name in names}


def _copy(program: Program) -> Program:
    """The program with numbers of its own; names and structure are shared."""
    return replace(
        program,
        column_upper=program.column_upper[:],
        row_lower=program.row_lower[:],
        row_upper=program.row_upper[:],
        coefficients=program.coefficients[:],
    )


def _with_value(dataset: Dataset, path: Path, other: Dataset) -> Dataset:
    """``dataset`` with the field at ``path`` as in ``other``."""
    replaced: Dataset = _replaced(dataset, path, other)
    return replaced


def _replaced(value: Any, path: Path, other: Any) -> Any:
    if not path:
        return other
    if isinstance(value, tuple) and isinstance(other, tuple):
        if len(value) != len(other):
            return other
        return tuple(_replaced(a, path, b) for a, b in zip(value, other, strict=True))
    name, rest = path[0], path[1:]
    if isinstance(value, Mapping) and isinstance(other, Mapping):
        return {**value, name: _replaced(value[name], rest, other[name])}
    return replace(value, **{name: _replaced(getattr(value, name), rest, getattr(other, name))})
