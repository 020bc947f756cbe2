"""Proofs of many random cases, each checked, and each change of them rejected: ``python -m tests.proof.many 200``.

Among them are whole people, training groups, soft rules, past months, source activities and service levels, and cases
without a plan. The tests run a few.
"""

from __future__ import annotations

import contextlib
import io
import json
import sys
from collections import Counter
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from planner.cli.main import main as planner
from planner.tolerances import NO_BETTER
from tests.agreement.test_random import DEMAND, GROUPS, case_of
from tests.proof.forging import check_proof, find_believed

PLAIN, WHOLE = range(80), range(100, 160)


def cases() -> Iterator[tuple[str, int]]:
    """Kinds and seeds, 200 of them; the first few are of every kind."""
    kinds = {"fractions": PLAIN, "whole people": WHOLE, "demand": DEMAND, "groups": GROUPS}
    for place in range(max(map(len, kinds.values()))):
        for kind, seeds in kinds.items():
            if place < len(seeds):
                yield kind, seeds[place]


def proven(kind: str, seed: int, folder: Path, *, changes: bool) -> tuple[str, float]:
    """Solves, proves and checks a case: how it ended, and the largest gap of a claim.

    ``searched``: no plan in whole people or groups, and no sum of rules to show it, as one exists in fractions.

    With ``changes``, each change of the proof is tried too.

    Raises:
        AssertionError: something is not as it should be.
    """
    unit = {"headcount unit": 1 if seed % 2 else 0.5} if kind == "whole people" else {}
    case, plan, proof = case_of(seed, folder, **unit), folder / "plan.xlsx", folder / "proof.json"
    code, _ = _run("solve", case, "-o", plan, "--force", "--time-limit", "20")
    assert code in (0, 3, 4), f"solve ended with {code}"
    book = case if code == 3 else plan
    ended, said = _run("prove", book, "-o", proof, "--force")
    if code == 3 and ended == 2 and [one["code"] for one in said["findings"]] == ["proof.no_whole_plan"]:
        return "searched", 0.0
    assert ended == (3 if code == 3 else 0), said
    found = check_proof(book, proof)
    assert found.returncode == 0, found.stderr
    assert not changes or not (missed := find_believed(book, proof)), missed
    if code == 3:
        assert said["contradiction"]["needed"] > said["contradiction"]["possible"]
        return "impossible", 0.0
    gaps = [claim["gap"] for claim in said["claims"]]
    assert all(claim["bound"] <= claim["value"] for claim in said["claims"]), gaps
    granted = [claim["bound"] + claim["tolerance"] * abs(claim["bound"]) for claim in said["claims"]]
    for claim, most in zip(said["claims"], granted, strict=True):
        within = claim["value"] <= most + NO_BETTER * max(1.0, abs(claim["value"]))
        assert said["relaxed"] or claim["closed"] or (claim["tolerance"] > 0 and within), gaps
    return ("relaxed" if said["relaxed"] else "proven"), max(gaps)


def _run(*arguments: object) -> tuple[int, Any]:
    out = io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(io.StringIO()):
        code = planner([*map(str, arguments), "--json"])
    return code, json.loads(out.getvalue()) if out.getvalue().strip() else None


def main(count: int) -> int:
    """Prove so many; returns 1 where any is wrong."""
    found: Counter[str] = Counter()
    widest = dict.fromkeys(("proven", "relaxed", "impossible", "searched"), 0.0)
    with TemporaryDirectory(prefix="planner-proofs-") as folder:
        for kind, seed in islice(cases(), count):
            try:
                end, gap = proven(kind, seed, Path(folder), changes=True)
            except (AssertionError, SystemExit) as fault:
                found["WRONG"] += 1
                print(f"{kind} {seed}: {fault}", flush=True)
                continue
            found[end] += 1
            widest[end] = max(widest[end], gap)
            if not sum(found.values()) % 20:
                print(dict(found), flush=True)
    print(dict(found), "widest gaps:", widest)
    return 1 if found["WRONG"] else 0


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1])))
