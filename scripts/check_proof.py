#!/usr/bin/env python3
"""Checks a proof of a transfer plan: python check_proof.py plan.xlsx proof.json.

Reads nothing but the two files and uses nothing but Python (3.9 or newer). All arithmetic is in fractions.
A claim says: no plan that keeps the rows, and the caps of earlier claims, has a weighted sum of goals below the bound.
It follows from prices y on the rows: whatever the plan x, its sum is at least
    sum of y * (lower bound where y > 0, upper bound where y < 0)
  + sum of r * (lower bound where r > 0, upper bound where r < 0), r = costs - prices * rows, over the columns
  - allowance * sum of |y| and |r|, for plans that miss rows and columns by the allowance: a plan has so many digits.
"""

import hashlib
import json
import re
import sys
import zipfile
from fractions import Fraction as F
from html import unescape

NEAR, MOST = F(1, 10**12), F(1, 10**6)  # of a sum, relative; what may be missed by any plan


class Rejected(Exception):
    """Why the proof does not hold."""


def bound_of(statement, goals, prices, caps, allowance):
    """The bound that the prices give, recomputed; caps are (goals, limit, price)."""
    if not 0 <= allowance <= MOST:
        raise Rejected("the rows may be missed by more than any plan may")
    rows, columns = statement["rows"], statement["columns"]
    reduced, total = [F(0)] * len(columns), F(0)

    def add(weights, factor):
        constant = F(0)
        for goal, weight in weights.items():
            for j, value in statement["goals"][goal]["terms"]:
                reduced[j] += factor * F(weight) * F(value)
            constant += F(weight) * F(statement["goals"][goal]["constant"])
        return constant

    def part(price, lower, upper, name):
        side = lower if price > 0 else upper
        if price and side is None:
            raise Rejected(f"{name}: a price on a bound that does not exist")
        return price * F(side) - abs(price) * allowance if price else F(0)

    total += add(goals, F(1))
    for number, text in prices.items():
        row, price = rows[int(number)], F(text)
        total += part(price, row["lower"], row["upper"], row["name"])
        for j, value in row["terms"]:
            reduced[j] -= price * F(value)
    for weights, limit, price in caps:
        if price > 0:
            raise Rejected("a cap is an upper bound: its price is at most 0")
        total += price * (F(limit) - add(weights, -price))
    for (name, lower, upper), cost in zip(columns, reduced):
        total += part(cost, lower, upper, name)
    return total


def workbook_goals(path, plan):
    """The goals that the workbook records of the plan, whatever its sheets are called."""
    with zipfile.ZipFile(path) as book:
        parts = [book.read(name).decode("utf-8") for name in book.namelist() if name.endswith(".xml")]
    texts = [unescape(one) for part in parts for one in re.findall(r"<(?:\w+:)?t[^>]*>([^<]*)<", part)]
    for text in texts:
        if text.startswith("{") and f'"id":"{plan["id"]}"' in text:
            return {key[5:]: value for key, value in json.loads(text).items() if key.startswith("goal.")}
    raise Rejected("the workbook does not hold the plan that this proof is about")


def check(book, proof):
    """Every claim, in order; yields a line about each."""
    statement, plan = proof["statement"], proof["plan"]
    rest = {key: value for key, value in proof.items() if key != "digest"}
    text = json.dumps(rest, sort_keys=True, separators=(",", ":"))
    if hashlib.sha256(text.encode()).hexdigest() != proof["digest"]:
        raise Rejected("the file is not as it was written: its digest differs")
    if proof["impossible"] is not None:
        bound = F(proof["impossible"]["bound"])
        if bound <= 0 or bound_of(statement, {}, proof["impossible"]["prices"], [], F(0)) != bound:
            raise Rejected("the sum of the rows contradicts nothing, or is not what the proof says")
        yield f"No plan keeps all {len(statement['rows'])} rows: a sum of them cannot be."
        return
    held = workbook_goals(book, plan)
    for goal, value in plan["goals"].items():
        if held[goal] != value:
            raise Rejected(f"{goal}: the workbook says {held[goal]}, the proof {value}")
    if not proof["claims"] or any(F(one) < 0 for claim in proof["claims"] for one in claim["goals"].values()):
        raise Rejected("nothing is claimed, or a goal with a weight below 0")
    for place, claim in enumerate(proof["claims"]):
        goals = " + ".join(goal if one == 1 else f"{one} * {goal}" for goal, one in claim["goals"].items())
        value = sum(F(weight) * F(plan["goals"][goal]) for goal, weight in claim["goals"].items())
        if abs(value - F(claim["value"])) > NEAR * max(1, abs(value)):
            raise Rejected(f"the claim on {goals} is about another value")
        caps = []
        for k, cap in enumerate(claim["caps"]):
            earlier = proof["claims"][:place][cap["claim"]]
            if F(cap["limit"]) < F(earlier["value"]) or F(cap["proven"]) != F(earlier["bound"]):
                raise Rejected("a cap is not what the plan reached, or not what was proven")
            caps.append((earlier["goals"], cap["limit"], F(claim["cap_prices"].get(str(k), 0))))
        bound = bound_of(statement, claim["goals"], claim["prices"], caps, F(claim["allowance"]))
        if bound != F(claim["bound"]) or sum(map(F, claim["families"].values())) != bound:
            raise Rejected(f"the prices on {goals} give {float(bound)}, not what is claimed")
        if bound > F(claim["value"]):
            raise Rejected(f"the plan would be better than what is proven to be the best: {float(value)}")
        gap = float((value - bound) / max(1, abs(value)))
        yield f"{goals}: the plan has {float(value):,.6f}, none is below {float(bound):,.6f} (gap {gap:.1e})"


if __name__ == "__main__":
    if len(sys.argv) != 3 or zipfile.is_zipfile(sys.argv[2]):
        sys.exit("Usage: python check_proof.py plan.xlsx proof.json")
    try:
        with open(sys.argv[2], encoding="utf-8") as file:
            print("\n".join(check(sys.argv[1], json.load(file))), "\nThe proof holds.", sep="")
    except (Rejected, KeyError, ValueError, IndexError, TypeError, ZeroDivisionError, OSError) as why:
        sys.exit(f"REJECTED: {type(why).__name__ + ': ' if not isinstance(why, Rejected) else ''}{why}")
