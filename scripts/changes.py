"""The changes that scripts/mutate tries: one operator or number of the code at a time."""

from __future__ import annotations

import ast
import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

Line = tuple[str, int]

SWAPS: dict[type[ast.AST], type[ast.AST]] = {
    ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.Div, ast.Div: ast.Mult,
    ast.Lt: ast.GtE, ast.LtE: ast.Gt, ast.Gt: ast.LtE, ast.GtE: ast.Lt,
    ast.Eq: ast.NotEq, ast.NotEq: ast.Eq, ast.Is: ast.IsNot, ast.IsNot: ast.Is, ast.In: ast.NotIn, ast.NotIn: ast.In,
    ast.And: ast.Or, ast.Or: ast.And, ast.USub: ast.UAdd,
}  # fmt: skip
"""Operator → what it is changed to."""


SWITCHES = {"strict", "init"}
"""Arguments that tell Python how to check or store something, and no behaviour."""


@dataclass(frozen=True)
class Change:
    """One change: where it is, how it reads, and the whole file with it."""

    file: str
    first: int
    last: int
    what: str
    tree: ast.Module

    @property
    def lines(self) -> set[Line]:
        """The lines that it is on."""
        return {(self.file, line) for line in range(self.first, self.last + 1)}


def places(tree: ast.AST) -> Iterator[tuple[ast.AST, str, int | None]]:
    """(node, field, position in it) of all that can be changed: no annotations, no decorators, no switches."""
    left_alone: list[ast.AST] = []
    for node in ast.walk(tree):
        left_alone += getattr(node, "decorator_list", [])
        left_alone += filter(None, (getattr(node, "annotation", None), getattr(node, "returns", None)))
        if isinstance(node, ast.keyword) and node.arg in SWITCHES:
            left_alone.append(node)
    hidden = {id(child) for node in left_alone for child in ast.walk(node)}
    for node in ast.walk(tree):
        if id(node) in hidden:
            continue
        if isinstance(node, ast.Compare):
            yield from ((node, "ops", i) for i, op in enumerate(node.ops) if type(op) in SWAPS)
        elif isinstance(node, ast.BinOp | ast.BoolOp | ast.UnaryOp) and type(node.op) in SWAPS:
            yield node, "op", None
        elif isinstance(node, ast.Constant) and type(node.value) in (bool, int, float):
            yield node, "value", None


def change(node: ast.AST, name: str, at: int | None) -> str:
    """Changes the place and says how."""
    if isinstance(node, ast.Constant):
        old = node.value
        node.value = not old if isinstance(old, bool) else old + 1  # type: ignore[operator]
        return f"{old!r} → {node.value!r}"
    operators = getattr(node, name)
    old = operators if at is None else operators[at]
    new = SWAPS[type(old)]()
    if at is None:
        setattr(node, name, new)
    else:
        operators[at] = new
    return f"{type(old).__name__} → {type(new).__name__}"


def draw(files: list[str], count: int, seed: int) -> Iterator[Change]:
    """The changes to try, the same for the same seed."""
    texts = {file: Path(file).read_text(encoding="utf-8") for file in files}
    every = [(file, i) for file in files for i, _ in enumerate(places(ast.parse(texts[file])))]
    for file, number in random.Random(seed).sample(every, min(count, len(every))):  # noqa: S311
        tree = ast.parse(texts[file])
        node, name, at = list(places(tree))[number]
        yield Change(file, node.lineno, node.end_lineno or node.lineno, change(node, name, at), tree)  # type: ignore[attr-defined]
