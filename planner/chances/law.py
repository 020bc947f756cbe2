"""Laws of a number of people, exact: convolution and recursion, no sampling.

A law is a range of whole numbers with the probability of each. Outside the range the probability is below ``NEVER``.
"""

from __future__ import annotations

import math
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
        return _trim(self.lowest + cut, self.probabilities[cut:])

    def plus(self, other: Law) -> Law:
        """The law of the sum of two independent numbers; of nothing, where no number is possible."""
        if not len(self.probabilities) or not len(other.probabilities):
            return _trim(self.lowest + other.lowest, self.probabilities[:0])
        both = np.convolve(self.probabilities, other.probabilities)
        return _trim(self.lowest + other.lowest, both)

    def thin(self, stay: float) -> Law:
        """The law of those who stay when each of this number does so with probability ``stay``, independently."""
        if stay >= 1.0 or not len(self.probabilities):
            return self
        if stay <= NEVER:
            return Law(0, np.array([self.total]))
        highest = self.lowest + len(self.probabilities) - 1
        if -highest * math.log(stay) < _SAFE:
            return self._thin_by_leavers(stay)
        first = _far_below(self.lowest, stay)
        rows = _binomials(np.arange(self.lowest, highest + 1), stay, first, highest)
        return _trim(first, self.probabilities @ rows)

    def _thin_by_leavers(self, stay: float) -> Law:
        """As ``thin``, one number of leavers after the other: few, where most stay.

        P(l + 1 leave of n) = P(l leave) · (n − l) ÷ (l + 1) · (1 − stay) ÷ stay, from P(0 leave) = stay ^ n.
        """
        lowest, count = self.lowest, len(self.probabilities)
        people = np.arange(lowest, lowest + count, dtype=float)
        reached: FloatArray = np.zeros(lowest + count)
        weights = self.probabilities * stay**people
        highest = lowest + count - 1
        expected, odds = highest * (1.0 - stay), (1.0 - stay) / stay
        top = count - 1
        for leavers in range(highest + 1):
            begin = max(lowest - leavers, 0)
            reached[begin : highest - leavers + 1] += weights[max(leavers - lowest, 0) :]
            weights *= people  # of whom ``leavers`` have left
            weights *= odds / (leavers + 1)
            if leavers > expected and weights[top] < NEVER:
                top = int(weights.argmax())
                if weights[top] < NEVER:
                    break
            people -= 1.0
        return _trim(0, reached)


def count_law(fte: float) -> Law:
    """The law of ``fte`` people: its whole part for sure, its fraction one more person with that probability."""
    whole = math.floor(fte)
    return _trim(whole, np.array([1.0 - (fte - whole), fte - whole]))


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
    there = probabilities > NEVER
    first = int(there.argmax()) if len(there) else 0
    if not len(there) or not there[first]:
        return Law(lowest, np.zeros(0))
    return Law(lowest + first, probabilities[first : len(there) - int(there[::-1].argmax())])
