"""A month's work kept at home as far as it can be: each centre does its own Direction's work rather than another's.

A flow: work that is done as aid is taken over by a centre with free staff and work of its own, if need be by way of
an exchange of activities, in another centre or with a partner. Shortest ways first, until there is none.
"""

from __future__ import annotations

import enum
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from planner.tolerances import NOISE

if TYPE_CHECKING:
    import numpy.typing as npt

    FloatArray = npt.NDArray[np.float64]


@dataclass(slots=True, eq=False)
class Month:
    """One month: D centres, A activities, P partners; FTE. ``own`` to ``unmet`` change, their sums do not.

    What is done in-house beyond ``own`` is aid. ``low`` and ``high`` bound partners' part of each activity.
    """

    able: FloatArray  # (D,) what the staff of each centre can do
    work: FloatArray  # (D, A)
    own: FloatArray  # (D, A) of its own Direction's work
    in_house: FloatArray  # (A,)
    outsourced: FloatArray  # (P, A)
    unmet: FloatArray  # (A,)
    low: FloatArray  # (A,)
    high: FloatArray  # (A,)
    does: npt.NDArray[np.bool_]  # (P, A)


def keep_at_home(month: Month) -> None:
    """Raises ``own`` to the most that is possible, in place.

    Every way found uses up one kind of exchange on the way, so that there are few of them.
    """
    while way := _shortest_way(month):
        _use(month, way)


class Exchange(enum.Enum):
    """What a step of a way exchanges, of activities a and b."""

    START = enum.auto()  # free staff takes over work of a
    SWAP = enum.auto()  # a centre does work of b instead of a
    UNMET = enum.auto()  # work of b stays undone instead of a
    RELEASE = enum.auto()  # partners give up work of a
    PARTNER = enum.auto()  # a partner does work of b instead of a
    TAKE = enum.auto()  # partners do more work of a
    END = enum.auto()  # less work of a is done as aid


Step = tuple[Exchange, int, int]
"""What is exchanged, from which activity, to which."""


class _Rooms:
    """How much each kind of step can take in a month, as plain lists, which are read one by one sooner than arrays."""

    def __init__(self, month: Month) -> None:
        self._month = month
        self._slack = np.maximum(month.work - month.own, 0.0)
        free = np.maximum(month.able - month.own.sum(axis=1), 0.0)
        self.start: list[float] = np.minimum(free[:, None], self._slack).sum(axis=0).tolist()
        """(A,) free staff on their own Direction's work"""
        self.end: list[float] = (month.in_house - month.own.sum(axis=0)).tolist()
        """(A,) work that is done as aid"""
        self.unmet: list[float] = month.unmet.tolist()
        """(A,) work left undone of one activity rather than another"""

    @cached_property
    def swap(self) -> list[list[float]]:
        """(A, A) a centre changes from one activity to another."""
        own = self._month.own
        swap: list[list[float]] = np.minimum(own[:, :, None], self._slack[:, None, :]).sum(axis=0).tolist()
        return swap

    @cached_property
    def partner(self) -> list[list[float]]:
        """(A, A) a partner changes from one activity to another."""
        does = self._month.does
        passed: list[list[float]] = (
            (self._month.outsourced[:, :, None] * does[:, None, :]).sum(axis=0).tolist()
        )
        return passed

    @cached_property
    def release(self) -> list[float]:
        """(A,) partners do less."""
        less: list[float] = np.maximum(self._month.outsourced.sum(axis=0) - self._month.low, 0.0).tolist()
        return less

    @cached_property
    def take(self) -> list[float]:
        """(A,) partners do more."""
        more: list[float] = np.maximum(self._month.high - self._month.outsourced.sum(axis=0), 0.0).tolist()
        return more


Ways = dict[int, tuple[int, Step, float]]
"""The nodes reached: from which node, by which step, and its room."""


def _shortest_way(month: Month) -> list[tuple[Step, float]]:
    """Steps from free staff to an activity that is done as aid, each with the room it has; none where none leads.

    Nodes 0 … A−1: a centre takes over work of the activity. A … 2A−1: partners release work of the activity.
    """
    rooms, count = _Rooms(month), len(month.in_house)
    came: Ways = {a: (-1, (Exchange.START, a, a), room) for a, room in enumerate(rooms.start) if room > NOISE}
    queue = list(came)
    for node in queue:
        if node < count and rooms.end[node] > NOISE:
            return _way_back(came, node, rooms.end[node])
        for following, step, room in _steps(rooms, node, count, came):
            if room > NOISE:
                came[following] = (node, step, room)
                queue.append(following)
    return []


def _steps(rooms: _Rooms, node: int, count: int, came: Ways) -> Iterator[tuple[int, Step, float]]:
    """(node, step, room) of everything that can be exchanged next, of nodes that are not reached yet."""
    a = node % count
    if node >= count:
        if a not in came:
            yield a, (Exchange.TAKE, a, a), rooms.take[a]
        for b in range(count):
            if count + b not in came:
                yield count + b, (Exchange.PARTNER, a, b), rooms.partner[a][b]
        return
    for b in range(count):
        if b not in came:
            yield b, (Exchange.SWAP, a, b), rooms.swap[a][b]
    for b in range(count):
        if b not in came:
            yield b, (Exchange.UNMET, a, b), rooms.unmet[a]
    if node + count not in came:
        yield node + count, (Exchange.RELEASE, a, a), rooms.release[a]


def _way_back(came: Ways, node: int, room_at_end: float) -> list[tuple[Step, float]]:
    way: list[tuple[Step, float]] = [((Exchange.END, node, node), room_at_end)]
    while node >= 0:
        node, step, room = came[node]
        way.append((step, room))
    return way[::-1]


def _use(month: Month, way: list[tuple[Step, float]]) -> None:
    """Exchanges as much along a way as it has room for, centre by centre and partner by partner."""
    amount = min(room for _, room in way)
    free = np.maximum(month.able - month.own.sum(axis=1), 0.0)
    own, slack = month.own.copy(), np.maximum(month.work - month.own, 0.0)
    outsourced = month.outsourced.copy()
    for (kind, a, b), _ in way:
        if kind == Exchange.START:
            month.own[:, a] += _take(np.minimum(free, slack[:, a]), amount)
        elif kind == Exchange.SWAP:
            moved = _take(np.minimum(own[:, a], slack[:, b]), amount)
            month.own[:, a] -= moved
            month.own[:, b] += moved
        elif kind == Exchange.UNMET:
            month.unmet[a] -= amount
            month.unmet[b] += amount
            month.in_house[a] += amount
            month.in_house[b] -= amount
        elif kind == Exchange.PARTNER:
            moved = _take(outsourced[:, a] * month.does[:, b], amount)
            month.outsourced[:, a] -= moved
            month.outsourced[:, b] += moved
            month.in_house[a] += amount
            month.in_house[b] -= amount


def _take(room: FloatArray, amount: float) -> FloatArray:
    """``amount`` from ``room`` (N,), one place after the other."""
    taken: FloatArray = np.minimum(np.maximum(amount - (room.cumsum() - room), 0.0), room)
    return taken
