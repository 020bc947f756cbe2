"""Proofs changed as somebody would who passes them off: each change, and the digest made anew."""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from fractions import Fraction
from functools import cache
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType
from typing import Any

from planner.proof.record import canonical

CHECKER = Path(__file__).parents[2] / "scripts" / "check_proof.py"

Object = dict[str, Any]


def check_proof(book: Path, proof: Path) -> subprocess.CompletedProcess[str]:
    """The checker run on its own, as anybody runs it."""
    command = [sys.executable, "-I", str(CHECKER), str(book), str(proof)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


@cache
def _checker() -> ModuleType:
    """The checker as a module: a start of Python for each change would take most of the time."""
    spec = spec_from_file_location("check_proof", CHECKER)
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def rejects(book: Path, content: Object) -> bool:
    """Whether the checker rejects the proof, for what it says and not for how it is written."""
    try:
        list(_checker().check(str(book), content))
    except (_checker().Rejected, ValueError, IndexError):
        return True
    return False


def sign(content: Object) -> Object:
    """The proof as somebody would pass it off who forges the digest too."""
    rest = {key: value for key, value in content.items() if key != "digest"}
    return {**rest, "digest": hashlib.sha256(canonical(rest)).hexdigest()}


class Nothing(Exception):  # noqa: N818 - it is no error
    """The proof holds nothing of the kind that is to be changed."""


def _prices_of(proof: Object) -> tuple[Object, str]:
    """The prices of the last claim whose bound is not 0, or of the contradiction, and the row that adds most to it."""
    rows, columns = proof["statement"]["rows"], proof["statement"]["columns"]
    for part in [proof["impossible"]] if proof["impossible"] else proof["claims"][::-1]:
        adds = {
            row: abs(Fraction(price) * Fraction(rows[int(row)][_side_of(price)]))
            for row, price in part["prices"].items()
            if any(columns[j][1] != columns[j][2] for j, _ in rows[int(row)]["terms"])
        }
        row = max(adds, key=lambda one: adds[one], default="")
        if Fraction(part["bound"]) and adds.get(row):
            return part["prices"], row
    raise Nothing


def _side_of(price: str) -> str:
    """Which bound of its row a price is on."""
    return "upper" if price.startswith("-") else "lower"


def _price(proof: Object) -> None:
    prices, row = _prices_of(proof)
    prices[row] += "1"


def _price_lost(proof: Object) -> None:
    prices, row = _prices_of(proof)
    del prices[row]


def _side(proof: Object) -> None:
    """A price of the other sign: on a bound that is another, or none."""
    prices, row = _prices_of(proof)
    prices[row] = prices[row][1:] if prices[row].startswith("-") else f"-{prices[row]}"


def _limit(proof: Object) -> None:
    prices, row = _prices_of(proof)
    proof["statement"]["rows"][int(row)][_side_of(prices[row])] += 0.001


def _claim(proof: Object) -> None:
    part = proof["impossible"] or proof["claims"][-1]
    part["bound"] = str(Fraction(part["bound"]) + Fraction(1, 10**9))


def _family(proof: Object) -> None:
    families = proof["claims"][-1]["families"]
    families["other"] = families.pop("other", "0") + "1"


def _allowance(proof: Object) -> None:
    proof["claims"][-1]["allowance"] = "1/1000"


def _goal(proof: Object) -> None:
    proof["plan"]["goals"]["cost"] += 0.01


def _value(proof: Object) -> None:
    proof["claims"][-1]["value"] += 0.01


def _cap(proof: Object) -> None:
    cap = _first_cap(proof)
    cap["limit"] = proof["claims"][cap["claim"]]["value"] - 0.01


def _cap_proven(proof: Object) -> None:
    _first_cap(proof)["proven"] += "1"


def _cap_of_a_later_claim(proof: Object) -> None:
    """The first claim holds the last one's goals at what the plan has of them: among such plans it may be the best."""
    first, last = proof["claims"][0], proof["claims"][-1]
    first["caps"] = [{"claim": len(proof["claims"]) - 1, "limit": last["value"], "proven": last["bound"]}]


def _no_claim(proof: Object) -> None:
    proof["claims"] = []


def _weight(proof: Object) -> None:
    """A claim on a goal that counts against itself."""
    claim = proof["claims"][-1]
    goal = next(iter(claim["goals"]))
    claim["goals"][goal] *= -1
    claim["value"] *= -1


def _first_cap(proof: Object) -> Object:
    caps: list[Object] = proof["claims"][-1]["caps"]
    if not caps:
        raise Nothing
    return caps[0]


def _plan(proof: Object) -> None:
    proof["plan"]["id"] = "000000000000"


OF_A_SUM: tuple[Callable[[Object], None], ...] = (_price, _price_lost, _side, _limit, _claim)
OF_A_PLAN = (
    *OF_A_SUM,
    _family,
    _allowance,
    _goal,
    _value,
    _cap,
    _cap_proven,
    _cap_of_a_later_claim,
    _no_claim,
    _weight,
    _plan,
)


def _name(proof: Object) -> None:
    proof["statement"]["rows"][0]["name"] += "2"


def _cell(proof: Object) -> None:
    proof["statement"]["rows"][0]["cell"] = "Z99"


def _coefficient(proof: Object) -> None:
    proof["statement"]["rows"][0]["terms"][0][1] += 1


STATED = (_name, _cell, _coefficient)
"""What the proof rests on can be stated otherwise: with a digest of its own that is a proof of something else."""

OTHERS = (_price, _price_lost)
"""Other prices may prove the same: where what a row adds, the limits of its columns take away."""


def forge(proof: Path) -> Iterator[tuple[str, Object, bool]]:
    """Each change: its name, the changed proof, and whether it is found out with a digest of its own too."""
    text = proof.read_text(encoding="utf-8")
    whole = json.loads(text)
    for change in (*(OF_A_SUM if whole["impossible"] else OF_A_PLAN), *STATED):
        content = json.loads(text)
        with suppress(Nothing):
            change(content)
            yield change.__name__.strip("_"), content, change not in (*STATED, *OTHERS)


def find_believed(book: Path, proof: Path) -> list[str]:
    """The changes of ``proof`` that the checker does not reject, with the old digest or a forged one."""
    found = []
    for name, content, always in forge(proof):
        found += [name] if not rejects(book, content) else []
        found += [f"{name} with its digest"] if always and not rejects(book, sign(content)) else []
    return found
