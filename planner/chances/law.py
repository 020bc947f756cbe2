"""Laws of a number of people, exact: convolution and recursion, no sampling.

A law is a range of whole numbers with the probability of each. Outside the range the probability is below ``NEVER``.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from planner.tolerances import NEVER

if TYPE_CHECKING:
    import numpy.typing as npt

    FloatArray = npt.NDArray[np.float64]

_SAFE = 600.0
"""Largest −log of a probability that is far from the smallest number the machine holds (1e-308 is 709)."""

_FAR = 12.0
"""Standard deviations beyond which a binomial law is below ``NEVER``."""


@dataclass(frozen=True, slots=True, eq=False)
class Law:
    """``probabilities[i]`` is that of ``lowest + i`` people; their sum is below 1 where months were conditioned."""

    lowest: int
    probabilities: FloatArray

    @property
    def total(self) -> float:
        """The sum of the probabilities."""
        return min(float(self.probabilities.sum()), 1.0)

    def at_least(self, people: int) -> Law:
        """This law restricted to ``people`` or more; its total is the probability of that."""
        cut = min(max(people - self.lowest, 0), len(self.probabilities))
        return self if cut == 0 else _trim(self.lowest + cut, self.probabilities[cut:])

    def plus(self, other: Law) -> Law:
        """The law of the sum of two independent numbers; of nothing, where no number is possible."""
        if not len(self.probabilities) or not len(other.probabilities):
            return _trim(self.lowest + other.lowest, self.probabilities[:0])
        both = np.convolve(self.probabilities, other.probabilities)
        return _trim(self.lowest + other.lowest, both)

    def thin(self, stay: float) -> Law:
        """The law of those who stay when each of this number does so with probability ``stay``, independently."""
        return self if stay >= 1.0 else thin_laws([self], [stay])[0]


def thin_laws(laws: Sequence[Law], stays: Sequence[float]) -> list[Law]:
    """Each of ``laws`` thinned with its own of ``stays``; see ``Law.thin``. Those of about one size are at once."""
    thinned = list(laws)
    alike: dict[tuple[int, int], list[int]] = {}
    for i, (law, stay) in enumerate(zip(laws, stays, strict=True)):
        count = len(law.probabilities)
        highest = law.lowest + count - 1
        if stay >= 1.0 or not count:
            continue
        if stay <= NEVER:
            thinned[i] = Law(0, np.array([law.total]))
        elif -highest * math.log(stay) < _SAFE:
            size = count.bit_length(), int(highest * (1.0 - stay)).bit_length()
            alike.setdefault(size, []).append(i)
        else:
            first = _far_below(law.lowest, stay)
            rows = _binomials(np.arange(law.lowest, highest + 1), stay, first, highest)
            thinned[i] = _trim(first, law.probabilities @ rows)
    for group in alike.values():
        found = _thin_by_leavers([laws[i] for i in group], np.array([[stays[i]] for i in group]))
        for i, law in zip(group, found, strict=True):
            thinned[i] = law
    return thinned


def _thin_by_leavers(laws: Sequence[Law], stay: FloatArray) -> Iterator[Law]:
    """As ``thin_laws``, one number of leavers after the other: few, where most stay. ``stay`` is (n, 1).

    P(l + 1 leave of n) = P(l leave) · (n − l) ÷ (l + 1) · (1 − stay) ÷ stay, from P(0 leave) = stay ^ n.
    """
    counts = np.array([len(law.probabilities) for law in laws])
    lowest = np.array([law.lowest for law in laws])
    width = int(counts.max())
    people = (lowest[:, None] + np.arange(width)).astype(float)
    weights: FloatArray = np.zeros_like(people)
    for row, law in zip(weights, laws, strict=True):
        row[: len(law.probabilities)] = law.probabilities
    weights *= stay**people
    expected, odds = (lowest + counts - 1) * (1.0 - stay[:, 0]), (1.0 - stay) / stay
    least, leaving = float(expected.min()), [weights]
    while True:
        leavers = len(leaving) - 1
        weights = weights * people  # of whom ``leavers`` have left
        weights *= odds / (leavers + 1)
        if leavers > least:
            goes_on = (leavers <= expected) | (weights.max(axis=1) >= NEVER)
            if not goes_on.any():
                break
            if not goes_on.all():
                weights[~goes_on] = 0.0
        leaving.append(weights)
        people -= 1.0
    most = len(leaving) - 1
    reached: FloatArray = np.zeros((len(laws), most + width))
    for leavers, part in enumerate(leaving):
        reached[:, most - leavers : most - leavers + width] += part
    there = reached > NEVER  # of nobody and more: fewer people have the probability 0
    firsts, ends = there.argmax(axis=1), most + width - there[:, ::-1].argmax(axis=1)
    begins = zip(firsts.tolist(), ends.tolist(), (lowest - most + firsts).tolist(), strict=True)
    for row, found, (first, end, people_left) in zip(
        reached, there.any(axis=1).tolist(), begins, strict=True
    ):
        yield Law(people_left, row[first:end]) if found else Law(0, row[:0])


def count_law(fte: float) -> Law:
    """The law of ``fte`` people: its whole part for sure, its fraction one more person with that probability."""
    whole = math.floor(fte)
    more = fte - whole
    return Law(whole, np.array([1.0 - more, more] if more else [1.0]))


def pass_law(fte: float, passing: float) -> Law:
    """The law of those who pass among ``fte`` people, each with probability ``passing``, independently."""
    return count_law(fte).thin(passing)


def _far_below(count: int, probability: float) -> int:
    """A number of successes in ``count`` tries below which the probability is negligible."""
    mean, spread = count * probability, math.sqrt(count * probability * (1.0 - probability))
    return max(0, math.floor(mean - _FAR * spread - _FAR**2))


def _binomials(counts: npt.NDArray[np.int64], probability: float, first: int, last: int) -> FloatArray:
    """Binomial laws, a row for each of ``counts``, over ``first`` … ``last`` successes.

    From the ratios of neighbouring probabilities, normalised: exact to rounding for any number of people, where
    factorials would lose digits.
    """
    successes = np.arange(first, last + 1)
    tries = counts[:, None]
    possible = successes[None, :] <= tries
    left = np.where(possible, tries - successes[None, :] + 1, 1)  # tries not yet used before this success
    steps = (
        np.log(left) - np.log(np.maximum(successes, 1))[None, :] + math.log(probability / (1.0 - probability))
    )
    steps[:, 0] = 0.0
    logarithms = np.where(possible, np.cumsum(steps, axis=1), -np.inf)
    weights = np.exp(logarithms - logarithms.max(axis=1, keepdims=True))
    rows: FloatArray = weights / weights.sum(axis=1, keepdims=True)
    return rows


def _trim(lowest: int, probabilities: FloatArray) -> Law:
    """A law without the negligible ends."""
    if len(probabilities) and probabilities[0] > NEVER and probabilities[-1] > NEVER:
        return Law(lowest, probabilities)
    there = probabilities > NEVER
    first = int(there.argmax()) if len(there) else 0
    if not len(there) or not there[first]:
        return Law(lowest, np.zeros(0))
    return Law(lowest + first, probabilities[first : len(there) - int(there[::-1].argmax())])
